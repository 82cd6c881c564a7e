"""Beside the purpose: how many back it, whether that is enough, every poll so far, and the two ways on: adopt, or word it again."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.activities.statement.panel_purpose_poll import PollRead, poll_read
from moothall.activities.statement.records import PurposeDraft
from moothall.activities.statement.rules import drafts, poll_of
from moothall.desk import Desk
from moothall.ui.charts.agreement_bar import AgreementBar
from moothall.ui.kit.button import Button
from moothall.ui.kit.plain_label import PlainLabel, TextRun
from moothall.words import say

_SIDE_BY_SIDE = 2
"""Polls that are drawn beside each other: the last, and the one before it."""


class PurposeSide(QWidget):
    """Three buttons; whoever owns it connects them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._figure = PlainLabel("", "figure", wrap=False)
        self._of = PlainLabel("", "section", ink="ink2")
        self._met = PlainLabel("", "body")
        self._both = PlainLabel(say("statement.polls"), "meta", bold=True)
        self._polls = QVBoxLayout()
        self._shape = PlainLabel("", "meta", ink="ink2")
        self.adopt = Button("", "primary", keys="Ctrl+Enter")
        self.poll = Button("")
        self.again = Button(say("statement.again"))
        self._note = PlainLabel(say("statement.adopting"), "meta", ink="ink2")
        self._bars: list[QWidget] = []
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._figure)
        head.addWidget(self._of, 1)
        column.addLayout(head)
        for part in (self._met, self._both):
            column.addWidget(part)
        column.addLayout(self._polls)
        column.addWidget(self._shape)
        column.addStretch(1)
        for button in (self.adopt, self.poll, self.again):
            column.addWidget(button)
        column.addWidget(self._note)

    def show_draft(self, draft: PurposeDraft | None) -> None:
        read = poll_read(self._desk, draft)
        for part in (self._figure, self._of, self._met, self._shape):
            part.setVisible(read is not None)
        if read:
            self._show_read(read)
        self._show_polls()
        for button in (self.adopt, self.poll, self.again, self._note):
            button.setVisible(draft is not None)
        if draft:
            self._tell_buttons(draft, read)

    def _show_read(self, read: PollRead) -> None:
        self._figure.setText(str(read.got))
        self._of.setText(say("statement.of_at", of=read.of, span=read.span))
        self._shape.setText(read.shape)
        self._met.setVisible(read.met is not None)
        if read.met is not None:
            strong = say("statement.met" if read.met else "statement.not_met")
            self._met.show_runs(TextRun(strong, bold=True), TextRun(" " + say("statement.line_was", n=read.needed)))

    def _tell_buttons(self, draft: PurposeDraft, read: PollRead | None) -> None:
        vote = poll_of(self._desk.session, draft)
        if draft.state == "adopted":
            self.adopt.unavailable(say("statement.is_purpose"))
        elif vote and vote.state in ("open", "closed"):
            self.adopt.unavailable(say("statement.poll_first"))
        else:
            self.adopt.usable()
        # Under the line the button is plain and says what it would pass over.
        enough = read is None or read.met is not False
        self.adopt.set_manner("primary" if read and read.met else "plain")
        self.adopt.set_words(
            say("statement.adopt", number=draft.number)
            if enough or read is None
            else say("statement.adopt_anyway", got=read.got, of=read.of)
        )
        self.poll.set_words(say("statement.poll_again" if vote else "statement.poll_it", number=draft.number))
        self.poll.set_manner("plain" if vote or draft.state == "adopted" else "primary")

    def _show_polls(self) -> None:
        for bar in self._bars:
            bar.hide()
            bar.deleteLater()
        self._bars = []
        polled = [(d, r) for d in reversed(drafts(self._desk.session)) if (r := poll_read(self._desk, d))][:_SIDE_BY_SIDE]
        self._both.setVisible(len(polled) > 1)
        for draft, read in polled if len(polled) > 1 else ():
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(PlainLabel(say("statement.draft_at", number=draft.number, at=draft.noted), "meta"), 1)
            line.addWidget(PlainLabel(say("statement.got", got=read.got, of=read.of), "meta", bold=True, wrap=False))
            bar = AgreementBar(slim=True)
            bar.show_agreement(read.agreement)
            for part in (row, bar):
                self._polls.addWidget(part)
                self._bars.append(part)
