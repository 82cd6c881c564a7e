"""A live vote being held: people call a number or press the shared screen, dots land as they are placed, one card in hand at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from moothall.core.ballot_marking import worded
from moothall.core.ballots import BallotLine
from moothall.core.errors import Expected
from moothall.core.picture import Showing
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import Option
from moothall.desk import Desk
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.inline_parts import InlineKey
from moothall.ui.kit.option_row import OptionRow
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.voting.ballot_reading import TypedBallot, built_up, read, shape_of, steps
from moothall.voting.panel_cards import Cards
from moothall.voting.panel_page import VotePage, key_pairs, unkept_way
from moothall.voting.rules import ballot_line, card_number, in_all, left_to_give, pressed, shown_by, worried
from moothall.words import say, sentence

IDLE = 120_000
"""Milliseconds after which a forgotten card is put away, so that the next person can't vote with it."""


class LivePage(VotePage):
    """A card number and Enter takes a card in hand; option numbers then place its dots; Enter alone is done.

    Every dot is a durable ballot of the card in hand. The next person can't undo it: done puts the card away.
    """

    def __init__(self, desk: Desk, item_key: str, vote_key: str) -> None:
        super().__init__(desk, item_key, vote_key)
        # 0 is no card in hand; cards count from 1.
        self._card = 0
        self._worrying = False
        # What undo goes back to, the newest last. Emptied with the card: the next person must not undo what this one did.
        self._before: list[TypedBallot] = []
        self._form = shape_of(desk.session, self.vote)
        self._idle = QTimer(self, interval=IDLE, singleShot=True)
        self._idle.timeout.connect(self._done)
        self._entry = EntryLine(say("voting.live_entry"), hint=say("voting.card_hint"))
        self._rows = {o.key: OptionRow(o.number, o.text, o.ordinal) for o in self.options}
        self._cards = Cards(desk, vote_key)
        self._lay_out()
        self._connect()
        self.redraw()

    def _lay_out(self) -> None:
        page = ScrollPage(margins=False)
        page.add(self._entry)
        page.add(PlainLabel(say("voting.live_help"), "meta", ink="ink2"))
        paper = QVBoxLayout()
        paper.setSpacing(0)
        paper.addWidget(PlainLabel(say("voting.options"), "section"))
        for row in self._rows.values():
            paper.addWidget(row)
        paper.addStretch(1)
        halves = QHBoxLayout()
        halves.setSpacing(32)
        # Three parts of the width for the options' words, two for the cells of the cards, which are of one size.
        halves.addLayout(paper, 3)
        halves.addWidget(self._cards, 2)
        page.add(halves)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def _connect(self) -> None:
        self._entry.committed.connect(self._commit)
        self._entry.pasted_lines.connect(lambda _: self._entry.refuse(say("voting.one_at_a_time")))
        self._entry.changed.connect(lambda text: self._mean())
        self._entry.escaped.connect(self._done)
        # Backspace in an empty line does what the shared screen's Undo does.
        self._entry.backspaced_empty.connect(lambda: self.wish("undo"))
        self._cards.chosen.connect(self._take_card)
        self._cards.taken_back.connect(self._take_back)
        for option in self.options:
            self._rows[option.key].clicked.connect(lambda _=False, o=option: self._press(o))

    # the card in hand

    def _take_card(self, card: int) -> None:
        """In hand: its dots so far are on the shared screen and can be taken back one by one, and its budget holds."""
        # Each card begins with dots, whatever the last one was giving.
        self._card, self._worrying = card, False
        self._before = built_up(self._form, self._ballot)
        self._entry.setFocus()
        # Whoever has a card in hand places dots in sight of the room, so that the screen is lit for them.
        self._show_hand(self.show_wanted.emit)

    def _card_called(self, card: int) -> None:
        """From the shared screen."""
        # Anybody may type a number there, so a far one is asked about as it is in the line.
        self.ask_about(card)
        self._take_card(card)

    def _done(self) -> None:
        if self._card:
            self._card, self._before, self._worrying = 0, [], False
            # The next person must not fetch what this one typed.
            self._entry.forget_refused()
            self._show_hand()

    def _show_hand(self, show: Callable[[Showing], None] | None = None) -> None:
        self._entry.set_context(say("voting.card", card=self._card) if self._card else "")
        self._entry.set_hint(say("voting.option_hint") if self._card else say("voting.card_hint"))
        self._mean()
        # The picture is made from these facts alone: the shared screen keeps no state that could outlive the card.
        extra = (("card", self._card), ("worrying", int(self._worrying)))
        (show or self.follow)(Showing(shown_by(self.vote), self.item_key, subject=self.vote_key, extra=extra))

    def _mean(self) -> None:
        # Starts anew with every key and every press, since each of them comes by here.
        self._idle.start() if self._card else self._idle.stop()
        if not self._card:
            self._entry.mean(InlineKey("Enter"), say("voting.take_card"))
            return
        act = say("voting.place") if self._entry.text.strip() else say("voting.done")
        self._entry.mean(self._left_words(), InlineKey("Enter"), act)

    def _left_words(self) -> str:
        vote, options = self.vote, len(self._form.options)
        # No budget, nothing to be left: what was given is said instead.
        if not in_all(vote, options):
            return say(worded(vote, "voting.dots"), n=sum(self._ballot.marks.values()))
        left = left_to_give(vote, self._ballot.marks, options)
        return say(worded(vote, kind_of(vote).marking.left_words), n=left)

    # dots

    def _commit(self, text: str) -> None:
        """Nothing: done. A number without a card in hand: that card. Else dots, all of them or none."""
        if not text.strip():
            self._done()
            return
        try:
            card, dots = ballot_line(text, self._card)
            if not card:
                card, dots = card_number(text), ""
            # "31: 3 3" changes the card in hand first, so that its own dots and budget count.
            if card != self._card:
                self.ask_about(card)
                self._take_card(card)
            if dots:
                before = self._ballot
                # All of it is read before any is kept: a line with one wrong word places nothing.
                self._keep(read(self._form, dots, before), steps(self._form, dots, before))
        except Expected as trouble:
            self._entry.refuse(sentence(trouble))
            return
        self._entry.taken()
        self._mean()

    @property
    def _ballot(self) -> TypedBallot:
        """What the card in hand has given so far."""
        desk, key = self.desk, self.vote_key
        return TypedBallot(desk.marks_on(key, "card", self._card), desk.marks_on(key, "card", self._card, concerns=True))

    def _keep(self, ballot: TypedBallot, before: list[TypedBallot]) -> None:
        """The card's ballot as it stands now, durable; and how it stood before each dot, so that one at a time can be taken back."""
        # The whole card each time, in place of what it had: adding a dot at a time could leave a ballot half placed.
        self.desk.cast(self.vote_key, ballot.marks, "live", self._card, replace=True, concerns=ballot.concerns)
        self._before += before

    def _press(self, option: Option) -> None:
        if not self._card:
            self.said.emit("attention", say("voting.card_first"), None)
            return
        before = self._ballot
        try:
            if self._worrying:
                self._put(TypedBallot(before.marks, worried(self.vote, before.concerns, option.key)))
            else:
                self._put(TypedBallot(pressed(self.vote, before.marks, option.key, self._form.answers), before.concerns))
            # Only once it is on the disk.
            self._before.append(before)
        except Expected as trouble:
            self.said.emit("attention", sentence(trouble), None)
        self._mean()

    def _take_back(self, card: int) -> None:
        """Whole: what the card placed is off the shared screen, and none of it is left to undo."""
        # Steps back to a ballot that is gone would bring it in again.
        if self.attempt(lambda: self.desk.take_back(self.vote_key, card)) and card == self._card:
            self._before = []
        self._mean()

    def _undo_press(self) -> None:
        """The last press of the card in hand, nobody else's."""
        if not self._before:
            return
        # Popped after the desk took it: where the disk refuses, the same press can still be undone.
        last = self._before[-1]
        if self.attempt(lambda: self._put(last)):
            self._before.pop()
        self._mean()

    def _put(self, ballot: TypedBallot) -> None:
        """A card on which nothing is left is not in at all: to hand in a blank one is to type it."""
        if ballot.marks or ballot.concerns:
            self.desk.cast(self.vote_key, ballot.marks, "live", self._card, replace=True, concerns=ballot.concerns)
        # A first press that is undone may never have come in.
        elif self._card in self.desk.cards(self.vote_key):
            self.desk.take_back(self.vote_key, self._card)

    def _worry(self) -> None:
        """The next presses are concerns, until it is pressed again."""
        if self._card and self.vote.concern:
            self._worrying = not self._worrying
            self._show_hand()

    def wish(self, wish: str) -> None:
        """The shared screen was pressed: "card:12", "tile:3", "undo", "concern" or "done"."""
        what, _, number = wish.partition(":")
        if what == "card":
            self.attempt(lambda: self._card_called(card_number(number)))
        elif what == "tile":
            # As words: what is pressed is a number only if an option has it.
            option = next((o for o in self.options if str(o.number) == number), None)
            if option:
                self._press(option)
        elif what == "undo":
            self._undo_press()
        elif what == "concern":
            self._worry()
        elif what == "done":
            self._done()

    # the page

    def redraw(self) -> None:
        self._form = shape_of(self.desk.session, self.vote)
        tally = self.desk.tally(self.vote_key)
        # A live vote's tally is known while it is open: its dots land before everybody's eyes.
        if tally:
            for line in tally.lines:
                self._rows[line.option.key].show_option(line.option.text, line.option.ordinal, self._so_far(line))
        self._cards.redraw()

    def _so_far(self, line: BallotLine) -> str:
        """What an option has got. Where everybody has one mark, dots are people."""
        kind = kind_of(self.vote)
        voters = line.dots if kind.one_each else line.voters
        words = say("voting.voters", n=voters) if voters is not None else say("voting.no_voters")
        if not (kind.reading.counts_answers or kind.one_each):
            words = say("voting.line", dots=say(worded(self.vote, "voting.dots"), n=line.dots), voters=words)
        return say("voting.and_concerns", words=words, n=line.concerns) if line.concerns else words

    def unkept(self) -> str:
        return unkept_way("live") if self._entry.text.strip() else ""

    def take_focus(self) -> None:
        self._entry.setFocus()

    def keys(self) -> list[tuple[str, str]]:
        return key_pairs("live_enter", "live_back")
