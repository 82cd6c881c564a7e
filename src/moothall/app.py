"""The composition root: the only file that knows everybody. Finds the activities, hands them to the command line and opens no window
unless one is wanted."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from moothall.core.activity import Activity

READER = "--read-for-moothall"
"""Said by imports.worker_client, never by people. Written out again here, and a test keeps the two the same: to load that package
before the first window would only make it later."""


def main(argv: Sequence[str] | None = None) -> int:
    """`moothall …`: the exit code."""
    # None and not merely empty: who passes no words at all means the window, whatever this process was started with.
    words = sys.argv[1:] if argv is None else argv
    if list(words) == [READER]:
        # Frozen, the app has no other interpreter to start: it is its own reader of files from outside.
        from moothall.imports.worker import main as read_for_another

        read_for_another()
        return 0
    if not words or _is_a_session(words):
        # As from a double click: a window doesn't wait for the command line.
        return open_app(Path(words[0]) if words else None)
    from moothall.activities import found
    from moothall.cli import main as command_line

    # The activities are looked for only now: neither the window nor the reader above needs them to begin.
    return command_line(words, found(), open_app, _keys)


def _is_a_session(words: Sequence[str]) -> bool:
    # One that is gone goes on to the command line, which has a sentence for it.
    return len(words) == 1 and words[0].lower().endswith(".moot") and Path(words[0]).exists()


def open_app(path: Path | None) -> int:
    """The window, on a file or on the start screen: 0, or 1 where there is no screen to open one on. Where a running app shows it already,
    that one comes forward. Qt is loaded here and nowhere before, and the activities behind the first window.
    """
    if not _has_display():
        from moothall.words import say

        sys.stderr.write(say("start.no_display") + "\n")
        return 1
    from moothall.store.open_windows import come_in

    seat = come_in(path)
    if seat is None:
        return 0
    from moothall.ui.run import run

    return run(path, _activities, seat)


def _has_display() -> bool:
    """Whether a window can open. Without one Qt would end the process with a page of its own."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM", "xcb").split(":")[0] not in ("xcb", "wayland"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _keys() -> Sequence[tuple[str, Sequence[tuple[str, str]]]]:
    """The window's keys, for the card of them. Nothing on a computer that has no libraries for a window."""
    try:
        from moothall.ui.facilitator.key_table import key_table
    except ImportError:
        return ()
    return key_table(_activities())


def _activities() -> tuple[Activity, ...]:
    from moothall.activities import found

    return found()
