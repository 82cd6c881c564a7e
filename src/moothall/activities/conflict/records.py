"""A conflict and its parties (practice 2.6). The interface speaks of a tension."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.model import Table
from moothall.core.records import RecordKind, RowKind, choice, day, read_back, visibility, words
from moothall.core.text import kept, required

STATES = ("named", "being_worked", "agreed", "agreed_to_differ", "parked", "escalated", "closed")
KINDS = ("", "resources", "roles", "goals", "facts", "process", "values", "past", "relationship")
LEVELS = ("", "team", "organisation", "between", "national")
"""Where it lies: within a team, within an organisation, between organisations, with a national body."""
HANDLING = ("", "competing", "accommodating", "avoiding", "compromising", "collaborating")
MOST_PARTIES = 4
"""More sides than that don't fit two cards beside each other, and are seldom one conflict (practice 2.6)."""


def as_question(text: str) -> str:
    """The issue as it is kept. Refused unless it ends in a question mark: "X is difficult" blames, "How should we…?" can be worked."""
    if not required(text).rstrip().endswith("?"):
        raise Refused("conflict.not_a_question")
    return kept(text)


@dataclass(frozen=True, slots=True)
class Conflict:
    """`stage` (1 to 9, 0 unread) and `note` are the facilitator's own and never leave the private file; `noted` is HH:MM.

    `step` is the step of the resolution mechanism it stands on; `neutral` is how it may be worded outside.
    """

    key: str
    number: int
    issue: str = words(level=Level.ROOM, must=True, heard=True, check=as_question)
    kind: str = choice(*KINDS, level=Level.OUTSIDE)
    level: str = choice(*LEVELS)
    shared: str = words(level=Level.ROOM, heard=True)
    options: str = words()
    criterion: str = words()
    stage: int = choice(*range(10))
    handling: str = choice(*HANDLING)
    state: str = choice(*STATES, level=Level.OUTSIDE)
    step: str = words(level=Level.ROOM)
    owner: str = words(level=Level.ROOM, heard=True)
    by_when: str = day(level=Level.ROOM)
    visibility: int = visibility()
    read_back: bool = read_back()
    neutral: str = words(level=Level.OUTSIDE, heard=True)
    note: str = words()
    item: str = ""
    noted: str = ""


@dataclass(frozen=True, slots=True)
class ConflictParty:
    """One side: position, interest, constraint. `name` is an organisation or sector, never a person."""

    key: str
    conflict: str
    place: int
    name: str = words(level=Level.ROOM)
    asks: str = words(level=Level.PARTIES)
    interest: str = words(level=Level.ROOM)
    bound: str = words(level=Level.PARTIES)


CONFLICTS = Table("conflict", Conflict, counted=lambda c: ("conflict", c.number))
PARTIES = Table("conflict_party", ConflictParty, by=("conflict",))
CONFLICT = RecordKind(
    "conflict",
    CONFLICTS,
    rows=RowKind(PARTIES, "conflict", MOST_PARTIES, "conflict.four_parties", "step_party"),
    # As it comes up in the room (practice 2.6); the private reading last.
    layout=(
        "issue", "state", "kind", "level", "rows", "shared", "criterion", "options", "step", "owner", "by_when", "handling", "visibility",
        "read_back", "neutral", "stage", "note",
    ),
    worded=("shared", "state", "step", "owner", "by_when"),
    own_notes=("stage", "note"),
    open_states=("named", "being_worked", "parked", "escalated"),
    member="conflicts",
)  # fmt: skip
