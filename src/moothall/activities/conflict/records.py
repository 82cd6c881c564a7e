"""A conflict and its parties (practice 2.6). The interface speaks of a tension."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.levels import Level
from moothall.core.model import Table

STATES = ("named", "being_worked", "agreed", "agreed_to_differ", "parked", "escalated", "closed")
KINDS = ("", "resources", "roles", "goals", "facts", "process", "values", "past", "relationship")
LEVELS = ("", "team", "organisation", "between", "national")
"""Where it lies: within a team, within an organisation, between organisations, with a national body."""
HANDLING = ("", "competing", "accommodating", "avoiding", "compromising", "collaborating")
MOST_PARTIES = 4


@dataclass(frozen=True, slots=True)
class Conflict:
    """`stage` (1 to 9, 0 unread) and `note` are the facilitator's own and never leave the private file; `noted` is HH:MM.

    `step` is the step of the resolution mechanism it stands on; `neutral` is how it may be worded outside.
    """

    key: str
    number: int
    issue: str
    kind: str = ""
    level: str = ""
    shared: str = ""
    options: str = ""
    criterion: str = ""
    stage: int = 0
    handling: str = ""
    state: str = "named"
    step: str = ""
    owner: str = ""
    by_when: str = ""
    visibility: int = Level.ROOM
    read_back: bool = False
    neutral: str = ""
    note: str = ""
    item: str = ""
    noted: str = ""


@dataclass(frozen=True, slots=True)
class ConflictParty:
    """One side: position, interest, constraint. `name` is an organisation or sector, never a person."""

    key: str
    conflict: str
    place: int
    name: str = ""
    asks: str = ""
    interest: str = ""
    bound: str = ""


CONFLICTS = Table("conflict", Conflict, counted=lambda c: ("conflict", c.number))
PARTIES = Table("conflict_party", ConflictParty, by=("conflict",))
