"""How numbers and dates are worded."""

from __future__ import annotations

import pytest

from moothall.day_words import day, short_day
from moothall.exports.sentences import apart, in_words, listing, share


@pytest.mark.parametrize(
    ("n", "base", "told"),
    [
        (58, 73, "58 of 73 (79%)"),
        (1, 8, "1 of 8 (13%)"),  # 12.5
        (45, 45, "45 of 45 (100%)"),
        (0, 7, "0 of 7 (0%)"),
        (1, 1, "1 of 1"),
        (0, 0, "0 of 0"),
    ],
)
def test_a_share_has_its_base(n: int, base: int, told: str) -> None:
    assert share(n, base) == told


def test_days_are_in_english() -> None:
    assert day("2026-11-05") == "Thursday 5 November 2026"
    assert short_day("2026-11-05") == "5 November 2026"
    assert day("soon") == short_day("soon") == "soon"


@pytest.mark.parametrize(
    ("then", "told"),
    [("2026-12-17", "six weeks"), ("2026-11-12", "one week"), ("2026-11-06", "one day"), ("2026-11-15", "ten days"), ("2026-11-05", "")],
)
def test_how_long_until_the_next(then: str, told: str) -> None:
    assert apart("2026-11-05", then) == told


def test_lists_and_small_numbers() -> None:
    assert [listing(x) for x in ([], ["a"], ["a", "b"], ["a", "", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert [in_words(n) for n in (0, 1, 12, 13)] == ["0", "one", "twelve", "13"]
