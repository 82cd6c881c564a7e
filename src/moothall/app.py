"""The composition root: the only file that knows everybody. Finds the activities, hands them to the command line and opens no window
unless one is wanted."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    """`moothall …`: the exit code."""
    from moothall.activities import found
    from moothall.cli import main as command_line

    return command_line(sys.argv[1:] if argv is None else argv, found(), open_app)


def open_app(path: Path | None) -> int:
    """The window, on a file or on the start screen. Qt is loaded here and nowhere before."""
    from moothall.activities import found
    from moothall.ui.run import run

    return run(path, found())
