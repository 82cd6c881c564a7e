"""The main area's frame: scrolls when it must, with the desk's margins. Holds what it is given, top down."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from moothall.ui.theme.look import look


class ScrollPage(QScrollArea):
    """Put things into `column`, or side by side with `add_row`. Scrolls down; across only when something, at a large text
    size, can't be made narrower."""

    def __init__(self, *, margins: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        size = look().tokens.size
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Its parts have the keyboard; the area itself would be a stop for Tab with nothing to do.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.NoRole)
        # Whatever it stands on shows through: wall, panel or paper.
        self.viewport().setAutoFillBackground(False)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        across, down = (size.main_side, size.main_top) if margins else (0, 0)
        self.column.setContentsMargins(across, down, across, down)
        self.column.setSpacing(8)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def below(self, things: Iterable[QWidget]) -> int:
        """How many of them stand further down than can be seen."""
        end = self.viewport().height()
        return sum(thing.isVisibleTo(self) and thing.mapTo(self.viewport(), QPoint(0, thing.height() // 2)).y() > end for thing in things)

    def bring(self, thing: QWidget) -> None:
        """What has just been opened comes in sight, from its head on, once it has been laid out."""
        QTimer.singleShot(0, thing, lambda: self._bring(thing))

    def _bring(self, thing: QWidget) -> None:
        inside = self.column.parentWidget()
        top = thing.mapTo(inside, QPoint(0, 0)).y() if inside is not None else 0
        # The foot first and then the head: of what is higher than the page the head is seen.
        self.ensureVisible(0, top + thing.height(), 0, 8)
        self.ensureVisible(0, top, 0, 8)

    def add(self, thing: QWidget | QLayout, stretch: int = 0) -> None:
        """Below what is there; `stretch` is its share of height that is left over."""
        _put(self.column, thing, stretch)

    def add_row(self, *things: QWidget | QLayout | None, gap: int = 8) -> QHBoxLayout:
        """Side by side; None is a space that takes what is left."""
        row = QHBoxLayout()
        row.setSpacing(gap)
        for thing in things:
            if thing is None:
                row.addStretch(1)
            else:
                _put(row, thing, 0)
        self.column.addLayout(row)
        return row


def _put(box: QBoxLayout, thing: QWidget | QLayout, stretch: int) -> None:
    if isinstance(thing, QWidget):
        box.addWidget(thing, stretch)
    else:
        box.addLayout(thing, stretch)
