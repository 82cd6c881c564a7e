"""A table's totals as they are typed: for each question how many gave each answer, `table 3: 0 0 1 2 3 1 0 / 1 2 0 0 0 2 2`.

It becomes as many sheets as people sat there. Which answers of theirs belong together nobody at the table wrote down, and nobody knows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from moothall.core.errors import Refused
from moothall.core.forms.definition import Form
from moothall.core.forms.filled_sheets import FilledSheet, Unit, answer, units
from moothall.core.forms.typed_sheet import BLANK

MOST_AT_A_TABLE = 99
_LINE = re.compile(r"\s*(?:table|t)\s*(\d{1,3})(?:\s*(?:of|x)\s*(\d{1,3}))?\s*:\s*(.*)", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableLine:
    """Which table, how many people sat there (0 where the line doesn't say), and what it counted."""

    table: int
    people: int
    rest: str


def table_line(text: str) -> TableLine | None:
    """What a line says of a table, "table 3 of 7: …"; None for any other line."""
    found = _LINE.fullmatch(text)
    return TableLine(int(found[1]), int(found[2] or 0), found[3]) if found else None


def counted_units(form: Form) -> tuple[Unit, ...]:
    """What a table counts, in the order it is printed: not words, and not the group, which would tie one answer to another."""
    return tuple(unit for unit in units(form, ()) if unit.question.sort != "words" and unit.question.told)


def sheets_of_table(form: Form, line: TableLine) -> tuple[FilledSheet, ...]:
    """As many sheets as people. Refused where a question has too few counts or too many, or more answers than people sat there."""
    asked = counted_units(form)
    counts = [_counts(part) for part in line.rest.split("/")]
    if len(counts) != len(asked):
        raise Refused("core.form_totals_questions", n=len(counts), most=len(asked))
    for place, (unit, own) in enumerate(zip(asked, counts, strict=True), 1):
        if own and len(own) != len(unit.named_values()):
            raise Refused("core.form_totals_answers", place=place, n=len(own), most=len(unit.named_values()))
    people = line.people or max(map(sum, counts))
    if not 1 <= people <= MOST_AT_A_TABLE:
        raise Refused("core.form_totals_people", most=MOST_AT_A_TABLE)
    marks: list[dict[str, int]] = [{} for _ in range(people)]
    for place, (unit, own) in enumerate(zip(asked, counts, strict=True), 1):
        if sum(own) > people:
            raise Refused("core.form_totals_more", place=place, n=sum(own), people=people)
        for sheet, mark in zip(marks, _given(unit, own), strict=False):
            sheet.update(mark)
    return tuple(FilledSheet(own) for own in marks)


def _counts(part: str) -> tuple[int, ...]:
    """Numbers with spaces or commas between; none for a question that the table left out."""
    words = part.replace(",", " ").split()
    if words in ([], [BLANK]):
        return ()
    wrong = next((word for word in words if not (word.isascii() and word.isdecimal() and len(word) <= 3)), "")
    if wrong:
        raise Refused("core.form_not_a_number", word=wrong[:12])
    return tuple(map(int, words))


def _given(unit: Unit, counts: Sequence[int]) -> list[dict[str, int]]:
    """A mark for each answer that was counted."""
    return [answer(unit, value) for (_, value), n in zip(unit.named_values(), counts, strict=False) for _ in range(n)]
