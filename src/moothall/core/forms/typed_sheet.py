"""A sheet as it is typed from paper: digits, a dot for a blank, a dash for can't judge, letters for what is ticked, words after ";".

Spaces and commas may stand anywhere. What can't be right is refused whole, so that no half of a sheet is ever kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from moothall.core.errors import Refused
from moothall.core.forms.definition import Form, FormChoice, FormQuestion
from moothall.core.forms.filled_sheets import Body, FilledSheet, Unit, answer, off_scale, passed, units

BLANK, PASS = ".", "-–−"
_BETWEEN = " ,\t\u00a0"
_NUMBER = re.compile(r"-?\d+")
_WITH_NUMBER = re.compile(r"\s*(\d{1,4})\s*:\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """What is typed at one go: a question, of two columns one. `units` are in the order they are typed."""

    question: FormQuestion
    units: tuple[Unit, ...]
    column: FormChoice | None = None

    @property
    def is_words(self) -> bool:
        return self.question.sort == "words"


@dataclass(frozen=True, slots=True)
class Understood:
    """What a line says so far: each unit that was reached, with its values, or None for a pass. `next` is the unit the next sign is for."""

    answers: tuple[tuple[Unit, tuple[int, ...] | None], ...] = ()
    words: tuple[tuple[FormQuestion, str], ...] = ()
    next: Unit | None = None
    refused: Refused | None = None


def parts(form: Form, bodies: Sequence[Body]) -> tuple[Part, ...]:
    """The parts of a sheet as they are printed: each question, and each column of one with two."""
    asked = groupby(units(form, bodies), key=lambda u: (u.question, u.column if u.question.sort == "rate_each" else None))
    return tuple(Part(question, tuple(own), column) for (question, column), own in asked)


def numbered_line(text: str) -> tuple[int | None, str]:
    """The sheet's number where the line begins with one, "32: 546.564", and the rest."""
    found = _WITH_NUMBER.fullmatch(text)
    return (int(found[1]), found[2]) if found else (None, text)


def typed_sheet(asked: Sequence[Part], text: str) -> FilledSheet:
    """The marks and words of a line. Refused with the reason when it can't be what the sheet says."""
    line = _read(asked, text)
    if line.refused:
        raise line.refused
    return FilledSheet(line.marks, line.words)


def understood(asked: Sequence[Part], text: str) -> Understood:
    """The same of a line that may not be whole yet, for the echo beside it. Never raises."""
    line = _read(asked, text)
    words = tuple((p.question, line.words[p.question.key]) for p in asked if p.question.key in line.words)
    return Understood(tuple(line.answers), words, line.next, line.refused)


@dataclass(slots=True)
class _TypedLine:
    """A line while it is read from left to right."""

    text: str
    at: int = 0
    marks: dict[str, int] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    answers: list[tuple[Unit, tuple[int, ...] | None]] = field(default_factory=list)
    next: Unit | None = None
    refused: Refused | None = None

    def peek(self) -> str:
        while self.at < len(self.text) and self.text[self.at] in _BETWEEN:
            self.at += 1
        return self.text[self.at : self.at + 1]

    def take(self) -> str:
        sign = self.peek()
        self.at += 1
        return sign

    def say(self, unit: Unit, values: Sequence[int] | None) -> None:
        for mark in [passed(unit)] if values is None else [answer(unit, v) for v in values]:
            self.marks |= mark
        self.answers.append((unit, None if values is None else tuple(values)))


def _read(asked: Sequence[Part], text: str) -> _TypedLine:
    marked = [part for part in asked if not part.is_words]
    worded = [part for part in asked if part.is_words]
    before, *after = text.split(";") if marked else ["", *text.split(";", max(len(worded) - 1, 0))]
    line = _TypedLine(before)
    try:
        _read_marks(line, marked)
        _read_words(line, worded, after)
    except Refused as refused:
        line.refused = refused
    return line


def _read_marks(line: _TypedLine, asked: Sequence[Part]) -> None:
    if not line.text.strip(_BETWEEN) and asked:
        # Nothing before the words: a sheet on which only words stand.
        line.next = asked[0].units[0]
        if all(part.question.sort not in ("rate", "rate_each", "number") for part in asked):
            return
        raise _too_few(line, asked)
    for place, part in enumerate(asked):
        letters_next = any(p.question.choices and p.question.sort != "number" for p in asked[place + 1 : place + 2])
        for unit in part.units:
            line.next = unit
            _read_unit(line, unit, asked, letters_next)
    line.next = None
    if left := line.text[line.at :].strip(_BETWEEN):
        raise _too_many(asked, left)


def _read_unit(line: _TypedLine, unit: Unit, asked: Sequence[Part], letters_next: bool) -> None:
    sort, sign = unit.question.sort, line.peek()
    if sort in ("tick", "choose", "best"):
        _read_letters(line, unit, alone=sort == "choose", stop=letters_next)
    elif not sign:
        raise _too_few(line, asked)
    elif sign == BLANK:
        line.take()
    elif unit.question.one_sign:
        _read_digit(line, unit)
    else:
        _read_number(line, unit)


def _read_digit(line: _TypedLine, unit: Unit) -> None:
    sign = line.take()
    if sign in PASS:
        line.say(unit, None)
    elif sign.isdecimal():
        line.say(unit, [int(sign)])
    else:
        raise off_scale(sign, unit.question)


def _read_number(line: _TypedLine, unit: Unit) -> None:
    found = _NUMBER.match(line.text, line.at)
    if found:
        line.at = found.end()
        line.say(unit, [int(found[0][:9])])
    elif line.take() in PASS:
        line.say(unit, None)
    else:
        raise Refused("core.form_not_a_number", word=line.text[line.at - 1 : line.at + 11])


def _read_letters(line: _TypedLine, unit: Unit, alone: bool, stop: bool) -> None:
    """Letters of what is chosen; a dot, or nothing more, chooses nothing. Before another question in letters a space ends them."""
    keys = [choice.key.casefold() for choice in unit.question.choices]
    if line.peek() == BLANK:
        line.take()
        return
    found: list[int] = []
    while (sign := line.peek()) and sign.isalpha():
        if sign.casefold() not in keys:
            raise Refused("core.form_no_letter", word=sign, letters="".join(keys))
        found.append(keys.index(line.take().casefold()))
        if alone or (stop and line.text[line.at : line.at + 1] in _BETWEEN):
            break
    if found:
        if len(set(found)) != len(found):
            raise Refused("core.form_letter_twice", letters=line.text[max(line.at - 12, 0) : line.at].strip())
        line.say(unit, found)


def _read_words(line: _TypedLine, asked: Sequence[Part], texts: Sequence[str]) -> None:
    said = [text.strip() for text in texts]
    if len(said) > len(asked):
        # The last question has what is left: people's words may hold the sign themselves.
        said = [*said[: len(asked) - 1], "; ".join(said[len(asked) - 1 :])] if asked else said
    if any(said) and not asked:
        raise Refused("core.form_no_words")
    line.words |= {part.question.key: text for part, text in zip(asked, said, strict=False) if text}


def _wanted(asked: Sequence[Part]) -> int:
    return sum(len(part.units) for part in asked if part.question.sort in ("rate", "rate_each", "number"))


def _signs(line: str) -> int:
    """How many answers in figures a line has: digits, dots and dashes."""
    return sum(sign.isdecimal() or sign in BLANK + PASS for sign in line)


def _too_few(line: _TypedLine, asked: Sequence[Part]) -> Refused:
    return _count(asked, len([a for a in line.answers if a[0].question.sort in ("rate", "rate_each", "number")]) + _blanks(line))


def _blanks(line: _TypedLine) -> int:
    return line.text[: line.at].count(BLANK)


def _too_many(asked: Sequence[Part], left: str) -> Refused:
    if left[0].isdecimal() or left[0] in BLANK + PASS:
        return _count(asked, _wanted(asked) + max(_signs(left), 1))
    return Refused("core.form_left_over", word=left[:12])


def _count(asked: Sequence[Part], n: int) -> Refused:
    key = "core.form_bodies_count" if all(part.question.sort == "rate_each" for part in asked) and len(asked) == 1 else "core.form_count"
    return Refused(key, n=n, most=_wanted(asked))
