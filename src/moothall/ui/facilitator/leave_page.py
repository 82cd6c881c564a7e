"""The middle of *What leaves the room*: the outline of a copy on a sheet of paper. Draws lines; makes none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from moothall.ui.facilitator.leave_outline import Kind, OutlineLine
from moothall.ui.kit.card import Rule
from moothall.ui.kit.page import Page
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.theme_symbol import ThemeSymbol
from moothall.ui.theme.look import Ink, look
from moothall.ui.theme.look import Kind as Type
from moothall.ui.theme.shadow import paint_shadow

_TYPES: dict[Kind, tuple[Type, Ink]] = {
    "title": ("title", "ink"),
    "section": ("label", "ink"),
    "text": ("body", "ink"),
    "quiet": ("meta", "ink2"),
    "theme": ("body", "ink"),
}


class Sheet(QFrame):
    """White paper with the one small shadow."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(48, 40, 48, 40)
        self.column.setSpacing(6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paper = QRect(4, 4, self.width() - 8, self.height() - 8)
        paint_shadow(painter, paper)
        painter.fillRect(paper, look().colour("paper"))


class OutlinePage(Page):
    """Give it lines with `tell`."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[OutlineLine, ...] = ()
        self._sheet = QWidget()

    def tell(self, lines: Sequence[OutlineLine]) -> None:
        """Shows these lines instead; the same ones again change nothing."""
        if tuple(lines) == self.lines:
            return
        self.lines = tuple(lines)
        while (old := self.column.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        sheet = Sheet()
        for place, line in enumerate(self.lines):
            if line.kind == "section" and place:
                sheet.column.addSpacing(8)
                sheet.column.addWidget(Rule())
                sheet.column.addSpacing(2)
            sheet.column.addLayout(_row(line))
        self.column.addWidget(sheet)
        self.column.addStretch(1)


def _row(line: OutlineLine) -> QHBoxLayout:
    kind, ink = _TYPES[line.kind]
    row = QHBoxLayout()
    row.setSpacing(8)
    if line.ordinal:
        row.addWidget(ThemeSymbol(line.ordinal), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(PlainLabel(line.text, kind, ink=ink), 1)
    if line.count:
        row.addWidget(PlainLabel(line.count, "meta", ink="ink2", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
    return row
