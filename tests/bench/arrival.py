"""A file of 40,000 notes brought in by the window: each part, and how long the window answered nothing, beside the bare rows."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from moothall.activities import found
from moothall.core.contributions import CONTRIBUTIONS
from moothall.desk.sessions import new_session
from moothall.store.record_rows import columns, row_of
from moothall.ui.facilitator.prefs import Prefs
from moothall.ui.facilitator.window import DeskWindow
from tests.bench.imports import ROWS, write_list

TICK = 5
"""ms between two ticks of an event loop that has nothing else to do."""


class Parts:
    """Times one part after the other while the event loop turns, and the longest gap between two ticks in each."""

    def __init__(self) -> None:
        self.gap, self._last = 0.0, perf_counter()
        self._timer = QTimer(interval=TICK)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = perf_counter()
        self.gap, self._last = max(self.gap, now - self._last), now

    def time(self, begin: Callable[[], object], over: Callable[[], bool]) -> tuple[float, float]:
        """Seconds until it is over and painted, and the longest gap."""
        QApplication.processEvents()
        start = perf_counter()
        self.gap, self._last = 0.0, start
        begin()
        while not over():
            QApplication.processEvents()
        QApplication.processEvents()
        self._tick()
        return perf_counter() - start, self.gap


def arrival(folder: Path) -> Iterator[str]:
    """One line for each part."""
    app = QApplication.instance() or QApplication([])
    prefs = Prefs()
    prefs.wear()
    write_list(folder / "list.csv")
    window = DeskWindow(new_session(folder / "a.moot", found(), title="A session", date="2026-11-05"), prefs)
    window.resize(1440, 900)
    window.show()
    window.go_page("bring")
    page, parts = window.main.panel, Parts()

    def notes() -> int:
        return window.desk.session.count(CONTRIBUTIONS)

    taken = {
        "read in its own process, and made ready": parts.time(lambda: page.take(folder / "list.csv"), lambda: page._ready is not None),
        "written, told and painted": parts.time(page.bring, lambda: notes() == ROWS),
        "taken back": parts.time(window.undo, lambda: not notes()),
        "done again": parts.time(window.redo, lambda: notes() == ROWS),
    }
    floor = _bare(window, folder / "bare.db")
    window.close()
    del app
    for name, (seconds, gap) in taken.items():
        yield f"{seconds / floor:>7.1f} ×  {ROWS:,} notes {name:<44} {seconds:>6.2f} s, longest gap {gap * 1000:>5.0f} ms"
    yield f"{1:>7.1f} ×  the same notes by executemany into a bare table {floor:>18.2f} s"


def _bare(window: DeskWindow, path: Path) -> float:
    """Seconds for the notes alone, without history, checksums or anything else."""
    session = window.desk.session
    rows = [row_of(note) for note in session.all(CONTRIBUTIONS)]
    names = ", ".join(f'"{name}"' for name in columns(CONTRIBUTIONS))
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(f'CREATE TABLE contribution ({names}, PRIMARY KEY ("key"))')
        gaps = ", ".join("?" for _ in rows[0])
        start = perf_counter()
        db.execute("BEGIN")
        db.executemany(f"INSERT INTO contribution ({names}) VALUES ({gaps})", rows)
        db.execute("COMMIT")
        return perf_counter() - start
