"""Parts side by side as far as there is room, the rest below. Moves none of them; their order stays."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

_GAP = 8  # px


class WrappedRow(QWidget):
    """`fit` again after a part came, went or was called otherwise."""

    def __init__(self, parts: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = tuple(parts)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self._rows: list[list[QWidget]] = []
        self._lay_out(list(self._parts))

    def _lay_out(self, *rows: list[QWidget]) -> None:
        while old := self._column.takeAt(0):
            if layout := old.layout():
                layout.deleteLater()
        for row in rows:
            box = QHBoxLayout()
            box.setSpacing(_GAP)
            # Added while it is empty: PySide makes objects of the items it finds in a layout, and those of a stretch outlive it in there.
            # Whatever Qt puts at the stretch's place in memory, a window say, is then taken for a stretch.
            self._column.addLayout(box)
            for part in row:
                box.addWidget(part)
            box.addStretch(1)
        self._rows = list(rows)

    def fit(self) -> None:
        rows: list[list[QWidget]] = [[]]
        left = self.width()
        for part in self._parts:
            wide = 0 if part.isHidden() else part.sizeHint().width() + _GAP
            if rows[-1] and wide > left + _GAP:
                rows.append([])
                left = self.width()
            rows[-1].append(part)
            left -= wide
        if rows != self._rows:
            self._lay_out(*rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def minimumSizeHint(self) -> QSize:
        # As narrow as its widest part: narrower they can't be.
        return QSize(max((part.sizeHint().width() for part in self._parts), default=0), super().minimumSizeHint().height())
