"""Reading a ballot as it is typed, whatever the kind of vote, and finding the word that is wrong. Judges and keeps nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from moothall.core.ballot_marking import in_points, worded
from moothall.core.ballots import judge, typed
from moothall.core.errors import Refused
from moothall.core.model import Session
from moothall.core.scales import points_of, turned
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import Option, Vote, options_of
from moothall.voting.rules import in_all, left_to_give
from moothall.words import say

ALWAYS_BLANK, BLANK = ".", "0"
"""A ballot without a mark: a full stop always, and a nought where no option and no place on the scale is called so."""
SKIP, CONCERN = ("-", "−"), "!"
"""No answer on a scale, and what a concern begins with. A pasted line often has the true minus sign for the hyphen of the keyboard."""
# "7=5" with or without spaces is one word, "7=" while it is being typed too. A bare "=" is a word of its own, so that it can be pointed
# at as wrong instead of being passed over in silence.
_WORD = re.compile(r"[^\s,=]+(?:\s*=\s*[^\s,=]*)?|=")
_MOST_DIGITS = 4
"""Of a number on a ballot: 100 points need three. More are a slip of the keyboard, and no number of any length is worked with."""


@dataclass(frozen=True, slots=True)
class TypedBallot:
    """What is on one ballot: marks and concerns by option key. `skipped` are those that were left blank by name, with a dash."""

    marks: Mapping[str, int]
    concerns: Mapping[str, int]
    skipped: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class BallotShape:
    """What a ballot of one vote may have on it. `marks` are what a scale's points give, by the numbers people call them; `ends` are the
    points with the lowest and the highest number, as they are said.
    """

    vote: Vote
    options: tuple[Option, ...]
    marks: Mapping[int, int]
    ends: tuple[str, ...] = ()

    @property
    def numbers(self) -> dict[str, int]:
        return {o.key: o.number for o in self.options}

    @property
    def nought_is_taken(self) -> bool:
        # Scales such as fist to five have a point called 0; there "0" is an answer, and must never be read as a ballot left blank.
        rated = kind_of(self.vote).marking.rates and 0 in self.marks
        return rated or any(o.number == 0 for o in self.options)

    @property
    def one_digit(self) -> frozenset[str]:
        """What may stand together in a line: the answers, where each is one digit, and the dash for none. Empty elsewhere."""
        if not kind_of(self.vote).marking.rates:
            return frozenset()
        called = [str(number) for number in self.marks or self.answers]
        return frozenset((*called, *SKIP)) if all(len(number) == 1 for number in called) else frozenset()

    @property
    def rated_from(self) -> str:
        """What a rated option can get, by the ends of the scale; empty where nothing is rated."""
        # By number and not by place: a scale kept from most to least in favour would be announced as "7 to 1".
        return say("voting.rated_from", first=self.ends[0], last=self.ends[-1]) if kind_of(self.vote).marking.rates and self.ends else ""

    @property
    def answers(self) -> tuple[int, ...]:
        """Marks that a rated option can get, in the order of what people call them: 1 comes before 2."""
        # A rated vote without a scale of its own goes by its cap: marks 1 to the cap, each called by itself.
        return tuple(self.marks[number] for number in sorted(self.marks)) or tuple(range(1, (self.vote.cap or 0) + 1))


def shape_of(session: Session, vote: Vote) -> BallotShape:
    """The shape of this vote's ballots as its options and scale are worded now: stale after a correction, so pages make it anew."""
    # What a point gives is its place turned round: the most in favour stands first on a scale, and gets most in the tally.
    points = points_of(session, vote.scale)
    marks = {p.number: turned(p.place, len(points)) for p in points}
    ends = tuple(f"{p.number} {p.label}" for p in sorted(points, key=lambda p: p.number))
    return BallotShape(vote, tuple(options_of(session, vote.key)), marks, (ends[0], ends[-1]) if ends else ())


NOTHING = TypedBallot({}, {})


def read(form: BallotShape, text: str, before: TypedBallot = NOTHING) -> TypedBallot:
    """The ballot a line stands for; with `before`, what a card holds once the line is added to that.

    Dots: "3 3 7 9 11", or "3=40 7=60". Ranked: "7 3 1", the first getting most, or "7=5 3=4". Rated: "5 - 7", in ballot order with a dash
    for no answer, or "3=5"; where every answer is one digit they may stand together, "5-7". A concern: "!9". Letters of themes do for
    numbers. Refused with the words to say when nothing of that kind is on the ballot, or nothing was typed at all.
    """
    words = _said_words(form, text)
    if not words:
        raise Refused("voting.nothing_typed", blank=ALWAYS_BLANK if form.nought_is_taken else BLANK)
    # Only as the whole line: a stop or a nought among other words is a slip, and the reader refuses it.
    if words == [ALWAYS_BLANK] or (words == [BLANK] and not form.nought_is_taken):
        return NOTHING
    reader = _Reader(form, before)
    for word in words:
        reader.take(word)
    return TypedBallot(dict(reader.marks), dict(reader.concerns), frozenset(reader.skipped))


def steps(form: BallotShape, text: str, before: TypedBallot) -> list[TypedBallot]:
    """What a card held before each word of a line that was read, so that they can be taken back one by one. Refused as `read` refuses."""
    words = _said_words(form, text)
    # Read anew for each word, which is quadratic; a ballot has a handful of words, and `read` stays the one place that knows how.
    return [before, *(read(form, " ".join(words[:n]), before) for n in range(1, len(words)))]


def built_up(form: BallotShape, ballot: TypedBallot) -> list[TypedBallot]:
    """What a card may have held before each of its marks, in ballot order, to take one at a time back: no order of presses is kept."""
    whole, held, before = kind_of(form.vote).marking.whole, NOTHING, []
    keys = [o.key for o in form.options]
    for key in keys:
        n = ballot.marks.get(key, 0)
        # A rank or a rating is one press whatever it gives; of dots each was one.
        for mark in [n] * bool(n) if whole else range(1, n + 1):
            before.append(held)
            held = TypedBallot({**held.marks, key: mark}, {})
    for key in keys:
        for mark in range(1, ballot.concerns.get(key, 0) + 1):
            before.append(held)
            held = TypedBallot(held.marks, {**held.concerns, key: mark})
    return before


def shortfall(form: BallotShape, ballot: TypedBallot) -> str:
    """What a ballot has when the rule asks for more, in words: "90 of 100 points", "3 of 7 answered". "" when it has all of it, and when
    it was left blank on purpose. It counts all the same: whoever keeps it asks once.
    """
    vote, marks = form.vote, ballot.marks
    if not (marks or ballot.concerns or ballot.skipped):
        return ""
    judged = judge(vote, marks, form.numbers, ballot.concerns)
    if judged.state == "short":
        return say(worded(vote, judged.reason), **judged.facts).rstrip(".")
    marking, options = kind_of(vote).marking, len(form.options)
    if judged.state == "spoiled" or not (marking.asks_all or in_points(vote)):
        return ""
    # Five ranks for three options are given as far as they go.
    whole, left = min(in_all(vote, options), options) if marking.whole else in_all(vote, options), left_to_give(vote, marks, options)
    missing = min(left, options - len(marks)) - len(ballot.skipped) if marking.whole else left
    return say(worded(vote, marking.spent_words), spent=whole - missing, budget=whole) if missing > 0 else ""


def _said_words(form: BallotShape, text: str) -> list[str]:
    """The words of a line; answers of one digit that stand together are a word each."""
    words, together = [word for word, _ in _words(text)], form.one_digit
    return [part for word in words for part in (word if together and set(word) <= together else (word,))]


def _words(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    for found in _WORD.finditer(text):
        # The span is that of the text as typed, spaces and all, since it is selected in the line.
        yield re.sub(r"\s", "", found[0]), found.span()


class _Reader:
    """Takes a ballot's words one after the other."""

    def __init__(self, form: BallotShape, before: TypedBallot) -> None:
        self._form, self._marking = form, kind_of(form.vote).marking
        # The new answer to one question takes the old one's place.
        self.marks: Counter[str] = Counter({} if self._marking.one_only else before.marks)
        self.concerns: Counter[str] = Counter(before.concerns)
        # In ballot order. A line like "5 - 7" rates the options that have nothing yet, so a second line goes on where the first stopped.
        self.skipped = set(before.skipped)
        self._unrated = [o for o in form.options if o.key not in self.marks and o.key not in self.skipped]
        self._said: set[str] = set()  # options answered in this line: only a second answer in the same line is a slip

    def take(self, word: str) -> None:
        """One word more. Refused when it says nothing of a ballot of this kind."""
        name, gives, number = word.partition("=")
        if word.startswith(CONCERN):
            self.concerns[self._option(name[len(CONCERN) :])] += _number(number) if gives else 1
        elif gives and self._marking.rates and number in SKIP:
            self._skip(self._option(name))
        elif gives:
            self._give(self._option(name), _number(number))
        elif self._marking.rates:
            self._rate_next(name)
        else:
            self._name(self._option(name))

    def _option(self, name: str) -> str:
        """Its key. Refused when nothing is named, and when there is no such option."""
        if not name:
            raise Refused("voting.which_option")
        # `typed` reads a whole line of dots; given one word it gives one mark, whose key is the option.
        return next(iter(typed(name, self._form.options)))

    def _give(self, option: str, number: int) -> None:
        """A number for one option. Refused for a scale or a rank when the option comes twice: that is a slip of the pen."""
        if not self._marking.whole:
            # Dots stack, so that "3=2 3=1" is three on option 3, as "3 3 3" is.
            self.marks[option] += number
            return
        if option in self._said:
            raise Refused("voting.option_twice", option=self._form.numbers[option])
        self._said.add(option)
        self.marks[option] = self._mark(number) if self._marking.rates else number
        self.skipped.discard(option)

    def _skip(self, option: str) -> None:
        """No answer, said by a dash. Refused when the option was answered in the same line."""
        if option in self._said:
            raise Refused("voting.option_twice", option=self._form.numbers[option])
        self._said.add(option)
        self.skipped.add(option)
        self.marks.pop(option, None)

    def _name(self, option: str) -> None:
        """One dot more, or the next rank or place that is left. Refused when none is."""
        mark = self._marking.named(self._form.vote, self.marks, option)
        if mark is None:
            raise Refused("voting.too_many_ranked", n=self._marking.left(self._form.vote, {}, len(self._form.options)))
        if self._marking.whole:
            self._give(option, mark)
        else:
            self.marks[option] = mark

    def _rate_next(self, word: str) -> None:
        """An answer, or a dash for none, to the next option without one. Refused when every option has had its word."""
        if not self._unrated:
            raise Refused("voting.too_many_rated", n=len(self._form.options))
        option = self._unrated.pop(0)
        if word in SKIP:
            self._skip(option.key)
        else:
            self._give(option.key, _number(word))

    def _mark(self, number: int) -> int:
        """What a point of the scale gives, by what people call it. Refused when the scale has no such point."""
        marks = self._form.marks or {n: n for n in self._form.answers}
        if number not in marks:
            raise Refused("voting.no_such_place", n=number, low=min(marks), high=max(marks))
        return marks[number]


def _number(word: str) -> int:
    """Refused unless it is a whole number of few digits."""
    # Twelve characters are enough to know one's own typing by, and keep the sentence in the line.
    if not (word.isdecimal() and len(word) <= _MOST_DIGITS):
        raise Refused("voting.how_many", word=word[:12])
    return int(word)
