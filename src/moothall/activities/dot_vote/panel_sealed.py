"""A sealed vote being held: paper ballots typed one after the other, and never a dot shown after Enter."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from moothall.activities.dot_vote.panel_cards import Cards
from moothall.activities.dot_vote.panel_page import VotePage, facts_row, key_pairs
from moothall.core.ballots import judge, typed
from moothall.core.refused import Expected
from moothall.desk import Desk
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.hatched import Hatched
from moothall.ui.kit.option_row import OptionRow
from moothall.ui.kit.page import Page
from moothall.ui.kit.parts import Key, Part, Symbol, Words
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say, sentence

_WITH_CARD = re.compile(r"\s*(\d+)\s*:\s*(.*)")


class SealedPage(VotePage):
    """Card number, "3 3 7 9 11", Enter. The next card that isn't in follows by itself."""

    def __init__(self, desk: Desk, item_key: str, vote_key: str) -> None:
        super().__init__(desk, item_key, vote_key)
        self._card = 0
        self._asking = False
        self._entry = EntryLine(say("dot_vote.ballot"), hint=say("dot_vote.ballot_hint"))
        self._entry.tab = "acts"
        self._cards = Cards(desk, vote_key)
        self._lay_out()
        self._entry.committed.connect(self._commit)
        self._entry.changed.connect(self._mean)
        self._entry.tabbed.connect(self._ask_card)
        self._entry.escaped.connect(self._give_up_card)
        self._cards.chosen.connect(self._take_card)
        self._cards.taken_back.connect(self._take_back)
        self._next_card()

    def _lay_out(self) -> None:
        page = Page(margins=False)
        page.add(facts_row(self.vote, self.options))
        page.add(self._entry)
        page.add(PlainLabel(say("dot_vote.ballot_help"), "meta", ink="ink2"))
        halves = QHBoxLayout()
        halves.setSpacing(32)
        halves.addLayout(self._ballot_paper(), 3)
        halves.addWidget(self._cards, 2)
        page.add(halves)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def _ballot_paper(self) -> QGridLayout:
        """Options at the left; where the result would be, the hatch that says why it isn't."""
        grid = QGridLayout()
        grid.setSpacing(0)
        grid.addWidget(PlainLabel(say("dot_vote.options"), "section"), 0, 0)
        for place, option in enumerate(self.options, 1):
            grid.addWidget(OptionRow(option.number, option.text, option.ordinal), place, 0)
        seal = Hatched(say("dot_vote.sealed"), say("dot_vote.opens_at_reveal"))
        seal.setMinimumWidth(168)
        grid.addWidget(seal, 1, 1, len(self.options), 1)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(len(self.options) + 1, 1)
        return grid

    # the card in hand

    def _next_card(self) -> None:
        """The lowest card above this one that isn't in, or the first free one."""
        used = self.desk.cards(self.vote_key)
        card = self._card + 1
        while card in used:
            card += 1
        self._take_card(card)

    def _take_card(self, card: int) -> None:
        self._card, self._asking = card, False
        self._entry.set_context(say("dot_vote.card", card=card))
        self._entry.set_hint(say("dot_vote.ballot_hint"))
        self._entry.setFocus()

    def _ask_card(self) -> None:
        """Tab: the next number typed is a card's."""
        self._asking = True
        self._entry.set_text("")
        self._entry.set_context(say("dot_vote.which_card"))
        self._entry.set_hint(say("dot_vote.card_hint"))

    def _give_up_card(self) -> None:
        if self._asking:
            self._take_card(self._card)

    # typing

    def _read(self, text: str) -> tuple[int, str]:
        """The card and the marks' text; "31: 3 3 7" names another card."""
        found = _WITH_CARD.fullmatch(text)
        return (int(found[1]), found[2]) if found else (self._card, text)

    def _commit(self, text: str) -> None:
        if self._asking:
            self._card_typed(text)
            return
        card, marks = self._read(text)
        try:
            self.desk.cast(self.vote_key, typed(marks, self.options), "paper", card)
        except Expected as trouble:
            self._entry.refuse(sentence(trouble))
            return
        self._card = card
        self._entry.taken()
        self._next_card()

    def _card_typed(self, text: str) -> None:
        if not text.strip().isdigit() or int(text) < 1:
            self._entry.refuse(say("dot_vote.card_is_number"))
            return
        self._entry.taken()
        self._take_card(int(text))
        if self._card in self.desk.cards(self.vote_key):
            self._entry.mean(Words(say("dot_vote.card_in", card=self._card), "meta", "late", bold=True))

    def _mean(self, text: str) -> None:
        """The echo: symbols of the options and the verdict, before Enter."""
        if self._asking or not text.strip():
            self._entry.mean()
            return
        self._entry.mean(*self._verdict(self._read(text)[1]))

    def _verdict(self, text: str) -> list[Part]:
        try:
            marks = typed(text, self.options)
        except Expected as trouble:
            return [Words(sentence(trouble), "meta", "stop", bold=True)]
        vote, spent = self.vote, sum(marks.values())
        judged = judge(vote, marks, {o.key: o.number for o in self.options})
        echo: list[Part] = [Symbol(o.ordinal) for o in self.options if o.ordinal for _ in range(min(marks.get(o.key, 0), 8))]
        if judged.state == "spoiled":
            return [*echo, Words(say(judged.reason, **judged.facts), "meta", "stop", bold=True)]
        count = say("dot_vote.of_dots", spent=spent, budget=vote.budget) if vote.budget else say("dot_vote.dots", n=spent)
        return [*echo, Words(count, "meta", "accent", bold=True), Key("Enter"), Words(say("dot_vote.next_ballot"))]

    def _take_back(self, card: int) -> None:
        if self.attempt(lambda: self.desk.take_back(self.vote_key, card)):
            self._take_card(card)

    # the page

    def redraw(self) -> None:
        self._cards.redraw()

    def take_focus(self) -> None:
        self._entry.setFocus()

    def keys(self) -> list[tuple[str, str]]:
        return key_pairs("enter", "card", "close")
