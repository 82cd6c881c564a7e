"""Reading a ballot of every kind as it is typed, and finding the word at which it goes wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from moothall.core.errors import Refused
from moothall.core.votes import VOTES, Option, Vote, change_rule
from moothall.desk import Desk
from moothall.desk.scale_library import ready_scale
from moothall.voting.ballot_reading import NOTHING, BallotShape, TypedBallot, read, shape_of, shortfall, steps
from moothall.voting.on_scale import KEYS_NEEDED, use_scale
from moothall.voting.rules import pressed
from moothall.words import sentence
from tests.voting.votes import a_draft

OPTIONS = tuple(Option(f"o{n}", "v", n, f"Option {n}", ordinal=n) for n in range(1, 13))
FIST = tuple(Option(f"p{n}", "v", n, f"Point {n}") for n in range(6))
SEVEN = {n: n for n in range(1, 8)}
FROM_NOUGHT = {n: n + 1 for n in range(11)}
DOTS = BallotShape(Vote("v", "?", 0, budget=5, cap=2, concern=1), OPTIONS, {})
HUNDRED = BallotShape(Vote("v", "?", 0, budget=100, cap=None), OPTIONS, {})
RANKED = BallotShape(Vote("v", "?", 0, kind="ranked", budget=None, cap=None, weights="5,4,3,2,1"), OPTIONS, {})
RATED = BallotShape(Vote("v", "?", 0, kind="rated", budget=None, cap=7, scale="s"), OPTIONS[:4], SEVEN)
RATED_FROM_0 = BallotShape(Vote("v", "?", 0, kind="rated", budget=None, cap=11, scale="s"), OPTIONS[:3], FROM_NOUGHT)
ORDER = BallotShape(Vote("v", "?", 0, kind="ordinal", budget=None, cap=None), OPTIONS, {})
ORDER_OF_3 = BallotShape(Vote("v", "?", 0, kind="ordinal", budget=3, cap=None), OPTIONS, {})
POLL = BallotShape(Vote("v", "?", 0, kind="poll", budget=1, cap=1, minimum=1, scale="s"), FIST, {})


@pytest.mark.parametrize(
    ("form", "text", "marks", "concerns"),
    [
        (DOTS, "3 3 7 9 11", {3: 2, 7: 1, 9: 1, 11: 1}, {}),
        (DOTS, "c, c, g", {3: 2, 7: 1}, {}),
        (DOTS, "3 3 7 !9", {3: 2, 7: 1}, {9: 1}),
        (DOTS, "!c", {}, {3: 1}),
        (DOTS, "0", {}, {}),
        (DOTS, ".", {}, {}),
        (HUNDRED, "3=40 7=60", {3: 40, 7: 60}, {}),
        (HUNDRED, "3 = 40,7 =60", {3: 40, 7: 60}, {}),
        (RANKED, "7 3 1", {7: 5, 3: 4, 1: 3}, {}),
        (RANKED, "3=5 7=4", {3: 5, 7: 4}, {}),
        (RANKED, "7=4 3", {7: 4, 3: 5}, {}),
        (ORDER, "7 3 1", {7: 1, 3: 2, 1: 3}, {}),
        (ORDER, "7=1 3=1", {7: 1, 3: 1}, {}),
        (RATED, "5 - 7", {1: 5, 3: 7}, {}),
        (RATED, "2=6", {2: 6}, {}),
        (RATED, "0", None, None),
        (RATED, "53-7", {1: 5, 2: 3, 4: 7}, {}),
        (RATED, "5 3−7", {1: 5, 2: 3, 4: 7}, {}),
        (RATED, "4=7 -", {4: 7}, {}),
        (RATED, "2=-", {}, {}),
        (RATED_FROM_0, "0 10 -", {1: 1, 2: 11}, {}),
        (RATED_FROM_0, ".", {}, {}),
    ],
)
def test_a_line_is_a_ballot(form: BallotShape, text: str, marks: dict[int, int] | None, concerns: dict[int, int] | None) -> None:
    if marks is None:
        assert read(form, text) == NOTHING, "a nought is blank where the scale has none"
        return
    found = read(form, text)
    assert {form.numbers[k]: n for k, n in found.marks.items()} == marks
    assert {form.numbers[k]: n for k, n in found.concerns.items()} == concerns


@pytest.mark.parametrize(
    ("form", "text", "short"),
    [
        (HUNDRED, "3=40 7=50", "90 of 100 points"),
        (HUNDRED, "3=40 7=60", ""),
        (HUNDRED, ".", ""),
        (RATED, "537", "3 of 4 answered"),
        (RATED, "537-", ""),
        (RATED, "----", ""),
        (RATED, "-", "1 of 4 answered"),
        (RATED, "2=6", "1 of 4 answered"),
        (RANKED, "7 3", "2 of 5 ranked"),
        (RANKED, "7 3 1 2 4", ""),
        (ORDER, "7 3", ""),
        (DOTS, "3 3 7", ""),
        (replace(DOTS, vote=replace(DOTS.vote, minimum=5)), "3 3 7", "3 dots, fewer than the 5 asked for"),
        (replace(HUNDRED, vote=replace(HUNDRED.vote, minimum=100)), "3=90", "90 points, fewer than the 100 asked for"),
        (replace(RANKED, options=OPTIONS[:3]), "3 2 1", ""),
        (POLL, "3", ""),
    ],
)
def test_what_a_ballot_is_short_of(form: BallotShape, text: str, short: str) -> None:
    assert shortfall(form, read(form, text)) == short


def test_digits_stand_together_only_where_each_is_an_answer() -> None:
    for form, text in ((RATED, "58"), (RATED_FROM_0, "57"), (DOTS, "37")):
        with pytest.raises(Refused):
            read(form, text)
    assert [dict(ballot.marks) for ballot in steps(RATED, "53-", NOTHING)] == [{}, {"o1": 5}, {"o1": 5, "o2": 3}]


def test_an_answer_may_come_after_its_dash() -> None:
    first = read(RATED, "5 -")
    assert first.skipped == {"o2"} and read(RATED, "2=3", first).skipped == frozenset()
    with pytest.raises(Refused) as refused:
        read(RATED, "5 1=-")
    assert refused.value.key == "voting.option_twice"


def test_a_nought_is_an_answer_where_there_is_one() -> None:
    assert read(POLL, "0").marks == {"p0": 1}
    assert read(POLL, ".") == NOTHING
    with pytest.raises(Refused) as refused:
        read(POLL, "")
    assert sentence(refused.value) == "Nothing typed. A blank ballot is ., then Enter."


@pytest.mark.parametrize(
    ("form", "text", "key"),
    [
        (DOTS, "", "voting.nothing_typed"),
        (DOTS, "13", "core.no_such_option"),
        (DOTS, "²", "core.no_such_option"),
        (DOTS, "3;3", "core.no_such_option"),
        (DOTS, "!", "voting.which_option"),
        (DOTS, "=3", "voting.which_option"),
        (HUNDRED, "3=", "voting.how_many"),
        (HUNDRED, "3=-4", "voting.how_many"),
        (HUNDRED, "3=99999", "voting.how_many"),
        (RANKED, "7 7", "voting.option_twice"),
        (RANKED, "1 2 3 4 5 6", "voting.too_many_ranked"),
        (ORDER, "7 7", "voting.option_twice"),
        (ORDER_OF_3, "1 2 3 4", "voting.too_many_ranked"),
        (RATED, "8", "voting.no_such_place"),
        (RATED, "1=3 1=4", "voting.option_twice"),
        (RATED, "1 2 3 4 5", "voting.too_many_rated"),
        (RATED, "x", "voting.how_many"),
    ],
)
def test_a_line_that_is_none(form: BallotShape, text: str, key: str) -> None:
    with pytest.raises(Refused) as refused:
        read(form, text)
    assert refused.value.key == key
    assert sentence(refused.value)


def test_a_line_is_added_to_what_a_card_holds() -> None:
    held = TypedBallot({"o1": 1}, {})
    assert read(DOTS, "1 2", held) == TypedBallot({"o1": 2, "o2": 1}, {})
    assert read(RANKED, "2", TypedBallot({"o1": 5}, {})).marks == {"o1": 5, "o2": 4}
    assert read(ORDER, "2", TypedBallot({"o1": 1}, {})).marks == {"o1": 1, "o2": 2}
    assert read(RATED, "1=7", TypedBallot({"o1": 3}, {})).marks == {"o1": 7}
    assert read(POLL, "4", TypedBallot({"p2": 1}, {})).marks == {"p4": 1}
    assert steps(DOTS, "1 2 2", held) == [held, read(DOTS, "1", held), read(DOTS, "1 2", held)]


def test_presses_put_options_in_order_and_fill_the_place_taken_back() -> None:
    marks: dict[str, int] = {}
    for option in ("o4", "o2", "o9", "o2", "o7"):
        marks = pressed(ORDER.vote, marks, option)
    assert marks == {"o4": 1, "o9": 3, "o7": 2}


@pytest.mark.parametrize(("scale", "numbers"), [("one-to-seven", "1234567"), ("fist-to-five", "012345"), ("gradients-8", "12345678")])
def test_presses_go_up_from_the_lowest_number_and_then_off(desk: Desk, scale: str, numbers: str) -> None:
    """Whichever end of a scale is in favour: people press by what its points are called."""
    ready = ready_scale(scale)
    assert ready is not None
    _, vote = a_draft(desk, "Home\nAway")
    desk.do(change_rule(desk.session, vote, kind="rated", scale="none yet", budget=None, cap=None))
    desk.do(use_scale(desk.session, vote, ready, desk.keys(KEYS_NEEDED)))
    form, marks = shape_of(desk.session, desk.session.get(VOTES, vote)), {}
    option, called = form.options[0], {mark: str(number) for number, mark in form.marks.items()}
    for number in numbers:
        marks = pressed(form.vote, marks, option.key, form.answers)
        assert called[marks[option.key]] == number
        assert read(form, number).marks == marks
    assert pressed(form.vote, marks, option.key, form.answers) == {}
    assert read(form, str(ready.points[0].number)).marks == {option.key: len(ready.points)}, "the most in favour counts most"
