"""What the window's own pages have in common: a title, a scrolled column, and the host to go back in."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from moothall.ui.facilitator.page_host import PageHost
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.words import say


class WindowPage(Panel):
    """A page in the main area. The window takes Esc back to what was on screen before."""

    def __init__(self, stage: PanelContext, host: PageHost, title: str, note: str = "") -> None:
        super().__init__(stage, "")
        self.host = host
        self.page = ScrollPage()
        self.column = self.page.column
        self.column.addWidget(PlainLabel(title, "title"))
        if note:
            self.column.addWidget(PlainLabel(note, ink="ink2"))
        self.column.addSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.page)

    def keys(self) -> list[tuple[str, str]]:
        return [("Esc", say("window.back"))]
