"""Writing into one of two columns and joining a note of each. Only a line's very end, or a line of two numbers alone, is a link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from moothall.activities.two_columns.records import COLUMN_NOTES, LINKS, TWO_COLUMNS, ColumnLink, ColumnNote
from moothall.core.contributions import CONTRIBUTIONS, Contribution, Written, add_notes, may_be_shown, note_numbered, notes_of
from moothall.core.errors import Refused
from moothall.core.model import Change, Session, Step, added, changed
from moothall.core.themes import THEMES, placement_of

_JOIN = re.compile(r"\s*([0-9]+)\s*[-–]\s*([0-9]+)\s*")
_END = re.compile(r"(.*\S)\s+[-–]\s+([0-9]+(?:\s+[0-9]+)*)\s*", re.S)


@dataclass(frozen=True, slots=True)
class TypedNote:
    """A line as it is understood: two notes joined (`joins`), or a text with the notes it is linked to."""

    text: str = ""
    links: tuple[Contribution, ...] = ()
    joins: tuple[Contribution, Contribution] | None = None


def side_of(session: Session, note: str) -> str:
    """Where a note stands; one that came in elsewhere is a vision until it is moved."""
    found = session.find(COLUMN_NOTES, note)
    return found.side if found else "vision"


def column(session: Session, prompt: str, side: str) -> list[Contribution]:
    """By theme, then by number; the reality in the order of what it is linked to, so that few lines cross."""
    notes = [n for n in notes_of(session, prompt) if side_of(session, n.key) == side]
    if side == "vision":
        return sorted(notes, key=lambda n: (_ordinal(session, n.key) or 999, n.number))
    places = {note.key: place for place, note in enumerate(column(session, prompt, "vision"))}
    firsts: dict[str, int] = {}
    for joined in links_of(session, prompt):
        firsts[joined.reality] = min(firsts.get(joined.reality, 999), places.get(joined.vision, 999))
    return sorted(notes, key=lambda n: (firsts.get(n.key, 999), n.number))


def _ordinal(session: Session, note: str) -> int:
    placed = placement_of(session, note)
    theme = session.find(THEMES, placed.theme) if placed else None
    return theme.ordinal if theme else 0


def links_of(session: Session, prompt: str) -> list[ColumnLink]:
    """Those between two notes that are both still on this board, by number."""
    here = {note.key for note in notes_of(session, prompt)}
    return [joined for joined in TWO_COLUMNS.all(session) if joined.vision in here and joined.reality in here]


def alone(session: Session, side: str) -> list[Contribution]:
    """Notes of this side without a link, on every board that has columns: those the room may see."""
    boards = dict.fromkeys(note.prompt for side_note in session.all(COLUMN_NOTES) if (note := session.find(CONTRIBUTIONS, side_note.key)))
    found: list[Contribution] = []
    for prompt in boards:
        joined = {key for link in links_of(session, prompt) for key in (link.vision, link.reality)}
        found += [n for n in column(session, prompt, side) if n.key not in joined and may_be_shown(session, n)]
    return found


def read_note(session: Session, prompt: str, side: str, text: str) -> TypedNote:
    """What a line means. A dash links at the very end alone, before numbers that are notes of the other side; any other dash is text.
    Refused for two numbers alone that can't be joined.
    """
    if found := _JOIN.fullmatch(text):
        one, other = (note_numbered(session, prompt, int(n)) for n in found.groups())
        return TypedNote(joins=_apart(session, one, other))
    if found := _END.fullmatch(text):
        across = {n.number: n for n in notes_of(session, prompt) if side_of(session, n.key) != side}
        numbers = [int(n) for n in found[2].split()]
        if all(n in across for n in numbers):
            return TypedNote(found[1].strip(), tuple(across[n] for n in dict.fromkeys(numbers)))
    return TypedNote(text.strip())


def _apart(session: Session, one: Contribution, other: Contribution) -> tuple[Contribution, Contribution]:
    """The vision first. Refused when both stand on one side."""
    sides = side_of(session, one.key), side_of(session, other.key)
    if sides[0] == sides[1]:
        raise Refused("two_columns.same_side", one=one.number, other=other.number)
    return (one, other) if sides[0] == "vision" else (other, one)


def join(session: Session, key: str, one: str, other: str, at: str, item: str = "") -> Step:
    """A link between a note of each side. Refused when they stand on one side, or are joined already."""
    vision, reality = _apart(session, session.get(CONTRIBUTIONS, one), session.get(CONTRIBUTIONS, other))
    if any((x.vision, x.reality) == (vision.key, reality.key) for x in TWO_COLUMNS.all(session)):
        raise Refused("two_columns.joined", one=vision.number, other=reality.number)
    # Vision and reality are kept by key, which no field of words is.
    step = TWO_COLUMNS.add(session, key, f"{vision.number} – {reality.number}", at, item)
    record = replace(step.changes[0].after, vision=vision.key, reality=reality.key)
    return Step(step.name, (added(LINKS, record),), about=f"{vision.number} – {reality.number}")


def write(session: Session, prompt: str, side: str, text: str, keys: Sequence[str], at: str, item: str = "") -> Step:
    """One line: a note on this side with its links, or two notes joined. `keys` has a fresh one for the note and for each link. Refused
    when it is blank, or as `join` refuses.
    """
    typed = read_note(session, prompt, side, text)
    if typed.joins:
        return join(session, keys[0], typed.joins[0].key, typed.joins[1].key, at, item)
    step = add_notes(session, prompt, [Written(typed.text, written=at)], keys[:1])
    note = step.changes[0].after
    placed = added(COLUMN_NOTES, ColumnNote(note.key, side))
    return Step(step.name, (*step.changes, placed, *_linking(session, note, side, typed.links, keys[1:], at, item)), about=str(note.number))


def _linking(
    session: Session, note: Contribution, side: str, others: Sequence[Contribution], keys: Sequence[str], at: str, item: str
) -> Iterator[Change]:
    first = session.next_number(LINKS.name)
    for place, (other, key) in enumerate(zip(others, keys, strict=False)):
        vision, reality = (note, other) if side == "vision" else (other, note)
        pair = f"{vision.number} – {reality.number}"
        yield added(LINKS, ColumnLink(key, first + place, pair, "", vision.key, reality.key, item, at))


def change_side(session: Session, note: str, side: str) -> Step:
    """To the other column. Refused while it is linked: a link joins two sides."""
    if any(note in (x.vision, x.reality) for x in TWO_COLUMNS.all(session)) and side_of(session, note) != side:
        raise Refused("two_columns.linked")
    before, after = session.find(COLUMN_NOTES, note), ColumnNote(note, side)
    if before == after:
        return Step("two_columns.step_side", ())
    number = session.get(CONTRIBUTIONS, note).number
    change = changed(COLUMN_NOTES, before, after) if before else added(COLUMN_NOTES, after)
    return Step("two_columns.step_side", (change,), about=str(number))
