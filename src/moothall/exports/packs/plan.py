"""What a pack is made from: the agenda as planned, who is invited, how many of everything. Holds no e-mail address and no job title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from moothall.core.activity import Activity
from moothall.core.agenda import AgendaItem, agenda, clock, planned_starts, since_midnight
from moothall.core.model import Session
from moothall.core.people import ORGANISATIONS, participants, people, sector_of
from moothall.core.prompts import PROMPTS, Prompt
from moothall.core.session_details import SessionDetails, details_of
from moothall.core.votes import Vote, votes

SEATS = 6
"""People at a table where the list doesn't say: cabaret tables of six (practice 3)."""
SPARE_PERCENT, SPARE_TABLES = 10, 1
"""One in ten more of what everybody gets, rounded up, and one more of what a table gets: 48 people make 53 cards, 8 tables 9 sheets."""
LEADING = ("facilitator", "co-facilitator", "scribe")


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody invited, as paper may name them: no e-mail address, and no title, which would put rank on a badge."""

    name: str
    organisation: str
    table: str


@dataclass(frozen=True, slots=True)
class PackOptions:
    """What whoever prints may choose. `paper` is that of every page; empty leaves each on the paper it is made for. `expected` is how many
    are reckoned with where nobody is listed yet.
    """

    paper: str = ""
    large: bool = False
    expected: int = 0
    spare_percent: int = SPARE_PERCENT
    spare_tables: int = SPARE_TABLES
    copies: tuple[tuple[str, int], ...] = ()
    """Of pages by their number, where somebody wants more or fewer than follow from the list."""


class PackPlan:
    """A session as a pack sees it. Everything is worked out once: a plan is made anew when the session changes."""

    def __init__(self, session: Session, activities: Iterable[Activity], options: PackOptions) -> None:
        self.session = session
        self.activities = tuple(activities)
        self.options = options

    # what is planned

    @cached_property
    def facts(self) -> SessionDetails:
        return details_of(self.session)

    @cached_property
    def items(self) -> tuple[AgendaItem, ...]:
        """The agenda as planned, without what was dropped."""
        return tuple(item for item in agenda(self.session) if item.state != "dropped")

    @cached_property
    def starts(self) -> dict[str, str]:
        return planned_starts(self.session)

    @property
    def minutes(self) -> int:
        return sum(item.minutes for item in self.items)

    @property
    def finish(self) -> str:
        """HH:MM, empty where no start is set."""
        return clock(since_midnight(self.facts.start) + self.minutes) if self.facts.start else ""

    def items_of(self, *activities: str) -> list[AgendaItem]:
        """Items that open one of these activities."""
        return [item for item in self.items if item.activity in activities]

    @cached_property
    def worked_by(self) -> tuple[str, ...]:
        """The lines this room agreed to work by; none while it has worded none."""
        return tuple(line for activity in self.activities if activity.works_by for line in activity.works_by(self.session))

    @cached_property
    def votes(self) -> tuple[Vote, ...]:
        """Every vote there is, whatever its state."""
        return tuple(votes(self.session))

    def prompt_of(self, item: AgendaItem) -> Prompt | None:
        return self.session.find(PROMPTS, item.prompt)

    # who comes

    @cached_property
    def guests(self) -> tuple[Guest, ...]:
        """Participants in list order."""
        return tuple(Guest(p.name, self._organisation(p.organisation), p.table) for p in participants(self.session))

    def _organisation(self, key: str) -> str:
        organisation = self.session.find(ORGANISATIONS, key)
        return organisation.name if organisation else ""

    @cached_property
    def organisations(self) -> tuple[str, ...]:
        """Those of the guests, in the order of the list."""
        return tuple(dict.fromkeys(guest.organisation for guest in self.guests if guest.organisation))

    @cached_property
    def sectors(self) -> tuple[str, ...]:
        """Sectors with somebody invited, in the order of the list."""
        return tuple(dict.fromkeys(name for p in participants(self.session) if (name := sector_of(self.session, p))))

    @cached_property
    def leaders(self) -> tuple[str, ...]:
        """Who leads and who types, by name."""
        return tuple(p.name for p in people(self.session) if p.role in LEADING)

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """Tables by name, in their order; as many as the people need where the list has none."""
        named = {guest.table for guest in self.guests if guest.table}
        if named:
            return tuple(sorted(named, key=lambda name: (not name.isdecimal(), int(name) if name.isdecimal() else 0, name)))
        return tuple(str(n) for n in range(1, -(-self.people // SEATS) + 1))

    # how many

    @property
    def people(self) -> int:
        """Who is invited, or reckoned with; 0 when neither is known."""
        return len(self.guests) or self.options.expected

    @property
    def per_person(self) -> int:
        """One for everybody, with spares."""
        return with_spares(self.people, self.options.spare_percent)

    @property
    def per_table(self) -> int:
        return len(self.tables) + self.options.spare_tables if self.people else 0

    @property
    def per_leader(self) -> int:
        """One for each who leads; never fewer than two, the second to lay aside."""
        return max(2, len(self.leaders))


def with_spares(n: int, percent: int) -> int:
    """`n` and so many per cent of it, rounded up."""
    return n + -(-n * percent // 100)


def seating(plan: PackPlan) -> list[tuple[str, list[Guest]]]:
    """Who sits where: as the list says, else dealt out so that people of one organisation sit apart."""
    if any(guest.table for guest in plan.guests):
        seats = {table: [guest for guest in plan.guests if guest.table == table] for table in plan.tables}
        standing = [guest for guest in plan.guests if not guest.table]
        return [*seats.items(), *([("", standing)] if standing else [])]
    # Organisation by organisation, one table after the other: neighbours on the list never share a table.
    dealt: Sequence[Guest] = sorted(
        plan.guests, key=lambda guest: plan.organisations.index(guest.organisation) if guest.organisation else -1
    )
    count = len(plan.tables)
    return [(table, list(dealt[at::count])) for at, table in enumerate(plan.tables)]
