"""A vote revealed: what came, how it is read, and what the room does next. Read as where the energy is, not as a verdict."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from moothall.core.ballots import Tally
from moothall.desk import Desk
from moothall.ui.charts.bars import ResultBars
from moothall.ui.charts.result_chart import ResultChart
from moothall.ui.kit.button import Button
from moothall.ui.kit.plain_label import PlainLabel
from moothall.voting.panel_page import VotePage, facts_row, key_pairs
from moothall.voting.results import beforehand, by_point, far_end, few, reading
from moothall.voting.room_result import LINES_A_PAGE
from moothall.words import say


class ResultPage(VotePage):
    """The chart with its table, the denominators in words, and the next steps."""

    def __init__(self, desk: Desk, item_key: str, vote_key: str) -> None:
        super().__init__(desk, item_key, vote_key)
        self._chart = ResultChart()
        self._words = PlainLabel("", "body")
        self._reading = PlainLabel("", "body")
        self._another = Button(say("voting.another"))
        self._another.clicked.connect(self.another_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(facts_row(self.vote, self.options))
        column.addWidget(PlainLabel(say("voting.shape") if self.vote.kind == "poll" else say("voting.energy"), "section"))
        column.addWidget(self._words)
        column.addWidget(self._reading)
        column.addWidget(self._chart, 1)
        column.addLayout(self._steps())
        self.redraw()

    def _steps(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._another, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        return row

    def redraw(self) -> None:
        tally = self.desk.tally(self.vote_key)
        if tally is None:
            return
        self._words.setText(said_of(tally))
        self._reading.setText(self._read(tally))
        self._reading.setVisible(bool(self._reading.text()))
        self._chart.show_result(self._bars(tally))

    def _bars(self, tally: Tally) -> ResultBars:
        if tally.vote.kind == "poll":
            return ResultBars.of_poll(by_point(self.desk.session, tally))
        return ResultBars.of(tally)

    def _read(self, tally: Tally) -> str:
        """What the numbers say, in plain words."""
        if tally.vote.kind != "poll":
            return few(tally)
        session = self.desk.session
        found = (reading(session, tally) or few(tally), beforehand(session, tally), far_end(session, tally))
        return " ".join(words for words in found if words)

    def take_focus(self) -> None:
        self._another.setFocus(Qt.FocusReason.TabFocusReason)

    def keys(self) -> list[tuple[str, str]]:
        return key_pairs("another", *(["next_page"] if len(self.options) > LINES_A_PAGE and self.vote.kind != "poll" else []))


def said_of(tally: Tally) -> str:
    """Ballots of people present, unused dots, blank and spoiled ballots: every count with its base."""
    vote = tally.vote
    base = say("voting.ballots_of", n=tally.ballots, of=vote.present) if vote.present else say("voting.ballots", n=tally.ballots)
    more = [
        say("voting.unused", n=tally.unused) if tally.unused and vote.kind != "poll" else "",
        say("voting.blank", n=tally.blank) if tally.blank else "",
        say("voting.spoiled", n=tally.spoiled) if tally.spoiled else "",
        say("voting.short", n=tally.short) if tally.short else "",
        say("voting.was_live") if vote.mode == "live" else "",
    ]
    return " ".join([base, *(m for m in more if m)])
