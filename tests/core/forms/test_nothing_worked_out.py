"""Nobody can work out what is withheld: an exact elimination over everything that was published, of one round or of two with the same
people, reaches no withheld cell. It knows totals, sizes of groups and shown cells, and nothing of the rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moothall.core.forms.filled_sheets import FilledSheet, answer, units
from moothall.core.forms.shown import OTHERS, Shown, Strip, what_may_be_shown
from tests.core.forms.instruments import PULSE
from tests.trials import many

UNITS = {unit.key: unit for unit in units(PULSE, ())}
GROUPS = {0: "NHS", 1: "Local", 2: "Voluntary", None: ""}
RATED = ("one", "two")
POINTS = (1, 2, 3, 4, 5, 6, 7, 0)
"""0 is a blank: nothing is told of it by group but what a group's size leaves."""
Person = tuple[int, int, int | None]
Row = dict[tuple[str, str, int], Fraction]
"""An equation: what counts of each group at each point of each question add up to; its sum stands under no cell."""
TOTAL = ("", "", 0)

rooms = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from([0, 0, 0, 1, 1, 1, 2, 2, None])), min_size=5, max_size=24)


def sheet(person: Person) -> FilledSheet:
    marks: dict[str, int] = {}
    for key, value in zip((*RATED, "group"), person, strict=True):
        marks |= answer(UNITS[key], value) if value is not None and not (key in RATED and value == 0) else {}
    return FilledSheet(marks)


def published(people: list[Person], shown: Shown) -> Iterator[Row]:
    """What anybody knows. Which groups are told together is known, too: the form names them all."""
    told = [name for name in shown.groups if name != OTHERS]
    members = {name: [name] for name in told} | {OTHERS: [g for g in GROUPS.values() if g not in told]}
    for unit in RATED:
        whole = shown.strip(unit)
        if whole is not None and whole.counts is not None:
            yield from equations(unit, list(GROUPS.values()), whole, len(people))
        if shown.groups and OTHERS not in shown.groups:
            # The sizes make all sheets: nobody is in any other group.
            yield from ({(unit, g, point): Fraction(1), TOTAL: Fraction(0)} for g in members[OTHERS] for point in POINTS)
        for name, size in shown.groups.items():
            yield {(unit, g, point): Fraction(1) for g in members[name] for point in POINTS} | {TOTAL: Fraction(size)}
            strip = shown.strip(unit, name)
            if strip is not None and strip.counts is not None:
                yield from equations(unit, members[name], strip, size)


def equations(unit: str, groups: list[str], strip: Strip, size: int) -> Iterator[Row]:
    for point in POINTS:
        n = size - (strip.n or 0) if point == 0 else (strip.counts or {}).get(point, 0)
        yield {(unit, g, point): Fraction(1) for g in groups} | {TOTAL: Fraction(n)}


def eliminated(rows: list[Row]) -> dict[tuple[str, str, int], Row]:
    """By the cell each row is solved for."""
    solved: dict[tuple[str, str, int], Row] = {}
    for said in rows:
        left = less(said, solved)
        pivot = next((cell for cell, n in left.items() if n and cell != TOTAL), None)
        if pivot is None:
            continue
        row = {cell: n / left[pivot] for cell, n in left.items() if n}
        for other, old in solved.items():
            if factor := old.get(pivot):
                solved[other] = {c: n for c in old | row if (n := old.get(c, Fraction(0)) - factor * row.get(c, Fraction(0)))}
        solved[pivot] = row
    return solved


def less(row: Row, solved: dict[tuple[str, str, int], Row]) -> Row:
    for pivot, known in solved.items():
        if factor := row.get(pivot):
            row = {c: n for c in row | known if (n := row.get(c, Fraction(0)) - factor * known.get(c, Fraction(0)))}
    return row


def worked_out(people: list[Person], rounds: list[Shown]) -> list[tuple[str, str, int]]:
    """Cells of groups that every round withholds, in which somebody is counted, and that are known all the same."""
    solved = eliminated([row for shown in rounds for row in published(people, shown)])
    found = []
    for unit in RATED:
        for name in {name for shown in rounds for name in shown.groups if name != OTHERS}:
            strips = [strip for shown in rounds if (strip := shown.strip(unit, name))]
            if strips and all(strip.withheld for strip in strips):
                for point in POINTS[:-1]:
                    left = less({(unit, name, point): Fraction(1)}, solved)
                    known = not [cell for cell in left if cell != TOTAL]
                    found += [(unit, name, point)] if known and left.get(TOTAL) else []
    return found


@settings(max_examples=many(25, 1500), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rooms, st.integers(3, 7), st.integers(3, 7))
@pytest.mark.trial
def test_no_withheld_cell_can_be_worked_out_of_one_round_or_of_two(people: list[Person], floor: int, then: int) -> None:
    """The second time the same people say the same, and another floor is set: all that one round shows is known of the other."""
    sheets = [sheet(person) for person in people]
    first = what_may_be_shown(PULSE, (), sheets, floor)
    second = what_may_be_shown(PULSE, (), sheets, then, (first,))
    assert worked_out(people, [first]) == [] and worked_out(people, [first, second]) == []


def test_the_elimination_can_tell() -> None:
    """A group withheld alone is the whole less the others: the test has teeth."""
    people: list[Person] = [(4, 4, 0)] * 6 + [(2, 2, 1)] * 6 + [(7, 0, 2)] * 3 + [(0, 7, 2)] * 3
    shown = what_may_be_shown(PULSE, (), [sheet(person) for person in people], 5)
    assert worked_out(people, [shown]) == [] and any(s.withheld for s in shown.strips if s.group)
    careless = tuple(
        Strip(s.unit, s.group, 6, {4: 6} if s.group == "NHS" else {2: 6}) if s.group in ("NHS", "Local") else s for s in shown.strips
    )
    assert ("one", "Voluntary", 7) in worked_out(people, [replace(shown, strips=careless)])
