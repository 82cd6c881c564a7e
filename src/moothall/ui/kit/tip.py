"""Tool tips that show what was typed. Qt would read `<b>` in a tip as markup; here every sign stays a sign."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QWidget


def plain_tip(text: str) -> str:
    """`text` as Qt must be given it: escaped, in a paragraph that keeps its line breaks."""
    return f'<p style="white-space:pre-wrap">{escape(text)}</p>' if text else ""


def set_tip(widget: QWidget, text: str) -> None:
    widget.setToolTip(plain_tip(text))
