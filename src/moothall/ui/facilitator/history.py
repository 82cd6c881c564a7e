"""The acts of this session, newest first. Shows them; undo is a key, not a list to pick from."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent

from moothall.desk import News
from moothall.store import HistoryLine
from moothall.ui.facilitator.page_host import PageHost
from moothall.ui.facilitator.window_page import WindowPage
from moothall.ui.kit.attempt import attempt
from moothall.ui.kit.list_rows import ListRows
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.rows_model import ListedNote
from moothall.words import say


class History(WindowPage):
    """Reads the history again after every act, while it is looked at."""

    def __init__(self, stage: PanelContext, host: PageHost) -> None:
        super().__init__(stage, host, say("window.history"), say("window.history_note"))
        self.list = ListRows(say("window.history"))
        self.column.addWidget(self.list, 1)

    def hear(self, news: object) -> None:
        # News without a name are no act: a picture put up, a timer begun.
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


def _row(line: HistoryLine) -> ListedNote:
    # Only what is not simply done needs saying: taken back, or final.
    marks = () if line.state == "done" else (say(f"window.act_{line.state}"),)
    return ListedNote(str(line.seq), 0, say(line.name, about=line.about), time=line.at, marks=marks)
