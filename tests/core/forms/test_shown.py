"""What may be shown, against a recount of its own and against somebody who tries to work out what is withheld."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moothall.core.forms.definition import FormChoice, FormQuestion
from moothall.core.forms.filled_sheets import FilledSheet, answer, judged, units
from moothall.core.forms.shown import OTHERS, Shown, what_may_be_shown
from tests.core.forms.instruments import BODIES, EVERY_SORT, PULSE

UNITS = {unit.key: unit for unit in units(PULSE, ())}
Person = tuple[int | None, int | None, str, int | None]
"""What somebody meant: two ratings, a line, the place of a group."""
people = st.lists(
    st.tuples(st.none() | st.integers(1, 7), st.none() | st.integers(1, 7), st.sampled_from(["", "a", "b"]), st.none() | st.integers(0, 2)),
    max_size=25,
)


def sheet(person: Person) -> FilledSheet:
    one, two, line, group = person
    marks: dict[str, int] = {}
    for key, value in (("one", one), ("two", two), ("group", group)):
        marks |= answer(UNITS[key], value) if value is not None else {}
    return FilledSheet(marks, {"open": line} if line else {})


def shown_of(said: list[Person], floor: int = 5, before: tuple[Shown, ...] = ()) -> Shown:
    return what_may_be_shown(PULSE, (), [sheet(person) for person in said], floor, before)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(people, st.integers(3, 7))
def test_what_is_shown_is_what_people_said(said: list[Person], floor: int) -> None:
    shown = shown_of(said, floor)
    assert shown.filled == len(said)
    for place, unit in ((0, "one"), (1, "two")):
        meant = [person[place] for person in said if person[place] is not None]
        strip = shown.strip(unit)
        assert strip is not None
        if len(meant) < floor:
            assert strip.withheld and (strip.n, strip.blank, strip.passed) == (None, None, None)
        else:
            assert (strip.n, strip.counts) == (len(meant), dict(sorted(Counter(meant).items())))
            assert strip.blank == len(said) - len(meant)
    lines = shown.lines("open")
    written = [person[2] for person in said if person[2]]
    assert lines is not None and (lines.lines is None) == (len(written) < max(5, floor))
    assert lines.lines is None or sorted(lines.lines) == sorted(written)


@given(people, st.integers(3, 7))
def test_no_group_below_the_floor_is_shown_and_none_can_be_worked_out(said: list[Person], floor: int) -> None:
    shown = shown_of(said, floor)
    assert all(n >= floor for n in shown.groups.values())
    for unit in ("one", "two"):
        own = [strip for strip in shown.strips if strip.unit == unit and strip.group]
        hidden = [strip.group for strip in own if strip.withheld]
        for strip in own:
            assert strip.withheld or (strip.n or 0) >= floor
        # Whoever takes the shown groups from the whole is left with at least two groups, of at least so many answers together.
        whole = shown.strip(unit)
        if hidden and whole is not None and not whole.withheld:
            left = (whole.n or 0) - sum(strip.n or 0 for strip in own)
            assert len(hidden) >= 2 and (left >= floor or len(hidden) == len(own))


@given(people, people)
def test_what_one_round_withheld_of_a_group_the_next_withholds_too(first: list[Person], second: list[Person]) -> None:
    one = shown_of(first)
    two = shown_of(second, before=(one,))
    kept_back = {(s.unit, s.group) for s in one.strips if s.group and s.withheld}
    assert not [s for s in two.strips if (s.unit, s.group) in kept_back and not s.withheld]


def test_small_groups_are_told_together() -> None:
    shown = shown_of([(4, 4, "", 0)] * 8 + [(2, 2, "", 1)] * 3 + [(5, 5, "", 2)] * 2)
    assert shown.groups == {"NHS": 8, OTHERS: 5}
    others = shown.strip("one", OTHERS)
    assert others is not None and others.counts == {2: 3, 5: 2}


def test_one_group_and_the_whole_tell_no_more_than_the_whole() -> None:
    shown = shown_of([(4, 4, "", 0)] * 8 + [(2, 2, "", 1)] * 3)
    assert not shown.groups and not [s for s in shown.strips if s.group]


def test_parts_of_a_sum_are_withheld_together() -> None:
    share = FormQuestion("share", "number", "Share?", choices=(FormChoice("gain", "Gain"), FormChoice("loss", "Loss")), total=100)
    form = replace(PULSE, questions=(share,))
    gain, loss = units(form, ())
    both = FilledSheet({**answer(gain, 60), **answer(loss, 40)})
    shown = what_may_be_shown(form, (), [both] * 4 + [FilledSheet(answer(gain, 100))] * 3, 5)
    assert all(strip.withheld for strip in shown.strips)


def test_the_floor_counts_who_answered_and_never_the_marks_at_a_point() -> None:
    shown = shown_of([(1, None, "", None)] + [(7, None, "", None)] * 4)
    strip = shown.strip("one")
    assert strip is not None and strip.counts == {1: 1, 7: 4}


def test_a_signed_form_has_no_floor_and_says_who_signed() -> None:
    signed = replace(PULSE, signed="sector")
    shown = what_may_be_shown(signed, (), [sheet((None, None, "a", 1)), sheet((None, None, "b", 0))], 5)
    assert [(w.by, w.lines) for w in shown.written] == [("Local", ("a",)), ("NHS", ("b",))]


def test_what_is_to_be_said_aloud_is_counted_nowhere() -> None:
    veto = FormQuestion("veto", "choose", "Can you block this?", choices=(FormChoice("n", "no"), FormChoice("b", "can block")), aloud=True)
    whom = FormQuestion("whom", "words", "Whom must you ask?", aloud=True)
    for signed in ("", "sector"):
        form = replace(PULSE, questions=(*PULSE.questions, veto, whom), signed=signed)
        asked = {unit.key: unit for unit in units(form, ())}
        one = FilledSheet({**answer(asked["one"], 4), **answer(asked["veto"], 1), **answer(asked["group"], 0)}, {"whom": "our cabinet"})
        shown = what_may_be_shown(form, (), [judged(form, (), one)] * 9, 3)
        assert shown.strip("one") is not None and shown.strip("veto") is None
        assert "cabinet" not in repr(shown) and "whom" not in repr(shown)


def test_every_sort_is_counted() -> None:
    asked = {unit.key: unit for unit in units(EVERY_SORT, BODIES)}
    one = FilledSheet(
        {
            **answer(asked["each/formal/Council"], 3), **answer(asked["ticks"], 0), **answer(asked["ticks"], 2),
            **answer(asked["share/gain"], 30), **answer(asked["share/loss"], 70), **answer(asked["best"], 1), **answer(asked["wide"], 0),
        },
        {"words": "so"},
    )  # fmt: skip
    shown = what_may_be_shown(EVERY_SORT, BODIES, [judged(EVERY_SORT, BODIES, one)] * 6, 5)
    found = {strip.unit: strip.counts for strip in shown.strips if not strip.withheld}
    assert found == {
        "each/formal/Council": {3: 6}, "ticks": {0: 6, 2: 6}, "share/gain": {30: 6}, "share/loss": {70: 6}, "best": {1: 6}, "wide": {0: 6},
    }  # fmt: skip
