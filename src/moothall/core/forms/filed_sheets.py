"""Sheets from a table: a row a sheet, columns called by the keys of the questions. Reads no file; a row that can't be right stays out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from moothall.core.batch import FiledRow, LeftOutRow
from moothall.core.errors import Refused
from moothall.core.forms.definition import Form, FormQuestion
from moothall.core.forms.filled_sheets import Body, FilledSheet, Unit, answer, judged, off_scale, passed, units
from moothall.core.forms.typed_sheet import BLANK, PASS
from moothall.core.text import as_read, tidied


@dataclass(frozen=True, slots=True)
class Filed:
    """What a table holds of a form. `read` are the headings that name a question, `unread` the others."""

    bodies: tuple[Body, ...]
    sheets: tuple[FilledSheet, ...]
    left_out: tuple[LeftOutRow, ...]
    read: tuple[str, ...]
    unread: tuple[str, ...]


def sheets_of(form: Form, header: Sequence[str], rows: Sequence[FiledRow], known: Sequence[Body], fresh: Sequence[str]) -> Filed:
    """The sheets in a table. `known` are the list's organisations, and `fresh` keys for those that only the file names. Refused when no
    column is called by a question of the form, or two are.
    """
    bodies = _bodies(form, header, known, fresh)
    places = _places(form, header, bodies)
    if not places:
        raise Refused("imports.form_no_columns", title=form.title, keys=", ".join(q.key for q in form.questions)[:200])
    sheets: list[FilledSheet] = []
    left: list[LeftOutRow] = []
    for row in rows:
        try:
            sheet = judged(form, bodies, _sheet(row, places))
            if sheet.blank:
                raise Refused("imports.form_blank_row")
            sheets.append(sheet)
        except Refused as no:
            left.append(LeftOutRow(row.row, no.key, no.facts))
    read = tuple(header[place] for place in places)
    return Filed(bodies, tuple(sheets), tuple(left), read, tuple(h for place, h in enumerate(header) if place not in places and h.strip()))


def _bodies(form: Form, header: Sequence[str], known: Sequence[Body], fresh: Sequence[str]) -> tuple[Body, ...]:
    """Organisations that the file asks about: those of the list in its order, then those that only the file names."""
    asked = {(as_read(q.key), as_read(c.key)) for q in form.questions for c in q.columns}
    named: dict[str, str] = {}
    for heading in header:
        question, _, rest = heading.partition("/")
        column, _, name = rest.partition("/")
        if (as_read(question), as_read(column)) in asked and name.strip():
            named.setdefault(as_read(name), tidied(name))
    listed = [body for body in known if named.pop(as_read(body.name), None)]
    return (*listed, *(Body(key, name) for key, name in zip(fresh, named.values(), strict=False)))


def _places(form: Form, header: Sequence[str], bodies: Sequence[Body]) -> dict[int, Unit]:
    by_name = {as_read(unit.key): unit for unit in units(form, bodies)}
    found = {place: by_name[as_read(heading)] for place, heading in enumerate(header) if as_read(heading) in by_name}
    twice = next((u.key for u in found.values() if sum(v is u for v in found.values()) > 1), "")
    if twice:
        raise Refused("imports.form_column_twice", column=twice[:80])
    return found


def _sheet(row: FiledRow, places: Mapping[int, Unit]) -> FilledSheet:
    marks: dict[str, int] = {}
    words: dict[str, str] = {}
    for place, unit in places.items():
        cell = row.cells[place].strip() if place < len(row.cells) else ""
        if unit.question.sort == "words":
            words |= {unit.question.key: cell} if cell else {}
        elif cell and cell != BLANK:
            marks |= _marks(unit, cell)
    return FilledSheet(marks, words)


def _marks(unit: Unit, cell: str) -> dict[str, int]:
    if cell in PASS:
        return passed(unit)
    if unit.question.choices and unit.question.sort != "number":
        # "a;c", and the same with commas, as some programs write several ticks.
        said = [word.strip() for word in cell.replace(",", ";").split(";") if word.strip()] if unit.question.sort != "choose" else [cell]
        return {k: v for word in said for k, v in answer(unit, _choice(unit.question, word)).items()}
    number = _whole(cell)
    if number is None:
        raise off_scale(cell, unit.question) if unit.question.scale else Refused("core.form_not_a_number", word=cell[:12])
    return answer(unit, number)


def _choice(question: FormQuestion, word: str) -> int:
    """The place of a choice by its letter or its words."""
    names = [(as_read(c.key), as_read(c.words)) for c in question.choices]
    place = next((n for n, called in enumerate(names) if as_read(word) in called), None)
    if place is None:
        raise Refused("core.form_no_letter", word=word[:12], letters=", ".join(c.key for c in question.choices))
    return place


def _whole(cell: str) -> int | None:
    """A whole number as programs write it, "5" or "5.0"; nine digits are more than any question takes."""
    text = cell.removesuffix(".0")
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdecimal() and len(digits) <= 9 else None
