"""Splits of 100 side by side: the plan, then a row for each table, to one scale, the plan's edges dashed down through all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from moothall.core.scenarios import POT
from moothall.ui.theme.look import Ink, look
from moothall.words import say

_ROW, _BAR, _PLAN = 40, 28, 24  # px at 100 %
_NAMES, _DIFFERENCES = 72, 148  # px at 100 % at the left of the bars and at their right
_TONES: tuple[tuple[Ink, Ink], ...] = (("accent_strong", "paper"), ("ink3", "paper"), ("tint", "ink"), ("paper", "ink"))
"""Fill and figures by place; a partner is told by its place and its figure, never by the tone alone."""


@dataclass(frozen=True, slots=True)
class SplitRow:
    """A table's split; `open` while it is typed, so that what isn't placed yet is dashed. `rule` is what it went by."""

    name: str
    split: tuple[int, ...]
    rule: str = ""
    open: bool = False


class SplitBars(QWidget):
    """Read aloud row by row, with every difference from the plan."""

    def __init__(self) -> None:
        super().__init__()
        self._partners: tuple[str, ...] = ()
        self._plan: tuple[int, ...] = ()
        self._rows: tuple[SplitRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, partners: Sequence[str], plan: Sequence[int], rows: Sequence[SplitRow]) -> None:
        self._partners, self._plan, self._rows = tuple(partners), tuple(plan), tuple(rows)
        self.setAccessibleName(say("scenario.splits"))
        told = (", ".join(f"{name} {share}" for name, share in zip(self._partners, row.split, strict=False)) for row in self._all)
        spoken = (f"{row.name}: {split}. {row.rule}" for row, split in zip(self._all, told, strict=True))
        self.setAccessibleDescription("\n".join(spoken))
        self.updateGeometry()
        self.update()

    @property
    def _all(self) -> tuple[SplitRow, ...]:
        return (SplitRow(say("scenario.plan"), self._plan), *self._rows)

    def sizeHint(self) -> QSize:
        now = look()
        return QSize(now.px(480), now.line("meta") + now.px(6) + len(self._all) * now.px(_ROW))

    # drawing

    def _bars(self) -> QRectF:
        now = look()
        left = now.px(_NAMES)
        # The rule has a third of what is left, and the differences their figures.
        room = self.width() - left - now.px(_DIFFERENCES)
        return QRectF(left, now.line("meta") + now.px(6), room * 2 / 3, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._plan:
            return
        painter, bars = QPainter(self), self._bars()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_heads(painter, bars)
        for place, row in enumerate(self._all):
            top = bars.top() + place * look().px(_ROW)
            self._paint_row(painter, row, QRectF(bars.x(), top, bars.width(), look().px(_ROW)), plan=place == 0)
        self._paint_edges(painter, bars)

    def _paint_heads(self, painter: QPainter, bars: QRectF) -> None:
        now, x = look(), bars.x()
        painter.setFont(now.font("meta", bold=True))
        painter.setPen(now.colour("ink"))
        for name, share in zip(self._partners, self._plan, strict=True):
            wide = bars.width() * share / POT
            words = now.metrics("meta", bold=True).elidedText(name, Qt.TextElideMode.ElideRight, int(wide) - 2)
            painter.drawText(QRectF(x, 0, wide, now.line("meta")), int(Qt.AlignmentFlag.AlignCenter), words)
            x += wide

    def _paint_row(self, painter: QPainter, row: SplitRow, area: QRectF, plan: bool) -> None:
        now = look()
        painter.setFont(now.font("label"))
        painter.setPen(now.colour("accent" if row.open else "ink"))
        painter.drawText(QRectF(0, area.y(), area.x(), area.height()), int(Qt.AlignmentFlag.AlignVCenter), row.name)
        high = now.px(_PLAN if plan else _BAR)
        x, top, placed = area.x(), area.center().y() - high / 2, 0
        for place, share in enumerate(row.split):
            wide = area.width() * max(0, min(share, POT - placed)) / POT
            self._paint_share(painter, QRectF(x, top, wide, high), share, place)
            x, placed = x + wide, placed + share
        if row.open and placed < POT:
            painter.setPen(QPen(now.colour("accent"), 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            rest = QRectF(x, top, area.right() - x, high).adjusted(1, 1, -1, -1)
            painter.drawRect(rest)
            painter.drawText(rest, int(Qt.AlignmentFlag.AlignCenter), str(POT - placed))
        if not plan:
            self._paint_beside(painter, row, area)

    def _paint_share(self, painter: QPainter, box: QRectF, share: int, place: int) -> None:
        now = look()
        fill, figure = _TONES[min(place, len(_TONES) - 1)]
        painter.setPen(QPen(now.colour("ink"), 1))
        painter.setBrush(now.colour(fill))
        painter.drawRect(box.adjusted(0.5, 0.5, -1.5, -0.5))
        painter.setFont(now.font("meta", bold=True))
        painter.setPen(now.colour(figure))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(share))

    def _paint_beside(self, painter: QPainter, row: SplitRow, area: QRectF) -> None:
        now = look()
        told = self._difference(row)
        painter.setFont(now.font("meta", bold=True))
        painter.setPen(now.colour("accent" if row.open else "ink2"))
        left = area.right() + now.px(8)
        painter.drawText(QRectF(left, area.y(), now.px(_DIFFERENCES) - now.px(16), area.height()), int(Qt.AlignmentFlag.AlignVCenter), told)
        painter.setFont(now.font("meta"))
        painter.setPen(now.colour("ink"))
        rule = QRectF(left + now.px(_DIFFERENCES) - now.px(8), area.y(), 0, area.height())
        rule.setRight(self.width())
        words = now.metrics("meta").elidedText(row.rule, Qt.TextElideMode.ElideRight, int(rule.width()))
        painter.drawText(rule, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _difference(self, row: SplitRow) -> str:
        if row.open:
            return say("scenario.to_place", n=max(0, POT - sum(row.split)))
        differences = [got - planned for got, planned in zip(row.split, self._plan, strict=False)]
        if not any(differences):
            return say("scenario.as_planned")
        # U+2212: a hyphen before a figure is no minus.
        return "  ".join("0" if not d else f"+{d}" if d > 0 else f"\u2212{-d}" for d in differences)

    def _paint_edges(self, painter: QPainter, bars: QRectF) -> None:
        now, x = look(), bars.x()
        painter.setPen(QPen(now.colour("ink"), 1, Qt.PenStyle.DashLine))
        for share in self._plan[:-1]:
            x += bars.width() * share / POT
            painter.drawLine(QPointF(x, bars.top()), QPointF(x, self.height()))
