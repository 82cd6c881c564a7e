"""A working day of eight hours at a fast clock: pages turned, cards typed and taken back, the wall lit and dark, a timer, minute after
minute. What is left at the end is no more than what was there when the first hour had been lived through: no widget, and no memory.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.trials import many

SPARE = 12_000_000
"""Bytes of growth that are nobody's fault: caches of letters and pictures that fill up once."""


@pytest.mark.trial
def test_memory_is_flat_over_the_day(tmp_path: Path) -> None:
    hours = many(2, 8)
    words = [sys.executable, "-m", "tests.ui.test_eight_hours", str(tmp_path / "day.moot"), str(hours), str(many(10, 1))]
    ran = subprocess.run(words, capture_output=True, text=True, timeout=1_800, check=False)
    assert ran.returncode == 0, ran.stderr[-4000:]
    told = json.loads(ran.stdout.splitlines()[-1])
    assert len(told) == hours
    first, last = told[0], told[-1]
    assert last["widgets"] <= first["widgets"], "nothing is left of pages that were turned"
    assert last["notes"] == first["notes"]
    if "bytes" in first:
        assert last["bytes"] - first["bytes"] < SPARE, (first["bytes"], last["bytes"])


def live_through(path: Path, hours: int, step: int) -> list[dict[str, int]]:
    """What there is after each hour; `step` minutes pass between two looks at the clock."""
    from datetime import datetime, timedelta

    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    from moothall.activities import found
    from moothall.core.agenda import agenda
    from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes
    from moothall.core.merging import delete_notes
    from moothall.desk.sessions import new_session
    from moothall.ui.facilitator.prefs import Prefs
    from moothall.ui.facilitator.window import DeskWindow

    now = [datetime(2026, 11, 5, 9, 0)]
    desk = new_session(path, found(), "shared-purpose", "A long day", "2026-11-05", clock=lambda: now[0])
    window = DeskWindow(desk, Prefs())
    window.resize(1440, 900)
    window.show()
    window.arrive()
    # As many as an hour has looks: what is opened for the first time later on would be counted as left behind.
    items = agenda(desk.session)[: 60 // step]
    board = next(item.prompt for item in agenda(desk.session) if item.activity == "capture")
    told = []

    def settle() -> None:
        app.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.processEvents()

    def minute(at: int) -> None:
        now[0] += timedelta(minutes=step)
        window.tell.tick()
        item = items[at // step % len(items)]
        window.go(item.key, item.activity)
        window.show_item()
        key = desk.key()
        desk.do(add_notes(desk.session, board, [Written(f"Card of minute {at}", table="1")], [key]))
        settle()
        if at // step % 3 == 0:
            window.toggle_blank()
            desk.undo()
            desk.redo()
        desk.do(delete_notes(desk.session, [key]))
        settle()

    for hour in range(hours):
        for at in range(0, 60, step):
            minute(hour * 60 + at)
        gc.collect()
        settle()
        there = {"widgets": len(app.allWidgets()), "notes": len(desk.session.all(CONTRIBUTIONS))}
        status = Path("/proc/self/statm")
        if status.exists():
            there["bytes"] = int(status.read_text().split()[1]) * 4096
        told.append(there)
    window.close()
    return told


if __name__ == "__main__":
    print(json.dumps(live_through(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
