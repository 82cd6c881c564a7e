"""A page for the facilitator's eyes alone: hatched down its left edge, and it says so at its head."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout

from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.theme.hatch import paint_hatch

_EDGE = 16  # px of hatching, as designed


class PrivatePanel(Panel):
    """`begin_page` gives the place for what the page is about."""

    edge_to_edge = True

    def begin_page(self, said: str) -> ScrollPage:
        """A page that fills the panel, `said` at its head: that nobody else sees it."""
        page = ScrollPage(margins=False)
        page.column.setContentsMargins(_EDGE + 16, 12, 24, 8)
        page.column.setSpacing(12)
        page.add(PlainLabel(said, "meta", ink="ink2"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        return page

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_hatch(painter, self.rect().adjusted(0, 0, _EDGE - self.width(), 0).toRectF())
