"""The session's page: title, date, place, how confidential it is and what left under it, when the group meets again, until when the file is
kept; the record's versions; and deleting it. A field is kept when one leaves it.
"""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup

from moothall.core.errors import Expected
from moothall.core.session_details import CONFIDENTIALITY, SESSION_DETAILS, details_of, edit_details, six_weeks_on
from moothall.core.session_versions import STILL_MINE, VERSIONS, change_record, is_finished, version_of
from moothall.desk import News
from moothall.ui.facilitator.details_blocks import CopyBlock, DeleteBlock, HandedOutBlock, RecordBlock
from moothall.ui.facilitator.page_host import SessionHost
from moothall.ui.facilitator.window_page import WindowPage
from moothall.ui.kit.button import Button
from moothall.ui.kit.field import Field
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.tick import Radio
from moothall.words import say, sentence

# In the order they are asked. Each is a field of the record and has its words under `window.fact_…`.
FIELDS = ("title", "date", "start", "place", "series", "purpose", "next_date", "keep_until")


def confidentiality_radio(kind: str) -> Radio:
    """A kind of confidentiality with what it means in a line."""
    word = kind.replace("-", "_")
    return Radio(say(f"window.confidentiality_{word}"), say(f"window.means_{word}"))


class Details(WindowPage):
    """`fields` by the fact's name, `kinds` by the confidentiality's."""

    def __init__(self, stage: PanelContext, host: SessionHost) -> None:
        super().__init__(stage, host, say("window.details"))
        self._session_host = host
        self.fields = {name: Field(say(f"window.fact_{name}")) for name in FIELDS}
        self.six_weeks = Button("", small=True)
        self.six_weeks.clicked.connect(lambda: self._edit("next_date", self._six_weeks()))
        for name, field in self.fields.items():
            # px; a line longer than that is hard to read over.
            field.setMaximumWidth(720)
            field.changed_done.connect(lambda text, name=name: self._edit(name, text))
            self.column.addWidget(field)
            if name == "next_date":
                self.page.add_row(self.six_weeks, None)
        self._offer_kinds()
        self.left, self.record, self.copy, self.end = HandedOutBlock(), RecordBlock(), CopyBlock(), DeleteBlock()
        self.record.finish.held.connect(self._finish)
        self.record.change.clicked.connect(lambda: self.host.attempt(lambda: self._do_change()))
        self.record.later.connect(self._go_to_later)
        self.copy.choose.clicked.connect(host.choose_second_copy)
        self.copy.leave.clicked.connect(host.leave_second_copy)
        self.end.delete.held.connect(host.remove_session)
        for block in (self.left, self.record, self.copy, self.end):
            self.column.addWidget(block)
        for button in (self.record.finish, self.end.delete):
            button.refused.connect(lambda why: self.said.emit("info", why, None))
        self.column.addStretch(1)
        self._tell()

    def _offer_kinds(self) -> None:
        self.column.addSpacing(16)
        self.column.addWidget(PlainLabel(say("window.how_confidential"), "section"))
        self._group = QButtonGroup(self)
        self.kinds = {kind: confidentiality_radio(kind) for kind in CONFIDENTIALITY}
        for kind, radio in self.kinds.items():
            self._group.addButton(radio)
            # `clicked` and not `toggled`: showing what holds must not ask for a change.
            radio.clicked.connect(lambda _=False, kind=kind: self._confide(kind))
            self.column.addWidget(radio)

    def hear(self, news: object) -> None:
        # News without a change may be a file that left.
        if isinstance(news, News) and (not news.changes or news.touches(SESSION_DETAILS, VERSIONS)):
            self._tell()

    def _tell(self) -> None:
        desk = self.stage.desk
        facts, done, files = details_of(desk.session), is_finished(desk.session), desk.handed_out
        for name, field in self.fields.items():
            field.set_text(getattr(facts, name))
            field.setEnabled(not done or name in STILL_MINE)
        self.kinds[facts.confidentiality].setChecked(True)
        for radio in self.kinds.values():
            radio.setEnabled(not done)
        self.six_weeks.set_words(say("window.six_weeks", date=self._six_weeks()))
        # What the button would do has been done.
        self.six_weeks.setVisible(facts.next_date != self._six_weeks() and not done)
        self.left.tell(files)
        self.record.tell(desk.session, desk.version)
        self.copy.tell(self._session_host.second_copy)
        self.end.tell(desk.path, self._session_host.second_copy, files)

    def _six_weeks(self) -> str:
        facts = details_of(self.stage.desk.session)
        return six_weeks_on(facts.date, facts.cadence)

    def _edit(self, name: str, text: str) -> None:
        desk = self.stage.desk
        try:
            desk.do(edit_details(desk.session, **{name: text}), by=self)
        except Expected as trouble:
            # A radio can't be refused: its kinds come from the same list the rule reads.
            if name in self.fields:
                self.fields[name].refuse(sentence(trouble))

    def _confide(self, kind: str) -> None:
        """What left already was promised otherwise, and nobody can call it back: it is named."""
        before = details_of(self.stage.desk.session).confidentiality
        self._edit("confidentiality", kind)
        out = [each for each in self.stage.desk.handed_out if each.confidentiality == before]
        if kind != before and out:
            was = say(f"window.confidentiality_{before.replace('-', '_')}")
            self.said.emit("attention", say("session.out_already", n=len(out), kind=was), None)
            self.page.bring(self.left)

    def _finish(self) -> None:
        desk = self.stage.desk
        if self.host.attempt(lambda: desk.finish_record(by=self)):
            self.said.emit("info", say("step.finish", about=version_of(desk.session)), None)

    def _do_change(self) -> None:
        desk = self.stage.desk
        desk.do(change_record(desk.session, desk.key()))

    def _go_to_later(self) -> None:
        """To the log that takes notes after the day, whichever activity that is."""
        log = next(a for a in self.stage.activities if any(kind.afterwards for kind in a.records))
        self.host.go("", log.key)

    def take_focus(self) -> None:
        self.fields["title"].setFocus()

    def keys(self) -> list[tuple[str, str]]:
        return [("Tab", say("window.key_next_field")), ("Enter", say("window.keep")), *super().keys()]
