"""The Move to menu: every theme, a new one, the tray, and what else can be done with what is chosen. Built from the session, used once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QWidget

from moothall.activities.cluster.panel_acts import BoardActs
from moothall.core.model import Session
from moothall.core.themes import Theme, themes_of
from moothall.ui.board.faces import theme_words
from moothall.ui.kit.literal import without_mnemonic
from moothall.ui.theme.look import look
from moothall.ui.theme.symbols import symbol_pixmap
from moothall.words import say

Act = Callable[[], object]


class MoveMenu(QMenu):
    """For some notes, or else for one theme."""

    def __init__(self, parent: QWidget, session: Session, acts: BoardActs, notes: Sequence[str], theme: str, edit: Act) -> None:
        super().__init__(parent)
        self._acts, self._notes, self._theme = acts, notes, theme
        self._themes = themes_of(session, acts.board)
        self.aboutToHide.connect(self.deleteLater)
        if notes:
            self._offer_moves()
        if notes or theme:
            self._offer_changes(edit)
        else:
            self._add(say("cluster.new_theme"), lambda: acts.new_theme(()), say("cluster.key_new"))

    def _offer_moves(self) -> None:
        acts, notes = self._acts, self._notes
        self._each(self.addMenu(say("cluster.move_to")), lambda t: acts.place(notes, t.key))
        self._each(self.addMenu(say("cluster.copy_to")), lambda t: acts.copy(notes, t.key))
        self._add(say("cluster.new_theme"), lambda: acts.new_theme(notes), say("cluster.key_new"))
        self._add(say("cluster.to_tray"), lambda: acts.to_tray(notes), "-")
        self._add(say("cluster.star"), lambda: acts.star(notes), "*")

    def _offer_changes(self, edit: Act) -> None:
        acts, notes, theme = self._acts, self._notes, self._theme
        if theme and not notes:
            self._each(self.addMenu(say("cluster.merge_into")), lambda t: acts.merge(theme, t.key), but=theme)
        self.addSeparator()
        self._add(say("cluster.edit" if notes else "cluster.rename"), edit, "F2")
        self._add(say("cluster.delete"), lambda: acts.delete(notes, theme), say("cluster.key_delete"))

    def _each(self, menu: QMenu, act: Callable[[Theme], object], but: str = "") -> None:
        """A line for each theme, with its symbol."""
        for theme in (t for t in self._themes if t.key != but):
            icon = QIcon(symbol_pixmap(theme.ordinal, 24, look().mode, self.devicePixelRatioF()))
            line = menu.addAction(icon, without_mnemonic(theme_words(theme)))
            line.triggered.connect(lambda _=False, theme=theme: act(theme))
        menu.setEnabled(not menu.isEmpty())

    def _add(self, words: str, act: Act, keys: str = "") -> None:
        # The key stands beside the words without being a shortcut of the menu: the board's own keys do it.
        line = self.addAction(without_mnemonic(f"{words}\t{keys}" if keys else words))
        line.triggered.connect(lambda _=False: act())
