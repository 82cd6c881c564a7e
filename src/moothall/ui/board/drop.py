"""Where notes in hand may be let go, and the card that follows the pointer meanwhile. Asks nobody for anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from moothall.ui.kit.inline_parts import InlinePart, InlineSymbol, InlineWords, paint_row
from moothall.ui.theme.look import look
from moothall.ui.theme.shadow import paint_shadow
from moothall.words import say

_OFFSET = QPoint(12, 12)  # beside the pointer, so that what lies under it can be seen


@dataclass(frozen=True, slots=True)
class DropTarget:
    """A theme by its key, a `new` theme, or the `tray`. `words` say where that is; `ordinal` is the theme's, for its symbol."""

    kind: Literal["theme", "new", "tray"]
    theme: str = ""
    words: str = ""
    ordinal: int = 0


class DropPlace(Protocol):
    """A widget that takes notes. `at` is a point of the screen."""

    def target_at(self, at: QPoint) -> DropTarget | None: ...

    def show_landing(self, target: DropTarget | None) -> None: ...


class Carried(QWidget):
    """What is in hand and where it would land. Takes no mouse: the pointer belongs to who began the drag."""

    def __init__(self, window: QWidget, words: str) -> None:
        super().__init__(window)
        self._window, self._words = window, words
        self._target: DropTarget | None = None
        # Else it would lie under the pointer and take the release itself.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        now = look()
        # As wide as the note it stands for, high enough for two lines, and 4 px on each side for the shadow.
        self.resize(QSize(now.px(now.tokens.size.theme_column) + 8, now.px(64) + 8))

    def go(self, at: QPoint, target: DropTarget | None) -> None:
        """The pointer is at this point of the screen, over `target` or over nothing that takes notes."""
        if target != self._target:
            self._target = target
            self.update()
        self.move(self._window.mapFromGlobal(at) + _OFFSET)
        self.show()
        # A part of the window that was shown meanwhile would lie on top.
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        card = self.rect().adjusted(4, 4, -4, -4)
        paint_shadow(painter, card)
        painter.fillRect(card, now.colour("paper"))
        painter.setPen(QPen(now.colour("accent"), 2))
        painter.drawRect(card.adjusted(1, 1, -1, -1))
        # Two rows: what is in hand, and where it would go. 12 px to the words, 8 px between parts, as in a note.
        half = card.height() // 2 - 4
        inner = card.adjusted(12, 4, -12, -4)
        paint_row(painter, QRect(inner.left(), inner.top(), inner.width(), half), [InlineWords(self._words, "note", "ink")], 8)
        paint_row(painter, QRect(inner.left(), inner.top() + half, inner.width(), half), self._destination(), 8)

    def _destination(self) -> Sequence[InlinePart]:
        if self._target is None:
            # Said, for a card that merely stops showing a place leaves one guessing.
            return [InlineWords(say("cluster.lands_nowhere"))]
        symbol: list[InlinePart] = [InlineSymbol(self._target.ordinal, 20)] if self._target.ordinal else []
        return [*symbol, InlineWords(self._target.words, "meta", "ink", bold=True)]
