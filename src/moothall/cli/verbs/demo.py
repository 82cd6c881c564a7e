"""`moothall demo`: a sample session with its summary, table, data and pack, to look at before a workshop of one's own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from moothall.cli.output import out
from moothall.cli.verb import Call, Verb, Word


def _run(call: Call) -> None:
    # A whole morning's rules and story, which no other verb needs.
    from moothall.sample import build

    made = build(call.path("dir"), call.activities, call.keys())
    for path in made:
        out(str(path))
    session = next((path for path in made if path.suffix == ".moot"), None)
    if session and _somebody_is_watching():
        call.open_app(session)


def _somebody_is_watching() -> bool:
    """A script gets its files and no window."""
    # Windows and macOS always have one; elsewhere a window needs X11 or Wayland, which say so in the environment.
    screen = sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(screen and sys.stdout and sys.stdout.isatty())


VERB = Verb("demo", (Word("DIR", nargs="?", default=str(Path("moothall-demo"))),), _run)
