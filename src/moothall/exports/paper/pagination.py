"""Cutting rows into pages and printing them, each with the same furniture at its head and foot. Reads nothing of what the rows say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import XMP, PDFDictionary, PDFInfo, PDFString

from moothall.exports.paper.bidi import starts_right
from moothall.exports.paper.line_breaking import META, elided
from moothall.exports.paper.page_rows import PaperRow
from moothall.exports.paper.paper_fonts import drawable, width
from moothall.exports.paper.paper_page import HAIR, HEIGHT, PaperPage, begin
from moothall.exports.paper.pdf_tags import TagTree
from moothall.exports.paper.typesetting import MARGIN, Typesetter
from moothall.words import say

TOP, BOTTOM = 60.0, HEIGHT - 66.0
"""Where text begins and ends, in points from the top of the sheet."""
_HEAD, _FOOT_RULE, _FOOT, _LAST = 36.0, HEIGHT - 50.0, HEIGHT - 37.0, HEIGHT - 24.0
"""Baselines of the head and of the two lines at the foot, and the rule above those, in points from the top: outside the text."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page: title and confidentiality at the head, audience, level and version at the foot, with the page's number.

    A title or an audience too long for its line gives way; what protects people doesn't.
    """

    title: str
    confidentiality: str
    who: str
    level: str
    version: str


def sheets(rows: Sequence[PaperRow], room: float = BOTTOM - TOP) -> list[list[PaperRow]]:
    """The rows page by page. Rows that keep together move to the next page together, unless no page could hold them all."""
    pages: list[list[PaperRow]] = [[]]
    left = room
    for group in _groups(rows):
        needed = sum(row.height for row in group)
        # More than a page kept together can't be: it is cut where it must, without a nearly empty page before it.
        if needed > left and pages[-1] and needed <= room:
            pages.append([])
            left = room
        for row in group:
            if row.height > left and pages[-1]:
                pages.append([])
                left = room
            if row.pieces or pages[-1]:  # a page doesn't begin with a gap
                pages[-1].append(row)
                left -= row.height
    return [page for page in pages if page]


def _groups(rows: Sequence[PaperRow]) -> list[list[PaperRow]]:
    groups: list[list[PaperRow]] = [[]]
    for row in rows:
        groups[-1].append(row)
        if not row.keep:
            groups.append([])
    return [group for group in groups if group]


def bind(rows: Sequence[PaperRow], furniture: Furniture) -> bytes:
    """The finished PDF. The same rows make the same bytes."""
    canvas: Any = begin()
    tree = TagTree()
    page = PaperPage(canvas, tree)
    # A copy of nothing is still a page, with what it is and for whom at its head and foot.
    pages = sheets(rows) or [[]]
    for number, rows_here in enumerate(pages, 1):
        _furnish(page, furniture, number, len(pages))
        top = TOP
        for row in rows_here:
            # Drawn row by row from the top, which is also the order a screen reader follows.
            for piece in row.pieces:
                piece(page, MARGIN, top)
            top += row.height
        page.next_sheet()
    # The tags need every page to be there, and the title no clock: both go in last, through what ReportLab keeps to itself.
    tree.write(canvas._doc)
    _name(canvas._doc, drawable(furniture.title))
    return bytes(canvas.getpdfdata())


def _furnish(page: PaperPage, furniture: Furniture, number: int, of: int) -> None:
    _at_ends(page, _HEAD, furniture.title, "", furniture.confidentiality)
    page.rule(MARGIN, _FOOT_RULE, Typesetter.width, HAIR, "edge")
    _at_ends(page, _FOOT, furniture.who, furniture.level, say("exports.page", page=number, pages=of))
    _at_ends(page, _LAST, furniture.version, "", "")


def _at_ends(page: PaperPage, y: float, gives_way: str, stays: str, at_right: str) -> None:
    """A line with words at both ends. Only `gives_way` is shortened when they don't fit; a space's width stays between."""
    # In points; 16 keep the two ends apart.
    taken = (width(META.face, at_right) + width(META.face, stays)) * META.size / 1000 + 16
    left = elided(gives_way, META, Typesetter.width - taken) + stays
    page.text(MARGIN, y, left, META, leftwards=starts_right(left))
    if at_right:
        page.text(MARGIN + Typesetter.width, y, at_right, META, right=True, leftwards=starts_right(at_right))


class _TitleOnly(PDFInfo):
    """No author, no program, no time: a copy says what it is and nothing of who made it when."""

    def format(self, document: Any) -> Any:
        return PDFDictionary({"Title": PDFString(self.title)}).format(document)


def _name(document: Any, title: str) -> None:
    # Written out, because ReportLab's own packet has times and its name in it. PDF/UA asks for the title, the language and its own mark;
    # the id is the one every XMP packet begins with.
    document.info = _TitleOnly()
    document.info.title = title
    xmp = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><dc:title><rdf:Alt>'
        f'<rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>en-GB</rdf:li>'
        "</rdf:Bag></dc:language><pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    )
    document.Catalog.Metadata = document.Reference(XMP(creator=lambda _: xmp.encode()))
