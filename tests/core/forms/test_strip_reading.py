"""How a strip is read: the middle, two humps, the ends with their base, and when the stated rules call it worth a word."""

from __future__ import annotations

import pytest

from moothall.core.forms.strip_reading import ends, middle, per_cent, prompts_to_talk, two_humps

SEVEN = range(1, 8)


@pytest.mark.parametrize(("counts", "found"), [({4: 3}, 4.0), ({1: 2, 7: 2}, 4.0), ({3: 1, 4: 1}, 3.5), ({}, None)])
def test_the_middle_is_the_median(counts: dict[int, int], found: float | None) -> None:
    assert middle(counts) == found


def test_two_humps_are_a_quarter_at_each_end_with_less_between() -> None:
    assert two_humps({1: 4, 7: 4, 4: 3}, SEVEN)
    assert not two_humps({1: 4, 7: 4, 4: 5}, SEVEN)
    assert not two_humps({1: 2, 7: 2}, SEVEN), "four answers have no shape"


def test_ends_come_with_their_base() -> None:
    found = ends({6: 30, 7: 28, 1: 2, 4: 13}, SEVEN)
    assert (found.top, found.bottom, found.base, per_cent(found.top, found.base)) == (58, 2, 73, 79)
    assert (per_cent(1, 8), per_cent(0, 0)) == (13, 0)


def test_prompts_to_talk_follow_their_rules() -> None:
    assert prompts_to_talk({5: 8}, SEVEN, {6: 8}) == ("fell",)
    assert prompts_to_talk({5: 7}, SEVEN, {6: 8}) == (), "fewer than eight answered"
    assert prompts_to_talk({5: 10}, SEVEN, {5: 4, 6: 6}) == (), "a fall of 0.6"
    assert prompts_to_talk({5: 10}, SEVEN, {5: 3, 6: 7}) == ("fell",), "a fall of exactly 0.7"
    assert prompts_to_talk({3: 2, 5: 6}, SEVEN) == ("low",)
    assert prompts_to_talk({1: 5, 7: 5}, SEVEN) == ("low", "humps")
    assert prompts_to_talk({1: 5, 7: 5}, SEVEN, {1: 5, 7: 5}) == ("low",), "the spread was there last time"
