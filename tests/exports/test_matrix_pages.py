"""Counts side by side on paper: the same theme from question to question, and sectors that give nobody away, at every level."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from moothall.core.levels import Level
from moothall.exports import export
from tests.core.test_cell_suppression import solved
from tests.exports.pdf import text_of, told
from tests.exports.sessions import SHEETS, Made

FEELS, DIFFERS = "What would it feel like?", "What would be different?"


def two_boards() -> Made:
    """Culture on both boards, Money on the first, Trust on the second."""
    made = Made()
    first, second = made.board(FEELS), made.board(DIFFERS)
    made.theme(first, "Culture", made.write(first, "a", "b", "c"))
    made.theme(first, "Money", made.write(first, "d", "e"))
    made.theme(second, "culture ", made.write(second, "f"))
    made.theme(second, "Trust", made.write(second, "g", "h"))
    return made


def by_sector(**counts: tuple[int, int, int]) -> Made:
    """Themes of one board with items from three sectors."""
    made = Made()
    board = made.board(FEELS)
    made.arrive(("Jo", "Harbour Trust", "NHS"))
    # Enough people of each for the sector to be told by its name.
    made.arrive(*((f"Person {n}", "", sector) for sector in ("NHS", "Harbour Trust staff") for n in range(6)))
    for name, many in counts.items():
        notes = []
        for sector, n in zip(("NHS", "Harbour Trust staff", ""), many, strict=True):
            notes += made.write(board, *["note"] * n, sector=sector) if n else []
        made.theme(board, name, notes)
    return made


def test_the_same_theme_from_question_to_question(tmp_path: Path) -> None:
    export(two_boards().copy(), tmp_path / "s.pdf", SHEETS)
    text = text_of(tmp_path / "s.pdf")
    assert "The same theme from question to question" in text
    assert "Culture 3 1" in text and "Money 2 –" in text and "Trust – 2" in text


def test_it_is_a_table_to_a_screen_reader(tmp_path: Path) -> None:
    export(two_boards().copy(), tmp_path / "s.pdf", SHEETS)
    tree = [line.strip() for line in told("pdfinfo", "-struct-text", tmp_path / "s.pdf").splitlines()]
    at = tree.index("Table (block)") if "Table (block)" in tree else next(n for n, line in enumerate(tree) if line.startswith("Table"))
    inside = tree[at : at + 30]
    assert sum(1 for line in inside if line.startswith("TR")) >= 3
    assert any(line.startswith("TH") for line in inside) and '"Culture"' in inside


def test_themes_that_never_meet_make_no_page(tmp_path: Path) -> None:
    made = Made()
    board = made.board(FEELS)
    made.theme(board, "Culture", made.write(board, "a"))
    export(made.copy(), tmp_path / "s.pdf", SHEETS)
    assert "Themes side by side" not in text_of(tmp_path / "s.pdf")


def test_large_sectors_are_printed(tmp_path: Path) -> None:
    export(by_sector(Culture=(9, 7, 6), Money=(5, 6, 8)).copy(Level.OUTSIDE), tmp_path / "s.pdf", SHEETS)
    text = text_of(tmp_path / "s.pdf")
    assert f"By sector: {FEELS}" in text
    assert "Culture 7 9 6" in text or "Culture 9 7 6" in text
    assert "No sector" in text


@pytest.mark.parametrize("level", list(Level))
def test_no_copy_gives_a_small_sector_away(level: Level, tmp_path: Path) -> None:
    """Not even the private one: the JSON is read as an outsider would, and solved."""
    counts = {"Culture": (9, 2, 6), "Money": (5, 6, 8), "Trust": (7, 9, 1)}
    export(by_sector(**counts).copy(level), tmp_path / "s.json", SHEETS)
    board = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))["boards"][0]
    names = {theme["symbol"]: theme["name"] for theme in board["themes"]}
    shown = {names[of["symbol"]]: {str(n): count.get("items") for n, count in enumerate(of["counts"])} for of in board["sectors"]}
    assert all(n is None or n >= 5 for row in shown.values() for n in row.values())
    assert any(n is None for row in shown.values() for n in row.values())
    # Sectors are listed by the alphabet, notes without one last.
    real = {name: {"0": told[1], "1": told[0], "2": told[2]} for name, told in counts.items()}
    assert not solved(real, shown)


def test_names_in_sectors_are_covered(tmp_path: Path) -> None:
    export(by_sector(Culture=(9, 7, 6), Money=(5, 6, 8)).copy(Level.OUTSIDE), tmp_path / "s.pdf", SHEETS)
    assert "Harbour Trust" not in text_of(tmp_path / "s.pdf")
    private = by_sector(Culture=(9, 7, 6), Money=(5, 6, 8)).copy(Level.PRIVATE)
    assert any("Harbour Trust" in count.sector for of in private.boards[0].sectors for count in of.counts)


def test_a_room_only_session_still_counts_sectors_and_tells_no_words(tmp_path: Path) -> None:
    made = Made(confidentiality="room-only")
    board = made.board(FEELS)
    made.theme(board, "Culture", [*made.write(board, *["secret"] * 6, sector="NHS"), *made.write(board, *["secret"] * 7, sector="Council")])
    made.theme(board, "Money", [*made.write(board, *["secret"] * 5, sector="NHS"), *made.write(board, *["secret"] * 8, sector="Council")])
    export(made.copy(Level.OUTSIDE), tmp_path / "s.pdf", SHEETS)
    text = text_of(tmp_path / "s.pdf")
    assert "Culture 7 6" in text and "secret" not in text
