"""The composition root: the only file that knows everybody. Finds the activities, hands them to the command line and opens no window
unless one is wanted."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

READER = "--read-for-moothall"
"""Said by imports.reading, never by people."""


def main(argv: Sequence[str] | None = None) -> int:
    """`moothall …`: the exit code."""
    words = sys.argv[1:] if argv is None else argv
    if list(words) == [READER]:
        # Frozen, the app has no other interpreter to start: it is its own reader of files from outside.
        from moothall.imports.child import main as read_for_another

        read_for_another()
        return 0
    from moothall.activities import found
    from moothall.cli import main as command_line

    return command_line(words, found(), open_app)


def open_app(path: Path | None) -> int:
    """The window, on a file or on the start screen. Qt is loaded here and nowhere before."""
    from moothall.activities import found
    from moothall.ui.run import run

    return run(path, found())
