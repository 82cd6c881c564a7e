"""Where private material lives on the desk: a hatched left edge and the words "never shown to the room"."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from moothall.ui.kit.discretion import Discretion, discretion_of
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.theme.hatch import paint_hatch
from moothall.ui.theme.look import look
from moothall.words import say

# px of hatching at the left: one step of its pattern, so that it reads as an edge and not as a ground.
_EDGE = 8


class PrivateBlock(QFrame):
    """Put the private things into `column`, under the heading. They are covered while its window has doubts who sees it."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = title or say("kit.private")
        self.setAccessibleName(f"{title}, {say('kit.never_shown')}")
        outer = QVBoxLayout(self)
        # 12 px round the contents, the edge not counted.
        outer.setContentsMargins(_EDGE + 12, 12, 12, 12)
        outer.setSpacing(4)
        heading = QHBoxLayout()
        heading.setSpacing(8)
        heading.addWidget(PlainLabel(title, "meta", bold=True, wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        # On a second line in a narrow panel, and never shortened: they are what the block is about.
        heading.addWidget(PlainLabel(say("kit.never_shown"), "meta", ink="ink3", align=Qt.AlignmentFlag.AlignRight), 1)
        outer.addLayout(heading)
        self._inside, self._covered = QWidget(), PlainLabel(say("kit.covered"), "meta", ink="ink2")
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        outer.addWidget(self._inside)
        outer.addWidget(self._covered)
        self._covered.hide()
        self._discretion: Discretion | None = None

    def _cover(self) -> None:
        doubted = self._discretion is not None and self._discretion.doubted
        self._inside.setVisible(not doubted)
        self._covered.setVisible(doubted)

    def showEvent(self, event: QShowEvent) -> None:
        """It knows its window only now."""
        super().showEvent(event)
        found = discretion_of(self)
        if found is not self._discretion:
            if self._discretion is not None:
                self._discretion.changed.disconnect(self._cover)
            self._discretion = found
            if found is not None:
                found.changed.connect(self._cover)
        self._cover()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = now.tokens.radius.control
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.fillPath(shape, now.colour("paper"))
        painter.save()
        # The hatch ends at the rounded corner.
        painter.setClipPath(shape)
        paint_hatch(painter, QRectF(0, 0, _EDGE, self.height()))
        painter.restore()
        painter.strokePath(shape, QPen(now.colour("line"), 1))


class PrivateAdvice(QWidget):
    """A word to the facilitator in the side panel, no taller than it needs to be. Change it with `words.setText`."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = PlainLabel(words, "meta")
        block = PrivateBlock()
        block.column.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(block)
        column.addStretch(1)
