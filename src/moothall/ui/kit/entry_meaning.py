"""The right end of an entry line: what was typed means, in words, keys and symbols. Says; decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from moothall.ui.kit.inline_parts import InlinePart, paint_row, row_width, spoken
from moothall.ui.kit.tip import set_tip
from moothall.ui.theme.look import look

# px between two parts.
_GAP = 8


class EntryMeaning(QWidget):
    """A row of parts, at the right of its space."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: tuple[InlinePart, ...] = ()
        # Never wider than its words, so that what is typed has the rest.
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def show_parts(self, parts: Sequence[InlinePart]) -> None:
        # Called at every keystroke, and mostly with the same words.
        if tuple(parts) == self.parts:
            return
        self.parts = tuple(parts)
        # Nothing is meant after every Enter, and then there is nothing to measure.
        self.setAccessibleName(spoken(self.parts) if self.parts else "")
        self._tip_when_cut()
        self.updateGeometry()
        self.update()

    def _tip_when_cut(self) -> None:
        # Only when something is missing: a tip that repeats what is seen lies in the way.
        cut = bool(self.parts) and row_width(self.parts, _GAP) > self.width()
        if cut or self.toolTip():
            set_tip(self, spoken(self.parts) if cut else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tip_when_cut()

    def sizeHint(self) -> QSize:
        now = look()
        return QSize(row_width(self.parts, _GAP), now.px(now.tokens.size.target))

    def minimumSizeHint(self) -> QSize:
        # It may be squeezed to nothing: the words are shortened first, and the tip has the whole.
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        width = min(row_width(self.parts, _GAP), self.width())
        paint_row(QPainter(self), QRect(self.width() - width, 0, width, self.height()), self.parts, _GAP)
