"""How soon the facilitator sees a window: the real app's first paint over that of an empty Qt window, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.ratios import Ratio, beside
from tests.store.sessions import begin, fill

_SEEN = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
def painted(self, event):
    QTimer.singleShot(0, lambda: os._exit(0))
QMainWindow.paintEvent = painted
"""
"""Ends the process once the first window has been painted, children and all."""

_BARE = f"""{_SEEN}
app = QApplication([])
window = QMainWindow()
window.show()
app.exec()
"""

_APP = f"""{_SEEN}
from moothall.app import main
main(sys.argv[1:])
"""

_IMPORT = "import PySide6.QtWidgets"


def _run(source: str, *words: str) -> None:
    subprocess.run([sys.executable, "-c", source, *words], check=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def first_paint(folder: Path) -> Iterator[Ratio]:
    os.environ["XDG_DATA_HOME"] = str(folder / "data")
    desk = begin(folder / "paint.moot")
    fill(desk)
    desk.close()
    yield beside(
        "first paint, a session open", lambda: _run(_APP, str(desk.path)), "first paint of an empty Qt window", lambda: _run(_BARE), 7
    )
    yield beside("first paint, the start screen", lambda: _run(_APP), "import PySide6.QtWidgets", lambda: _run(_IMPORT), 7)
