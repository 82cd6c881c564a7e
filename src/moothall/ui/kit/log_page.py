"""A log beside one of its entries: the list at the left, the entry at the right. Knows rows and keys, no record."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.list_rows import ListRows
from moothall.ui.kit.log_row import LogRow
from moothall.ui.kit.page import Page
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.rows_model import Row

_LIST = 340


class LogPage(QWidget):
    """One line names a new entry; choosing a row shows it in `entry`, a page the activity fills."""

    chosen = Signal(str)
    committed = Signal(str)

    def __init__(self, name: str, hint: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = EntryLine(name, hint=hint)
        self.count = PlainLabel("", "section", wrap=False)
        self.rows = ListRows(name, painter=LogRow)
        self.entry = Page(margins=False)
        self._empty = PlainLabel(empty, "body", ink="ink2")
        self._lay_out()
        self.line.committed.connect(self.committed)
        self.line.escaped.connect(self.rows.setFocus)
        self.rows.moved.connect(self.chosen)
        self.rows.opened.connect(lambda _: self.entry.focusNextChild())

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.count)
        left.addWidget(self.rows, 10)
        left.addWidget(self._empty)
        left.addStretch(1)
        halves = QHBoxLayout()
        halves.setSpacing(32)
        halves.addLayout(left)
        halves.addWidget(self.entry, 1)
        self.rows.setFixedWidth(_LIST)
        self._empty.setFixedWidth(_LIST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.line)
        column.addLayout(halves, 1)

    def show_rows(self, count: str, rows: Iterable[Row]) -> None:
        """The list; the first entry is shown when none is chosen."""
        shown = list(rows)
        self.count.setText(count)
        self.rows.show_rows(shown)
        self.rows.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        self.entry.setVisible(bool(shown))
        if shown and not self.rows.key:
            self.rows.go_to(shown[0].key)
