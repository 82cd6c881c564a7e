"""Beside the power page: every statement as a card, by kind and by who said it. A press leads to it in the log."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.activities.power.records import KINDS, PowerEntry
from moothall.activities.power.rules import kind_words
from moothall.ui.kit.list_rows import ListRows
from moothall.ui.kit.log_row import LogRow
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.rows_model import ListedNote
from moothall.words import say


class PowerSide(QWidget):
    """`wanted` gives the key of the statement that was pressed. Its words stand in quotes, for they are somebody's."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._count = PlainLabel("", "label", wrap=False)
        self.cards = ListRows(say("power.cards"), painter=LogRow)
        self.cards.opened.connect(self.wanted)
        self.cards.clicked.connect(lambda index: self.wanted.emit(self.cards.rows[index.row()].key))
        self._named = PlainLabel(say("power.side"), "meta", ink="ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._count)
        column.addWidget(self.cards, 1)
        column.addWidget(self._named)

    def tell(self, entries: Sequence[PowerEntry]) -> None:
        """Statements of one kind together, what its holder said first: only that prints."""
        order = sorted(entries, key=lambda e: (KINDS.index(e.kind), e.said_by != "holder", e.number))
        self._count.setText(say("power.count", n=len(entries)))
        self.cards.setVisible(bool(entries))
        self.cards.show_rows([_card(entry) for entry in order])


def _card(entry: PowerEntry) -> ListedNote:
    return ListedNote(entry.key, entry.number, say("power.quoted", statement=entry.statement), kind_words(entry))
