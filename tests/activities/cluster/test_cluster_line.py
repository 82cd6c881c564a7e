"""What a line typed on the board means, and the step it becomes. Sessions in memory; nothing is drawn."""

from __future__ import annotations

from itertools import count

import pytest

from moothall.activities.cluster.line import understood
from moothall.activities.cluster.rules import carry_out, delete, in_turn, keys_for, move, take_away, take_suggested, theme_of
from moothall.core.contributions import CONTRIBUTIONS, items, notes_of, repeats_of
from moothall.core.errors import Refused
from moothall.core.model import Session
from moothall.core.prompts import ask
from moothall.core.themes import DOMAINS, THEMES, notes_in, put_in_domain, rename_theme, themes_in, unclustered
from tests.core.boards import after, board, drawn

_FRESH = (f"k{n}" for n in count())


def typed(session: Session, *lines: str) -> Session:
    for line in lines:
        wish = understood(session, "p", line)
        step = carry_out(session, "p", wish, [next(_FRESH) for _ in range(keys_for(session, wish))], "10:24")
        assert session.fits(step)
        before = list(session.records())
        after(session, step, step.flipped())
        assert {r.key: r for _, r in before} == {r.key: r for _, r in session.records()}, "one undo takes it all back"
        after(session, step)
    return session


@pytest.mark.parametrize(
    ("lines", "picture"),
    [
        (["1 A"], "A: 1, B: 3, : 2"),
        (["1 2 3 A"], "A: 1 2 3, B:"),
        (["1,2 b"], "B: 1 2 3, A:"),
        (["1 +"], "B: 3, C: 1, A:, : 2"),
        (["+ Home first"], "B: 3, A:, C:, : 1 2"),
        (["3 +A"], "A: 3*, B: 3, : 1 2"),
        (["3 + a"], "A: 3*, B: 3, : 1 2"),
        (["3 -"], "A:, B:, : 1 2 3"),
        (["1 = 3"], "B: 3, A:, : 2"),
        (["1 2 = 3"], "B: 3, A:"),
        (["3 +1"], "B: 3, A:, : 1 2"),
        (["3 | one | two"], "B: 3 4, A:, : 1 2"),
    ],
)
def test_lines_and_what_the_board_is_after(lines: list[str], picture: str) -> None:
    session = typed(board("A:, B: 3, : 1 2"), *lines)
    themes = drawn(session).split(", : ")[0]
    loose = " ".join(str(note.number) for note in unclustered(session, "p"))
    assert f"{themes}, : {loose}" == (picture if ", : " in picture else f"{picture}, : ")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("9 A", "no_such_note"),
        ("1 Z", "no_such_theme"),
        ("hello there", "not_understood"),
        ("1 +2", "not_understood"),
        ("1 2 +1", "one_at_a_time"),
        ("1 = 9", "no_such_note"),
        ("A Z > Money", "no_such_theme"),
    ],
)
def test_what_is_refused_while_it_is_typed(line: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        understood(board("A:, B: 3, : 1 2"), "p", line)


@pytest.mark.parametrize(
    ("line", "why"), [("1", "where_to"), ("1 =", "same_as_which"), ("1 | one", "split_in_two"), ("3 = 3", "same_note")]
)
def test_what_is_refused_at_enter(line: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        typed(board("A:, B: 3, : 1 2"), line)


def test_once_more_keeps_the_words_and_the_time() -> None:
    session = typed(board("B: 3"), "3 +1", "3 +1")
    note = session.get(CONTRIBUTIONS, "n3")
    repeats = repeats_of(session, "n3")
    assert [r.text for r in repeats] == [note.text] * 2
    assert [r.number for r in repeats] == [4, 5]
    assert repeats[0].written == "10:24"
    assert items(session, [note]) == 3


def test_domains_are_made_joined_and_left() -> None:
    session = typed(board("A: 1, B: 2, C: 3"), "A C > Money and people")
    domain = session.all(DOMAINS)[0]
    assert (domain.name, [t.letter for t in themes_in(session, domain.key)]) == ("Money and people", ["A", "C"])
    typed(session, "b > money AND people", "A >")
    assert len(session.all(DOMAINS)) == 1
    assert [t.letter for t in themes_in(session, domain.key)] == ["B", "C"]


def test_history_says_which_notes() -> None:
    session = board("A:, : 1 2 3 4 5 6 7 8 9 10")
    assert carry_out(session, "p", understood(session, "p", "3 1 A"), ["x", "y", "z"]).about == "A: 3, 1"
    many = carry_out(session, "p", understood(session, "p", "1 2 3 4 5 6 7 8 9 A"), [str(n) for n in range(10)])
    assert many.about == "A: 1, 2, 3, 4, 5, 6, 7, 8 …"


# ── notes where they lie ────────────────────────────────────────────────────────────────────────────────────────────


def test_moving_from_several_places_is_one_step() -> None:
    session = board("A: 1 2, B: 3 1*, C:")
    after(session, move(session, [("n1", "B"), ("n2", "A"), ("n3", "B")], "C", ["x", "y", "z"]))
    assert drawn(session) == "C: 1* 2 3, A: 1, B:"


def test_a_theme_of_a_copy() -> None:
    session = board("A: 1, B: 1*")
    after(session, theme_of(session, "p", [("n1", "B")], "", ["new", "x"]))
    assert drawn(session) == "A: 1, C: 1*, B:"


@pytest.mark.parametrize(
    ("lying", "name", "picture"),
    [
        ([("n1", "B")], "step.take_copy", "A: 1 2, B: 3"),
        ([("n1", "A")], "step.leave_theme", "B: 1 3, A: 2"),
        ([("n2", "A")], "step.unplace", "B: 1* 3, A: 1, : 2"),
        ([("n1", "")], "step.unplace", "A: 2, B: 3, : 1"),
        ([("n1", "A"), ("n1", "B")], "step.unplace", "A: 2, B: 3, : 1"),
    ],
)
def test_taking_away(lying: list[tuple[str, str]], name: str, picture: str) -> None:
    session = board("A: 1 2, B: 3 1*")
    step = take_away(session, lying)
    assert (step.name, drawn(after(session, step))) == (name, picture)


def test_deleting_a_note_and_its_copy_deletes_the_note() -> None:
    session = board("A: 1 2, B: 3 1*")
    after(session, delete(session, [("n1", "A"), ("n1", "B")]))
    assert drawn(session) == "A: 2, B: 3"
    assert [n.number for n in notes_of(session, "p")] == [2, 3]


def test_suggestions_taken_together_are_one_step() -> None:
    session = board("A: 1, B: 2, : 3 4")
    step = take_suggested(session, {"n3": "A", "n4": "B"}, ["x", "y"])
    assert step.about == "A, B"
    assert drawn(after(session, step)) == "A: 1 3, B: 2 4"


def test_a_record_changed_twice_is_changed_once() -> None:
    session = board("A: 1")
    after(session, ask(session, "q", "Another"))
    step = in_turn(session, [lambda s: rename_theme(s, "A", "One"), lambda s: rename_theme(s, "A", "Two")])
    assert len(step.changes) == 1 and session.fits(step)
    assert after(session, step).get(THEMES, "A").name == "Two"
    back = in_turn(session, [lambda s: rename_theme(s, "A", "Three"), lambda s: rename_theme(s, "A", "Two")])
    assert back.changes == ()
    assert [n.number for n in notes_in(session, "A")] == [1]
    assert put_in_domain(session, "A", "").changes == ()
