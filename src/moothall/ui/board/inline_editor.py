"""Editing a note or a theme's name where it stands. Enter is done, Esc leaves it as it was; refused text stays to be mended."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from moothall.ui.theme.look import look

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class InlineEditor(QPlainTextEdit):
    """`done` gives key and text, once for each Enter, or when the focus goes elsewhere. Answer a wish that was granted with `close`."""

    done = Signal(str, str)
    left = Signal()

    def __init__(self, key: str, text: str, name: str, area: QRect, parent: QWidget) -> None:
        super().__init__(parent)
        self.key, self._before = key, text
        self._over = False
        self.setAccessibleName(name)
        self.setPlainText(text)
        self.setFont(look().font("note"))
        self.document().setDocumentMargin(0)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        now = look()
        least = QSize(now.px(now.tokens.size.theme_column), now.px(now.tokens.size.note_min))  # a note far off is too small to type in
        self.setGeometry(QRect(area.topLeft(), area.size().expandedTo(least)))
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Goes away; what was typed is granted or given up."""
        if not self._over:
            self._over = True
            self.hide()
            self.deleteLater()
            self.left.emit()

    def refuse(self) -> None:
        """The rules said no: what was typed stays."""
        self.setProperty("refused", True)
        self.style().polish(self)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        if self._over:
            return
        if self.toPlainText() == self._before:
            self.leave()
        else:
            self.done.emit(self.key, self.toPlainText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._finish()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
        event.accept()  # no key typed here is the board's

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._finish()
