"""Naming power. One line is enough; everything else may follow or not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from moothall.activities.power.records import ACKNOWLEDGED, KINDS, POWER_ENTRIES, SAID_BY, PowerEntry
from moothall.core.levels import Level
from moothall.core.model import Session, Step, added, changed, removed
from moothall.core.text import kept, required

CHOICES: dict[str, tuple[Any, ...]] = {
    "kind": KINDS,
    "acknowledged": ACKNOWLEDGED,
    "said_by": SAID_BY,
    "visibility": tuple(int(level) for level in Level),
}


def power_entries(session: Session) -> list[PowerEntry]:
    """By number."""
    return sorted(session.all(POWER_ENTRIES), key=lambda e: e.number)


def name_power(session: Session, key: str, text: str, at: str, item: str = "") -> Step:
    """A statement in the speaker's words. Visible to the room by default, and printed nowhere until it is read back."""
    entry = PowerEntry(key, session.next_number("power_entry"), required(text), noted=at, item=item)
    return Step("power.step_named", (added(POWER_ENTRIES, entry),), about=str(entry.number))


def edit_entry(session: Session, key: str, **fields: Any) -> Step:
    """Change any fields. Changing the words of what was read back takes the tick away: the room agreed to other words. ValueError for a
    choice there is not.
    """
    before = session.get(POWER_ENTRIES, key)
    for name, allowed in CHOICES.items():
        if name in fields and fields[name] not in allowed:
            raise ValueError(f"{name}: {fields[name]!r}")
    if "statement" in fields:
        required(fields["statement"])
    tidy: dict[str, Any] = {k: kept(v) if isinstance(v, str) else v for k, v in fields.items()}
    after = replace(before, **tidy)
    if (after.statement, after.held_by, after.said_by) != (before.statement, before.held_by, before.said_by) and "read_back" not in fields:
        after = replace(after, read_back=False)
    return Step("power.step_edited", (changed(POWER_ENTRIES, before, after),) if after != before else (), about=str(before.number))


def delete_entry(session: Session, key: str) -> Step:
    entry = session.get(POWER_ENTRIES, key)
    return Step("power.step_deleted", (removed(POWER_ENTRIES, entry),), about=str(entry.number))
