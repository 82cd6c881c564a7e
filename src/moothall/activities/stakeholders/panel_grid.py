"""The grid: interest across, power up, a numbered dot for each, with a sign for where they stand.

A list to a screen reader.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from moothall.activities.stakeholders.records import Stakeholder
from moothall.activities.stakeholders.rules import BOXES, HIGH, box_of
from moothall.ui.theme.look import look
from moothall.words import say

_RADIUS, _MARGIN, _FOOT = 14, 56, 40  # px at 100 %: a dot, the space for the axes' words
_SIGNS = {"for": "+", "neutral": "0", "against": "−", "": ""}


class StakeholderGrid(QWidget):
    """Arrows go from one to the next, Enter opens it: `opened` gives its key. Nobody without both figures is on it."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[Stakeholder, ...] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(look().px(320), look().px(280))
        self.setAccessibleName(say("stakeholders.view_grid"))

    @property
    def key(self) -> str:
        return self._entries[self._at].key if self._entries else ""

    def tell(self, entries: Sequence[Stakeholder]) -> None:
        key = self.key
        self._entries = tuple(entry for entry in entries if box_of(entry))
        self._at = next((place for place, entry in enumerate(self._entries) if entry.key == key), 0)
        self._told()

    def _told(self) -> None:
        chosen = self._entries[self._at] if self._entries else None
        said = [spoken(chosen)] if chosen else [say("stakeholders.nobody_rated")]
        self.setAccessibleDescription("; ".join([*said, *(spoken(entry) for entry in self._entries if entry is not chosen)]))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        if event.key() in steps and self._entries:
            self._at = (self._at + steps[Qt.Key(event.key())]) % len(self._entries)
            self._told()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.key:
            self.opened.emit(self.key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        near = [place for place, spot in enumerate(self._spots()) if (spot - event.position()).manhattanLength() <= 2 * look().px(_RADIUS)]
        if near:
            self._at = near[0]
            self._told()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.key:
            self.opened.emit(self.key)

    # drawing

    def _area(self) -> QRectF:
        now = look()
        return QRectF(self.rect()).adjusted(now.px(_MARGIN), now.px(16), -now.px(16), -now.px(_FOOT))

    def _spots(self) -> list[QPointF]:
        """Where each stands; of several on one point each a little further along, so that none hides another."""
        area, taken, found = self._area(), dict[tuple[str, str], int](), list[QPointF]()
        for entry in self._entries:
            place = taken.get((entry.power, entry.interest), 0)
            taken[entry.power, entry.interest] = place + 1
            x = area.x() + int(entry.interest) / 10 * area.width() + place * look().px(_RADIUS + 4)
            found.append(QPointF(min(x, area.right()), area.bottom() - int(entry.power) / 10 * area.height()))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        now, area = look(), self._area()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, now.colour("paper"))
        middle = QPointF(area.x() + HIGH / 10 * area.width(), area.bottom() - HIGH / 10 * area.height())
        painter.setPen(QPen(now.colour("line"), 1))
        painter.drawLine(QPointF(middle.x(), area.y()), QPointF(middle.x(), area.bottom()))
        painter.drawLine(QPointF(area.x(), middle.y()), QPointF(area.right(), middle.y()))
        painter.setPen(QPen(now.colour("edge"), 1))
        painter.drawRect(area)
        self._paint_words(painter, area, middle)
        for place, (entry, spot) in enumerate(zip(self._entries, self._spots(), strict=True)):
            self._paint_dot(painter, entry, spot, area.right(), chosen=place == self._at and self.hasFocus())

    def _paint_words(self, painter: QPainter, area: QRectF, middle: QPointF) -> None:
        now = look()
        line = now.line("meta")
        painter.setFont(now.font("meta"))
        painter.setPen(now.colour("ink3"))
        corners = {
            "closely": QRectF(middle.x(), area.y(), area.right() - middle.x(), line + 8),
            "satisfied": QRectF(area.x(), area.y(), middle.x() - area.x(), line + 8),
            "informed": QRectF(middle.x(), area.bottom() - line - 8, area.right() - middle.x(), line + 8),
            "watched": QRectF(area.x(), area.bottom() - line - 8, middle.x() - area.x(), line + 8),
        }
        for box in BOXES:
            side = Qt.AlignmentFlag.AlignRight if box in ("closely", "informed") else Qt.AlignmentFlag.AlignLeft
            painter.drawText(corners[box].adjusted(8, 0, -8, 0), int(side | Qt.AlignmentFlag.AlignVCenter), say(f"stakeholders.box_{box}"))
        painter.setPen(now.colour("ink2"))
        foot = QRectF(area.x(), area.bottom() + 4, area.width(), line)
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignLeft), "0")
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight), "10")
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignHCenter), say("stakeholders.label_interest"))
        left = QRectF(0, area.y(), area.x() - 8, area.height())
        painter.drawText(left, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), "10")
        painter.drawText(left, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), say("stakeholders.label_power"))
        painter.drawText(left, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom), "0")

    @staticmethod
    def _paint_dot(painter: QPainter, entry: Stakeholder, spot: QPointF, right: float, *, chosen: bool) -> None:
        now = look()
        radius = now.px(_RADIUS)
        painter.setPen(QPen(now.colour("accent"), 3 if chosen else 1.5))
        painter.setBrush(now.colour("tint" if chosen else "paper"))
        painter.drawEllipse(spot, radius, radius)
        painter.setPen(now.colour("ink"))
        painter.setFont(now.font("meta", bold=True))
        box = QRectF(spot.x() - radius, spot.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(entry.number))
        # Beside it and not in it: the sign must not be read as part of the number.
        sign = _SIGNS[entry.stands] + (f" › {_SIGNS[entry.wanted]}" if entry.wanted and entry.wanted != entry.stands else "")
        name = now.metrics("meta").elidedText(entry.name, Qt.TextElideMode.ElideRight, now.px(140))
        words = " ".join(filter(None, (sign, name)))
        wide, high = now.metrics("meta").horizontalAdvance(words) + 4, now.line("meta")
        # At its left where the right has no room; on paper, so that the middle lines don't cross it out.
        beside = spot.x() + radius + 4 if spot.x() + radius + 4 + wide <= right else spot.x() - radius - 4 - wide
        label = QRectF(beside, spot.y() - high / 2, wide, high)
        painter.fillRect(label, now.colour("paper"))
        painter.setFont(now.font("meta"))
        painter.drawText(label, int(Qt.AlignmentFlag.AlignCenter), words)


def spoken(entry: Stakeholder) -> str:
    """One of them in a sentence."""
    return say(
        "stakeholders.spoken", number=entry.number, name=entry.name, power=entry.power, interest=entry.interest,
        box=say(f"stakeholders.box_{box_of(entry)}"),
        stands=say(f"stakeholders.stands_{entry.stands}" if entry.stands else "stakeholders.unsaid"),
    )  # fmt: skip
