"""A labelled choice from a list too long for a row of segments. Reports the key a person chose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.theme.look import look


class Choice(QWidget):
    """`choices` are pairs of key and words. The wheel doesn't change it by passing over."""

    chosen = Signal(str)

    def __init__(self, label: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox()
        self.box.setAccessibleName(label)
        self.box.setMinimumHeight(look().px(look().tokens.size.button_small))
        # A long choice must not push the page wider than the window.
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        for key, words in choices:
            self.box.addItem(words, key)
        self.box.installEventFilter(self)
        self.box.activated.connect(lambda place: self.chosen.emit(str(self.box.itemData(place))))
        self.setFocusProxy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel(label, "meta", ink="ink2", wrap=False))
        column.addWidget(self.box)

    def choose(self, key: str) -> None:
        """Sets the choice without telling anybody."""
        self.box.setCurrentIndex(max(0, self.box.findData(key)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False
