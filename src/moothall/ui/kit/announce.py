"""Says a sentence to the screen reader, for what appears away from the keyboard focus. Shows nothing."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str) -> None:
    """Only while a screen reader runs; an empty sentence says nothing."""
    # Without a screen reader Qt would build the accessible objects for nobody, at every keystroke.
    if sentence and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
