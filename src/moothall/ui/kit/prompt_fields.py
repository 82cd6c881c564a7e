"""The two lines a prompt is made of: the question and its plain definition. Reports what was typed; asks no desk."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.ui.kit.button import Button
from moothall.ui.kit.field import Field
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# A menu or another program takes the keyboard for a moment; whoever writes isn't done.
_ELSEWHERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class PromptFields(QWidget):
    """Folded to the definition and *Change the prompt* once there is one; open while there is none.

    Both lines are one act: it is told on Enter, or when the keyboard leaves them, never between the two.
    """

    reworded = Signal(str, str)  # question, definition
    done = Signal()  # Enter or Esc: the keyboard is free for the panel's own line

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # The session's words, against which what was typed is compared.
        self._shown = ("", "")
        self._meant = PlainLabel("", "meta", ink="ink2", elided=True)
        self._change = Button(say("kit.change_prompt"), "link", small=True)
        self.question = Field(say("kit.prompt"), hint=say("kit.prompt_hint"))
        self.definition = Field(say("kit.definition"), hint=say("kit.definition_hint"))
        self._fields = (self.question, self.definition)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        folded = QHBoxLayout()
        folded.addWidget(self._meant, 1)
        folded.addWidget(self._change)
        column.addLayout(folded)
        for field in self._fields:
            column.addWidget(field)
            field.edit.installEventFilter(self)
        self._change.clicked.connect(self._unfold)

    def show_prompt(self, question: str, definition: str) -> None:
        """The session's prompt, unless somebody is writing one here."""
        self._shown = (question, definition)
        # Not over what somebody is typing.
        if not self._is_written():
            self._put_back()

    def _is_written(self) -> bool:
        return any(field.edit.hasFocus() for field in self._fields)

    def _put_back(self) -> None:
        self._fold(bool(self._shown[0]))
        for field, text in zip(self._fields, self._shown, strict=True):
            field.set_text(text)

    def _fold(self, folded: bool) -> None:
        self._change.setVisible(folded)
        self._meant.setVisible(folded)
        self._meant.setText(self._shown[1])
        for field in self._fields:
            field.setVisible(not folded)

    def _unfold(self) -> None:
        self._fold(False)
        self.question.setFocus()

    # being written

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _ELSEWHERE:
            if not self._is_written():
                self._tell()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        unchanged = self._typed() == self._shown
        if event.key() in _ENTER and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            self._tell()
            self._finish()
            return True
        # With changes in it, the first Esc is the field's own, which brings the old text back.
        if event.key() == Qt.Key.Key_Escape and unchanged and self._shown[0]:
            self._finish()
            return True
        return False

    def _typed(self) -> tuple[str, str]:
        return self.question.text(), self.definition.text()

    def _tell(self) -> None:
        question, definition = self._typed()
        # A blank question is no wish: leaving the lines empty puts back what was there.
        if question.strip() and (question, definition) != self._shown:
            self.reworded.emit(question, definition)

    def _finish(self) -> None:
        """Folds when what was typed is what holds, or nothing was; else it stays open, with the words that were refused."""
        if self._shown[0] and (self._typed() == self._shown or not self.question.text().strip()):
            self._put_back()
            self.done.emit()
