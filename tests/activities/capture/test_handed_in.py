"""The cards of each table beside capture: every table has a place of its own, however its name sorts."""

from __future__ import annotations

from itertools import combinations

from moothall.activities.capture.panel_capture_side import HandedIn
from moothall.core.contributions import Written, add_notes
from moothall.core.prompts import ask
from moothall.desk import Desk


def test_a_table_that_comes_between_two_others_covers_neither(qtbot, desk: Desk) -> None:
    desk.do(ask(desk.session, "board", "What is in the way?"))
    block = HandedIn()
    qtbot.addWidget(block)
    block.resize(240, 400)
    block.show()
    for table in ("1", "North", "2", "10"):
        desk.do(add_notes(desk.session, "board", [Written("A card", table=table)], desk.keys(1)))
        block.show_board(desk.session, "board")
    qtbot.waitUntil(lambda: all(button.isVisible() for button in block._tables.values()))
    for one, other in combinations(block._tables.values(), 2):
        assert not one.geometry().intersects(other.geometry()), (one.words, other.words)
