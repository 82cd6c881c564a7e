"""A sheet as it is typed: what is understood, and what is refused in which words."""

from __future__ import annotations

import pytest

from moothall.core.errors import Refused
from moothall.core.forms.filled_sheets import PASSED, FilledSheet, judged
from moothall.core.forms.typed_sheet import numbered_line, parts, typed_sheet, understood
from tests.core.forms.instruments import BODIES, EVERY_SORT, PULSE

PULSE_PARTS = parts(PULSE, ())
PARTS = parts(EVERY_SORT, BODIES)


def kept(mark: int) -> int:
    return mark + 1  # a scale from 1: its first point is kept after "can't judge"


@pytest.mark.parametrize("line", ["54n;more time", "5 4 n; more time", " 5,4,N ;more time  "])
def test_spaces_commas_and_capitals_say_nothing(line: str) -> None:
    found = typed_sheet(PULSE_PARTS, line)
    assert found == FilledSheet({"one": kept(5), "two": kept(4), "group": 2}, {"open": "more time"})


def test_a_dot_is_a_blank_and_a_dash_is_cannot_judge() -> None:
    assert typed_sheet(PULSE_PARTS, ".-").marks == {"two": PASSED}


def test_words_may_hold_the_sign_that_begins_them() -> None:
    assert typed_sheet(PULSE_PARTS, "12;a; b").words == {"open": "a; b"}


@pytest.mark.parametrize(
    ("line", "key", "facts"),
    [
        ("5", "core.form_count", {"n": 1, "most": 2}),
        ("546", "core.form_count", {"n": 3, "most": 2}),
        ("", "core.form_count", {"n": 0, "most": 2}),
        ("58", "core.form_off_scale", {"word": "8", "least": 1, "most": 7}),
        ("54q", "core.form_no_letter", {"word": "q", "letters": "nlv"}),
        ("54nn", "core.form_left_over", {"word": "n"}),
    ],
)
def test_a_line_that_cannot_be_right_is_refused_with_what_is_wrong(line: str, key: str, facts: dict[str, object]) -> None:
    with pytest.raises(Refused) as refused:
        typed_sheet(PULSE_PARTS, line)
    assert (refused.value.key, refused.value.facts) == (key, facts)


def test_two_columns_are_two_parts_read_downwards() -> None:
    formal, real, *_ = PARTS
    assert typed_sheet([formal], "3.-").marks == {"each/formal/k1": kept(3), "each/formal/k3": PASSED}
    assert typed_sheet([real], "1 2 3").marks["each/real/k3"] == kept(3)
    with pytest.raises(Refused) as refused:
        typed_sheet([formal], "3333")
    assert (refused.value.key, refused.value.facts) == ("core.form_bodies_count", {"n": 4, "most": 3})


def test_every_sort_stands_in_one_line() -> None:
    sheet = typed_sheet(PARTS, "123 7.- ac 60 40 bd c 10; because")
    assert sheet.words == {"words": "because"}
    assert sheet.marks == {
        "each/formal/k1": 2, "each/formal/k2": 3, "each/formal/k3": 4, "each/real/k1": 8, "each/real/k3": PASSED,
        "ticks/a": 2, "ticks/c": 2, "share/gain": 62, "share/loss": 42, "best/b": 2, "best/d": 2, "pick": 4, "wide": 12,
    }  # fmt: skip
    assert judged(EVERY_SORT, BODIES, sheet) == sheet


def test_a_line_is_read_while_it_is_typed() -> None:
    so_far = understood(PARTS[:1], "12")
    assert [(unit.about, values) for unit, values in so_far.answers] == [("Harbour", (1,)), ("Council", (2,))]
    assert so_far.next is not None and so_far.next.about == "Hospitals"
    assert understood(PULSE_PARTS, "54; ok").words[0][1] == "ok"


@pytest.mark.parametrize(
    ("marks", "key"),
    [
        ({"share/gain": 62, "share/loss": 12}, "core.form_sum"),
        ({"best/a": 2, "best/b": 2, "best/c": 2, "best/d": 2}, "core.form_too_many_best"),
        ({"wide": 99}, "core.form_off_scale"),
        ({"nothing": 2}, "core.form_no_such_answer"),
        ({"ticks/a": 7}, "core.form_no_such_answer"),
        ({"pick": 1}, "core.form_no_pass"),
    ],
)
def test_a_sheet_is_judged_whichever_way_it_came(marks: dict[str, int], key: str) -> None:
    with pytest.raises(Refused) as refused:
        judged(EVERY_SORT, BODIES, FilledSheet(marks))
    assert refused.value.key == key


def test_a_number_before_the_line_is_the_sheets() -> None:
    assert numbered_line("32: 54") == (32, "54")
    assert numbered_line("54;at 3: home") == (None, "54;at 3: home")
