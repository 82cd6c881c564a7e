"""The formula guard: nothing runs, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from moothall.core.csv_guard import guarded, unguarded

SIGNS = "=+-@\t\r'"


@given(st.text() | st.text(alphabet=SIGNS + "0123456789.ab", max_size=6))
@example("''")
@example("'-1")
@example("-1\n")
@example("+44 20 7946 0018")
def test_comes_back_as_it_was(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", ["=1+1", "+44 20", "-2+3", "@SUM(1)", "\t=1", "\r=1", "'quoted", "-", "+1.2.3", "-1\n"])
def test_what_could_be_a_formula_gains_one_apostrophe(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "12", "-12", "+3.5", "-0", "Plain words", "a=b", " =1"])
def test_plain_numbers_and_words_stay(cell: str) -> None:
    assert guarded(cell) == cell


def test_an_apostrophe_of_a_persons_own_stays() -> None:
    assert unguarded("'tis the season") == "'tis the season"


def test_payloads_come_out_as_words(shared: Path) -> None:
    payloads = (shared / "05-nasty/csv-injection/payloadbox-csv-payload.txt").read_text(encoding="utf-8").splitlines()
    assert payloads
    for payload in payloads:
        assert not guarded(payload).startswith(tuple("=+-@\t\r"))
        assert unguarded(guarded(payload)) == payload
