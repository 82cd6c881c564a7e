"""A new agenda item: what kind, its title, minutes and prompt; or a set of questions, an item each. One step adds it, and the window goes
there."""

from __future__ import annotations

from PySide6.QtCore import Qt

from moothall.core.activity import note_taker
from moothall.core.agenda import add_item, in_minutes
from moothall.core.errors import Refused
from moothall.core.model import Session, Step
from moothall.core.prompts import ask, prompt_reading
from moothall.desk.question_sets import QuestionSet, ask_all, question_sets
from moothall.ui.facilitator.find_navigation import USUAL_MINUTES, item_for_prompt, unworked
from moothall.ui.facilitator.page_host import PageHost
from moothall.ui.facilitator.window_page import WindowPage
from moothall.ui.kit.announce import announce
from moothall.ui.kit.button import Button
from moothall.ui.kit.field import Field
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.tick import Radio
from moothall.words import say, sentence

MOST_WAITING = 12
"""Questions without an item that are offered; a survey may bring hundreds, and Find (Ctrl+F) leads to each."""


def new_item(session: Session, keys: tuple[str, str], activity: str, title: str, minutes: str, prompt: str) -> Step:
    """One step for the item and, if it asks something new, its prompt. `keys` are fresh: the item's and the prompt's.

    Refused when the minutes are no number from 1 to 600, the title is blank or too long, or the prompt too long.
    """
    length = in_minutes(minutes)
    item, fresh = keys
    # The same question typed again is the same prompt, or its notes would lie on two boards.
    known = prompt_reading(session, prompt)
    asking = ask(session, fresh, prompt).changes if prompt.strip() and known is None else ()
    about = known.key if known else fresh if asking else ""
    adding = add_item(session, item, title, length, activity, prompt=about)
    return Step(adding.name, (*asking, *adding.changes))


class AddItem(WindowPage):
    """Radios for the kinds, three fields, one button; Enter in any field adds."""

    def __init__(self, stage: PanelContext, host: PageHost) -> None:
        super().__init__(stage, host, say("window.add_item"), say("window.add_item_note"))
        self.kinds = {a.key: Radio(say(f"{a.key}.title")) for a in stage.activities if a.listed}
        for radio in self.kinds.values():
            self.column.addWidget(radio)
            radio.toggled.connect(self._suggest_title)
        self.column.addSpacing(8)
        self.title, self.minutes = Field(say("window.item_title")), Field(say("window.item_minutes"), str(USUAL_MINUTES))
        self.prompt = Field(say("window.item_prompt"), hint=say("window.item_prompt_hint"))
        for field in (self.title, self.minutes, self.prompt):
            # px; a line longer than that is hard to read over.
            field.setMaximumWidth(720)
            field.entered.connect(self._add)
            self.column.addWidget(field)
        self.why = PlainLabel("", "meta", ink="stop", bold=True)
        self.add = Button(say("window.add"), "primary")
        self.add.clicked.connect(self._add)
        self.column.addWidget(self.why)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._offer_unworked()
        self.column.addSpacing(24)
        self.column.addWidget(PlainLabel(say("window.question_sets"), "section"))
        for chosen in question_sets():
            self._offer_set(chosen)
        self.column.addStretch(1)
        # After the parts are made and before the first is chosen: choosing it suggests a title.
        self._suggested = ""
        next(iter(self.kinds.values())).setChecked(True)

    def _offer_unworked(self) -> None:
        """Questions that came in with notes from a file: one button each gives them an item."""
        waiting = unworked(self.stage.desk.session)[:MOST_WAITING]
        if waiting:
            self.column.addSpacing(24)
            self.column.addWidget(PlainLabel(say("window.unworked"), "section"))
        for prompt in waiting:
            self.column.addWidget(PlainLabel(prompt.text, "label"))
            button = Button(say("window.add_unworked"), small=True)
            # All these buttons say the same; the description tells which question each is for.
            button.setAccessibleDescription(prompt.text)
            button.clicked.connect(lambda _=False, key=prompt.key: self._add_unworked(key))
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_unworked(self, prompt: str) -> None:
        desk, key = self.stage.desk, self.stage.desk.key()
        if self.host.attempt(lambda: desk.do(item_for_prompt(desk.session, key, prompt, self._taker), by=self)):
            self.host.go(key, self._taker)

    def _offer_set(self, chosen: QuestionSet) -> None:
        """A set by its name and its questions, and one button for all of them."""
        self.column.addWidget(PlainLabel(chosen.title, "label"))
        for question in chosen.questions:
            self.column.addWidget(PlainLabel(question.text, "meta", ink="ink2"))
        button = Button(say("window.add_set", n=len(chosen.questions)), small=True)
        button.setAccessibleDescription(chosen.title)
        button.clicked.connect(lambda: self._add_set(chosen))
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_set(self, chosen: QuestionSet) -> None:
        desk = self.stage.desk
        # Two for each question, its prompt's and its item's; the second is therefore the first item's.
        keys = desk.keys(2 * len(chosen.questions))
        if self.host.attempt(lambda: desk.do(ask_all(desk.session, chosen, keys, self._taker), by=self)):
            self.host.go(keys[1], self._taker)

    @property
    def _taker(self) -> str:
        return note_taker(self.stage.activities)

    @property
    def kind(self) -> str:
        return next(key for key, radio in self.kinds.items() if radio.isChecked())

    def _suggest_title(self, on: bool) -> None:
        """The kind's own name, until somebody types a better one."""
        # Of the two radios that change at once only the one that goes on speaks.
        if on and self.title.text() in ("", self._suggested):
            self._suggested = say(f"{self.kind}.title")
            self.title.set_text(self._suggested)

    def _add(self) -> None:
        desk = self.stage.desk
        key = desk.key()
        try:
            step = new_item(desk.session, (key, desk.key()), self.kind, self.title.text(), self.minutes.text(), self.prompt.text())
        except Refused as refused:
            self.why.setText(sentence(refused))
            announce(self, sentence(refused))
            return
        # Read before the act: the page hears of it and may be another one afterwards.
        kind = self.kind
        if self.host.attempt(lambda: desk.do(step, by=self)):
            self.host.go(key, kind)

    def take_focus(self) -> None:
        self.kinds[self.kind].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keys(self) -> list[tuple[str, str]]:
        return [("↑ ↓", say("window.key_choose")), ("Tab", say("window.key_next_field")), ("Enter", say("window.key_add")), *super().keys()]
