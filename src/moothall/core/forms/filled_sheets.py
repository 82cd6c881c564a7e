"""One filled-in form as the ledger keeps it, and the judge of it. A cell is what one answer stands in; a unit what one strip is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from moothall.core.errors import Refused
from moothall.core.forms.definition import Form, FormChoice, FormQuestion
from moothall.core.text import required

PASSED = 1
"""How "can't judge" is kept; a blank isn't kept at all. Marks in the file are above nought, so answers begin at the next number."""
_FIRST = 2
MOST_NUMBER = 1_000_000


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation as a form has it: frozen with the round, so that a later name changes no old sheet."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """What one sheet says: marks by cell, as they are kept, and words by question."""

    marks: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def blank(self) -> bool:
        return not self.marks and not self.words


@dataclass(frozen=True, slots=True)
class Unit:
    """A question, or of one that asks several things the one thing: an organisation in a column, a part of a sum.

    `key` is what a column of a file is called, `cells` where its answers are kept: several where something is ticked.
    """

    key: str
    question: FormQuestion
    cells: tuple[str, ...]
    column: FormChoice | None = None
    about: str = ""

    @property
    def least(self) -> int:
        return self.question.scale.least if self.question.scale else 0

    def named_values(self, found: Iterable[int] = ()) -> list[tuple[str, int]]:
        """Every answer there is, with its name in files: points, letters; of a number those that were given."""
        if self.question.scale:
            return [(str(point), point) for point in self.question.scale.points]
        if self.question.sort == "number":
            return [(str(value), value) for value in sorted(found)]
        return [(choice.key, place) for place, choice in enumerate(self.question.choices)]

    def kept(self, value: int) -> int:
        """How an answer is kept: a point, the place of a choice, or a number."""
        return value - self.least + _FIRST

    def value(self, mark: int) -> int:
        """The answer a mark stands for. Not for PASSED."""
        return mark + self.least - _FIRST


def units(form: Form, bodies: Sequence[Body]) -> tuple[Unit, ...]:
    """In the order they are printed and typed: two columns are read downwards, one after the other."""
    return tuple(unit for question in form.questions for unit in _units_of(question, bodies))


def _units_of(question: FormQuestion, bodies: Sequence[Body]) -> Iterator[Unit]:
    key = question.key
    if question.sort == "rate_each":
        for column in question.columns:
            for body in bodies:
                yield Unit(f"{key}/{column.key}/{body.name}", question, (f"{key}/{column.key}/{body.key}",), column, body.name)
    elif question.sort == "number" and question.choices:
        for part in question.choices:
            yield Unit(f"{key}/{part.key}", question, (f"{key}/{part.key}",), part, part.words)
    elif question.sort in ("tick", "best"):
        yield Unit(key, question, tuple(f"{key}/{choice.key}" for choice in question.choices))
    else:
        yield Unit(key, question, (key,))


def answer(unit: Unit, value: int) -> dict[str, int]:
    """A sheet's marks for one answer: a point, a number, the place of what was chosen. Refused when the question has no such answer."""
    question = unit.question
    if question.sort in ("tick", "choose", "best"):
        if not 0 <= value < len(question.choices):
            raise Refused("core.form_no_choice", letters=", ".join(c.key for c in question.choices))
        return {unit.cells[value]: _FIRST} if question.sort != "choose" else {unit.cells[0]: unit.kept(value)}
    if question.scale and value not in question.scale.points:
        raise off_scale(str(value), question)
    if question.sort == "number" and not 0 <= value <= MOST_NUMBER:
        raise Refused("core.form_number_size", most=MOST_NUMBER)
    return {unit.cells[0]: unit.kept(value)}


def passed(unit: Unit) -> dict[str, int]:
    """ "Can't judge", or one's own organisation. Refused where the question doesn't offer it."""
    if unit.question.sort not in ("rate", "rate_each") or not unit.question.can_pass:
        raise Refused("core.form_no_pass")
    return {unit.cells[0]: PASSED}


def off_scale(word: str, question: FormQuestion) -> Refused:
    scale = question.scale
    key = "core.form_off_scale" if question.can_pass else "core.form_off_scale_bare"
    # 12 characters: enough to find it in the line.
    return Refused(key, word=word[:12], least=scale.least if scale else 0, most=scale.most if scale else 0)


def judged(form: Form, bodies: Sequence[Body], sheet: FilledSheet) -> FilledSheet:
    """The sheet as it will be kept: in the form's order, words without what nobody sees. Refused for an answer there is none of, a sum
    that isn't reached, more chosen than may be; a sheet with nothing on it is one all the same.
    """
    marks: dict[str, int] = {}
    asked = units(form, bodies)
    for unit in asked:
        for cell in unit.cells:
            if mark := sheet.marks.get(cell):
                marks |= {cell: _judged(unit, mark)}
    if len(marks) != len(sheet.marks):
        raise Refused("core.form_no_such_answer")
    for question in form.questions:
        _sum_is_reached(question, marks)
    if {key for key in sheet.words if (q := form.question(key)) is None or q.sort != "words"}:
        raise Refused("core.form_no_such_answer")
    words = {q.key: required(sheet.words[q.key]) for q in form.questions if sheet.words.get(q.key, "").strip()}
    return FilledSheet(marks, words)


def _judged(unit: Unit, mark: int) -> int:
    question = unit.question
    if mark == PASSED:
        passed(unit)
    elif question.sort in ("tick", "best"):
        if mark != _FIRST:
            raise Refused("core.form_no_such_answer")
    else:
        answer(unit, unit.value(mark))
    return mark


def _sum_is_reached(question: FormQuestion, marks: Mapping[str, int]) -> None:
    own = [cell for cell in marks if cell.partition("/")[0] == question.key]
    if question.sort == "best" and len(own) > question.most:
        raise Refused("core.form_too_many_best", n=len(own), most=question.most)
    if question.sort == "number" and question.total is not None and own:
        reached = sum(marks[cell] - _FIRST for cell in own)
        if reached != question.total:
            raise Refused("core.form_sum", reached=reached, total=question.total)


def chosen(unit: Unit, marks: Mapping[str, int]) -> list[int]:
    """What a sheet says of a unit, as values: several where something is ticked, none for a blank or a pass."""
    if unit.question.sort in ("tick", "best"):
        return [place for place, cell in enumerate(unit.cells) if cell in marks]
    mark = marks.get(unit.cells[0], 0)
    return [unit.value(mark)] if mark >= _FIRST else []


def has_passed(unit: Unit, marks: Mapping[str, int]) -> bool:
    return marks.get(unit.cells[0]) == PASSED
