"""Naming a tension, writing down each side, moving it on. The issue is a question, so that it is about the matter and nobody's fault."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from moothall.activities.conflict.records import (
    CONFLICTS,
    HANDLING,
    KINDS,
    LEVELS,
    MOST_PARTIES,
    PARTIES,
    STATES,
    Conflict,
    ConflictParty,
)
from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.model import Change, Session, Step, added, changed, removed
from moothall.core.session_details import a_date
from moothall.core.text import kept, required

CHOICES: dict[str, tuple[Any, ...]] = {
    "kind": KINDS,
    "level": LEVELS,
    "handling": HANDLING,
    "state": STATES,
    "visibility": tuple(int(level) for level in Level),
    "stage": tuple(range(10)),
}

PRINTED = ("issue", "shared", "owner", "neutral")
"""What the room hears when a tension is read back; other words than those need reading back again."""


def conflicts(session: Session) -> list[Conflict]:
    """By number."""
    return sorted(session.all(CONFLICTS), key=lambda c: c.number)


def parties(session: Session, conflict: str) -> list[ConflictParty]:
    return sorted(session.where(PARTIES, "conflict", conflict), key=lambda p: p.place)


def as_question(text: str) -> str:
    """Refused unless it ends in a question mark: "X is difficult" blames, "How should we…?" can be worked."""
    if not required(text).rstrip().endswith("?"):
        raise Refused("conflict.not_a_question")
    return kept(text)


def name_tension(session: Session, key: str, text: str, at: str, item: str = "") -> Step:
    """One question, named. Visible to the room by default, and printed nowhere until it is read back."""
    conflict = Conflict(key, session.next_number("conflict"), as_question(text), noted=at, item=item)
    return Step("conflict.step_named", (added(CONFLICTS, conflict),), about=str(conflict.number))


def edit_conflict(session: Session, key: str, **fields: Any) -> Step:
    """Change any fields. Other words than were read back lose the tick. ValueError for a state or level there is not."""
    before = session.get(CONFLICTS, key)
    for name, allowed in CHOICES.items():
        if name in fields and fields[name] not in allowed:
            raise ValueError(f"{name}: {fields[name]!r}")
    if "issue" in fields:
        as_question(fields["issue"])
    if fields.get("by_when"):
        a_date(fields["by_when"])
    tidy: dict[str, Any] = {k: kept(v) if isinstance(v, str) else v for k, v in fields.items()}
    after = replace(before, **tidy)
    if "read_back" not in fields and any(getattr(after, f) != getattr(before, f) for f in PRINTED):
        after = replace(after, read_back=False)
    return Step("conflict.step_edited", (changed(CONFLICTS, before, after),) if after != before else (), about=str(before.number))


def add_party(session: Session, key: str, conflict: str, name: str = "") -> Step:
    """One more side. Refused when there are four already."""
    owner = session.get(CONFLICTS, conflict)
    sides = parties(session, conflict)
    if len(sides) >= MOST_PARTIES:
        raise Refused("conflict.four_parties")
    place = max((p.place for p in sides), default=0) + 1
    party = ConflictParty(key, conflict, place, kept(name))
    return Step("conflict.step_party", (added(PARTIES, party), *_unread(owner)), about=str(owner.number))


def edit_party(session: Session, key: str, **fields: str) -> Step:
    before = session.get(PARTIES, key)
    owner = session.get(CONFLICTS, before.conflict)
    after = replace(before, **{k: kept(v) for k, v in fields.items()})  # type: ignore[arg-type]  # its text fields
    if after == before:
        return Step("conflict.step_party", ())
    return Step("conflict.step_party", (changed(PARTIES, before, after), *_unread(owner)), about=str(owner.number))


def remove_party(session: Session, key: str) -> Step:
    party = session.get(PARTIES, key)
    owner = session.get(CONFLICTS, party.conflict)
    return Step("conflict.step_party", (removed(PARTIES, party), *_unread(owner)), about=str(owner.number))


def _unread(conflict: Conflict) -> tuple[Change, ...]:
    return (changed(CONFLICTS, conflict, replace(conflict, read_back=False)),) if conflict.read_back else ()


def delete_conflict(session: Session, key: str) -> Step:
    conflict = session.get(CONFLICTS, key)
    sides = (removed(PARTIES, p) for p in parties(session, key))
    return Step("conflict.step_deleted", (*sides, removed(CONFLICTS, conflict)), about=str(conflict.number))
