"""How a declared record reads: the words of its fields, and why an entry isn't printed as it stands. Decides nobody's right to read."""

from __future__ import annotations

from collections import Counter
from typing import Any

from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.people import PARTICIPANTS, people, present
from moothall.core.people_named import with_organisation
from moothall.core.records import RecordField, RecordKind
from moothall.core.redaction import Entry
from moothall.day_words import short_day
from moothall.words import say

Details = tuple[tuple[str, str], ...]
"""Label keys and texts."""


def choice_words(kind: RecordKind[Any], field: RecordField, value: Any) -> str:
    """A choice as it is read; "not said" for the empty one, where a kind has that."""
    return say(f"{kind.key}.{field.name}_{value}") if value else say(f"{kind.key}.unsaid")


def field_words(kind: RecordKind[Any], field: RecordField, session: Session, record: Any) -> str:
    """What a field of an entry says; empty when it says nothing. A field that is asked for says so while it is empty."""
    value = getattr(record, field.name)
    if not value and field.name in kind.asked:
        return say(f"{kind.key}.ask_{field.name}")
    if field.sort == "person":
        return person_words(kind, field, session, value)
    return _text(kind, field, value)


def person_words(kind: RecordKind[Any], field: RecordField, session: Session, key: str) -> str:
    """The name, the words for nobody yet, or that whoever it was is on the list no more."""
    if not key:
        return say(f"{kind.key}.{field.name}_nobody")
    person = session.find(PARTICIPANTS, key)
    return person.name if person else say("kit.off_the_list")


def people_offered(kind: RecordKind[Any], field: RecordField, session: Session, chosen: str) -> list[tuple[str, str]]:
    """Whom a list of the form offers, by key and words: nobody yet, all who may be chosen, and who is chosen though they have left."""
    here = present(session) if field.present else people(session)
    names = Counter(p.name for p in here)
    # A list is narrow: the organisation only where it tells two of one name apart.
    named = [(p.key, with_organisation(session, p) if names[p.name] > 1 else p.name) for p in here]
    offered = [("", person_words(kind, field, session, "")), *named]
    if chosen not in dict(offered):
        offered.append((chosen, say("kit.not_here_now", who=person_words(kind, field, session, chosen))))
    return offered


def entries_of(kind: RecordKind[Any], session: Session) -> tuple[Entry, ...]:
    """The log of a kind that is the room's own: no level, nothing to read back. Each field beside the title as a fact, for its readers."""
    return tuple(_rooms_own(kind, session, record) for record in kind.all(session))


def _rooms_own(kind: RecordKind[Any], session: Session, record: Any) -> Entry:
    told = [f for f in kind.fields if f.name != kind.title.name]
    title = getattr(record, kind.title.name)
    return Entry(
        log=kind.key,
        number=record.number,
        visibility=Level.OUTSIDE,
        read_back=True,
        state=getattr(record, "state", "named"),
        wordings={level: title for level in Level if level <= kind.title.level},
        details=((f"{kind.key}.label_noted", record.noted),),
        facts=tuple((f"{kind.key}.label_{f.name}", text) for f in told if (text := field_words(kind, f, session, record))),
        widest={f"{kind.key}.label_{f.name}": f.level for f in told},
    )


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
    return short_day(value) if field.sort == "day" else str(value)


def held_back(record: Any) -> str:
    """Why an entry isn't printed as it stands, in words; empty when it will be, as far as its level and its reading back go."""
    if record.visibility == Level.PRIVATE:
        return say("kit.only_yours")
    if record.visibility == Level.COUNT:
        return say("kit.only_counted")
    return "" if record.read_back else say("kit.not_read_back")
