"""A second copy of the session, written again and again while one works: to a stick, for the day the laptop doesn't wake up.

What it is made of is taken in the window's thread, in memory; it is written beside it. Never over a file that somebody else has changed
since.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from moothall.core.errors import Expected
from moothall.desk import Desk, News
from moothall.desk.paths import free_name
from moothall.ui.facilitator.prefs import Prefs
from moothall.ui.kit.messages import Messages
from moothall.ui.kit.work_thread import WorkThread
from moothall.words import say, sentence

AFTER, AGAIN = 4_000, 10_000
"""ms from an act to the copy that has it, and between two tries when one failed. A stick takes a second for a long day; less often would
lose more, and more often would keep it busy for nothing."""
_KEY = "second_copy"


class CopyWriter(WorkThread):
    """`failed` gives a sentence; without one it is written."""

    failed = Signal(str)

    def __init__(self, write: Callable[[Path], None], to: Path) -> None:
        super().__init__()
        self._write, self._to = write, to

    def work(self) -> None:
        try:
            self._write(self._to)
        except Expected as trouble:
            self.failed.emit(sentence(trouble))


class SecondCopy(QObject):
    """`told` comes when there is something else to say of it. `last` is when it was written last, as HH:MM."""

    told = Signal()

    def __init__(self, window: QObject, desk: Desk, messages: Messages, prefs: Prefs) -> None:
        super().__init__(window)
        self._desk, self._messages, self._prefs = desk, messages, prefs
        self.last, self.path = "", prefs.second_copy_of(desk.path)
        self._writer: CopyWriter | None = None
        self._due, self._failed = self.path is not None, ""
        self._stamp = prefs.second_copy_stamp(desk.path)
        self._timer = QTimer(self, interval=AFTER, singleShot=True)
        self._timer.timeout.connect(self.write)
        self._stop_listening: Callable[[], None] | None = None
        if self._due:
            self._timer.start()
            self._listen()

    # choosing

    def put_in(self, folder: Path) -> None:
        """From now on, in this folder, under a name that nothing has."""
        self.path = free_name(folder, say("copy.name", name=self._desk.path.stem))
        self._stamp, self.last = "", ""
        self._remember()
        self._listen()
        self.write()

    def leave_off(self) -> None:
        """No more copies; the last one stays where it is."""
        self._timer.stop()
        self._hush()
        self.path, self._due, self.last = None, False, ""
        self._prefs.keep_second_copy(self._desk.path, None, "")
        self._messages.solved(_KEY)
        self.told.emit()

    def _remember(self) -> None:
        self._prefs.keep_second_copy(self._desk.path, self.path, self._stamp)

    # writing

    def _listen(self) -> None:
        """Only while there is a copy to keep: every act would else ask for nothing."""
        if self._stop_listening is None:
            self._stop_listening = self._desk.listen(self._hear)

    def _hush(self) -> None:
        if self._stop_listening is not None:
            self._stop_listening()
            self._stop_listening = None

    def _hear(self, news: News) -> None:
        # What the room sees is kept in the file, but is no work that could be lost.
        if news.changes or news.votes:
            self._due = True
            if not self._timer.isActive():
                self._timer.start(AFTER)

    def write(self) -> None:
        """Now, unless one is being written; then once more after it."""
        self._due = True
        if self.path is None or self._writer is not None:
            return
        self._step_aside()
        try:
            write = self._desk.begin_copy()
        except Expected:
            # An act is being written, which takes seconds at the most.
            self._timer.start(AFTER)
            return
        self._due, self._failed = False, ""
        self._writer = CopyWriter(write, self.path)
        self._writer.failed.connect(self._note_failure)
        self._writer.broke.connect(self._note_fault)
        self._writer.finished.connect(self._done)
        self._writer.start()

    def _step_aside(self) -> None:
        """The copy was changed by somebody else: on the spare laptop, maybe. It is theirs now, and this one takes another name."""
        assert self.path is not None
        if self._stamp and (seen := stamp_of(self.path)) and seen != self._stamp:
            self.path = free_name(self.path.parent, say("copy.name", name=self._desk.path.stem))
            self._stamp = ""
            self._remember()
            self._messages.say("attention", say("copy.stepped_aside", file=self.path.name))

    def _note_failure(self, words: str) -> None:
        self._failed = words

    def _note_fault(self) -> None:
        self._failed = say("copy.broke")

    def _done(self) -> None:
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.wait()
            writer.deleteLater()
        if self.path is None:
            return
        if self._failed:
            since = say("copy.since", time=self.last) if self.last else say("copy.not_yet")
            self._messages.say("attention", say("copy.failed", since=since, why=self._failed), key=_KEY)
            self._timer.start(AGAIN)
        else:
            self.last, self._stamp = self._desk.now(), stamp_of(self.path)
            self._remember()
            self._messages.solved(_KEY)
            if self._due:
                self._timer.start(AFTER)
        self.told.emit()

    def stop(self) -> None:
        """Before the session is closed: what was done last goes into the copy, too, where that can be reached."""
        self._hush()
        self._timer.stop()
        if self._writer is not None:
            self._writer.wait()
            self._done()
            self._timer.stop()
        if self.path is not None and self._due:
            self._step_aside()
            try:
                self._desk.begin_copy()(self.path)
            except Expected:
                # Told while one worked; the session itself is whole.
                return
            self._stamp = stamp_of(self.path)
            self._remember()


def stamp_of(path: Path) -> str:
    """What tells that a file is still the one that was written; empty where it is gone."""
    try:
        seen = path.stat()
    except OSError:
        return ""
    return f"{seen.st_size} {seen.st_mtime_ns}"
