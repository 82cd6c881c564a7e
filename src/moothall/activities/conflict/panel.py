"""The conflict log on the desk: a tension as a question, what each side asks for and why, and how it is moving on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from moothall.activities.conflict.entries import wordings
from moothall.activities.conflict.records import CONFLICT, Conflict
from moothall.core.levels import Level
from moothall.record_words import held_back
from moothall.ui.kit.log_panel import LogPanel
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.private_block import PrivateAdvice
from moothall.words import say

STUCK = 4
"""From this stage on a tension is not settled in plenary (practice 2.6a)."""


class ConflictPanel(LogPanel):
    """The list of tensions, and the one that is being worked."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        self._advice: PrivateAdvice | None = None
        super().__init__(stage, item_key, CONFLICT)

    def marks(self, entry: Conflict) -> tuple[str, ...]:
        return (say(f"conflict.state_{entry.state}"),)

    def wording(self, entry: Conflict) -> str:
        return wordings(entry, CONFLICT.rows_of(self.desk.session, entry.key)).get(Level(entry.visibility), "")

    def held_back(self, entry: Conflict) -> str:
        return held_back(entry)

    def redraw_entry(self) -> None:
        super().redraw_entry()
        if self._advice:
            stuck = self.entry is not None and self.entry.stage >= STUCK
            self._advice.words.setText(say("conflict.not_in_plenary") if stuck else say("conflict.side"))

    def side(self) -> QWidget:
        self._advice = PrivateAdvice()
        self.redraw_entry()
        return self._advice
