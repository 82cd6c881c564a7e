"""Tool tips that show what was typed. Qt would read `<b>` in a tip as markup; here every sign stays a sign."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QWidget


def plain_tip(text: str) -> str:
    """`text` as Qt must be given it: escaped, in a paragraph that keeps its line breaks."""
    # Escaped and then declared to be markup, for otherwise Qt guesses which of the two it is.
    return f'<p style="white-space:pre-wrap">{escape(text)}</p>' if text else ""


def set_tip(widget: QWidget, text: str) -> None:
    """An empty text takes the tip away."""
    widget.setToolTip(plain_tip(text))
