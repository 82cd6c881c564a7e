"""Who sits where: organisations and sectors are spread over the tables, so that nobody talks to colleagues alone (practice 3: mixed
tables).

Deals people out like cards from a pack sorted by sector and organisation: of each organisation in a sector no table then has more than one
above another, and of each sector neither.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from moothall.core.errors import Refused
from moothall.core.model import Session, Step, changed
from moothall.core.people import PARTICIPANTS, Participant, participants, present, sector_of

MOST_TABLES = 60
"""More than any room has; a slip of the finger is refused rather than obeyed."""


@dataclass(frozen=True, slots=True)
class SeatWanted:
    """One person to be seated. Two without an organisation, or without a sector, have nothing in common."""

    key: str
    organisation: str = ""
    sector: str = ""


def deal(guests: Iterable[SeatWanted], tables: int) -> dict[str, int]:
    """A table from 1 for everybody, by key. Tables differ by one person at the most; so do they in people of one sector, and in people of
    one organisation within a sector.
    """
    listed = list(guests)
    sectors, bodies = Counter(g.sector for g in listed), Counter(g.organisation for g in listed)

    # The largest first, and those without a name last: they are what fills up. The sort keeps the order of the list otherwise.
    def place_in_pack(g: SeatWanted) -> tuple[bool, int, str, bool, int, str]:
        return not g.sector, -sectors[g.sector], g.sector, not g.organisation, -bodies[g.organisation], g.organisation

    pack = sorted(listed, key=place_in_pack)
    return {guest.key: place % tables + 1 for place, guest in enumerate(pack)}


def seat_everybody(session: Session, tables: int) -> Step:
    """Everybody who is here anew; before anybody is, everybody on the list. Refused for a number of tables that is none, and where there is
    nobody.
    """
    who = _seated(session)
    if not 1 <= tables <= MOST_TABLES:
        raise Refused("core.no_such_tables", most=MOST_TABLES)
    if not who:
        raise Refused("core.nobody_to_seat")
    at = deal([_guest(session, p) for p in who], min(tables, len(who)))
    return _step(who, {key: str(table) for key, table in at.items()})


def seat_newcomers(session: Session) -> Step:
    """Those who are here without a table, each where fewest of their organisation are, then of their sector, then of all. Nobody else
    moves. Refused while no table is laid, and when nobody is without one.
    """
    who = _seated(session)
    waiting, sitting = [p for p in who if not p.table], [p for p in who if p.table]
    if not sitting:
        raise Refused("core.no_tables_yet")
    if not waiting:
        raise Refused("core.nobody_to_seat")
    at = [(p.table, _guest(session, p)) for p in sitting]
    tables = list(dict.fromkeys(table for table, _ in at))
    placed: dict[str, str] = {}
    for person in waiting:
        guest = _guest(session, person)
        placed[person.key] = min(tables, key=lambda table: _crowd([g for t, g in at if t == table], guest))  # called at once
        at.append((placed[person.key], guest))
    return _step(waiting, placed)


def tables_laid(session: Session) -> list[tuple[str, list[Participant]]]:
    """Tables with those who sit there, in order: numbers by size, then names; people in the order of the list. Nobody who isn't seated."""
    laid: dict[str, list[Participant]] = {}
    for person in _seated(session):
        if person.table:
            laid.setdefault(person.table, []).append(person)
    return sorted(laid.items(), key=lambda pair: (not pair[0].isdecimal(), int(pair[0]) if pair[0].isdecimal() else 0, pair[0]))


def _seated(session: Session) -> list[Participant]:
    return present(session) or participants(session)


def _guest(session: Session, person: Participant) -> SeatWanted:
    return SeatWanted(person.key, person.organisation, sector_of(session, person))


def _crowd(there: Sequence[SeatWanted], guest: SeatWanted) -> tuple[int, int, int]:
    same_body = sum(g.organisation == guest.organisation for g in there) if guest.organisation else 0
    return same_body, sum(g.sector == guest.sector for g in there) if guest.sector else 0, len(there)


def _step(who: Iterable[Participant], tables: dict[str, str]) -> Step:
    moved = [p for p in who if p.table != tables[p.key]]
    return Step("step.seat", tuple(changed(PARTICIPANTS, p, replace(p, table=tables[p.key])) for p in moved), about=str(len(moved)))
