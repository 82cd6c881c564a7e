"""A sealed vote being held: paper ballots typed one after the other, and never a dot shown after Enter."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from moothall.core.ballots import judge
from moothall.core.refused import Expected
from moothall.desk import Desk, News
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.hatched import Hatched
from moothall.ui.kit.option_row import OptionRow
from moothall.ui.kit.page import Page
from moothall.ui.kit.parts import Key, Part, Symbol, Words
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.theme.look import look
from moothall.voting.panel_cards import Cards
from moothall.voting.panel_page import VotePage, facts_row, key_pairs
from moothall.voting.rules import TAKE_BACK, ballot_line, card_number, far_card, paper_marks
from moothall.words import say, sentence

_RESULT = 168  # px of the column the seal covers
_MOST_SYMBOLS = 8


class SealedPage(VotePage):
    """Card number, "3 3 7 9 11", Enter. The next card that isn't in follows by itself."""

    def __init__(self, desk: Desk, item_key: str, vote_key: str) -> None:
        super().__init__(desk, item_key, vote_key)
        self._card = 0
        self._asking = False
        self._kept = ""
        self._entry = EntryLine(say("voting.ballot"), hint=say("voting.ballot_hint"))
        self._entry.tab = "acts"
        self._cards = Cards(desk, vote_key)
        self._lay_out()
        self._connect()
        self._next_card()

    def _lay_out(self) -> None:
        page = Page(margins=False)
        page.add(facts_row(self.vote, self.options))
        page.add(self._entry)
        page.add(PlainLabel(say("voting.ballot_help"), "meta", ink="ink2"))
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
        grid.addWidget(PlainLabel(say("voting.options"), "section"), 0, 0)
        for place, option in enumerate(self.options, 1):
            row = OptionRow(option.number, option.text, option.ordinal)
            row.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by key the number is typed
            row.clicked.connect(lambda _=False, number=option.number: self._add_number(number))
            grid.addWidget(row, place, 0)
        seal = Hatched(say("voting.sealed"), say("voting.opens_at_reveal"))
        seal.setMinimumWidth(look().px(_RESULT))
        grid.addWidget(seal, 1, 1, len(self.options), 1)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(len(self.options) + 1, 1)
        return grid

    def _connect(self) -> None:
        self._entry.committed.connect(self._commit)
        self._entry.pasted_lines.connect(lambda _: self._entry.refuse(say("voting.one_at_a_time")))
        self._entry.changed.connect(self._mean)
        self._entry.tabbed.connect(self._ask_card)
        self._entry.escaped.connect(self._give_up_card)
        self._cards.chosen.connect(self._take_card)
        self._cards.taken_back.connect(lambda card: self.attempt(lambda: self._take_back(card)))

    # the card in hand

    def _next_card(self) -> None:
        """The next card up that isn't in, so that a card nobody hands in is passed once; from beyond those given out, the lowest."""
        used = self.desk.cards(self.vote_key)
        after = 0 if far_card(self.desk.session, self._card) else self._card
        self._take_card(next(card for card in count(after + 1) if card not in used))

    def _take_card(self, card: int) -> None:
        """Marks typed before the number was asked for come back."""
        kept, self._kept = self._kept, ""
        self._card, self._asking = card, False
        self._entry.set_context(say("voting.card", card=card))
        self._entry.set_hint(say("voting.ballot_hint"))
        if kept:
            self._entry.set_text(kept)
        self._mean(self._entry.text)
        self._entry.setFocus()

    def _ask_card(self) -> None:
        """Tab: the next number typed is a card's, and Tab takes it as Enter does. With nothing typed a second Tab leaves the line, so that
        the keyboard is never caught here."""
        if self._asking and self._entry.text.strip():
            self._commit(self._entry.text)
            return
        if self._asking:
            self._give_up_card()
            self.focusNextChild()
            return
        self._kept, self._asking = self._entry.text, True
        self._entry.set_text("")
        self._entry.set_context(say("voting.which_card"))
        self._entry.set_hint(say("voting.card_hint"))
        self._entry.mean()

    def _give_up_card(self) -> None:
        if self._asking:
            self._entry.set_text("")
            self._take_card(self._card)

    # typing

    def _commit(self, text: str) -> None:
        try:
            if self._asking:
                self._card_typed(card_number(text))
            else:
                self._ballot_typed(*ballot_line(text, self._card))
        except Expected as trouble:
            self._entry.refuse(sentence(trouble))

    def _card_typed(self, card: int) -> None:
        self.ask_about(card)
        self._clear()
        self._take_card(card)

    def _ballot_typed(self, card: int, text: str) -> None:
        if text in TAKE_BACK:
            self._take_back(card)
            return
        marks, in_hand = paper_marks(text, self.options), self._card
        if card != in_hand:
            self.ask_about(card)
        self.desk.cast(self.vote_key, marks, "paper", card)
        self._clear()
        if card == in_hand:
            self._next_card()

    def _clear(self) -> None:
        """Empties the line for good: the edit's own undo must not bring a ballot back."""
        self._entry.taken()
        self._entry.set_text("")

    def _take_back(self, card: int) -> News:
        """Whole and unseen, so that the card can vote again."""
        news = self.desk.take_back(self.vote_key, card)
        self._clear()
        self._take_card(card)
        return news

    def _add_number(self, number: int) -> None:
        """By mouse: a press on an option is its number typed."""
        if not self._asking:
            self._entry.set_text(f"{self._entry.text} {number}".strip())
        self._entry.setFocus()

    # the echo, before Enter

    def _mean(self, text: str) -> None:
        if self._asking:
            self._entry.mean()
            return
        try:
            card, marks = ballot_line(text, self._card)
        except Expected as trouble:
            self._entry.mean(_stop(sentence(trouble)))
            return
        self._entry.mean(*(self._verdict(card, marks) if marks else self._before(card)))

    def _before(self, card: int) -> list[Part]:
        """A card that is in says so before anything is typed for it."""
        used = card in self.desk.cards(self.vote_key)
        return [Words(say("voting.card_is_in", card=card), "meta", "late", bold=True)] if used else []

    def _verdict(self, card: int, text: str) -> list[Part]:
        if text in TAKE_BACK:
            return [Key("Enter"), Words(say("voting.takes_back", card=card))]
        try:
            marks = paper_marks(text, self.options)
        except Expected as trouble:
            return [_stop(sentence(trouble))]
        vote, spent = self.vote, sum(marks.values())
        judged = judge(vote, marks, {o.key: o.number for o in self.options})
        echo: list[Part] = [Symbol(o.ordinal) for o in self.options if o.ordinal for _ in range(min(marks.get(o.key, 0), _MOST_SYMBOLS))]
        if judged.state == "spoiled":
            return [*echo, _stop(say(judged.reason, **judged.facts))]
        count = say("voting.of_dots", spent=spent, budget=vote.budget) if vote.budget else say("voting.dots", n=spent)
        words = count if marks else say("voting.blank_ballot")
        return [*echo, Words(words, "meta", "accent", bold=True), Key("Enter"), Words(say("voting.next_ballot"))]

    # the page

    def redraw(self) -> None:
        self._cards.redraw()

    def take_focus(self) -> None:
        self._entry.setFocus()

    def keys(self) -> list[tuple[str, str]]:
        return key_pairs("enter", "card", "take_back", "close")


def _stop(words: str) -> Words:
    return Words(words, "meta", "stop", bold=True)
