"""Contributions: what people wrote, one idea a note. Numbers are permanent and never used twice; authors are not stored.

A contribution that says the same as another is a repeat of it (`same_as`). It keeps its number, its words and its source, counts with
the note it repeats, and lies in no theme of its own: de-duplicating never loses a voice (practice 2.12).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from moothall.core.errors import Refused
from moothall.core.model import Session, Step, Table, added, changed
from moothall.core.prompts import PROMPTS
from moothall.core.text import kept, required

FLAGS = ("example", "late", "too_general", "unclear")
"""Marks a facilitator gives a note by hand. Hidden and repeated are acts of their own, since they change what the room sees."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """One note. `source` is typed, pasted or imported; `response_no` is the source's own number; `written` is HH:MM.

    `same_as` is the key of the note it repeats, or empty. A `hidden` note keeps its number, and its words stay with the facilitator.
    """

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
    same_as: str = ""
    hidden: bool = False


CONTRIBUTIONS = Table("contribution", Contribution, by=("prompt", "same_as"), counted=lambda c: ("contribution", c.number))


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


def contributions_of(session: Session, prompt: str) -> list[Contribution]:
    """Everything written for a prompt by number, repeats too."""
    return sorted(session.where(CONTRIBUTIONS, "prompt", prompt), key=lambda c: c.number)


def notes_of(session: Session, prompt: str) -> list[Contribution]:
    """The notes that stand on a board, by number: each once, however often it was said."""
    return [c for c in contributions_of(session, prompt) if not c.same_as]


def repeats_of(session: Session, note: str) -> list[Contribution]:
    """Contributions that say the same as this note, by number."""
    return sorted(session.where(CONTRIBUTIONS, "same_as", note), key=lambda c: c.number) if note else []


def said(session: Session, notes: Iterable[Contribution]) -> list[Contribution]:
    """These notes, each followed by its repeats."""
    return [c for note in notes for c in (note, *repeats_of(session, note.key))]


def head_of(session: Session, note: Contribution) -> Contribution:
    """The note that stands on the board for this one: itself unless it is a repeat. Refused when that note is gone."""
    return session.get(CONTRIBUTIONS, note.same_as) if note.same_as else note


def may_be_shown(session: Session, note: Contribution) -> bool:
    """Whether the room may see its words: it isn't hidden, and nobody is writing in silence any more."""
    prompt = session.find(PROMPTS, note.prompt)
    return not note.hidden and not (prompt and prompt.writing == "silent")


def note_numbered(session: Session, prompt: str, number: int) -> Contribution:
    """The contribution with this number on this board, or Refused."""
    found = next((c for c in session.where(CONTRIBUTIONS, "prompt", prompt) if c.number == number), None)
    if found is None:
        raise Refused("core.no_such_note", number=number)
    return found


def items(session: Session, notes: Sequence[Contribution]) -> int:
    """The count unit of every report is the item (practice, row 13): a note and each of its repeats is one."""
    return sum(1 + len(session.where(CONTRIBUTIONS, "same_as", note.key)) for note in notes)


def sources(session: Session, notes: Iterable[Contribution]) -> int:
    """How many hands the notes came from: survey responses by their number, cards by their table or else sector."""
    hands = {("response", c.response_no) if c.response_no else ("table", c.table or c.sector) for c in said(session, notes)}
    # Cards with neither table nor sector came from nobody who can be told from others, so they count as no source.
    return len(hands - {("table", "")})


def add_notes(session: Session, prompt: str, notes: Iterable[Written], keys: Iterable[str]) -> Step:
    """One step for one note or many. Numbers are the next free ones of the session, in order. Refused when there is nothing to add, a
    text is blank or too long, or the prompt is gone.
    """
    # Only to refuse where the prompt has just been deleted.
    session.get(PROMPTS, prompt)
    first = session.next_number("contribution")
    changes = tuple(
        added(CONTRIBUTIONS, Contribution(key, first + n, prompt, required(w.text), kept(w.table), kept(w.sector),
                                          w.source, kept(w.response_no), w.written, late=w.late))
        for n, (w, key) in enumerate(zip(notes, keys, strict=False))
    )  # fmt: skip
    if not changes:
        raise Refused("core.blank")
    # Names of their own, because the words for the log differ: one note is called by its number, many by how many they are.
    if len(changes) == 1:
        return Step("step.add_note", changes, about=str(first))
    return Step("step.add_notes", changes, about=str(len(changes)))


def edit_note(session: Session, key: str, text: str) -> Step:
    """Other words for a note. Refused when they are blank or too long, or the note is gone."""
    before = session.get(CONTRIBUTIONS, key)
    return Step("step.edit_note", (changed(CONTRIBUTIONS, before, replace(before, text=required(text))),), about=str(before.number))


def flag_note(session: Session, key: str, flag: str, on: bool) -> Step:
    """Mark a note as an example for the report, late, too general or unclear. Refused when the note is gone; ValueError for a flag there
    is none of, which only a caller's mistake can ask for.
    """
    if flag not in FLAGS:
        raise ValueError(flag)
    before = session.get(CONTRIBUTIONS, key)
    after = replace(before, **{flag: on})  # type: ignore[arg-type]  # the flags are the record's bool fields
    return Step(f"step.flag_{flag}" if on else f"step.unflag_{flag}", (changed(CONTRIBUTIONS, before, after),), about=str(before.number))


def resource_note(session: Session, key: str, table: str, sector: str) -> Step:
    """Correct which table or sector a note came from. Refused when the note is gone."""
    before = session.get(CONTRIBUTIONS, key)
    after = replace(before, table=kept(table), sector=kept(sector))
    return Step("step.resource_note", (changed(CONTRIBUTIONS, before, after),), about=str(before.number))
