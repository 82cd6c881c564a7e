"""A plain item on the desk: it says so, shows its prompt, the facilitator's script and what to do if late. Nothing to fill in."""

from __future__ import annotations

from moothall.core.agenda import AGENDA, AgendaItem, set_prompt
from moothall.core.prompts import PROMPTS
from moothall.desk import News
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.attempt import attempt
from moothall.ui.kit.card import Card
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel, TextRun
from moothall.ui.kit.prompt_fields import PromptFields
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.words import say


class ItemPanel(Panel):
    """Prompt, definition, script. Its notes are typed in Capture, one press away in the header."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        super().__init__(stage, item_key)
        self._kind = PlainLabel("", "body", ink="ink2")
        self._prompt = PromptFields()
        self._script = PlainLabel("", "body")
        self._rest = PlainLabel("", "body", ink="ink2")
        self._prompt.reworded.connect(self._reword)
        self._lay_out()
        self._redraw()

    def _lay_out(self) -> None:
        page = ScrollPage(margins=False)
        page.add(self._kind)
        page.add(self._prompt)
        self._card = Card()
        for label in (PlainLabel(say("kit.item_script"), "label"), self._script, self._rest):
            self._card.column.addWidget(label)
        page.add(self._card)
        page.column.addStretch(1)
        self.framed().addWidget(page)

    @property
    def _item(self) -> AgendaItem | None:
        return self.stage.desk.session.find(AGENDA, self.item_key)

    def hear(self, news: object) -> None:
        if isinstance(news, News) and (news.is_large or news.touches(AGENDA, PROMPTS)):
            self._redraw()

    def _redraw(self) -> None:
        item = self._item
        if item is None:
            return
        prompt = self.stage.desk.session.find(PROMPTS, item.prompt)
        self._prompt.show_prompt(prompt.text if prompt else "", prompt.definition if prompt else "")
        # A template names the activity it would like, which may not be built yet.
        missing = item.wanted and item.wanted not in {a.key for a in self.stage.activities}
        # An item of another kind may be looked at here too.
        own = next(
            (a.key for a in self.stage.activities if a.key == item.activity and a.panel.endswith(f":{type(self).__name__}")), "plain"
        )
        self._kind.setText(say("plain.not_built" if missing else f"{own}.about"))
        self._script.setText(item.script)
        self._rest.show_runs(*_rest(item))
        self._rest.setVisible(bool(item.materials or item.fallback))
        self._card.setVisible(bool(item.script or item.materials or item.fallback))

    def _reword(self, question: str, definition: str) -> None:
        desk = self.stage.desk
        attempt(self, lambda: desk.do(set_prompt(desk.session, self.item_key, desk.key(), question, definition), by=self))


def _rest(item: AgendaItem) -> list[TextRun]:
    runs: list[TextRun] = []
    for label, text in (("kit.item_materials", item.materials), ("kit.item_fallback", item.fallback)):
        if text:
            runs += [TextRun(("\n" if runs else "") + say(label) + " ", bold=True), TextRun(text)]
    return runs
