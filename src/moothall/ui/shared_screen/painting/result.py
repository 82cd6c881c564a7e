"""Paints a result: symbol, name, dots, total, voters. Near-ties are joined and named; nobody comes first."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from moothall.core.picture import Result, ResultLine
from moothall.tokens import Type
from moothall.ui.shared_screen.painting.block import Block, step
from moothall.ui.shared_screen.painting.screen_dots import CONCERN_SIDE, Dots, paint_bracket, paint_concern
from moothall.ui.shared_screen.painting.screen_page import RIGHT, ScreenPage
from moothall.words import say

# All in units of a screen 1080 high. A row as designed, and with two lines of foot below six of them.
_ROW, _TIGHT_ROW = 130, 116
# The symbol, and where the names begin after it.
_SYMBOL, _SYMBOL_COLUMN = 80, 96
# The column of totals at least, so that they stand alike from page to page; and the space between columns.
_LEAST_TOTALS, _GAP = 160, 36
_BRACKET_SPACE = 100  # between the longest row of dots and the totals
# A name's line, above its dots; from one line of a name to its second; its dots, and what is left below them.
_NAME_LINE, _TIGHT, _DOTS, _BELOW = 72, 58, 34, 4
_NAME_LINES, _ROOMY_ROW = 4, 114
# Width of the names from which "near-tie" may stand beside one.
_ROOMY = 900
# Above the foot.
_FOOT_GAP = 14
# Of what a room has to know to read the result right: it is never cut.
_NOTE_LINES = 3


def turnout_words(part: Result) -> str:
    if not part.ballots and any(line.voters is None for line in part.lines):
        return say("screen.no_voter_count")
    return say("screen.of_voted", n=part.ballots, of=part.of) if part.of else say("screen.voted", n=part.ballots)


# A bracket of 24, 16 after it and 24 before.
_BRACKET_ROOM = 64


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns of this page begin, in units of the screen."""

    names: float
    names_end: float
    totals_end: float
    voters_end: float
    right: float
    name_ties: bool
    """Where the word "near-tie" would cost an option its name, it goes to the line below."""


def paint_result(page: ScreenPage, part: Result, area: QRectF) -> None:
    columns = _columns(part, area)
    # The foot first: how many lines it needs decides how high a row may be.
    foot = _Foot(part, area.width(), named_below=not columns.name_ties)
    rows = QRectF(area.x(), area.y(), area.width(), area.height() - foot.height)
    tops = _tops(part, columns, rows, _ROW if foot.rows < 2 else _TIGHT_ROW)
    # `most` is the whole vote's and not this page's, so that a dot is as long on every page.
    dots = Dots(page, part.most, columns.names_end - columns.names - _BRACKET_SPACE)
    for place, line in enumerate(part.lines):
        row = QRectF(area.x(), tops[place], area.width(), tops[place + 1] - tops[place])
        _paint_line(page, line, row, columns, dots, columns.name_ties and _is_named(part, place))
    _paint_brackets(page, part, tops, columns)
    foot.paint(page, area)


def _tops(part: Result, columns: _Columns, rows: QRectF, roomy: float) -> list[float]:
    """Where each row begins, and where the last ends: as high as its name needs, and up to `roomy` where there is room."""
    ends = (_end(line, columns.name_ties and _is_named(part, place)) for place, line in enumerate(part.lines))
    names = [_name(line.text, columns, _NAME_LINES, end) for line, end in zip(part.lines, ends, strict=True)]
    needed = [name.lines * _TIGHT + _DOTS + _BELOW for name in names]
    spare = (rows.height() - sum(needed)) / max(1, len(needed))
    tops = [rows.y()]
    for need in needed:
        high = need * rows.height() / sum(needed) if spare < 0 else max(need, min(roomy, need + spare))
        tops.append(tops[-1] + high)
    return tops


def _columns(part: Result, area: QRectF) -> _Columns:
    names = area.x() + max(_SYMBOL_COLUMN, *(_number_width(line) for line in part.lines), 0)
    voters = max((Block(_voters(line), step("base")).width for line in part.lines), default=0)
    concerns = max(
        (Block(str(line.concerns), step("base", bold=True)).width for line in part.lines if line.concerns is not None), default=0
    )
    voters_end = area.right() - (concerns + CONCERN_SIDE + 12 + _GAP if concerns else 0)
    totals_end = voters_end - (voters + _GAP if voters else 0)
    totals = max((Block(str(line.dots), step("number")).width for line in part.lines), default=0)
    names_end = totals_end - max(_LEAST_TOTALS, totals + 24)
    return _Columns(names, names_end, totals_end, voters_end, area.right(), _ties_fit(part, names_end - names))


def _name(text: str, columns: _Columns, most: int, end: float) -> Block:
    """On one line, or on close ones where one would cut it. `end` is what stands after it before the next column."""
    base, wide = step("base", bold=True), columns.names_end - columns.names - end
    block = Block(text, base, wide)
    return Block(text, Type(base.size, _TIGHT, base.weight), wide, max(1, most)) if block.cut else block


def _end(line: ResultLine, named: bool) -> float:
    """A name ends before the bracket, and before its word on the line where that stands."""
    return 24 if not line.bracket else _BRACKET_ROOM + (_tie_room() if named else -12)


def _ties_fit(part: Result, wide: float) -> bool:
    room = wide - _BRACKET_ROOM - _tie_room()
    return wide >= _ROOMY and all(Block(part.lines[last].text, step("base", bold=True)).width <= room for _, last in _runs(part))


def _tie_room() -> float:
    return Block(say("screen.near_tie"), step("base")).width + 40


def _number_width(line: ResultLine) -> float:
    return 0 if line.ordinal else Block(str(line.number), step("base", bold=True)).width + 20


def _voters(line: ResultLine) -> str:
    return "" if line.voters is None else say("screen.voters", n=line.voters)


def _paint_line(page: ScreenPage, line: ResultLine, row: QRectF, columns: _Columns, dots: Dots, named: bool) -> None:
    if line.ordinal:
        page.symbol(row.x(), row.center().y() - _SYMBOL / 2, _SYMBOL, line.ordinal)
    else:
        page.line(str(line.number), QRectF(row.x(), row.y(), columns.names - row.x(), row.height()), ink="ink2", bold=True)
    end = _end(line, named)
    name = _name(line.text, columns, min(_NAME_LINES, int((row.height() - _DOTS - _BELOW) // _TIGHT)), end)
    if name.lines == 1 and row.height() >= _ROOMY_ROW:
        # In the middle of a row that is higher than one of the design's.
        y = row.y() + max(0.0, row.height() - _ROW) / 2
        top, below = y + 2 + (_NAME_LINE - name.height) / 2, y + _NAME_LINE + 6
    else:
        # What a row needs: less where rows are low, so that dots never lie on the next name.
        top = row.y() + max(0.0, row.height() - name.height - _DOTS - _BELOW) / 2
        below = top + name.height
    page.write(name, columns.names, top)
    dots.paint(line, columns.names, below)
    page.line(str(line.dots), QRectF(row.x(), row.y(), columns.totals_end - row.x(), row.height()), "number", align=RIGHT)
    if words := _voters(line):
        page.line(
            words, QRectF(columns.totals_end, row.y(), columns.voters_end - columns.totals_end, row.height()), ink="ink2", align=RIGHT
        )
    if line.concerns:
        _paint_concerns(page, line.concerns, QRectF(columns.voters_end, row.y(), columns.right - columns.voters_end, row.height()))


def _paint_concerns(page: ScreenPage, concerns: int, room: QRectF) -> None:
    """A tally of its own, told apart by its shape; never taken off the dots."""
    wide = page.line(str(concerns), room, align=RIGHT, bold=True)
    paint_concern(page, room.right() - wide - 12 - CONCERN_SIDE, room.center().y())


# near-ties


def _runs(part: Result) -> list[tuple[int, int]]:
    """Near-ties on this page as (first, last) places."""
    runs: dict[int, tuple[int, int]] = {}
    for place, line in enumerate(part.lines):
        if line.bracket:
            # A run may begin on the page before: then what of it is here is joined.
            runs[line.bracket] = (runs.get(line.bracket, (place, place))[0], place)
    return list(runs.values())


def _is_named(part: Result, place: int) -> bool:
    """The word stands on the run's last line, inside the bracket."""
    return any(last == place for _, last in _runs(part))


def _paint_brackets(page: ScreenPage, part: Result, tops: list[float], columns: _Columns) -> None:
    for first, last in _runs(part):
        # The bracket of 24 units and 16 of air; 24 from the outer edges of its rows.
        x = columns.names_end - 40
        paint_bracket(page, QRectF(x, tops[first] + 24, 24, tops[last + 1] - tops[first] - 48))
        if not columns.name_ties:
            continue
        word = Block(say("screen.near_tie"), step("base"))
        page.write(word, x - 24 - word.width, tops[last] + 2 - (word.step.line - _NAME_LINE) / 2, "accent")


# the line below


class _Foot:
    """What the dots mean at the left, what isn't shown at the right: on one line while they fit. Else the note stands below, whole, and
    what isn't shown at the end of the first line that has room for it.
    """

    def __init__(self, part: Result, width: float, *, named_below: bool) -> None:
        samples = _samples(part)
        if named_below and _runs(part):
            samples.append(("bracket", say("screen.near_tie")))
        pages = say("screen.page", n=part.page, of=part.pages) if part.pages > 1 and not part.rest else ""
        self._rest, base = part.rest or pages, step("base")
        # 104 units for a dot of 36, 14 to its words and 40 after them, with some to spare.
        wide = [(s, Block(s[1], base).width + 104) for s in samples]
        self._legend = _wrapped(wide, width)
        rest, note = (Block(words, base).width + 48 if words else 0.0 for words in (self._rest, part.note))
        self._one_line = sum(w for _, w in wide) + note + rest <= width
        last = sum(w for sample, w in wide if self._legend and sample in self._legend[-1])
        self._above = bool(self._legend) and last + rest <= width
        beside = width if self._above else width - rest
        whole = not Block(part.note, base, beside, _NOTE_LINES).cut
        self._note = Block(part.note, base, beside if whole else width, _NOTE_LINES) if part.note else None
        below = (self._note.lines + (not whole) if self._note else 0) or (0 if self._above else 1)
        self.rows = 1 if self._one_line else len(self._legend) + below

    @property
    def height(self) -> float:
        return self.rows * step("base").line + _FOOT_GAP

    def paint(self, page: ScreenPage, area: QRectF) -> None:
        line = step("base").line
        row, left = QRectF(area.x(), area.bottom() - line * self.rows, area.width(), line), area.x()
        for place, samples in enumerate(self._legend):
            row, left = row.translated(0, line) if place else row, row.x()
            for sample, words in samples:
                left = Dots.paint_sample(page, sample, left, row.center().y()) + 14
                left += page.line(words, QRectF(left, row.y(), area.right() - left, line), ink="ink2") + 40
        alone = not self._legend and not (self._note and self._rest)
        page.line(self._rest, row if self._one_line or self._above else row.translated(0, line), ink="ink2", align=RIGHT)
        if self._note is None:
            return
        # Alone in the foot it stands at the right, as the rest does.
        x = area.right() - self._note.width if alone else left if self._one_line else area.x()
        page.write(self._note, x, row.y() if self._one_line else area.bottom() - self._note.height, "ink2")


def _wrapped(samples: list[tuple[tuple[str, str], float]], width: float) -> list[list[tuple[str, str]]]:
    """Samples in as many lines as they need."""
    lines: list[list[tuple[str, str]]] = []
    left = 0.0
    for sample, wide in samples:
        # The gap of 40 after the last sample of a line needs no room.
        if not lines or left + wide - 40 > width:
            lines.append([])
            left = 0.0
        lines[-1].append(sample)
        left += wide
    return lines


def _samples(part: Result) -> list[tuple[str, str]]:
    counted = [line for line in part.lines if line.voters is not None]
    found = []
    if any(line.voters for line in counted):
        found.append(("solid", say("screen.one_person")))
    if any(line.dots > (line.voters or 0) for line in counted):
        found.append(("open", say("screen.further_point" if part.points else "screen.further_dot")))
    if any(line.voters is None and line.dots for line in part.lines):
        found.append(("bar", say("screen.no_voter_count")))
    if any(line.concerns for line in part.lines):
        found.append(("concern", say("screen.a_concern")))
    return found
