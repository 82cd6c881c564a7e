"""Orders of preference: real elections as published, the rules of ties, and every rule against a recount written another way."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from fractions import Fraction
from itertools import pairwise as neighbours
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.core.preference_orders import (
    Order,
    borda,
    condorcet_winner,
    first_preferences,
    orders_of,
    outcome,
    pairwise,
    run_off,
    voters,
)

# ── real ones ───────────────────────────────────────────────────────────────────────────────────────────────────────

ELECTIONS = ("00002-00000001.soi", "00058-00000001.soi")


def _read(path) -> tuple[list[Order], dict[str, str]]:
    """A strict file, read with two regular expressions: nothing of the importer's."""
    text = path.read_text(encoding="utf-8")
    names = dict(re.findall(r"^# ALTERNATIVE NAME (\d+): (.*)$", text, re.MULTILINE))
    lines = re.findall(r"^(\d+): (.*)$", text, re.MULTILINE)
    return [Order(tuple((o,) for o in order.split(",")), int(times)) for times, order in lines], names


@pytest.mark.parametrize("name", ELECTIONS)
def test_real_elections_count_as_published(shared, name):
    truth = json.loads((shared / "03-ordinal" / "expected.json").read_text(encoding="utf-8"))[name]
    orders, names = _read(shared / "03-ordinal" / name)
    options = list(names)
    assert sum(o.times for o in orders) == truth["voters"]
    assert sum(o.times for o in orders if o.ranked < len(options)) == truth["incomplete_ballots"]
    assert {names[o]: n for o, n in first_preferences(orders, options).items()} == truth["first_preferences"]
    assert {names[o]: n for o, n in borda(orders, options).items()} == truth["borda_k_to_1_unranked_0"]
    pairs = pairwise(orders, options)
    assert {f"{names[a]} > {names[b]}": n for a, over in pairs.items() for b, n in over.items()} == truth["pairwise"]
    assert [names[condorcet_winner(pairs)]] == truth["condorcet_winner"]
    result, said = run_off(orders, options), truth["irv_optional_preferential"]
    assert names[result.winner] == said["winner"]
    assert [{"tally": {names[o]: n for o, n in r.tally.items()}, "exhausted": r.exhausted} for r in result.rounds] == said["rounds"]


# ── by hand ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _orders(*lines: str) -> list[Order]:
    """ "3: A {B C}" is three ballots with A first and B and C tied after it."""
    found = []
    for line in lines:
        times, _, rest = line.partition(":")
        places = re.findall(r"\{([^}]*)\}|(\S+)", rest)
        found.append(Order(tuple(tuple((tied or one).split()) for tied, one in places), int(times)))
    return found


def test_marks_become_orders_and_equal_ones_are_counted():
    orders = orders_of([{"a": 1, "b": 2}, {"b": 2, "a": 1}, {"b": 7, "a": 3}, {"c": 1, "b": 1}, {}])
    assert orders == (Order((("a",), ("b",)), 3), Order((), 1), Order((("b", "c"),), 1))


def test_a_tied_first_place_prefers_nobody():
    orders = _orders("2: {A B} C", "1: C")
    assert first_preferences(orders, "ABC") == {"A": 0, "B": 0, "C": 1}
    assert voters(orders, "ABC") == {"A": 2, "B": 2, "C": 3}


def test_tied_options_share_the_points_of_their_places():
    assert borda(_orders("1: {A B} C"), "ABCD") == {"A": 3.5, "B": 3.5, "C": 2, "D": 0}
    assert borda(_orders("1: A B C"), "ABCD", top=2) == {"A": 2, "B": 1, "C": 0, "D": 0}


def test_what_is_ranked_is_preferred_to_what_is_not():
    pairs = pairwise(_orders("2: A", "3: {A B}"), "ABC")
    assert pairs == {"A": {"B": 2, "C": 5}, "B": {"A": 0, "C": 3}, "C": {"A": 0, "B": 0}}


def test_no_condorcet_winner_in_a_circle_or_a_draw():
    assert condorcet_winner(pairwise(_orders("1: A B C", "1: B C A", "1: C A B"), "ABC")) == ""
    assert condorcet_winner(pairwise(_orders("1: A B", "1: B A"), "AB")) == ""
    assert condorcet_winner(pairwise(_orders("5: B A", "4: A"), "AB")) == "B"


def test_half_is_no_majority():
    result = run_off(_orders("2: A", "1: B", "1: C B"), "ABC")
    assert len(result.rounds) == 1 and not result.winner and result.tied == ("B", "C")


def test_the_latest_round_that_tells_them_apart_decides_who_goes():
    result = run_off(_orders("9: A", "5: B", "4: C", "1: D C"), "ABCD")
    assert [r.out for r in result.rounds] == [("D",), ("C",), ()]
    assert result.winner == "A"


def test_a_tie_that_cannot_matter_goes_out_together():
    result = run_off(_orders("5: A", "4: B", "1: C B", "1: D B"), "ABCDE")
    assert [r.out for r in result.rounds] == [("E",), ("C", "D"), ()]
    assert result.winner == "B"


def test_a_tie_that_may_matter_stays_a_tie():
    result = run_off(_orders("3: A", "2: B C A", "2: C B A"), "ABC")
    assert (result.winner, result.tied, len(result.rounds)) == ("", ("B", "C"), 1)


def test_a_tied_ballot_waits_until_one_of_the_tied_is_left():
    result = run_off(_orders("3: A", "2: B", "4: {B C}"), "ABC")
    first, second = result.rounds
    assert (first.tally, first.undecided, first.out) == ({"A": 3, "B": 2, "C": 0}, 4, ("C",))
    assert (second.tally, second.undecided, result.winner) == ({"A": 3, "B": 6}, 0, "B")


def test_nothing_said_is_a_tie_of_all():
    assert run_off([], "AB").tied == ("A", "B")
    assert run_off([], "A").winner == "A"


def test_the_outcome_under_other_names():
    orders = _orders("3: A B", "2: B", "1: {A B}", "1: C B A")
    whole = outcome(orders, "ABC").named({"A": "1", "B": "2", "C": "3"})
    assert (whole.first_preferences, whole.tied_first, whole.top) == ({"1": 3, "2": 2, "3": 1}, 1, 3)
    assert (whole.borda, whole.condorcet) == ({"1": 12.5, "2": 16.5, "3": 3}, "")
    assert whole.pairwise["1"] == {"2": 3, "3": 4} and whole.run_off.rounds[0].out == ("3",)
    assert outcome(orders, "ABC", longest=2).borda == {"A": 7.5, "B": 9.5, "C": 2}
    assert json.loads(json.dumps(asdict(whole)))["run_off"]["rounds"][0]["tally"] == {"1": 3, "2": 2, "3": 1}


# ── any election, against a recount written another way ─────────────────────────────────────────────────────────────

BALLOT = st.dictionaries(st.sampled_from("ABCDE"), st.integers(1, 5))
BALLOTS = st.lists(BALLOT, max_size=25)


def _above(ballot, a: str, b: str) -> bool:
    return ballot.get(a, 99) < ballot.get(b, 99)


@given(BALLOTS)
def test_first_preferences_recounted(ballots):
    found = first_preferences(orders_of(ballots), "ABCDE")
    assert found == {o: sum(all(_above(b, o, x) for x in "ABCDE" if x != o) for b in ballots) for o in "ABCDE"}


@given(BALLOTS, st.sampled_from([None, 2, 5, 9]))
def test_borda_recounted(ballots, top):
    """The mean over every way of breaking the ties, as the rule is told in a sentence."""
    truth = dict.fromkeys("ABCDE", Fraction(0))
    for ballot in ballots:
        ways = [w for w in permutations(ballot) if all(ballot[a] <= ballot[b] for a, b in neighbours(w))]
        for way in ways:
            for place, option in enumerate(way):
                truth[option] += Fraction(max((top or 5) - place, 0), len(ways))
    found = borda(orders_of(ballots), "ABCDE", top)
    assert found == pytest.approx({o: float(n) for o, n in truth.items()}, abs=0, rel=1e-15) and {
        type(points) for points in found.values() if points == int(points)
    } <= {int}


@given(BALLOTS)
def test_pairs_recounted(ballots):
    pairs = pairwise(orders_of(ballots), "ABCDE")
    assert {(a, b): pairs[a][b] for a, b in permutations("ABCDE", 2)} == {
        (a, b): sum(_above(x, a, b) for x in ballots) for a, b in permutations("ABCDE", 2)
    }
    beating = [a for a in "ABCDE" if all(pairs[a][b] > pairs[b][a] for b in "ABCDE" if b != a)]
    assert ([condorcet_winner(pairs)] if beating else [condorcet_winner(pairs) or None]) == (beating or [None])


def _heads(ballots, standing) -> dict[str, int]:
    """Ballots each one standing holds: those that put it alone above the others standing."""
    return {o: sum(o in b and all(_above(b, o, x) for x in standing if x != o) for b in ballots) for o in standing}


def _outcomes(ballots, standing: frozenset[str]) -> set[str]:
    """Every option that could win if each tie for going out fell one way or the other."""
    heads = _heads(ballots, standing)
    live = sum(any(o in b for o in standing) for b in ballots)
    if winners := {o for o in standing if 2 * heads[o] > live or len(standing) == 1}:
        return winners
    least = min(heads.values())
    return set().union(*(_outcomes(ballots, standing - {o}) for o in standing if heads[o] == least))


@given(BALLOTS)
def test_run_off_recounted(ballots):
    """Each round against a count of the ballots one by one; and a winner is one that no lucky draw is needed for, or could upset."""
    result = run_off(orders_of(ballots), "ABCDE")
    standing = list("ABCDE")
    for count in result.rounds:
        assert count.tally == _heads(ballots, standing)
        assert count.exhausted == sum(not any(o in b for o in standing) for b in ballots)
        assert count.exhausted + count.undecided + sum(count.tally.values()) == len(ballots)
        gone = [o for o in standing if count.tally[o] == min(count.tally.values())]
        assert set(count.out) <= set(gone)
        standing = [o for o in standing if o not in count.out]
    assert bool(result.winner) != bool(result.tied)
    if result.winner:
        assert result.winner in _outcomes(ballots, frozenset("ABCDE"))
    else:
        last = result.rounds[-1].tally
        assert len(result.tied) > 1 and {last[o] for o in result.tied} == {min(last.values())}


@given(BALLOTS)
def test_a_majority_at_first_wins_and_names_make_no_difference(ballots):
    orders = orders_of(ballots)
    result = run_off(orders, "ABCDE")
    swapped = run_off(orders_of([{"EDCBA"["ABCDE".index(o)]: n for o, n in b.items()} for b in ballots]), "ABCDE")
    assert swapped.winner == ("EDCBA"["ABCDE".index(result.winner)] if result.winner else "")
    named = sum(bool(b) for b in ballots)
    leaders = [o for o, n in first_preferences(orders, "ABCDE").items() if 2 * n > named]
    assert not leaders or [result.winner] == leaders
