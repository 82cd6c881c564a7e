"""Group by group on the wall: every name whole, over its column, on two lines, or by a letter with a key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from moothall.core.picture import Grid, GridCell, GridRow, Heading, Picture
from moothall.ui.shared_screen.painting import measure
from moothall.voting.result_grids import paged_grid, rows_a_page

SHORT = ("Health 14", "Council 9", "Others 6")
LONG = ("Integrated community health 14", "District and borough councils 9", "Voluntary sector 7", "Ambulance 5", "Others 6")
NAMES = ("Home first, with one named person for each family", "One front door", "Money follows people, and the rules say so")


def words(heads: tuple[str, ...], size: QSize) -> list[str]:
    rows = tuple(GridRow(n, n, name, tuple(GridCell("6", 40) for _ in heads)) for n, name in enumerate(NAMES, 1))
    whole = Grid(heads, rows, "41 of 45 voted", "Voters.")
    picture = Picture((Heading("Group by group"), paged_grid(whole, 1, rows_a_page(whole))))
    return [" ".join(text.text.split()) for text in measure(size, picture, "light").texts]


@pytest.mark.parametrize("size", [QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160)], ids=lambda size: str(size.width()))
def test_long_names_have_a_letter_and_a_key(qapp: object, size: QSize) -> None:
    seen = words(LONG, size)
    assert [word for word in seen if word in "abcde"] == ["a", "b", "c", "d", "e"]
    key = next(word for word in seen if word.startswith("a Integrated"))
    assert all(f"{letter} {head}" in key for letter, head in zip("abcde", LONG, strict=True)) and "…" not in key
    assert set(NAMES) <= set(seen)


@pytest.mark.parametrize("size", [QSize(1920, 1080), QSize(1024, 768)], ids=lambda size: str(size.width()))
def test_short_names_stand_over_their_columns(qapp: object, size: QSize) -> None:
    seen = words(SHORT, size)
    assert set(SHORT) <= set(seen) and "a" not in seen


def test_long_names_make_fewer_rows_a_page() -> None:
    def grid(heads: tuple[str, ...], name: str) -> Grid:
        return Grid(heads, (GridRow(1, 1, name, tuple(GridCell("6") for _ in heads)),))

    assert rows_a_page(grid(SHORT, "Home first")) == 7
    assert rows_a_page(grid(LONG, "Home first")) == 5
    assert rows_a_page(grid(SHORT, NAMES[0])) == 4
    assert rows_a_page(grid(LONG, NAMES[0])) == 3
