"""A pack as PDF: flowing pages, cards with crop marks, every copy a side of its own, in the order they are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from moothall.exports.content.print_blocks import CardSheet, Content, Flow, PlacedSheets, PrintedCard
from moothall.exports.paper.bidi import starts_right
from moothall.exports.paper.binding import name_document
from moothall.exports.paper.imposition import SAFE, CardGrid, card_grid
from moothall.exports.paper.line_breaking import META, wrapped
from moothall.exports.paper.page_rows import PaperRow, beside, height, stacked
from moothall.exports.paper.pagination import sheets
from moothall.exports.paper.paper_fonts import drawable, width
from moothall.exports.paper.paper_page import HAIR, PaperPage, begin
from moothall.exports.paper.paper_sizes import PAPERS, PaperSize
from moothall.exports.paper.pdf_tags import Tag, TagTree
from moothall.exports.paper.typesetting import MARGIN, Typesetter
from moothall.exports.writers.placed_sheets import draw_placed
from moothall.exports.writers.print_rows import MM, print_rows
from moothall.words import say

LARGE, LARGE_LEAST = 4 / 3, 16.0
"""Large print: how much larger the type is, and the smallest there is, in points (practice 4)."""
_ALONE = (1.0, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55, 0.48, 0.4)
"""How much smaller a card's words are tried, until they fit."""
_ONE_PAGE = (1.15, 1.08, 1.0, 0.95, 0.9, 0.85, 0.8)
"""How large the type of what must stand on one page is tried. What is still too long has a second page, and the smallest of these."""
_TALLER = (1, 1.5, 2, 3)
"""In large print a card grows instead: how many times as high it is tried."""
_PAD = 9.0
"""Points that stay free inside a card: what is cut half a millimetre off is still whole."""
_HEAD = 26.0
"""Where the head's first line begins, in points from the top; the foot ends as far from the other edge."""


@dataclass(frozen=True, slots=True)
class PrintRun:
    """A page of the pack as it is printed: its content set for a paper, so many copies of it. `code` is its number, `planned` the paper it
    was made for, `foot` what is said of it on each side, `head` what protects people, at the top.
    """

    code: str
    title: str
    head: str
    foot: str
    stamp: str
    session: str
    content: Content
    copies: int
    planned: str
    paper: str
    large: bool = False
    two_sided: bool = False

    @property
    def size(self) -> PaperSize:
        return PAPERS[self.paper]


Side = Callable[[PaperPage], None]
"""Draws one side of a sheet."""


# a run as sides


def sides_of(run: PrintRun) -> list[Side]:
    """One copy's sides."""
    if isinstance(run.content, PlacedSheets):
        return [partial(draw_placed, placed=sheet) for sheet in run.content.sheets]
    return _flow(run, run.content) if isinstance(run.content, Flow) else _cards(run, run.content)


def frame_of(paper: str, large: bool) -> tuple[float, float]:
    """How wide and high the text of a flowing page is at most, in millimetres."""
    size, furniture = PAPERS[paper], 118.0 if large else 60.0
    return (size.wide - 2 * MARGIN) / MM, (size.high - furniture - 66.0) / MM


def _typesetter(run: PrintRun, wide: float, scale: float) -> Typesetter:
    enlarged = run.size.wide / PAPERS[run.planned].wide
    # On smaller paper than it was made for nothing becomes too small to read.
    return Typesetter(wide, scale * enlarged * (LARGE if run.large else 1), LARGE_LEAST if run.large else 8.0)


def _flow(run: PrintRun, flow: Flow) -> list[Side]:
    head, foot = _furniture(run, 0, 0)
    top, bottom = _HEAD + height(head) + 12, run.size.high - _HEAD - height(foot) - 16
    for scale in _ONE_PAGE if flow.one_page and not run.large else (flow.scale,):
        paper = _typesetter(run, run.size.wide - 2 * MARGIN, scale)
        pages = [page for part in flow.parts for page in sheets(print_rows(part, paper, paper.width), bottom - top) or [[]]]
        if len(pages) == 1:
            break
    return [_page(run, rows, at, len(pages), top) for at, rows in enumerate(pages, 1)]


def _page(run: PrintRun, rows: Sequence[PaperRow], number: int, of: int, top: float) -> Side:
    def draw(page: PaperPage) -> None:
        head, foot = _furniture(run, number, of)
        _draw(page, head, MARGIN, _HEAD)
        _draw(page, rows, MARGIN, top)
        start = run.size.high - _HEAD - height(foot)
        page.rule(MARGIN, start - 4, run.size.wide - 2 * MARGIN, HAIR, "edge")
        _draw(page, foot, MARGIN, start)

    return draw


def _draw(page: PaperPage, rows: Iterable[PaperRow], left: float, top: float) -> None:
    for row in rows:
        for piece in row.pieces:
            piece(page, left, top)
        top += row.height


def _furniture(run: PrintRun, number: int, of: int) -> tuple[list[PaperRow], list[PaperRow]]:
    """Head and foot: side by side where there is room, one under the other where not. Nothing of them is cut."""
    wide = run.size.wide - 2 * MARGIN
    numbered = say("pack.page_of", code=run.code, page=number, pages=of)
    return _both(run, run.session, run.head, wide), [*_both(run, run.foot, numbered, wide), *_words(run, run.stamp, wide)]


def _both(run: PrintRun, left: str, right: str, wide: float, spoken: bool = False) -> list[PaperRow]:
    """Words at both ends of a line. `spoken` ones say something that stands nowhere else, and are read aloud."""
    style = META._replace(size=LARGE_LEAST, leading=20) if run.large else META
    gap = 16
    taken = sum(width(style.face, words) for words in (left, right)) * style.size / 1000
    if taken + gap <= wide:
        across = width(style.face, right) * style.size / 1000
        return beside(_words(run, left, wide - across - gap, spoken=spoken), _words(run, right, wide, right=True, spoken=spoken))
    return [*_words(run, left, wide, spoken=spoken), *_words(run, right, wide, spoken=spoken)]


def _words(run: PrintRun, words: str, wide: float, right: bool = False, spoken: bool = False) -> list[PaperRow]:
    tag = Tag("P") if spoken else None
    style = META._replace(size=LARGE_LEAST, leading=20) if run.large else META

    def line(text: str) -> PaperRow:
        edge = wide if right or starts_right(words) else 0
        piece = lambda page, left, top: page.text(  # noqa: E731  # short, and used once
            left + edge, top + style.leading * 0.75, text, style, tag, right=bool(edge), leftwards=starts_right(words)
        )
        return PaperRow(style.leading, (piece,))

    return [line(text) for text in wrapped(words, style, wide)] if words else []


# cards


def _cards(run: PrintRun, cards: CardSheet) -> list[Side]:
    grid, faces = _set(run, cards)
    set_cards, backs = faces[: len(cards.cards)], faces[len(cards.cards) :]
    total = max(1, -(-len(set_cards) // grid.up))
    found = []
    for sheet in range(total):
        these = range(sheet * grid.up, min((sheet + 1) * grid.up, len(set_cards)))
        said = say("pack.cards_on_sheet", first=these.start + 1, last=these.stop, of=len(set_cards), lead=cards.lead)
        found.append(_sheet(run, cards, grid, [set_cards[n] for n in these], said, (sheet + 1, total), back=False))
        if backs:
            found.append(_sheet(run, cards, grid, [backs[n] for n in these], say("pack.backs", lead=said), (sheet + 1, total), back=True))
    return found


def _set(run: PrintRun, cards: CardSheet) -> tuple[CardGrid, list[list[PaperRow]]]:
    """The grid, and each front's rows, then each back's. All cards of a run have one size; in large print that of the one with the most to
    say.
    """
    words = 40.0 if run.large else 15.0
    backs = tuple(PrintedCard(card.back) for card in cards.cards) if any(card.back for card in cards.cards) else ()
    cards = replace(cards, cards=(*cards.cards, *backs))
    if not run.large:
        grid = card_grid(run.size, cards.wide * MM, cards.high * MM, words)
        return grid, [_inside(run, card, grid, cards.stub) for card in cards.cards]
    for taller in _TALLER:
        grid = card_grid(run.size, cards.wide * MM, cards.high * taller * MM, words)
        if grid.rows * grid.high > run.size.high - 2 * (SAFE + words):
            break
        made = [_rows(run, card, grid, cards.stub, 1) for card in cards.cards]
        fitting = grid, made
        if all(height(rows) <= grid.high - 2 * _PAD for rows in made):
            break
    else:
        return fitting
    return fitting if all(height(rows) <= fitting[0].high - 2 * _PAD for rows in fitting[1]) else _widest(run, cards, words)


def _widest(run: PrintRun, cards: CardSheet, words: float) -> tuple[CardGrid, list[list[PaperRow]]]:
    """One card a sheet, as large as the sheet: what is still too long there becomes smaller after all."""
    wide, high = run.size.wide - 2 * (SAFE + 20), run.size.high - 2 * (SAFE + words + 20)
    grid = card_grid(run.size, wide, high, words)
    return grid, [_inside(run, card, grid, cards.stub) for card in cards.cards]


def _inside(run: PrintRun, card: PrintedCard, grid: CardGrid, stub: float) -> list[PaperRow]:
    """The card's rows at the largest size at which they fit."""
    for scale in _ALONE:
        rows = _rows(run, card, grid, stub, scale)
        if height(rows) <= grid.high - 2 * _PAD:
            break
    return rows


def _rows(run: PrintRun, card: PrintedCard, grid: CardGrid, stub: float, scale: float) -> list[PaperRow]:
    torn = stub * MM * (1.35 if run.large else 1)
    inner = grid.wide - 2 * _PAD - (torn if card.stub else 0)
    least = LARGE_LEAST if run.large and scale == 1 else 5.5
    larger = LARGE if run.large else 1
    main = print_rows(card.blocks, Typesetter(inner, scale * larger, least), inner, grid.wide - 2 * _PAD - inner)
    if not card.stub:
        return main
    kept_part = print_rows(card.stub, Typesetter(torn - 2 * _PAD, scale * larger, least), torn - 2 * _PAD)
    high = grid.high - 2 * _PAD
    tear = PaperRow(
        0, (lambda page, left, top: page.dashes((left + torn - _PAD, top - _PAD + 4), (left + torn - _PAD, top - _PAD + grid.high - 4)),)
    )
    down = max(0.0, (high - height(kept_part)) / 2)
    return [tear, stacked([PaperRow(down), *kept_part], main)]


def _sheet(
    run: PrintRun, cards: CardSheet, grid: CardGrid, here: Sequence[list[PaperRow]], said: str, place: tuple[int, int], back: bool
) -> Side:
    def draw(page: PaperPage) -> None:
        inner = run.size.wide - 2 * SAFE - 2 * 24
        top = _both(run, said, say("pack.page_of", code=run.code, page=place[0], pages=place[1]), inner, spoken=True)
        _draw(page, top, SAFE + 24, SAFE)
        grid.crop(page)
        for at, rows in enumerate(here):
            left, above = grid.place(at, back)
            _draw(page, rows, left + _PAD, above + _PAD)
        foot = _both(run, f"{run.session}, {run.stamp}", run.head, inner, spoken=True)
        _draw(page, foot, SAFE + 24, run.size.high - SAFE - height(foot))

    return draw


# the file


def print_runs(runs: Sequence[PrintRun], title: str, language: str, go_on: Callable[[int], bool] = lambda _: True) -> bytes:
    """The finished PDF, every copy in it, collated. `go_on` is asked after each side, which are counted; b"" once it says no."""
    canvas: Any = begin()
    tree = TagTree()
    page = PaperPage(canvas, tree)
    done = 0
    for run in runs:
        for at in _printed(run, page, canvas, tree):
            if at == 0:
                page.bookmark(0, drawable(f"{run.code} {run.title}"), f"page-{runs.index(run)}", 1)
            page.next_sheet()
            done += 1
            if not go_on(done):
                return b""
    name_document(canvas._doc, drawable(title), language)
    return tree.finish(canvas, language)


def _printed(run: PrintRun, page: PaperPage, canvas: Any, tree: TagTree) -> Iterator[int]:
    """Each side is set and drawn once; further copies are the same marks with tags of their own."""
    drawn: list[tuple[list[Any], list[Tag]]] = []
    for at, side in enumerate(sides_of(run)):
        page.begin_sheet(run.size.wide, run.size.high)
        start = len(canvas._code)
        side(page)
        drawn.append((canvas._code[start:], list(tree.marks[-1])))
        yield at
    for _ in range(run.copies - 1):
        for at, (code, marks) in enumerate(drawn, len(drawn)):
            page.begin_sheet(run.size.wide, run.size.high)
            canvas._code.extend(code)
            tree.repeat(marks)
            yield at


def one_side(run: PrintRun, at: int) -> bytes:
    """One side of one copy as a file of its own: to look at."""
    sides = sides_of(run)
    canvas: Any = begin()
    tree = TagTree()
    page = PaperPage(canvas, tree)
    page.begin_sheet(run.size.wide, run.size.high)
    sides[min(at, len(sides) - 1)](page)
    page.next_sheet()
    return tree.finish(canvas, "en-GB")
