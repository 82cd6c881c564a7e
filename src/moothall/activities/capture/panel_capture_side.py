"""Beside capture: the rounds with their timer, silent writing and its reveal, and how many cards each table has handed in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from moothall.activities.capture.panel_rounds import Rounds
from moothall.activities.capture.rules import cards_by_table
from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.model import Session
from moothall.core.prompts import PROMPTS
from moothall.ui.kit.button import Button
from moothall.ui.kit.card import Rule
from moothall.ui.kit.enter_key import is_ctrl_enter
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.tick import Tick
from moothall.words import say

_ACROSS = 2
"""Tables beside each other in the side panel; more across would shorten their names."""


class HandedIn(QWidget):
    """Cards by table, repeats too, so that nobody is forgotten. Pressing a table types for it."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._total = PlainLabel("", "meta", ink="ink2", wrap=False)
        self._grid = QGridLayout()
        self._grid.setSpacing(4)
        self._tables: dict[str, Button] = {}
        self._shown: dict[int, tuple[str, int]] = {}  # by place, so that a card tells one table and not all of them
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(PlainLabel(say("capture.handed_in"), "label", wrap=False))
        top.addStretch(1)
        top.addWidget(self._total)
        column.addLayout(top)
        column.addLayout(self._grid)

    def show_board(self, session: Session, prompt: str) -> None:
        self._total.setText(say("capture.typed", n=len(session.where(CONTRIBUTIONS, "prompt", prompt))))
        # Buttons are kept by table and only reworded: made anew with every card they would take the keyboard off the one in use.
        cards = cards_by_table(session, prompt)
        before, self._shown = self._shown, dict(enumerate(cards))
        for place, (table, count) in enumerate(cards):
            if before.get(place) == (table, count):
                continue
            button = self._tables.get(table) or self._add(table)
            # Where it stands is settled each time: a table that comes between two others moves all that follow.
            self._grid.addWidget(button, place // _ACROSS, place % _ACROSS)
            button.set_words(say("capture.table", table=table))
            button.set_count(count)
        # The set is another object, so that taking out while going through it is safe.
        for gone in self._tables.keys() - {table for table, _ in cards}:
            self._tables.pop(gone).deleteLater()

    def _add(self, table: str) -> Button:
        button = self._tables[table] = Button("", small=True)
        button.clicked.connect(lambda: self.chosen.emit(table))
        return button

    def show_current(self, table: str) -> None:
        for name, button in self._tables.items():
            button.set_manner("primary" if name == table else "plain")


class CaptureSide(QWidget):
    """`silent_wanted` asks to keep notes off the shared screen, or to show them as they come; `reveal_wanted` shows all at once."""

    show_wanted = Signal()
    silent_wanted = Signal(bool)
    reveal_wanted = Signal()

    def __init__(self, stage: PanelContext, item: str) -> None:
        super().__init__()
        self.handed_in, self.rounds = HandedIn(), Rounds(stage.desk, item)
        self._show = Button(say("capture.show_notes"), small=True)
        self._silent = Tick(say("capture.silent"), say("capture.silent_note"))
        self._reveal = Button("", keys="Ctrl+Enter", small=True)
        self._reveal.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # in a narrow side panel its words give way
        self._show.clicked.connect(self.show_wanted)
        # `clicked` and not `toggled`: drawing sets the tick too, and must ask for nothing.
        self._silent.clicked.connect(lambda on: self.silent_wanted.emit(on))
        self._reveal.clicked.connect(self.reveal_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.rounds)
        column.addSpacing(8)
        column.addWidget(Rule())
        column.addSpacing(8)
        for part in (self._silent, self._reveal, self._show, self.handed_in):
            column.addWidget(part)  # what grows with the tables comes last, or it would push the rest out of sight
        column.addStretch(1)

    def show_board(self, session: Session, prompt: str) -> None:
        self.rounds.tell()
        asked = session.find(PROMPTS, prompt)
        writing = asked.writing if asked else ""
        self._silent.setVisible(asked is not None)
        self._silent.setChecked(writing == "silent")
        self._reveal.setVisible(writing == "silent")
        # While people write in silence their notes can't be shown, so the button isn't there to be pressed by mistake.
        self._show.setVisible(writing != "silent")
        self.show_cards(session, prompt)

    def show_cards(self, session: Session, prompt: str) -> None:
        """What changes with every card: how many were handed in, and how many a reveal would show."""
        self.handed_in.show_board(session, prompt)
        if not self._reveal.isHidden():
            self._reveal.set_words(say("capture.reveal", n=len(session.where(CONTRIBUTIONS, "prompt", prompt))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is printed on the button that reveals, so it does so from every button and field here."""
        if is_ctrl_enter(event) and self._reveal.isVisible():
            self.reveal_wanted.emit()
        else:
            super().keyPressEvent(event)
