"""Makes Qt's actions and menus from the table of commands. Decides nothing: the table says what, the window how."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from moothall.desk import Desk
from moothall.ui.facilitator.commands import MENUS, Command
from moothall.ui.kit.mnemonics import without_mnemonic
from moothall.words import say


class Menus:
    """The window's actions by the command's key, its menu bar, and the same menus behind the logo."""

    def __init__(self, window: QMainWindow, desk: Desk, commands: tuple[Command, ...], do: Callable[[Command], object]) -> None:
        """`do` is called with the command somebody chose."""
        self.commands, self._window, self._desk, self._do = commands, window, desk, do
        self.by_key = {command.key: self._make(command) for command in commands}
        self._bar = window.menuBar()
        # A second set of menus of the same actions: one menu can't be in a bar and in another menu.
        self._behind_mark = QMenu(window)
        for name in MENUS:
            self._behind_mark.addMenu(self._menu(name, self._behind_mark))
            menu = self._menu(name, self._bar)
            # A turn of the event loop later: walking from one menu to the next hides the first before the second is active.
            menu.aboutToHide.connect(lambda: QTimer.singleShot(0, self._window, self._hide_bar))
            self._bar.addMenu(menu)
        # On a Mac the bar belongs to the system; elsewhere it stays out of the way until Alt or F10.
        self._hides = sys.platform != "darwin"
        self.settle_bar()

    def settle_bar(self) -> None:
        """As it stands while nobody uses it."""
        self._bar.setVisible(not self._hides)

    @property
    def keys(self) -> list[QKeySequence]:
        """Every key of every command."""
        return [keys for action in self.by_key.values() for keys in action.shortcuts()]

    def _make(self, command: Command) -> QAction:
        action = QAction(without_mnemonic(command.words), self._window)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        # A key held down is one act: a held Ctrl+Z would take back the morning.
        action.setAutoRepeat(False)
        if command.everywhere:
            action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        action.triggered.connect(lambda: self._do(command))
        # Shortcuts of a hidden menu bar sleep; those of the window don't.
        self._window.addAction(action)
        return action

    def _menu(self, name: str, parent: QWidget) -> QMenu:
        menu = QMenu(say(f"menu.menu_{name}"), parent)
        menu.addActions([self.by_key[command.key] for command in self.commands if command.menu == name])
        # Just in time: naming it after every act would ask the desk for nobody.
        menu.aboutToShow.connect(self.name_undo)
        return menu

    def name_undo(self) -> None:
        """What Undo and Redo would do, in the menus' words."""
        desk = self._desk
        for key, step in (("undo", desk.can_undo()), ("redo", desk.can_redo())):
            words = say(f"menu.{key}")
            named = say(f"menu.{key}_named", act=say(step.name, about=step.about)) if step else words
            self.by_key[key].setText(without_mnemonic(named))

    # the bar, and the menu behind the logo

    def pop_up(self, at: QPoint) -> None:
        self._behind_mark.popup(at)

    def open_bar(self) -> None:
        """Shows the bar and opens its first menu."""
        self._bar.show()
        self._bar.setActiveAction(self._bar.actions()[0])

    def _hide_bar(self) -> None:
        # Another menu may have opened meanwhile.
        if self._hides and self._bar.activeAction() is None:
            self._bar.hide()
