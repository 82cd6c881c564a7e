"""Ballots by card while a vote is open: which are in, and a way to take one back. Never what anybody chose."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.desk import Desk
from moothall.ui.kit.ballot_cells import BallotCells, CardState
from moothall.ui.kit.button import Button
from moothall.ui.kit.plain_label import PlainLabel
from moothall.voting.rules import voters_in_room
from moothall.words import say

_SPARE, _LAST = 5, 3
_UNCOUNTED = 45  # cards offered when nobody has counted the room


class Cards(QWidget):
    """Press a card to take it in hand; those that came last can be taken back whole."""

    chosen = Signal(int)
    taken_back = Signal(int)

    def __init__(self, desk: Desk, vote_key: str) -> None:
        super().__init__()
        self._desk, self._vote_key = desk, vote_key
        self._cells = BallotCells(say("voting.by_card"))
        self._cells.chosen.connect(self._press)
        self._recent: list[int] = list(desk.cards(vote_key))[-_LAST:]
        self._back = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(PlainLabel(say("voting.by_card"), "section", wrap=False))
        top.addStretch(1)
        top.addWidget(PlainLabel(say("voting.no_names"), "meta", ink="ink2", wrap=False))
        column.addLayout(top)
        column.addWidget(self._cells)
        column.addWidget(PlainLabel(say("voting.legend"), "meta", ink="ink2"))
        column.addLayout(self._back)
        column.addStretch(1)
        self._known = set(self._recent) | set(desk.cards(vote_key))
        self.redraw()

    def _press(self, card: int) -> None:
        """A card that is in is brought among those to take back; another is taken in hand."""
        if card in self._desk.cards(self._vote_key):
            self._remember(card)
            self.redraw()
        else:
            self.chosen.emit(card)

    def _remember(self, card: int) -> None:
        self._recent = [*(c for c in self._recent if c != card), card][-_LAST:]

    def redraw(self) -> None:
        used = self._desk.cards(self._vote_key)
        for card in used.keys() - self._known:
            self._remember(card)
        self._known = set(used)
        self._recent = [c for c in self._recent if c in used]
        self._cells.show_cards(self._states(set(used)))
        self._offer_back(used)

    def _states(self, used: set[int]) -> list[tuple[int, CardState]]:
        """As many cards as people present, and a few spare ones; of higher numbers only those that are in."""
        present = voters_in_room(self._desk.session)
        given, last = (present, present + _SPARE) if present else (_UNCOUNTED, _UNCOUNTED)
        shown = [*range(1, last + 1), *sorted(n for n in used if n > last)]
        return [(n, "in" if n in used else "not_in" if n <= given else "not_given") for n in shown]

    def _offer_back(self, used: object) -> None:
        while (item := self._back.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        for card in reversed(self._recent):
            self._back.addWidget(self._row(card))

    def _row(self, card: int) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(PlainLabel(say("voting.card", card=card), "label", wrap=False))
        line.addStretch(1)
        back = Button(say("voting.take_back"), "link", small=True)
        back.setAccessibleDescription(say("voting.card", card=card))
        back.clicked.connect(lambda: self.taken_back.emit(card))
        line.addWidget(back, 0, Qt.AlignmentFlag.AlignRight)
        return row
