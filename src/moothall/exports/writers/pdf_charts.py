"""Charts on paper: rows of dots, bars with their numbers, the shape of a poll, and a ballot's options. What is drawn is also said."""

from __future__ import annotations

from moothall.exports.content.blocks import Bar, Chart
from moothall.exports.paper.line_breaking import BODY, META, QUIET, STRONG
from moothall.exports.paper.page_rows import PaperRow, Piece, beside, hairline, kept, rule, with_piece
from moothall.exports.paper.paper_page import THIN, PaperPage
from moothall.exports.paper.pdf_tags import Tag
from moothall.exports.paper.typesetting import Typesetter

_INDENT, _RIGHT = 38.0, 120.0
"""Points: where names and dots begin, clear of bracket and symbol, and the column of figures at the right."""
_BRACKET = 3.0  # points from the left edge to the line of the bracket
_DOTS = 16.0  # points: the height of a row of dots
_PITCH, _SMALLEST = 12.0, 4.0
"""Dots stand this far apart in points, closer when there are many; closer than the smallest they become a bar."""
_TOGETHER, _SHAPE = 200.0, 300.0
"""A bar with its words, and a whole shape, no higher than this in points, aren't cut between two pages."""
_NUMBER, _LABEL, _FIGURES = 24.0, 190.0, 64.0
"""Points, in a shape: the columns of a point's number, of its name, and of the figures. The bar has what is left between them."""
_HIGH = 8.0  # points: the height of a bar
_THICK, _DIGIT, _CLEAR = 20.0, 6.0, 3.0
"""Points: the height of a strip, the width of a figure of a count in it, and what stays free beside one."""
_MARKS = META._replace(leading=BODY.leading)
"""Small figures beside a name, on its line."""
_ON_SOLID = STRONG._replace(colour="paper")
"""On a piece that is filled."""


def chart_rows(chart: Chart, paper: Typesetter, width: float) -> list[PaperRow]:
    """The legend, and a row for each bar."""
    figure = Tag("Figure", alt=chart.words)
    legend = [*paper.text(chart.legend, META, width), PaperRow(8)] if chart.legend else []
    rows = [PaperRow(row.height, row.pieces, keep=True) for row in legend]
    if chart.drawn == "shape":
        return [*rows, *_shape(chart, paper, figure)]
    if chart.drawn == "bars":
        return [*rows, *_list(chart, paper, width)]
    if chart.drawn == "strip":
        return _strip(chart, paper, width, figure)
    return [*rows, *_dots(chart, paper, figure)]


def _dots(chart: Chart, paper: Typesetter, figure: Tag) -> list[PaperRow]:
    rows: list[PaperRow] = []
    for at, bar in enumerate(chart.bars):
        before = chart.bars[at - 1].bracket if at else 0
        after = chart.bars[at + 1].bracket if at + 1 < len(chart.bars) else 0
        made = _name(bar, paper)
        if chart.drawn == "dots":
            made.append(PaperRow(_DOTS, (_drawn(bar, chart.most, paper.width - _INDENT, figure),)))
        if bar.remark:
            made += paper.text(bar.remark, META, paper.width - _INDENT, _INDENT)
        rows += _joined(bar, made, bar.bracket != before, bar.bracket == after)
    return rows


def _joined(bar: Bar, rows: list[PaperRow], first: bool, joined: bool) -> list[PaperRow]:
    """Name, figures and dots kept together, and the piece of the bracket that joins them to their neighbours."""
    # A longer one has to be cut, or it would fit on none.
    rows = kept(rows, _TOGETHER)
    if not bar.bracket:
        return [*rows, PaperRow(8)]
    last = len(rows) - 1
    # Each row draws its own stretch, since only when pages are made is it known where they are cut.
    rows = [with_piece(row, _bracket(row.height, first and at == 0, not joined and at == last)) for at, row in enumerate(rows)]
    # The gap between two joined options carries the bracket on, and keeps them on one page.
    gap = PaperRow(8, (_bracket(8, False, False),), keep=True) if joined else PaperRow(8)
    return [*rows[:-1], PaperRow(rows[-1].height, rows[-1].pieces, keep=joined), gap]


def _bracket(height: float, opens: bool, closes: bool) -> Piece:
    """A stretch of the bracket down the left edge, with a hook where it opens or closes."""

    def draw(page: PaperPage, x: float, y: float) -> None:
        top, bottom = y + (height / 2 if opens else 0), y + (height / 2 if closes else height)
        page.line((x + _BRACKET, top), (x + _BRACKET, bottom), THIN)
        # A hook of 4 points at either end that there is; a list times a truth is that list or none.
        for at in [top] * opens + [bottom] * closes:
            page.line((x + _BRACKET, at), (x + _BRACKET + 4, at), THIN)

    return draw


def _name(bar: Bar, paper: Typesetter) -> list[PaperRow]:
    # One tag for name, figures and symbol: to a screen reader they are one paragraph.
    tag = Tag("P")
    rows = paper.text(bar.name, STRONG, paper.width - _INDENT - _RIGHT - 12, _INDENT, tag)
    if bar.marks:
        rows = beside(rows, paper.text(bar.marks, QUIET, _RIGHT, paper.width - _RIGHT, tag, right=True))
    if bar.ordinal:
        return [with_piece(rows[0], _symbol(bar.ordinal, 12, 1, 20, tag)), *rows[1:]]
    return beside(paper.text(bar.called, STRONG, 20, 10, tag, right=True), rows)


def _symbol(ordinal: int, x: float, up: float, side: float, tag: Tag) -> Piece:
    return lambda page, left, top: page.symbol(left + x, top - up, side, ordinal, tag)


def _drawn(bar: Bar, most: int, width: float, figure: Tag) -> Piece:
    """Dots while they can be told apart, else a bar with an open tail."""
    # As many dots as there are have to fit: they move together before they become a bar.
    pitch = min(_PITCH, width / most) if most else _PITCH

    def draw(page: PaperPage, x: float, y: float) -> None:
        x += _INDENT
        if pitch >= _SMALLEST and bar.counted:
            page.dots(x, y + 8, bar.solid, bar.hollow, pitch, figure)
        else:
            page.bar(x, y + 4, bar.solid * pitch, 8, tag=figure)
            if bar.hollow:
                page.bar(x + bar.solid * pitch, y + 4, bar.hollow * pitch, 8, solid=False, tag=figure)

    return draw


def _list(chart: Chart, paper: Typesetter, width: float) -> list[PaperRow]:
    """Names and numbers alone, for a first page: a line each."""
    rows: list[PaperRow] = []
    right = 84.0  # points for what it got, in small type: dots and voters fit on a line
    for bar in chart.bars:
        tag = Tag("P")
        made = beside(
            paper.text(bar.name, STRONG, width - right - 28, 26, tag),
            paper.text(bar.marks, _MARKS, right, width - right, tag, right=True),
        )
        # The symbol, 18 points wide, or the option's number stands in the 26 left free before the words.
        if bar.ordinal:
            made = [with_piece(made[0], _symbol(bar.ordinal, 0, 0.5, 18, tag)), *made[1:]]
        else:
            made = beside(paper.text(bar.called, QUIET, 22, 0, tag), made)
        rows += [PaperRow(3), hairline(width), PaperRow(3), *made]
    return [*rows, PaperRow(6)]


def _shape(chart: Chart, paper: Typesetter, figure: Tag) -> list[PaperRow]:
    rows: list[PaperRow] = []
    for bar in chart.bars:
        rows += [*_point(bar, chart.most, paper, figure), PaperRow(3)]
        # Below the last point that counts as support.
        if bar.parted:
            rows += [PaperRow(2, keep=True), rule(paper.width, 0.5, "line"), PaperRow(4)]
    return kept(rows, _SHAPE)


def _point(bar: Bar, most: int, paper: Typesetter, figure: Tag) -> list[PaperRow]:
    """A point, its bar, and how many stood there; of a further round also how many did before."""
    tag = Tag("P")
    number = paper.text(bar.called, QUIET, _NUMBER - 8, 0, tag, right=True)
    words = paper.text(bar.marks, STRONG, _FIGURES, paper.width - _FIGURES, tag, right=True)
    rows = beside(beside(number, paper.text(bar.name, BODY, _LABEL, _NUMBER, tag)), words)
    # 8 points clear at either end of the bar.
    return [with_piece(rows[0], _lengths(bar, most, paper.width - _NUMBER - _LABEL - _FIGURES - 16, figure)), *rows[1:]]


def _lengths(bar: Bar, most: int, room: float, figure: Tag) -> Piece:
    """Solid for what came, and under it an outline for the round before."""
    x = _NUMBER + _LABEL + 8

    def draw(page: PaperPage, left: float, top: float) -> None:
        if bar.solid:
            page.bar(left + x, top + 4, room * bar.solid / most, _HIGH, tag=figure)
        if bar.before:
            # One point under the bar and 2.5 high: an outline, so that it reads as what was and not as more.
            page.bar(left + x, top + 5 + _HIGH, room * bar.before / most, 2.5, solid=False, tag=figure)

    return draw


def _strip(chart: Chart, paper: Typesetter, width: float, figure: Tag) -> list[PaperRow]:
    """The points of a scale end to end, each as long as its share, with its count in it where that fits; and the legend under it."""
    figure.alt = f"{chart.words}: {'; '.join(f'{bar.called} {bar.name}: {bar.marks}' for bar in chart.bars)}"
    whole = sum(bar.solid for bar in chart.bars)
    tag = Tag("P")

    def draw(page: PaperPage, left: float, top: float) -> None:
        x, parted, mark = left, list[float](), left + width * chart.line / 100
        supports = any(bar.parted for bar in chart.bars)
        for bar in chart.bars:
            wide = width * bar.solid / whole
            if bar.solid:
                page.bar(x, top + 4, wide, _THICK, solid=supports, tag=figure)
                # A count in too short a piece would stand in its neighbour's.
                long = _DIGIT * len(bar.marks)
                if wide >= long + _CLEAR:
                    at = _clear_of(mark, x + (wide - long) / 2, long, x, x + wide)
                    page.text(at, top + 4 + _THICK * 0.68, bar.marks, _ON_SOLID if supports else STRONG, tag)
            supports = supports and not bar.parted
            x += wide
            parted += [x] if supports and bar.solid else []
        # Last, for a piece's own edge is drawn half over its neighbour.
        for at in parted:
            page.line((at, top + 4), (at, top + 4 + _THICK), 1.5, "paper")
        if chart.line:
            page.line((mark, top), (mark, top + _THICK + 8), 2)

    legend = [PaperRow(row.height, row.pieces, keep=True) for row in paper.text(chart.legend, META, width)] if chart.legend else []
    return [PaperRow(4, keep=True), PaperRow(_THICK + 10, (draw,), keep=True), *legend, PaperRow(4)]


def _clear_of(mark: float, at: float, long: float, left: float, right: float) -> float:
    """Where a count stands that would be struck through by the mark: in the longer part of its piece, where that has room for it."""
    if not at - _CLEAR < mark < at + long + _CLEAR:
        return at
    begin, end = (left, mark) if mark - left > right - mark else (mark, right)
    return begin + (end - begin - long) / 2 if end - begin >= long + 2 * _CLEAR else at
