"""A term and the one line the room agreed to mean by it (practice 1b, the term check)."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.model import Session, Step, Table
from moothall.core.records import RecordKind, choice, words
from moothall.core.text import as_read
from moothall.core.typed_record import read_line

STATES = ("agreed", "open")
"""Agreed, or the room found that it means several things and goes on with that."""


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """`item` is the key of the agenda item it was agreed in; `noted` is HH:MM."""

    key: str
    number: int
    term: str = words(level=Level.OUTSIDE, must=True)
    meaning: str = words(level=Level.OUTSIDE, spotlit=True)
    state: str = choice(*STATES, level=Level.OUTSIDE, spotlit=True)
    item: str = ""
    noted: str = ""


GLOSSARY = RecordKind(
    "glossary",
    Table("glossary_term", GlossaryTerm, counted=lambda term: ("glossary_term", term.number)),
    typed=("meaning",),
    asked=("meaning",),
    member=None,
    together=True,
    view="Glossary",
)


def agree(session: Session, key: str, text: str, at: str, item: str = "") -> Step:
    """`outcomes = what a person can do a year on`: the term's line, in place of the one it had. Refused without both."""
    typed = read_line(GLOSSARY, session, text)
    meaning = typed.fields.get("meaning", "")
    if not typed.title or not meaning:
        raise Refused("glossary.both")
    had = next((term for term in GLOSSARY.all(session) if as_read(term.term) == as_read(typed.title)), None)
    if had:
        return GLOSSARY.edit(session, had.key, meaning=meaning, state="agreed")
    return GLOSSARY.add(session, key, typed.title, at, item, meaning=meaning)
