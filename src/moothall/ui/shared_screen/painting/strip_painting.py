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
_TALLEST, _NAMES, _ANSWERS = 116, 0.32, 130
# A dot's radius, the distance from one to the next, and how many stand across.
_DOT, _PITCH, _ACROSS = 17.0, 21.0, 4
# Beyond so many answers one dot is two people.
MOST_DOTS = 60
_AIR = 12


def paint_strips(page: ScreenPage, part: Strips, area: QRectF) -> None:
    line = step("base").line
    foot = [words for words in (part.note, part.legend) if words]
    names = area.width() * _NAMES
    axis = QRectF(area.x() + names, area.y(), area.width() - names - _ANSWERS, line)
    _paint_axis(page, part, axis)
    rows = QRectF(area.x(), area.y() + line + 4, area.width(), area.height() - line - 4 - len(foot) * line - _AIR)
    pitch = min(_TALLEST, rows.height() / max(1, len(part.rows)))
    people = max((row.n for row in part.rows), default=0)
    for place, row in enumerate(part.rows):
        own = QRectF(rows.x(), rows.y() + place * pitch, rows.width(), pitch)
        _paint_row(page, row, own, QRectF(axis.x(), own.y(), axis.width(), pitch), 2 if people > MOST_DOTS else 1)
    for place, words in enumerate(foot):
        y = area.bottom() - (len(foot) - place) * line
        page.line(words, QRectF(area.x(), y, area.width(), line), ink="ink2")


def _paint_axis(page: ScreenPage, part: Strips, axis: QRectF) -> None:
    """The figures stand over their points; the words of the ends beside the first and the last where they have room."""
    wide = axis.width() / max(1, len(part.points))
    last = len(part.points) - 1
    low, high = part.ends
    for place, point in enumerate(part.points):
        cell = QRectF(axis.x() + place * wide, axis.y(), wide, axis.height())
        page.line(str(point), cell, align=CENTRE, bold=True)
        beside = 3 * wide if last >= 5 else wide
        figure = Block(str(point), step("base", bold=True)).width
        if place == 0 and low:
            page.line(low, QRectF(cell.center().x() + figure / 2 + 14, axis.y(), beside - wide / 2, axis.height()), ink="ink2")
        if place == last and high:
            room = QRectF(cell.center().x() - figure / 2 - 14 - beside + wide / 2, axis.y(), beside - wide / 2, axis.height())
            page.line(high, room, ink="ink2", align=RIGHT)
    page.line(say("screen.answers"), QRectF(axis.right(), axis.y(), _ANSWERS, axis.height()), ink="ink2", align=RIGHT)


def _paint_row(page: ScreenPage, row: StripRow, own: QRectF, strip: QRectF, each: int) -> None:
    line, named = step("base", bold=True), strip.x() - own.x() - 20
    lines = 1 if row.said else 2
    name = Block(row.name, line, named, lines)
    said = Block(row.said, step("base"), named) if row.said and own.height() >= 2 * step("base").line * 0.9 else None
    top = own.center().y() - (name.height + (said.height if said else 0)) / 2
    page.write(name, own.x(), top)
    if said:
        page.write(said, own.x(), top + name.height, "ink2")
    if row.counts is None:
        _paint_withheld(page, strip)
        return
    count = QRectF(strip.right(), own.y(), _ANSWERS, own.height())
    page.line(str(row.n), count, ink="ink2", align=RIGHT)
    if row.formal:
        _paint_lanes(page, row, strip)
        return
    base = strip.bottom() - 10
    if row.before:
        _paint_before(page, row, strip, base)
    _paint_dots(page, row.counts, strip, base, each)
    page.rule(base + 2, strip.x(), strip.right())


def _columns(counts: tuple[int, ...], strip: QRectF) -> list[tuple[float, float]]:
    wide = strip.width() / max(1, len(counts))
    return [(strip.x() + place * wide, wide) for place in range(len(counts))]


def _paint_dots(page: ScreenPage, counts: tuple[int, ...], strip: QRectF, base: float, each: int) -> None:
    """From the baseline up, four across; smaller where the tallest column wouldn't fit, so that every dot is there."""
    tallest = max((ceil(n / each / _ACROSS) for n in counts), default=0)
    scale = min(1.0, (base - strip.y() - 4) / max(1.0, tallest * _PITCH))
    dot, pitch = _DOT * scale, _PITCH * scale
    for (x, wide), n in zip(_columns(counts, strip), counts, strict=True):
        left = x + (wide - (_ACROSS - 1) * pitch - dot) / 2
        for place in range(ceil(n / each)):
            up, across = divmod(place, _ACROSS)
            page.dot(left + across * pitch, base - dot - up * pitch - 2, dot, solid=True, stroke=2)


def _paint_before(page: ScreenPage, row: StripRow, strip: QRectF, base: float) -> None:
    """The last wave as faint bars behind: its shares of today's answers, on the dots' own scale."""
    counts = row.counts or ()
    tallest = max((ceil(n / _ACROSS) for n in counts), default=0)
    pitch = _PITCH * min(1.0, (base - strip.y() - 4) / max(1.0, tallest * _PITCH))
    was = sum(row.before)
    for (x, wide), n in zip(_columns(row.before, strip), row.before, strict=True):
        high = min(base - strip.y() - 4, n * row.n / was / _ACROSS * pitch) if was else 0.0
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
    page.line(say("screen.strip_withheld"), box.adjusted(24, 0, -24, 0), ink="ink2")
