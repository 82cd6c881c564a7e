"""The desk: the facilitator's window on one session. Puts the parts together and runs commands; every change goes through the desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication

from moothall.core.activity import Activity
from moothall.core.agenda import current_item
from moothall.core.errors import Expected, Refused
from moothall.core.picture import Showing
from moothall.core.session_details import details_of
from moothall.desk import Desk, News
from moothall.desk.paths import stands_apart
from moothall.desk.pending_act import PendingAct
from moothall.desk.sessions import PLAIN
from moothall.ui.facilitator.activity_views import logs
from moothall.ui.facilitator.agenda_control import AgendaControl
from moothall.ui.facilitator.arrival_messages import tell_on_arrival
from moothall.ui.facilitator.battery import BatteryWatch
from moothall.ui.facilitator.commands import commands
from moothall.ui.facilitator.desk_lock import DeskLock
from moothall.ui.facilitator.export_page import ExportPage
from moothall.ui.facilitator.file_dialogs import ask_for_copy, ask_for_folder, ask_for_session
from moothall.ui.facilitator.file_drop import FileDrop
from moothall.ui.facilitator.file_watch import FileWatch
from moothall.ui.facilitator.focus_keys import FocusKeys
from moothall.ui.facilitator.import_page import ImportPage
from moothall.ui.facilitator.long_acts import LongActs
from moothall.ui.facilitator.menus import Menus
from moothall.ui.facilitator.next_panel import NextPanel
from moothall.ui.facilitator.one_key_notes import note_by_key
from moothall.ui.facilitator.pages import PAGES
from moothall.ui.facilitator.panes import Panes
from moothall.ui.facilitator.prefs import Prefs
from moothall.ui.facilitator.refresh import REFUSAL, Refresh
from moothall.ui.facilitator.second_copy import SecondCopy
from moothall.ui.facilitator.shared_screen_control import SharedScreenControl
from moothall.ui.facilitator.timer_control import TimerControl
from moothall.ui.facilitator.tour import Tour
from moothall.ui.facilitator.trail import Trail
from moothall.ui.facilitator.window_navigation import NavigatingWindow
from moothall.ui.facilitator.window_parts import lay_out, make_parts
from moothall.ui.facilitator.window_placement import fit_on_screen
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.focus_ring import FocusRing
from moothall.ui.kit.letters_to_line import LettersToLine, is_sign
from moothall.ui.kit.message import Action, StripKind
from moothall.ui.kit.panel_context import PanelContext
from moothall.words import say, sentence

_NO_LINE = "no line"
"""The name of a message, by which it is taken away again."""


class DeskWindow(NavigatingWindow):
    """`leave_wanted` asks for the start screen, `open_wanted` for another file. Closing the window closes the session's file; where that
    was taken away, `saved_elsewhere` gives the one that has all of it. `removal_wanted` asks to end the session and delete its file,
    `here_wanted` to bring it to this laptop, `rehearsal_wanted` for a throw-away copy to practise with, `rehearsal_over` for the way back.
    """

    open_wanted = Signal(object)
    saved_elsewhere = Signal(object)
    removal_wanted = Signal()
    here_wanted = Signal()
    rehearsal_wanted = Signal()
    rehearsal_over = Signal()

    def __init__(self, desk: Desk, prefs: Prefs) -> None:
        super().__init__()
        self.desk, self.prefs = desk, prefs
        self.shared_screen = SharedScreenControl(desk, prefs, self)
        parts = make_parts(desk, self.shared_screen, {name: partial(self._make_page, name) for name in PAGES})
        self.top, self.rail, self.main, self.side = parts.top, parts.rail, parts.main, parts.side
        self.middle, self.messages, self.quick, self.key_line = parts.middle, parts.messages, parts.quick, parts.key_line
        self.setCentralWidget(lay_out(parts))
        fit_on_screen(self)
        # After the parts are laid out, and before FocusKeys, which asks for the keys of every command.
        self.menus = Menus(self, desk, commands(desk.activities), lambda command: command.act(self))
        self.timing, self.long_acts = TimerControl(self, desk.timer, parts, prefs), LongActs(self, self.messages, self.attempt)
        self.agenda = AgendaControl(self, self, desk, self.rail)
        self.trail = Trail(self, self, desk, parts)
        self.tell, self.panes = Refresh(self, desk, parts, self.timing), Panes(self, parts)
        self.ring, self.focus_keys = FocusRing(self), FocusKeys(self, self.menus.keys)
        self.letters = LettersToLine(self, self.line_in_sight)
        self.lock = DeskLock(self, self.menus, self.ring)
        self.drops = FileDrop(self, self.bring_in)
        self.file_watch = FileWatch(self, desk, self.messages, self.attempt)
        self.copies = SecondCopy(self, desk, self.messages, prefs)
        self.next_panel = NextPanel(self, desk, self.main)
        self.battery, self.tour = BatteryWatch(self, self.messages), Tour(self, parts, prefs)
        self._parts = parts
        self._told_of_no_line = False
        self._connect()
        self._begin()

    def _connect(self) -> None:
        self.top.mark.clicked.connect(lambda: self.menus.pop_up(self.top.mark.mapToGlobal(QPoint(0, self.top.mark.height()))))
        self.focus_keys.alt_alone.connect(lambda: None if self.lock.on else self.menus.open_bar())
        self.focus_keys.moved.connect(self.tell.keys)
        self.tell.titled.connect(self._call)
        self.tell.lost.connect(self.go_to_now)
        self.tell.acted.connect(self.trail.hear)
        self.tell.notable.connect(self.offer_undo)
        self.timing.show_wanted.connect(self.show_item)
        self.timing.alone_wanted.connect(lambda item: self.shared_screen.put_up(Showing(activity=PLAIN, item=item)))
        self.lock.lifted.connect(self._wake)
        self.main.header.start.connect(self.agenda.start_shown)
        self.main.header.time.connect(self.timing.onward)
        self.main.viewed.connect(lambda key: self.go(self.main.place[0], key))
        self.main.made.connect(self._take_in)
        self.side.turned.connect(self.panes.turn)
        self.side.blank.connect(self.toggle_blank)
        self.side.show_item.connect(lambda: self.spotlight() if self._parts.spotlight_is_next else self.show_item())
        self.side.noted.connect(lambda key: self.ask_line(next(a for a in self.desk.activities if a.key == key)))
        self.quick.written.connect(self._keep_line)
        self.shared_screen.said.connect(self.messages.say)
        self.shared_screen.solved.connect(self.messages.solved)
        self.shared_screen.moved.connect(self.tell.shared_screen)
        self.shared_screen.cover_wanted.connect(self.cover_desk)
        self.shared_screen.discretion.changed.connect(self._weigh_discretion)
        self.prefs.changed.connect(self.dress)
        self.file_watch.saved.connect(self.open_wanted)
        self.copies.told.connect(lambda: self.tell.copied(self.copies.last))

    def _begin(self) -> None:
        self.tell.session()
        self.go_to_now()
        if stands_apart(self.desk.path):
            self.messages.say("attention", say("window.stands_apart"), (say("copy.work_here"), self.here_wanted.emit), key="place")

    def arrive(self) -> None:
        """Once the window is up: the shared screen goes up too, and a session cut short says that it is whole."""
        self.shared_screen.arrive()
        self.battery.start()
        self.next_panel.watch()
        self.timing.arrive()
        tell_on_arrival(self.desk, self.messages, self.rehearse, lambda: self.go_page("details"))

    def _make_page(self, name: str, stage: PanelContext) -> Panel:
        return PAGES[name](stage, self)

    # commands

    def attempt(self, act: Callable[[], object]) -> bool:
        """Whether `act` went through; if the rules or the world said no, a message says why."""
        try:
            act()
        except Expected as trouble:
            self.say("attention" if isinstance(trouble, Refused) else "failure", sentence(trouble))
            return False
        return True

    def say(self, kind: StripKind, sentence: str, action: Action | None = None) -> None:
        """A message. What the rules refused stands until something else is done, or another refusal takes its place."""
        self.messages.say(kind, sentence, action, REFUSAL if kind == "attention" else "")
        if kind == "failure":
            self.file_watch.look()

    def carry_out(self, begin: Callable[[], PendingAct], done: Callable[[News], None]) -> None:
        """An act that may be long, and what follows once it is on the disk."""
        self.long_acts.carry_out(begin, done)

    def undo(self) -> None:
        self.trail.undo()

    def take_back(self) -> None:
        self.trail.take_back()

    def redo(self) -> None:
        self.trail.redo()

    def offer_undo(self, name: str, about: str) -> None:
        """Says what was done; takes it back if asked, unless it is final."""
        # A final step has nothing to take back, and a button for it would be a lie.
        action = (say("menu.undo"), self.take_back) if self.desk.can_undo() is not None else None
        self.messages.say("info", say(name, about=about), action)

    def cover_desk(self) -> None:
        """An empty page over the desk, at once, and back by the same key."""
        self.lock.cover()

    def toggle_blank(self) -> None:
        """Blank, and back. Before anything was put up there is nothing to go back to, so the item on screen goes up."""
        if self.desk.blanked and not self.desk.showing.activity and self.main.item is not None:
            self.show_item()
        else:
            self.shared_screen.toggle()

    def show_item(self) -> None:
        """The item on screen goes on the shared screen, as its activity shows it by default."""
        item, activity, chosen = self.main.item, self.main.activity, self.panel.shown() if self.panel else None
        if chosen or (item and activity):
            self.shared_screen.put_up(chosen or Showing(activity=activity.key, item=item.key))  # type: ignore[union-attr]  # one of both
        else:
            self.messages.say("info", say("window.nothing_to_show"))

    def spotlight(self) -> None:
        """What is selected in the panel goes on the shared screen, alone."""
        try:
            showing = self.panel.spotlight() if self.panel else None
        except Refused as refused:
            self.say("attention", sentence(refused))
            return
        if showing is None:
            self.messages.say("info", say("window.nothing_selected"))
        else:
            self.shared_screen.put_up(showing)

    def flip(self, which: Literal["bell", "tap", "letters"]) -> None:
        """A preference that is on or off, and says which."""
        self.messages.say("info", say(f"window.{which}_on" if self.prefs.flip(which) else f"window.{which}_off"))

    def ask_line(self, log: Activity) -> None:
        """One line for a log, over whatever is going on."""
        self.panes.bring_middle()
        self.quick.ask(log)

    def _keep_line(self, log: Activity, text: str) -> None:
        """A line for a log, from anywhere."""
        desk, item = self.desk, current_item(self.desk.session)
        assert log.quick is not None
        try:
            # Beside the item that is now, which may be another than the one on screen.
            step = log.quick(desk.session, desk.key(), text, desk.now(), item.key if item else "")
            self.trail.made_in(("", log.key), lambda: desk.do(step, by=self))
        except Expected as trouble:
            self.quick.refuse(sentence(trouble))
            return
        self.quick.taken()
        self.offer_undo(step.name, step.about)

    def note_by_key(self, log: Activity, name: str) -> None:
        self.attempt(lambda: note_by_key(self, self.desk, self.trail, log, name))

    def bring_in(self, path: Path) -> None:
        """A file that was dropped: shown on its page, and nothing done with it."""
        self.go_page("bring")
        panel = self.main.panel
        assert isinstance(panel, ImportPage)
        panel.take(path)

    def open_other(self) -> None:
        """Another session by the system's file chooser; this one goes once that is open."""
        path = ask_for_session(self, self.desk.path.parent)
        if path is not None:
            self.open_wanted.emit(path)

    def save_copy(self) -> None:
        """A second file of this session; where it is, or why there is none, is said in a message."""
        path = ask_for_copy(self, self.desk.path)
        if path is not None and self.attempt(lambda: self.desk.save_copy(path)):
            self.desk.note_handed_out([path], "private")
            self._say_saved(path)

    def _say_saved(self, path: Path) -> None:
        """Where it is; and, on a disk that keeps nothing from anybody, what can be done about it."""
        from moothall.exports.atomic_write import others_may_read

        words = say("window.copy_saved", path=str(path))
        if others_may_read(path):
            self.messages.say("attention", say("window.copy_open_to_all", saved=words), (say("leave.lock_instead"), self._lock_instead))
        else:
            self.messages.say("info", words)

    def _lock_instead(self) -> None:
        self.go_page("leave")
        panel = self.main.panel
        assert isinstance(panel, ExportPage)
        panel.lock_instead()

    def remove_session(self) -> None:
        self.removal_wanted.emit()

    @property
    def second_copy(self) -> Path | None:
        return self.copies.path

    def choose_second_copy(self) -> None:
        """Where the copy goes that is written by itself; the folder's chooser is the system's."""
        folder = ask_for_folder(self, self.desk.path.parent)
        if folder is not None:
            self.copies.put_in(folder)

    def leave_second_copy(self) -> None:
        self.copies.leave_off()

    def rehearse(self) -> None:
        """A throw-away copy to practise with, or back from it."""
        self.rehearsal_over.emit() if details_of(self.desk.session).rehearsal else self.rehearsal_wanted.emit()

    def _take_in(self, panel: Panel) -> None:
        """A panel has just been made: its block at the side, its messages, its wishes for the shared screen."""
        block = panel.side()
        if block is not None:
            self._sides[panel] = block, panel.foot()
        panel.said.connect(self.say)
        panel.show_wanted.connect(self.shared_screen.put_up)
        panel.follow_wanted.connect(self.desk.follow)
        panel.go_wanted.connect(self.go)
        panel.lock_wanted.connect(self.lock.ask)
        panel.keys_changed.connect(lambda: self.tell.keys())

    # the window itself

    def open_menus(self) -> None:
        """The menu bar, which is out of the way until asked for."""
        self.menus.open_bar()

    def _call(self, title: str) -> None:
        # A covered desk has no name in the task bar either.
        if not self.lock.on:
            self.setWindowTitle(title)

    def _wake(self) -> None:
        """Uncovered: while covered the desk heard everything but its title, and may have been resized."""
        self.tell.session()
        self.tell.shared_screen()
        self.tell.keys()
        self.panes.fit()
        self.main.bring()
        self.main.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing else wanted goes back from a page, wherever the keyboard is. A letter that nothing wanted isn't passed over in
        silence.
        """
        if event.key() == Qt.Key.Key_Escape and event.modifiers() == Qt.KeyboardModifier.NoModifier and not self.lock.on:
            self.go_back()
        elif is_sign(event) and not self.lock.on and self.line_in_sight() is None:
            self._say_there_is_no_line()
        else:
            super().keyPressEvent(event)

    def _say_there_is_no_line(self) -> None:
        """Once on each visit to a page: what was typed went nowhere."""
        if not self._told_of_no_line:
            self._told_of_no_line = True
            keys = ", ".join(f"{a.quick_key} {say(f'{a.key}.title')}" for a in logs(self.desk.activities) if a.quick_key)
            self.messages.say("attention", say("window.no_line", keys=keys), key=_NO_LINE)

    def _settle(self) -> None:
        self.messages.solved(_NO_LINE)
        self._told_of_no_line = False
        super()._settle()
        self.next_panel.moved()

    def dress(self) -> None:
        """After a change of mode or text size."""
        self.top.fit(self.width())
        self.shared_screen.dress()
        self.panes.fit()
        self.tell.tick()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.top.fit(self.width())
        self.panes.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leaves one plain file, whoever closes the window. A field half edited is kept first: it tells its text when left."""
        if self.lock.keeps_window():
            event.ignore()
            return
        # First of all: what was begun must be on the disk before the file is closed.
        self.long_acts.wait()
        focus = QApplication.focusWidget()
        if focus is not None and focus.window() is self:
            # A field tells its text when it loses the keyboard; closing alone takes none away.
            focus.clearFocus()
        for panel in self.main.panels:
            panel.finish()
        self.lock.close()
        # From here on nothing listens and no timer runs, so that closing the desk finds nobody to tell.
        self.tell.stop()
        self.timing.stop()
        self.trail.stop()
        self.shared_screen.close()
        self.copies.stop()
        self.battery.stop()
        self.next_panel.stop()
        saved = self.file_watch.stop()
        if saved is not None:
            self.saved_elsewhere.emit(saved)
        # What went wrong is said in a window that goes: the file is whole in any case, for every act was written when it was made.
        self.attempt(self.desk.close)
        super().closeEvent(event)
