"""Ends a part of a page that was made anew: out of sight at once, gone with the next turn of the event loop."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

_ENDING: list[list[QObject]] = []


def end(part: QWidget) -> None:
    """Everything in it, layouts too, keeps its Python half until Qt has ended its own: one that went before would be looked for then, and
    the app would end with it.
    """
    _ENDING[:] = [whole for whole in _ENDING if isValid(whole[0])]
    _ENDING.append([part, *part.findChildren(QObject)])
    # At once: a layout keeps the place of what is only marked for deletion.
    part.hide()
    part.deleteLater()
