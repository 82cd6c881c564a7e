"""Reading a person as it is typed at the door. A line is "name, organisation, sector", the last two as known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from moothall.core.model import Session, Step
from moothall.core.people import enlist
from moothall.core.text import required

Arrival = tuple[str, str, dict[str, Any]]


def person_line(text: str) -> Arrival:
    """One person from one line; commas, semicolons or tabs between. Refused when there is no name."""
    for mark in ("\t", ";"):
        text = text.replace(mark, ",")
    name, organisation, sector, *_ = [part.strip() for part in text.split(",")] + ["", ""]
    return required(name), organisation, {"sector": sector}


def people_lines(lines: Iterable[str]) -> list[Arrival]:
    """Many pasted lines are many people; blank ones are skipped."""
    return [person_line(line) for line in lines if line.strip()]


def walk_in(session: Session, text: str, keys: Iterable[str]) -> Step:
    """Somebody who is at the door now: on the list, and here."""
    name, organisation, fields = person_line(text)
    return enlist(session, [(name, organisation, fields | {"present": True})], keys)
