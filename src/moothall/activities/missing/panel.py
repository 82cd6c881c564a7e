"""Who is missing, on the desk: one line names a voice, the form ticks what it would bring. The side says what nobody here brings yet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from moothall.activities.missing.records import FIVE, MISSING, MissingVoice, empty_columns
from moothall.ui.kit.log_panel import LogPanel
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.rows_model import ListedNote
from moothall.words import say


class MissingPanel(LogPanel):
    """The list of voices, those still to be asked first: it is the invitation list of the next session."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        self._gaps = PlainLabel("")
        super().__init__(stage, item_key, MISSING)
        self._tell_gaps()

    def order(self, entries: list[MissingVoice]) -> list[MissingVoice]:
        return sorted(entries, key=lambda e: (MISSING.states.index(e.state), e.number))

    def listed(self, entry: MissingVoice) -> ListedNote:
        brings = ", ".join(say(f"missing.{thing}") for thing in FIVE if getattr(entry, thing))
        return ListedNote(entry.key, entry.number, entry.who, brings, say(f"missing.state_{entry.state}"))

    def hear(self, news: object) -> None:
        super().hear(news)
        self._tell_gaps()

    def _tell_gaps(self) -> None:
        voices = MISSING.all(self.desk.session)
        gaps = ", ".join(say(f"missing.{thing}") for thing in empty_columns(voices))
        self._gaps.setText(say("missing.gaps", gaps=gaps) if gaps and voices else say("missing.no_gaps" if voices else "missing.about"))

    def side(self) -> QWidget:
        return self._gaps
