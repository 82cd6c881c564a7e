"""Where a list ends and another table begins below it or beside it. Reads only the first, and tells of what it passes over."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator, MutableMapping, Sequence

from moothall.core.batch import Remark
from moothall.imports.header_row import SURE, filled
from moothall.imports.merged_cells import letters_of
from moothall.imports.separated_text import RawRow, column

NAMED = 8
"""Rows that a remark names; a list printed on pages has its heading on each of them."""

Told = MutableMapping[str, Remark]
"""Remarks by their keys, so that what is read twice is told once."""


def first_table(rows: Iterator[RawRow], header: Sequence[str], known: Collection[str], told: Told) -> Iterator[RawRow]:
    """The rows below a header up to where another table begins. A heading that stands again is passed over, with the title above it."""
    kinds = _Kinds(header, known)
    ahead: deque[RawRow] = deque()
    again: list[int] = []
    gap = begun = False
    while record := _next(rows, ahead):
        if not any(map(str.strip, record.cells)):
            gap = begun
            yield record
            continue
        below = _peek(rows, ahead) if gap and len(filled(record.cells)) == 1 else None
        # A title counts with the heading below it.
        kind = kinds.of(below.cells, gap) if below else kinds.of(record.cells, gap)
        if kind == "again":
            again += [record.number, below.number] if below else [record.number]
            if below:
                _next(rows, ahead)
            told["imports.heading_again"] = Remark("imports.heading_again", {"rows": listed(again)})
        elif kind == "other":
            last = max((one.number for one in (*ahead, *rows) if filled(one.cells)), default=record.number)
            told["imports.another_table"] = Remark(
                "imports.another_table", {"row": (below or record).number, "first": record.number, "last": last}
            )
            return
        else:
            yield record
        gap, begun = False, True


def listed(rows: Sequence[int]) -> str:
    """Numbers of rows for a sentence, which is not endless."""
    return ", ".join(map(str, rows[:NAMED])) + (" …" if len(rows) > NAMED else "")


def _next(rows: Iterator[RawRow], ahead: deque[RawRow]) -> RawRow | None:
    return ahead.popleft() if ahead else next(rows, None)


def _peek(rows: Iterator[RawRow], ahead: deque[RawRow]) -> RawRow | None:
    """The next filled row, kept for later with the empty ones before it."""
    while not (found := next((one for one in ahead if filled(one.cells)), None)):
        record = next(rows, None)
        if record is None:
            return None
        ahead.append(record)
    return found if found is ahead[0] else None


class _Kinds:
    """What a row is beside the header at hand: the same again, the header of another table, or a row like others ("")."""

    def __init__(self, header: Sequence[str], known: Collection[str]) -> None:
        self._names = {column(cell) for cell in header if cell.strip()}
        self._begins = {cell.strip().casefold() for cell in header} | {""}
        self._places = set(filled(header))
        self._known = set(known)

    def of(self, cells: Sequence[str], gap: bool) -> str:
        # Nearly every row begins with something that heads no column, and there is no gap above it: no more is asked of it.
        if not gap and not (cells and cells[0].strip().casefold() in self._begins):
            return ""
        places = filled(cells)
        if len(places) < 2:
            return ""
        names = {column(cells[place]) for place in places}
        if names <= self._names and len(names) * 2 > len(self._names) and len(names) > 1:
            return "again"
        if not gap:
            return ""
        heads = all(_may_head(cells[place]) for place in places)
        elsewhere = sum(place not in self._places for place in places)
        return "other" if heads and (len(names & self._known) >= SURE or elsewhere > len(places) / 2) else ""


def _may_head(cell: str) -> bool:
    # In characters; a number heads no column, though a year or a question with one may.
    return len(cell) <= 200 and not re.fullmatch(r"[\d.,:/ %-]+", cell.strip())


# beside


def beside(header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """The place from which the header is another table's, behind an empty column; the header's width when there is none."""
    rows = list(rows)
    wide = [*header, *[""] * (max(map(len, rows), default=0) - len(header))]
    for gap in range(1, len(header) - 1):
        if any(row[gap : gap + 1] and row[gap].strip() for row in (wide, *rows)) or not header[gap - 1].strip():
            continue
        left, right = _names(header[:gap]), _names(header[gap + 1 :])
        if right and (left & right or _apart(rows, gap)):
            return gap
    return len(header)


def _names(header: Sequence[str]) -> set[str]:
    return {column(cell) for cell in header if cell.strip()}


def _apart(rows: Sequence[Sequence[str]], gap: int) -> bool:
    """Whether some rows have cells on the right of a gap alone, and some on its left alone: rows of one list have both."""
    sides = [(bool(filled(row[:gap])), bool(filled(row[gap:]))) for row in rows]
    return (False, True) in sides or ((True, False) in sides and sum(right for _, right in sides) * 2 <= len(sides))


def beside_remark(header: Sequence[str], place: int) -> Remark:
    """Which columns are another table's."""
    named = [letters_of(n) for n in range(place, len(header)) if header[n].strip()]
    return Remark("imports.table_beside", {"first": named[0], "last": named[-1]})
