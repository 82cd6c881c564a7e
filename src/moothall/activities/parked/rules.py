"""How a parked item leaves the lot. Each does before people leave, or the close page says which is still there (practice 2.19)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from moothall.activities.parked.records import PARKED, ParkedItem
from moothall.core.errors import Refused
from moothall.core.model import Session, Step
from moothall.core.open_matters import OpenMatter

TakesOn = Callable[..., Step]


def is_open(entry: ParkedItem) -> bool:
    return entry.state == "open"


def leave_as(session: Session, key: str, state: str, reason: str = "") -> Step:
    """For the next agenda, dropped, or back in the lot. Refused when it is dropped without a reason."""
    if state == "dropped" and not reason.strip():
        raise Refused("parked.reason_first")
    return PARKED.edit(session, key, state=state, reason=reason if state == "dropped" else "")


def leave_as_action(session: Session, key: str, action: str, takes_on: TakesOn, at: str) -> Step:
    """An action in its words, and out of the lot, in one act. Refused when it has left as one already."""
    entry: ParkedItem = session.get(PARKED.table, key)
    if entry.state == "action":
        raise Refused("parked.is_action", number=entry.number)
    taken = takes_on(session, action, entry.text, at, entry.item)
    return Step(
        "parked.step_action", (*taken.changes, *PARKED.edit(session, key, state="action", reason="").changes), about=str(entry.number)
    )


def leave(session: Session, key: str, way: str, reason: str, fresh: str, takes_on: TakesOn | None, at: str) -> Step:
    """One of the ways out, as the close page asks for it. Refused without a reason where one is wanted, and as an action where there are
    none.
    """
    if way != "action":
        return leave_as(session, key, way, reason)
    if takes_on is None:
        raise Refused("parked.no_actions")
    return leave_as_action(session, key, fresh, takes_on, at)


def matters(session: Session) -> Sequence[OpenMatter]:
    found = PARKED.all(session)
    waiting = [entry for entry in found if is_open(entry)]
    if found and not waiting:
        return (OpenMatter("parked.all_settled", {"n": len(found)}, settled=True),)
    return tuple(OpenMatter("parked.nowhere_to_go", {"number": entry.number}, subject=entry.key) for entry in waiting)


def facts(session: Session) -> Mapping[str, Any]:
    counts = Counter(entry.state for entry in PARKED.all(session))
    return {"parked": {"entries": counts.total(), "open": counts["open"]}}
