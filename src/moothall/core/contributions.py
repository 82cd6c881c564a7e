"""Contributions: what people wrote, one idea a note. Numbers are permanent and never used twice; authors are not stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from moothall.core.model import Session, Step, Table, added, changed
from moothall.core.prompts import PROMPTS
from moothall.core.refused import Refused
from moothall.core.text import kept, required

FLAGS = ("example", "late", "too_general", "unclear")


@dataclass(frozen=True, slots=True)
class Contribution:
    """One note. `source` is typed, pasted or imported; `response_no` is the source's own number; `written` is HH:MM."""

    key: str
    number: int
    prompt: str
    text: str
    table: str = ""
    sector: str = ""
    source: str = "typed"
    response_no: str = ""
    written: str = ""
    example: bool = False
    late: bool = False
    too_general: bool = False
    unclear: bool = False


CONTRIBUTIONS = Table("contribution", Contribution, by=("prompt",), counted=lambda c: ("contribution", c.number))


@dataclass(frozen=True, slots=True)
class Written:
    """A note before it has a key and a number."""

    text: str
    table: str = ""
    sector: str = ""
    source: str = "typed"
    response_no: str = ""
    written: str = ""
    late: bool = False


def notes_of(session: Session, prompt: str) -> list[Contribution]:
    """The notes of a board by number."""
    return sorted(session.where(CONTRIBUTIONS, "prompt", prompt), key=lambda c: c.number)


def note_numbered(session: Session, prompt: str, number: int) -> Contribution:
    """The note with this number on this board, or Refused."""
    found = next((c for c in session.where(CONTRIBUTIONS, "prompt", prompt) if c.number == number), None)
    if found is None:
        raise Refused("core.no_such_note", number=number)
    return found


def items(notes: Iterable[Contribution]) -> int:
    """The count unit of every report is the item (practice, row 13)."""
    return sum(1 for _ in notes)


def sources(notes: Iterable[Contribution]) -> int:
    """How many hands the notes came from: survey responses by their number, cards by their table or else sector."""
    return len({("response", n.response_no) if n.response_no else ("table", n.table or n.sector) for n in notes} - {("table", "")})


def add_notes(session: Session, prompt: str, notes: Iterable[Written], keys: Iterable[str]) -> Step:
    """One step for one note or many. Numbers are the next free ones of the session, in order."""
    session.get(PROMPTS, prompt)
    first = session.next_number("contribution")
    changes = tuple(
        added(CONTRIBUTIONS, Contribution(key, first + n, prompt, required(w.text), kept(w.table), kept(w.sector),
                                          w.source, kept(w.response_no), w.written, late=w.late))
        for n, (w, key) in enumerate(zip(notes, keys, strict=False))
    )  # fmt: skip
    if not changes:
        raise Refused("core.blank")
    if len(changes) == 1:
        return Step("step.add_note", changes, about=str(first))
    return Step("step.add_notes", changes, about=str(len(changes)))


def edit_note(session: Session, key: str, text: str) -> Step:
    before = session.get(CONTRIBUTIONS, key)
    return Step("step.edit_note", (changed(CONTRIBUTIONS, before, replace(before, text=required(text))),), about=str(before.number))


def flag_note(session: Session, key: str, flag: str, on: bool) -> Step:
    """Mark a note as an example for the report, late, too general or unclear."""
    if flag not in FLAGS:
        raise ValueError(flag)
    before = session.get(CONTRIBUTIONS, key)
    after = replace(before, **{flag: on})  # type: ignore[arg-type]  # the flags are the record's bool fields
    return Step(f"step.flag_{flag}" if on else f"step.unflag_{flag}", (changed(CONTRIBUTIONS, before, after),), about=str(before.number))


def resource_note(session: Session, key: str, table: str, sector: str) -> Step:
    """Correct which table or sector a note came from."""
    before = session.get(CONTRIBUTIONS, key)
    after = replace(before, table=kept(table), sector=kept(sector))
    return Step("step.resource_note", (changed(CONTRIBUTIONS, before, after),), about=str(before.number))
