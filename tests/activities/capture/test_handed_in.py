"""The cards of each table beside capture: every table has a place of its own, however its name sorts."""

from __future__ import annotations

from itertools import combinations

from moothall.activities.capture.panel_capture_side import HandedIn
from moothall.activities.capture.rules import cards_by_table
from moothall.core.agenda import add_item
from moothall.core.contributions import Written, add_notes, notes_of
from moothall.core.people import enlist
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


def test_by_mouse_alone_a_table_is_chosen_before_the_first_card_and_left_again(enter, desk: Desk) -> None:
    desk.do(ask(desk.session, "board", "What is in the way?"))
    desk.do(add_item(desk.session, "item", "Cards", 20, "capture", prompt="board"))
    room = enter("capture", "item")
    assert [name for name, _ in cards_by_table(desk.session, "board")] == list("123456")
    room.click(room.find(HandedIn)._tables["3"])
    room.line("From table three")
    room.click(room.find(HandedIn)._tables["3"])
    room.line("From nobody's")
    assert [n.table for n in notes_of(desk.session, "board")] == ["3", ""]
    desk.do(enlist(desk.session, [("Dana", "", {"table": "7"}), ("Sam", "", {"table": "North"})], desk.keys(4)))
    assert [name for name, _ in cards_by_table(desk.session, "board")] == [*"1234567", "North"], "where people sit"
