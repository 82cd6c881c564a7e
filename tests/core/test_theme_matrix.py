"""The same theme across prompts, and items by theme and sector."""

from __future__ import annotations

from moothall.core.contributions import Written, add_notes
from moothall.core.merging import merge_notes
from moothall.core.prompts import ask
from moothall.core.theme_matrix import Crossing, boards_with_themes, crossings, crossings_of, theme_sectors
from moothall.core.themes import copy_into, new_theme, place, rename_theme
from tests.core.boards import after, board, fresh


def test_the_same_name_is_the_same_theme() -> None:
    rows = crossings([[("Culture", 15), ("Funding", 25), ("", 9)], [("culture ", 26), ("Leadership", 6)], [("Leadership", 4)]])
    assert rows == [
        Crossing("Culture", (15, 26, None)),
        Crossing("Leadership", (None, 6, 4)),
        Crossing("Funding", (25, None, None)),
    ]
    assert (rows[0].boards, rows[0].total) == (2, 41)


def test_a_name_used_twice_on_one_board_adds_up() -> None:
    assert crossings([[("Money", 3), ("MONEY", 2)]]) == [Crossing("Money", (5,))]


def test_a_session_in_rows() -> None:
    session = board("A: 1 2, B: 3")
    after(session, ask(session, "q", "What would be different?"), ask(session, "empty", "Anything else?"))
    after(session, add_notes(session, "q", [Written("x"), Written("y")], ["q1", "q2"]), new_theme(session, "qa", "q", "Theme A"))
    after(session, place(session, ["q1"], "qa", ["k"]), rename_theme(session, "B", ""))
    assert [p.key for p in boards_with_themes(session)] == ["p", "q"]
    assert crossings_of(session) == [Crossing("Theme A", (2, 1))]


def by_sector(*told: tuple[str, str, int]) -> dict[str, dict[str, int | None]]:
    """`told` are theme letter, sector, how many items."""
    session = fresh()
    after(session, ask(session, "p", "What holds us back?"))
    for letter in sorted({letter for letter, _, _ in told}):
        after(session, new_theme(session, letter, "p", f"Theme {letter}"))
    for n, (letter, sector, many) in enumerate(told):
        keys = [f"{n}-{k}" for k in range(many)]
        after(session, add_notes(session, "p", [Written("note", sector=sector)] * many, keys))
        after(session, place(session, keys, letter, [f"l{key}" for key in keys]))
    return theme_sectors(session, "p")


def test_sectors_are_shown_when_every_cell_is_large_enough() -> None:
    shown = by_sector(("A", "Health", 6), ("A", "Council", 7), ("B", "Health", 5), ("B", "Council", 9))
    assert shown == {"B": {"Council": 9, "Health": 5}, "A": {"Council": 7, "Health": 6}}


def test_a_small_cell_withholds_what_would_tell_it() -> None:
    shown = by_sector(("A", "Health", 6), ("A", "Council", 2), ("B", "Health", 8), ("B", "Council", 9))
    assert {n for row in shown.values() for n in row.values()} == {None}


def test_items_without_a_sector_are_a_group() -> None:
    shown = by_sector(("A", "Health", 6), ("A", "", 7), ("B", "Health", 5), ("B", "", 9))
    assert shown["A"] == {"Health": 6, "": 7}
    assert by_sector(("A", "", 7)) == {}


def test_repeats_and_copies_count_where_they_lie() -> None:
    session = board("A: 1 2, B: 3")
    after(session, merge_notes(session, "n1", ["n2"]), copy_into(session, "n1", "B", "k"))
    assert crossings_of(session) == [Crossing("Theme B", (3,)), Crossing("Theme A", (2,))]
