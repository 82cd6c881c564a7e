"""The wall of a live vote: whose card is in hand there, what was refused and for how long it stands, who was called to come next.

It works whatever page the desk shows. Draws nothing, and asks its desk for the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from moothall.core.agenda import AGENDA
from moothall.core.errors import Expected, Refused, Trouble
from moothall.core.picture import AtHand
from moothall.core.votes import Vote
from moothall.desk import Desk
from moothall.voting.hand import Hand, is_unknown, may_take
from moothall.voting.room import vote_shown
from moothall.voting.rules import card_number
from moothall.words import read_by, say, sentence

SAID = 4.0
"""Seconds for which a refusal stands on the wall."""
STILL, AWAY = 15.0, 25.0
"""Seconds without a press after which a card is asked about, and after which it is put away with its dots."""
READ = 0.7
"""Seconds that a question stands before it can be answered: a Done pressed twice by habit, or by two fingers, has read nothing."""


@dataclass(frozen=True, slots=True)
class _OnTheWall:
    words: str
    until: float
    asks: bool = False
    """A question to whoever holds the card: it stands until they act."""


class WallStation:
    """One wall, one hand at it. Its vote is the one that is showing; another vote there finds nobody in it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._vote_key, self._round = "", 0  # the vote, and how often it was begun anew
        self._hand: Hand | None = None
        self._called: tuple[int, ...] = ()
        self._meant: frozenset[int] = frozenset()  # far cards that the desk has called: they were given out after all
        self._said: _OnTheWall | None = None
        # When the card in hand was taken, when anybody pressed last, and when the clock was looked at last.
        self._taken = self._touched = self._looked = 0.0
        self._asking = False
        self._told: list[tuple[str, str]] = []
        self.at_desk = ("", 0)
        """The vote, and the card of it that is being called out at the desk, 0 for none: one card is never in two hands."""

    # how it stands

    @property
    def vote(self) -> Vote | None:
        """The live vote that can be voted in at the wall now."""
        desk = self._desk
        showing = desk.showing
        try:
            vote = vote_shown(desk.session, desk.session.find(AGENDA, showing.item), showing)
        except Refused:
            return None
        if vote is None or vote.state != "open" or vote.mode != "live":
            # Closed, or a draft again: whoever was at it isn't any more.
            self._begin("")
            return None
        if showing.view in ("prompt", "hands"):
            return None
        # A vote that was a draft again meanwhile is held anew.
        if (vote.key, vote.reopened) != (self._vote_key, self._round):
            self._begin(vote.key, vote.reopened)
        return vote

    def _begin(self, vote: str, round_: int = 0) -> None:
        self._vote_key, self._round, self._hand, self._called, self._meant = vote, round_, None, (), frozenset()
        self._said, self._asking = None, False

    @property
    def card(self) -> int:
        """The card in hand; 0 for none."""
        return self._hand.card if self._hand else 0

    @property
    def called(self) -> tuple[int, ...]:
        """Cards called that are not in yet, the next one first."""
        if not self._vote_key or not self._called:
            return ()
        voted = self._desk.cards(self._vote_key)
        return tuple(card for card in self._called if card not in voted and card != self.card)

    @property
    def held_for(self) -> int:
        """Seconds since the card in hand was taken."""
        return int(self._desk.ticking() - self._taken) if self._hand else 0

    @property
    def at_hand(self) -> AtHand:
        if self.vote is None:
            return AtHand()
        hand, said = self._hand, self._said
        return AtHand(self.card, bool(hand and hand.worrying), self._asking, said.words if said else "", self.called)

    # the clock

    @property
    def waiting(self) -> bool:
        return self._hand is not None or self._said is not None

    def tick(self, seen: bool = True) -> None:
        now, before = self._desk.ticking(), (self._said, self._asking, self.card)
        gone, self._looked = now - self._looked, now
        if not seen:
            # Unplugged or dark: nobody can answer or read, so the card is kept in hand and what was said stands as long again.
            self._touched += gone
            self._said = replace(self._said, until=self._said.until + gone) if self._said else None
            return
        if self._said and not self._said.asks and now >= self._said.until:
            self._said = None
        if self._hand:
            idle = now - self._touched
            self._asking = idle >= STILL
            if idle >= AWAY:
                self._leave()
        if before != (self._said, self._asking, self.card):
            self._desk.hand_moved()

    def _leave(self) -> None:
        """Put away with its dots kept, and told at the desk."""
        hand = self._hand
        assert hand is not None
        self._told.append(("attention", say("voting.put_away", card=hand.card, given=hand.given_words())))
        self._put_away()

    def tell(self) -> list[tuple[str, str]]:
        told, self._told = self._told, []
        return told

    # presses

    def wish(self, wish: str) -> None:
        """ "card:12", "tile:3", "undo", "concern", "done", "enter" with nothing typed, or "stay" for a sign of life."""
        vote = self.vote
        if vote is None:
            return
        before = self.at_hand
        self._touched = self._looked = self._desk.ticking()
        self._asking = False
        what, _, number = wish.partition(":")
        if self._said and self._said.asks:
            if what in ("done", "enter") and self._touched < self._said.until:
                return
            self._said = None
        try:
            self._act(vote, what, number)
        except Expected as trouble:
            self._refuse(trouble)
        # A dot is told of with its ballot; the picture is made anew only for what that news did not bring.
        if self.at_hand != before:
            self._desk.hand_moved()

    def _refuse(self, trouble: Expected) -> None:
        with read_by("shared_screen"):
            words = sentence(trouble)
            # Whose it is stands before it, since it may outlast the hand it was said to.
            whole = say("voting.of_card", card=self.card, words=words) if self._hand and "card" not in trouble.facts else words
        asks = trouble.key == "voting.card_done_again"
        self._said = _OnTheWall(whole, self._desk.ticking() + (READ if asks else SAID), asks)
        if isinstance(trouble, Trouble):
            self._told.append(("failure", sentence(trouble)))
        # Its ballot is another hand's now.
        elif self._hand and trouble.key == "voting.has_voted" and trouble.facts.get("card") == self.card:
            self._put_away()

    def _act(self, vote: Vote, what: str, number: str) -> None:
        if what == "card":
            self._type_card(vote, number)
        elif what == "enter":
            self._enter(vote)
        elif what in ("tile", "undo", "concern"):
            self._mark(what, number)
        elif what == "done":
            self._finish()

    def _type_card(self, vote: Vote, number: str) -> None:
        """A number typed before a card is in hand. Late by a moment it would be another's card: the one in hand must be done first."""
        if self._hand:
            raise Refused("voting.other_in_hand", card=self.card)
        card = card_number(number)
        if is_unknown(self._desk, vote, card) and card not in self._meant:
            raise Refused("voting.unknown_card", card=card)
        self._take(card)

    def _enter(self, vote: Vote) -> None:
        """Nothing typed: done with a card in hand, else the card that was called takes its turn."""
        called = self.called
        if self._hand:
            self._finish()
        elif called:
            self._take(called[0])
        else:
            raise Refused("voting.card_first")

    def _take(self, card: int) -> None:
        may_take(self._desk, self._vote_key, card)
        if (self._vote_key, card) == self.at_desk:
            raise Refused("voting.at_the_desk", card=card)
        self._hand, self._taken = Hand(self._desk, self._vote_key, card), self._desk.ticking()
        self._turn_to_first()

    def _mark(self, what: str, number: str) -> None:
        if self._hand is None:
            raise Refused("voting.card_first")
        if what == "tile":
            self._hand.press_number(number)
        elif what == "undo":
            self._hand.undo()
        else:
            self._hand.worry()

    def _finish(self) -> None:
        """Done: asked once where the ballot is short of the rule, and told where the card gave nothing and so has not voted."""
        hand = self._hand
        if hand is None:
            return
        hand.must_be_all("voting.card_done_again")
        empty = hand.card not in self._desk.cards(self._vote_key)
        self._put_away()
        if empty:
            with read_by("shared_screen"):
                self._said = _OnTheWall(say("voting.gave_nothing", card=hand.card), self._desk.ticking() + SAID)

    def _put_away(self) -> None:
        if self._said and self._said.asks:
            self._said = None
        if self._hand:
            self._called = tuple(card for card in self._called if card != self.card)
            self._hand, self._asking = None, False
            self._turn_to_first()

    def _turn_to_first(self) -> None:
        """Each person begins on the first page, whatever the last one read."""
        if self._desk.showing.page > 1:
            self._desk.show(replace(self._desk.showing, page=1))

    # from the desk

    def call(self, cards: Sequence[int], meant: bool = False) -> None:
        """More cards to come, after those called already; none ends the line. Refused for one that is in, and for one that can hardly have
        been given out unless it is `meant`: then nobody is called.
        """
        vote = self.vote
        if vote is None:
            raise Refused("voting.wall_shows_other")
        for card in cards:
            may_take(self._desk, vote.key, card)
            if is_unknown(self._desk, vote, card) and not meant:
                raise Refused("voting.unknown_card", card=card)
        self._meant |= frozenset(cards)
        self._called = tuple(dict.fromkeys((*self.called, *cards))) if cards else ()
        self._desk.hand_moved()

    def send_away(self) -> None:
        """The card in hand is put away from the desk, its dots kept."""
        self._put_away()
        self._desk.hand_moved()


def wall_of(desk: Desk, activity: str) -> WallStation:
    """The wall of a desk. Every activity that holds votes has one."""
    station = desk.shared_screen.station_of(activity)
    assert isinstance(station, WallStation)
    return station
