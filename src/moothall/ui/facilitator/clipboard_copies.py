"""The list of themes or the result on screen on the clipboard: words, table and picture, at the level of those who were here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage

from moothall.core.levels import Level
from moothall.core.redacted_part import part_of_copy
from moothall.core.redaction import Audience
from moothall.desk import Desk
from moothall.words import read_by

if TYPE_CHECKING:
    from moothall.exports.content.blocks import Document

_SCALE = 3.0
"""Pixels to a point: a page's width is then some 1,450, sharp on a slide."""


def copy_part(desk: Desk, subject: str, as_picture: bool) -> str:
    """What was copied, by its title; empty where nothing of the question, vote or round `subject` may be told yet."""
    from moothall.exports.clippings import clipping

    # A second at the most, the first time a page is set, and nothing to be done meanwhile.
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        with read_by("page"):
            part = part_of_copy(desk.copy_for(Audience(Level.ROOM)), desk.session, subject)
            found = clipping(part, desk.activities) if part else None
            if found is None:
                return ""
            data = QMimeData()
            if as_picture:
                data.setImageData(_picture_of(found.document))
            else:
                data.setText(found.text)
                data.setHtml(found.html)
    finally:
        QGuiApplication.restoreOverrideCursor()
    QGuiApplication.clipboard().setMimeData(data)
    return found.title


def _picture_of(document: Document) -> QImage:
    from moothall.exports.paper.pagination import BOTTOM, TOP
    from moothall.exports.paper.typesetting import MARGIN
    from moothall.exports.writers.pdf import as_pdf
    from moothall.ui.facilitator.pdf_pages import text_image

    # Points of air left and right of the text.
    return text_image(as_pdf(document), _SCALE, TOP - 8, BOTTOM, MARGIN - 12)
