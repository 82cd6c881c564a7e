"""A labelled text of several lines that grows with what is typed. Enter is done, Shift+Enter a new line; no formatting is kept. In a list
of one thing a line Enter is the next line instead."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from moothall.ui.kit.labelled import Labelled

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FRAME = 2 * (1 + 3) + 4  # the style sheet's border and padding, and room for the descenders


class GrowingText(QPlainTextEdit):
    """As tall as its text, between `fewest` and `most` lines; then it scrolls."""

    def __init__(self, fewest: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fewest, self._most = fewest, most
        self.setTabChangesFocus(True)
        # px; Qt's 4 would make one line here higher than a one-line field.
        self.document().setDocumentMargin(2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # text wraps; a bar would cover its only line
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def _lines(self) -> int:
        """The layout of a plain text document counts its height in lines, not in px."""
        return round(self.document().size().height())

    def _grow(self) -> None:
        # The bar only when the text is longer than may be seen: while it grows it would flash up at each new line.
        policies = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policies.ScrollBarAsNeeded if self._lines() > self._most else policies.ScrollBarAlwaysOff)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        lines = max(self._fewest, min(self._most, self._lines()))
        height = math.ceil(lines * self.fontMetrics().lineSpacing() + 2 * self.document().documentMargin()) + _FRAME
        # 32 px, the height of a one-line field, at least.
        return QSize(super().sizeHint().width(), max(height, 32))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Another width breaks the text in other places, and the height follows.
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.updateGeometry()


class TextField(Labelled):
    """`lines` is the fewest and the most lines it shows at once; `one_a_line` makes it a list, done when the keyboard leaves."""

    def __init__(
        self,
        label: str,
        text: str = "",
        *,
        hint: str = "",
        # Two show that there is room for more than a line; over eight the form would be pushed out of sight.
        lines: tuple[int, int] = (2, 8),
        beside: bool = False,
        hide_label: bool = False,
        one_a_line: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        # Before the parent class, which already listens for keys.
        self._one_a_line = one_a_line
        edit = GrowingText(*lines)
        edit.setPlainText(text)
        edit.setPlaceholderText(hint)
        super().__init__(label, edit, beside=beside, hide_label=hide_label, parent=parent)

    def _key(self, event: QKeyEvent) -> bool:
        if self._one_a_line and event.key() in _ENTER:
            return False
        return super()._key(event)
