"""Blocks of a pack as rows on paper. What every document has is set as in the summary; what is written on or cut is set here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from moothall.exports.content.blocks import Block
from moothall.exports.content.print_blocks import (
    Boxes,
    DotRows,
    Gap,
    Lines,
    OpenArea,
    PrintBlock,
    PrintBlocks,
    PrintGrid,
    PrintRule,
    Sized,
    SymbolBlock,
    Ticks,
)
from moothall.exports.paper.bidi import starts_right
from moothall.exports.paper.line_breaking import META, Style, wrapped
from moothall.exports.paper.page_rows import PaperRow, Piece, beside, hairline, height, kept, stacked, with_piece
from moothall.exports.paper.paper_fonts import BOLD, REGULAR, width
from moothall.exports.paper.paper_page import HAIR, THICK, THIN, PaperPage
from moothall.exports.paper.pdf_tags import Tag
from moothall.exports.paper.typesetting import Typesetter
from moothall.exports.writers.pdf import rows_of

MM = 72 / 25.4
"""Points in a millimetre."""
_LEADING, _BIG = 1.36, 1.16
"""Distance from line to line as a share of the type size: of words to read, and of those larger than 20 points."""
_SMALLEST, _WRAPS = 0.5, 0.7
"""How much smaller words that must fit may become, and from where on they stand on two lines rather than shrink further."""
_BETWEEN = 2 * MM
"""Free between boxes, and between columns."""
_TOGETHER = 420.0
"""A row of cells no higher than this, in points, isn't cut between two pages."""
_SILENT = (Boxes, Lines, DotRows, Gap, PrintRule, SymbolBlock)
_OWN = (Sized, Ticks, OpenArea, PrintGrid, *_SILENT)


def print_rows(blocks: PrintBlocks, paper: Typesetter, wide: float, x: float = 0) -> list[PaperRow]:
    """The blocks `wide` points wide, `x` points in."""
    rows: list[PaperRow] = []
    for own, group in groupby(blocks, key=lambda block: isinstance(block, _OWN)):
        here = tuple(group)
        rows += (row for block in here for row in _own(block, paper, wide, x)) if own else rows_of(_usual(here), paper, wide, x)
    return rows


def _usual(group: Iterable[PrintBlock]) -> tuple[Block, ...]:
    return tuple(group)  # type: ignore[arg-type]  # whatever isn't a pack's own is every document's


def _own(block: PrintBlock, paper: Typesetter, wide: float, x: float) -> list[PaperRow]:
    match block:
        case Sized():
            return _sized(block, paper, wide, x)
        case Boxes():
            return _boxes(block, paper, wide, x)
        case Ticks():
            return _ticks(block, paper, wide, x)
        case Lines():
            return _lines(block, paper, wide, x)
        case DotRows():
            return _dots(block, wide, x)
        case Gap():
            return [PaperRow(block.high * MM)]
        case PrintRule():
            return [_stroke(block, wide, x)]
        case SymbolBlock():
            side, ordinal = block.side * MM, block.ordinal
            return [PaperRow(side + 2, (lambda page, left, top: page.symbol(left + x, top, side, ordinal, Tag("P", paper.within)),))]
        case OpenArea():
            return [_panel(block, paper, wide, x)]
        case PrintGrid():
            return _grid(block, paper, wide, x)
        case _:
            raise TypeError(block)


# words


def _sized(block: Sized, paper: Typesetter, wide: float, x: float) -> list[PaperRow]:
    style = style_of(block, paper, wide)
    leftwards = starts_right(block.words)
    lines = wrapped(block.words, style, wide)
    tag = Tag(f"H{block.heading}" if block.heading else "P", paper.within)
    align = "right" if leftwards and block.align == "left" else block.align
    rows = [PaperRow(style.leading, (_aligned(line, style, tag, x, wide, align, leftwards),), keep=bool(block.heading)) for line in lines]
    return [*rows[:-1], PaperRow(rows[-1].height, rows[-1].pieces, keep=bool(block.heading))]


def style_of(block: Sized, paper: Typesetter, wide: float) -> Style:
    """Its face and size here: whole where it fits, smaller where it must, and never below large print's least."""
    face, size = (BOLD if block.bold else REGULAR), max(block.size * paper.scale, paper.least)
    if block.fitting:
        size = max(min(size, _fits(block.words, face, size, wide)), paper.least)
    return Style(face, size, round(size * (_BIG if size > 20 else _LEADING), 2), "ink2" if block.quiet else "ink")


def _fits(words: str, face: str, size: float, wide: float) -> float:
    """The size at which the words stand on one line; or, where that would be too small, at which the longest word does."""
    whole = wide * 1000 / max(width(face, words), 1)
    if whole >= size * _WRAPS:
        return whole
    longest = max((width(face, word) for word in words.split()), default=1)
    return max(min(size * _WRAPS, wide * 1000 / max(longest, 1)), size * _SMALLEST)


def _aligned(words: str, style: Style, tag: Tag, x: float, wide: float, align: str, leftwards: bool) -> Piece:
    share = {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
    start = x + (wide - width(style.face, words) * style.size / 1000) * share
    # Large figures have no tails: they stand a little lower in their line than words do.
    baseline = style.leading * (0.82 if style.size > 20 else 0.75)
    return lambda page, left, top: page.text(left + start, top + baseline, words, style, tag, leftwards=leftwards)


# boxes, circles and lines


def _boxes(block: Boxes, paper: Typesetter, wide: float, x: float) -> list[PaperRow]:
    across, high = block.wide * MM, block.high * MM
    in_a_row = max(1, int((wide + _BETWEEN) // (across + _BETWEEN)))
    rows = []
    for first in range(0, block.count, in_a_row):
        here = range(first, min(first + in_a_row, block.count))
        start = x + wide - len(here) * (across + _BETWEEN) + _BETWEEN if block.right else x
        pieces: list[Piece] = []
        for place, n in enumerate(here):
            mark = block.marks[n] if n < len(block.marks) else ""
            pieces.append(_box(start + place * (across + _BETWEEN), across, high, mark, paper))
        rows.append(PaperRow(high + _BETWEEN, tuple(pieces)))
    return rows


def _box(x: float, across: float, high: float, mark: str, paper: Typesetter) -> Piece:
    size = max(min(high * 0.5, 14), paper.least)
    style = Style(REGULAR, size, size, "ink2")
    start = x + (across - width(REGULAR, mark) * size / 1000) / 2

    def draw(page: PaperPage, left: float, top: float) -> None:
        page.box(left + x, top, across, high)
        if mark:
            page.text(left + start, top + high / 2 + size * 0.36, mark, style, Tag("P", paper.within))

    return draw


def _ticks(block: Ticks, paper: Typesetter, wide: float, x: float) -> list[PaperRow]:
    each = wide / block.columns
    deep = -(-len(block.items) // block.columns)
    columns = [block.items[at * deep : (at + 1) * deep] for at in range(block.columns)]
    return beside(*([row for item in items for row in _tick(item, block, paper, each, x + at * each)] for at, items in enumerate(columns)))


def _tick(item: str, block: Ticks, paper: Typesetter, wide: float, x: float) -> list[PaperRow]:
    first, *rest = _sized(Sized(item, block.size), paper, wide - 26, x + 20)
    side = 11.0
    down = (first.height - side) / 2
    boxed = with_piece(first, lambda page, left, top: page.box(left + x, top + down, side, side))
    return kept([boxed, *rest, PaperRow(4)], _TOGETHER)


def _dots(block: DotRows, wide: float, x: float) -> list[PaperRow]:
    pitch = block.pitch * MM
    count, radius = int(wide // pitch), pitch * 0.46

    def draw(page: PaperPage, left: float, top: float) -> None:
        for n in range(count):
            page.ring(left + x + pitch * (n + 0.5), top + pitch / 2, radius)

    return [PaperRow(pitch, (draw,)) for _ in range(block.rows)]


def _lines(block: Lines, paper: Typesetter, wide: float, x: float) -> list[PaperRow]:
    rows = [row for _ in range(block.count) for row in (PaperRow(block.pitch * MM - HAIR, keep=True), _rule(wide, x, "edge"))]
    if not block.label:
        return rows
    label = stacked(_sized(Sized(block.label, 9, bold=True), paper, wide, x))
    # A long label in large print takes more room than a line has: the line gives way.
    return [PaperRow(max(rows[0].height, label.height + 12), label.pieces, keep=True), *rows[1:]]


def _rule(wide: float, x: float, colour: str, weight: float = HAIR) -> PaperRow:
    return PaperRow(weight, (lambda page, left, top: page.rule(left + x, top, wide, weight, colour),))


def _stroke(block: PrintRule, wide: float, x: float) -> PaperRow:
    if block.dashed:
        return PaperRow(8, (lambda page, left, top: page.dashes((left + x, top + 4), (left + x + wide, top + 4)),))
    weight = THICK if block.thick else THIN
    return PaperRow(weight + 4, (lambda page, left, top: page.rule(left + x, top + 2, wide, weight),), keep=True)


# what holds blocks


def _panel(block: OpenArea, paper: Typesetter, wide: float, x: float) -> PaperRow:
    inner = stacked(print_rows(block.blocks, paper, wide - 20, x + 10)) if block.blocks else PaperRow(0)
    high = max(block.high * MM, inner.height + 16)
    pieces = tuple(_lowered(piece, 8) for piece in inner.pieces)
    return PaperRow(high + 4, (lambda page, left, top: page.box(left + x, top, wide, high), *pieces))


def _lowered(piece: Piece, by: float) -> Piece:
    return lambda page, left, top: piece(page, left, top + by)


def _grid(block: PrintGrid, paper: Typesetter, wide: float, x: float) -> list[PaperRow]:
    total = sum(block.columns)
    starts = [x + wide * sum(block.columns[:at]) / total for at in range(len(block.columns))]
    across = [wide * share / total for share in block.columns]
    table = Tag("Table") if block.heads else None
    rows = list(_heads(block, paper, starts, across, table)) if table else []
    for line in block.rows:
        tr = Tag("TR", table) if table else None
        cells = []
        for cell, start, room in zip(line, starts, across, strict=True):
            cells.append(_cell(cell, paper, room - (0 if room is across[-1] else _BETWEEN), start, tr))
        pad = 1.0 if block.tight else 4.0
        # As one row, so that cells need not stand on the same lines; one higher than a page is cut line by line.
        joined = [stacked(*cells)] if max(map(height, cells)) <= _TOGETHER else beside(*cells)
        made = kept([PaperRow(pad), *joined, PaperRow(pad)], _TOGETHER)
        rows += [hairline(wide, x), *made] if table else joined
    return rows


def _heads(block: PrintGrid, paper: Typesetter, starts: list[float], across: list[float], table: Tag) -> Iterator[PaperRow]:
    tr = Tag("TR", table)
    cells = [
        paper.text(head or " ", META, room - _BETWEEN, start, Tag("TH", tr))
        for head, start, room in zip(block.heads, starts, across, strict=True)
    ]
    # Heads at the foot of a page would head nothing.
    yield from (PaperRow(row.height, row.pieces, keep=True) for row in beside(*cells))


def _cell(cell: PrintBlocks, paper: Typesetter, wide: float, x: float, tr: Tag | None) -> list[PaperRow]:
    if tr is None:
        return print_rows(cell, paper, wide, x)
    outer, paper.within = paper.within, Tag("TD", tr)
    rows = print_rows(cell, paper, wide, x)
    # An empty cell still needs its tag: a row of a table has as many for a screen reader as the others.
    if all(isinstance(block, _SILENT) and not getattr(block, "marks", "") and not getattr(block, "label", "") for block in cell):
        silent = paper.text(" ", META, wide, x)[0]
        rows = [PaperRow(0, silent.pieces), *rows]
    paper.within = outer
    return rows
