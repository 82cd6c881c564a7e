"""Under the tick of a locked session: a phrase, typed twice and not shown. Keeps it until the file is written, and nowhere else."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from moothall.store.phrase_lock import phrases_agree
from moothall.ui.kit.field import Field
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say


def phrase_field(label: str) -> Field:
    """A line whose text isn't shown, nor kept by the system's keyboard."""
    field = Field(label)
    assert isinstance(field.edit, QLineEdit)
    field.edit.setEchoMode(QLineEdit.EchoMode.Password)
    return field


class PhraseBlock(QWidget):
    """`changed` at every key."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.phrase, self.again = phrase_field(say("lock.phrase")), phrase_field(say("lock.again"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        for field in (self.phrase, self.again):
            column.addWidget(field)
            field.changed.connect(self.changed)
        column.addWidget(PlainLabel(say("lock.nobody_else"), "meta", ink="ink2"))

    @property
    def why_not(self) -> str:
        """A sentence on what is wrong with the phrase; empty when it will do."""
        key = phrases_agree(self.phrase.text(), self.again.text())
        return say(key) if key else ""

    def take(self) -> str:
        """The phrase, and nothing of it stays here."""
        phrase = self.phrase.text()
        for field in (self.phrase, self.again):
            field.edit.clear()
        return phrase
