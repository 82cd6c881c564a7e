"""Settles keys with whoever has the keyboard: the window's keys are the window's, whatever a text would do with them; Ctrl+Z and Ctrl+Y
belong to a text while there is something in it to take back, and otherwise to the session; Alt alone opens the menu bar; a command's key is
found by its place where the layout has another sign there. Watches only the widget in focus, for a filter on everything is dear."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from moothall.ui.kit.focus_follower import FocusFollower
from moothall.ui.kit.key_positions import key_places

# The least anything to press measures.
_SEEN = 24  # px of a part in focus that must be seen


class FocusKeys(FocusFollower):
    """Follows the focus of one window. `keys` are the window's own; `moved` comes when another of its parts has the keyboard."""

    alt_alone = Signal()
    moved = Signal()

    def __init__(self, window: QWidget, keys: Iterable[QKeySequence]) -> None:
        super().__init__(window)
        # Of two keys in a row it is the first that a text could claim: the second goes to no text.
        self._keys = frozenset(QKeySequence(key[0]) for key in keys)  # type: ignore[index]  # it is; the stubs leave it out
        # Whether Alt was the last key pressed, with none after it.
        self._alone = False
        self.follow()

    def arrived(self, widget: QWidget) -> None:
        _bring_into_view(widget)
        self.moved.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        # Comes before the press and before any shortcut: the only moment at which a text can be kept from a key.
        if event.type() == QEvent.Type.ShortcutOverride:
            # Any other key, as in Alt+3, means that Alt was not alone.
            self._alone = event.key() == Qt.Key.Key_Alt
            return self._passes_on(watched, event)
        if event.type() == QEvent.Type.KeyPress:
            return self._by_place(watched, event)
        if event.type() == QEvent.Type.KeyRelease and event.key() == Qt.Key.Key_Alt and self._alone:
            self._alone = False
            self.alt_alone.emit()
        return False

    def _by_place(self, watched: QObject, event: QKeyEvent) -> bool:
        """A key that was no shortcut as it is typed may be one by where it lies: true then, and its press goes no further."""
        # Enter, arrows and their like make no sign, and lie where they lie. Qt's codes of them begin here.
        if event.key() >= Qt.Key.Key_Escape:
            return False
        key_places.heed(event)
        meant = key_places.meant(event)
        if meant is None or not isinstance(watched, QWidget):
            return False
        if not _trigger(self._window, watched, QKeySequence(meant)):
            # No command's: a board or a text may know it, as Ctrl+G or Ctrl+C. Sent only once, since a made-up event has no place.
            QApplication.sendEvent(watched, QKeyEvent(event.type(), meant.key(), meant.keyboardModifiers()))
        return True

    def _passes_on(self, watched: QObject, event: QKeyEvent) -> bool:
        """True keeps the text from claiming the key, so that it is the window's shortcut. Under X11 texts claim keys of an older editor,
        Ctrl+E for the end of the line among them."""
        undo, redo = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
        if not (undo or redo):
            return QKeySequence(event.keyCombination()) in self._keys
        if isinstance(watched, QLineEdit):
            return not (watched.text() and (watched.isUndoAvailable() if undo else watched.isRedoAvailable()))
        if isinstance(watched, QPlainTextEdit):
            history = watched.document()
            return not (history.isUndoAvailable() if undo else history.isRedoAvailable())
        return False


def _trigger(window: QWidget, focus: QWidget, keys: QKeySequence) -> bool:
    """The first command or shortcut of these keys that works with the keyboard here, the nearest to it first."""
    for shortcut in reversed(window.findChildren(QShortcut)):
        if keys in shortcut.keys() and shortcut.isEnabled() and _reaches(shortcut, focus):
            shortcut.activated.emit()
            return True
    for action in window.actions():
        if keys in action.shortcuts() and action.isEnabled():
            action.trigger()
            return True
    return False


def _reaches(shortcut: QShortcut, focus: QWidget) -> bool:
    owner = cast("QWidget", shortcut.parent())
    if shortcut.context() == Qt.ShortcutContext.WidgetShortcut:
        return owner is focus
    if shortcut.context() == Qt.ShortcutContext.WidgetWithChildrenShortcut:
        return owner is focus or owner.isAncestorOf(focus)
    return owner.isVisible()


def _bring_into_view(focus: QWidget) -> None:
    """Qt scrolls to what Tab reaches from inside a scrolled page, but not to what it, or an arrow, reaches from outside."""
    area = focus.parentWidget()
    # Outwards through every scrolled page it lies in, until enough of it is seen.
    while area is not None and focus.isVisible() and focus.visibleRegion().boundingRect().height() < min(focus.height(), _SEEN):
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(focus)
        area = area.parentWidget()
