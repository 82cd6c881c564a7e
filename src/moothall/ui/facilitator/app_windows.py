"""Which window is open: the start screen or a session's desk, never both. Opens and begins sessions; keeps nothing of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from moothall.core.errors import Expected, Trouble
from moothall.desk.paths import free_name, rehearsals_folder
from moothall.ui.facilitator.prefs import Prefs
from moothall.words import say, sentence

if TYPE_CHECKING:
    from moothall.core.activity import Activity
    from moothall.desk import Desk
    from moothall.ui.facilitator.start import StartWindow
    from moothall.ui.facilitator.start_begin import NewSession
    from moothall.ui.facilitator.window import DeskWindow
    from moothall.ui.kit.message import Action

_OPENING = "opening"
_GLANCED_AT = 300  # ms: by then the start screen is painted, and nobody has chosen yet


class AppWindows(QObject):
    """`window` is the one that is open. `activities` are looked for when the first session needs them. `shown` tells whenever another
    window came: its session's path, or None for the start screen."""

    shown = Signal(object)

    def __init__(self, activities: Callable[[], Sequence[Activity]], prefs: Prefs | None = None) -> None:
        super().__init__()
        self._activities = activities
        self.prefs = prefs or Prefs()
        # Whoever brings preferences has dressed the app with them already.
        if prefs is None:
            self.prefs.wear()
        self.window: StartWindow | DeskWindow | None = None
        self._rehearsal_of: Path | None = None
        """The session a rehearsal is of, which it leads back to."""
        self._rehearsal: Path | None = None
        """The newest rehearsal of this run. Clearing away what others left may come while it is made and isn't open yet."""
        self._path: Path | None = None
        """The session that is open."""
        QTimer.singleShot(_GLANCED_AT, self, self._clear_away)

    def start(self, trouble: str = "", way_out: Action | None = None) -> None:
        """The start screen; `trouble` is a sentence it opens with, and `way_out` what may be done about it."""
        # A session doesn't wait for what only the start screen needs.
        from moothall.ui.facilitator.start import StartWindow

        self._path = None
        window = StartWindow(self.prefs, self._activities)
        window.open_wanted.connect(self.open)
        window.begin_wanted.connect(self.begin)
        window.copy_wanted.connect(self.open_from_copy)
        if trouble:
            window.messages.say("failure", trouble, way_out)
        self._change_to(window)
        # Again: a session that was just closed may have been saved in another place.
        window.tell()
        QTimer.singleShot(_GLANCED_AT, self, self._load_ahead)

    def _load_ahead(self) -> None:
        """What any session needs: loaded while the start screen is being read, so that the first one opens at once."""
        from moothall.desk import sessions  # noqa: F401
        from moothall.ui.facilitator import window as desk_window  # noqa: F401
        from moothall.ui.facilitator.start import StartWindow

        activities, window = self._activities(), self.window
        if isinstance(window, StartWindow):
            window.mark_missing(activities)

    def _clear_away(self) -> None:
        from moothall.store.unfinished import clear_away
        from moothall.ui.old_version import clear_old_version

        clear_away()
        clear_old_version()
        for left in rehearsals_folder().glob("*.moot"):
            if left.absolute() not in (self._path, self._rehearsal):
                self._throw_away(left)

    def open(self, path: Path) -> str:
        """A session from its file. What went wrong is said where the facilitator is, and returned; empty when all is well."""
        # Opening it twice would find its own lock and call the file in use.
        if self._path == path.absolute():
            return ""
        from moothall.store.phrase_lock import is_locked

        if is_locked(path):
            self._ask_for_phrase(path)
            return ""
        self._say_opening(path)
        from moothall.desk.sessions import open_session

        try:
            desk = open_session(path, self._activities())
        except Expected as trouble:
            return self._tell(trouble, self._way_out(trouble, path))
        self._enter(desk)
        return ""

    def come_forward(self, path: Path | None) -> bool:
        """The window in front of all others, with a session that was asked for elsewhere (None: the start screen), which the start screen
        opens. False where another session would have to go for it: somebody may be at work on that.
        """
        window = self.window
        if window is None:
            return False
        same = os.path.realpath(path) == os.path.realpath(self._path) if path and self._path else path is self._path
        opened = path if self._path is None and getattr(window, "choosing", False) else None
        if not (same or opened):
            return False
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        if opened is not None:
            # After the answer: the one who asked waits for that and for nothing else.
            QTimer.singleShot(0, self, partial(self.open, opened))
        return True

    def _ask_for_phrase(self, path: Path) -> None:
        """On the start screen: a session that is open is on the disk, and would go for the other one anyway."""
        from moothall.ui.facilitator.start import StartWindow

        if not isinstance(self.window, StartWindow):
            self.start()
        assert isinstance(self.window, StartWindow)
        self.window.unlock(path)

    def _way_out(self, trouble: Expected, path: Path) -> Action | None:
        """What may be done about it, where that is the person's to choose."""
        from moothall.store.crash_logs import STRAY

        if trouble.key not in STRAY:
            return None
        return say("start.put_log_aside"), lambda: self._open_without(path)

    def _open_without(self, path: Path) -> None:
        """A session without the log beside it, which stays under another name."""
        from moothall.store.crash_logs import put_aside

        try:
            aside = put_aside(path)
        except Expected as trouble:
            self._tell(trouble)
            return
        if not self.open(path) and self.window is not None:
            self.window.messages.say("info", say("start.log_put_aside", log=", ".join(log.name for log in aside), folder=str(path.parent)))

    def _say_opening(self, path: Path) -> None:
        """Before anything that takes time; from the command line the first window says it already."""
        if self.window is not None:
            self.window.messages.say("info", say("start.opening", file=path.name), key=_OPENING)
            # Opening blocks this thread: the words must be on the screen before. No keys and clicks meanwhile, or a second file
            # could be opened.
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def begin(self, new: NewSession) -> None:
        """A new file and its desk."""
        from moothall.desk.sessions import new_session

        path = free_name(new.folder, new.title)
        try:
            words = new.template, new.title, new.date, new.confidentiality
            desk = new_session(path, self._activities(), *words, start=new.start, place=new.place)
        except Expected as trouble:
            self._tell(trouble)
            return
        self._enter(desk)

    def _enter(self, desk: Desk) -> None:
        # The start screen doesn't wait for what only a session needs.
        from moothall.ui.facilitator.window import DeskWindow

        self._path = desk.path.absolute()
        # Only now: a file that couldn't be opened is no recent session. A rehearsal is none either.
        if desk.path.parent != rehearsals_folder():
            self.prefs.opened(desk.path)
        window = DeskWindow(desk, self.prefs)
        window.leave_wanted.connect(self.start)
        window.open_wanted.connect(self.open)
        window.saved_elsewhere.connect(self._saved_elsewhere)
        window.removal_wanted.connect(self._remove)
        window.here_wanted.connect(self._bring_here)
        window.rehearsal_wanted.connect(self._rehearse)
        window.rehearsal_over.connect(self._end_rehearsal)
        self._change_to(window)
        # Last, when the window is up: what it says there must be seen.
        window.arrive()
        if not desk.cut_short:
            window.tour.begin_once()

    def _remove(self) -> None:
        """Back to the start screen first: what is open can't be deleted."""
        from moothall.store.removal import remove_session
        from moothall.ui.facilitator.second_copy import stamp_of
        from moothall.ui.facilitator.start import StartWindow

        path = self._path
        assert path is not None
        self.start()
        copy, stamp = self.prefs.second_copy_of(path), self.prefs.second_copy_stamp(path)
        try:
            # Not one that somebody else has changed since: that is theirs.
            if copy is not None and stamp and stamp == stamp_of(copy):
                remove_session(copy)
            remove_session(path)
        except Expected as trouble:
            self._tell(trouble)
            return
        self.prefs.forget(str(path))
        assert isinstance(self.window, StartWindow)
        self.window.tell()
        self.window.messages.say("info", say("session.deleted", file=path.name))

    def open_from_copy(self, path: Path) -> str:
        """A copy from a stick or a folder elsewhere, brought to this laptop and opened here; the copy stays as it is. What went wrong is
        said and returned, empty when all is well.
        """
        from moothall.desk.copies_elsewhere import bring_here, written_at

        at = written_at(path)
        try:
            here = bring_here(path)
        except Expected as trouble:
            return self._tell(trouble)
        trouble_words = self.open(here)
        if not trouble_words and self.window is not None:
            self.window.messages.say("info", say("copy.opened", time=at, file=here.name))
        return trouble_words

    def _bring_here(self) -> None:
        """The session that is open, from the folder it should not lie in."""
        path = self._path
        assert path is not None
        self.start()
        self.open_from_copy(path)

    def _rehearse(self) -> None:
        """A throw-away copy in place of the session, which is closed meanwhile: whatever is tried can't reach it."""
        from moothall.ui.facilitator.window import DeskWindow

        window, of = self.window, self._path
        assert isinstance(window, DeskWindow) and of is not None
        folder = rehearsals_folder()
        folder.mkdir(parents=True, exist_ok=True)
        to = self._rehearsal = free_name(folder, of.stem).absolute()
        if window.attempt(lambda: window.desk.save_rehearsal(to)) and not self.open(to):
            self._rehearsal_of = of

    def _end_rehearsal(self) -> None:
        """Back to the session, or to the start screen where nobody knows which it was; the rehearsal is gone."""
        rehearsal, of = self._path, self._rehearsal_of
        assert rehearsal is not None
        if of is None or self.open(of):
            self.start()
        self._rehearsal_of = None
        self._throw_away(rehearsal)

    def _throw_away(self, rehearsal: Path) -> None:
        from moothall.store.removal import remove_session

        # A copy that lies elsewhere was saved by somebody, who wants to keep it.
        if rehearsal.parent == rehearsals_folder():
            with suppress(Expected):
                remove_session(rehearsal)

    def _saved_elsewhere(self, path: Path) -> None:
        """The window that knew why is closing; the next one says where it is."""
        self.prefs.opened(path)
        if self.window is not None:
            self.window.messages.say("attention", say("start.saved_elsewhere", file=path.name, folder=str(path.parent)))

    def _tell(self, trouble: Expected, way_out: Action | None = None) -> str:
        words = sentence(trouble)
        if self.window is None:
            self.start(words, way_out)
        else:
            self.window.messages.solved(_OPENING)
            self.window.messages.say("failure" if isinstance(trouble, Trouble) else "attention", words, way_out)
        return words

    def _change_to(self, window: StartWindow | DeskWindow) -> None:
        """The new window stands where the old one stood, before the old one goes: the app ends with its last window."""
        old, self.window = self.window, window
        if old is not None:
            # The size it has when not maximised: else leaving full size would find nothing to go back to.
            window.setGeometry(old.normalGeometry())
            self._note_size(old)
        if self.prefs.settings.maximised:
            window.setWindowState(Qt.WindowState.WindowMaximized)
        window.show()
        self.shown.emit(self._path)
        if old is not None:
            old.close()
            old.deleteLater()

    def _note_size(self, window: QMainWindow) -> None:
        self.prefs.fill_screen(bool(window.windowState() & Qt.WindowState.WindowMaximized))

    def report(self) -> None:
        """A bug of ours was written down; the work is safe on the disk."""
        if self.window is not None:
            self.window.messages.say("failure", say("window.fault"), key="fault")

    def close(self) -> None:
        """Closes what is open, so that the session is left as one plain file."""
        # Forgotten first, so that a fault while closing has no window to be told in.
        old, self.window = self.window, None
        if old is not None:
            self._note_size(old)
            old.close()
