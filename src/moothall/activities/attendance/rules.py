"""Reading a person as it is typed at the door: "name, organisation, sector", with a role, "table 4" or an e-mail anywhere after the name.

Parts are apart by tabs, else by semicolons, else by commas, so that a name with a comma in it can be typed with the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from moothall.core.addressed_names import as_mailed, is_address, looks_like_recipients, name_and_address, recipients_in
from moothall.core.errors import Refused
from moothall.core.model import Change, Session, Step, added, changed
from moothall.core.people import (
    ORGANISATIONS,
    PARTICIPANTS,
    ROLES,
    Organisation,
    Participant,
    edit_person,
    enlist,
    mark_present,
    organisation_named,
    organisations,
    people,
    sector_of,
)
from moothall.core.text import as_read, kept, one_line, required
from moothall.words import say

# "t4" and "table 4" are the same table; a table may also have a name, of 60 characters at most, but then the word has to be there.
_TABLE = re.compile(r"t\s*(\d{1,3})|table\s+(\S.{0,59})", re.IGNORECASE)
_EMAIL = re.compile(r"\S+@\S+")
"""Loose on purpose: it tells an e-mail from a name or a sector, and checks nothing."""

Arrival = tuple[str, str, dict[str, Any]]
"""Name, organisation's name, other fields: what `enlist` takes."""


@dataclass(frozen=True, slots=True)
class TypedPerson:
    """What a line says of a person. `role` and `table` are empty where it says nothing; `rest` is what nobody understood."""

    name: str
    organisation: str = ""
    sector: str = ""
    role: str = ""
    table: str = ""
    email: str = ""
    rest: str = ""  # the third plain part and no further ones: enough to say what wasn't understood

    def arrival(self, **more: Any) -> Arrival:
        # Empty fields too: `enlist` takes what is empty for not said.
        fields = {"sector": self.sector, "role": self.role, "table": self.table, "email": self.email}
        return self.name, self.organisation, fields | more


def role_words(role: str) -> str:
    return say(f"attendance.role_{role.replace('-', '_')}")


def read_line(text: str) -> TypedPerson:
    """Refused when there is no name. An address never stays part of one."""
    name, address = as_mailed(text)
    if address and not is_address(text):
        return TypedPerson(required(name), email=address)
    # A list pasted from a spreadsheet has tabs, and commas within its cells.
    mark = next((m for m in "\t;" if m in text), ",")
    name, *parts = [part.strip() for part in text.split(mark)]
    # By its key as well as in words, so that either is understood in a list from elsewhere.
    roles = {word.casefold(): role for role in ROLES for word in (role, role_words(role))}
    found = {"role": "", "table": "", "email": ""}
    plain: list[str] = []
    for part in parts:
        table = _TABLE.fullmatch(part)
        if part.casefold() in roles:
            found["role"] = roles[part.casefold()]
        elif table:
            found["table"] = str(int(table[1])) if table[1] else table[2]
        elif _EMAIL.fullmatch(part):
            found["email"] = part
        else:
            plain.append(part)
    # Two empty parts at the end, so that there are always enough to take apart.
    organisation, sector, *rest = [*plain, "", ""]
    if "@" in name:
        name, address = name_and_address(name)
        found["email"] = address or found["email"]
    return TypedPerson(required(name), organisation, sector, **found, rest=next(filter(None, rest), ""))


def typed_line(text: str) -> TypedPerson:
    """As `read_line`; Refused too when a part is neither a role nor a table: whoever typed it can put it right."""
    line = read_line(text)
    if line.rest:
        # Forty characters tell which part it is, and fit in the line.
        raise Refused("core.no_such_role", text=line.rest[:40], roles=", ".join(map(role_words, ROLES)))
    return line


def people_lines(lines: Iterable[str]) -> list[Arrival]:
    """Many pasted lines are many people; blank ones are skipped, and columns nobody asked for.

    Refused when a line has no name.
    """
    filled = [line for line in lines if line.strip()]
    return recipients("\n".join(filled)) or [read_line(line).arrival() for line in filled]


def recipients(text: str) -> list[Arrival]:
    """The people of an e-mail's line of recipients, with their addresses; nothing where the text is none."""
    if not looks_like_recipients(text):
        return []
    found = (name_and_address(part) for _, part in recipients_in(text))
    return [TypedPerson(required(name), email=address).arrival() for name, address in found if address]


def newcomers(session: Session, arrivals: Iterable[Arrival]) -> list[Arrival]:
    """Those who aren't on the list yet under this name and this organisation. Two of a name from two bodies are two people."""
    # Facilitators too: `people` is everybody on the list, `participants` only those who are counted.
    listed = {(as_read(p.name), as_read(_body(session, p))) for p in people(session)}
    return [(name, body, more) for name, body, more in arrivals if (as_read(name), as_read(body)) not in listed]


def expected(session: Session, text: str) -> Participant | None:
    """The one person on the list whom a line means: by name, and by organisation when it says one.

    Refused when they are here already, or when several have this name and the line can't tell them apart.
    """
    found = _meant(session, text) if len(recipients(text)) < 2 else []
    # Asked before whether they are here: of two people of a name, one who is says nothing of the other.
    if len(found) > 1:
        raise Refused("attendance.which_one", n=len(found), name=found[0].name)
    if found and found[0].present:
        raise Refused("attendance.here_already", name=found[0].name)
    return found[0] if found else None


def _meant(session: Session, text: str) -> list[Participant]:
    """A name may hold a comma, so the whole line is tried as a name too."""
    line = read_line(text)
    whole = [p for p in people(session) if as_read(p.name) == as_read(text)]
    named = [p for p in people(session) if as_read(p.name) == as_read(line.name)]
    return whole or [p for p in named if not line.organisation or as_read(_body(session, p)) == as_read(line.organisation)]


def _body(session: Session, person: Participant) -> str:
    known = session.find(ORGANISATIONS, person.organisation)
    return known.name if known else ""


def walk_in(session: Session, text: str, keys: Iterable[str]) -> Step:
    """Somebody who is at the door now: ticked when they are on the list, else added to it, and here.

    What the line says of somebody on the list (a role, a table, a sector, an e-mail) is kept as well.
    Refused as `expected` and `typed_line` refuse.
    """
    if len(several := recipients(text)) > 1:
        return _walk_in_together(session, several, keys)
    known = expected(session, text)
    if known is None:
        return enlist(session, [typed_line(text).arrival(present=True)], keys)
    # A name with a comma in it, typed as it stands on the list: its second half is no organisation.
    line = TypedPerson(known.name) if as_read(known.name) == as_read(text) else typed_line(text)
    said = {"role": line.role, "table": line.table, "sector": line.sector, "email": line.email}
    # Only what was said: silence about a table must not take the table away.
    words: dict[str, Any] = {name: kept(words) for name, words in said.items() if words}
    here = replace(known, present=True, **words)
    # The step keeps its name and what it is about; its one change becomes the one that has the new words as well.
    return replace(mark_present(session, [known.key], True), changes=(changed(PARTICIPANTS, known, here),))


def _walk_in_together(session: Session, several: list[Arrival], keys: Iterable[str]) -> Step:
    """A whole line of recipients: those on the list are ticked, the others added, and all of them are here."""
    names = {as_read(name) for name, _, _ in several}
    listed = {as_read(p.name): p.key for p in people(session) if as_read(p.name) in names}
    fresh = [(name, body, more | {"present": True}) for name, body, more in several if as_read(name) not in listed]
    added, here = enlist(session, fresh, keys), mark_present(session, list(listed.values()), True)
    return replace(added, changes=(*added.changes, *here.changes), about=str(len(several)))


def line_of(session: Session, person: Participant) -> str:
    """The line that says what the list says of this person, for changing it. Never the e-mail."""
    parts = [person.name, _body(session, person), sector_of(session, person)]
    if person.table:
        parts.append(say("attendance.at_table", table=person.table))
    if person.role != "participant":
        parts.append(role_words(person.role))
    # Empty parts in the middle stay, since places tell organisation from sector; the name stops it at the latest.
    while not parts[-1]:
        parts.pop()
    return _apart(parts)


def _apart(parts: Sequence[str]) -> str:
    """Joined so that `read_line` takes them apart again, whatever signs are in them."""
    if not any(sign in part for part in parts for sign in ",;"):
        return ", ".join(parts)
    mark = "\t" if any(";" in part for part in parts) else "; "
    # A name alone that has a comma in it gets the mark behind it, or it would be read as name and organisation.
    return mark.join(parts) if len(parts) > 1 else parts[0] + mark


def change_person(session: Session, key: str, text: str, new: str) -> Step:
    """The person as the line says now. `new` is a fresh key, for an organisation not seen before. An e-mail it doesn't name is kept.

    Refused as `typed_line` refuses.
    """
    line, before = typed_line(text), session.get(PARTICIPANTS, key)
    body, extra = _organisation(session, line, new)
    # The line shows the organisation's sector where the person has none; read back, it must not become the person's own.
    sector = before.sector if line.sector == sector_of(session, before) else line.sector
    step = edit_person(
        session,
        key,
        name=line.name,
        organisation=body,
        sector=sector,
        table=line.table,
        role=line.role or "participant",
        # The line never shows it, so that it isn't there says nothing.
        email=line.email or before.email,
    )
    # Enter on a line left as it was changes nothing, and leaves nothing to undo.
    changes = tuple(c for c in step.changes if c.before != c.after)
    return Step(step.name, (*extra, *changes), about=step.about)


def _organisation(session: Session, line: TypedPerson, new: str) -> tuple[str, Sequence[Change]]:
    """Its key, and what must be added for it to be there."""
    if not line.organisation:
        return "", ()
    name = one_line(line.organisation)
    known = organisation_named(session, name)
    if known:
        return known.key, ()
    made = Organisation(new, name, kept(line.sector), len(organisations(session)))
    return new, (added(ORGANISATIONS, made),)
