"""Under the board: the entry line, or in its place the line of the naming walk while all themes are named one after the other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from moothall.activities.cluster.panel_board_line import BoardEntry
from moothall.activities.cluster.panel_naming import NamingLine
from moothall.activities.cluster.panel_shown import BoardShown
from moothall.core.picture import Showing
from moothall.core.themes import themes_of
from moothall.desk import Desk
from moothall.ui.kit.card import Ground
from moothall.words import say


class BoardLines(Ground):
    """`exchanged` when the other line stands there; `said` tells in words how the walk ended; `follow_wanted` what is looked at next."""

    exchanged = Signal()
    said = Signal(str)
    follow_wanted = Signal(object)

    def __init__(self, desk: Desk, entry: BoardEntry, shown: BoardShown, showing: Callable[[str], Showing]) -> None:
        super().__init__("panel", "top")
        self._desk, self._shown, self._showing = desk, shown, showing
        self.entry, self.naming = entry, NamingLine(desk)
        self._before: Showing | None = None
        """What the shared screen showed of this board before the walk; None when it showed something else, and goes on to."""
        self._stack = QStackedWidget()
        self._stack.addWidget(self.entry)
        self._stack.addWidget(self.naming)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)  # px: with the line of 56 a footer of 80 (design language, screen 03)
        column.addWidget(self._stack)
        self.naming.arrived.connect(self._arrive)
        self.naming.ended.connect(self._end)

    @property
    def is_naming(self) -> bool:
        return self._stack.currentWidget() is self.naming

    def name_all(self, board: str) -> None:
        """Theme after theme, largest first; the shared screen shows each, where it showed this board."""
        # Only where the room looks at this board already: naming is no reason to show it something else.
        now, mine = self._desk.showing, self._showing("")
        self._before = now if (now.activity, now.item) == (mine.activity, mine.item) else None
        self._stack.setCurrentWidget(self.naming)
        # The order is fixed here: a theme that grows meanwhile must not come up twice.
        self.naming.begin(themes_of(self._desk.session, board))
        self.exchanged.emit()

    def _arrive(self, theme: str) -> None:
        self._shown.bring(theme)
        if self._before is not None:
            self.follow_wanted.emit(self._showing(theme))

    def _end(self, letters: list[str]) -> None:
        self._stack.setCurrentWidget(self.entry)
        # Before the screen goes back, so that keys typed on land in the line.
        self.entry.setFocus()
        if self._before is not None:
            self.follow_wanted.emit(self._before)
        self.said.emit(say("cluster.not_named", n=len(letters), letters=", ".join(letters)) if letters else say("cluster.all_named"))
        self.exchanged.emit()
