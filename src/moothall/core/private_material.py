"""What of a session is the facilitator's alone, and the act that takes it out for good. Entries that others may read stay as others read
them; nothing that decides whether they may is changed.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.model import Change, Session, Step, changed, removed
from moothall.core.records import RecordField, RecordKind

_SAID = ("words", "day", "person", "link")
"""Sorts of fields that hold what somebody said. A choice may decide who reads the entry, and goes only where it is their own."""


@dataclass(frozen=True, slots=True)
class PrivateMaterial:
    """How many entries of each kind are private as a whole, and how many others have private fields; by the kind's key."""

    whole: tuple[tuple[str, int], ...]
    parts: tuple[tuple[str, int], ...]

    @property
    def number(self) -> int:
        return sum(n for _, n in (*self.whole, *self.parts))


def private_material(session: Session, kinds: Iterable[RecordKind[Any]]) -> PrivateMaterial:
    """Counted by kind: its words are nobody's business on a page that others may look at."""
    told = [(kind.key, [c for c in _changes(session, kind) if c.table == kind.table.name]) for kind in kinds]
    whole = tuple((key, n) for key, changes in told if (n := sum(c.after is None for c in changes)))
    parts = tuple((key, n) for key, changes in told if (n := sum(c.after is not None for c in changes)))
    return PrivateMaterial(whole, parts)


def remove_private(session: Session, kinds: Iterable[RecordKind[Any]]) -> Step:
    """All of it, in one act. Final: nothing of it may be in the history either. Refused when there is none."""
    changes = tuple(change for kind in kinds for change in _changes(session, kind))
    if not changes:
        raise Refused("core.nothing_private")
    return Step("step.remove_private", changes, about=str(len(changes)), final=True)


def private_tables(kinds: Iterable[RecordKind[Any]]) -> frozenset[str]:
    """Tables that may hold private words: every line of the history that holds one of their records goes with them, for what was deleted or
    worded anew is in no record any more.
    """
    return frozenset(table.name for kind in kinds for table in kind.tables if _wholly(kind) or any(_own(f, kind) for f in kind.fields))


def _wholly(kind: RecordKind[Any]) -> bool:
    return any(f.sort == "visibility" for f in kind.fields) or kind.title.level is Level.PRIVATE


def _is_private(kind: RecordKind[Any], record: Any) -> bool:
    return bool(getattr(record, "visibility", kind.title.level) == Level.PRIVATE)


def _own(field: RecordField, kind: RecordKind[Any]) -> bool:
    """Whether a field of an entry that stays is the facilitator's alone."""
    return not field.must and field.level is Level.PRIVATE and (field.sort in _SAID or field.name in kind.own_notes)


def _changes(session: Session, kind: RecordKind[Any]) -> Iterator[Change]:
    for record in kind.all(session) if hasattr(kind.table.record, "number") else session.all(kind.table):
        rows = kind.rows_of(session, record.key)
        if _is_private(kind, record):
            assert kind.rows is not None or not rows
            yield from (removed(kind.rows.table, row) for row in rows if kind.rows)
            yield removed(kind.table, record)
            continue
        after = _without(record, [f for f in kind.fields if _own(f, kind)])
        if after != record:
            yield changed(kind.table, record, after)


def _without(record: Any, fields: Iterable[RecordField]) -> Any:
    usual = {f.name: f.default for f in dataclasses.fields(record)}
    return replace(record, **{f.name: usual[f.name] for f in fields if usual[f.name] is not dataclasses.MISSING})
