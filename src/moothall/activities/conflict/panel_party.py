"""One side of a tension: who, what they ask for, so that what, bound by what. The interest is the line that matters."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from moothall.activities.conflict.records import ConflictParty
from moothall.ui.kit.button import Button
from moothall.ui.kit.card import Card
from moothall.ui.kit.text_field import TextField
from moothall.words import say

FIELDS = ("name", "asks", "interest", "bound")


class PartyCard(Card):
    """Reports each field as it is settled."""

    edited = Signal(str, str)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fields = {name: TextField(say(f"conflict.side_{name}"), lines=(1, 6)) for name in FIELDS}
        self._remove = Button(say("conflict.remove_side"), "link", small=True)
        for name, field in self._fields.items():
            field.changed_done.connect(lambda text, name=name: self.edited.emit(name, text))
            self.column.addWidget(field)
        self._remove.clicked.connect(self.removed)
        self.column.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def refuse(self, field: str, reason: str) -> None:
        self._fields[field].refuse(reason)

    def show_party(self, party: ConflictParty) -> None:
        for name, field in self._fields.items():
            field.set_text(getattr(party, name))
