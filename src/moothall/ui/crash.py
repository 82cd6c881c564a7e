"""The log of our own faults, on this laptop only. Writes the kind of fault and code line numbers, never a word anybody typed: the text of
an exception may quote a note."""

from __future__ import annotations

import faulthandler
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from moothall.account_folder import data_folder

LARGEST = 1_000_000
"""Bytes; a log past that is begun anew, so that a fault that repeats can't fill the disk."""


def log_path() -> Path:
    return data_folder() / "faults.log"


def watch(notice: Callable[[], None]) -> Callable[[], None]:
    """From now on a fault goes to the log, and `notice` is called. Returns how to stop."""
    # What was there is put back at the end: tests, and whoever runs Moothall inside something else, have hooks of their own.
    before, log, was_on = sys.excepthook, _open_log(), faulthandler.is_enabled()

    def hook(kind: type[BaseException], fault: BaseException, trail: TracebackType | None) -> None:
        # Ctrl+C is nobody's fault.
        if issubclass(kind, KeyboardInterrupt):
            before(kind, fault, trail)
            return
        _write(kind, trail)
        notice()

    sys.excepthook = hook
    if log is not None:
        # Faults below Python, as in Qt, leave their trail here as well.
        faulthandler.enable(log)

    def stop() -> None:
        sys.excepthook = before
        if log is not None:
            faulthandler.disable()
            log.close()
            if was_on and sys.__stderr__ is not None:
                faulthandler.enable(sys.__stderr__)

    return stop


def _open_log() -> TextIO | None:
    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file() and path.stat().st_size > LARGEST:
            path.unlink()
        return path.open("a", encoding="utf-8")
    except OSError:
        # No log is no reason not to start.
        return None


def _write(kind: type[BaseException], trail: TracebackType | None) -> None:
    lines = [f"{datetime.now().isoformat(timespec='seconds')} {kind.__name__}"]
    # File names without their folders: a path may hold the account's name.
    lines += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(trail)]
    try:
        with log_path().open("a", encoding="utf-8") as log:
            log.write("\n".join(lines) + "\n")
    except OSError:
        pass  # no disk for our own faults: the session's is what matters
