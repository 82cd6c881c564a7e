"""Who is in the room: organisations, participants, attendance. E-mail addresses are kept here and printed nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from moothall.core.errors import Refused
from moothall.core.model import Change, Session, Step, Table, added, changed, removed
from moothall.core.text import as_read, kept, one_line

ROLES = ("participant", "facilitator", "co-facilitator", "scribe", "observer", "organiser")
"""Only a participant counts, writes and votes (practice, row 79)."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body people come from."""

    key: str
    name: str
    sector: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Participant:
    """One person. `organisation` is an organisation's key or empty; `position` is the order of the list."""

    key: str
    name: str
    organisation: str = ""
    sector: str = ""
    title: str = ""
    role_group: str = ""
    function: str = ""
    level: str = ""
    email: str = ""
    table: str = ""
    role: str = "participant"
    consent: bool = False
    present: bool = False
    position: int = 0


ORGANISATIONS = Table("organisation", Organisation)
PARTICIPANTS = Table("participant", Participant)


def organisations(session: Session) -> list[Organisation]:
    return sorted(session.all(ORGANISATIONS), key=lambda o: o.position)


def people(session: Session) -> list[Participant]:
    """Everybody on the list, facilitators too, in list order."""
    return sorted(session.all(PARTICIPANTS), key=lambda p: p.position)


def participants(session: Session) -> list[Participant]:
    """Those who count, write and vote, in list order."""
    return [p for p in people(session) if p.role == "participant"]


def present(session: Session) -> list[Participant]:
    """Participants who are here, in list order."""
    here = (p for p in session.all(PARTICIPANTS) if p.present and p.role == "participant")
    return sorted(here, key=lambda p: p.position)


def head_count(session: Session) -> int:
    """How many participants are here."""
    return sum(p.present and p.role == "participant" for p in session.all(PARTICIPANTS))


def sector_of(session: Session, person: Participant) -> str:
    """The person's own sector, or that of the organisation."""
    organisation = session.find(ORGANISATIONS, person.organisation)
    return person.sector or (organisation.sector if organisation else "")


def by_sector(session: Session, who: Iterable[Participant]) -> list[tuple[str, int]]:
    """People by sector, most first, ties by name. People without a sector come as the empty name."""
    counts = Counter(sector_of(session, p) for p in who)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def organisation_named(session: Session, name: str) -> Organisation | None:
    return next((o for o in session.all(ORGANISATIONS) if o.name == name), None)


def enlist(session: Session, arrivals: Iterable[tuple[str, str, dict[str, Any]]], keys: Iterable[str]) -> Step:
    """Add people: each is (name, organisation's name or empty, other fields of Participant). Refused for a role there is none of, and
    when a name is blank or any text too long.

    People of the same name are kept apart. An organisation not seen before is added with the first person's sector. `keys` gives
    enough fresh keys for people and organisations.
    """
    fresh = iter(keys)
    # As people read them: spaces, case and unseen signs make no other organisation. Two spellings do.
    known = {as_read(o.name): o for o in session.all(ORGANISATIONS)}
    changes: list[Change] = []
    place = len(session.all(PARTICIPANTS))
    for offset, (name, body, fields) in enumerate(arrivals):
        named = as_read(body)
        if named and named not in known:
            known[named] = Organisation(next(fresh), one_line(body), kept(str(fields.get("sector", ""))), len(known))
            changes.append(added(ORGANISATIONS, known[named]))
        changes.append(added(PARTICIPANTS, _person(next(fresh), name, known[named].key if named else "", place + offset, fields)))
    number = sum(1 for c in changes if c.table == PARTICIPANTS.name)
    return Step("step.enlist", tuple(changes), about=str(number))


def _person(key: str, name: str, organisation: str, position: int, fields: dict[str, Any]) -> Participant:
    role = fields.get("role") or "participant"
    if role not in ROLES:
        # 40 characters of what was typed are enough to know it again.
        raise Refused("core.no_such_role", text=str(role)[:40], roles=", ".join(ROLES))
    tidy: dict[str, Any] = {k: kept(v) if isinstance(v, str) else v for k, v in fields.items() if k != "role"}
    return Participant(key, one_line(name), organisation, role=role, position=position, **tidy)


def mark_present(session: Session, keys: Iterable[str], here: bool) -> Step:
    """Tick people in or out. Refused when one of them is gone."""
    # Each person once, in the order given: a change made twice in one step would not fit.
    people = [session.get(PARTICIPANTS, key) for key in dict.fromkeys(keys)]
    changes = tuple(changed(PARTICIPANTS, p, replace(p, present=here)) for p in people if p.present != here)
    return Step("step.present" if here else "step.absent", changes, about=str(len(changes)))


def edit_person(session: Session, key: str, **fields: Any) -> Step:
    """Change some of a person; names as in Participant. Refused when the name is blank, a text too long, or the person gone."""
    before = session.get(PARTICIPANTS, key)
    if "name" in fields:
        fields["name"] = one_line(fields["name"])
    tidy: dict[str, Any] = {k: kept(v) if isinstance(v, str) else v for k, v in fields.items()}
    return Step("step.edit_person", (changed(PARTICIPANTS, before, replace(before, **tidy)),))


def strike_off(session: Session, key: str) -> Step:
    """Take a person off the list. The organisation stays: others may name it. Refused when the person is gone."""
    return Step("step.strike_off", (removed(PARTICIPANTS, session.get(PARTICIPANTS, key)),))
