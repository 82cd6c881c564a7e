"""A conflict and its parties (practice 2.6). The interface speaks of a tension."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.levels import Level
from moothall.core.model import Table
from moothall.core.records import RecordKind, RowKind, choice, day, link, read_back, visibility, words

STATES = ("named", "being_worked", "agreed", "agreed_to_differ", "parked", "escalated", "closed")
KINDS = ("", "resources", "roles", "goals", "facts", "process", "values", "past", "relationship")
LEVELS = ("", "team", "organisation", "between", "national")
"""Where it lies: within a team, within an organisation, between organisations, with a national body."""
HANDLING = ("", "competing", "accommodating", "avoiding", "compromising", "collaborating")
MOST_PARTIES = 4
"""More sides than that don't fit two cards beside each other, and are seldom one conflict (practice 2.6)."""
OUTCOMES = ("", "prevailed", "split", "both_gained", "put_off")
"""How it ended: one side prevailed, the difference was split, both gained, or it was put off (practice 1a, row 38)."""
OPEN = ("named", "being_worked", "parked", "escalated")


@dataclass(frozen=True, slots=True)
class Conflict:
    """`stage` (1 to 9, 0 unread) and `note` are the facilitator's own and never leave the private file; `noted` is HH:MM.

    `step` is the step of the resolution mechanism it stands on, in its words, and `rung` that step's key; `neutral` is how it may be worded
    outside. `heard` are the sentences people heard and agreed to, one a line. `rehearsed` is the key of the scenario it was tried in,
    `first` the day it was first named where that is an earlier session's.
    """

    key: str
    number: int
    issue: str = words(level=Level.ROOM, must=True, heard=True)
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
    heard: str = ""
    outcome: str = choice(*OUTCOMES, since=2)
    rung: str = link(since=2)
    rehearsed: str = link(since=2)
    first: str = day(since=2)


@dataclass(frozen=True, slots=True)
class ConflictParty:
    """One side: position, interest, constraint. `name` is an organisation or sector, never a person.

    `understood` is how far its interest is in the paraphrase round: 0 not in one, 1 to be said back by another side, 2 said back and
    ticked by this one.
    """

    key: str
    conflict: str
    place: int
    name: str = words(level=Level.ROOM)
    asks: str = words(level=Level.PARTIES)
    interest: str = words(level=Level.ROOM)
    bound: str = words(level=Level.PARTIES)
    understood: int = 0


@dataclass(frozen=True, slots=True)
class ConflictMove:
    """Something that happened to a tension. `on` is the day as YYYY-MM-DD, `at` HH:MM; `what` is a state, "step" or "came_up"; `step` the
    words of the step it was put on.
    """

    key: str
    conflict: str
    place: int
    on: str
    at: str
    what: str
    step: str = ""


CONFLICTS = Table("conflict", Conflict, counted=lambda c: ("conflict", c.number))
PARTIES = Table("conflict_party", ConflictParty, by=("conflict",))
MOVES = Table("conflict_move", ConflictMove, by=("conflict",))
CONFLICT = RecordKind(
    "conflict",
    CONFLICTS,
    rows=RowKind(PARTIES, "conflict", MOST_PARTIES, "conflict.four_parties", "step_party", strong="interest"),
    # As it comes up in the room (practice 2.6); the private reading last.
    layout=(
        "issue", "state", "rows", "shared", "criterion", "options", "rehearsed", "visibility", "read_back", "neutral", "kind", "level",
        "owner", "step", "by_when", "first", "stage", "handling", "outcome", "note",
    ),
    beside=("shared", "criterion", "owner", "step"),
    worded=("shared", "state", "step", "owner", "by_when"),
    own_notes=("stage", "handling", "outcome", "note"),
    open_states=OPEN,
    member="conflicts",
)  # fmt: skip
