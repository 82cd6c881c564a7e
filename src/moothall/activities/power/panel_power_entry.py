"""One power entry as a form. Reports each field as it is settled; asks no desk."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.activities.power.records import ACKNOWLEDGED, KINDS, SAID_BY, PowerEntry
from moothall.core.levels import Level
from moothall.ui.kit.button import Button
from moothall.ui.kit.choice import Choice
from moothall.ui.kit.private_block import PrivateBlock
from moothall.ui.kit.segmented import Segmented
from moothall.ui.kit.text_field import TextField
from moothall.ui.kit.visibility import Visibility
from moothall.words import say

TEXTS = ("statement", "held_by", "affects", "neutral", "note")


class EntryForm(QWidget):
    """Statement, kind, holder, what it affects, who said it, who may see it."""

    edited = Signal(str, str, object)  # the entry's key, a field of PowerEntry and its new value
    deleted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._key = ""
        self._texts = {name: TextField(say(f"power.field_{name}"), lines=(1, 6)) for name in TEXTS}
        self._kind = Choice(say("power.label_kind"), [(k, say(f"power.kind_{k}")) for k in KINDS])
        said_by = [(k, say(f"power.said_by_{k}")) for k in SAID_BY]
        self._said_by = Segmented(said_by, "others", say("power.label_said_by"))
        acknowledged = [(k, say(f"power.acknowledged_{k}") if k else say("power.acknowledged_unknown")) for k in ACKNOWLEDGED]
        self._acknowledged = Choice(say("power.label_acknowledged"), acknowledged)
        self._seen = Visibility()
        self._delete = Button(say("power.delete"), "link", small=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._texts["statement"], self._kind, self._texts["held_by"], self._texts["affects"]):
            column.addWidget(part)
        column.addWidget(self._said_by, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._acknowledged)
        column.addWidget(self._seen)
        column.addWidget(self._texts["neutral"])
        private = PrivateBlock()
        private.column.addWidget(self._texts["note"])
        column.addWidget(private)
        column.addWidget(self._delete, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        for name, field in self._texts.items():
            field.changed_done.connect(lambda text, name=name: self._tell(name, text))
        self._kind.chosen.connect(lambda key: self._tell("kind", key))
        self._said_by.chosen.connect(lambda key: self._tell("said_by", key))
        self._acknowledged.chosen.connect(lambda key: self._tell("acknowledged", key))
        self._seen.level_chosen.connect(lambda level: self._tell("visibility", level))
        self._seen.read_back.connect(lambda on: self._tell("read_back", on))
        self._delete.clicked.connect(self.deleted)

    def _tell(self, field: str, value: object) -> None:
        self.edited.emit(self._key, field, value)

    def refuse(self, field: str, reason: str) -> bool:
        """Says the reason under that field; False when it has no field of its own."""
        if field in self._texts:
            self._texts[field].refuse(reason)
        return field in self._texts

    def show_entry(self, entry: PowerEntry, words: str, held_back: str) -> None:
        if entry.key != self._key:
            for field in self._texts.values():
                field.edit.clearFocus()  # what was typed is settled for the entry it was typed for
        self._key = entry.key
        for name, field in self._texts.items():
            field.set_text(getattr(entry, name))
        self._kind.choose(entry.kind)
        self._said_by.choose(entry.said_by)
        self._acknowledged.choose(entry.acknowledged)
        self._seen.show_entry(Level(entry.visibility), entry.read_back, words, held_back)
