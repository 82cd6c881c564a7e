"""Where the cards come from, by key: Alt+1 to 9 for a table, Alt+S for the next sector, Alt+0 for neither."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from moothall.activities.capture.rules import CardSource
from moothall.core.contributions import Contribution
from moothall.core.model import Session
from moothall.core.people import by_sector, participants
from moothall.words import say


@cache
def source_words(source: CardSource) -> str:
    """Worded once: a list of thousands of notes comes from a few tables."""
    # The words file never changes while the app runs, and a source is two strings, so nothing makes this stale.
    if source.table:
        return say("capture.table", table=source.table)
    return source.sector


def sources_words(notes: list[Contribution]) -> str:
    """ "Table 2", or "Tables 2, 5" for a note and what says the same, or how many when they are more; sectors by name."""
    # By length first, so that 2 comes before 10: tables are text, and some have names.
    tables = sorted({note.table for note in notes if note.table}, key=lambda table: (len(table), table))
    sectors = sorted({note.sector for note in notes if note.sector and not note.table})
    # The column of sources is narrow: three numbers and more would be cut off, and how many there are says more.
    if len(tables) > 2:
        return ", ".join([say("capture.many_tables", n=len(tables)), *sectors])
    if len(tables) > 1:
        return ", ".join([say("capture.tables", tables=", ".join(tables)), *sectors])
    return ", ".join([*(source_words(CardSource(table=table)) for table in tables), *sectors])


class SourceKeys(QObject):
    """Shortcuts of one panel; they work while the caret is in the entry line."""

    chosen = Signal(object)  # a CardSource

    def __init__(self, panel: QWidget, session: Session) -> None:
        super().__init__(panel)
        self._session = session
        self._sector = ""
        # Alt+0 is nobody's table, as "t0" is in the line.
        for digit in range(10):
            source = CardSource(table=str(digit) if digit else "")
            self._key(panel, f"Alt+{digit}", source)
        self._shortcut(panel, "Alt+S").activated.connect(self._next_sector)

    def _key(self, panel: QWidget, keys: str, source: CardSource) -> None:
        self._shortcut(panel, keys).activated.connect(lambda: self.chosen.emit(source))

    def _shortcut(self, panel: QWidget, keys: str) -> QShortcut:
        # Within the panel only: in a vote Alt+digit is a way in.
        return QShortcut(QKeySequence(keys), panel, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _next_sector(self) -> None:
        """Round the sectors people on the list come from, or the usual ones when the list has none."""
        known = sorted(name for name, _ in by_sector(self._session, participants(self._session)) if name)
        names = known or say("capture.usual_sectors").split(", ")
        # The list of people may have changed since, and the sector last chosen be gone from it: then it begins again.
        self._sector = names[(names.index(self._sector) + 1) % len(names)] if self._sector in names else names[0]
        self.chosen.emit(CardSource(sector=self._sector))
