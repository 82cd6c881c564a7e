"""What a spreadsheet puts on the clipboard, taken apart: cells in rows, with the breaks and quotation marks they had. Decides nothing."""

from __future__ import annotations

import csv
import re
from html.parser import HTMLParser

# A cell in quotation marks that begins a line or follows a tab, and ends one or stands before one.
_QUOTED = re.compile(r'(?:^|\t)"(?:[^"]|"")*"(?=\t|\r|\n|\Z)', re.M)


def cells_of(text: str, html: str = "") -> list[list[str]]:
    """Rows of cells as a spreadsheet copied them; nothing where the clipboard holds plain lines."""
    rows = _of_html(html) if "<table" in html.lower() else _of_text(text)
    return [row for row in rows if any(cell.strip() for cell in row)]


def _of_text(text: str) -> list[list[str]]:
    broken = any("\n" in found or '""' in found for found in _QUOTED.findall(text))
    if "\t" not in text.strip() and not broken:
        return []
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(text.splitlines(keepends=True), delimiter="\t", strict=True)]
    except csv.Error:
        # No spreadsheet wrote this: quotation marks that are part of what somebody wrote.
        return []


class _Table(HTMLParser):
    """Cells of tables; everything else on the page is nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self._cell = []
        elif tag == "br" and self._cell is not None:
            self._cell.append("\0")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._cell is not None and self.rows:
            # Breaks of the page's own source are spaces; those somebody typed are br.
            lines = "".join(self._cell).split("\0")
            self.rows[-1].append("\n".join(" ".join(line.split()) for line in lines).strip())
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)


def _of_html(html: str) -> list[list[str]]:
    table = _Table()
    table.feed(html)
    return table.rows
