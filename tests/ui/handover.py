"""Hand-overs as a facilitator makes them, in an app of its own: a session is opened, walked through, saved while it is walked, and left for
the next. `python -m tests.ui.handover ROUNDS ITEMS RULE LITTER FOLDER`, with two sessions in the folder.

Without the rule (`free`) Python collects wherever memory is asked for, also on the thread that saves. With litter (`loose`) each hand-over
leaves widgets without a parent that only a collection ends, as closed windows once did: where one ends beside the window, the app may.
"""

from __future__ import annotations

import gc
import json
import sys
import threading
import weakref
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from moothall.activities import found
from moothall.core.agenda import agenda
from moothall.ui.facilitator.app_windows import AppWindows
from moothall.ui.facilitator.export_page import ExportPage
from moothall.ui.facilitator.window import DeskWindow
from moothall.ui.garbage import collected_when_quiet

LOW = (200, 3, 3)
"""Thresholds of a collection: what takes an afternoon at Python's own comes within a few saves."""
PIECES = 20


class Loose(QWidget):
    """Holds itself, and has nobody else."""

    def __init__(self) -> None:
        super().__init__()
        self.itself, self.label = self, QLabel("loose", self)


class Watch:
    """On which thread what was ended, and collections ran."""

    def __init__(self) -> None:
        self.ended, self.beside, self.collections_beside = 0, 0, 0
        self._held: list[Loose] = []
        gc.callbacks.append(self._collected)

    def litter(self) -> None:
        """Not garbage yet, as a window isn't that was closed a moment ago."""
        for _ in range(PIECES):
            self._held.append(Loose())
            weakref.finalize(self._held[-1], self._end).atexit = False

    def let_go(self) -> None:
        """Of one: from here on a collection may end it, whoever runs the next."""
        if self._held:
            self._held.pop()

    def told(self) -> dict[str, int]:
        return {"ended": self.ended, "beside": self.beside, "collections_beside": self.collections_beside}

    def _end(self) -> None:
        self.ended += 1
        self.beside += threading.current_thread() is not threading.main_thread()

    def _collected(self, phase: str, _: dict[str, int]) -> None:
        if phase == "start":
            self.collections_beside += threading.current_thread() is not threading.main_thread()


def hand_overs(windows: AppWindows, watch: Watch, rounds: int, walked: int, loose: bool, folder: Path) -> Iterator[None]:
    sessions = sorted(folder.glob("*.moot"))
    for number in range(rounds):
        windows.open(sessions[number % len(sessions)])
        if loose:
            watch.litter()
        yield
        window = windows.window
        assert isinstance(window, DeskWindow)
        # One of each kind: thirteen items of the sample are mostly of the same few kinds.
        items = list({item.activity: item for item in agenda(window.desk.session)}.values())[:walked]
        for item in items:
            window.go(item.key, item.activity)
            yield
        window.go_page("leave")
        yield
        page = window.panel
        assert isinstance(page, ExportPage)
        saved: list[bool] = []
        page.saved.connect(lambda saved=saved: saved.append(True))
        out = folder / f"out-{number % 2}"
        out.mkdir(exist_ok=True)
        for file in out.iterdir():
            file.unlink()
        page.write_to(out)
        # About the agenda meanwhile, as somebody does who waits for a file.
        while not saved:
            for item in items[:3]:
                watch.let_go()
                window.go(item.key, item.activity)
                yield
        assert list(out.iterdir()), "nothing was saved"
        print(json.dumps({"rounds": number + 1, **watch.told()}), flush=True)


def main(rounds: int, walked: int, rule: str, litter: str, folder: Path) -> None:
    app, watch = QApplication([]), Watch()
    with collected_when_quiet(app) if rule == "kept" else nullcontext():
        windows = AppWindows(found)
        gc.collect()
        gc.freeze()
        gc.set_threshold(*LOW)
        steps = hand_overs(windows, watch, rounds, walked, litter == "loose", folder)
        turn = QTimer(interval=15)
        turn.timeout.connect(lambda: None if next(steps, "over") is None else app.quit())
        turn.start()
        app.exec()
        turn.stop()
        windows.close()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4], Path(sys.argv[5]))
