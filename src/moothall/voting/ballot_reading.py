"""Reading a ballot as it is typed, whatever the kind of vote, and finding the word that is wrong. Judges and keeps nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from moothall.core.ballots import judge, typed
from moothall.core.errors import Refused
from moothall.core.model import Session
from moothall.core.scales import points_of, turned
from moothall.core.votes import Option, Vote, options_of

ALWAYS_BLANK, BLANK = ".", "0"
"""A ballot without a mark: a full stop always, and a nought where no option and no place on the scale is called so."""
SKIP, CONCERN = ("-", "−"), "!"
_WORD = re.compile(r"[^\s,=]+(?:\s*=\s*[^\s,=]*)?|=")
_MOST_DIGITS = 4


@dataclass(frozen=True, slots=True)
class TypedBallot:
    """What is on one ballot: marks and concerns by option key."""

    marks: Mapping[str, int]
    concerns: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class BallotShape:
    """What a ballot of one vote may have on it. `marks` are what a scale's points give, by the numbers people call them."""

    vote: Vote
    options: tuple[Option, ...]
    marks: Mapping[int, int]

    @property
    def numbers(self) -> dict[str, int]:
        return {o.key: o.number for o in self.options}

    @property
    def nought_is_taken(self) -> bool:
        rated = self.vote.kind == "rated" and 0 in self.marks
        return rated or any(o.number == 0 for o in self.options)

    @property
    def answers(self) -> tuple[int, ...]:
        """Marks that a rated option can get, in the order of what people call them: 1 comes before 2."""
        return tuple(self.marks[number] for number in sorted(self.marks)) or tuple(range(1, (self.vote.cap or 0) + 1))


def shape_of(session: Session, vote: Vote) -> BallotShape:
    points = points_of(session, vote.scale)
    return BallotShape(vote, tuple(options_of(session, vote.key)), {p.number: turned(p.place, len(points)) for p in points})


NOTHING = TypedBallot({}, {})


def read(form: BallotShape, text: str, before: TypedBallot = NOTHING) -> TypedBallot:
    """The ballot a line stands for; with `before`, what a card holds once the line is added to that.

    Dots: "3 3 7 9 11", or "3=40 7=60". Ranked: "7 3 1", the first getting most, or "7=5 3=4". Rated: "5 - 7", in ballot order with a dash
    for no answer, or "3=5". A concern: "!9". Letters of themes do for numbers. Refused with the words to say when nothing of that kind is
    on the ballot, or nothing was typed at all.
    """
    words = [word for word, _ in _words(text)]
    if not words:
        raise Refused("voting.nothing_typed", blank=ALWAYS_BLANK if form.nought_is_taken else BLANK)
    if words == [ALWAYS_BLANK] or (words == [BLANK] and not form.nought_is_taken):
        return NOTHING
    reader = _Reader(form, before)
    for word in words:
        reader.take(word)
    return TypedBallot(dict(reader.marks), dict(reader.concerns))


def steps(form: BallotShape, text: str, before: TypedBallot) -> list[TypedBallot]:
    """What a card held before each word of a line that was read, so that they can be taken back one by one."""
    words = [word for word, _ in _words(text)]
    return [before, *(read(form, " ".join(words[:n]), before) for n in range(1, len(words)))]


def built_up(form: BallotShape, ballot: TypedBallot) -> list[TypedBallot]:
    """What a card may have held before each of its marks, in ballot order, to take one at a time back: no order of presses is kept."""
    whole, held, before = form.vote.kind in ("ranked", "rated"), NOTHING, []
    keys = [o.key for o in form.options]
    for key in keys:
        n = ballot.marks.get(key, 0)
        for mark in [n] * bool(n) if whole else range(1, n + 1):
            before.append(held)
            held = TypedBallot({**held.marks, key: mark}, {})
    for key in keys:
        for mark in range(1, ballot.concerns.get(key, 0) + 1):
            before.append(held)
            held = TypedBallot(held.marks, {**held.concerns, key: mark})
    return before


def wrong_word(form: BallotShape, text: str) -> tuple[int, int] | None:
    """Where the first word stands at which a ballot stops being one, from and to; None when it is within the rule."""
    for _, (start, end) in _words(text):
        try:
            ballot = read(form, text[:end])
            fine = judge(form.vote, ballot.marks, form.numbers, ballot.concerns).state != "spoiled"
        except Refused:
            fine = False
        if not fine:
            return start, end
    return None


def _words(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    for found in _WORD.finditer(text):
        yield re.sub(r"\s", "", found[0]), found.span()


class _Reader:
    """Takes a ballot's words one after the other."""

    def __init__(self, form: BallotShape, before: TypedBallot) -> None:
        self._form, self._kind = form, form.vote.kind
        # The new answer to one question takes the old one's place.
        self.marks: Counter[str] = Counter({} if self._kind == "poll" else before.marks)
        self.concerns: Counter[str] = Counter(before.concerns)
        self._unrated = [o for o in form.options if o.key not in self.marks]
        self._said: set[str] = set()

    def take(self, word: str) -> None:
        name, gives, number = word.partition("=")
        if word.startswith(CONCERN):
            self.concerns[self._option(name[len(CONCERN) :])] += _number(number) if gives else 1
        elif gives:
            self._give(self._option(name), _number(number))
        elif self._kind == "rated":
            self._rate_next(name)
        elif self._kind == "ranked":
            self._rank_next(self._option(name))
        else:
            self.marks[self._option(name)] += 1

    def _option(self, name: str) -> str:
        if not name:
            raise Refused("voting.which_option")
        return next(iter(typed(name, self._form.options)))

    def _give(self, option: str, number: int) -> None:
        """A number for one option; for a scale or a rank the same option twice is a slip of the pen."""
        if self._kind not in ("ranked", "rated"):
            self.marks[option] += number
            return
        if option in self._said:
            raise Refused("voting.option_twice", option=self._form.numbers[option])
        self._said.add(option)
        self.marks[option] = self._mark(number) if self._kind == "rated" else number

    def _rank_next(self, option: str) -> None:
        left = [weight for weight in self._form.vote.ranks if weight not in self.marks.values()]
        if not left:
            raise Refused("voting.too_many_ranked", n=len(self._form.vote.ranks))
        self._give(option, left[0])

    def _rate_next(self, word: str) -> None:
        if not self._unrated:
            raise Refused("voting.too_many_rated", n=len(self._form.options))
        option = self._unrated.pop(0)
        if word not in SKIP:
            self._give(option.key, _number(word))

    def _mark(self, number: int) -> int:
        """What a point of the scale gives, by what people call it."""
        marks = self._form.marks or {n: n for n in self._form.answers}
        if number not in marks:
            raise Refused("voting.no_such_place", n=number, low=min(marks), high=max(marks))
        return marks[number]


def _number(word: str) -> int:
    if not (word.isdecimal() and len(word) <= _MOST_DIGITS):
        raise Refused("voting.how_many", word=word[:12])
    return int(word)
