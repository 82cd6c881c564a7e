"""How a declared record reads: the words of its fields, and why an entry isn't printed as it stands. Decides nobody's right to read."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
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
    if field.sort == "link":
        return field.linked(session, value) if field.linked and value else ""
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
    """The log of a kind that words its entries by their titles."""
    return tuple(entry_of(kind, session, record) for record in kind.all(session))


def entry_of(kind: RecordKind[Any], session: Session, record: Any, **own: Any) -> Entry:
    """One entry, each field beside the title as a fact for its readers. Without a level of its own it is read as widely as its title
    may be, without a tick it needs none. `own` is what reads or is read otherwise than the declaration says.
    """
    title, noted = field_words(kind, kind.title, session, record), getattr(record, "noted", "")
    entry = Entry(
        log=kind.key,
        number=getattr(record, "number", 0),
        visibility=visibility_of(kind, record),
        read_back=getattr(record, "read_back", True),
        state=getattr(record, "state", "named"),
        wordings={level: title for level in Level if level <= kind.title.level},
        details=((f"{kind.key}.label_noted", noted),) if noted else (),
        facts=facts_of(kind, session, record),
        widest=widest_of(kind),
        days=days_of(kind, record),
    )
    return replace(entry, **own)


def visibility_of(kind: RecordKind[Any], record: Any) -> Level:
    """Who may read an entry that is worded by its title: never anybody wider than the title may be read by, whatever was chosen."""
    chosen = Level(getattr(record, "visibility", Level.OUTSIDE))
    return chosen if chosen is Level.COUNT else min(chosen, kind.title.level, Level.OUTSIDE)


def widest_of(kind: RecordKind[Any]) -> dict[str, Level]:
    """The widest reader of every field, by its label."""
    return {f"{kind.key}.label_{f.name}": f.level for f in kind.fields}


def days_of(kind: RecordKind[Any], record: Any) -> Details:
    """What falls on a day, by its label."""
    return tuple((f"{kind.key}.label_{f.name}", day) for f in kind.fields if f.sort == "day" and (day := getattr(record, f.name)))


def facts_of(kind: RecordKind[Any], session: Session, record: Any) -> Details:
    """Every field that says something, but the title and what the entry's wording says already."""
    told = (f for f in kind.fields if f.sort not in ("visibility", "read_back") and f.name not in (kind.title.name, *kind.worded))
    return tuple((f"{kind.key}.label_{f.name}", text) for f in told if (text := _printed(kind, f, session, record)))


def _printed(kind: RecordKind[Any], field: RecordField, session: Session, record: Any) -> str:
    """As a copy says it: nobody who reads one can be asked for what is missing."""
    if not getattr(record, field.name) and field.name in kind.asked:
        return say("kit.no_date_yet") if field.sort == "day" else say("kit.not_said_yet")
    return field_words(kind, field, session, record)


def details_of_entry(kind: RecordKind[Any], session: Session, record: Any) -> Details:
    """The same with the hour it was noted, for the private copy of a log whose activity words what others read."""
    noted = ((f"{kind.key}.label_noted", record.noted),) if record.noted else ()
    return (*facts_of(kind, session, record), *noted)


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
