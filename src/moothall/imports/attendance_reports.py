"""Where the people stand in the attendance report of a video meeting: below lines about the meeting, and above what was done in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from moothall.imports import cell_shapes as shapes
from moothall.imports.column_words import is_question
from moothall.imports.encoding import TextSource
from moothall.imports.participant_table import called
from moothall.imports.separated_text import RawRow, column
from moothall.imports.table_layout import TableLayout, beginning, records_of

SEARCHED = 40
"""Rows among which the header of the people may be."""

_MOMENTS = ("join", "leave", "duration", "first_", "last_", "time", "attended", "minutes")
"""How the columns of a report begin that say when somebody was there."""
_DURATION = re.compile(
    r"(?:\d+\s*(?:h|hrs?|hours?|std|stunden?|uur|u|heures?|horas?|ore|godz|tim|timer?|t|ч|ώ|時間|小时|小時|시간|ชั่วโมง|ساعة"
    r"|d|days?|m|mins?"
    r"|minutes?|minuten|minutos?|minuti|min|мин|хв|λ|分|分钟|分鐘|분|นาที|دقيقة|s|secs?|seconds?|sek|seg|сек|秒|초)\b\.?\s*)+"
    r"|\d+:\d{2}(?::\d{2})?",
    re.I,
)
_LASTING = re.compile(
    r"durat|durée|dauer|duraci|duraç|duur|czas|varaktig|varighet|varighed|kesto|trván|időtartam|длит|трив|διάρκ|süre|minut"
    r"|時間|时长|時長|시간"
    r"|ระยะเวลา|مدة|משך|thời lượng",
    re.I,
)
_ACTION = re.compile(r"user action|benutzeraktion|action de l|acción del|azione|gebruikersactie|ação do|akcja|ユーザー操作|用户操作", re.I)


def _is_header(cells: list[str], below: Sequence[Sequence[str]]) -> bool:
    names = [column(cell) for cell in cells if cell.strip()]
    if len(names) < 3 or any(is_question(cell) and "?" in cell for cell in cells) or not _who(cells):
        return False
    moments = sum(any(part in name for part in _MOMENTS) for name in names)
    if moments > 1 and any("join" in name or "leave" in name for name in names):
        return True
    return _by_content(cells, below)


def _who(cells: Sequence[str]) -> bool:
    """Whether a column is called as those of people are, whatever stands in brackets behind it."""
    names = [column(cell) for cell in cells]
    return bool({called(name, ()) for name in names} & {"name", "first_name", "last_name"})


def _by_content(cells: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Two columns of moments and one of how long, whatever they are called; or a moment for each thing somebody did."""
    columns = [[row[place].strip() for row in below if place < len(row) and row[place].strip()] for place in range(len(cells))]
    moments = [place for place, said in enumerate(columns) if _mostly(shapes.is_moment, said)]
    lasting = [place for place, said in enumerate(columns) if _mostly(_is_duration, said)]
    # Minutes alone are any number, but for their heading.
    lasting += [place for place, said in enumerate(columns) if _LASTING.search(cells[place]) and _mostly(shapes.is_number, said)]
    return (len({*moments, *lasting}) > 2 and bool(lasting)) or (bool(moments) and any(map(_ACTION.search, cells)))


def _is_duration(cell: str) -> bool:
    return bool(_DURATION.fullmatch(cell))


def _mostly(like: Callable[[str], bool], cells: Sequence[str]) -> bool:
    return bool(cells) and sum(map(like, cells)) >= 0.6 * len(cells)


def people_of(source: TextSource, layout: TableLayout) -> tuple[TextSource, TableLayout] | None:
    """The source up to where the people end, and its layout with their header; None where this is no such report."""
    # JSON has no rows, and nothing that splits them.
    if source.book is not None or not layout.separator:
        return None
    for separator in dict.fromkeys((layout.separator, "\t", ",", ";")):
        first = list(islice(records_of(beginning(source), separator, ""), SEARCHED))
        for place, record in enumerate(first):
            below = [one.cells for one in _together(first[place + 1 :])]
            if _is_header(record.cells, below):
                shorter = _ended(source, separator, record.number)
                return shorter, TableLayout(separator, "", record.number, 1, tuple(record.cells))
    return None


def _together(rows: Sequence[RawRow]) -> Iterator[RawRow]:
    """Rows up to the first empty one."""
    return takewhile(lambda row: any(map(str.strip, row.cells)), rows)


def _ended(source: TextSource, separator: str, start: int) -> TextSource:
    """Without what follows the first empty row below the header: the same people again, for each time they came."""
    rows = 0
    for number, cells, *_ in records_of(source, separator, ""):
        rows = number
        if number > start and not any(cell.strip() for cell in cells):
            break
    else:
        return source
    # Records may have line breaks in them, but no report of a meeting has: a record is a line.
    kept = source.text.splitlines(keepends=True)[: rows - 1]
    return replace(source, text="".join(kept))
