"""The window opens before anything heavy is loaded. Asked of the real app in a process of its own, at its first picture."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("numpy", "pyqtgraph", "reportlab", "sqlite_utils")

DRIVER = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import moothall.ui.run as run

begin = QApplication.exec

def look_and_leave(app):
    def look():
        windows = [w for w in app.topLevelWidgets() if w.isVisible()]
        seen = [type(w).__name__ for w in windows if not w.grab().isNull()]
        print(json.dumps({"windows": seen, "loaded": sorted(sys.modules)}))
        app.quit()
    QTimer.singleShot(0, look)
    return begin()

QApplication.exec = lambda *args: look_and_leave(QApplication.instance())
from moothall.app import main
sys.exit(main(sys.argv[1:]))
"""


def first_picture(*words: str) -> dict:
    ran = subprocess.run(
        [sys.executable, "-c", DRIVER, *words], env={**os.environ}, capture_output=True, text=True, timeout=120, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout.splitlines()[-1])


def heavy(told: dict) -> set[str]:
    return {name.partition(".")[0] for name in told["loaded"]} & set(HEAVY)


@pytest.fixture
def session_file(tmp_path: Path) -> Path:
    path = tmp_path / "beds.moot"
    made = subprocess.run([sys.executable, "-m", "moothall", "new", str(path), "--template", "shared-purpose"], check=False)
    assert made.returncode == 0
    return path


def test_the_start_screen_loads_nothing_heavy():
    told = first_picture()
    assert told["windows"] == ["StartWindow"]
    assert not heavy(told)
    # Only names of parts, no rules and no tables: which session it will be nobody knows yet. But whether a window is open already.
    seat = {"moothall.store", "moothall.store.lock", "moothall.store.open_windows"}
    parts = {name.split(".")[1] for name in told["loaded"] if name.startswith("moothall.") and name not in seat}
    assert not parts & {"activities", "exports", "store", "voting"}, parts
    assert "moothall.desk.desk" not in told["loaded"]


def test_a_session_opens_without_numbers_charts_or_paper(session_file):
    told = first_picture(str(session_file))
    assert told["windows"] == ["DeskWindow"]
    assert not heavy(told)


def test_the_command_line_loads_no_window():
    asked = "import sys; from moothall.app import main; main(['templates', '--json']); sys.exit('PySide6' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
