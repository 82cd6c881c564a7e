"""Versions of a session's record. Finished as 1.0 it stays as it was; *Change the record* begins 1.1, and finishing that ends it.

Says what may still change in a finished session, by what its records declare; refuses the rest nowhere but at the desk's one door.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from moothall.core.errors import Refused
from moothall.core.model import Change, Session, Step, Table, added, changed
from moothall.core.records import RecordKind
from moothall.core.session_details import SESSION_DETAILS, details_of
from moothall.core.votes import VOTES

STILL_MINE = frozenset({"keep_until"})
"""Facts of a session that are of its file and not of its record: they may change after it is finished."""


@dataclass(frozen=True, slots=True)
class SessionVersion:
    """One version: `minor` 0 is 1.0; `finished` is the day it was finished as YYYY-MM-DD, empty while it is being changed."""

    key: str
    minor: int
    finished: str = ""

    @property
    def words(self) -> str:
        return f"1.{self.minor}"


VERSIONS = Table("session_version", SessionVersion)


def versions(session: Session) -> list[SessionVersion]:
    """Oldest first."""
    return sorted(session.all(VERSIONS), key=lambda v: v.minor)


def version_of(session: Session) -> str:
    """The version that the record has, or will have when it is finished."""
    told = versions(session)
    return told[-1].words if told else details_of(session).version


def finished_on(session: Session) -> str:
    """The day the record was finished as it stands, as YYYY-MM-DD; empty while it is being written or changed."""
    told = versions(session)
    return told[-1].finished if told else ""


def is_finished(session: Session) -> bool:
    return bool(finished_on(session))


def following(version: str) -> str:
    """ "1.1" after "1.0"."""
    whole, _, minor = version.rpartition(".")
    return f"{whole}.{int(minor) + 1}" if minor.isdecimal() else version


def finish(session: Session, key: str, day: str, minor: int = 0) -> Step:
    """The record stays as it is from now on. Final: whoever has a copy of 1.0 must be able to rely on there being one. `minor` is the
    version it has come to where copies were handed out and changed before. Refused when it is finished already, and while a vote is open.
    """
    if is_finished(session):
        raise Refused("core.is_finished", version=version_of(session))
    if any(vote.state == "open" for vote in session.all(VOTES)):
        raise Refused("core.votes_are_open")
    told = versions(session)
    after = replace(told[-1], finished=day, minor=max(told[-1].minor, minor)) if told else SessionVersion(key, minor, day)
    change = changed(VERSIONS, told[-1], after) if told else added(VERSIONS, after)
    return Step("step.finish", (change,), about=after.words, final=True)


def change_record(session: Session, key: str) -> Step:
    """The next version begins. Refused while the record isn't finished."""
    if not is_finished(session):
        raise Refused("core.is_not_finished")
    following = SessionVersion(key, versions(session)[-1].minor + 1)
    return Step("step.change_record", (added(VERSIONS, following),), about=following.words)


def must_be_changeable(session: Session, step: Step, kinds: Iterable[RecordKind[Any]]) -> None:
    """Refused when the record is finished and the step would change it. What records say may still be done, may: an action is ticked, a
    dated note added.
    """
    if not is_finished(session):
        return
    by_table = {table.name: kind for kind in kinds for table in kind.tables}
    if not all(change.table == VERSIONS.name or _is_afterwards(change, by_table.get(change.table)) for change in step.changes):
        raise Refused("core.is_finished", version=version_of(session))


def _is_afterwards(change: Change, kind: RecordKind[Any] | None) -> bool:
    if kind is not None and kind.afterwards:
        return True
    free = STILL_MINE if change.table == SESSION_DETAILS.name else kind.free_afterwards if kind else frozenset()
    # Neither a new record nor one that goes: only these of its fields.
    return change.before is not None and change.after is not None and _differing(change) <= free


def _differing(change: Change) -> frozenset[str]:
    return frozenset(f.name for f in fields(change.before) if getattr(change.before, f.name) != getattr(change.after, f.name))
