"""Rows from an .xlsx workbook: cells as people see them, formulas as last calculated and never run. Opens nothing that unpacks to more
than it should, and follows no link out of the file."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

from moothall.core.errors import Trouble

MOST_PARTS = 2_000
"""Files in the archive. Each costs time to open however small it is."""
MOST_UNPACKED = 200 * 1024 * 1024
"""Bytes of all parts together, whatever the size of the file."""
MOST_TIMES = 100
"""How many times its packed size it may unpack to: the bound for small files, which is where bombs are."""
FREELY_UNPACKED = 8 * 1024 * 1024
"""Bytes below which nobody asks how small they were packed: an honest sheet of one repeated word packs very small."""
MOST_ROWS = 250_000
MOST_COLUMNS = 1_000
"""Of any table, text too. A sheet may claim 1,048,576 by 16,384 cells, and openpyxl would make every one of them."""
CHUNK = 256 * 1024
"""Bytes unpacked at a time: the most that is in memory while an archive is weighed."""
OVERLAP = 1024
"""Bytes of a chunk that are looked at again with the next, for what lies across both."""

# Every office file lists its parts; only a workbook has one under xl/workbook.
_PARTS_OF_ANY = "[Content_Types].xml"
_PART_OF_A_BOOK = "xl/workbook"
_SHEETS = "xl/worksheets/"
_UNSOLVED = re.compile(rb'<c(?![^<>]*\bt="str")[^<>]*>\s*<f\b(?:[^<>]*/>|[^<>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>')
"""A cell with a formula and no result. One whose result is no text at all says that it is text."""


class Book:
    """A workbook that was weighed and opened."""

    def __init__(self, opened: Any, unsolved: bool = False) -> None:
        self._opened = opened
        self.unsolved = unsolved
        """Whether some formula has no stored result, as when the workbook was made by a program that calculates nothing."""
        self.sheets: tuple[str, ...] = tuple(page.title for page in opened.worksheets)

    def rows(self, sheet: str, file: str) -> Iterator[list[str]]:
        """Every row of a sheet, blank ones too, so that numbers agree with the spreadsheet's. A merged cell's text is in its first.

        Trouble when the workbook is broken or endless, or has no such sheet.
        """
        with _troubles_worded(file):
            page = next((s for s in self._opened.worksheets if s.title == sheet), None)
            if page is None:
                raise Trouble("imports.no_sheet", file=file, sheet=sheet[:60], sheets=", ".join(self.sheets)[:200])
            # What a sheet says of its own size is not to be trusted: it may claim every cell there could be.
            page.reset_dimensions()
            for number, cells in enumerate(page.iter_rows(), 1):
                if number > MOST_ROWS or len(cells) > MOST_COLUMNS:
                    raise Trouble("imports.endless_sheet", file=file, rows=MOST_ROWS, columns=MOST_COLUMNS)
                yield _texts(cells)


def _texts(cells: Any) -> list[str]:
    # Only files that are workbooks need it.
    from moothall.imports.cell_text import as_seen

    texts = [as_seen(cell) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def book_in(raw: bytes) -> Book | None:
    """The workbook these bytes are, or None when they are something else. Trouble of a bomb is raised when it is one."""
    if not raw.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = archive.namelist()
            if _PARTS_OF_ANY not in names or not any(name.startswith(_PART_OF_A_BOOK) for name in names):
                return None
            unsolved = _weigh(archive, len(raw))
        return Book(_opened(raw), unsolved)
    # A bomb has its sentence, and a lack of memory is for imports.worker to tell: neither means that this is no workbook.
    except (Trouble, MemoryError):
        raise
    except Exception:
        # openpyxl and zipfile raise whatever a broken part makes them raise.
        return None


def _weigh(archive: zipfile.ZipFile, packed: int) -> bool:
    """Unpack everything once, keeping nothing, and stop where it grows past belief. What the archive says of its sizes is not asked.

    Whether a formula without a result was seen on the way.
    """
    # Small files may unpack to 8 MB freely, all others to a hundred times their size, none to more than 200 MB.
    most = min(MOST_UNPACKED, max(FREELY_UNPACKED, packed * MOST_TIMES))
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise Trouble("imports.a_bomb")
    unpacked, unsolved = 0, False
    for part in parts:
        with archive.open(part) as stream:
            before = b""
            while chunk := stream.read(CHUNK):
                unpacked += len(chunk)
                # Sizes are counted as they come, since an archive's own list of them can lie.
                if unpacked > most or _declares(before + chunk, part.filename):
                    raise Trouble("imports.a_bomb")
                unsolved = unsolved or (part.filename.startswith(_SHEETS) and _UNSOLVED.search(before + chunk) is not None)
                before = chunk[-OVERLAP:]
    return unsolved


def _declares(text: bytes, name: str) -> bool:
    """Whether a part defines words of its own, which no spreadsheet program writes: that is how a small file becomes endless."""
    if not name.endswith((".xml", ".rels", ".vml")):
        return False
    # In UTF-16 there is a nought beside every letter.
    plain = text.replace(b"\0", b"")
    return b"<!ENTITY" in plain or b"<!DOCTYPE" in plain


def _opened(raw: bytes) -> Any:
    from openpyxl import load_workbook  # type: ignore[import-untyped]  # it has no types of its own

    # It warns, now and while rows are read, of what it would lose by writing the file again.
    warnings.filterwarnings("ignore", category=UserWarning, module=r"openpyxl\.")
    return load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)


class _troubles_worded:
    """A broken part of a workbook, told as one sentence."""

    def __init__(self, file: str) -> None:
        self._file = file

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, trouble: BaseException | None, _: object) -> None:
        # openpyxl raises whatever a broken part makes it raise, from KeyError to errors of XML, and while rows are read too.
        if isinstance(trouble, Exception) and not isinstance(trouble, Trouble | MemoryError):
            raise Trouble("imports.broken_workbook", file=self._file) from None
