"""Paper ballots typed one after the other, and never a mark shown after Enter."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from moothall.core.ballots import SPOILED_BECAUSE
from moothall.core.errors import Expected, Refused
from moothall.core.vote_kinds import typed_as
from moothall.desk import Desk
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.key_positions import key_places
from moothall.ui.kit.option_row import OptionRow
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.kit.withheld_box import WithheldBox
from moothall.ui.theme.look import look
from moothall.voting.ballot_reading import ALWAYS_BLANK, BLANK, BallotShape, TypedBallot, read, shape_of, shortfall
from moothall.voting.panel_ballot_preview import echo
from moothall.voting.panel_cards import Cards
from moothall.voting.panel_page import VotePage, key_pairs, unkept_way
from moothall.voting.rules import SPOIL, ballot_line, card_number, far_card, spoiled_because, takes_back
from moothall.words import say, sentence

_RESULT = 168  # px at 100 % of the column the hatch covers (design language, screen 04)


class PaperBallots(VotePage):
    """Card number, "3 3 7 9 11", Enter. The next card that isn't in follows by itself."""

    def __init__(self, desk: Desk, item_key: str, vote_key: str) -> None:
        super().__init__(desk, item_key, vote_key)
        self._card = 0
        # Whether the line asks for a card's number at present, and what had been typed of a ballot when it began to.
        self._asking = False
        self._kept = ""
        self._asked_short = (0, "")  # the card and the line that were asked about last, for they fall short
        self._form = shape_of(desk.session, self.vote)
        self._entry = EntryLine(say("voting.ballot"), hint=say(f"voting.ballot_hint_{typed_as(self.vote)}"))
        # Tab is the card's number here, even in an empty line; `_ask_card` sees to it that a second one gets out.
        self._entry.tab = "acts"
        self._help = PlainLabel("", "meta", ink="ink2")
        self._cards = Cards(desk, vote_key)
        self._lay_out()
        self._connect()
        self._next_card()

    def _lay_out(self) -> None:
        page = ScrollPage(margins=False)
        page.add(self._entry)
        page.add(self._help)
        halves = QHBoxLayout()
        halves.setSpacing(32)
        # Three parts for the options' words to two for the cells, which are of one size; as on the live page.
        halves.addLayout(self._ballot_paper(), 3)
        halves.addWidget(self._cards, 2)
        page.add(halves)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def _ballot_paper(self) -> QGridLayout:
        """Options at the left; where a sealed result would be, the hatch that says why it isn't."""
        grid = QGridLayout()
        grid.setSpacing(0)
        grid.addWidget(PlainLabel(say("voting.options"), "section"), 0, 0)
        for place, option in enumerate(self.options, 1):
            row = OptionRow(option.number, option.text, option.ordinal)
            row.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by key the number is typed
            row.clicked.connect(lambda _=False, number=option.number: self._add_number(number))
            grid.addWidget(row, place, 0)
        if self.vote.mode == "sealed":
            seal = WithheldBox(say("voting.sealed"), say("voting.opens_at_reveal"))
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
        self._cards.spoiled.connect(lambda card, reason: self.attempt(lambda: self._spoil(card, reason)))

    # the card in hand

    def _next_card(self) -> None:
        """The next card up that isn't in, so that a card nobody hands in is passed once; from beyond those given out, the lowest."""
        # Counting on without end is safe: cards in are finite, so one not in is always met.
        used = self.desk.cards(self.vote_key)
        after = 0 if far_card(self.desk.session, self._card, self.vote_key) else self._card
        self._take_card(next(card for card in count(after + 1) if card not in used))

    def _take_card(self, card: int) -> None:
        """Marks typed before the number was asked for come back."""
        # Taken out at once, so that it is given back once and to this card only.
        kept, self._kept = self._kept, ""
        self._card, self._asking = card, False
        # The context first and the text after it: the meaning beside it speaks of the card.
        self._entry.set_context(say("voting.card", card=card))
        self._entry.set_hint(say(f"voting.ballot_hint_{typed_as(self.vote)}"))
        self._cards.hold(card)
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
                self._line_typed(*ballot_line(text, self._card))
        except Expected as trouble:
            self._entry.refuse(sentence(trouble))

    def _card_typed(self, card: int) -> None:
        self.ask_about(card)
        self._clear()
        self._take_card(card)

    def _line_typed(self, card: int, text: str) -> None:
        # Remembered, for taking back and spoiling both may change it.
        in_hand = self._card
        if takes_back(self.vote, text, is_in=card in self.desk.cards(self.vote_key)):
            self._take_back(card)
        elif text.startswith(SPOIL):
            self._spoil(card, spoiled_because(text))
        else:
            # Read before the card is asked about: a line that says nothing doesn't use up the one question.
            ballot = read(self._form, key_places.in_latin(text))
            if card != in_hand:
                self.ask_about(card)
            self._ask_whether_all(card, text, ballot)
            self.desk.cast(self.vote_key, ballot.marks, "paper", card, concerns=ballot.concerns)
            self._clear()
            # A ballot typed for another card, with "31: 3 3 7", leaves the one in hand where it is.
            if card == in_hand:
                self._next_card()

    def _ask_whether_all(self, card: int, text: str, ballot: TypedBallot) -> None:
        """Refused once for a ballot short of what the rule asks for; the same line again is meant."""
        short, self._asked_short = shortfall(self._form, ballot), (card, text) if self._asked_short != (card, text) else (0, "")
        if short and self._asked_short[0]:
            raise Refused("voting.enter_again", short=short)
        self._asked_short = (0, "")

    def _clear(self) -> None:
        """Empties the line for good: neither the edit's own undo nor Up may bring a ballot back."""
        # `taken` empties the line, and set_text what the edit would bring back.
        self._entry.taken()
        self._entry.set_text("")
        self._entry.forget_refused()

    def _take_back(self, card: int) -> None:
        """Whole and unseen, so that the card can vote again."""
        self.desk.take_back(self.vote_key, card)
        self._clear()
        self._take_card(card)

    def _spoil(self, card: int, reason: str) -> None:
        """The card and the reason are kept, and what it may have held before is gone."""
        if card != self._card:
            self.ask_about(card)
        self.desk.spoil(self.vote_key, card, reason)
        self._clear()
        if card == self._card:
            self._next_card()

    def _add_number(self, number: int) -> None:
        """By mouse: a press on an option is its number typed."""
        # While a card is asked for, a number pressed would be read as that card.
        if not self._asking:
            self._entry.set_text(f"{self._entry.text} {number}".strip())
        self._entry.setFocus()

    # the preview, before Enter

    def _mean(self, text: str) -> None:
        if self._asking:
            self._entry.mean()
            return
        self._help.setText(_help(self._form, text))
        try:
            card, ballot = ballot_line(text, self._card)
        except Expected as trouble:
            self._entry.mean(sentence(trouble))
            return
        # Whether a card is in is no secret; what is on it is never looked up.
        self._entry.mean(*echo(self._form, card, ballot, is_in=card in self.desk.cards(self.vote_key)))

    # the page

    def redraw(self) -> None:
        self._form = shape_of(self.desk.session, self.vote)
        self._cards.redraw()

    def unkept(self) -> str:
        return unkept_way("paper") if self._entry.text.strip() or self._kept.strip() else ""

    def take_focus(self) -> None:
        self._entry.setFocus()

    def keys(self) -> list[tuple[str, str]]:
        return key_pairs("enter", "card", "take_back", "spoil")


def _help(form: BallotShape, text: str) -> str:
    """How this kind of ballot is typed; after an asterisk, the reasons to choose from."""
    if SPOIL in text:
        return "  ".join(f"{SPOIL}{n} {say(reason)}" for n, reason in enumerate(SPOILED_BECAUSE, 1))
    blank = ALWAYS_BLANK if form.nought_is_taken else BLANK
    concern = say("voting.help_concern") if form.vote.concern else ""
    return " ".join(filter(None, (say(f"voting.help_{typed_as(form.vote)}"), concern, say("voting.ballot_help", blank=blank))))
