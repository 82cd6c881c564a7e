"""Ballots by card while a vote is open: which are in, which spoiled, and a way to take one back. Never what anybody chose."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile, zip_longest

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.core.ballots import SPOILED_BECAUSE
from moothall.desk import Desk
from moothall.ui.kit.ballot_cells import BallotCells, CardState
from moothall.ui.kit.button import Button
from moothall.ui.kit.choice import Choice
from moothall.ui.kit.plain_label import PlainLabel
from moothall.voting.rules import voters_in_room
from moothall.words import say

_SPARE, _LAST = 5, 3
"""Cards offered above the people present, for those who come late; and cards that can be taken back without looking for them."""
_UNCOUNTED = 45  # cards offered when nobody has counted the room


class Cards(QWidget):
    """Press a card to take it in hand; those that came last can be taken back whole. `spoiled` gives a card and the reason's key."""

    chosen = Signal(int)
    taken_back = Signal(int)
    spoiled = Signal(int, str)

    def __init__(self, desk: Desk, vote_key: str) -> None:
        super().__init__()
        self._desk, self._vote_key = desk, vote_key
        self._cells = BallotCells(say("voting.by_card"))
        self._cells.chosen.connect(self._press)
        self._in_hand = 0
        self._recent: list[int] = list(desk.cards(vote_key))[-_LAST:]
        self._back = [BackRow() for _ in range(_LAST)]
        reasons = [(reason, say(reason)) for reason in SPOILED_BECAUSE]
        self._spoil = Choice(say("voting.mark_spoiled"), [("", say("voting.choose_reason")), *reasons])
        self._spoil.chosen.connect(self._spoil_chosen)
        self._known, self._spoilt = set(desk.cards(vote_key)), set[int]()
        self._offered: tuple[int, list[int]] = (-1, [])  # people present and cards beyond: while these stay, cells keep their places
        self._lay_out()
        self.hold(0)
        self.redraw()

    def _lay_out(self) -> None:
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
        for row in self._back:
            column.addWidget(row)
            row.wanted.connect(self.taken_back)
        column.addWidget(self._spoil)
        column.addStretch(1)

    def hold(self, card: int) -> None:
        """Which card can be marked spoiled; 0 for none."""
        self._in_hand = card
        self._spoil.setVisible(bool(card))

    def _spoil_chosen(self, reason: str) -> None:
        card = self._in_hand
        # Back to "choose a reason" before anybody is told, so that the next card never begins with this one's.
        self._spoil.choose("")
        if reason and card:
            self.spoiled.emit(card, reason)

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
        """Touches only the cards that have become others: there may be thousands."""
        used, spoiled = self._desk.cards(self._vote_key), self._desk.spoiled_cards(self._vote_key)
        for card in used.keys() - self._known:
            self._remember(card)
        # What came, what was taken back, and what is spoiled or no longer so.
        others = (used.keys() ^ self._known) | (spoiled.keys() ^ self._spoilt)
        self._known, self._spoilt = set(used), set(spoiled)
        self._recent = [c for c in self._recent if c in used]
        self._show(used, spoiled, others)
        self._offer_back(used, spoiled)

    def _show(self, used: Mapping[int, str], spoiled: Mapping[int, str], others: set[int]) -> None:
        """As many cards as people present, and a few spare ones; of higher numbers only those that are in."""
        present = voters_in_room(self._desk.session, self._vote_key)
        given, last = (present, present + _SPARE) if present else (_UNCOUNTED, _UNCOUNTED)

        # Without a count of the room every card offered may have been given out, so none is said not to be.
        def state(card: int) -> CardState:
            return "spoiled" if card in spoiled else "in" if card in used else "not_in" if card <= given else "not_given"

        # Walked from the top: only the few beyond are looked at, not the thousands below.
        beyond = list(takewhile(lambda card: card > last, reversed(list(used))))[::-1]  # they come by number
        if self._offered != (present, beyond):
            self._offered = present, beyond
            self._cells.show_cards([(card, state(card)) for card in (*range(1, last + 1), *beyond)])
            return
        for card in others:
            self._cells.show_card(card, state(card))

    def _offer_back(self, used: Mapping[int, str], spoiled: Mapping[int, str]) -> None:
        cards = list(reversed(self._recent))
        for row, card in zip_longest(self._back, cards, fillvalue=0):
            # Rows are never fewer than cards, so it is always the cards that are filled up.
            assert isinstance(row, BackRow)
            row.show_card(card, say(spoiled[card]) if card in spoiled else say(f"voting.way_{used[card]}") if card else "")


class BackRow(QWidget):
    """One card that is in, how it came, and a way to take it back. Made once: rows that come and go would lay out the page anew."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._card = 0
        self._name = PlainLabel("", "label", wrap=False)
        self._how = PlainLabel("", "meta", ink="ink2", elided=True)
        self._back = Button(say("voting.take_back"), "link", small=True)
        self._back.clicked.connect(lambda: self.wanted.emit(self._card))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._name)
        line.addWidget(self._how, 1)
        line.addWidget(self._back, 0, Qt.AlignmentFlag.AlignRight)

    def show_card(self, card: int, how: str) -> None:
        """0 for none."""
        self.setVisible(bool(card))
        self._card = card
        if card:
            self._name.setText(say("voting.card", card=card))
            self._how.setText(how)
            self._back.setAccessibleDescription(say("voting.card", card=card))
