"""A page of the board: the same theme across prompts, and who spoke of this board's themes by sector. Counts and shows; changes nothing.

Sectors are shown as everybody may see them, small cells withheld: a facilitator reads this page aloud.
"""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.activities.cluster.panel_table import Cell, CountTable
from moothall.core.theme_matrix import boards_with_themes, crossings_of, theme_sectors
from moothall.core.themes import THEMES
from moothall.desk import Desk
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say


class MatrixPage(QWidget):
    """Read anew when it is opened, and after every act while it is."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        # On no screen until the board gives it its place; a child without a layout would lie over the board's corner.
        self.hide()
        self._desk = desk
        self.across, self.sectors = CountTable(say("cluster.matrix")), CountTable(say("cluster.by_sector"))
        self._none = PlainLabel(say("cluster.matrix_empty"), ink="ink2")
        self._heading = PlainLabel(say("cluster.by_sector"), "section")
        self._withheld = PlainLabel("", "meta", ink="ink2")
        self.setFocusProxy(self.across)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)  # px: a page stands within the board's margins
        column.setSpacing(8)
        column.addWidget(PlainLabel(say("cluster.matrix"), "title"))
        column.addWidget(PlainLabel(say("cluster.matrix_note"), "meta", ink="ink2"))
        # Three parts of the height for the prompts to two for the sectors, which are fewer columns.
        for widget, stretch in ((self._none, 0), (self.across, 3), (self._heading, 0), (self._withheld, 0), (self.sectors, 2)):
            column.addWidget(widget, stretch)
        column.addStretch(0)

    def ring(self) -> QRect:
        """None of its own: the tables in it have one each."""
        return QRect()

    def show_board(self, board: str) -> None:
        self._show_across()
        self._show_sectors(board)

    def _show_across(self) -> None:
        session = self._desk.session
        rows = crossings_of(session)
        # On one line: a line break in a head makes every row higher.
        columns = [" ".join(prompt.text.split()) for prompt in boards_with_themes(session)]
        self.across.show_rows(columns, [(row.name, [_count(n) for n in row.items]) for row in rows])
        self.across.setVisible(bool(rows))
        self._none.setVisible(not rows)

    def _show_sectors(self, board: str) -> None:
        session = self._desk.session
        shown = theme_sectors(session, board)
        names = {t.letter: t.name or say("kit.no_name") for t in session.where(THEMES, "prompt", board)}
        # Every row has the same sectors, so that the first tells the columns.
        columns = [sector or say("cluster.no_sector") for sector in next(iter(shown.values()), {})]
        named = {letter: say("cluster.theme", letter=letter, name=names[letter]) for letter in shown}
        rows = [(named[letter], [_held(n) for n in row.values()]) for letter, row in shown.items()]
        # With every cell withheld a table would be a field of dots; one sentence says it.
        safe = any(n is not None for row in shown.values() for n in row.values())
        self.sectors.show_rows(columns if safe else (), rows if safe else ())
        self.sectors.setVisible(safe)
        self._heading.setVisible(bool(shown))
        self._withheld.setVisible(bool(shown))
        self._withheld.setText(say("cluster.withheld_note" if safe else "cluster.withheld_all"))


def _count(n: int | None) -> Cell:
    return (str(n), str(n)) if n is not None else ("–", say("cluster.not_there"))


def _held(n: int | None) -> Cell:
    """A count that small cells may hide, with what a screen reader says of it. A dot, since a dash is already "not there"."""
    return (str(n), str(n)) if n is not None else ("·", say("cluster.withheld"))
