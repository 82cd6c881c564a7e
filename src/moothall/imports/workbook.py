"""An .xlsx workbook, weighed before it is opened: nothing unpacks to more than it should, and no link is followed out of the file.

Its sheets are read by imports.sheet_reader; what the parts beside them say, by imports.workbook_parts.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError

from moothall.core.errors import Trouble
from moothall.imports.merged_cells import Merges, ranges_in
from moothall.imports.sheet_reader import MOST_COLUMNS, MOST_ROWS, SheetNotes, SheetRow, rows_of
from moothall.imports.workbook_parts import Page, Parts, parts_of

MOST_PARTS = 2_000
"""Files in the archive. Each costs time to open however small it is."""
MOST_UNPACKED = 200 * 1024 * 1024
"""Bytes of all parts together, whatever the size of the file."""
MOST_TIMES = 100
"""How many times its packed size it may unpack to: the bound for small files, which is where bombs are."""
FREELY_UNPACKED = 8 * 1024 * 1024
"""Bytes below which nobody asks how small they were packed: an honest sheet of one repeated word packs very small."""
CHUNK = 256 * 1024
"""Bytes unpacked at a time: the most that is in memory while an archive is weighed."""
OVERLAP = 1024
"""Bytes of a chunk that are looked at again with the next, for what lies across both."""

# Every office file lists its parts; only a workbook has one under xl/workbook.
_PARTS_OF_ANY = "[Content_Types].xml"
_PART_OF_A_BOOK = "xl/workbook"
_SHEETS = "xl/worksheets/"


@dataclass
class Book:
    """A workbook that was weighed and opened."""

    raw: bytes = field(repr=False)
    parts: Parts
    merges: dict[str, Merges]
    notes: SheetNotes = field(default_factory=SheetNotes)
    """What was odd about the sheet that was read last."""

    @property
    def sheets(self) -> tuple[str, ...]:
        return tuple(page.title for page in self.parts.pages)

    @property
    def hidden(self) -> frozenset[str]:
        """Sheets that nobody sees who opens the workbook."""
        return frozenset(page.title for page in self.parts.pages if page.hidden)

    def rows(self, sheet: str, file: str) -> Iterator[SheetRow]:
        """Every row of a sheet, blank ones too, so that numbers agree with the spreadsheet's.

        Trouble when the workbook is broken or endless, or has no such sheet.
        """
        page = next((page for page in self.parts.pages if page.title == sheet), None)
        if page is None:
            raise Trouble("imports.no_sheet", file=file, sheet=sheet[:60], sheets=", ".join(self.sheets)[:200])
        self.notes = SheetNotes()
        try:
            for row in self._rows(page, self.notes):
                if row.number > MOST_ROWS or len(row.cells) > MOST_COLUMNS:
                    raise Trouble("imports.endless_sheet", file=file, rows=MOST_ROWS, columns=MOST_COLUMNS)
                yield row
        except (ExpatError, ValueError, KeyError, zipfile.BadZipFile, EOFError, OSError, zipfile.zlib.error):  # type: ignore[attr-defined]
            raise Trouble("imports.broken_workbook", file=file) from None

    def _rows(self, page: Page, notes: SheetNotes) -> Iterator[SheetRow]:
        with zipfile.ZipFile(io.BytesIO(self.raw)) as archive, archive.open(page.part) as stream:
            self.parts.fill_words(archive)
            yield from rows_of(stream, self.parts, self.merges.get(page.part, Merges()), notes)


def book_in(raw: bytes) -> Book | None:
    """The workbook these bytes are, or None when they are something else. Trouble of a bomb is raised when it is one."""
    if not raw.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = archive.namelist()
            if _PARTS_OF_ANY not in names or not any(name.startswith(_PART_OF_A_BOOK) for name in names):
                return None
            merges = _weigh(archive, len(raw))
            return Book(raw, parts_of(archive), merges)
    # A bomb has its sentence, and a lack of memory is for imports.worker to tell: neither means that this is no workbook.
    except (Trouble, MemoryError):
        raise
    except Exception:
        # zipfile raises whatever a broken part makes it raise.
        return None


def _weigh(archive: zipfile.ZipFile, packed: int) -> dict[str, Merges]:
    """Unpack everything once, keeping nothing, and stop where it grows past belief. What the archive says of its sizes is not asked.

    The merged cells of each sheet, which stand below its rows and have to be known before them.
    """
    # Small files may unpack to 8 MB freely, all others to a hundred times their size, none to more than 200 MB.
    most = min(MOST_UNPACKED, max(FREELY_UNPACKED, packed * MOST_TIMES))
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise Trouble("imports.a_bomb")
    unpacked, merged = 0, dict[str, set[bytes]]()
    for part in parts:
        with archive.open(part) as stream:
            before = b""
            while chunk := stream.read(CHUNK):
                unpacked += len(chunk)
                text = before + chunk
                # Sizes are counted as they come, since an archive's own list of them can lie.
                if unpacked > most or _declares(text, part.filename):
                    raise Trouble("imports.a_bomb")
                if part.filename.startswith(_SHEETS) and b"mergeCell" in text:
                    # A set: what lies in the overlap is seen twice.
                    merged.setdefault(part.filename, set()).update(_MERGED.findall(text))
                before = chunk[-OVERLAP:]
    return {name: ranges_in(found) for name, found in merged.items()}


_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^<>]*?ref=[\"']([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})[\"']")


def _declares(text: bytes, name: str) -> bool:
    """Whether a part defines words of its own, which no spreadsheet program writes: that is how a small file becomes endless."""
    if not name.endswith((".xml", ".rels", ".vml")):
        return False
    # In UTF-16 there is a nought beside every letter.
    plain = text.replace(b"\0", b"")
    return b"<!ENTITY" in plain or b"<!DOCTYPE" in plain
