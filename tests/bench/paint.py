"""How soon the facilitator sees something: the app's first paint, and that of the session itself, over an empty Qt window's.

Each in a process of its own, from its start. With `xvfb-run` and QT_QPA_PLATFORM=xcb in front the same is measured on a real X screen.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from moothall.activities import found
from moothall.core.agenda import agenda
from moothall.core.agenda_acts import start_item
from moothall.core.contributions import Written, add_notes
from moothall.desk.sessions import new_session
from tests.bench.ratios import Ratio, beside

TIMES = 7
NOTES = (10, 1_000, 10_000)

_SEEN = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
def painted(self, event):
    if type(self).__name__ in {awaited}:
        QTimer.singleShot(0, lambda: os._exit(0))
QMainWindow.paintEvent = painted
"""
"""Ends the process once one of the windows awaited has been painted, children and all."""

_BARE = (
    _SEEN.format(awaited=("QMainWindow",))
    + """
app = QApplication([])
window = QMainWindow()
window.show()
app.exec()
"""
)

_APP = """
from moothall.app import main
main(sys.argv[1:])
"""

_FIRST = _SEEN.format(awaited=("Splash", "DeskWindow", "StartWindow")) + _APP
_WHOLE = _SEEN.format(awaited=("DeskWindow", "StartWindow")) + _APP


def _run(source: str, path: Path | None = None) -> None:
    """An installed app has its modules compiled; so has this one, after the first round."""
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    env = {**os.environ, "QT_QPA_PLATFORM": platform}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run([sys.executable, "-c", source, *([str(path)] if path else [])], check=True, env=env)
    if path:
        # The process ended as in a crash; what it left would make the next opening another one.
        for left in path.parent.glob(f"{path.name}-*"):
            left.unlink()
        path.with_name(path.name + ".lock").unlink(missing_ok=True)


def _capturing(path: Path, notes: int) -> Path:
    """A workshop that stands at capture, with that many notes on the board."""
    desk = new_session(path, found(), template="shared-purpose")
    item = next(i for i in agenda(desk.session) if i.activity == "capture")
    written = (Written(f"Note of the {n}th hand, of a dozen words or so", table=str(n % 9 + 1)) for n in range(notes))
    desk.do(add_notes(desk.session, item.prompt, written, desk.keys(notes)))
    desk.do(start_item(desk.session, item.key, desk.now()))
    desk.close()
    return path


def first_paint(folder: Path) -> Iterator[Ratio]:
    os.environ["XDG_DATA_HOME"] = str(folder / "data")
    for notes in NOTES:
        path = _capturing(folder / f"paint{notes}.moot", notes)
        bare = ("first paint of an empty Qt window", lambda: _run(_BARE))
        yield beside(f"first paint, opening {notes:,} notes", lambda path=path: _run(_FIRST, path), *bare, TIMES)
        yield beside(f"the session painted, {notes:,} notes", lambda path=path: _run(_WHOLE, path), *bare, TIMES)
    yield beside("first paint, the start screen", lambda: _run(_FIRST), "first paint of an empty Qt window", lambda: _run(_BARE), TIMES)
