"""From one item of the agenda to the next, both windows painted, with 2,000 notes: by the processor's own time, beside what the design
allows. The next item's panel is ready, as it is once nobody has typed for two seconds; then the same items are come back to.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from time import thread_time

from tests.bench.capture import _WORDS
from tests.bench.ratios import Ratio, collect_nothing

NOTES, ALLOWED = 2_000, 100.0
"""ms: item to item on both windows."""


def onward(folder: Path) -> Iterator[Ratio]:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    collect_nothing()
    window = _window(folder)
    from moothall.core.agenda import agenda

    items = agenda(window.desk.session)
    for name in ("made ready", "come back to"):
        window.agenda.start(items[0].key)
        taken = []
        for item in items[1:]:
            window.main.prepare(item.key, item.activity)
            app.processEvents()
            begun = thread_time()
            window.agenda.step(1)
            window.show_item()
            app.processEvents()
            taken.append((thread_time() - begun) * 1000)
        yield Ratio(f"item to item, {NOTES:,} notes, {name} (processor)", "what the design allows", taken, [ALLOWED])
    window.close()


def _window(folder: Path):
    from moothall.activities import found
    from moothall.core.agenda import agenda
    from moothall.core.contributions import Written, add_notes
    from moothall.desk.sessions import new_session
    from moothall.ui.facilitator.prefs import Prefs
    from moothall.ui.facilitator.window import DeskWindow

    dice = random.Random(NOTES)
    desk = new_session(folder / "items.moot", found(), "shared-purpose", "Items", "2026-11-05", clock=lambda: datetime(2026, 11, 5, 10, 24))
    board = next(item.prompt for item in agenda(desk.session) if item.activity == "capture" and item.prompt)
    texts = (" ".join(dice.choices(_WORDS, k=dice.randint(3, 14))) for _ in range(NOTES))
    desk.do(add_notes(desk.session, board, [Written(text, str(dice.randint(1, 8))) for text in texts], desk.keys(NOTES)))
    window = DeskWindow(desk, Prefs())
    window.resize(1440, 900)
    window.show()
    window.shared_screen.screen.resize(1920, 1080)
    window.shared_screen.screen.show()
    desk.blank(False)
    return window
