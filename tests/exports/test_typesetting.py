"""The page kit: lines that fit, pages that hold."""

from __future__ import annotations

from bidi.mirror import MIRRORED
from hypothesis import given
from hypothesis import strategies as st

from moothall.exports.paper.line_breaking import BODY, elided, wrapped
from moothall.exports.paper.page_rows import PaperRow
from moothall.exports.paper.pagination import sheets
from moothall.exports.paper.paper_fonts import drawable, runs, width

LEFT_HAND = str.maketrans({right: min(left, right) for left, right in MIRRORED.items()})
"""Brackets of both hands as one: which of them is drawn is another test's business."""


@given(st.text(alphabet="ab WW\u0301é日ب1-(", max_size=200), st.integers(min_value=30, max_value=300))
def test_no_line_is_wider_than_it_may_be(text: str, points: int) -> None:
    lines = wrapped(text, BODY, points)
    marked = any(char == "\u0301" for char in text)
    assert marked or all(width(BODY.face, line) * BODY.size / 1000 <= points + 0.01 for line in lines)
    assert "".join("".join(lines).split()) == "".join(drawable(text).split())


@given(st.text(max_size=60))
def test_a_line_is_drawn_from_all_its_characters(text: str) -> None:
    line = drawable(text.replace("\n", ""))
    drawn = "".join(run.text for run in runs(BODY.face, line))
    assert sorted(drawn.translate(LEFT_HAND)) == sorted(line.translate(LEFT_HAND))


def drawn(height: float, keep: bool = False) -> PaperRow:
    return PaperRow(height, (lambda page, x, y: None,), keep)


@given(st.lists(st.tuples(st.floats(1, 60), st.booleans()), max_size=60))
def test_pages_hold_every_row_in_order_and_none_too_many(rows: list[tuple[float, bool]]) -> None:
    pile = [drawn(height, keep) for height, keep in rows]
    pages = sheets(pile, room=100)
    assert [row for page in pages for row in page] == pile
    assert all(sum(row.height for row in page) <= 100 for page in pages)


def test_a_heading_goes_with_what_it_heads() -> None:
    pages = sheets([drawn(80), drawn(15, keep=True), drawn(15)], room=100)
    assert [len(page) for page in pages] == [1, 2]


def test_rows_too_many_for_one_page_are_cut_all_the_same() -> None:
    pages = sheets([drawn(30, keep=True)] * 9, room=100)
    assert [len(page) for page in pages] == [3, 3, 3]


def test_a_long_title_gives_way() -> None:
    line = elided("A very long title " * 100, BODY, 120)
    assert line.endswith("…") and width(BODY.face, line) * BODY.size / 1000 <= 120
    assert elided("Short", BODY, 120) == "Short"
