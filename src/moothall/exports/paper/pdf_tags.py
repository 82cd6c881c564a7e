"""What each mark on a page is: heading, paragraph, table cell, or mere furniture. Read aloud by screen readers, in drawing order.

ReportLab draws but doesn't tag; this writes the PDF's structure tree beside its pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject, PDFString

_AREAS = 1_000_000
"""Areas are numbered from here on in the tree's list of numbers, pages from 0: there are never as many pages."""


class Linked(NamedTuple):
    """An area of a page (from 0) that leads to another: the annotation's place in the file."""

    page: int
    annotation: Any


class Tag:
    """One element of the tree. It joins its parent when it is first drawn, so the tree is in reading order."""

    __slots__ = ("alt", "kids", "name", "parent", "scope")

    def __init__(self, name: str, parent: Tag | None = None, alt: str = "", scope: str = "Column") -> None:
        self.name = name
        self.scope = scope
        """Of a table's head: what it stands over, Column or Row."""
        self.parent = parent
        self.alt = alt
        """What a figure shows, for whoever can't see it."""
        self.kids: list[Tag | tuple[int, int] | Linked] = []
        """Further elements, marks as (page, number on the page), both from 0, and areas that lead somewhere."""


class TagTree:
    """The tags of one document, page by page."""

    def __init__(self) -> None:
        self.root = Tag("Document")
        self.marks: list[list[Tag]] = [[]]
        self.areas: list[Tag] = []

    def new_page(self) -> None:
        """Marks are numbered anew on each page."""
        self.marks.append([])

    def mark(self, tag: Tag) -> str:
        """Note that what is drawn next belongs to `tag`; gives the operator that begins it."""
        self._join(tag)
        page = self.marks[-1]
        tag.kids.append((len(self.marks) - 1, len(page)))
        page.append(tag)
        return f"/{tag.name} <</MCID {len(page) - 1}>> BDC"

    def repeat(self, marks: Sequence[Tag]) -> None:
        """Note the same marks again on this page, with elements of their own: a further copy is read as the first is."""
        made: dict[Tag, Tag] = {}
        for tag in marks:
            self.mark(_like(tag, made))

    def link(self, tag: Tag, annotation: Any) -> None:
        """Note that an annotation on this page belongs to `tag`."""
        self._join(tag)
        tag.kids.append(Linked(len(self.marks) - 1, annotation))
        self.areas.append(tag)

    @property
    def next_area(self) -> int:
        """The number that the next annotation goes by."""
        return _AREAS + len(self.areas)

    def _join(self, tag: Tag) -> None:
        # What has a part is in the tree already.
        if tag.kids or tag is self.root:
            return
        above = tag.parent or self.root
        # Parents first, at the moment their first part is drawn: so a table stands where its first cell does.
        self._join(above)
        above.kids.append(tag)

    def write(self, document: Any, language: str) -> None:
        """Hang the tree into ReportLab's document. Call it once, when every page is drawn: it needs the pages' own places in the file, and
        the tree is spent then.
        """
        pages = [_place(document, page) for page in document.Pages.pages]
        root = _Written()
        top, places = _place(document, root), dict[Tag, bytes]()
        first = _element(document, pages, self.root, top, places)
        numbers: list[bytes] = []
        for at, (page, marks) in enumerate(zip(document.Pages.pages, self.marks, strict=False)):
            # The way back from a mark to its element, by the page's number: readers ask it when somebody points at a word.
            numbers += [b"%d [%s]" % (at, b" ".join(places[tag] for tag in marks))]
            # S: a reader that steps through the page follows the tree and not the places on the sheet.
            page.StructParents, page.Tabs = at, PDFName("S")
            # ReportLab's pages write only what they know, and that one they don't.
            page.__NoDefault__ = [*page.__NoDefault__, "Tabs"]
        numbers += [b"%d %s" % (_AREAS + at, places[tag]) for at, tag in enumerate(self.areas)]
        self.marks.clear()
        parents = _place(document, _Written(b"<</Nums [%s]>>" % b"\n".join(numbers)))
        root.written = b"<</Type /StructTreeRoot /K %s /ParentTree %s /ParentTreeNextKey %d>>" % (first, parents, self.next_area)
        catalogue = document.Catalog
        catalogue.StructTreeRoot = root
        catalogue.MarkInfo = PDFDictionary({"Marked": "true"})
        catalogue.Lang = PDFString(language)
        catalogue.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})


def _like(tag: Tag, made: dict[Tag, Tag]) -> Tag:
    if tag not in made:
        made[tag] = Tag(tag.name, _like(tag.parent, made) if tag.parent else None, tag.alt, tag.scope)
    return made[tag]


class _Written(PDFObject):
    """An object in the words of the file. A tree has tens of thousands, and ReportLab's dictionaries take five times as long."""

    def __init__(self, written: bytes = b"") -> None:
        self.written = written

    def format(self, _: Any) -> bytes:
        # Asked once, when the file is put together, and not kept twice.
        written, self.written = self.written, b""
        return written


def _place(document: Any, thing: Any) -> bytes:
    """Where in the file something is, as others refer to it."""
    place: bytes = document.Reference(thing).format(document)
    return place


def _placed(document: Any, written: _Written) -> bytes:
    """The same of something new, as ReportLab would note it down, without its looking whether it is."""
    number = document.objectcounter = document.objectcounter + 1
    name = f"R{number}"
    document.idToObjectNumberAndVersion[name] = (number, 0)
    document.numberToId[number] = name
    document.idToObject[name] = written
    return b"%d 0 R" % number


def _element(document: Any, pages: list[bytes], tag: Tag, parent: bytes, places: dict[Tag, bytes]) -> bytes:
    """The element and all below it, put into the file; its place."""
    element = _Written()
    mine = places[tag] = _placed(document, element)
    home = next((kid[0] for kid in tag.kids if not isinstance(kid, Tag)), None)
    kids = [_element(document, pages, kid, mine, places) if isinstance(kid, Tag) else _mark(document, pages, home, kid) for kid in tag.kids]
    here = b"" if home is None else b" /Pg %s" % pages[home]
    alt = b" /Alt %s" % PDFString(tag.alt).format(document) if tag.alt else b""
    element.written = b"<</Type /StructElem /S /%s /P %s%s%s%s /K [%s]>>" % (
        tag.name.encode(), parent, here, alt, _attributes(tag), b" ".join(kids),
    )  # fmt: skip
    # Written down, it is of no more use; and what holds each other stays until somebody collects it.
    tag.kids, tag.parent = [], None
    return mine


def _attributes(tag: Tag) -> bytes:
    # Without this a screen reader can't tell which of a table's heads a number stands under, or which row it is in.
    if tag.name == "TH":
        return b" /A <</O /Table /Scope /%s>>" % tag.scope.encode()
    return b" /A <</O /List /ListNumbering /Decimal>>" if tag.name == "L" else b""


def _mark(document: Any, pages: list[bytes], home: int | None, kid: tuple[int, int] | Linked) -> bytes:
    """A mark on the element's own page is its bare number; one on a later page says which."""
    if isinstance(kid, Linked):
        return b"<</Type /OBJR /Obj %s /Pg %s>>" % (kid.annotation.format(document), pages[kid.page])
    page, number = kid
    return b"%d" % number if page == home else b"<</Type /MCR /Pg %s /MCID %d>>" % (pages[page], number)
