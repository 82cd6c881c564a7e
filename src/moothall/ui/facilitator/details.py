"""The facts of the session: title, date, place, how confidential it is, when the group meets again. A field is kept when one leaves it."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup

from moothall.core.errors import Expected
from moothall.core.session_details import CONFIDENTIALITY, SESSION_DETAILS, details_of, edit_details, six_weeks_on
from moothall.desk import News
from moothall.ui.facilitator.page_host import PageHost
from moothall.ui.facilitator.window_page import WindowPage
from moothall.ui.kit.button import Button
from moothall.ui.kit.field import Field
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.tick import Radio
from moothall.words import say, sentence

# In the order they are asked. Each is a field of the record and has its words under `window.fact_…`.
FIELDS = ("title", "date", "start", "place", "series", "purpose", "next_date")


def confidentiality_radio(kind: str) -> Radio:
    """A kind of confidentiality with what it means in a line."""
    word = kind.replace("-", "_")
    return Radio(say(f"window.confidentiality_{word}"), say(f"window.means_{word}"))


class Details(WindowPage):
    """`fields` by the fact's name, `kinds` by the confidentiality's."""

    def __init__(self, stage: PanelContext, host: PageHost) -> None:
        super().__init__(stage, host, say("window.details"))
        self.fields = {name: Field(say(f"window.fact_{name}")) for name in FIELDS}
        for name, field in self.fields.items():
            # px; a line longer than that is hard to read over.
            field.setMaximumWidth(720)
            field.changed_done.connect(lambda text, name=name: self._edit(name, text))
            self.column.addWidget(field)
        self.six_weeks = Button("", small=True)
        self.six_weeks.clicked.connect(lambda: self._edit("next_date", self._six_weeks()))
        self.page.add_row(self.six_weeks, None)
        self.column.addSpacing(16)
        self.column.addWidget(PlainLabel(say("window.how_confidential"), "section"))
        self._group = QButtonGroup(self)
        self.kinds = {kind: confidentiality_radio(kind) for kind in CONFIDENTIALITY}
        for kind, radio in self.kinds.items():
            self._group.addButton(radio)
            # `clicked` and not `toggled`: showing what holds must not ask for a change.
            radio.clicked.connect(lambda _=False, kind=kind: self._edit("confidentiality", kind))
            self.column.addWidget(radio)
        self.column.addStretch(1)
        self._tell()

    def hear(self, news: object) -> None:
        if isinstance(news, News) and news.touches(SESSION_DETAILS):
            self._tell()

    def _tell(self) -> None:
        facts = details_of(self.stage.desk.session)
        for name, field in self.fields.items():
            field.set_text(getattr(facts, name))
        self.kinds[facts.confidentiality].setChecked(True)
        self.six_weeks.set_words(say("window.six_weeks", date=self._six_weeks()))
        # What the button would do has been done.
        self.six_weeks.setVisible(facts.next_date != self._six_weeks())

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

    def take_focus(self) -> None:
        self.fields["title"].setFocus()

    def keys(self) -> list[tuple[str, str]]:
        return [("Tab", say("window.key_next_field")), ("Enter", say("window.keep")), *super().keys()]
