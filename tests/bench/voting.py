"""A ballot typed, until both windows show the turnout, with thousands in: beside one frame of a screen. Real windows, real keys."""

from __future__ import annotations

import os
import random
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter, thread_time
from typing import TYPE_CHECKING
from uuid import uuid4

from moothall.core.agenda import AGENDA, add_item
from moothall.core.agenda_acts import start_item
from moothall.core.people import enlist
from moothall.core.picture import TurnoutDots
from moothall.core.votes import change_rule, open_vote, options_of
from tests.bench.ratios import Ratio, collect_nothing

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

    from moothall.desk import Desk
    from moothall.ui.facilitator.window import DeskWindow

IN, MORE, OPTIONS = 2_000, 300, 12
FRAME = 1000 / 60


def turnout(folder: Path) -> Iterator[Ratio]:
    """2,000 ballots in a sealed vote of 2,400 people; 300 more are typed one after the other. Beside one frame, and beside the same rows
    made durable in plain SQLite; then its parts by the processor's own time, which no neighbour lengthens.
    """
    app = _app(folder)
    desk, vote = _a_full_vote(folder)
    ways = Waypoints(desk)
    window = _window(desk, vote)
    ways.heard_last()
    with closing(_plain_rows(folder / "plain-ballots.db")) as plain:
        for card in range(MORE):
            ways.plain(lambda card=card: _plain_ballot(plain, card))
            _typed(desk, vote, window, app.processEvents, ways)
    window.close()
    frame, name = "one frame of a screen", f"ballot typed to both windows, {IN:,} in"
    yield Ratio(name, frame, ways.clock["all"], [FRAME])
    yield Ratio(f"{name}, again", "its rows in plain SQLite, synced", ways.clock["all"], ways.clock["plain"])
    yield Ratio("  its work (processor)", frame, ways.work["all"], [FRAME])
    for part, words in PARTS.items():
        yield Ratio(f"  {words} (processor)", frame, ways.work[part], [FRAME])


PARTS = {
    "disk": "read, judged and on the disk",
    "told": "told to window, wall and panels",
    "next": "the line empty, the next card up",
    "painted": "both windows laid out and painted",
}
"""What a ballot goes through, in this order."""


class Waypoints:
    """ms between the places a ballot passes: by the clock on the wall, and of this thread's own work."""

    def __init__(self, desk: Desk) -> None:
        """Made before the window, it hears of a ballot as soon as that is durable."""
        self.clock: dict[str, list[float]] = defaultdict(list)
        self.work: dict[str, list[float]] = defaultdict(list)
        self._at: list[tuple[float, float]] = []
        self._desk = desk
        desk.listen(lambda _: self.passed())

    def heard_last(self) -> None:
        self._desk.listen(lambda _: self.passed())

    def passed(self) -> None:
        self._at.append((perf_counter() * 1000, thread_time() * 1000))

    def start(self) -> None:
        self._at.clear()
        self.passed()

    def arrived(self) -> None:
        self.passed()
        assert len(self._at) == len(PARTS) + 1, "a ballot is told once"
        for which, into in enumerate((self.clock, self.work)):
            times = [at[which] for at in self._at]
            into["all"].append(times[-1] - times[0])
            for part, before, after in zip(PARTS, times, times[1:], strict=False):
                into[part].append(after - before)

    def plain(self, act: Callable[[], object]) -> None:
        self.start()
        act()
        self.clock["plain"].append(perf_counter() * 1000 - self._at[0][0])


def _plain_rows(path: Path) -> sqlite3.Connection:
    """Tables as plain as they can be, kept as safely: every commit is synced."""
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE ballot (key TEXT, route TEXT); "
        "CREATE TABLE mark (ballot TEXT, option TEXT, dots INT); CREATE TABLE slip (number INT, ballot TEXT)"
    )
    return db


def _plain_ballot(db: sqlite3.Connection, card: int) -> None:
    key = uuid4().hex
    db.execute("BEGIN")
    db.execute("INSERT INTO ballot VALUES (?, ?)", (key, "paper"))
    db.executemany("INSERT INTO mark VALUES (?, ?, ?)", [(key, f"option {n}", 1) for n in range(4)])
    db.execute("INSERT INTO slip VALUES (?, ?)", (card, key))
    db.execute("COMMIT")


def dots(folder: Path) -> Iterator[Ratio]:
    """The same room voting live: a tile is pressed on the wall, until both windows show the dot."""
    app = _app(folder)
    desk, vote = _a_full_vote(folder, "live")
    window, taken, work = _window(desk, vote), [], []
    for card in range(IN + 1, IN + MORE // 3):
        for wish in (f"card:{card}", "tile:1", "tile:2", "tile:3", "done"):
            start, worked = perf_counter(), thread_time()
            window.shared_screen.screen.wished.emit(wish)
            app.processEvents()
            if wish.startswith("tile"):
                taken.append((perf_counter() - start) * 1000)
                work.append((thread_time() - worked) * 1000)
        assert sum(desk.dots_of(vote, card).values()) == 3, "a dot was lost"
    window.close()
    yield Ratio(f"tile pressed to both windows, {IN:,} in", "one frame of a screen", taken, [FRAME])
    yield Ratio("  its work (processor)", "one frame of a screen", work, [FRAME])


def _app(folder: Path) -> QCoreApplication:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["XDG_DATA_HOME"] = str(folder / "data")
    from PySide6.QtWidgets import QApplication

    collect_nothing()
    return QApplication.instance() or QApplication([])


def _a_full_vote(folder: Path, mode: str = "sealed") -> tuple[Desk, str]:
    from moothall.activities.dot_vote.rules import prepare
    from moothall.voting.rules import text_candidates, votes_of_item
    from tests.store.sessions import begin

    desk, item = begin(folder / f"voting-{mode}.moot"), "item"
    desk.do(enlist(desk.session, [(f"Person {n}", "", {"present": True}) for n in range(2_400)], desk.keys(2_400)))
    desk.do(add_item(desk.session, item, "Where is the energy?", 15, "dot_vote"))
    options = text_candidates("\n".join(f"Option number {n}" for n in range(1, OPTIONS + 1)))
    desk.do(prepare(desk.session, desk.session.get(AGENDA, item), options, desk.keys(OPTIONS + 1)))
    vote = votes_of_item(desk.session, item)[0].key
    desk.do(change_rule(desk.session, vote, budget=5, cap=2, mode=mode))
    desk.do(start_item(desk.session, item, desk.now()))
    desk.do(open_vote(desk.session, vote, desk.now()))
    keys, dice = [o.key for o in options_of(desk.session, vote)], random.Random(20261105)
    for card in range(1, IN + 1):
        desk.cast(vote, dict.fromkeys(dice.sample(keys, 5), 1), "paper" if mode == "sealed" else "live", card)
    return desk, vote


def _window(desk: Desk, vote: str) -> DeskWindow:
    from PySide6.QtWidgets import QApplication

    from moothall.core.picture import Showing
    from moothall.ui.facilitator.prefs import Prefs
    from moothall.ui.facilitator.window import DeskWindow

    prefs = Prefs()
    prefs.wear()
    window = DeskWindow(desk, prefs)
    window.resize(1440, 900)
    window.show()
    window.shared_screen.places.present_here()
    window.shared_screen.screen.resize(1920, 1080)
    window.shared_screen.put_up(Showing("dot_vote", "item", subject=vote))
    window.activateWindow()
    QApplication.processEvents()
    assert window.main.panel is not None
    window.main.panel.take_focus()
    return window


def _typed(desk: Desk, vote: str, window: DeskWindow, paint: Callable[[], object], ways: Waypoints) -> None:
    """From Enter until both windows are painted with one more in."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    before = desk.turnout(vote).ballots
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "3 3 7 9 11")
    paint()
    ways.start()
    QTest.keyClick(line, Qt.Key.Key_Return)
    ways.passed()
    paint()
    ways.arrived()
    shown = [part for part in window.shared_screen.screen.picture.parts if isinstance(part, TurnoutDots)]
    assert shown and shown[0].ballots == before + 1, "the wall is behind"
