"""A list of people that comes in beside the one that is there: who is the same, what is new about them, who is no longer on it.

Removes nobody and overwrites nothing: what differs is told side by side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from moothall.core.batch import LeftOutRow, PersonRow, Remark
from moothall.core.model import Change, Session, added, changed
from moothall.core.people import ORGANISATIONS, PARTICIPANTS, Organisation, Participant, people
from moothall.core.text import as_read, kept, one_line

FACTS = ("sector", "title", "role_group", "function", "level", "email", "table")
"""Facts of a person that a newer list may bring, each a text."""
NAMED = 10
"""People that a remark names."""


@dataclass(frozen=True, slots=True)
class MatchedPeople:
    """Rows that are new, those that are somebody on the list (each with why, and what differs), those that may be, what the new facts
    change, and remarks."""

    fresh: tuple[PersonRow, ...]
    same: tuple[LeftOutRow, ...] = ()
    doubtful: tuple[LeftOutRow, ...] = ()
    changes: tuple[Change, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def changed(self) -> int:
        """People of whom something changes."""
        return sum(change.table == PARTICIPANTS.name for change in self.changes)


def match_people(session: Session, rows: Sequence[PersonRow], newer: Collection[int] = (), keys: Iterable[str] = ()) -> MatchedPeople:
    """Who of a list is here already: by e-mail, or by name and organisation. Two of one name in the list stay two. In the rows
    that are among `newer` the list gives way to the file where they differ; `keys` gives fresh ones for organisations it names first.

    Refused when a new fact is too long.
    """
    there = people(session)
    pairs = _pairs(session, rows, there)
    bodies = _Bodies(session, iter(keys))
    same, doubtful, changes, fresh = list[LeftOutRow](), list[LeftOutRow](), list[Change](), list[PersonRow]()
    free = [person for person in there if person.key not in {p.key for p in pairs.values()}]
    for place, row in enumerate(rows):
        if place in pairs:
            filled, differ = _facts(session, pairs[place], row)
            taken = row.row in newer and bool(differ)
            if taken:
                filled |= _newer_facts(pairs[place], row, bodies)
            if filled:
                changes.append(changed(PARTICIPANTS, pairs[place], replace(pairs[place], **filled)))
            same.append(_told(pairs[place], row, filled, differ, taken))
        elif maybe := _maybe(session, row, free):
            doubtful.append(LeftOutRow(row.row, "imports.maybe_same", {"name": maybe.name[:80]}))
        else:
            fresh.append(row)
    gone = [person.name for person in free if person.role == "participant"] if pairs else []
    remarks = (Remark("imports.no_longer", {"n": len(gone), "names": ", ".join(gone[:NAMED])[:300]}),) if gone else ()
    return MatchedPeople(tuple(fresh), tuple(same), tuple(doubtful), (*bodies.made, *changes), remarks)


Tells = Callable[[str, str, str], tuple[str, ...] | None]
"""What a name, an organisation and an address tell a person by; None where they don't."""

# The surest first: an office's one address may be several people's, whom their names then tell apart.
_TELLS: tuple[Tells, ...] = (
    lambda name, body, email: (email, name) if email else None,
    lambda name, body, email: (email,) if email else None,
    lambda name, body, email: (name, body),
)


def _pairs(session: Session, rows: Sequence[PersonRow], there: Sequence[Participant]) -> dict[int, Participant]:
    """For each row that is somebody on the list, by its place, who that is."""
    known = [(person, (as_read(person.name), as_read(_body(session, person)), as_read(person.email))) for person in there]
    wanted = [(as_read(row.name), as_read(row.organisation), as_read(str(row.fields.get("email", "")))) for row in rows]
    shared = _shared([facts for _, facts in known]) | _shared(wanted)
    found: dict[int, Participant] = {}
    for number, tells in enumerate(_TELLS):
        taken = {person.key for person in found.values()}
        free: dict[tuple[str, ...], list[Participant]] = {}
        for person, facts in known:
            told = tells(*facts)
            if told and person.key not in taken and not (number == 1 and facts[2] in shared):
                free.setdefault(told, []).append(person)
        for place, facts in enumerate(wanted):
            told = tells(*facts)
            if place not in found and told and free.get(told):
                found[place] = free[told].pop(0)
    return found


def _shared(facts: Iterable[tuple[str, str, str]]) -> set[str]:
    """Addresses that several people have."""
    return {email for email, times in Counter(email for _, _, email in facts).items() if times > 1}


def _maybe(session: Session, row: PersonRow, free: Sequence[Participant]) -> Participant | None:
    """Somebody of that name, where one of the two has no organisation and no address says otherwise."""
    email = as_read(str(row.fields.get("email", "")))
    for person in free:
        apart = email and person.email and as_read(person.email) != email
        if as_read(person.name) == as_read(row.name) and not apart and not (row.organisation and _body(session, person)):
            return person
    return None


def _body(session: Session, person: Participant) -> str:
    body = session.find(ORGANISATIONS, person.organisation)
    return body.name if body else ""


def _facts(session: Session, person: Participant, row: PersonRow) -> tuple[dict[str, Any], list[str]]:
    """What is new about a person, by field, and what is said differently, each side by side."""
    new: dict[str, Any] = {}
    differ = []
    for name in FACTS:
        here, said = str(getattr(person, name)), str(row.fields.get(name) or "")
        if said and not here:
            new[name] = kept(said)
        elif said and as_read(here) != as_read(said):
            differ.append(f"{here} / {said}")
    if row.organisation and as_read(_body(session, person)) != as_read(row.organisation):
        differ.append(f"{_body(session, person) or '–'} / {row.organisation}")
    if as_read(person.name) != as_read(row.name):
        differ.append(f"{person.name} / {row.name}")
    if row.fields.get("consent") and not person.consent:
        new["consent"] = True
    return new, differ


class _Bodies:
    """Organisations by name; `made` are changes that add those that are not there yet."""

    def __init__(self, session: Session, keys: Iterator[str]) -> None:
        self._keys = keys
        # As people read them, as where people are enlisted.
        self._known = {as_read(body.name): body.key for body in session.all(ORGANISATIONS)}
        self.made: list[Change] = []

    def key_of(self, name: str) -> str:
        if as_read(name) not in self._known:
            body = Organisation(next(self._keys), one_line(name), position=len(self._known))
            self._known[as_read(name)] = body.key
            self.made.append(added(ORGANISATIONS, body))
        return self._known[as_read(name)]


def _newer_facts(person: Participant, row: PersonRow, bodies: _Bodies) -> dict[str, Any]:
    """What the file says of somebody, where it says anything."""
    said = {name: kept(text) for name in FACTS if (text := str(row.fields.get(name) or ""))}
    if as_read(person.name) != as_read(row.name):
        said["name"] = one_line(row.name)
    return {**said, "organisation": bodies.key_of(row.organisation)} if row.organisation else said


def _told(person: Participant, row: PersonRow, filled: dict[str, Any], differ: Sequence[str], taken: bool) -> LeftOutRow:
    if differ:
        key = "imports.same_taken" if taken else "imports.same_differs"
        return LeftOutRow(row.row, key, {"name": person.name[:80], "differ": "; ".join(differ)[:300]})
    return LeftOutRow(row.row, "imports.same_filled" if filled else "imports.same_person", {"name": person.name[:80]})
