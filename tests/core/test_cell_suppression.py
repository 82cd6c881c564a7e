"""Counts by group: what is withheld stays withheld, as an independent solver sees it. Small tables are searched through whole."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moothall.core.cell_suppression import Shown, suppressed
from moothall.core.small_cells import FEW
from tests.trials import many

Rows = dict[str, dict[str, int]]


def table(*lines: tuple[int, ...]) -> Rows:
    return {f"r{n}": {f"g{m}": count for m, count in enumerate(line)} for n, line in enumerate(lines)}


def drawn(shown: Shown) -> list[list[int | None]]:
    return [list(line.values()) for line in shown.values()]


tables = (
    st.integers(1, 4)
    .flatmap(lambda wide: st.lists(st.tuples(*[st.integers(0, 14)] * wide), min_size=1, max_size=5))
    .map(lambda lines: table(*lines))
)


def solved(rows: Rows, shown: Shown) -> dict[tuple[str, str], Fraction]:
    """Withheld cells that row totals, group totals and shown cells give away: plain elimination, written without the rule's help."""
    unknown = [(r, g) for r, line in shown.items() for g, n in line.items() if n is None]
    groups = list(next(iter(rows.values())))
    lines = [[(r, g) for g in groups] for r in rows] + [[(r, g) for r in rows] for g in groups]
    matrix = []
    for line in lines:
        rest = sum(rows[r][g] for r, g in line) - sum(shown[r][g] or 0 for r, g in line)
        matrix.append([Fraction(place in line) for place in unknown] + [Fraction(rest)])
    pivots = []
    for column in range(len(unknown)):
        found = next((n for n in range(len(pivots), len(matrix)) if matrix[n][column]), None)
        if found is None:
            continue
        at = len(pivots)
        matrix[at], matrix[found] = matrix[found], matrix[at]
        matrix[at] = [value / matrix[at][column] for value in matrix[at]]
        for n, line in enumerate(matrix):
            if n != at and line[column]:
                matrix[n] = [a - line[column] * b for a, b in zip(line, matrix[at], strict=True)]
        pivots.append(column)
    alone = {column: matrix[n][-1] for n, column in enumerate(pivots) if sum(1 for value in matrix[n][:-1] if value) == 1}
    return {unknown[column]: value for column, value in alone.items()}


def shows_anything(shown: Shown) -> bool:
    return any(n is not None for line in shown.values() for n in line.values())


@given(tables)
@settings(max_examples=many(200, 5000), deadline=None)
@pytest.mark.trial
def test_no_withheld_cell_can_be_solved(rows: Rows) -> None:
    shown = suppressed(rows)
    assert {r: set(line) for r, line in shown.items()} == {r: set(line) for r, line in rows.items()}
    for row, line in shown.items():
        for group, n in line.items():
            assert n is None or (n == rows[row][group] and n >= FEW)
    if shows_anything(shown):
        told = {p for p in solved(rows, shown) if any(rows[p[0]].values()) and any(line[p[1]] for line in rows.values())}
        assert not told


def possible(rows: Rows, shown: Shown) -> list[dict[tuple[str, str], int]]:
    """Every way to fill the withheld cells with whole numbers, none below 0, that fits all totals."""
    unknown = [(r, g) for r, line in shown.items() for g, n in line.items() if n is None]
    most = [min(sum(rows[r].values()), sum(line[g] for line in rows.values())) for r, g in unknown]
    fits = []
    for numbers in product(*(range(n + 1) for n in most)):
        filled = dict(zip(unknown, numbers, strict=True))
        whole = {r: {g: filled.get((r, g), n or 0) for g, n in line.items()} for r, line in shown.items()}
        by_row = all(sum(whole[r].values()) == sum(rows[r].values()) for r in rows)
        by_group = all(sum(line[g] for line in whole.values()) == sum(line[g] for line in rows.values()) for g in next(iter(rows.values())))
        if by_row and by_group:
            fits.append(filled)
    return fits


@pytest.mark.parametrize(
    "lines",
    [
        ((3, 7), (8, 9)),
        ((0, 6), (6, 0)),
        ((0, 5), (5, 5)),
        ((1, 6), (6, 6), (7, 7)),
        ((6, 2, 6), (6, 6, 6)),
    ],
)
def test_every_withheld_cell_may_be_two_numbers(lines: tuple[tuple[int, ...], ...]) -> None:
    """Also when nobody believes in fewer than none: all fillings of small tables, tried one by one."""
    rows = table(*lines)
    shown = suppressed(rows)
    fillings = possible(rows, shown)
    for place in fillings[0]:
        assert len({filling[place] for filling in fillings}) > 1, place


def test_what_is_large_enough_is_shown_whole() -> None:
    assert drawn(suppressed(table((5, 7), (9, 12)))) == [[5, 7], [9, 12]]


def test_one_small_cell_takes_a_rectangle_with_it() -> None:
    shown = drawn(suppressed(table((2, 9, 30), (8, 7, 30), (40, 40, 40))))
    assert shown == [[None, None, 30], [None, None, 30], [40, 40, 40]]


def test_small_cells_that_cover_each_other_take_nothing_more() -> None:
    assert drawn(suppressed(table((3, 4, 9), (4, 3, 9), (9, 9, 9)))) == [[None, None, 9], [None, None, 9], [9, 9, 9]]


def test_where_nothing_is_safe_nothing_is_shown() -> None:
    assert drawn(suppressed(table((3, 20)))) == [[None, None]]
    assert drawn(suppressed(table((3,), (20,)))) == [[None], [None]]
    assert suppressed({}) == {}


def test_a_group_missing_from_a_row_counts_as_none() -> None:
    shown = suppressed({"A": {"Health": 9}, "B": {"Council": 9}})
    assert shown == {"A": {"Health": None, "Council": None}, "B": {"Health": None, "Council": None}}
