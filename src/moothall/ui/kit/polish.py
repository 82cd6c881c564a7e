"""Making a widget look at its style sheet again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def polish_anew(widget: QWidget) -> None:
    """After a property changed that the style sheet asks for: it looks only when the widget is polished. Not by way of `style()`: PySide
    would keep a name for the app's style that only a collection ends.
    """
    widget.setAttribute(Qt.WidgetAttribute.WA_WState_Polished, on=False)
    widget.ensurePolished()
