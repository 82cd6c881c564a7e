"""Mixed tables: for any people and any number of tables they are as even as they can be, and newcomers move nobody."""

from __future__ import annotations

import random
from collections import Counter
from math import ceil, floor

import pytest

from moothall.core.errors import Refused
from moothall.core.model import Session
from moothall.core.people import enlist, mark_present, people
from moothall.core.seating import SeatWanted, deal, seat_everybody, seat_newcomers, tables_laid
from moothall.core.session_tables import CORE_TABLES


def even(counts: Counter, tables: int) -> bool:
    total = counts.total()
    return all(floor(total / tables) <= counts[table] <= ceil(total / tables) for table in range(1, tables + 1))


def test_any_room_is_mixed_as_evenly_as_it_can_be() -> None:
    for seed in range(400):
        chance = random.Random(seed)
        bodies = [(f"b{n}", chance.choice(["", "NHS", "council", "voluntary"])) for n in range(chance.randint(1, 12))]
        guests = [SeatWanted(str(n), *chance.choice([*bodies, ("", "")])) for n in range(chance.randint(1, 60))]
        tables = chance.randint(1, 12)
        at = deal(guests, tables)
        assert at.keys() == {g.key for g in guests}
        assert even(Counter(at.values()), tables), seed
        for sector in {g.sector for g in guests}:
            assert even(Counter(at[g.key] for g in guests if g.sector == sector), tables), (seed, sector)
        for body in {(g.organisation, g.sector) for g in guests if g.organisation}:
            assert even(Counter(at[g.key] for g in guests if (g.organisation, g.sector) == body), tables), (seed, body)


@pytest.fixture
def room() -> Session:
    session = Session(CORE_TABLES)
    arrivals = [(f"P{n}", f"Body {n % 4}", {"sector": "NHS" if n % 4 < 2 else "council", "present": n < 22}) for n in range(24)]
    session.apply(enlist(session, arrivals, map(str, range(60))))
    return session


def test_who_is_here_is_seated_and_a_newcomer_moves_nobody(room: Session) -> None:
    room.apply(seat_everybody(room, 4))
    laid = dict(tables_laid(room))
    assert list(laid) == ["1", "2", "3", "4"] and sorted(map(len, laid.values())) == [5, 5, 6, 6]
    assert all(not p.table for p in people(room) if not p.present), "a table is not held free for who isn't here"
    before = {p.key: p.table for p in people(room) if p.present}
    late = [p.key for p in people(room) if not p.present]
    room.apply(mark_present(room, late, True))
    room.apply(seat_newcomers(room))
    after = {p.key: p.table for p in people(room)}
    assert {key: after[key] for key in before} == before and all(after[key] for key in late)
    assert sorted(len(who) for _, who in tables_laid(room)) == [6, 6, 6, 6]
    with pytest.raises(Refused, match=r"core\.nobody_to_seat"):
        seat_newcomers(room)


def test_what_makes_no_sense_is_refused(room: Session) -> None:
    for number in (0, -1, 61):
        with pytest.raises(Refused, match=r"core\.no_such_tables"):
            seat_everybody(room, number)
    with pytest.raises(Refused, match=r"core\.no_tables_yet"):
        seat_newcomers(room)
    with pytest.raises(Refused, match=r"core\.nobody_to_seat"):
        seat_everybody(Session(CORE_TABLES), 3)
