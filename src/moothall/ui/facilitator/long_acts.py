"""Carries out acts that may be long: such are written on a thread of their own, while the window lives and the desk refuses other acts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread

from moothall.desk import News
from moothall.desk.pending_act import PendingAct
from moothall.ui.kit.messages import Messages
from moothall.words import say

_WRITING = "writing"  # key of the message that says so


class _Writing(QThread):
    """The first half of an act, and what went wrong with it."""

    def __init__(self, act: PendingAct, done: Callable[[News], None]) -> None:
        super().__init__()
        self._act, self._done = act, done
        self._mishap: BaseException | None = None

    def run(self) -> None:
        try:
            self._act.write()
        # Everything, also what is no Exception: an error on this thread would end in Qt and be told nowhere.
        except BaseException as mishap:
            self._mishap = mishap

    def finish(self) -> None:
        """The second half; on the window's thread. Raises what went wrong with the first: Trouble when the disk refused."""
        if self._mishap is not None:
            raise self._mishap
        self._done(self._act.finish())


class LongActs(QObject):
    """One act at a time, because the desk begins no second."""

    def __init__(self, window: QObject, messages: Messages, attempt: Callable[[Callable[[], object]], bool]) -> None:
        """`attempt` does an act and says why not, if not."""
        super().__init__(window)
        self._messages, self._attempt = messages, attempt
        self._writing: _Writing | None = None

    def carry_out(self, begin: Callable[[], PendingAct], done: Callable[[News], None]) -> None:
        """`done` is called once it is on the disk and everyone has heard: now, or for a long one later. If it may not or can't be done, a
        message says why."""
        self._attempt(lambda: self._start(begin(), done))

    def _start(self, act: PendingAct, done: Callable[[News], None]) -> None:
        # Most acts are done within a frame, and a thread would cost more than they do.
        if not act.is_long:
            done(act.whole())
            return
        self._messages.say("attention", say("window.writing"), key=_WRITING)
        self._writing = _Writing(act, done)
        # To a method of this object, which lives on the window's thread: Qt carries it over.
        self._writing.finished.connect(self._written)
        self._writing.start()

    def _written(self) -> None:
        writing, self._writing = self._writing, None
        if writing is not None:  # closing the window may have been quicker
            self._messages.solved(_WRITING)
            self._attempt(writing.finish)

    def wait(self) -> None:
        """Before the window closes: what was begun is done."""
        if self._writing is not None:
            self._writing.wait()
            self._written()
