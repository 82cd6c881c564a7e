"""A vote being prepared: its question, its rule, sealed or live, and its options. All of it can be changed until it opens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from moothall.core.picture import Showing
from moothall.core.refused import Expected, Refused
from moothall.core.votes import Candidate, change_rule, delete_draft, open_vote, set_options
from moothall.desk import Desk
from moothall.ui.kit.button import Button
from moothall.ui.kit.field import Field
from moothall.ui.kit.option_row import OptionRow
from moothall.ui.kit.page import Page
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.segmented import Segmented
from moothall.voting.panel_options import OptionLine
from moothall.voting.panel_page import VotePage, key_pairs
from moothall.voting.panel_scale import ScaleFields
from moothall.voting.rules import MANY_OPTIONS, limit, look_alikes, shown_by
from moothall.words import say, sentence

NUMBERS = ("budget", "cap")


class DraftPage(VotePage):
    """The announced rule is written here, once, before anybody votes."""

    def __init__(self, desk: Desk, item_key: str, vote_key: str) -> None:
        super().__init__(desk, item_key, vote_key)
        vote = self.vote
        self._question = Field(say("voting.question"), vote.question)
        self._mode = Segmented([(m, say(f"voting.mode_{m}")) for m in ("sealed", "live")], vote.mode, say("voting.mode"))
        self._why = PlainLabel("", "meta", ink="ink2")
        self._numbers = {name: Field(say(f"voting.field_{name}")) for name in NUMBERS}
        self._scale = ScaleFields(self.desk, lambda: self.vote)
        self._warnings = PlainLabel("", "body", ink="late")
        self._open = Button(say("voting.open"), "primary")
        self._delete = Button(say("voting.delete_draft"), "link")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._more = OptionLine(say("voting.next_option"))
        self._lay_out()
        self._connect()
        self.redraw()

    def _lay_out(self) -> None:
        page = Page(margins=False)
        page.add(self._question)
        page.add_row(self._mode, *self._numbers.values(), None, gap=16)
        page.add(self._why)
        page.add(self._scale)
        page.add(PlainLabel(say("voting.options"), "section"))
        self._help = PlainLabel(say("voting.take_out_help"), "meta", ink="ink2")
        page.add(self._help)
        page.add(self._rows)
        page.add(self._more)
        page.add(self._warnings)
        page.column.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self._open)
        foot.addWidget(self._delete)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._question.changed_done.connect(lambda text: self._change(self._question, question=text))
        self._mode.chosen.connect(lambda mode: self._change(self._question, mode=mode))
        for name, field in self._numbers.items():
            field.edit.setMaximumWidth(96)
            field.changed_done.connect(lambda text, name=name: self._number(name, text))
        self._scale.said.connect(lambda words: self.said.emit("attention", words, None))
        self._more.given.connect(self._add)
        self._open.clicked.connect(self._begin)
        self._delete.clicked.connect(lambda: self.attempt(lambda: self.desk.do(delete_draft(self.desk.session, self.vote_key))))

    # changing

    def _change(self, field: Field, **facts: object) -> None:
        """A refusal is said under the field, and what was typed stays."""
        try:
            self.desk.do(change_rule(self.desk.session, self.vote_key, **facts))
        except Expected as trouble:
            field.refuse(sentence(trouble))

    def _number(self, name: str, text: str) -> None:
        """An empty field states no limit."""
        try:
            self._change(self._numbers[name], **{name: limit(text)})
        except Refused as refused:
            self._numbers[name].refuse(sentence(refused))

    def _candidates(self) -> list[Candidate]:
        return [Candidate(o.text, o.ref, o.ordinal, o.subject) for o in self.options]

    def _put(self, candidates: Sequence[Candidate]) -> None:
        self.desk.do(set_options(self.desk.session, self.vote_key, candidates, self.desk.keys(len(candidates))))

    def _add(self, more: Sequence[Candidate]) -> None:
        try:
            self._put([*self._candidates(), *more])
        except Expected as trouble:
            self._more.refuse(sentence(trouble))
            return
        self._more.taken()

    def _take_out(self, number: int) -> None:
        self.attempt(lambda: self._put([c for n, c in enumerate(self._candidates(), 1) if n != number]))

    def _begin(self) -> None:
        if self.attempt(lambda: self.desk.do(open_vote(self.desk.session, self.vote_key, self.desk.now()))):
            self.show_wanted.emit(Showing(shown_by(self.vote), self.item_key, subject=self.vote_key))

    # drawing

    def redraw(self) -> None:
        vote = self.vote
        self._question.set_text(vote.question)
        self._mode.choose(vote.mode)
        self._why.setText(say(f"voting.why_{vote.mode}"))
        for name, field in self._numbers.items():
            value = getattr(vote, name)
            field.set_text("" if value is None else str(value))
        self._scale.redraw()
        self._show_options()
        self._warnings.setText("\n".join(self._doubts()))
        self._open.usable() if len(self.options) > 1 else self._open.unavailable(say("core.two_options"))

    def _show_options(self) -> None:
        """A poll's options are its scale's points, changed by choosing another scale."""
        on_scale = self.vote.kind == "poll"
        for part in (self._more, self._help, *self._numbers.values()):
            part.setVisible(not on_scale)
        while (item := self._rows.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        for option in self.options:
            row = OptionRow(option.number, option.text, option.ordinal)
            if not on_scale:
                row.setAccessibleDescription(say("voting.take_out"))
                row.clicked.connect(lambda _=False, number=option.number: self._take_out(number))
            self._rows.addWidget(row)

    def _doubts(self) -> list[str]:
        """What to think about before opening; nothing here forbids it."""
        if self.vote.kind == "poll":
            return [] if self.vote.threshold is not None else [say("voting.no_threshold_yet")]
        doubts = [say("voting.look_alike", one=a.text, other=b.text) for a, b in look_alikes(self.options)[:3]]
        if len(self.options) > MANY_OPTIONS:
            doubts.append(say("voting.many", n=len(self.options)))
        return doubts

    def take_focus(self) -> None:
        (self._open if self._open.available else self._more).setFocus(Qt.FocusReason.TabFocusReason)

    def keys(self) -> list[tuple[str, str]]:
        return key_pairs("tab", "open" if self._open.available else "add", "show_options")
