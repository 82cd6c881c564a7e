"""The two lines a prompt is made of: the question and its plain definition. Reports what was typed; asks no desk."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.ui.kit.button import Button
from moothall.ui.kit.field import Field
from moothall.words import say


class PromptFields(QWidget):
    """Folded behind *Change the prompt* once there is one; open while there is none."""

    reworded = Signal(str, str)  # question, definition

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._change = Button(say("kit.change_prompt"), "link", small=True)
        self.question = Field(say("kit.prompt"), hint=say("kit.prompt_hint"))
        self.definition = Field(say("kit.definition"), hint=say("kit.definition_hint"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._change, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.question)
        column.addWidget(self.definition)
        self._change.clicked.connect(self._unfold)
        for field in (self.question, self.definition):
            field.changed_done.connect(self._tell)

    def show_prompt(self, question: str, definition: str) -> None:
        self.question.set_text(question)
        self.definition.set_text(definition)
        self._fold(bool(question))

    def _fold(self, folded: bool) -> None:
        self._change.setVisible(folded)
        self.question.setVisible(not folded)
        self.definition.setVisible(not folded)

    def _unfold(self) -> None:
        self._fold(False)
        self.question.setFocus()

    def _tell(self) -> None:
        if self.question.text().strip():
            self.reworded.emit(self.question.text(), self.definition.text())
