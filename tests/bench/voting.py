"""A ballot typed, until both windows show the turnout, with thousands in: beside one frame of a screen. Real windows, real keys."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from moothall.core.agenda import AGENDA, add_item, start_item
from moothall.core.people import enlist
from moothall.core.picture import TurnoutDots
from moothall.core.votes import change_rule, open_vote, options_of
from tests.bench.ratios import Ratio

if TYPE_CHECKING:
    from moothall.desk import Desk
    from moothall.ui.facilitator.window import DeskWindow

IN, MORE, OPTIONS = 2_000, 300, 12
FRAME = 1000 / 60


def turnout(folder: Path) -> Iterator[Ratio]:
    """2,000 ballots in a sealed vote of 2,400 people; 300 more are typed one after the other."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["XDG_DATA_HOME"] = str(folder / "data")
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    desk, vote = _a_full_vote(folder)
    window = _window(desk, vote)
    taken = [_typed(desk, vote, window, app.processEvents) for _ in range(MORE)]
    window.close()
    yield Ratio(f"ballot typed to both windows, {IN:,} in", "one frame of a screen", taken, [FRAME])


def _a_full_vote(folder: Path) -> tuple[Desk, str]:
    from moothall.activities.dot_vote.rules import prepare
    from moothall.voting.rules import text_candidates, votes_of_item
    from tests.store.sessions import begin

    desk, item = begin(folder / "voting.moot"), "item"
    desk.do(enlist(desk.session, [(f"Person {n}", "", {"present": True}) for n in range(2_400)], desk.keys(2_400)))
    desk.do(add_item(desk.session, item, "Where is the energy?", 15, "dot_vote"))
    options = text_candidates("\n".join(f"Option number {n}" for n in range(1, OPTIONS + 1)))
    desk.do(prepare(desk.session, desk.session.get(AGENDA, item), options, desk.keys(OPTIONS + 1)))
    vote = votes_of_item(desk.session, item)[0].key
    desk.do(change_rule(desk.session, vote, budget=5, cap=2))
    desk.do(start_item(desk.session, item, desk.now()))
    desk.do(open_vote(desk.session, vote, desk.now()))
    keys, dice = [o.key for o in options_of(desk.session, vote)], random.Random(20261105)
    for card in range(1, IN + 1):
        desk.cast(vote, dict.fromkeys(dice.sample(keys, 5), 1), "paper", card)
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
    window.wall.places.present_here()
    window.wall.screen.resize(1920, 1080)
    window.wall.put_up(Showing("dot_vote", "item", subject=vote))
    window.activateWindow()
    QApplication.processEvents()
    assert window.main.panel is not None
    window.main.panel.take_focus()
    return window


def _typed(desk: Desk, vote: str, window: DeskWindow, paint: Callable[[], object]) -> float:
    """ms from Enter until both windows are painted with one more in."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    before = desk.turnout(vote).ballots
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "3 3 7 9 11")
    paint()
    start = perf_counter()
    QTest.keyClick(line, Qt.Key.Key_Return)
    paint()
    taken = (perf_counter() - start) * 1000
    shown = [part for part in window.wall.screen.picture.parts if isinstance(part, TurnoutDots)]
    assert shown and shown[0].ballots == before + 1, "the wall is behind"
    return taken
