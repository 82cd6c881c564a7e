"""Paints strips: how many stand at each point of a scale, row by row under one axis. A withheld one is hatched and says so; nobody is named
and nothing averaged.
"""

from __future__ import annotations

from math import ceil, sqrt

from PySide6.QtCore import QRectF

from moothall.core.strips import StripRow, Strips
from moothall.ui.shared_screen.painting.block import Block, step
from moothall.ui.shared_screen.painting.screen_page import CENTRE, RIGHT, ScreenPage
from moothall.words import say

# Units of a screen 1080 high, as designed: the highest row, the names' column, the answers' column.
_TALLEST, _NAMES = 116, 0.36
# With so few rows each may be higher, and its dots larger.
_FEW_ROWS, _HIGHEST, _LARGEST = 2, 260, 2.2
_SOME_ROWS, _HIGHER = 4, 165
# A dot's radius, the distance from one to the next, and how many stand across.
_DOT, _PITCH, _ACROSS = 17.0, 21.0, 4
# Beyond so many answers one dot is two people.
MOST_DOTS = 60
_AIR, _BESIDE = 12, 14


def paint_strips(page: ScreenPage, part: Strips, area: QRectF) -> None:
    line = step("base").line
    names = area.width() * _NAMES
    counted = Block(say("screen.answers"), step("base")).width + 2 * _BESIDE
    axis = QRectF(area.x() + names, area.y(), area.width() - names - counted, line)
    beside = _paint_axis(page, part, axis, area.right())
    foot = [Block(words, step("base"), area.width(), 2) for words in (part.note, " · ".join(filter(None, (beside, part.legend)))) if words]
    below = sum(block.height for block in foot)
    rows = QRectF(area.x(), area.y() + line + 4, area.width(), area.height() - line - 4 - below - _AIR)
    few = len(part.rows)
    tallest = _HIGHEST if few <= _FEW_ROWS else _HIGHER if few <= _SOME_ROWS else _TALLEST
    pitch = min(tallest, rows.height() / max(1, few))
    people = max((row.n for row in part.rows), default=0)
    for place, row in enumerate(part.rows):
        own = QRectF(rows.x(), rows.y() + place * pitch, rows.width(), pitch)
        _paint_row(page, row, own, QRectF(axis.x(), own.y(), axis.width(), pitch), 2 if people > MOST_DOTS else 1)
    y = area.bottom() - below
    for block in foot:
        page.write(block, area.x(), y, "ink2")
        y += block.height


def _paint_axis(page: ScreenPage, part: Strips, axis: QRectF, right: float) -> str:
    """The figures stand over their points. The words of the ends stand beside the first and the last where they have room; where not they
    are given back, to be said below.
    """
    wide, last = axis.width() / max(1, len(part.points)), len(part.points) - 1
    page.line(say("screen.answers"), QRectF(axis.right(), axis.y(), right - axis.right(), axis.height()), ink="ink2", align=RIGHT)
    figure = Block(str(part.points[0]), step("base", bold=True)).width if part.points else 0.0
    # From beside the first figure to before the middle one.
    room = (last / 2) * wide - figure - 2 * _BESIDE
    fit = last % 2 == 0 and any(part.ends) and all(Block(end, step("base")).width <= room for end in part.ends)
    for place, point in enumerate(part.points):
        if not fit or place in (0, last // 2, last):
            page.line(str(point), QRectF(axis.x() + place * wide, axis.y(), wide, axis.height()), align=CENTRE, bold=True)
    if not fit:
        return ", ".join(f"{point} {end}" for point, end in zip(part.points[:: last or 1], part.ends, strict=False) if end)
    low, high = part.ends
    centre = axis.x() + wide / 2
    page.line(low, QRectF(centre + figure / 2 + _BESIDE, axis.y(), room, axis.height()), ink="ink2")
    end = axis.right() - wide / 2 - figure / 2 - _BESIDE
    page.line(high, QRectF(end - room, axis.y(), room, axis.height()), ink="ink2", align=RIGHT)
    return ""


def _paint_row(page: ScreenPage, row: StripRow, own: QRectF, strip: QRectF, each: int) -> None:
    line, named = step("base", bold=True), strip.x() - own.x() - 20
    # The name comes first: what is said beside it goes where a row has no room for both.
    said = Block(row.said, step("base"), named) if row.said and own.height() >= 2 * step("base").line * 0.9 else None
    name = Block(row.name, line, named, 1 if said else 2)
    top = own.center().y() - (name.height + (said.height if said else 0)) / 2
    page.write(name, own.x(), top)
    if said:
        page.write(said, own.x(), top + name.height, "ink2")
    if row.counts is None:
        _paint_withheld(page, strip)
        return
    count = QRectF(strip.right(), own.y(), own.right() - strip.right(), own.height())
    page.line(str(row.n), count, ink="ink2", align=RIGHT)
    if row.formal:
        _paint_lanes(page, row, strip)
        return
    base = strip.bottom() - 10
    if row.before:
        _paint_before(page, row, strip, base, each)
    _paint_dots(page, row.counts, strip, base, each)
    page.rule(base + 2, strip.x(), strip.right())


def _columns(counts: tuple[int, ...], strip: QRectF) -> list[tuple[float, float]]:
    wide = strip.width() / max(1, len(counts))
    return [(strip.x() + place * wide, wide) for place in range(len(counts))]


def _scale(counts: tuple[int, ...], strip: QRectF, base: float, each: int) -> float:
    """How large dots are drawn: every one of them must have room, in the tallest column and across one point."""
    tallest = max((ceil(n / each / _ACROSS) for n in counts), default=0)
    across = strip.width() / max(1, len(counts)) / ((_ACROSS + 1) * _PITCH)
    return min(_LARGEST, across, (base - strip.y() - 4) / max(1.0, tallest * _PITCH))


def _paint_dots(page: ScreenPage, counts: tuple[int, ...], strip: QRectF, base: float, each: int) -> None:
    """From the baseline up, four across; smaller where the tallest column wouldn't fit, so that every dot is there."""
    scale = _scale(counts, strip, base, each)
    dot, pitch = _DOT * scale, _PITCH * scale
    for (x, wide), n in zip(_columns(counts, strip), counts, strict=True):
        left = x + (wide - (_ACROSS - 1) * pitch - dot) / 2
        for place in range(ceil(n / each)):
            up, across = divmod(place, _ACROSS)
            page.dot(left + across * pitch, base - dot - up * pitch - 2, dot, solid=True, stroke=2)


def _paint_before(page: ScreenPage, row: StripRow, strip: QRectF, base: float, each: int) -> None:
    """The last wave as faint bars behind: its shares of today's answers, on the dots' own scale."""
    counts = row.counts or ()
    pitch = _PITCH * _scale(counts, strip, base, each)
    was = sum(row.before)
    for (x, wide), n in zip(_columns(row.before, strip), row.before, strict=True):
        high = min(base - strip.y() - 4, n * row.n / was / each / _ACROSS * pitch) if was else 0.0
        if high:
            page.box(QRectF(x + wide * 0.15, base - high, wide * 0.7, high), "line", radius=0)


def _paint_lanes(page: ScreenPage, row: StripRow, strip: QRectF) -> None:
    """Two columns of ratings, one hollow above and one solid below: the larger a dot, the more people chose that point."""
    most = max(*row.formal, *(row.counts or (0,)), 1)
    lane = strip.height() / 2 - 2
    for solid, counts, y in ((False, row.formal, strip.y() + 1), (True, row.counts or (), strip.y() + lane + 3)):
        for (x, wide), n in zip(_columns(counts, strip), counts, strict=True):
            if n:
                # By area, as the eye compares; never so small that one person can't be seen.
                across = max(10.0, min(lane, wide) * sqrt(n / most))
                page.dot(x + (wide - across) / 2, y + (lane - across) / 2, across, solid=solid, stroke=4)
    page.rule(strip.bottom() - 1, strip.x(), strip.right())


def _paint_withheld(page: ScreenPage, strip: QRectF) -> None:
    box = strip.adjusted(0, 12, 0, -12)
    page.box(box, None, "edge", 3, 8)
    # On two lines where one would be cut: what isn't shown must not look as if it were damaged.
    words = Block(say("screen.strip_withheld"), step("base"), box.width() - 48, 2)
    page.write(words, box.x() + 24, box.center().y() - words.height / 2, "ink2")
