"""Beside the ladder: the chosen tension's days, until when its step may take, a step up or down, and off the ladder."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.core.ladder import OnLadder
from moothall.day_words import short_day
from moothall.ui.kit.button import Button
from moothall.ui.kit.chip import Chip
from moothall.ui.kit.field import Field
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say


class LadderSide(QWidget):
    """`dated` gives what was typed as a day, `settled` a state's key."""

    dated = Signal(str)
    settled = Signal(str)
    done = Signal()  # Enter in the day: the keyboard goes back to the ladder

    def __init__(self) -> None:
        super().__init__()
        self._head, self._past = PlainLabel("", "section", wrap=False), Chip("", "late")
        self._question, self._days = PlainLabel("", "body"), PlainLabel("", "meta")
        self.day = Field(say("mechanism.until_when"), hint=say("kit.hint_day"))
        self.up = Button("", small=True, keys="Alt+↑")
        self.agreed, self.parked = Button(say("mechanism.settle_agreed"), small=True), Button(say("mechanism.settle_parked"), small=True)
        self._none = PlainLabel("", "meta", ink="ink2")
        self.day.changed_done.connect(self.dated)
        self.day.entered.connect(self.done)
        self.agreed.clicked.connect(lambda: self.settled.emit("agreed"))
        self.parked.clicked.connect(lambda: self.settled.emit("parked"))
        self._block = QWidget()
        inside = QVBoxLayout(self._block)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self._past)
        inside.addLayout(head)
        for part in (self._question, self._days, self.day, self.up):
            inside.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.agreed, self.parked):
            row.addWidget(button)
        inside.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.addWidget(self._block)
        column.addWidget(self._none)

    def tell(self, tension: OnLadder | None, days: Sequence[tuple[str, str]], above: int | None, any_open: bool) -> None:
        """`above` is the number of the next step, None on the last."""
        self._block.setVisible(tension is not None)
        self._none.setVisible(tension is None)
        self._none.setText(say("mechanism.choose_one" if any_open else "mechanism.none_open_yet"))
        if tension is None:
            return
        self._head.setText(say("mechanism.tension", number=tension.number))
        self._past.setText(say("mechanism.past", n=tension.past) if tension.past else "")
        self._past.setVisible(bool(tension.past))
        self._question.setText(tension.question)
        self._days.setText("\n".join(f"{day}  {what}" for day, what in days))
        self.day.set_text(short_day(tension.due) if tension.due else "")
        self.up.setVisible(above is not None)
        self.up.set_words(say("mechanism.up", n=above if above is not None else 0))
