"""What each mark on a page is: heading, paragraph, table cell, or mere furniture. Read aloud by screen readers, in drawing order.

ReportLab draws but doesn't tag; this writes the PDF's structure tree beside its pages.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

_AREAS = 1_000_000
"""Areas are numbered from here on in the tree's list of numbers, pages from 0: there are never as many pages."""


class Linked(NamedTuple):
    """An area of a page (from 0) that leads to another: the annotation's place in the file."""

    page: int
    annotation: Any


class Tag:
    """One element of the tree. It joins its parent when it is first drawn, so the tree is in reading order."""

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
        """Hang the tree into ReportLab's document. Call it when every page is drawn: it needs the pages' own places in the file."""
        pages = document.Pages.pages
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        top = document.Reference(root)
        references: dict[Tag, Any] = {}
        root["K"] = _element(document, pages, self.root, top, references)
        numbers: list[Any] = []
        for at, (page, marks) in enumerate(zip(pages, self.marks, strict=False)):
            # The way back from a mark to its element, by the page's number: readers ask it when somebody points at a word.
            numbers += [at, document.Reference(PDFArray([references[tag] for tag in marks]))]
            # S: a reader that steps through the page follows the tree and not the places on the sheet.
            page.StructParents, page.Tabs = at, PDFName("S")
        for at, tag in enumerate(self.areas):
            numbers += [_AREAS + at, references[tag]]
        root["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        root["ParentTreeNextKey"] = self.next_area
        catalogue = document.Catalog
        catalogue.StructTreeRoot = top
        catalogue.MarkInfo = PDFDictionary({"Marked": "true"})
        catalogue.Lang = PDFString(language)
        catalogue.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})


def _element(document: Any, pages: list[Any], tag: Tag, parent: Any, references: dict[Tag, Any]) -> Any:
    element = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(tag.name), "P": parent})
    mine = references[tag] = document.Reference(element)
    home = next((kid[0] for kid in tag.kids if not isinstance(kid, Tag)), None)
    if home is not None:
        element["Pg"] = document.Reference(pages[home])
    element["K"] = PDFArray(
        [
            _element(document, pages, kid, mine, references) if isinstance(kid, Tag) else _mark(document, pages, home, kid)
            for kid in tag.kids
        ]
    )
    if tag.alt:
        element["Alt"] = PDFString(tag.alt)
    # Without this a screen reader can't tell which of a table's heads a number stands under, or which row it is in.
    if tag.name == "TH":
        element["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(tag.scope)})
    if tag.name == "L":
        element["A"] = PDFDictionary({"O": PDFName("List"), "ListNumbering": PDFName("Decimal")})
    return mine


def _mark(document: Any, pages: list[Any], home: int | None, kid: tuple[int, int] | Linked) -> Any:
    """A mark on the element's own page is its bare number; one on a later page says which."""
    page = document.Reference(pages[kid[0]])
    if isinstance(kid, Linked):
        return PDFDictionary({"Type": PDFName("OBJR"), "Obj": kid.annotation, "Pg": page})
    if kid[0] == home:
        return kid[1]
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": page, "MCID": kid[1]})
