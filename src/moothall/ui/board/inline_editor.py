"""Editing a note or a theme's name where it stands. Enter is done, Esc leaves it as it was; refused text stays to be mended."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from moothall.ui.kit.polish import polish_anew
from moothall.ui.kit.refused_text import RefusedText
from moothall.ui.theme.look import look

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class InlineEditor(QPlainTextEdit):
    """`done` gives key and text, once for each Enter, or when the focus goes elsewhere. Answer a wish that was granted with `close`."""

    done = Signal(str, str)
    left = Signal()

    def __init__(self, key: str, text: str, name: str, area: QRect, parent: QWidget) -> None:
        super().__init__(parent)
        # `_over` makes leaving happen once: hiding takes the focus away, and that would finish the edit a second time.
        self.key, self._before = key, text
        self._over, self._refused = False, RefusedText(self)
        self.setAccessibleName(name)
        self.setPlainText(text)
        self.setFont(look().font("note"))
        # Qt's usual 4 px would move the words from where the note had them.
        self.document().setDocumentMargin(0)
        # Notes hold no tabs, and Tab must lead out of every field.
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
        """The rules said no: what was typed stays, selected whole."""
        self.setProperty("refused", True)
        polish_anew(self)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._refused.keep()

    def _finish(self) -> None:
        if self._over:
            return
        # Nothing was changed, so nothing is asked: an act with no effect would still be one more Undo.
        if self.toPlainText() == self._before:
            self.leave()
        else:
            self.done.emit(self.key, self.toPlainText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Shift+Enter is a new line, as in every text of several lines.
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._finish()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
        event.accept()  # no key typed here is the board's

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A context menu or another program is a glance aside, and no word that the text is done.
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._finish()
