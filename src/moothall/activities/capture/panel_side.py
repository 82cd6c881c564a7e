"""Beside capture: how many cards each table has handed in, so that nobody is forgotten. Pressing a table types for it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from moothall.activities.capture.rules import cards_by_table
from moothall.core.contributions import notes_of
from moothall.core.model import Session
from moothall.ui.kit.button import Button
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say

_ACROSS = 2


class HandedIn(QWidget):
    """Cards by table, and *Show the notes* for the wall."""

    chosen = Signal(str)
    wall_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._total = PlainLabel("", "meta", ink="ink2", wrap=False)
        self._grid = QGridLayout()
        self._grid.setSpacing(4)
        self._tables: dict[str, Button] = {}
        self._wall = Button(say("capture.show_notes"), small=True)
        self._wall.clicked.connect(self.wall_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(PlainLabel(say("capture.handed_in"), "label", wrap=False))
        top.addStretch(1)
        top.addWidget(self._total)
        column.addLayout(top)
        column.addLayout(self._grid)
        column.addWidget(self._wall)
        column.addStretch(1)

    def show_board(self, session: Session, prompt: str) -> None:
        self._total.setText(say("capture.typed", n=len(notes_of(session, prompt))))
        cards = cards_by_table(session, prompt)
        for place, (table, count) in enumerate(cards):
            button = self._tables.get(table) or self._add(table, place)
            button.set_words(say("capture.table", table=table))
            button.set_count(count)
        for gone in self._tables.keys() - {table for table, _ in cards}:
            self._tables.pop(gone).deleteLater()

    def _add(self, table: str, place: int) -> Button:
        button = self._tables[table] = Button("", small=True)
        button.clicked.connect(lambda: self.chosen.emit(table))
        self._grid.addWidget(button, place // _ACROSS, place % _ACROSS)
        return button

    def show_current(self, table: str) -> None:
        for name, button in self._tables.items():
            button.set_manner("primary" if name == table else "plain")
