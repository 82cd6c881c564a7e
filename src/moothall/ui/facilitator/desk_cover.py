"""What covers the desk for a moment: a page with nothing of the session on it, and the way back. No digits: it is for a glance, not for a
voter left alone with the laptop.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.ui.kit.button import Button
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say


class DeskCover(QWidget):
    """`over` when somebody wants the desk back."""

    over = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        back = Button(say("cover.bring_back"), keys="Shift+F9")
        back.clicked.connect(self.over)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(PlainLabel(say("cover.desk_covered"), "title", align=Qt.AlignmentFlag.AlignHCenter))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(back)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_F9, Qt.Key.Key_Escape):
            self.over.emit()
