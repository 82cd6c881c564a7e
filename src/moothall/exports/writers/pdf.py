"""A document as PDF: A4, tagged, the same bytes for the same content. Each block is set as rows; `paper` cuts them into pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from moothall.exports import progress
from moothall.exports.content.blocks import (
    Aside,
    Blank,
    Block,
    Blocks,
    Chart,
    Columns,
    Document,
    DocumentHeading,
    DocumentTable,
    Facts,
    Fitted,
    Item,
    Items,
    NewPage,
    Paragraph,
    RuledLine,
    Together,
    length,
)
from moothall.exports.paper.bidi import starts_right
from moothall.exports.paper.binding import bind
from moothall.exports.paper.line_breaking import BODY, HEADING, META, NAME, PURPOSE, QUIET, STRONG, TITLE, Style
from moothall.exports.paper.page_rows import Bookmark, PaperRow, beside, hairline, height, kept, rule, space, stacked, with_piece
from moothall.exports.paper.pagination import BOTTOM, TOP
from moothall.exports.paper.paper_page import THICK, THIN
from moothall.exports.paper.pdf_tags import Tag
from moothall.exports.paper.typesetting import NUMBERS, WRITING_LINE, Typesetter
from moothall.exports.writers.pdf_charts import chart_rows
from moothall.exports.writers.pdf_tables import table_rows
from moothall.words import say

_TONES = {"body": BODY, "strong": STRONG, "quiet": QUIET, "small": META, "purpose": PURPOSE}
_TALLEST = 420.0
"""Short columns stand side by side up to this height, in points; longer ones follow each other."""
_ENTRY = 200.0
"""An entry no higher than this, in points, isn't cut between two pages."""
_ASIDE, _GAP = 104.0, 8.0
"""Points at the right for what stands beside a line, and what stays free before it."""
_SYMBOL, _INDENT, _UNDER = 26.0, 36.0, 26.0
"""Points: the side of a theme's symbol before its heading, how far in the heading then stands, and what is under it."""
_INTRODUCES = 160.0
"""Points: a text under a heading no higher than this stays with what follows it."""
_CIRCLE = 12.0
"""Points from one circle to the next, were there several side by side."""
_BETWEEN, _APART, _SMALL_NUMBERS = 16.0, 2.0, 25.0
"""Points: between the two columns of a small list, between one pair and the next, and the column of their numbers: four figures."""
_SMALL = META._replace(colour="ink", leading=12.0)
_SMALL_QUIET = META._replace(leading=12.0)
"""Closer than a remark is set: a list is looked things up in."""
_SMALL_ASIDE = META._replace(leading=BODY.leading)
"""Small, but with the leading of what stands beside it, so that both columns stand on the same lines."""


def as_pdf(document: Document) -> bytes:
    """The finished file. What no face can print is counted at its end."""
    paper = Typesetter()
    # Half of the time goes into setting, half into the pages.
    progress.begin(2 * length(document.blocks))
    rows = list(rows_of(document.blocks, paper))
    # Asked after everything was set, for the typesetter counts while it sets.
    if paper.missing:
        rows += [space(14), *paper.text(say("exports.unprintable", n=paper.missing), META)]
    return bind(rows, document.furniture, document.language)


def rows_of(blocks: Blocks, paper: Typesetter, width: float = 0, x: float = 0) -> Iterator[PaperRow]:
    """Blocks as rows `width` points wide (0: as far as the text goes), `x` points in."""
    width = width or paper.width - x
    headed = False
    for block in blocks:
        rows = _rows(block, paper, width, x)
        progress.advance(0 if isinstance(block, Items) else 1)
        # What is said right under a heading introduces what comes: at the foot of a page it would introduce nothing.
        headed = isinstance(block, DocumentHeading) or (headed and isinstance(block, Paragraph | Facts) and height(rows) <= _INTRODUCES)
        yield from (_titled(rows) if headed else rows)


def _rows(block: Block, paper: Typesetter, width: float, x: float) -> list[PaperRow]:
    match block:
        case DocumentHeading():
            return _heading(block, paper, width, x)
        case Paragraph():
            return paper.text(block.words, _TONES[block.tone], width, x)
        case Facts():
            return [row for fact in block.facts for row in paper.fact(fact.label, fact.words)]
        case Items():
            return _items(block, paper, width, x)
        case DocumentTable():
            return table_rows(block, paper)
        case Chart():
            return chart_rows(block, paper, width)
        case Fitted():
            return _fitted(block, paper, width, x)
        case Together():
            # As high as a page: more than that can't be kept together.
            rows = list(rows_of(block.blocks, paper, width, x))
            # A paragraph at its end introduces nothing that comes after it.
            return kept([*rows[:-1], replace(rows[-1], keep=False)], BOTTOM - TOP) if rows else []
        case Columns():
            return _columns(block, paper)
        case Aside():
            return _aside(block, paper, width, x)
        case RuledLine():
            return [space(12), rule(paper.width, THICK if block.thick else THIN), PaperRow(8, keep=True)]
        case NewPage():
            return [PaperRow(0, fresh=True)]
        case Blank():
            return _blank(block, paper, width, x)


def _fitted(block: Fitted, paper: Typesetter, width: float, x: float) -> list[PaperRow]:
    """The longest that a page of its own holds."""
    for choice in block.choices:
        rows = list(rows_of(choice, paper, width, x))
        if height(rows) <= BOTTOM - TOP:
            break
    return rows


def _heading(block: DocumentHeading, paper: Typesetter, width: float, x: float) -> list[PaperRow]:
    tag = Tag(f"H{block.level}")
    if block.plain:
        return _marked(_titled(paper.text(block.words, STRONG, width, x, tag)), block)
    if block.level == 1:
        return [*_marked(_titled(paper.text(block.words, TITLE, width, x, tag)), block), PaperRow(4, keep=True)]
    if block.ordinal:
        top = paper.text(block.words, NAME, width - _INDENT, x + _INDENT, tag, tail=block.tail)
        ordinal = block.ordinal
        # 2 points higher than the line, so that the symbol's middle is near that of the name.
        top[0] = with_piece(top[0], lambda page, left, y: page.symbol(left + x, y - 2, _SYMBOL, ordinal, tag))
        return [PaperRow(6, keep=True), rule(width, THIN, x=x), PaperRow(8, keep=True), *_marked(_titled(top), block)]
    if block.level == 2:
        words = _marked(_titled(paper.text(block.words, HEADING, width, x, tag)), block)
        return [PaperRow(20, keep=True), rule(width, THIN, x=x), PaperRow(14, keep=True), *words, PaperRow(4, keep=True)]
    words = _titled(paper.text(block.words, NAME, width, x, tag, tail=block.tail))
    return [PaperRow(14, keep=True), *_marked(words, block), PaperRow(2, keep=True)]


def _titled(rows: list[PaperRow]) -> list[PaperRow]:
    """Words that belong to what follows: kept on its page."""
    return [replace(row, keep=True) for row in rows]


def _marked(rows: list[PaperRow], block: DocumentHeading) -> list[PaperRow]:
    """The first of a heading's rows is where a bookmark leads."""
    return [replace(rows[0], bookmarks=(Bookmark(block.level, f"{block.words} {block.tail}".strip(), block.plain),)), *rows[1:]]


def _items(block: Items, paper: Typesetter, width: float, x: float) -> list[PaperRow]:
    if block.small:
        return _in_columns(block, paper, width, x)
    listed = Tag("L")
    rows: list[PaperRow] = []
    # No item alone at the foot of a page, under its heading, and none alone at the top of the next.
    pairs = {0, len(block.items) - 2} - {len(block.items) - 1}
    for at, item in enumerate(block.items):
        made = _item(item, paper, width, x, Tag("LI", listed), _SMALL if block.close else BODY)
        progress.advance()
        if block.ruled:
            rows += [hairline(width, x), *kept([PaperRow(4), *made, PaperRow(4)], _ENTRY)]
        else:
            rows += [*made[:-1], replace(made[-1], keep=at in pairs)]
    return rows


def _in_columns(block: Items, paper: Typesetter, width: float, x: float) -> list[PaperRow]:
    """Two beside each other, read across: wherever a page ends, numbers go on in their order."""
    listed, half, apart = Tag("L"), (width - _BETWEEN) / 2, PaperRow(_APART)
    rows: list[PaperRow] = []
    for at in range(0, len(block.items), 2):
        pair = block.items[at : at + 2]
        tags = [Tag("LI", listed) for _ in pair]
        made = [_small_item(item, paper, half, x + n * (half + _BETWEEN), tags[n]) for n, item in enumerate(pair)]
        if max(map(height, made)) <= _ENTRY:
            # As one row: neither is cut between two pages, and the first is drawn whole before the second, which is how text is copied.
            rows += [stacked(*made), apart]
        else:
            rows += [row for n, item in enumerate(pair) for row in (*_small_item(item, paper, width, x, tags[n]), apart)]
        progress.advance(len(pair))
    return rows


def _small_item(item: Item, paper: Typesetter, width: float, x: float, tag: Tag) -> list[PaperRow]:
    body = Tag("LBody", tag)
    figure = paper.text(item.number, _SMALL_QUIET, _SMALL_NUMBERS - 5, x, Tag("Lbl", tag), right=True)
    # Behind its words, where both read the same way; else under them, or one would stand amid the other.
    follows = item.aside and not starts_right(item.words)
    words = paper.text(f"{item.words} ({item.aside})" if follows else item.words, _SMALL, width - _SMALL_NUMBERS, x + _SMALL_NUMBERS, body)
    rows = beside(figure, words)
    for under in (*item.details, *((item.aside,) if item.aside and not follows else ())):
        rows += paper.text(under, _SMALL_QUIET, width - _SMALL_NUMBERS, x + _SMALL_NUMBERS, body)
    return rows


def _item(item: Item, paper: Typesetter, width: float, x: float, tag: Tag, style: Style) -> list[PaperRow]:
    aside = paper.text(item.aside, _SMALL_ASIDE, _ASIDE, x + width - _ASIDE, Tag("P", tag), right=True) if item.aside else []
    body = Tag("LBody", tag)
    # The number first, in drawing order and therefore in reading order.
    quiet = QUIET if style is BODY else _SMALL_QUIET
    figure = paper.text(item.number, quiet, NUMBERS - 8, x, Tag("Lbl", tag), right=True)
    words = paper.text(item.words, style, width - NUMBERS - (_ASIDE + _GAP if aside else 0), x + NUMBERS, body)
    rows = beside(figure, words, aside)
    for detail in item.details:
        rows += paper.text(detail, META, width - NUMBERS, x + NUMBERS, body)
    return rows


def _columns(block: Columns, paper: Typesetter) -> list[PaperRow]:
    gap = 24.0  # points, free between the two
    left = (paper.width - gap) * block.share
    one = list(rows_of(block.left, paper, left))
    other = list(rows_of(block.right, paper, paper.width - left - gap, left + gap))
    if max(height(one), height(other)) <= _TALLEST:
        # As one row it can't be cut; its headings keep their bookmarks.
        return [stacked(one, other)]
    return [*rows_of(block.left, paper), space(10), *rows_of(block.right, paper)]


def _aside(block: Aside, paper: Typesetter, width: float, x: float) -> list[PaperRow]:
    # Under a heading with a symbol: numbers a little further in than the symbol's middle.
    main = list(rows_of(block.main, paper, width - _UNDER - _ASIDE - _GAP, x + _UNDER))
    words = [row for p in block.beside for row in paper.text(p.words, _TONES[p.tone], _ASIDE, x + width - _ASIDE, right=True)]
    return [*beside(main, words), space(4)]


def _blank(block: Blank, paper: Typesetter, width: float, x: float) -> list[PaperRow]:
    rows = [PaperRow(10), *_titled(paper.text(block.words, STRONG, width, x))] if block.words else []
    half = width / 2
    # Two in a row.
    for at in range(0, len(block.choices), 2):
        pair = block.choices[at : at + 2]
        rows += [*beside(*(_to_mark(words, paper, x + half * n, half) for n, words in enumerate(pair))), PaperRow(2)]
    for _ in range(block.lines):
        rows += [PaperRow(WRITING_LINE, keep=True), hairline(width, x)]
    # A line to write on is otherwise kept with what it begins.
    return [*kept(rows, _ENTRY)[:-1], replace(rows[-1], keep=False)] if rows else []


def _to_mark(words: str, paper: Typesetter, left: float, width: float) -> list[PaperRow]:
    """A circle, and its words beside it."""
    first, *rest = paper.text(words, BODY, width - NUMBERS - 8, left + NUMBERS)
    at = left + NUMBERS - 18
    return [with_piece(first, lambda page, x, y: page.dots(x + at, y + 7, 0, 1, _CIRCLE)), *rest]
