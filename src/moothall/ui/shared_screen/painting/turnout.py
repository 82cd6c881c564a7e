"""Paints how many ballots are in. Knows no option and no mark: a sealed vote shows nothing else."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF

from moothall.core.picture import TurnoutDots
from moothall.ui.shared_screen.painting.block import Block, step
from moothall.ui.shared_screen.painting.screen_page import ScreenPage
from moothall.words import say

_MOST_DOTS = 60  # beyond that a bar is quicker to read than a crowd
# Units of a screen 1080 high; smaller dots can't be told apart from the back.
_LARGEST, _SMALLEST = 96.0, 24.0
_ACROSS, _DOWN = 17 / 96, 14 / 96  # gaps as shares of a dot
# Units high.
_BAR = 72


def turnout_line() -> int:
    """The height kept for "31 of 45 in" at the foot."""
    return step("note").line


def paint_turnout_words(page: ScreenPage, part: TurnoutDots, area: QRectF) -> None:
    """The number bold, what it is out of plain, at the bottom left of `area`."""
    number = Block(str(part.ballots), step("note"))
    rest = Block(
        say("screen.of_in", of=part.of) if part.of else say("screen.in"), step("note", bold=False), area.width() - number.width - 40
    )
    top = area.bottom() - number.step.line
    page.write(number, area.x(), top)
    page.write(rest, area.x() + number.width + 36, top)


def paint_turnout(page: ScreenPage, part: TurnoutDots, area: QRectF) -> None:
    """One dot a person, solid once their ballot is in; a bar over sixty. Nothing when nobody counted the room."""
    # More ballots than people were counted: somebody came late, and their dot belongs there.
    people = max(part.of, part.ballots)
    if not part.of or area.height() < _SMALLEST:
        return
    if people > _MOST_DOTS:
        _paint_bar(page, part.ballots / people, area)
        return
    across = _dot_size(people, area)
    columns = _columns(across, area)
    for place in range(people):
        row, column = divmod(place, columns)
        x, y = area.x() + column * across * (1 + _ACROSS), area.y() + row * across * (1 + _DOWN)
        # Solid from the start of the row: a dot is no person, and where it lies says nothing.
        page.dot(x, y, across, solid=place < part.ballots, stroke=across / 16, open_ink="edge")


def _columns(across: float, area: QRectF) -> int:
    return max(1, int((area.width() + across * _ACROSS) // (across * (1 + _ACROSS))))


def _dot_size(people: int, area: QRectF) -> float:
    across = _LARGEST
    while across > _SMALLEST and math.ceil(people / _columns(across, area)) * across * (1 + _DOWN) > area.height():
        # In steps of 4 units: the largest size at which all rows fit.
        across -= 4
    return across


def _paint_bar(page: ScreenPage, share: float, area: QRectF) -> None:
    bar = QRectF(area.x(), area.y(), area.width(), min(_BAR, area.height()))
    page.box(bar, None, "edge", 6)
    if share:
        # 24 units at least: the first ballot of a hundred is seen to be in.
        page.box(QRectF(bar.x(), bar.y(), max(24.0, bar.width() * share), bar.height()), "accent")
