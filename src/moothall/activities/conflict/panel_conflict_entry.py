"""One tension as a form: state, sides in pairs, what both want, who may see it. Reports each change; asks no desk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from moothall.activities.conflict.panel_party import PartyCard
from moothall.activities.conflict.records import HANDLING, KINDS, LEVELS, MOST_PARTIES, STATES, Conflict, ConflictParty
from moothall.core.levels import Level
from moothall.ui.kit.button import Button
from moothall.ui.kit.choice import Choice
from moothall.ui.kit.private_block import PrivateBlock
from moothall.ui.kit.text_field import TextField
from moothall.ui.kit.visibility import Visibility
from moothall.words import say

TEXTS = ("issue", "shared", "criterion", "options", "step", "owner", "by_when", "neutral", "note")


def _choices(field: str, keys: Sequence[str]) -> Choice:
    return Choice(say(f"conflict.label_{field}"), [(k, say(f"conflict.{field}_{k}") if k else say("conflict.unsaid")) for k in keys])


class ConflictForm(QWidget):
    """Everything practice 2.6 asks for, in the order it comes up in the room."""

    edited = Signal(str, str, object)  # the tension's key, a field of Conflict and its new value
    party_added = Signal()
    party_edited = Signal(str, str, str)  # key, field, text
    party_removed = Signal(str)
    deleted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._key = ""
        self._texts = {name: TextField(say(f"conflict.field_{name}"), lines=(1, 6)) for name in TEXTS}
        self._choices = {
            name: _choices(name, keys) for name, keys in (("state", STATES), ("kind", KINDS), ("level", LEVELS), ("handling", HANDLING))
        }
        stages = [("0", say("conflict.unsaid")), *((str(n), say(f"conflict.stage_{n}")) for n in range(1, 10))]
        self._stage = Choice(say("conflict.label_stage"), stages)
        self._seen = Visibility()
        self._sides = QGridLayout()
        self._cards: dict[str, PartyCard] = {}
        self._add = Button(say("conflict.add_side"), small=True)
        self._delete = Button(say("conflict.delete"), "link", small=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._sides.setSpacing(16)
        for part in (self._texts["issue"], self._choices["state"], self._choices["kind"], self._choices["level"]):
            column.addWidget(part)
        column.addLayout(self._sides)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        for name in ("shared", "criterion", "options", "step", "owner", "by_when"):
            column.addWidget(self._texts[name])
        column.addWidget(self._choices["handling"])
        column.addWidget(self._seen)
        column.addWidget(self._texts["neutral"])
        private = PrivateBlock()
        private.column.addWidget(self._stage)
        private.column.addWidget(self._texts["note"])
        column.addWidget(private)
        column.addWidget(self._delete, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        for name, field in self._texts.items():
            field.changed_done.connect(lambda text, name=name: self._tell(name, text))
        for name, choice in self._choices.items():
            choice.chosen.connect(lambda key, name=name: self._tell(name, key))
        self._stage.chosen.connect(lambda key: self._tell("stage", int(key)))
        self._seen.level_chosen.connect(lambda level: self._tell("visibility", level))
        self._seen.read_back.connect(lambda on: self._tell("read_back", on))
        self._add.clicked.connect(self.party_added)
        self._delete.clicked.connect(self.deleted)

    def _tell(self, field: str, value: object) -> None:
        self.edited.emit(self._key, field, value)

    def refuse(self, field: str, reason: str) -> bool:
        """Says the reason under that field; False when it has no field of its own."""
        if field in self._texts:
            self._texts[field].refuse(reason)
        return field in self._texts

    def refuse_side(self, party: str, field: str, reason: str) -> None:
        if party in self._cards:
            self._cards[party].refuse(field, reason)

    def show_conflict(self, conflict: Conflict, sides: Sequence[ConflictParty], words: str, held_back: str) -> None:
        if conflict.key != self._key:
            for field in self._texts.values():
                field.edit.clearFocus()  # what was typed is settled for the tension it was typed for
        self._key = conflict.key
        for name, field in self._texts.items():
            field.set_text(getattr(conflict, name))
        for name, choice in self._choices.items():
            choice.choose(getattr(conflict, name))
        self._stage.choose(str(conflict.stage))
        self._seen.show_entry(Level(conflict.visibility), conflict.read_back, words, held_back)
        self._show_sides(sides)
        self._add.unavailable(say("conflict.four_parties")) if len(sides) >= MOST_PARTIES else self._add.usable()

    def _show_sides(self, sides: Sequence[ConflictParty]) -> None:
        wanted = {p.key for p in sides}
        for key in self._cards.keys() - wanted:
            gone = self._cards.pop(key)
            gone.hide()  # at once: a layout keeps the place of what is only marked for deletion
            gone.deleteLater()
        for place, side in enumerate(sides):
            card = self._cards.get(side.key) or self._new_card(side.key)
            card.show_party(side)
            self._sides.addWidget(card, place // 2, place % 2)

    def _new_card(self, key: str) -> PartyCard:
        card = self._cards[key] = PartyCard()
        card.edited.connect(lambda field, text: self.party_edited.emit(key, field, text))
        card.removed.connect(lambda: self.party_removed.emit(key))
        return card
