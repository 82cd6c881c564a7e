"""Printing rows page by page, each page with the same furniture, bookmarks for its headings and, in a long document, a contents page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import XMP, PDFDictionary, PDFInfo, PDFString

from moothall.exports import progress
from moothall.exports.content.blocks import Furniture
from moothall.exports.paper.bidi import starts_right
from moothall.exports.paper.line_breaking import BODY, HEADING, META, QUIET, elided
from moothall.exports.paper.page_rows import Bookmark, PaperRow, beside, hairline, with_piece
from moothall.exports.paper.pagination import TOP, sheets
from moothall.exports.paper.paper_fonts import drawable, width
from moothall.exports.paper.paper_page import HAIR, HEIGHT, PaperPage, begin
from moothall.exports.paper.pdf_tags import Tag, TagTree
from moothall.exports.paper.typesetting import MARGIN, TEXT_WIDTH, Typesetter
from moothall.words import say

_HEAD, _FOOT_RULE, _FOOT, _LAST = 36.0, HEIGHT - 50.0, HEIGHT - 37.0, HEIGHT - 24.0
"""Baselines of the head and of the two lines at the foot, and the rule above those, in points from the top: outside the text."""
_LONG = 8
"""Pages; a longer document gets a contents page behind its first."""
_PART = 2
"""The level of headings that contents list: the document's parts."""


class _Place(NamedTuple):
    """A heading found on a page: the name its bookmark has in the file, and the page, from 1."""

    bookmark: Bookmark
    name: str
    page: int


def bind(rows: list[PaperRow], furniture: Furniture, language: str) -> bytes:
    """The finished PDF. The same rows make the same bytes. `rows` is empty afterwards: what is drawn isn't kept, for a long document has a
    lot of it.
    """
    # A copy of nothing is still a page, with what it is and for whom at its head and foot.
    # Pages for different people have no list in common.
    apart = any(row.fresh for row in rows)
    pages = sheets(rows) or [[]]
    pages = pages if apart else _with_contents(pages)
    rows.clear()
    canvas: Any = begin()
    tree = TagTree()
    page = PaperPage(canvas, tree)
    places = iter(_places(pages))
    deepest = 0
    each = progress.left() / len(pages)
    for number, rows_here in enumerate(pages, 1):
        _furnish(page, furniture, number, len(pages))
        top = TOP
        for row in rows_here:
            for bookmark in row.bookmarks:
                # A reader's outline takes no level that is left out.
                deepest = min(bookmark.level, deepest + 1)
                page.bookmark(top, drawable(bookmark.words), next(places).name, deepest)
            # Drawn row by row from the top, which is also the order a screen reader follows.
            for piece in row.pieces:
                piece(page, MARGIN, top)
            top += row.height
        rows_here.clear()
        page.next_sheet()
        progress.advance(each)
    # The tags need every page to be there, and the title no clock: both go in last, through what ReportLab keeps to itself.
    name_document(canvas._doc, drawable(furniture.title), language)
    return tree.finish(canvas, language)


def _places(pages: Sequence[Sequence[PaperRow]]) -> list[_Place]:
    """Every heading in reading order."""
    found = [(mark, number) for number, rows in enumerate(pages, 1) for row in rows for mark in row.bookmarks]
    return [_Place(mark, f"heading-{at}", number) for at, (mark, number) in enumerate(found)]


def _with_contents(pages: list[list[PaperRow]]) -> list[list[PaperRow]]:
    """The pages, and behind the first a list of the parts, where there are too many to leaf through."""
    if len(pages) <= _LONG:
        return pages
    # Numbers stand in a column of their own, so that the list is as long whatever they are, and can be set before it is known where it
    # puts the pages behind it.
    first, *others = pages
    length = len(sheets(_contents(_places(pages), 0)))
    return [first, *sheets(_contents(_places([first, *([[]] * length), *others]), 1)), *others]


def _contents(places: Sequence[_Place], own: int) -> list[PaperRow]:
    """`own` is how many headings the list itself adds before those it lists: their bookmarks' names count them."""
    paper = Typesetter()
    words = say("exports.contents")
    head = paper.text(words, HEADING, tag=Tag("H2"))
    toc = Tag("TOC")
    rows = [replace(head[0], bookmarks=(Bookmark(_PART, words),)), *head[1:], PaperRow(8)]
    for place in places:
        if place.bookmark.level != _PART or place.bookmark.plain:
            continue
        at = int(place.name.rpartition("-")[2])
        # Headings on the first page come before the list, and keep their names.
        name = f"heading-{at + (own if place.page > 1 else 0)}"
        rows += _entry(place, name, paper, toc)
    return [replace(row, keep=True) if at < 3 else row for at, row in enumerate(rows)]


def _entry(place: _Place, name: str, paper: Typesetter, toc: Tag) -> list[PaperRow]:
    link = Tag("Link", Tag("Reference", Tag("TOCI", toc)))
    line = beside(
        paper.text(place.bookmark.words, BODY, paper.width - 60, 0, link),
        paper.text(str(place.page), QUIET, 48, paper.width - 48, link, right=True),
    )
    high, words = sum(row.height for row in line), place.bookmark.words
    first = with_piece(line[0], lambda page, x, y: page.link((x, y, x + paper.width, y + high), name, words, link))
    return [hairline(paper.width), PaperRow(4, keep=True), first, *line[1:], PaperRow(4)]


def _furnish(page: PaperPage, furniture: Furniture, number: int, of: int) -> None:
    _at_ends(page, _HEAD, furniture.title, "", furniture.confidentiality)
    page.rule(MARGIN, _FOOT_RULE, TEXT_WIDTH, HAIR, "edge")
    _at_ends(page, _FOOT, furniture.who, furniture.level, say("exports.page", page=number, pages=of))
    _at_ends(page, _LAST, furniture.version, "", "")


def _at_ends(page: PaperPage, y: float, gives_way: str, stays: str, at_right: str) -> None:
    """A line with words at both ends. Only `gives_way` is shortened when they don't fit; a space's width stays between."""
    # In points; 16 keep the two ends apart.
    taken = (width(META.face, at_right) + width(META.face, stays)) * META.size / 1000 + 16
    left = elided(gives_way, META, TEXT_WIDTH - taken) + stays
    page.text(MARGIN, y, left, META, leftwards=starts_right(left))
    if at_right:
        page.text(MARGIN + TEXT_WIDTH, y, at_right, META, right=True, leftwards=starts_right(at_right))


class _TitleOnly(PDFInfo):
    """No author, no program, no time: a copy says what it is and nothing of who made it when."""

    def format(self, document: Any) -> Any:
        return PDFDictionary({"Title": PDFString(self.title)}).format(document)


def name_document(document: Any, title: str, language: str) -> None:
    """Title and language, and nothing of who made the file when."""
    # Written out, because ReportLab's own packet has times and its name in it. The id is the one every XMP packet begins with. No mark of a
    # standard: the tags are checked, but nobody has certified them.
    document.info = _TitleOnly()
    document.info.title = title
    xmp = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>'
        f'<rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>{language}</rdf:li>'
        "</rdf:Bag></dc:language></rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    )
    document.Catalog.Metadata = document.Reference(XMP(creator=lambda _: xmp.encode()))
