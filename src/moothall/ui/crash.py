"""The log of our own faults, on this laptop only. Writes the kind of fault and code line numbers, never a word anybody typed: the text of
an exception may quote a note.

A fault may happen on any thread; word of it is carried to the window's, where alone a message may be made.
"""

from __future__ import annotations

import faulthandler
import re
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Signal

from moothall.account_folder import data_folder

LARGEST = 1_000_000
"""Bytes; a log past that is begun anew, so that a fault that repeats can't fill the disk."""


def log_path() -> Path:
    return data_folder() / "faults.log"


def trail_path() -> Path:
    """Where Python itself leaves the trail of a fault below it. It writes whole paths there, so nothing stays in it: see `_take_over`."""
    return data_folder() / "faults.trail"


class _Teller(QObject):
    """Calls `notice` on the thread it was made on, whatever thread the fault was on."""

    happened = Signal()

    def __init__(self, notice: Callable[[], None]) -> None:
        super().__init__()
        self._notice, self._telling = notice, False
        # To a method of an object that lives on the window's thread: from another thread Qt carries it over.
        self.happened.connect(self._tell)

    def _tell(self) -> None:
        # A fault in telling of a fault is written down like any, and not told: that would never end.
        if self._telling:
            return
        self._telling = True
        try:
            self._notice()
        finally:
            self._telling = False


def watch(notice: Callable[[], None]) -> Callable[[], None]:
    """From now on a fault on any thread goes to the log, and `notice` is called on this one. Returns how to stop."""
    # What was there is put back at the end: tests, and whoever runs Moothall inside something else, have hooks of their own.
    before, threads_before, was_on = sys.excepthook, threading.excepthook, faulthandler.is_enabled()
    trail, teller = _open_trail(), _Teller(notice)

    def hook(kind: type[BaseException], fault: BaseException | None, frames: TracebackType | None) -> None:
        # Ctrl+C is nobody's fault.
        if issubclass(kind, KeyboardInterrupt):
            before(kind, fault or kind(), frames)
            return
        _write([kind.__name__, *_frames(frames)])
        teller.happened.emit()

    sys.excepthook = hook
    # Python's own threads have a hook of their own, which would print the message.
    threading.excepthook = lambda args: hook(args.exc_type, args.exc_value, args.exc_traceback)
    if trail is not None:
        # Faults below Python, as in Qt, leave their trail here.
        faulthandler.enable(trail)

    def stop() -> None:
        sys.excepthook, threading.excepthook = before, threads_before
        if trail is not None:
            faulthandler.disable()
            trail.close()
            with suppress(OSError):
                trail_path().unlink()
            if was_on and sys.__stderr__ is not None:
                faulthandler.enable(sys.__stderr__)

    return stop


def _frames(frames: TracebackType | None) -> Iterator[str]:
    for frame in traceback.extract_tb(frames):
        yield _place(frame.filename, frame.lineno, frame.name)


def _place(path: str, line: object, name: str) -> str:
    # A file's name without its folders, of either system: a path may hold the account's name.
    return f"  {_FOLDERS.sub('', path)}:{line} {name}"


def _write(lines: list[str]) -> None:
    """At the end of the log. Without a disk for our own faults nothing happens: the session's is what matters."""
    with suppress(OSError):
        path = log_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file() and path.stat().st_size > LARGEST:
            path.unlink()
        with path.open("a", encoding="utf-8") as log:
            log.write("\n".join([f"{datetime.now().isoformat(timespec='seconds')} {lines[0]}", *lines[1:]]) + "\n")


# what Python leaves of a fault below it

_FOLDERS = re.compile(r".*[/\\]")
_FRAME = re.compile(r'\s*File "(?P<path>.*)", line (?P<line>\d+) in (?P<name>.*)')
_HEADING = re.compile(r"Fatal Python error: .*|Windows fatal exception: .*|(Current thread|Thread) 0x[0-9a-f]+.*")


def _open_trail() -> TextIO | None:
    """Empty: what the last run left in it is taken over into the log first."""
    try:
        path = trail_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            _take_over(path.read_text(encoding="utf-8", errors="replace"))
        # Emptied by opening, and added to from then on: another Moothall may have it open, too.
        path.write_text("", encoding="utf-8")
        return path.open("a", encoding="utf-8")
    except OSError:
        # No log is no reason not to start.
        return None


def _take_over(left: str) -> None:
    """The kind of fault and the lines of code, without their folders; nothing else of what Python wrote is kept."""
    lines = []
    for line in left.splitlines():
        frame = _FRAME.fullmatch(line)
        if frame:
            lines.append(_place(frame["path"], frame["line"], frame["name"]))
        elif _HEADING.fullmatch(line):
            lines.append(line)
    if lines:
        _write(lines)
