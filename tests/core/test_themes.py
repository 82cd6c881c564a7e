"""Where notes lie: order, letters, merging, copying, deleting. Each case is a picture of the board before and after."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.core.contributions import flag_note
from moothall.core.errors import Refused
from moothall.core.merging import delete_notes
from moothall.core.prompts import ask
from moothall.core.theme_letters import SHAPES, letter, ordinal, shape
from moothall.core.themes import (
    PLACEMENTS,
    copy_into,
    delete_domain,
    delete_theme,
    domains_of,
    examples,
    merge_themes,
    new_domain,
    new_theme,
    notes_in,
    place,
    put_in_domain,
    rename_domain,
    rename_theme,
    theme_lettered,
    themes_in,
    themes_of,
    unplace,
)
from tests.core.boards import after, board, drawn
from tests.store.sessions import shelf

CASES = [
    ("an empty board", "", None, ""),
    ("the fuller theme comes first", "A: 1, B: 2 3", None, "B: 2 3, A: 1"),
    ("ties stay in the order they were made", "A: 1, B: 2, C: 3", None, "A: 1, B: 2, C: 3"),
    ("empty themes come last", "A:, B: 1", None, "B: 1, A:"),
    ("a copy counts in both themes", "A: 1 2, B: 3 1* 2*", None, "B: 1* 2* 3, A: 1 2"),
    ("placed from the tray", "A:, : 1", lambda s: place(s, ["n1"], "A", ["x"]), "A: 1"),
    ("placed twice at once is placed once", "A:, : 1", lambda s: place(s, ["n1", "n1"], "A", ["x", "y"]), "A: 1"),
    ("moved from theme to theme", "A: 1 2, B: 3", lambda s: place(s, ["n1"], "B", ["x"]), "B: 1 3, A: 2"),
    ("placed where it is", "A: 1", lambda s: place(s, ["n1"], "A", ["x"]), "A: 1"),
    ("moved onto its own copy: one placement stays", "A: 1 2, B: 1* 3", lambda s: place(s, ["n1"], "B", ["x"]), "B: 1 3, A: 2"),
    ("back to the tray, copies too", "A: 1, B: 1* 2", lambda s: unplace(s, ["n1"]), "B: 2, A:, : 1"),
    ("back to the tray, twice in the list", "A: 1, B: 2", lambda s: unplace(s, ["n1", "n1"]), "B: 2, A:, : 1"),
    ("copied", "A: 1, B: 2", lambda s: copy_into(s, "n1", "B", "x"), "B: 1* 2, A: 1"),
    ("copying from the tray is placing", "A:, : 1", lambda s: copy_into(s, "n1", "A", "x"), "A: 1"),
    ("a deleted theme gives its notes back", "A: 1 2, B: 3", lambda s: delete_theme(s, "A"), "B: 3, : 1 2"),
    ("a copy elsewhere becomes the place", "A: 1 2, B: 1* 3", lambda s: delete_theme(s, "A"), "B: 1 3, : 2"),
    ("a theme of copies goes, the places stay", "A: 1, B: 1* 2", lambda s: delete_theme(s, "B"), "A: 1, : 2"),
    ("merged", "A: 1 2, B: 3", lambda s: merge_themes(s, "A", "B"), "B: 1 2 3"),
    ("merged where a copy lies: one place, no copy", "A: 1 2, B: 1* 3", lambda s: merge_themes(s, "A", "B"), "B: 1 2 3"),
    ("merging the copy into its place", "A: 1 2, B: 1* 3", lambda s: merge_themes(s, "B", "A"), "A: 1 2 3"),
    ("merging with a third place keeps it", "A: 1, B: 1* 2, C: 1* 3 4", lambda s: merge_themes(s, "A", "B"), "C: 1* 3 4, B: 1 2"),
    ("a deleted note leaves all its places", "A: 1, B: 1* 2", lambda s: delete_notes(s, ["n1"]), "B: 2, A:"),
    ("a copy moves as a copy", "A: 1, B: 1* 2, C:", lambda s: place(s, ["n1"], "C", ["x"], "B"), "A: 1, B: 2, C: 1*"),
    ("the first place moves and the copy stays", "A: 1, B: 1* 2, C:", lambda s: place(s, ["n1"], "C", ["x"], "A"), "B: 1* 2, C: 1, A:"),
    ("a copy onto its first place: one place", "A: 1, B: 1* 2", lambda s: place(s, ["n1"], "A", ["x"], "B"), "A: 1, B: 2"),
    ("the first place onto the copy: one place", "A: 1, B: 1* 2", lambda s: place(s, ["n1"], "B", ["x"], "A"), "B: 1 2, A:"),
    ("a copy into where it is", "A: 1, B: 1*", lambda s: place(s, ["n1"], "B", ["x"], "B"), "A: 1, B: 1*"),
    ("a copy onto another copy", "A: 1, B: 1*, C: 1*", lambda s: place(s, ["n1"], "C", ["x"], "B"), "A: 1, C: 1*, B:"),
    ("only the copy is taken away", "A: 1, B: 1* 2", lambda s: unplace(s, ["n1"], "B"), "A: 1, B: 2"),
    ("only the first place is taken away", "A: 1, B: 1* 2", lambda s: unplace(s, ["n1"], "A"), "B: 1 2, A:"),
    ("taken out of where it is not", "A: 1, B: 2", lambda s: unplace(s, ["n1"], "B"), "A: 1, B: 2"),
    ("deleted twice at once", "A: 1 2", lambda s: delete_notes(s, ["n1", "n1"]), "A: 2"),
]


@pytest.mark.parametrize(("before", "act", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_where_notes_lie(before: str, act, expected: str) -> None:
    session = board(before)
    start = shelf(session)
    if act is None:
        assert drawn(session) == expected
        return
    step = act(session)
    assert drawn(after(session, step)) == expected
    assert all(len([p for p in session.where(PLACEMENTS, "contribution", c) if not p.copy]) <= 1 for c in session._rows["contribution"])
    after(session, step.flipped())
    assert shelf(session) == start, "undone, it is not what it was"


_ACTS = st.one_of(
    st.tuples(st.just("place"), st.integers(1, 4), st.sampled_from("ABC"), st.sampled_from(["", *"ABC"])),
    st.tuples(st.just("copy"), st.integers(1, 4), st.sampled_from("ABC"), st.just("")),
    st.tuples(st.just("unplace"), st.integers(1, 4), st.just("A"), st.sampled_from(["", *"ABC"])),
    st.tuples(st.just("merge"), st.just(1), st.sampled_from("ABC"), st.sampled_from("ABC")),
)


@given(st.lists(_ACTS, max_size=12))
def test_however_notes_are_moved_each_has_one_first_place(acts: list[tuple[str, int, str, str]]) -> None:
    """Any acts in any order: a note with places has exactly one that is no copy, none twice in a theme, and all can be taken back."""
    session = board("A: 1 2, B: 3 1*, C:, : 4")
    start, done = shelf(session), []
    for at, (what, number, theme, other) in enumerate(acts):
        note, key = f"n{number}", f"x{at}"
        try:
            step = {
                "place": lambda note=note, theme=theme, other=other, key=key: place(session, [note], theme, [key], other),
                "copy": lambda note=note, theme=theme, key=key: copy_into(session, note, theme, key),
                "unplace": lambda note=note, other=other: unplace(session, [note], other),
                "merge": lambda theme=theme, other=other: merge_themes(session, theme, other),
            }[what]()
        except Refused:
            continue
        done.append(step)
        after(session, step)
        for note in ("n1", "n2", "n3", "n4"):
            lying = session.where(PLACEMENTS, "contribution", note)
            assert sum(not p.copy for p in lying) == (1 if lying else 0)
            assert len({p.theme for p in lying}) == len(lying)
    after(session, *[step.flipped() for step in reversed(done)])
    assert shelf(session) == start


def test_domains_hold_themes_in_the_order_of_the_board() -> None:
    session = board("A: 1, B: 2 3, C: 4")
    after(session, new_domain(session, "d", "p", "Money", ["A", "B", "A"]))
    assert [t.letter for t in themes_in(session, "d")] == ["B", "A"]
    after(session, put_in_domain(session, "C", "d"), put_in_domain(session, "B", ""), rename_domain(session, "d", "Means"))
    assert [t.letter for t in themes_in(session, "d")] == ["A", "C"]
    assert [d.name for d in domains_of(session, "p")] == ["Means"]
    with pytest.raises(Refused, match="domain_exists"):
        new_domain(session, "e", "p", "Means")
    after(session, delete_domain(session, "d"))
    assert domains_of(session, "p") == [] and all(not t.domain for t in themes_of(session, "p"))
    assert drawn(session) == "B: 2 3, A: 1, C: 4"


REFUSED = [
    ("the name is taken", "A:, B:", lambda s: rename_theme(s, "B", "Theme A"), "core.theme_exists"),
    ("a new one of that name", "A:", lambda s: new_theme(s, "x", "p", "Theme A"), "core.theme_exists"),
    ("copied where it lies", "A: 1", lambda s: copy_into(s, "n1", "A", "x"), "core.already_there"),
    ("copied twice", "A: 1, B: 1*", lambda s: copy_into(s, "n1", "B", "x"), "core.already_there"),
    ("merged into itself", "A: 1", lambda s: merge_themes(s, "A", "A"), "core.other_board"),
    ("no such letter", "A: 1", lambda s: theme_lettered(s, "p", 2), "core.no_such_theme"),
    ("a theme that is gone", "A: 1", lambda s: delete_theme(s, "Z"), "core.gone"),
    ("a note that is gone", "A: 1", lambda s: place(s, ["n9"], "A", ["x"]), "core.gone"),
]


@pytest.mark.parametrize(("before", "act", "why"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED])
def test_what_is_refused(before: str, act, why: str) -> None:
    with pytest.raises(Refused) as caught:
        act(board(before))
    assert caught.value.key == why


def test_a_theme_keeps_its_own_name() -> None:
    session = board("A: 1")
    assert drawn(after(session, rename_theme(session, "A", "Theme A"))) == "A: 1"
    assert themes_of(after(session, rename_theme(session, "A", "")), "p")[0].name == ""


def test_notes_and_themes_of_two_boards_do_not_mix() -> None:
    session = board("A: 1 2")
    after(session, ask(session, "q", "And what helps?"))
    after(session, new_theme(session, "other", "q", "Theme A"))
    assert [t.letter for t in themes_of(session, "q")] == ["A"]
    for act in (lambda: place(session, ["n1"], "other", ["x"]), lambda: merge_themes(session, "A", "other")):
        with pytest.raises(Refused, match="other_board"):
            act()


def test_letters_are_never_used_twice() -> None:
    session = board("A:, B:, C:")
    after(session, delete_theme(session, "C"))
    step = new_theme(session, "D", "p", "next")
    assert step.changes[0].after.letter == "D"
    after(session, step, step.flipped())
    assert new_theme(session, "E", "p", "after undo").changes[0].after.letter == "E"
    after(session, step)
    assert {t.letter for t in themes_of(session, "p")} == {"A", "B", "D"}


@pytest.mark.parametrize(
    ("number", "text"), [(1, "A"), (26, "Z"), (27, "AA"), (28, "AB"), (52, "AZ"), (53, "BA"), (702, "ZZ"), (703, "AAA")]
)
def test_letters(number: int, text: str) -> None:
    assert letter(number) == text
    assert ordinal(text) == ordinal(text.lower()) == number
    assert shape(number) == SHAPES[(number - 1) % 7]


@pytest.mark.parametrize("text", ["", "1", "A1", "É", "-", "a b", "А"])
def test_what_is_no_letter(text: str) -> None:
    assert ordinal(text) == 0


def test_examples_are_the_starred_else_the_first_three() -> None:
    session = board("A: 1 2 3 4 5")
    assert [c.number for c in examples(notes_in(session, "A"))] == [1, 2, 3]
    after(session, flag_note(session, "n4", "example", True))
    assert [c.number for c in examples(notes_in(session, "A"))] == [4]
    assert [c.number for c in notes_in(session, "A")] == [4, 1, 2, 3, 5], "a starred note leads its theme"
    after(session, *[flag_note(session, f"n{n}", "example", True) for n in (5, 2, 1)])
    assert [c.number for c in examples(notes_in(session, "A"))] == [1, 2, 4, 5], "every star counts"
