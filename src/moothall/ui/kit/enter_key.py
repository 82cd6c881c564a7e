"""Enter with Ctrl, which closes, reveals and brings in: with a further key held it is another key, and nobody's."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_ctrl_enter(event: QKeyEvent) -> bool:
    """Whether Enter, here or on the keypad, comes with Ctrl and nothing else."""
    return event.key() in ENTER and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier
