"""One live card in somebody's hand, at the wall or called out: presses, dots typed, the last one back. Each is durable as it is made.

Nobody can act on another's ballot: a card that came in by another hand meanwhile is refused, and what a hand undoes is its own.
"""

from __future__ import annotations

from dataclasses import replace

from moothall.core.ballot_marking import worded
from moothall.core.ballots import REOPENED, no_such_option
from moothall.core.errors import Refused
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import VOTES, Option, Vote, opened, options_of
from moothall.desk import Desk
from moothall.voting.ballot_reading import NOTHING, BallotShape, TypedBallot, built_up, read, shape_of, shortfall, steps
from moothall.voting.rules import far_card, in_all, left_to_give, pressed, worried
from moothall.words import say


class Hand:
    """A card from the moment it is taken until it is put away."""

    def __init__(self, desk: Desk, vote_key: str, card: int) -> None:
        self._desk, self.vote_key, self.card = desk, vote_key, card
        self.worrying = False
        self._skipped: frozenset[str] = frozenset()  # options left blank by name, which the file keeps as it keeps any other blank
        self._asked: TypedBallot | None = None  # what was asked about, for it falls short of the rule
        # What undo goes back to, the newest last.
        self._before: list[TypedBallot] = built_up(self._form, self.ballot)
        self._left = self._stands

    @property
    def _vote(self) -> Vote:
        return opened(self._desk.session, self.vote_key)

    @property
    def _form(self) -> BallotShape:
        return shape_of(self._desk.session, self._desk.session.get(VOTES, self.vote_key))

    @property
    def ballot(self) -> TypedBallot:
        """What the card has given so far."""
        desk, key = self._desk, self.vote_key
        marks = dict(desk.marks_on(key, "card", self.card))
        return TypedBallot(marks, dict(desk.marks_on(key, "card", self.card, concerns=True)), self._skipped - marks.keys())

    @property
    def _stands(self) -> tuple[TypedBallot, str]:
        """The ballot and how it came in; no way where it has not."""
        return self.ballot, self._desk.cards(self.vote_key).get(self.card, "")

    def left_words(self) -> str:
        """Dots, ranks or answers that are left; where there is no budget, what was given."""
        form = self._form
        vote, marks, options = form.vote, self.ballot.marks, len(form.options)
        if not in_all(vote, options):
            return say(worded(vote, "voting.dots"), n=sum(marks.values()))
        return say(worded(vote, kind_of(vote).marking.left_words), n=left_to_give(vote, marks, options))

    def given_words(self) -> str:
        """What the card has given, of what there was to give: "4 of 5 dots", "3 of 7 answered"."""
        form = self._form
        vote, marks, options = form.vote, self.ballot.marks, len(form.options)
        if not in_all(vote, options):
            return say(worded(vote, "voting.dots"), n=sum(marks.values()))
        whole = in_all(vote, options)
        return say(worded(vote, kind_of(vote).marking.spent_words), spent=whole - left_to_give(vote, marks, options), budget=whole)

    def must_be_all(self, again: str) -> None:
        """Refused once for a ballot short of what the rule asks for, with `again` as the key of how to keep it so; the same ballot once
        more is meant."""
        ballot = self.ballot
        short = shortfall(self._form, ballot)
        if short and ballot != self._asked:
            self._asked = ballot
            raise Refused(again, card=self.card, short=short)

    # acts

    def press(self, option: Option) -> None:
        """One dot, rank or answer more, or a concern. Refused when the rule has no room for it, Trouble when the disk has none."""
        before, vote = self._as_left(), self._vote
        if self.worrying:
            after = replace(before, concerns=worried(vote, before.concerns, option.key))
        else:
            after = replace(before, marks=pressed(vote, before.marks, option.key, self._form.answers))
        self._put(after)
        # Only once it is on the disk.
        self._before.append(before)

    def press_number(self, number: str) -> None:
        """The same by what is typed. Refused when no option is called so."""
        options = options_of(self._desk.session, self.vote_key)
        option = next((o for o in options if str(o.number) == number), None)
        if option is None:
            raise no_such_option(number, options)
        self.press(option)

    def add_typed(self, text: str) -> None:
        """All of a line or nothing of it. Refused for one word that is wrong."""
        before, form = self._as_left(), self._form
        ballot, between = read(form, text, before), steps(form, text, before)
        # A line may be a blank ballot on purpose, and then the card is in.
        self._cast(ballot)
        self._before += between
        self._skipped = ballot.skipped

    def undo(self) -> None:
        """The last press of this card, nobody else's. Refused when there is none."""
        self._as_left()
        if not self._before:
            raise Refused("voting.nothing_to_undo", card=self.card)
        # Popped after the desk took it: where the disk refuses, the same press can still be undone.
        self._put(self._before[-1])
        self._before.pop()

    def worry(self) -> None:
        """The next presses are concerns, until it is pressed again."""
        if self._vote.concern:
            self.worrying = not self.worrying

    def _as_left(self) -> TypedBallot:
        """The ballot as this hand left it. Refused when it came in by another meanwhile; taken back at the desk it begins anew."""
        now = self._stands
        if now != self._left:
            if now[1]:
                raise Refused("voting.has_voted", card=self.card)
            self._before, self._left = [], now
        return now[0]

    def _put(self, ballot: TypedBallot) -> None:
        """A card on which nothing is left is not in at all: to hand in a blank one is to type it."""
        self._skipped = ballot.skipped
        if ballot.marks or ballot.concerns:
            self._cast(ballot)
        # A first press that is undone may never have come in.
        elif self._left[1]:
            self._desk.take_back(self.vote_key, self.card)
            self._left = (NOTHING, "")

    def _cast(self, ballot: TypedBallot) -> None:
        way = self._left[1] or "live"
        # The whole card each time, in place of what it had: adding a dot at a time could leave a ballot half placed.
        self._desk.cast(self.vote_key, ballot.marks, way, self.card, replace=True, concerns=ballot.concerns)
        self._left = self._stands


def may_take(desk: Desk, vote_key: str, card: int) -> None:
    """Refused for a card that is in: a card votes once."""
    if card in desk.cards(vote_key):
        raise Refused("voting.has_voted", card=card)


def reopen(desk: Desk, vote_key: str, card: int) -> None:
    """A card that has voted may go on, with its dots as they are; its way in says so from now on. Refused unless it voted live: what was
    handed in unseen is not opened to the room."""
    if desk.cards(vote_key).get(card) not in ("live", REOPENED) or card in desk.spoiled_cards(vote_key):
        raise Refused("core.card_used", card=card)
    marks, concerns = desk.marks_on(vote_key, "card", card), desk.marks_on(vote_key, "card", card, concerns=True)
    desk.cast(vote_key, marks, REOPENED, card, replace=True, concerns=concerns)


def is_unknown(desk: Desk, vote: Vote, card: int) -> bool:
    """Whether a card that is not in yet can hardly have been given out. Where people may vote for somebody absent, nobody can say."""
    return not vote.proxies and card not in desk.cards(vote.key) and far_card(desk.session, card, vote.key)
