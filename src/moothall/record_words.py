"""How a declared record reads: the words of its fields, and why an entry isn't printed as it stands. Decides nobody's right to read."""

from __future__ import annotations

from typing import Any

from moothall.core.levels import Level
from moothall.core.records import RecordField, RecordKind
from moothall.words import say

Details = tuple[tuple[str, str], ...]
"""Label keys and texts."""


def choice_words(kind: RecordKind[Any], field: RecordField, value: Any) -> str:
    """A choice as it is read; "not said" for the empty one, where a kind has that."""
    return say(f"{kind.key}.{field.name}_{value}") if value else say(f"{kind.key}.unsaid")


def details_of_entry(kind: RecordKind[Any], record: Any) -> Details:
    """Every field that says something, for the private copy: all but the title and what the entry's wording says already."""
    found = [
        (f"{kind.key}.label_{field.name}", _text(kind, field, getattr(record, field.name)))
        for field in kind.fields
        if field.sort in ("words", "choice", "day") and field.name != kind.title.name and field.name not in kind.worded
    ]
    return tuple((label, text) for label, text in (*found, (f"{kind.key}.label_noted", record.noted)) if text)


def _text(kind: RecordKind[Any], field: RecordField, value: Any) -> str:
    if field.sort == "choice":
        return choice_words(kind, field, value) if value else ""
    return str(value)


def held_back(record: Any) -> str:
    """Why an entry isn't printed as it stands, in words; empty when it will be, as far as its level and its reading back go."""
    if record.visibility == Level.PRIVATE:
        return say("kit.only_yours")
    if record.visibility == Level.COUNT:
        return say("kit.only_counted")
    return "" if record.read_back else say("kit.not_read_back")
