"""Naming a card and playing it: every line somebody might type, and what the rule makes of it."""

from __future__ import annotations

import pytest

from moothall.core.errors import Refused
from moothall.core.votes import Option, Vote
from moothall.voting.rules import (
    ballot_line,
    card_number,
    limit,
    look_alikes,
    pressed,
    text_candidates,
)
from moothall.words import sentence

OPTIONS = [Option(f"o{n}", "v", n, f"Option {n}", ordinal=n) for n in range(1, 13)]


@pytest.mark.parametrize(("text", "card"), [("1", 1), (" 031 ", 31), ("9999", 9999), ("٣", 3)])
def test_a_card_number(text: str, card: int) -> None:
    assert card_number(text) == card


@pytest.mark.parametrize("text", ["", "0", "-1", "1.5", "²", "½", "10000", "9" * 5000, "one", "1 2", "0x1"])
def test_no_card_number(text: str) -> None:
    with pytest.raises(Refused) as refused:
        card_number(text)
    assert refused.value.key == "voting.card_is_number"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("3 3 7", (8, "3 3 7")),
        ("31: 3 3 7", (31, "3 3 7")),
        ("31:3", (31, "3")),
        (" 31 : - ", (31, "-")),
        ("31:", (31, "")),
        ("", (8, "")),
        ("c c g", (8, "c c g")),
    ],
)
def test_a_ballot_line_names_its_card(text: str, read: tuple[int, str]) -> None:
    assert ballot_line(text, 8) == read


@pytest.mark.parametrize("text", ["x: 3", "²: 3", "0: 3", "99999: 3"])
def test_a_line_with_no_such_card(text: str) -> None:
    with pytest.raises(Refused):
        ballot_line(text, 8)


@pytest.mark.parametrize(("text", "number"), [("5", 5), (" 12 ", 12), ("", None), ("  ", None)])
def test_a_limit(text: str, number: int | None) -> None:
    assert limit(text) == number


@pytest.mark.parametrize("text", ["²", "five", "-1", "1e3", "9" * 5000])
def test_no_limit_of_that_kind(text: str) -> None:
    with pytest.raises(Refused):
        limit(text)


@pytest.mark.parametrize(
    ("marks", "option", "after"),
    [
        ({}, "o1", {"o1": 1}),
        ({"o1": 1}, "o1", {"o1": 2}),
        ({"o1": 2}, "o2", {"o1": 2, "o2": 1}),
    ],
)
def test_a_press_adds_a_dot(marks: dict[str, int], option: str, after: dict[str, int]) -> None:
    assert pressed(Vote("v", "?", 0, budget=5, cap=2), marks, option) == after


@pytest.mark.parametrize(
    ("marks", "option", "why"),
    [
        ({"o1": 2}, "o1", "2 is the most on one. Undo takes one back."),
        ({"o1": 2, "o2": 2, "o3": 1}, "o3", "No dots left on this card. Undo takes one back."),
    ],
)
def test_a_press_too_many_is_refused_and_wipes_nothing(marks: dict[str, int], option: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        pressed(Vote("v", "?", 0, budget=5, cap=2), marks, option)
    assert sentence(refused.value) == why


def test_where_one_is_all_a_press_ticks_and_unticks() -> None:
    vote = Vote("v", "?", 0, kind="approval", budget=2, cap=1)
    assert pressed(vote, {"o1": 1, "o2": 1}, "o1") == {"o2": 1}


def test_a_press_with_no_dots_left() -> None:
    with pytest.raises(Refused) as refused:
        pressed(Vote("v", "?", 0, budget=2, cap=2), {"o1": 2}, "o2")
    assert refused.value.key == "voting.no_dots_left"


def test_without_limits_every_press_adds() -> None:
    assert pressed(Vote("v", "?", 0, budget=None, cap=None), {"o1": 90}, "o1") == {"o1": 91}


def test_options_are_one_a_line() -> None:
    assert [c.text for c in text_candidates(" One \n\n  \nTwo\r\n<b>Three</b>")] == ["One", "Two", "<b>Three</b>"]


def test_look_alikes_are_pairs() -> None:
    options = [Option("a", "v", 1, "One front door"), Option("b", "v", 2, "One front doors"), Option("c", "v", 3, "Home first")]
    assert [(a.key, b.key) for a, b in look_alikes(options)] == [("a", "b")]
