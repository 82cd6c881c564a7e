"""What a line means while it is typed, said back at its right: whose, by when, what is still open. Reads a line; keeps nothing."""

from __future__ import annotations

from typing import Any

from moothall.core.model import Session
from moothall.core.people import PARTICIPANTS
from moothall.core.people_named import with_organisation
from moothall.core.records import RecordField, RecordKind
from moothall.core.typed_record import read_line
from moothall.day_words import near_day
from moothall.record_words import person_words
from moothall.ui.kit.inline_parts import InlineKey, InlinePart, InlineWords
from moothall.words import say, sentence


def meaning_of(kind: RecordKind[Any], session: Session, text: str) -> list[InlinePart]:
    """Nothing while nothing is typed; the refusal while Enter would be refused."""
    if not text.strip() or not kind.typed:
        return []
    typed = read_line(kind, session, text)
    if typed.refused:
        # In the ink of what isn't right yet: the line is still being typed, and nothing has been refused so far.
        return [InlineWords(sentence(typed.refused), "meta", "late", bold=True)]
    told = [part for name in kind.typed for part in _told(kind, session, name, typed.fields.get(name, ""))]
    return [InlineWords(typed.title, "meta", "ink", bold=True), *told, InlineKey("Enter")]


def _told(kind: RecordKind[Any], session: Session, name: str, value: str) -> list[InlinePart]:
    """A field's label and what it will be; what is still asked for, in italics."""
    field, label = kind.field(name), InlineWords(say(f"{kind.key}.label_{name}"))
    if value:
        return [label, InlineWords(_in_words(session, field, value), "meta", "ink", bold=True)]
    if field.sort == "person":
        return [label, InlineWords(person_words(kind, field, session, ""), italic=True)]
    return [InlineWords(say(f"{kind.key}.ask_{name}"), italic=True)] if name in kind.asked else []


def _in_words(session: Session, field: RecordField, value: str) -> str:
    if field.sort == "person":
        return with_organisation(session, session.get(PARTICIPANTS, value))
    return near_day(value) if field.sort == "day" else value
