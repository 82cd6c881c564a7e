"""Tick boxes and radio buttons with their words, and a second line of explanation where one is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from moothall.ui.kit.inline_parts import InlineWords, paint_row, width_of
from moothall.ui.kit.marks import paint_tick
from moothall.ui.kit.mnemonics import without_mnemonic
from moothall.ui.theme.look import Ink, look

if TYPE_CHECKING:
    Mixed = QAbstractButton
else:
    Mixed = object  # a class may extend one class of Qt's only; the checker is told what this one is mixed into

# px from the mark to the words.
_GAP = 12


class Worded(Mixed):
    """What a tick and a radio button share: words at the right of a mark, the whole of it to press."""

    _words: str
    _note: str

    def _say(self, words: str, note: str) -> None:
        self._words, self._note = words, note
        self.setText(without_mnemonic(words))
        self.setAccessibleName(words)
        self.setAccessibleDescription(note)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_note(self, note: str) -> None:
        self._say(self._words, note)
        self.updateGeometry()
        self.update()

    def _lines(self) -> list[InlineWords]:
        """The words stand out when a note explains them."""
        # The palest ink still passes 4.5:1: what can't be ticked can be read.
        ink: Ink = "ink" if self.isEnabled() else "ink3"
        if not self._note:
            return [InlineWords(self._words, "body", ink)]
        return [InlineWords(self._words, "label", ink), InlineWords(self._note, "meta", "ink2")]

    def _mark_size(self) -> int:
        return look().px(look().tokens.size.tick)

    def sizeHint(self) -> QSize:
        now = look()
        # A tick without words, in a table, takes the gap back.
        words = max(width_of(line) for line in self._lines()) if self._words else -_GAP
        lines = sum(now.line(line.kind) for line in self._lines())
        # 4 px to spare at the right, so that rounding never shortens the last word.
        return QSize(self._mark_size() + _GAP + words + 4, max(lines, now.px(now.tokens.size.target)))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), look().px(120)), self.sizeHint().height())

    def hitButton(self, pos: object) -> bool:
        return self.rect().contains(pos)  # type: ignore[call-overload]

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._mark_size()
        self._paint_mark(painter, QRectF(0, (self.height() - side) / 2, side, side))
        lines = self._lines()
        top = (self.height() - sum(now.line(line.kind) for line in lines)) // 2
        for line in lines:
            height = now.line(line.kind)
            paint_row(painter, QRect(side + _GAP, top, self.width() - side - _GAP, height), [line], 0)
            top += height

    def _paint_mark(self, painter: QPainter, rect: QRectF) -> None:
        """The box or the ring, which each of the two paints in its own way."""


class Tick(Worded, QCheckBox):
    """A box of 24 that is ticked or not."""

    def __init__(self, words: str, note: str = "", *, on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say(words, note)
        self.setChecked(on)

    def _paint_mark(self, painter: QPainter, rect: QRectF) -> None:
        now = look()
        radius = now.tokens.radius.small
        on = self.isChecked()
        painter.setPen(QPen(now.colour("accent" if on else "edge" if self.isEnabled() else "ink3"), 2))
        painter.setBrush(now.colour("accent" if on else "tint" if self.underMouse() else "paper"))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
        if on:
            paint_tick(painter, rect, now.colour("on_accent"))


class Radio(Worded, QRadioButton):
    """A ring of 20, thick when chosen. Radios of one parent exclude each other."""

    def __init__(self, words: str, note: str = "", *, on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say(words, note)
        self.setChecked(on)

    def _mark_size(self) -> int:
        return look().px(look().tokens.size.radio)

    def _paint_mark(self, painter: QPainter, rect: QRectF) -> None:
        now = look()
        on = self.isChecked()
        # A thick ring leaves a hole of 40 %: chosen and not chosen differ in shape and not only in colour.
        width = rect.width() * 0.3 if on else 2
        painter.setPen(QPen(now.colour("accent" if on else "edge" if self.isEnabled() else "ink3"), width))
        painter.setBrush(now.colour("tint" if self.underMouse() and not on else "paper"))
        painter.drawEllipse(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2))
