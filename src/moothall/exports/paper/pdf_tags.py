"""What each mark on a page is: heading, paragraph, table cell, or mere furniture. Read aloud by screen readers, in drawing order.

ReportLab draws but doesn't tag; this writes the PDF's structure tree beside its pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject, PDFString

from moothall.exports.paper.pdf_file import PdfFile

_AREAS = 1_000_000
"""Areas are numbered from here on in the tree's list of numbers, pages from 0: there are never as many pages."""


class Linked(NamedTuple):
    """An area of a page (from 0) that leads to another: the annotation's place in the file."""

    page: int
    annotation: Any


class Tag:
    """One element of the tree. It joins its parent when it is first drawn, so the tree is in reading order."""

    __slots__ = ("alt", "kids", "name", "number", "parent", "scope")

    def __init__(self, name: str, parent: Tag | None = None, alt: str = "", scope: str = "Column") -> None:
        self.name = name
        self.scope = scope
        """Of a table's head: what it stands over, Column or Row."""
        self.parent = parent
        self.number = 0
        """What it is referred to by, once it is in the file."""
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

    def finish(self, canvas: Any, language: str) -> bytes:
        """The finished file, with this tree in it. Call it once, when every page is drawn: canvas and tree are spent then."""
        document = canvas._doc
        pages = [_place(document, page) for page in document.Pages.pages]
        for at, page in enumerate(document.Pages.pages):
            # S: a reader that steps through the page follows the tree and not the places on the sheet.
            page.StructParents, page.Tabs = at, PDFName("S")
            # ReportLab's pages write only what they know, and that one they don't.
            page.__NoDefault__ = [*page.__NoDefault__, "Tabs"]
        catalogue = document.Catalog
        # The root is known by its number before it is written: what ReportLab has to say refers to it and comes first.
        catalogue.StructTreeRoot = document.Reference(_Later())
        catalogue.MarkInfo = PDFDictionary({"Marked": "true"})
        catalogue.Lang = PDFString(language)
        catalogue.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        root = document.objectcounter
        for font in document.delayedFonts:
            font.addObjects(document)
        document.Outlines.prepare(document, canvas)
        if document.Outlines.ready < 0:
            catalogue.Outlines = None
        document.encrypt.prepare(document)
        document.info.invariant = document.invariant
        document.info.digest(document.signature)
        document.Reference(catalogue)
        document.Reference(document.info)
        file = PdfFile(document)
        file.write_known(root)
        self._write(file, document, pages, root)
        return file.finished()

    def _write(self, file: PdfFile, document: Any, pages: list[bytes], root: int) -> None:
        first = _element(file, document, pages, self.root, root)
        # The way back from a mark to its element, by the page's number: readers ask it when somebody points at a word.
        numbers = [b"%d [%s]" % (at, b" ".join(b"%d 0 R" % tag.number for tag in marks)) for at, marks in enumerate(self.marks)]
        numbers += [b"%d %d 0 R" % (_AREAS + at, tag.number) for at, tag in enumerate(self.areas)]
        parents = file.reserve()
        file.write(parents, b"<</Nums [%s]>>" % b"\n".join(numbers))
        tree = b"<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>" % (first, parents, self.next_area)
        file.write(root, tree)


def _like(tag: Tag, made: dict[Tag, Tag]) -> Tag:
    if tag not in made:
        made[tag] = Tag(tag.name, _like(tag.parent, made) if tag.parent else None, tag.alt, tag.scope)
    return made[tag]


class _Later(PDFObject):
    """Stands for an object that is written by other hands."""

    __RefOnly__ = 1


def _place(document: Any, thing: Any) -> bytes:
    """Where in the file something is, as others refer to it."""
    place: bytes = document.Reference(thing).format(document)
    return place


def _element(file: PdfFile, document: Any, pages: list[bytes], tag: Tag, parent: int) -> int:
    """The element and all below it, written; its number."""
    tag.number = file.reserve()
    home = next((kid[0] for kid in tag.kids if not isinstance(kid, Tag)), None)
    kids = [
        b"%d 0 R" % _element(file, document, pages, kid, tag.number) if isinstance(kid, Tag) else _mark(document, pages, home, kid)
        for kid in tag.kids
    ]
    here = b"" if home is None else b" /Pg %s" % pages[home]
    alt = b" /Alt %s" % PDFString(tag.alt).format(document) if tag.alt else b""
    written = b"<</S /%s /P %d 0 R%s%s%s /K [%s]>>" % (
        tag.name.encode(), parent, here, alt, _attributes(tag), b" ".join(kids),
    )  # fmt: skip
    file.write(tag.number, written)
    # Written down, it is of no more use; and what holds each other stays until somebody collects it.
    tag.kids, tag.parent = [], None
    return tag.number


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
