"""One voter's turn at a booth: a card, the options in an order of its own, marks that nobody keeps until Done. Knows no earlier voter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from moothall.core.ballot_marking import Judgement, in_points, worded
from moothall.core.ballots import judge
from moothall.core.errors import Refused
from moothall.core.picture import Heading, Picture, Tiles
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import Option, Vote
from moothall.voting.ballot_reading import NOTHING, BallotShape, TypedBallot, shortfall
from moothall.voting.option_tiles import paged, tiles_for, tiles_in_booth
from moothall.voting.rules import pressed, worried
from moothall.words import read_by, say, sentence

# Whoever stands at the booth reads as the room does, though the desk's window asks.
booth_says = read_by("shared_screen")(say)
booth_sentence = read_by("shared_screen")(sentence)

Shuffle = Callable[[Sequence[Option]], Sequence[Option]]


class Turn:
    """A booth between two voters, and with one in it. `shuffle` gives each voter an order of their own; the numbers stay."""

    def __init__(self, form: BallotShape, shuffle: Shuffle) -> None:
        self._form, self._shuffle, self.narrow = form, shuffle, False
        self.clear()

    def clear(self) -> None:
        """Nobody is in it, and nothing of whoever was is left."""
        # Undo and order go too: either would tell the next voter, or the facilitator, something about the last one.
        self.card, self.ballot, self.page, self.worrying = 0, NOTHING, 1, False
        self._asked: TypedBallot | None = None  # what was asked about, for it falls short of the rule
        self._before: list[TypedBallot] = []
        self._order: Sequence[Option] = ()

    def take(self, card: int) -> None:
        """The next voter, with a card that has not voted."""
        self.clear()
        self.card = card
        options = self._form.options
        # Options stand in an order of each voter's own, for the first of a list draws more dots (practice 2.7, "order effect").
        # A scale's points are no rivals: out of order they could not be read.
        self._order = options if kind_of(self._form.vote).options_are_points else tuple(self._shuffle(options))

    def press(self, number: int) -> None:
        """One option by its number. Refused when the card has nothing left to give; without a card nothing happens."""
        option = next((o for o in self._order if o.number == number), None)
        # Between two voters the order is empty, so a late press finds no option and does nothing.
        if option is None:
            return
        before = self.ballot
        if self.worrying:
            self.ballot = TypedBallot(before.marks, worried(self._form.vote, before.concerns, option.key))
        else:
            self.ballot = TypedBallot(pressed(self._form.vote, before.marks, option.key, self._form.answers), before.concerns)
        # After the rule, which may refuse: a press that gave nothing must not be one to take back.
        self._before.append(before)

    def undo(self) -> None:
        """This voter's last press, and nobody else's."""
        if self._before:
            self.ballot = self._before.pop()

    def worry(self) -> None:
        """From dots to concern dots and back."""
        # Never on between two voters: the next one would begin with concerns.
        self.worrying = bool(self.card and self._form.vote.concern) and not self.worrying

    def turn_page(self, by: int) -> None:
        """On or back by so many pages, never past either end."""
        self.page = paged(len(self._order), self.page + by, self._size)[0]

    @property
    def _size(self) -> int:
        """Tiles on a page, so that names stand whole."""
        return tiles_in_booth(self._form, self.narrow)

    @property
    def verdict(self) -> Judgement:
        return judge(self._form.vote, self.ballot.marks, self._form.numbers, self.ballot.concerns)

    def must_fit(self) -> None:
        """Refused in words while the rule would spoil the ballot, and once for one short of what the rule asks for."""
        if self.verdict.state == "spoiled":
            raise Refused(worded(self._form.vote, self.verdict.reason), **self.verdict.facts)
        short = shortfall(self._form, self.ballot)
        if short and self.ballot != self._asked:
            self._asked = self.ballot
            raise Refused("voting.done_again", short=short)

    @read_by("shared_screen")
    def picture(self, said: str = "") -> Picture:
        """What the booth shows. `said` is a sentence for whoever stands at it: a card refused, a ballot kept."""
        if not self.card:
            waiting = Tiles((), 0, 0, 0, 0, say("voting.booth_next"), asks=True, said=said)
            return Picture((Heading(self._form.vote.question), waiting), live=say("voting.live_booth"))
        # Of a live vote nobody is to think that it stays unseen.
        note = say(_seen_at_once(self._form.vote) if self._form.vote.mode == "live" else "voting.only_you")
        part = tiles_for(
            self._form,
            self._order,
            self.card,
            self.ballot,
            note=note,
            page=self.page,
            worrying=self.worrying,
            said=said,
            size=self._size,
        )
        # What the numbers mean, beside what is left to answer.
        part = replace(part, key=self._form.rated_from)
        return Picture((Heading(self._form.vote.question), part), live=say("voting.live_booth"), pages=part.pages)


def _seen_at_once(vote: Vote) -> str:
    """The key of what a live vote does with a ballot, in its own unit: of ratings and polls the wall counts the answers."""
    kind = kind_of(vote)
    if kind.reading.counts_answers or kind.one_each:
        return "voting.answers_at_once"
    return "voting.points_at_once" if in_points(vote) else "voting.seen_at_once"
