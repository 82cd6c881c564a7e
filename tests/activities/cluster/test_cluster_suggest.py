"""Suggesting themes: what is like what, when nothing is suggested, and that a session is never changed by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from moothall.activities.cluster.suggest import MOST, Known, for_board, likeliest, runs, words
from moothall.core.contributions import Written, add_notes
from moothall.core.model import Session
from moothall.core.prompts import ask
from moothall.core.themes import new_theme, place, rename_theme
from tests.bench.suggest import hits, largest, ours, survey, wilson
from tests.core.boards import after, fresh

MONEY = ("Pooled budgets for the over-75s", "Money follows the person")
DOORS = ("One front door for referrals", "One number to ring at the front door")


def board(loose: tuple[str, ...] = ("The budget sits with the person", "A single referral form", "zzz")) -> Session:
    """Two named themes with two notes each, and some notes in the tray."""
    session = fresh()
    after(session, ask(session, "p", "What would it feel like?"))
    texts = [*MONEY, *DOORS, *loose]
    after(session, add_notes(session, "p", [Written(text) for text in texts], [f"n{n}" for n in range(1, len(texts) + 1)]))
    for key, name, notes in (("m", "Money follows people", ["n1", "n2"]), ("d", "One front door", ["n3", "n4"])):
        after(session, new_theme(session, key, "p", name))
        after(session, place(session, notes, key, [f"{key}-{note}" for note in notes]))
    return session


def test_the_likeliest_comes_first() -> None:
    found = for_board(board(), "p")
    assert found["n5"][0] == "m"
    assert found["n6"][0] == "d"
    assert all(len(themes) <= MOST for themes in found.values())


def test_a_note_that_is_like_nothing_gets_no_suggestion() -> None:
    assert "n7" not in for_board(board(), "p")


def test_only_themes_with_a_name_and_two_notes_are_suggested() -> None:
    session = board()
    after(session, rename_theme(session, "d", ""))
    assert for_board(session, "p") == {}, "with one theme there is nothing to choose"
    session = board()
    after(session, new_theme(session, "x", "p", "Referral forms"))
    after(session, place(session, ["n7"], "x", ["f"]))
    assert all("x" not in themes for themes in for_board(session, "p").values())


def test_no_loose_notes_no_suggestions() -> None:
    assert for_board(board(loose=()), "p") == {}
    assert for_board(fresh(), "p") == {}


def test_a_session_is_never_changed() -> None:
    session = board()
    before = list(session.records())
    for_board(session, "p")
    assert list(session.records()) == before


@pytest.mark.parametrize("patience", [0, 2, 52, 60, 110, 10_000])
def test_it_ends_early_when_told_to(patience: int) -> None:
    asked: list[int] = []

    def gone_on() -> bool:
        asked.append(1)
        return len(asked) > patience

    themes = {"m": Known("Money", ("money",)), "d": Known("Doors", ("door",))}
    found = likeliest({str(n): "money" for n in range(50)}, themes, gone_on)
    assert len(asked) <= patience + 7, "each of its rounds ends at once"
    assert (len(found) == 50) == (patience == 10_000)


def test_accents_case_and_signs_do_not_matter() -> None:
    assert words("CAFÉ, a  ŵyl!") == ["cafe", "a", "wyl"]
    assert words("  … ") == []
    assert runs("cafe") == [" ca", "caf", "afe", "fe ", " caf", "cafe", "afe ", " cafe", "cafe "]
    assert runs("a") == [" a "]


def test_naughty_texts_are_compared_like_others() -> None:
    texts = {str(n): text for n, text in enumerate(("\u202eabc", "💷💷💷", "a" * 10_000, "", "   ", "\x00nul", "東京"))}
    assert set(likeliest(texts, {"m": Known("東京 a", ("nul",)), "d": Known("", ())})) <= set(texts)


def test_the_survey_is_hit_far_above_chance(shared: Path) -> None:
    """The decision record's numbers: were the way of comparing changed for the worse, this would say so."""
    items = survey(shared)
    found = hits(items, ours)
    assert len(found) == 93
    assert sum(found) >= 53
    assert largest(items) == 32
    assert wilson(sum(found), 93)[0] > largest(items) / 93


@pytest.mark.parametrize("question", ["Q2", "Q3", "Q4"])
def test_every_question_is_above_the_two_largest_themes(shared: Path, question: str) -> None:
    items = {question: survey(shared)[question]}
    assert sum(hits(items, ours)) > largest(items)
