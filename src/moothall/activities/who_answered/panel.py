"""Who answered on the desk: the count by sector, and below it the voices that are missing, each with who asks them by when."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from moothall.activities.who_answered.records import WHO_ANSWERED, AbsentVoice
from moothall.activities.who_answered.rules import by_sectors
from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.people import ORGANISATIONS
from moothall.core.session_details import details_of
from moothall.day_words import near_day
from moothall.record_words import field_words
from moothall.ui.kit.log_panel import LogPanel
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.rows_model import ListedNote
from moothall.words import say


class SectorTable(QWidget):
    """Four columns of words and figures, made anew when they change."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._shown: list[tuple[str, ...]] = []

    def show_lines(self, lines: list[tuple[str, ...]]) -> None:
        if lines == self._shown:
            return
        self._shown = lines
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for row, cells in enumerate(lines):
            for column, words in enumerate(cells):
                label = PlainLabel(words, "meta", ink="ink2" if row == 0 else "ink", bold=column > 0 and row > 0, wrap=False)
                self._grid.addWidget(label, row, column)


class WhoAnsweredPanel(LogPanel):
    """The table stands at the side, the missing voices on the page."""

    also_shown = (CONTRIBUTIONS, ORGANISATIONS)

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        self.table = SectorTable()
        super().__init__(stage, item_key, WHO_ANSWERED)

    def listed(self, entry: AbsentVoice) -> ListedNote:
        session = self.desk.session
        asks = field_words(WHO_ANSWERED, WHO_ANSWERED.field("asks"), session, entry)
        when = near_day(entry.by_when, details_of(session).date)
        return ListedNote(entry.key, entry.number, entry.who, asks, when, marks=self.marks(entry))

    def _redraw(self) -> None:
        super()._redraw()
        heads = ("", say("who_answered.invited"), say("who_answered.here"), say("who_answered.answered"))
        lines = [
            (line.sector or say("who_answered.others"), str(line.invited), str(line.here), str(line.answered))
            for line in by_sectors(self.desk.session)
        ]
        self.table.show_lines([heads, *lines] if lines else [(say("who_answered.nobody_listed"),)])

    def side(self) -> QWidget:
        return self.table
