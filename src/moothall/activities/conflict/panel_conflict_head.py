"""Above a tension's form: its number, its days, where the saying back is; and, of a statement, the question it could be."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.activities.conflict import rules
from moothall.activities.conflict.questions import as_question
from moothall.activities.conflict.records import Conflict
from moothall.core.model import Session
from moothall.day_words import short_day
from moothall.ui.kit.button import Button
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say


class ConflictHead(QWidget):
    """`taken`: the proposed question was."""

    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._facts, self._where = PlainLabel("", "meta", ink="ink2"), PlainLabel("", "meta", bold=True)
        self._proposed = PlainLabel("", "body", italic=True)
        self.take = Button(say("conflict.ask_it_so"), small=True)
        self.take.clicked.connect(self.taken)
        self._proposal = QWidget()
        row = QHBoxLayout(self._proposal)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._proposed, 1)
        row.addWidget(self.take, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._facts, self._where, self._proposal):
            column.addWidget(part)

    def tell(self, session: Session, entry: Conflict, today: str) -> None:
        old, up, past = rules.age(session, entry, today), rules.times_came_up(session, entry.key), rules.days_past(entry, today)
        told = [say("conflict.head", number=entry.number, day=short_day(rules.first_day(session, entry)))]
        told += [say("conflict.age_days", n=old)] if old else []
        told += [say("conflict.times_up", n=up)] if up else []
        told += [say("conflict.past_days", n=past)] if past else []
        self._facts.setText(", ".join(told))
        self._where.setText(self._round(session, entry))
        self._where.setVisible(bool(self._where.text()))
        question = as_question(entry.issue)
        self._proposed.setText(say("conflict.as_question", question=question))
        self._proposal.setVisible(bool(question))

    @staticmethod
    def _round(session: Session, entry: Conflict) -> str:
        at, of = rules.turn(session, entry.key)
        if not at:
            return ""
        if at > of:
            return say("conflict.round_over")
        side = rules.sides(session, entry.key)[at - 1]
        return say("conflict.round_turn", n=at, of=of, who=side.name or say("conflict.side_number", n=at))
