"""The middle of *What leaves the room*: the outline of a copy on a sheet of paper. Draws lines; makes none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from moothall.ui.facilitator.export_outline import Kind, OutlineLine
from moothall.ui.kit.card import Rule
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.kit.theme_symbol import ThemeSymbol
from moothall.ui.theme.look import Ink, look
from moothall.ui.theme.look import Kind as Type
from moothall.ui.theme.shadow import paint_shadow
from moothall.words import say

_TYPES: dict[Kind, tuple[Type, Ink]] = {
    "title": ("title", "ink"),
    "section": ("label", "ink"),
    "text": ("body", "ink"),
    "quiet": ("meta", "ink2"),
    "theme": ("body", "ink"),
}
_AT_ONCE = 40  # lines, more than a screen holds
# px from the pane's edge to what the ring surrounds.
_INSIDE = 8


class Sheet(QFrame):
    """White paper with the one small shadow."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        # px; a page's margins made smaller, and 6 between lines.
        self.column.setContentsMargins(48, 40, 48, 40)
        self.column.setSpacing(6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        # 4 px on every side for the shadow.
        paper = QRect(4, 4, self.width() - 8, self.height() - 8)
        paint_shadow(painter, paper)
        painter.fillRect(paper, look().colour("paper"))


class OutlinePage(ScrollPage):
    """Give it lines with `tell`. They are laid out as they are scrolled to: a session may have a thousand notes."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # read through with the arrows and Page Down
        self.setAccessibleName(say("leave.reading"))
        self.lines: tuple[OutlineLine, ...] = ()
        self._sheet = Sheet()
        self._laid = 0
        self.column.addWidget(self._sheet)
        self.column.addStretch(1)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._reach)
        # Laying lines out lengthens the range: on a tall window this goes on until it is filled.
        bar.rangeChanged.connect(self._reach)

    def tell(self, lines: Sequence[OutlineLine]) -> None:
        """Shows these lines instead, from the top; the same ones again change nothing."""
        # After most acts a copy says what it said; the reader stays where they were.
        if tuple(lines) == self.lines:
            return
        self.lines, self._laid = tuple(lines), 0
        old, self._sheet = self._sheet, Sheet()
        self.column.replaceWidget(old, self._sheet)
        old.hide()
        old.deleteLater()
        self._lay(_AT_ONCE)
        self.verticalScrollBar().setValue(0)

    def ring(self) -> QRect:
        return self.viewport().rect().adjusted(_INSIDE, _INSIDE, -_INSIDE, -_INSIDE)

    def _reach(self) -> None:
        """Lays out more when the end of what there is comes near."""
        bar = self.verticalScrollBar()
        if self._laid < len(self.lines) and bar.value() > bar.maximum() - bar.pageStep():
            self._lay(_AT_ONCE)

    def _lay(self, number: int) -> None:
        column = self._sheet.column
        for place, line in enumerate(self.lines[self._laid : self._laid + number], self._laid):
            # A rule between parts, none above the first.
            if line.kind == "section" and place:
                column.addSpacing(8)
                column.addWidget(Rule())
                column.addSpacing(2)
            column.addLayout(_row(line))
        self._laid = min(self._laid + number, len(self.lines))


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
