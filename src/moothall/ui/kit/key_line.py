"""The line at the foot of the window: the keys that work now, and F1. Shows keys; presses none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from moothall.ui.kit.inline_parts import InlineKey, InlineWords, paint_row, row_width, spoken
from moothall.ui.theme.look import look
from moothall.words import say

# px: margins left and right, between two pairs, between a key and its words.
_SIDE, _BETWEEN, _INSIDE = 24, 24, 8


class KeyLine(QWidget):
    """`show_keys` takes pairs of keys and words; a key text with spaces between keys, such as "↑ ↓", makes one cap each.
    What does not fit is left out from the right, whole pairs only; F1 always stands at the far right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: tuple[tuple[str, str], ...] = ()
        # However many keys there are, they must not make the window wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_keys(())

    def show_keys(self, pairs: Sequence[tuple[str, str]]) -> None:
        # The second half lets the first call through, which has nothing to compare with.
        if tuple(pairs) == self._pairs and self.accessibleName():
            return
        self._pairs = tuple(pairs)
        self.setAccessibleName(", ".join(spoken(_row(pair)) for pair in (*self._pairs, _all_keys())))
        self.update()

    def shown(self) -> list[tuple[str, str]]:
        """The pairs that fit at the present width, without F1."""
        room = self.width() - 2 * _SIDE - row_width(_row(_all_keys()), _INSIDE) - _BETWEEN
        fitting: list[tuple[str, str]] = []
        for pair in self._pairs:
            room -= row_width(_row(pair), _INSIDE)
            if room < 0:
                # Not the next shorter one in its place: keys keep their order, or the eye looks for them anew at every width.
                break
            fitting.append(pair)
            room -= _BETWEEN
        return fitting

    def sizeHint(self) -> QSize:
        now = look()
        return QSize(0, now.px(now.tokens.size.key_line))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.colour("panel"))
        painter.fillRect(0, 0, self.width(), 1, now.colour("line"))
        x = _SIDE
        for pair in self.shown():
            x += self._paint_pair(painter, x, pair) + _BETWEEN
        last = _all_keys()
        self._paint_pair(painter, self.width() - _SIDE - row_width(_row(last), _INSIDE), last)

    def _paint_pair(self, painter: QPainter, x: int, pair: tuple[str, str]) -> int:
        row = _row(pair)
        width = row_width(row, _INSIDE)
        # Below the hairline at the top.
        paint_row(painter, QRect(x, 1, width, self.height() - 1), row, _INSIDE)
        return width


def _all_keys() -> tuple[str, str]:
    return "F1", say("kit.all_keys")


def _row(pair: tuple[str, str]) -> list[InlineKey | InlineWords]:
    keys, words = pair
    # "32 A" is something to type, and stays one cap.
    arrows = keys.split() if all(len(key) == 1 for key in keys.split()) else [keys]
    return [*(InlineKey(key) for key in arrows), InlineWords(words)]
