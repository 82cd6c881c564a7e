"""The session's agenda kept as a design of one's own, or saved as a file for somebody else. Who leads, and who was there, isn't in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from moothall.core.agenda import AGENDA
from moothall.core.errors import Expected, Refused
from moothall.core.session_details import SESSION_DETAILS, details_of
from moothall.core.text import one_line
from moothall.desk import News
from moothall.desk.own_templates import keep_template, own_templates, template_of, write_template
from moothall.desk.workshop_templates import WorkshopTemplate
from moothall.ui.facilitator.file_dialogs import ask_for_design
from moothall.ui.facilitator.page_host import PageHost
from moothall.ui.facilitator.window_page import WindowPage
from moothall.ui.kit.announce import announce
from moothall.ui.kit.button import Button
from moothall.ui.kit.field import Field
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say, sentence


class DesignsPage(WindowPage):
    """`fields` are what the agenda doesn't say of itself; `own` lists what is kept already."""

    def __init__(self, stage: PanelContext, host: PageHost) -> None:
        super().__init__(stage, host, say("window.designs"), say("window.designs_note"))
        facts = details_of(stage.desk.session)
        self.fields = {
            "title": Field(say("window.design_title"), facts.title),
            "purpose": Field(say("window.design_purpose"), facts.purpose),
            "fewest": Field(say("window.design_fewest"), "8"),
            "most": Field(say("window.design_most"), "40"),
        }
        for field in self.fields.values():
            # px; a line longer than that is hard to read over.
            field.setMaximumWidth(720)
            field.entered.connect(self.keep)
            self.column.addWidget(field)
        self.fields["title"].changed.connect(lambda _text: self._tell())
        self._same = PlainLabel("", "meta", ink="ink2")
        self.why = PlainLabel("", "meta", ink="stop", bold=True)
        self.keep_button, self.share = Button(say("window.design_keep"), "primary", keys="Enter"), Button(say("window.design_share"))
        self.keep_button.clicked.connect(self.keep)
        self.share.clicked.connect(self.save_as)
        self.column.addWidget(self._same)
        self.column.addWidget(self.why)
        self.page.add_row(self.keep_button, self.share, None)
        self.column.addSpacing(24)
        self._head = PlainLabel(say("window.designs_own"), "section")
        self._own = PlainLabel("", ink="ink2")
        self.column.addWidget(self._head)
        self.column.addWidget(self._own)
        self.column.addStretch(1)
        self._tell()

    def hear(self, news: object) -> None:
        if isinstance(news, News) and news.touches(AGENDA, SESSION_DETAILS):
            self._tell()

    def _tell(self) -> None:
        own = own_templates(self.stage.activities)
        self._own.setText("\n".join(say("window.design_line", title=d.title, minutes=d.minutes, n=len(d.items)) for d in own))
        self._head.setVisible(bool(own))
        same = self._same_as(own)
        self._same.setText(say("window.design_replaces") if same else "")

    def _same_as(self, own: tuple[WorkshopTemplate, ...]) -> WorkshopTemplate | None:
        title = self.fields["title"].text().strip().casefold()
        return next((design for design in own if design.title.casefold() == title), None)

    def _numbers(self) -> tuple[str, str]:
        return self.fields["fewest"].text().strip(), self.fields["most"].text().strip()

    def _design(self) -> WorkshopTemplate:
        """Refused for a blank title, numbers that are none, and an empty agenda."""
        numbers = [int(n) if n.isascii() and n.isdigit() and len(n) <= 4 else 0 for n in self._numbers()]
        if not 0 < numbers[0] <= numbers[1]:
            raise Refused("window.design_people")
        title, purpose = one_line(self.fields["title"].text()), self.fields["purpose"].text().strip()
        made = template_of(self.stage.desk.session, title, purpose, (numbers[0], numbers[1]))
        same = self._same_as(own_templates(self.stage.activities))
        return replace(made, key=same.key if same else "")

    def keep(self) -> None:
        """On this laptop, for the start screen."""
        self._try(lambda: say("window.design_kept", title=keep_template(self._design()).title))

    def save_as(self) -> None:
        """As a file, for somebody else."""

        def save() -> str:
            design = self._design()
            path = ask_for_design(self, design.title)
            if path is None:
                return ""
            write_template(design, path)
            return say("window.design_saved", path=str(path))

        self._try(save)

    def _try(self, act: Callable[[], str]) -> None:
        try:
            said = act()
        except Expected as trouble:
            self.why.setText(sentence(trouble))
            announce(self, sentence(trouble))
            return
        self.why.setText("")
        if said:
            self.host.say("info", said)
            self._tell()

    def take_focus(self) -> None:
        self.fields["title"].setFocus()

    def keys(self) -> list[tuple[str, str]]:
        return [("Tab", say("window.key_next_field")), ("Enter", say("window.key_keep_design")), *super().keys()]
