"""Mixing the tables: how many there are, everybody anew or only those who came since, and the plan on the shared screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from moothall.core.errors import Refused
from moothall.core.model import Session, Step
from moothall.core.seating import seat_everybody, seat_newcomers, tables_laid
from moothall.ui.kit.button import Button
from moothall.ui.kit.field import Field
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.theme.look import look
from moothall.words import say

A_TABLE = 6
"""People at a table, where nobody says otherwise: cabaret tables of six (practice 3)."""


class SeatingRow(QWidget):
    """`wanted` gives a rule to be done, `shown` asks for the plan on the shared screen."""

    wanted = Signal(object)
    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tables = Field(say("attendance.tables"), hide_label=True)
        # px at 100 %: two figures, with room to see that one can type there.
        self.tables.setFixedWidth(look().px(72))
        self.mix = Button(say("attendance.mix"), small=True)
        self.newcomers = Button(say("attendance.seat_newcomers"), small=True)
        self.show_plan = Button(say("attendance.show_tables"), small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(PlainLabel(say("attendance.tables"), "label", wrap=False))
        for part in (self.tables, self.mix, self.newcomers, self.show_plan):
            row.addWidget(part)
        row.addStretch(1)
        self.mix.clicked.connect(lambda: self._want(lambda session: seat_everybody(session, self._number())))
        self.newcomers.clicked.connect(lambda: self._want(seat_newcomers))
        self.show_plan.clicked.connect(self.shown)

    def _want(self, rule: Callable[[Session], Step]) -> None:
        self.wanted.emit(rule)

    def _number(self) -> int:
        text = self.tables.text().strip()
        if not text.isdecimal() or len(text) > 4:
            raise Refused("attendance.tables_are_a_number")
        return int(text)

    def tell(self, session: Session, here: int) -> None:
        laid = tables_laid(session)
        # What is in the field stays, if somebody typed there.
        if not self.tables.text().strip():
            self.tables.set_text(str(len(laid) or max(1, round(here / A_TABLE))) if here else "")
        waiting = bool(laid) and sum(len(who) for _, who in laid) < here
        self.newcomers.setVisible(waiting)
        self.show_plan.setVisible(bool(laid))
