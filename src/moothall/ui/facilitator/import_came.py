"""What came in, once it is in: how much, the way to it, and every row that stayed out. Changes nothing but the agenda, on asking."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.people import PARTICIPANTS
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import VOTES
from moothall.desk import Desk
from moothall.imports import PreparedImport
from moothall.ui.facilitator.find_navigation import go_or_add
from moothall.ui.facilitator.page_host import PageHost
from moothall.ui.kit.button import Button
from moothall.ui.kit.list_rows import ListRows
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.rows_model import ListedNote
from moothall.words import say


class CameBlock(QWidget):
    """Shown until another file is taken up."""

    def __init__(self, host: PageHost, desk: Desk) -> None:
        super().__init__()
        self._host, self._desk = host, desk
        self._touched: dict[str, str] = {}
        self.words = PlainLabel("", "label")
        self.show_them = Button(say("bring.show_them"))
        self.show_them.clicked.connect(self._show)
        self.reasons = ListRows(say("bring.stayed_out_list"))
        # px: three rows, so that it is seen to be a list.
        self.reasons.setMinimumHeight(120)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self.show_them, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.reasons)

    def tell(self, prepared: PreparedImport, words: str, reasons: Iterable[ListedNote]) -> None:
        # The first of each kind is where to go; the others stand beside it.
        self._touched = {}
        for change in prepared.arrival.step.changes:
            self._touched.setdefault(change.table, change.key)
        rows = list(reasons)
        stayed = [say("bring.stayed_out", n=len(prepared.brought.left_out))] if prepared.brought.left_out else []
        self.words.setText(" ".join([f"{words}.", *stayed]))
        self.reasons.show_rows(rows)
        self.reasons.setVisible(bool(rows))

    def _show(self) -> None:
        """To the notes, else to the people, else to the vote."""
        session, touched = self._desk.session, self._touched
        vote = session.find(VOTES, touched.get(VOTES.name, ""))
        if (note := touched.get(CONTRIBUTIONS.name)) and session.find(CONTRIBUTIONS, note):
            go_or_add(self._host, self._desk, note, self)
        elif (person := touched.get(PARTICIPANTS.name)) and session.find(PARTICIPANTS, person):
            self._host.go("", self._people)
        elif vote:
            self._host.go(vote.item, kind_of(vote).shown_by)
            if self._host.panel:
                self._host.panel.go_to_vote(vote.key)
        else:
            self._host.say("info", say("bring.taken_back"))

    @property
    def _people(self) -> str:
        """The activity that keeps the list of people."""
        return next(activity.key for activity in self._desk.activities if PARTICIPANTS.name in activity.writes)
