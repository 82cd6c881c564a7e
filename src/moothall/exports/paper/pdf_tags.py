"""What each mark on a page is: heading, paragraph, table cell, or mere furniture. Read aloud by screen readers, in drawing order.

ReportLab draws but doesn't tag; this writes the PDF's structure tree beside its pages.
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString


class Tag:
    """One element of the tree. It joins its parent when it is first drawn, so the tree is in reading order."""

    def __init__(self, name: str, parent: Tag | None = None) -> None:
        self.name = name
        self.parent = parent
        self.kids: list[Tag | tuple[int, int]] = []
        """Further elements, and marks as (page, number on the page), both from 0."""


class TagTree:
    """The tags of one document, page by page."""

    def __init__(self) -> None:
        self.root = Tag("Document")
        self.marks: list[list[Tag]] = [[]]

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

    def _join(self, tag: Tag) -> None:
        # What has a part is in the tree already.
        if tag.kids or tag is self.root:
            return
        above = tag.parent or self.root
        # Parents first, at the moment their first part is drawn: so a table stands where its first cell does.
        self._join(above)
        above.kids.append(tag)

    def write(self, document: Any) -> None:
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
        root["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        root["ParentTreeNextKey"] = len(pages)
        catalogue = document.Catalog
        catalogue.StructTreeRoot = top
        catalogue.MarkInfo = PDFDictionary({"Marked": "true"})
        catalogue.Lang = PDFString("en-GB")
        catalogue.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})


def _element(document: Any, pages: list[Any], tag: Tag, parent: Any, references: dict[Tag, Any]) -> Any:
    element = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(tag.name), "P": parent})
    mine = references[tag] = document.Reference(element)
    home = next((kid[0] for kid in tag.kids if not isinstance(kid, Tag)), None)
    if home is not None:
        element["Pg"] = document.Reference(pages[home])
    element["K"] = PDFArray(
        [
            _element(document, pages, kid, mine, references) if isinstance(kid, Tag) else _mark(document, pages, home, *kid)
            for kid in tag.kids
        ]
    )
    # All our heads are over columns; without this a screen reader can't tell which of them a number stands under.
    if tag.name == "TH":
        element["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName("Column")})
    return mine


def _mark(document: Any, pages: list[Any], home: int | None, page: int, number: int) -> Any:
    """A mark on the element's own page is its bare number; one on a later page says which."""
    if page == home:
        return number
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": document.Reference(pages[page]), "MCID": number})
