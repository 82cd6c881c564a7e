"""A live vote being held: numbers called out are typed here, while people at the wall vote there by themselves."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from moothall.core.ballot_marking import worded
from moothall.core.ballots import BallotLine
from moothall.core.errors import Expected, Refused
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import Option
from moothall.desk import Desk
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.inline_parts import InlineKey
from moothall.ui.kit.option_row import OptionRow
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.voting.hand import Hand, reopen
from moothall.voting.pace import pace_words
from moothall.voting.panel_cards import Cards
from moothall.voting.panel_page import VotePage, key_pairs, unkept_way
from moothall.voting.panel_wall import WallBlock
from moothall.voting.rules import ballot_line, card_number, shown_by, voters_in_room
from moothall.voting.wall_station import WallStation, wall_of
from moothall.words import say, sentence


class LivePage(VotePage):
    """A card number and Enter takes a card in hand here; option numbers then place its dots; Enter alone is done.

    Every dot is a durable ballot of the card in hand. The wall has a hand of its own, and a card is never in both.
    """

    def __init__(self, desk: Desk, item_key: str, vote_key: str) -> None:
        super().__init__(desk, item_key, vote_key)
        self._hand: Hand | None = None
        self._reopening = 0  # the card that was asked about last: the same again is opened
        self._entry = EntryLine(say("voting.live_entry"), hint=say("voting.card_hint"))
        self._rows = {o.key: OptionRow(o.number, o.text, o.ordinal) for o in self.options}
        self._cards, self._wall_block = Cards(desk, vote_key), WallBlock(desk, vote_key, item_key)
        self._pace = PlainLabel("", "meta", ink="ink2")
        # Where this page was made anew nobody's card is in hand here any more.
        self._wall.at_desk = vote_key, 0
        self._lay_out()
        self._connect()
        self.redraw()

    def _lay_out(self) -> None:
        page = ScrollPage(margins=False)
        page.add(self._entry)
        page.add(PlainLabel(say("voting.live_help"), "meta", ink="ink2"))
        page.add(self._pace)
        paper = QVBoxLayout()
        paper.setSpacing(0)
        paper.addWidget(PlainLabel(say("voting.options"), "section"))
        for row in self._rows.values():
            paper.addWidget(row)
        paper.addStretch(1)
        beside = QVBoxLayout()
        beside.setSpacing(16)
        beside.addWidget(self._wall_block)
        beside.addWidget(self._cards)
        halves = QHBoxLayout()
        halves.setSpacing(32)
        # Three parts of the width for the options' words, two for the cells of the cards, which are of one size.
        halves.addLayout(paper, 3)
        halves.addLayout(beside, 2)
        page.add(halves)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def _connect(self) -> None:
        self._entry.committed.connect(self._commit)
        self._entry.pasted_lines.connect(lambda _: self._entry.refuse(say("voting.one_at_a_time")))
        self._entry.changed.connect(lambda text: self._mean())
        self._entry.escaped.connect(lambda: self._commit(""))
        self._entry.backspaced_empty.connect(self._undo)
        self._cards.chosen.connect(lambda card: self.attempt(lambda: self._take_card(card)))
        self._cards.taken_back.connect(self._take_back)
        self._wall_block.show_wanted.connect(self.show_wanted)
        for option in self.options:
            self._rows[option.key].clicked.connect(lambda _=False, o=option: self._press(o))

    @property
    def _wall(self) -> WallStation:
        return wall_of(self.desk, shown_by(self.vote))

    # the card in hand here

    def _take_card(self, card: int) -> None:
        """Called out: its dots so far can be taken back one by one, and its budget holds. Refused for a card in hand at the wall, once for
        a card that has voted, once for one that can hardly have been given out, and once while the one in hand is short of the rule."""
        wall = self._wall
        if self._hand and card != self._hand.card:
            self._hand.must_be_all("voting.card_enter_again")
        if wall.card == card and wall.vote is not None and wall.vote.key == self.vote_key:
            raise Refused("voting.at_the_wall", card=card)
        self.ask_about(card)
        if card in self.desk.cards(self.vote_key):
            if card != self._reopening:
                self._reopening = card
                raise Refused("voting.has_voted_reopen", card=card)
            reopen(self.desk, self.vote_key, card)
        self._reopening = 0
        self._hand = Hand(self.desk, self.vote_key, card)
        wall.at_desk = self.vote_key, card
        self._entry.setFocus()
        self._show_hand()

    def _done(self) -> None:
        """Refused once while the ballot is short of what the rule asks for."""
        if self._hand:
            self._hand.must_be_all("voting.enter_again")
            self._hand = None
            self._wall.at_desk = self.vote_key, 0
            # The next person must neither fetch what this one typed nor read why it was asked about.
            self._entry.taken()
            self._entry.forget_refused()
            self._show_hand()

    def _show_hand(self) -> None:
        card = self._hand.card if self._hand else 0
        self._entry.set_context(say("voting.card", card=card) if card else "")
        self._entry.set_hint(say("voting.option_hint") if card else say("voting.card_hint"))
        self._mean()

    def _mean(self) -> None:
        if self._hand is None:
            self._entry.mean(InlineKey("Enter"), say("voting.take_card"))
            return
        act = say("voting.place") if self._entry.text.strip() else say("voting.done")
        self._entry.mean(self._hand.left_words(), InlineKey("Enter"), act)

    # dots

    def _commit(self, text: str) -> None:
        """Nothing: done. A number without a card in hand: that card. Else dots, all of them or none."""
        try:
            if not text.strip():
                self._done()
                return
            held = self._hand.card if self._hand else 0
            card, dots = ballot_line(text, held)
            if not card:
                card, dots = card_number(text), ""
            # "31: 3 3" changes the card in hand first, so that its own dots and budget count.
            if card != held:
                self._take_card(card)
            if dots and self._hand:
                self._hand.add_typed(dots)
        except Expected as trouble:
            self._entry.refuse(sentence(trouble))
            return
        self._entry.taken()
        self._mean()

    def _press(self, option: Option) -> None:
        hand = self._hand
        if hand is None:
            self.said.emit("attention", say("voting.card_first"), None)
        else:
            self.attempt(lambda: hand.press(option))
        self._mean()

    def _take_back(self, card: int) -> None:
        """Whole: what the card placed is off the shared screen, and none of it is left to undo."""
        self.attempt(lambda: self.desk.take_back(self.vote_key, card))
        self._mean()

    def _undo(self) -> None:
        """Backspace in an empty line: the last press of the card in hand here, nobody else's."""
        if self._hand:
            self.attempt(self._hand.undo)
            self._mean()

    # the page

    def wall_turned(self) -> None:
        self._wall_block.redraw()

    def redraw(self) -> None:
        tally = self.desk.tally(self.vote_key)
        # A live vote's tally is known while it is open: its dots land before everybody's eyes.
        if tally:
            for line in tally.lines:
                self._rows[line.option.key].show_option(line.option.text, line.option.ordinal, self._so_far(line))
        self._pace.setText(pace_words("live", self.vote, self.options, voters_in_room(self.desk.session, self.vote_key)))
        self._cards.redraw()
        self._wall_block.redraw()

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
