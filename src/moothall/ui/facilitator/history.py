"""The acts of this session, newest first. Shows them; undo is a key, not a list to pick from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent

from moothall.desk import News
from moothall.store import HistoryLine
from moothall.ui.facilitator.own_page import OwnPage
from moothall.ui.kit.ask import attempt
from moothall.ui.kit.list_rows import ListRows
from moothall.ui.kit.rows_model import Row
from moothall.ui.kit.stage import Stage
from moothall.words import say

if TYPE_CHECKING:
    from moothall.ui.facilitator.window import DeskWindow


class History(OwnPage):
    """Reads the history again after every act, while it is looked at."""

    def __init__(self, stage: Stage, window: DeskWindow) -> None:
        super().__init__(stage, window, say("window.history"), say("window.history_note"))
        self.list = ListRows(say("window.history"))
        self.column.addWidget(self.list, 1)

    def hear(self, news: object) -> None:
        if isinstance(news, News) and news.name and self.isVisible():
            self._tell()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell()

    def _tell(self) -> None:
        self.list.show_rows([_row(line) for line in attempt(self, self.stage.desk.history) or ()])

    def take_focus(self) -> None:
        self.list.setFocus()

    def keys(self) -> list[tuple[str, str]]:
        return [("Ctrl+Z", say("window.key_undo")), ("Ctrl+Y", say("window.key_redo")), *super().keys()]


def _row(line: HistoryLine) -> Row:
    marks = () if line.state == "done" else (say(f"window.act_{line.state}"),)
    return Row(str(line.seq), 0, say(line.name, about=line.about), time=line.at, marks=marks)
