"""Sign-up on the desk: a theme's letter, a name, what they bring; consent by one key; the themes with how many at the side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from moothall.activities.sign_up.records import SIGN_UP, SignUp, theme_words
from moothall.activities.sign_up.rules import by_theme, offered, parted, write
from moothall.core.agenda import AGENDA
from moothall.core.model import Step
from moothall.core.themes import DOMAINS, THEMES
from moothall.record_words import field_words
from moothall.ui.kit.entry_acts import EntryAct
from moothall.ui.kit.inline_parts import InlinePart, InlineWords
from moothall.ui.kit.log_panel import LogPanel
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.rows_model import ListedNote
from moothall.words import say


class SignUpPanel(LogPanel):
    """The list in the order of the themes."""

    also_shown = (THEMES, DOMAINS)

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        self._told = PlainLabel("", "body")
        super().__init__(stage, item_key, SIGN_UP)

    @property
    def _prompt(self) -> str:
        item = self.desk.session.find(AGENDA, self.item_key)
        return item.prompt if item else ""

    def acts(self) -> Sequence[EntryAct]:
        self._consent = EntryAct("", self._turn_consent, ("Ctrl+Return",), "Ctrl+Enter")
        return (self._consent,)

    def tell_acts(self, entry: SignUp) -> None:
        self._consent.button.set_words(say("sign_up.take_back" if entry.consent == "yes" else "sign_up.may_pass_on"))

    def _turn_consent(self) -> None:
        entry = self.entry
        if entry:
            self.edit(entry.key, "consent", "no" if entry.consent == "yes" else "yes")

    def links(self) -> dict[str, list[tuple[str, str]]]:
        return {"theme": [("", say("sign_up.any_theme")), *offered(self.desk.session, self._prompt)]}

    def order(self, entries: list[SignUp]) -> list[SignUp]:
        return sorted(entries, key=lambda e: (theme_words(self.desk.session, e.theme) or "~", e.number))

    def listed(self, entry: SignUp) -> ListedNote:
        session = self.desk.session
        who = field_words(SIGN_UP, SIGN_UP.field("who"), session, entry)
        theme = theme_words(session, entry.theme) or say("sign_up.any_theme")
        asked = {"yes": "", "no": say("sign_up.consent_no")}.get(entry.consent, say("sign_up.ask_consent"))
        return ListedNote(entry.key, entry.number, say("sign_up.row", theme=theme, brings=entry.brings), who, asked=asked)

    def meaning(self, text: str) -> list[InlinePart]:
        theme, rest = parted(self.desk.session, self._prompt, text)
        told = super().meaning(rest)
        return [InlineWords(theme_words(self.desk.session, theme.key), "meta", "accent", bold=True), *told] if theme else told

    def typed_step(self, key: str, text: str) -> Step:
        return write(self.desk.session, self._prompt, key, text, self.desk.now(), self.item_key)

    def _redraw(self) -> None:
        super()._redraw()
        found = by_theme(self.desk.session)
        lines = [f"{theme_words(self.desk.session, key) or say('sign_up.any_theme')}: {len(entries)}" for key, entries in found.items()]
        self._told.setText("\n".join(lines) or say("sign_up.nobody"))

    def side(self) -> QWidget:
        return self._told
