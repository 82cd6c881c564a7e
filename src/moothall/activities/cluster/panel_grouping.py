"""A page of the board: what was grouped, named, merged and taken apart in this session, newest first. Shows; undo is a key.

Who did it is the desk: a session has one, and the file keeps no names of hands.
"""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.desk import Desk
from moothall.store import HistoryLine
from moothall.ui.kit.list_rows import ListRows
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.rows_model import ListedNote
from moothall.words import say

MOST = 5_000
"""Acts that are read back to, those of other activities too."""
ABOUT_GROUPS = frozenset(
    "place unplace copy take_copy leave_theme new_theme rename_theme delete_theme merge_themes repeat_note merge_notes take_out split_note "
    "new_domain put_in_domain rename_domain delete_domain flag_example unflag_example".split()
)
"""Names of steps, without "step.", that are about what belongs together. A new kind of act on the board has to be added here."""


class GroupingPage(QWidget):
    """Read anew when it is opened, and after every act while it is."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        # On no screen until the board gives it its place; a child without a layout would lie over the board's corner.
        self.hide()
        self._desk = desk
        self.list = ListRows(say("cluster.grouping"))
        self._none = PlainLabel(say("cluster.grouping_empty"), ink="ink2")
        self.setFocusProxy(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(PlainLabel(say("cluster.grouping"), "title"))
        column.addWidget(PlainLabel(say("cluster.grouping_note"), "meta", ink="ink2"))
        column.addWidget(self._none)
        column.addWidget(self.list, 1)

    def ring(self) -> QRect:
        """None of its own: the list in it has one."""
        return QRect()

    def show_board(self, board: str) -> None:
        """All acts on groups, of every board. Refused while an act is being written, Trouble when the history is damaged."""
        # Chosen here and not by the store, which knows acts by their names alone.
        rows = [_row(line) for line in self._desk.history(MOST) if line.name.removeprefix("step.") in ABOUT_GROUPS]
        self.list.show_rows(rows)
        self._none.setVisible(not rows)


def _row(line: HistoryLine) -> ListedNote:
    marks = (say("cluster.taken_back"),) if line.state == "undone" else ()
    return ListedNote(str(line.seq), 0, say(line.name, about=line.about), time=line.at, marks=marks)
