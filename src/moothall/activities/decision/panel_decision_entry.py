"""One decision as a form. Reports each field as it is settled; asks no desk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.activities.decision.records import RULES, Decision
from moothall.ui.kit.button import Button
from moothall.ui.kit.choice import Choice
from moothall.ui.kit.field import Field
from moothall.ui.kit.text_field import TextField
from moothall.words import say

TEXTS = ("text", "decides", "ratifies", "conditions")


class DecisionForm(QWidget):
    """The words, the rule, the poll, who decides in practice and who ratifies, conditions, and when to look again."""

    edited = Signal(str, str, object)  # the decision's key, a field of Decision and its new value
    deleted = Signal()
    read_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._key = ""
        self._fields: dict[str, TextField | Field] = {name: TextField(say(f"decision.field_{name}"), lines=(1, 6)) for name in TEXTS}
        self._fields["review"] = Field(say("decision.field_review"), hint=say("decision.hint_review"))
        rules = [(r, say(f"decision.rule_{r}") if r else say("decision.unsaid")) for r in RULES]
        self._rule = Choice(say("decision.label_rule"), rules)
        self._poll = Choice(say("decision.label_poll"), [])
        self._read = Button(say("decision.read_back"), keys="Ctrl+R")
        self._delete = Button(say("decision.delete"), "link", small=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._fields["text"], self._rule, self._poll):
            column.addWidget(part)
        for name in ("decides", "ratifies", "conditions", "review"):
            column.addWidget(self._fields[name])
        column.addWidget(self._read, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._delete, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        for name, field in self._fields.items():
            field.changed_done.connect(lambda text, name=name: self._tell(name, text))
        self._rule.chosen.connect(lambda key: self._tell("rule", key))
        self._poll.chosen.connect(lambda key: self._tell("poll", key))
        self._read.clicked.connect(self.read_back)
        self._delete.clicked.connect(self.deleted)

    def _tell(self, field: str, value: object) -> None:
        self.edited.emit(self._key, field, value)

    def refuse(self, field: str, reason: str) -> bool:
        """Says the reason under that field; False when it has no field of its own."""
        if field in self._fields:
            self._fields[field].refuse(reason)
        return field in self._fields

    def show_decision(self, decision: Decision, polls: Sequence[tuple[str, str]]) -> None:
        """`polls` are the votes it can rest on, by key and question."""
        if decision.key != self._key:
            for field in self._fields.values():
                field.edit.clearFocus()  # what was typed is settled for the decision it was typed for
        self._key = decision.key
        for name, field in self._fields.items():
            field.set_text(getattr(decision, name))
        self._rule.choose(decision.rule)
        self._poll.offer([("", say("decision.no_poll")), *polls])
        self._poll.choose(decision.poll)
