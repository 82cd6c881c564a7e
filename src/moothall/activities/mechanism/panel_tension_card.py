"""One tension on the ladder: its question, its age as a bar, since when it is on its step and until when. A button, to be reached."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from moothall.core.ladder import OnLadder
from moothall.day_words import near_day
from moothall.ui.kit.chip import chip_width, paint_chip
from moothall.ui.theme.look import look
from moothall.words import say

_BAR, _THICK = 84, 8  # px at 100 %: the oldest one's bar, as designed
_PAD = 12  # px at 100 %


class TensionCard(QAbstractButton):
    """`chosen` is the one whose days stand at the side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tension: OnLadder | None = None
        self._oldest = 0
        self._today = ""
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, tension: OnLadder, oldest: int, today: str) -> None:
        """`oldest` is the age of the oldest on the page, in days: its bar is full."""
        self.tension, self._oldest, self._today = tension, oldest, today
        past = [say("mechanism.past", n=tension.past)] if tension.past else []
        self.setAccessibleName(". ".join((f"{tension.number} {tension.question}", *self._facts(), *past)))
        self.update()

    def _facts(self) -> list[str]:
        t = self.tension
        assert t is not None
        told = [say("mechanism.age", n=t.age) if t.age else say("mechanism.age_today")]
        told += [say("mechanism.since", day=near_day(t.since, self._today))] if t.rung and t.age else []
        told += [say("mechanism.due", day=near_day(t.due, self._today))] if t.due else []
        told += [say("mechanism.came_up", n=t.came_up)] if t.came_up else []
        return told

    def sizeHint(self) -> QSize:
        now = look()
        return QSize(now.px(240), now.line("meta") * 2 + now.px(_PAD) + now.px(6))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self.tension
        if t is None:
            return
        now = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.colour("accent" if self.isChecked() else "edge"), 2 if self.isChecked() else 1))
        painter.setBrush(now.colour("tint" if self.underMouse() else "paper"))
        radius = now.tokens.radius.control
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        left, line = now.px(_PAD), now.line("meta")
        top = (self.height() - 2 * line - now.px(2)) // 2
        number = now.metrics("meta", bold=True).horizontalAdvance(str(t.number)) + now.px(10)
        painter.setFont(now.font("meta", bold=True))
        painter.setPen(now.colour("ink3"))
        painter.drawText(QRect(left, top, number, line), int(Qt.AlignmentFlag.AlignVCenter), str(t.number))
        painter.setPen(now.colour("ink"))
        painter.setFont(now.font("meta", bold=self.isChecked()))
        wide = self.width() - left - number - now.px(_PAD)
        words = now.metrics("meta", bold=self.isChecked()).elidedText(t.question, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(QRect(left + number, top, wide, line), int(Qt.AlignmentFlag.AlignVCenter), words)
        self._paint_days(painter, left + number, top + line + now.px(2))

    def _paint_days(self, painter: QPainter, left: int, top: int) -> None:
        t, now = self.tension, look()
        assert t is not None
        line, right = now.line("meta"), self.width() - now.px(_PAD)
        if t.past:
            past = say("mechanism.past", n=t.past)
            width = chip_width(past, "late")
            paint_chip(painter, QRect(right - width, top - now.px(2), width, line + now.px(2)), past, "late")
            right -= width + now.px(8)
        if self._oldest and self.width() > now.px(320):
            bar = QRectF(left, top + (line - now.px(_THICK)) / 2, now.px(_BAR), now.px(_THICK))
            painter.fillRect(bar, now.colour("line"))
            painter.fillRect(QRectF(bar.x(), bar.y(), bar.width() * t.age / self._oldest, bar.height()), now.colour("ink2"))
            left += now.px(_BAR) + now.px(8)
        painter.setFont(now.font("meta"))
        painter.setPen(now.colour("ink2"))
        told = now.metrics("meta").elidedText(", ".join(self._facts()), Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRect(left, top, right - left, line), int(Qt.AlignmentFlag.AlignVCenter), told)
