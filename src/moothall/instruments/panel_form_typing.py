"""A sheet while it is typed: a tile for each of its parts, and for organisations a cell for each, filled as digits come. Painted; what is
drawn here is gone with the sheet, and is said by the description to whoever can't see it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from moothall.ui.theme.look import look
from moothall.words import say

# px at 100 %: the narrowest tile and cell, their heights, the lines of a name over a cell, and the space between.
_TILE_WIDE, _TILE_HIGH = 150, 50
_CELL_WIDE, _CELL_HIGH = 72, 34
_NAME_LINES = 3
_LABEL = 104
_GAP = 6


@dataclass(frozen=True, slots=True)
class PartTile:
    """One part of the sheet: what it is called, how far it is or how it is answered."""

    title: str
    note: str
    state: Literal["done", "now", "to_come"]


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One column of the sheet as a row of cells: an answer, "–" for can't judge, "" for a blank or one to come. `at` is the cell that the
    next digit is for; None where the row isn't typed now.
    """

    title: str
    answers: tuple[str, ...]
    at: int | None = None


class _Painted(QWidget):
    """As wide as it may be, as high as its rows need at that width."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def high(self, wide: int) -> int:
        """Px it needs at that width: none while nothing is drawn."""
        return 0

    def sizeHint(self) -> QSize:
        return QSize(look().px(_TILE_WIDE), self.high(self.width()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def told(self, description: str) -> None:
        self.setAccessibleDescription(description)
        self.updateGeometry()
        self.update()


class PartTiles(_Painted):
    """Every part, the one that is typed outlined. Side by side where there is room, else in rows of as many each."""

    def __init__(self) -> None:
        super().__init__(say("instruments.parts"))
        self._tiles: Sequence[PartTile] = ()

    def show_tiles(self, tiles: Sequence[PartTile]) -> None:
        self._tiles = tiles
        self.told("; ".join(f"{say(f'instruments.part_{tile.state}')}: {tile.title}, {tile.note}" for tile in tiles))

    def _rows(self, wide: int) -> tuple[int, int]:
        """How many rows, and how many tiles to one."""
        fit = max(1, (wide + _GAP) // (look().px(_TILE_WIDE) + _GAP))
        rows = max(1, math.ceil(len(self._tiles) / fit))
        return rows, max(1, math.ceil(len(self._tiles) / rows))

    def high(self, wide: int) -> int:
        rows, _ = self._rows(wide)
        return rows * (look().px(_TILE_HIGH) + _GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _, a_row = self._rows(self.width())
        wide, high = (self.width() + _GAP) / a_row - _GAP, look().px(_TILE_HIGH)
        for place, tile in enumerate(self._tiles):
            row, column = divmod(place, a_row)
            _paint_tile(painter, QRectF(column * (wide + _GAP), row * (high + _GAP), wide, high), place + 1, tile)


def _paint_tile(painter: QPainter, box: QRectF, number: int, tile: PartTile) -> None:
    now = look()
    _paint_box(painter, box, "tint" if tile.state == "now" else "paper", outlined=tile.state == "now")
    inner = box.adjusted(12, 6, -12, -6).toRect()
    mark = "✓" if tile.state == "done" else str(number)
    painter.setFont(now.font("meta", bold=tile.state == "done"))
    painter.setPen(now.colour("accent_strong" if tile.state == "done" else "ink2"))
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), mark)
    painter.setFont(now.font("meta"))
    painter.setPen(now.colour("ink2"))
    left = inner.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance("00"), 0)
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), _fitted(painter, tile.note, inner.width()))
    painter.setFont(now.font("label", bold=True))
    painter.setPen(now.colour("ink"))
    painter.drawText(left, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), _fitted(painter, tile.title, left.width()))


class TypedCells(_Painted):
    """A cell for each organisation under its name, a row for each column that is typed or was. More than fit side by side go on below, in
    bands; where the window is too low for all of them, the one that is typed is seen.
    """

    def __init__(self) -> None:
        super().__init__(say("instruments.typed"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._names: Sequence[str] = ()
        self._rows: Sequence[TypedRow] = ()

    def show_rows(self, names: Sequence[str], rows: Sequence[TypedRow], said: str) -> None:
        """`said` is the same in words, for a screen reader."""
        self._names, self._rows = names, rows
        self.told(said)

    def _a_band(self, wide: int) -> int:
        """How many organisations stand side by side: as many in each band."""
        fit = max(1, (wide - look().px(_LABEL)) // (look().px(_CELL_WIDE) + _GAP))
        bands = max(1, math.ceil(len(self._names) / fit))
        return max(1, math.ceil(len(self._names) / bands))

    def _band_high(self) -> int:
        return self._name_high() + len(self._rows) * (look().px(_CELL_HIGH) + _GAP) + _GAP

    def _name_high(self) -> int:
        return _NAME_LINES * look().px(18)

    def high(self, wide: int) -> int:
        return math.ceil(len(self._names) / self._a_band(wide)) * self._band_high()

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(_LABEL + _CELL_WIDE), self._band_high())

    def first_band(self) -> int:
        """Bands before it are out of sight, so that the cell the next digit is for isn't."""
        fit, a_band = max(1, self.height() // self._band_high()), self._a_band(self.width())
        here = next((min(row.at, len(self._names) - 1) for row in self._rows if row.at is not None), 0) // a_band
        return max(0, here - fit + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        label, a_band = look().px(_LABEL), self._a_band(self.width())
        wide = (self.width() - label + _GAP) / a_band - _GAP
        first, fit = self.first_band(), max(1, self.height() // self._band_high())
        for place, name in enumerate(self._names):
            band, column = divmod(place, a_band)
            band -= first
            # Whole bands alone: half a row of names would look like another row.
            if not 0 <= band < fit:
                continue
            top, left = band * self._band_high(), label + column * (wide + _GAP)
            self._paint_name(painter, QRect(round(left), top, round(wide), self._name_high()), place, name)
            for row, typed in enumerate(self._rows):
                under = top + self._name_high() + _GAP + row * (look().px(_CELL_HIGH) + _GAP)
                if column == 0:
                    self._paint_label(painter, QRect(0, under, label - _GAP, look().px(_CELL_HIGH)), typed)
                _paint_cell(painter, QRectF(left, under, wide, look().px(_CELL_HIGH)), typed, place)

    def _paint_name(self, painter: QPainter, box: QRect, place: int, name: str) -> None:
        here = any(row.at == place for row in self._rows)
        painter.setFont(look().font("meta", bold=here))
        painter.setPen(look().colour("ink" if here else "ink2"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        # A name of more lines than there is room for loses its end and not its beginning.
        fits = painter.boundingRect(box, int(flags) | int(Qt.TextFlag.TextWordWrap), name).height() <= box.height()
        if not fits:
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.save()
        painter.setClipRect(box)
        painter.drawText(box, int(flags) | int(Qt.TextFlag.TextWordWrap), name)
        painter.restore()

    @staticmethod
    def _paint_label(painter: QPainter, box: QRect, row: TypedRow) -> None:
        painter.setFont(look().font("meta", bold=row.at is not None))
        painter.setPen(look().colour("ink" if row.at is not None else "ink2"))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, int(flags), _fitted(painter, row.title, box.width()))


def _paint_cell(painter: QPainter, box: QRectF, row: TypedRow, place: int) -> None:
    said = row.answers[place] if place < len(row.answers) else ""
    _paint_box(painter, box, "tint" if said and row.at is not None else "paper", outlined=row.at == place)
    painter.setFont(look().font("label", bold=True))
    painter.setPen(look().colour("ink"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), said)


def _paint_box(painter: QPainter, box: QRectF, ground: Literal["tint", "paper"], outlined: bool) -> None:
    now = look()
    painter.setPen(QPen(now.colour("accent" if outlined else "line"), 2 if outlined else 1))
    painter.setBrush(now.colour(ground))
    edge = 1.0 if outlined else 0.5
    painter.drawRoundedRect(box.adjusted(edge, edge, -edge, -edge), now.tokens.radius.small, now.tokens.radius.small)


def _fitted(painter: QPainter, text: str, wide: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, wide)
