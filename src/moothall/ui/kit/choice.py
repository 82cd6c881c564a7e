"""A labelled choice from a list too long for a row of segments. Reports the key a person chose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyleOptionComboBox, QVBoxLayout, QWidget

from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.theme.look import look

_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_Up)
_THROUGH = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ChoiceBox(QComboBox):
    """Wears a small arrow, so that it is not taken for a field to type in. Closed, its choice can't be changed by a key or by the wheel:
    Down and Up open the list, where Enter chooses and Esc leaves it as it was.
    """

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Whoever scrolls a page must not change what is chosen in passing.
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A card typed here by mistake must not go through the list and choose something: letters search once it is open. Nor may a digit
        # with Ctrl, which has its text all the same.
        if event.text().strip() and event.text().isprintable():
            event.ignore()
        elif event.key() in _DOWN:
            self.showPopup()
        elif event.key() in _THROUGH:
            # Nor may who walks past it with the arrows choose something unseen.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Words too long for the box end in an ellipsis before its arrow, instead of under it."""
        super().initStyleOption(option)
        # px at 100 %: 12 before the words, and the arrow's room after them.
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, self.width() - look().px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        now = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.colour("ink"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        # px at 100 %: the arrow is 8 wide and 4 high, its middle 16 from the right edge.
        middle, reach = QPointF(self.width() - now.px(16), self.height() / 2), now.px(4)
        corners = (QPointF(-reach, -reach / 2), QPointF(0, reach / 2), QPointF(reach, -reach / 2))
        painter.drawPolyline([middle + corner for corner in corners])


class Choice(QWidget):
    """`choices` are pairs of key and words. A hidden label is for screen readers alone: what stands beside the box says it to others."""

    chosen = Signal(str)

    def __init__(self, label: str, choices: Sequence[tuple[str, str]], *, hide_label: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = ChoiceBox()
        self.box.setAccessibleName(label)
        self.box.setMinimumHeight(look().px(look().tokens.size.button_small))
        # A long choice must not push the page wider than the window.
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        # Characters: enough to tell one choice from the next.
        self.box.setMinimumContentsLength(12)
        for key, words in choices:
            self.box.addItem(words, key)
        # `activated` comes only when a person chose; the signal for a changed index would come for our own settings too.
        self.box.activated.connect(lambda place: self.chosen.emit(str(self.box.itemData(place))))
        self.setFocusProxy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if not hide_label:
            column.addWidget(PlainLabel(label, "meta", ink="ink2", wrap=False))
        column.addWidget(self.box)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Other choices than before, told to nobody; what was chosen stays if it is among them."""
        # Nothing new: filling it again would close a list that is open.
        if choices == [(self.box.itemData(n), self.box.itemText(n)) for n in range(self.box.count())]:
            return
        chosen = self.box.currentData()
        self.box.clear()
        for key, words in choices:
            self.box.addItem(words, key)
        self.choose(chosen)

    def choose(self, key: str) -> None:
        """Sets the choice without telling anybody."""
        # An unknown key is the first choice, never an empty box.
        self.box.setCurrentIndex(max(0, self.box.findData(key)))
