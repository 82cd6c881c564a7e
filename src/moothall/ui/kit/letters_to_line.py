"""Letters typed where there is no field are a line being typed: they go to the page's entry line. Makes no command of a letter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from moothall.ui.kit.entry_line import EntryLine

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


class LettersToLine(QObject):
    """Follows the focus of one window. `line` is the line of the page on screen, or None where a page has none."""

    def __init__(self, window: QWidget, line: Callable[[], EntryLine | None]) -> None:
        super().__init__(window)
        self._window, self._line = window, line
        self._watched: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        # Qt may have ended it; its Python half is still here.
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        watch = new is not None and new.window() is self._window and not is_field(new)
        self._watched = new if watch else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not (isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and is_sign(event)):
            return False
        line = self._line()
        if line is None or not line.isEnabled() or line.window() is not self._window:
            return False
        line.type_on(event.text())
        return True
