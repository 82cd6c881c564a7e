"""The gallery walk on the desk: one line for what somebody says in front of a sheet; the sheets by letter at the side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from moothall.activities.gallery_walk.records import GALLERY_WALK, GalleryRemark, about_words
from moothall.activities.gallery_walk.rules import board, read_remark, write
from moothall.core.agenda import AGENDA
from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.errors import Refused
from moothall.core.model import Step
from moothall.core.picture import Showing
from moothall.core.themes import THEMES, themes_of
from moothall.ui.kit.entry_acts import EntryAct
from moothall.ui.kit.inline_parts import InlineKey, InlinePart, InlineWords
from moothall.ui.kit.log_panel import LogPanel
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.rows_model import ListedNote
from moothall.words import say, sentence


class GalleryWalkPanel(LogPanel):
    """The newest first."""

    also_shown = (THEMES, CONTRIBUTIONS)

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        self._sheets = PlainLabel("", "body")
        super().__init__(stage, item_key, GALLERY_WALK)
        self.log.show_signs(say("gallery_walk.signs"))

    @property
    def _prompt(self) -> str:
        item = self.desk.session.find(AGENDA, self.item_key)
        return item.prompt if item else ""

    def acts(self) -> Sequence[EntryAct]:
        return (self.action_act(),)

    def links(self) -> dict[str, list[tuple[str, str]]]:
        session, entry = self.desk.session, self.entry
        themes = [(t.key, about_words(session, t.key)) for t in themes_of(session, board(session, self._prompt))]
        # A note stands in the list where the remark is about it: all notes would be a list nobody reads.
        note = [(entry.about, about_words(session, entry.about))] if entry and session.find(CONTRIBUTIONS, entry.about) else []
        return {"about": [("", say("gallery_walk.nothing_special")), *themes, *note]}

    def listed(self, entry: GalleryRemark) -> ListedNote:
        marks = () if entry.sort == "add" else (say(f"gallery_walk.sort_{entry.sort}"),)
        return ListedNote(entry.key, entry.number, entry.text, about_words(self.desk.session, entry.about), entry.noted, marks=marks)

    def meaning(self, text: str) -> list[InlinePart]:
        if not text.strip():
            return []
        try:
            typed = read_remark(self.desk.session, self._prompt, text)
        except Refused as refused:
            return [InlineWords(sentence(refused), "meta", "late", bold=True)]
        about = about_words(self.desk.session, typed.about)
        return [
            InlineWords(say(f"gallery_walk.sort_{typed.sort}"), "meta", "accent", bold=True),
            *([InlineWords(about, "meta", "ink", bold=True)] if about else []),
            InlineKey("Enter"),
        ]

    def typed_step(self, key: str, text: str) -> Step:
        desk, general = self.desk, say("gallery_walk.sort_too_general")
        return write(desk.session, self._prompt, key, text, desk.now(), self.item_key, general=general)

    def _redraw(self) -> None:
        super()._redraw()
        session = self.desk.session
        sheets = [about_words(session, t.key) for t in themes_of(session, board(session, self._prompt))]
        self._sheets.setText("\n".join(sheets) or say("gallery_walk.no_sheets"))

    def side(self) -> QWidget:
        return self._sheets

    def shown(self) -> Showing | None:
        """Its question first; once that is up, what was said so far."""
        on_wall = self.desk.showing
        up = on_wall.activity == "gallery_walk" and on_wall.item == self.item_key and not self.desk.blanked
        return Showing("gallery_walk", self.item_key, "all") if up and GALLERY_WALK.all(self.desk.session) else None
