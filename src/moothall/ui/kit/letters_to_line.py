"""Letters typed where there is no field are a line being typed: they go to the page's entry line. Makes no command of a letter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.focus_follower import FocusFollower

_HELD = Qt.KeyboardModifier
# Held for a sign and not for a command. AltGr comes as a switch of groups, or on Windows as Ctrl and Alt together.
_FOR_SIGNS = _HELD.ShiftModifier | _HELD.KeypadModifier | _HELD.GroupSwitchModifier
_ALT_GR = _HELD.ControlModifier | _HELD.AltModifier


def is_sign(event: QKeyEvent) -> bool:
    """Whether the key types something that can begin a line. A space is none: it presses buttons and ticks people."""
    held = event.modifiers() & ~_FOR_SIGNS
    text = event.text()
    return bool(text) and text.isprintable() and not text.isspace() and held in (_HELD.NoModifier, _ALT_GR)


def is_field(widget: QWidget) -> bool:
    """Whether what is typed here is already somebody's text. A closed list of choices is none: letters would change what it holds."""
    return isinstance(widget, QLineEdit | QPlainTextEdit | QAbstractSpinBox) or (isinstance(widget, QComboBox) and widget.isEditable())


class LettersToLine(FocusFollower):
    """Follows the focus of one window. `line` is the line of the page on screen, or None where a page has none."""

    def __init__(self, window: QWidget, line: Callable[[], EntryLine | None]) -> None:
        super().__init__(window)
        self._line = line
        self.follow()

    def watches(self, widget: QWidget) -> bool:
        return not is_field(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not (isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and is_sign(event)):
            return False
        line = self._line()
        if line is None or not line.isEnabled() or line.window() is not self._window:
            return False
        line.type_on(event.text())
        return True
