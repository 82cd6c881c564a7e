"""Beside a decision: the shape of the poll it rests on, and who can block it or must be asked first, for the facilitator alone."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.activities.decision.records import Decision
from moothall.core.activity import notices_of
from moothall.core.votes import VOTES
from moothall.desk import Desk
from moothall.ui.charts.agreement_bar import Agreement, AgreementBar
from moothall.ui.kit.plain_label import PlainLabel, TextRun
from moothall.ui.kit.private_block import PrivateBlock
from moothall.voting.support_shape import support_bar
from moothall.words import say


class DecisionSide(QWidget):
    """Shows; changes nothing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._head = PlainLabel(say("decision.poll_behind"), "meta", bold=True)
        self._question, self._got = PlainLabel("", "meta"), PlainLabel("", "body", bold=True)
        self.bar, self._line = AgreementBar(slim=True), PlainLabel("", "meta", ink="ink2")
        self._block, self.vetoes = PrivateBlock(say("decision.beside")), PlainLabel("", "meta")
        self._block.column.addWidget(self.vetoes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._head, self._question, self._got, self.bar, self._line, self._block):
            column.addWidget(part)
        column.addStretch(1)

    def show_decision(self, decision: Decision | None) -> None:
        vote = self._desk.session.find(VOTES, decision.poll) if decision else None
        shape = support_bar(self._desk.session, self._desk.tally, vote) if vote else None
        for part in (self._head, self._question):
            part.setVisible(vote is not None)
        for shown in (self._got, self.bar, self._line):
            shown.setVisible(shape is not None)
        if vote:
            self._question.setText(vote.question)
        if shape:
            self._got.setText(shape.got)
            self._line.setText(shape.line)
            counts = ", ".join(map(str, shape.counts))
            told = say("decision.bar_words", counts=counts, got=shape.got)
            self.bar.show_agreement(Agreement(shape.counts, shape.support, shape.threshold, told))
        self._tell_vetoes(decision)

    def _tell_vetoes(self, decision: Decision | None) -> None:
        """Those that touch the decision first; the others are there too, for words may miss what people mean."""
        words = " ".join((decision.text, decision.consult, decision.ratifies, decision.conditions)) if decision else ""
        found = notices_of(self._desk.activities, self._desk.session, words)
        touching, others = [n.said for n in found if n.touches and decision], [n.said for n in found if not n.touches or not decision]
        runs = [TextRun(say("decision.touches_it") + "\n", bold=True), TextRun("\n".join(touching))] if touching else []
        if others:
            gap = "\n\n" if runs else ""
            runs += [TextRun(gap + say("decision.named_today") + "\n", bold=True), TextRun("\n".join(others), ink="ink2")]
        self.vetoes.show_runs(*(runs or [TextRun(say("decision.no_veto"))]))
