"""The parts a window on a session is made of, and how they are laid out. Connects none of them and asks the desk for nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.desk import Desk
from moothall.ui.facilitator.activity_views import logs
from moothall.ui.facilitator.main_area import MainArea
from moothall.ui.facilitator.quick_entry import QuickEntry
from moothall.ui.facilitator.rail import Rail
from moothall.ui.facilitator.shared_screen_control import SharedScreenControl
from moothall.ui.facilitator.side import Side
from moothall.ui.facilitator.top_bar import TopBar
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.key_line import KeyLine
from moothall.ui.kit.messages import Messages
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.record_meaning import meaning_of
from moothall.ui.theme.look import look
from moothall.words import say


@dataclass(frozen=True)
class WindowParts:
    """For whoever works with several of them. `middle` holds the main area, the messages and the one line."""

    shared_screen: SharedScreenControl
    main: MainArea
    side: Side
    quick: QuickEntry
    top: TopBar = field(default_factory=TopBar)
    rail: Rail = field(default_factory=Rail)
    messages: Messages = field(default_factory=Messages)
    key_line: KeyLine = field(default_factory=KeyLine)
    middle: QWidget = field(default_factory=QWidget)

    @property
    def spotlight_is_next(self) -> bool:
        """Once the item itself is up, the button under the preview offers what is selected in it."""
        return self.main.panel is not None and self.main.panel.offers_spotlight and self.shared_screen.shows(self.main.place[0])


def make_parts(desk: Desk, shared_screen: SharedScreenControl, pages: dict[str, Callable[[PanelContext], Panel]]) -> WindowParts:
    """The parts for one session; `pages` are the window's own, by name."""
    main = MainArea(PanelContext(desk, look().mode, desk.activities), pages, shared_screen.discretion)
    notes = [(a.key, say(f"{a.key}.title"), a.quick_key) for a in logs(desk.activities) if a.private]
    quick = QuickEntry(lambda log, text: meaning_of(log.records[0], desk.session, text) if log.records else [])
    return WindowParts(shared_screen, main, Side(shared_screen.preview, notes), quick)


def lay_out(parts: WindowParts) -> QWidget:
    """Everything in its place: what the window has in its centre."""
    middle, body, whole = QVBoxLayout(parts.middle), QHBoxLayout(), QVBoxLayout()
    messages = QHBoxLayout()
    messages.setContentsMargins(24, 8, 24, 8)
    messages.addWidget(parts.messages)
    middle.addWidget(parts.main, 1)
    middle.addLayout(messages)
    middle.addWidget(parts.quick)
    body.addWidget(parts.rail)
    body.addWidget(parts.middle, 1)
    body.addWidget(parts.side)
    whole.addWidget(parts.top)
    whole.addLayout(body, 1)
    whole.addWidget(parts.key_line)
    centre = QWidget()
    centre.setLayout(whole)
    # Parts meet at hairlines, so that no layout adds space of its own.
    for box in (middle, body, whole):
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
    return centre
