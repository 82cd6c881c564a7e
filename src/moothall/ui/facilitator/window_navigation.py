"""Going somewhere in the window: to an item, a log, a page and back. Shows what is there already; the agenda is moved elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from moothall.core.agenda import AGENDA, agenda, current_item
from moothall.desk import Desk
from moothall.ui.facilitator.agenda_control import AgendaControl
from moothall.ui.facilitator.clipboard_copies import copy_part
from moothall.ui.facilitator.desk_lock import DeskLock
from moothall.ui.facilitator.export_page import ExportPage
from moothall.ui.facilitator.main_area import MainArea, Place
from moothall.ui.facilitator.pages import AFRESH
from moothall.ui.facilitator.panes import Panes
from moothall.ui.facilitator.quick_entry import QuickEntry
from moothall.ui.facilitator.rail import Rail
from moothall.ui.facilitator.refresh import Refresh
from moothall.ui.facilitator.shared_screen_control import SharedScreenControl
from moothall.ui.facilitator.side import Side
from moothall.ui.facilitator.trail import Trail
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.messages import Messages
from moothall.words import say


class NavigatingWindow(QMainWindow):
    """The desk's window as far as it is about places. Its parts are put together by `window`."""

    leave_wanted = Signal()

    desk: Desk
    main: MainArea
    rail: Rail
    side: Side
    quick: QuickEntry
    agenda: AgendaControl
    trail: Trail
    tell: Refresh
    panes: Panes
    lock: DeskLock
    messages: Messages
    shared_screen: SharedScreenControl

    def __init__(self) -> None:
        super().__init__()
        # The side panel's block of each panel that has one, asked for once.
        self._sides: dict[Panel, tuple[QWidget, QWidget | None]] = {}
        # Where Esc leads back to: from a page, to what was there before the first of them; from a log opened by itself, to the item.
        self._came_from: Place = ("", "")
        self._left_item: Place = ("", "")

    @property
    def place(self) -> Place:
        """What is on screen."""
        return self.main.place

    @property
    def panel(self) -> Panel | None:
        """The panel or page on screen."""
        return self.main.panel

    def line_in_sight(self) -> EntryLine | None:
        """The line that letters go to: the one asked for from anywhere, or else the page's."""
        if self.lock.on:
            return None
        if self.quick.isVisible():
            return self.quick.line
        line = self.main.panel.line_in_sight() if self.main.panel and not self.main.is_covered else None
        if line is not None:
            # Where one pane is seen at a time the line may be behind the side panel.
            self.panes.bring_middle()
        return line

    def leave(self) -> None:
        """To the start screen, asked of whoever keeps the windows."""
        self.leave_wanted.emit()

    def go_to_now(self) -> None:
        """Shows where the session stands. Starts nothing: opening a file must not change it."""
        item, activity = self._now
        if item:
            self.go(item, activity)
        else:
            self.go_page(activity)

    @property
    def _now(self) -> Place:
        items = agenda(self.desk.session)
        item = current_item(self.desk.session) or (items[0] if items else None)
        return (item.key, item.activity) if item else ("", "add_item")

    def go(self, item: str, activity: str) -> None:
        """Brings up an item's panel, or a log's (no item). Entering a private log, or an item that is one, covers the shared screen, and
        leaving it uncovers.
        """
        if self.main.item is not None:
            self._left_item = self.main.place
        self.main.show_place(item, activity)
        shown = self.main.activity
        # Not for an item that is only looked at: what runs is still before the room.
        begins = not item or self.agenda.now is None or self.agenda.now.key == item
        self.shared_screen.turn_to_work(private=shown is not None and shown.private and begins)
        self._settle()

    def go_page(self, name: str) -> None:
        """Brings up one of the window's own pages."""
        # Asked for again it stays as it is, with what was typed in it.
        if self.main.place == ("", name):
            return
        if not self.main.is_page:
            self._came_from = self.main.place
        if name in AFRESH:
            self.main.drop_page(name)
        self.main.show_place("", name)
        self._settle()

    def go_back(self) -> None:
        """From a page to what was on screen before it, from a log opened by itself to the item; from an item nowhere."""
        if self.main.item is not None:
            return
        item, activity = self._came_from if self.main.is_page else self._left_item
        # The item may have been deleted meanwhile.
        if activity and (not item or self.desk.session.find(AGENDA, item)):
            self.go(item, activity)
        elif self.main.place != self._now:
            self.go_to_now()

    def leave_the_room(self) -> None:
        """To the page of what leaves the room; from there, its files."""
        panel = self.main.panel
        if isinstance(panel, ExportPage):
            panel.save()
        else:
            self.go_page("leave")

    def record_in_hand(self) -> None:
        """The record for those who were here, in the documents folder: one key, from the close page or anywhere."""
        self.go_page("leave")
        panel = self.main.panel
        if isinstance(panel, ExportPage):
            panel.make_in_hand()

    def copy_out(self, as_picture: bool) -> None:
        """The list of themes or the result on screen, to paste elsewhere."""
        item, panel = self.main.item, self.main.panel
        subject = (panel.subject() if panel else "") or (item.prompt if item else "")
        copied = copy_part(self.desk, subject, as_picture)
        self.messages.say(
            "info", say("leave.copied_picture" if as_picture else "leave.copied", what=copied) if copied else say("leave.none_to_copy")
        )

    def print_pack(self) -> None:
        """What is on the page, a pack or what leaves the room; from anywhere else, to the page of packs."""
        from moothall.ui.facilitator.pack_page import PackPanel

        panel = self.main.panel
        if isinstance(panel, PackPanel):
            panel.print_chosen()
        elif isinstance(panel, ExportPage):
            panel.print_shown()
        else:
            self.go_page("pack")

    def print_next_vote(self) -> None:
        """Cards and sheets of the vote that stands next: from the break, by one key."""
        from moothall.ui.facilitator.pack_page import PackPanel

        self.go_page("pack")
        panel = self.main.panel
        assert isinstance(panel, PackPanel)
        panel.print_next_vote()

    def _settle(self) -> None:
        panel = self.main.panel
        assert panel is not None
        self.trail.moved()
        self.rail.show_place(self.main.place[0])
        # Before the panel takes the keyboard: the line would else give it back to where one was.
        self.quick.put_away()
        self.panes.bring_middle()
        self.side.put(*((None, None) if self.main.is_covered else self._sides.get(panel, (None, None))))
        self.panes.fit()
        self.tell.keys()
        self.tell.shared_screen()
        # Last, when everything that may take the keyboard has been shown or hidden.
        self.main.take_focus()

    def _weigh_discretion(self) -> None:
        """What is private was covered, or comes back."""
        self.main.bring()
        if self.main.is_private and not self.lock.on:
            self._settle()

    def start_item(self, key: str) -> None:
        """The agenda moves on to this item."""
        self.agenda.start(key)
