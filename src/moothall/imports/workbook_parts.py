"""What a workbook says beside its sheets: their names and which are hidden, words kept once for all cells, how numbers are shown.

Elements are told by their local names alone, so that Excel's strict form reads as its usual one does.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

_RELATIONS = "xl/_rels/workbook.xml.rels"
_BOOK = "xl/workbook.xml"
_WORDS = "xl/sharedStrings.xml"
_STYLES = "xl/styles.xml"

BUILT_IN: Mapping[int, str] = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "m/d/yy h:mm", 37: "#,##0;(#,##0)", 38: "#,##0;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""Formats that a workbook means by their numbers (ECMA-376, 18.8.30)."""

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""A sign that XML can't hold, as workbooks write it: _x000D_ is a return."""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet: what it is called, the part of the archive it is in, and whether it is hidden."""

    title: str
    part: str
    hidden: bool


@dataclass
class Parts:
    """All that is needed to read a sheet: formats by a cell's style, words by their number, and which calendar days are counted in."""

    pages: tuple[Page, ...]
    formats: tuple[str, ...] = ()
    from_1904: bool = False
    words_in: str = ""
    words: list[str] = field(default_factory=list)
    _filled: bool = False

    def fill_words(self, archive: zipfile.ZipFile) -> None:
        """Read the words, once. ExpatError when they are broken."""
        if not self._filled and self.words_in:
            with archive.open(self.words_in) as stream:
                self.words = _words(stream)
        self._filled = True

    def format_of(self, style: str) -> str:
        """How a cell of this style shows its number; General when nothing says."""
        place = int(style) if style.isdigit() else 0
        return self.formats[place] if place < len(self.formats) else "General"


def said(text: str) -> str:
    """Text of a cell with its escaped signs as signs, and every break of a line as one."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def local(name: str) -> str:
    """An element's name without the prefix of its namespace."""
    return name.rpartition(":")[2]


def parse(stream: IO[bytes], start: Callable[[str, dict[str, str]], None]) -> None:
    """Tell each element of a small part as it begins. ExpatError when it is broken."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: start(local(name), attributes)
    parser.ParseFile(stream)


def parts_of(archive: zipfile.ZipFile) -> Parts:
    """The workbook's own parts. KeyError or ExpatError when they are missing or broken; ValueError when it has no sheet."""
    names = set(archive.namelist())
    targets: dict[str, str] = {}
    others: dict[str, str] = {}

    def related(name: str, has: dict[str, str]) -> None:
        kind, target = has.get("Type", "").rpartition("/")[2], has.get("Target", "")
        if name == "Relationship" and has.get("TargetMode") != "External":
            # From the archive's root where it begins with a slash, else from the folder of the workbook.
            whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
            (targets if kind == "worksheet" else others)[has.get("Id", "") if kind == "worksheet" else kind] = whole

    with archive.open(_RELATIONS) as stream:
        parse(stream, related)
    found: list[Page] = []
    from_1904 = []

    def booked(name: str, has: dict[str, str]) -> None:
        if name == "sheet":
            # The relation's own attribute, whatever its namespace is called here.
            part = targets.get(next((value for key, value in has.items() if local(key) == "id" and ":" in key), ""), "")
            if part in names:
                found.append(Page(has.get("name", ""), part, has.get("state", "visible") != "visible"))
        elif name == "workbookPr" and has.get("date1904") in ("1", "true"):
            from_1904.append(True)

    with archive.open(_BOOK) as stream:
        parse(stream, booked)
    words, styles = others.get("sharedStrings", _WORDS), others.get("styles", _STYLES)
    formats = _formats(archive, styles) if styles in names else ()
    return Parts(tuple(found), formats, bool(from_1904), words if words in names else "")


def _formats(archive: zipfile.ZipFile, part: str) -> tuple[str, ...]:
    own: dict[int, str] = {}
    used: list[int] = []
    within: list[bool] = []

    def styled(name: str, has: dict[str, str]) -> None:
        number = int(has["numFmtId"]) if has.get("numFmtId", "").isdigit() else 0
        if name == "numFmt":
            own[number] = has.get("formatCode", "General")
        elif name == "xf" and within:
            used.append(number)
        # Cells name their style by its place in this list; other lists have elements of the same name.
        elif name == "cellXfs":
            within.append(True)
        elif name == "cellStyles":
            within.clear()

    with archive.open(part) as stream:
        parse(stream, styled)
    return tuple(own.get(number) or BUILT_IN.get(number, "General") for number in used)


def _words(stream: IO[bytes]) -> list[str]:
    """Every shared text, its parts joined; how it is pronounced is no part of it."""
    words: list[str] = []
    pieces: list[str] = []
    # Where text is wanted: in a t that is in no rPh.
    state = {"text": False, "spoken": False}

    def start(name: str, _: dict[str, str]) -> None:
        name = local(name)
        if name == "si":
            pieces.clear()
        elif name == "rPh":
            state["spoken"] = True
        elif name == "t":
            state["text"] = not state["spoken"]

    def end(name: str) -> None:
        name = local(name)
        if name == "t":
            state["text"] = False
        elif name == "rPh":
            state["spoken"] = False
        elif name == "si":
            words.append(said("".join(pieces)))

    def data(text: str) -> None:
        if state["text"]:
            pieces.append(text)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, data
    parser.ParseFile(stream)
    return words
