"""The naming walk: largest first, one line a theme, the wall follows, and who has no name is said at the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moothall.activities.cluster.panel_naming import NamingLine
from moothall.core.contributions import Written
from moothall.core.merging import repeat_note
from moothall.core.picture import Showing
from moothall.core.themes import delete_theme, rename_theme
from moothall.ui.board.column import ThemeColumn
from moothall.ui.kit.entry_meaning import EntryMeaning
from tests.activities.cluster.boards import BoardRoom

SHIFT = Qt.KeyboardModifier.ShiftModifier
TEXTS = tuple(f"Note {n}" for n in range(1, 13))


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[BoardRoom]:
    """A "One way in" holds two notes, B "Money" six, C without a name three; 12 is loose."""
    with BoardRoom(qtbot, tmp_path, TEXTS, ((1, 2), (3, 4, 5, 6, 7, 8), (9, 10, 11))) as room:
        room.panel.follow_wanted.connect(room.desk.follow)
        yield room


def line(room: BoardRoom) -> NamingLine:
    return room.window.findChildren(NamingLine)[0]


def begin(room: BoardRoom) -> NamingLine:
    room.key(Qt.Key.Key_F2, SHIFT)
    return line(room)


def answer(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def meaning(room: BoardRoom) -> str:
    return line(room).findChildren(EntryMeaning)[0].accessibleName()


def at(room: BoardRoom) -> str:
    """The letter of the theme that is chosen on the board."""
    current = room.view.current
    assert isinstance(current, ThemeColumn)
    return current.theme.letter


def test_largest_first_and_one_key_to_the_next(room: BoardRoom) -> None:
    naming = begin(room)
    walked = []
    for name in ("Money follows people", "Home first, always", "One front door"):
        walked.append(at(room))
        assert naming.isAncestorOf(QApplication.focusWidget())
        answer(name)
    assert walked == ["B", "C", "A"]
    assert room.entry.isAncestorOf(QApplication.focusWidget()), "after the last the board's line is back"
    assert room.said == [("info", "Every theme has a name.")]
    assert room.names() == {"A": "One front door", "B": "Money follows people", "C": "Home first, always"}


def test_repeats_count_for_the_order(room: BoardRoom) -> None:
    for _ in range(5):
        room.desk.do(repeat_note(room.session, room.note(1).key, Written(""), room.desk.key()))
    begin(room)
    assert at(room) == "A"


def test_its_notes_are_in_sight_and_none_is_folded_away(room: BoardRoom) -> None:
    room.window.resize(1380, 420)
    QApplication.processEvents()
    begin(room)
    column = room.scene.columns[room.theme("B").key]
    assert not column.more.is_shown or not column.more.hidden
    assert room.view.viewport().rect().contains(room.view.area_of(column).center())


def test_words_are_counted_and_no_length_is_refused(room: BoardRoom) -> None:
    begin(room)
    assert "1 word" in meaning(room) and "3 to 7 read well" in meaning(room)
    QTest.keyClicks(QApplication.focusWidget(), "Money follows people wherever")
    assert meaning(room).startswith("4 words") and "read well" not in meaning(room)
    answer(" " + "and on " * 8)
    assert room.theme("B").name.startswith("Money follows people wherever and on")
    assert at(room) == "C"


def test_an_empty_line_leaves_it_and_the_end_says_which(room: BoardRoom) -> None:
    begin(room)
    for _ in range(3):
        line(room).set_text("")
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert room.said == [("info", "Theme C has no name yet.")]
    assert room.names() == {"A": "One way in", "B": "Money", "C": ""}


def test_names_that_stay_leave_no_act(room: BoardRoom) -> None:
    acts = room.acts()
    begin(room)
    answer("")
    assert room.acts() == acts


def test_escape_ends_at_once_and_keeps_nothing_half_typed(room: BoardRoom) -> None:
    begin(room)
    QTest.keyClicks(QApplication.focusWidget(), "Half a na")
    room.key(Qt.Key.Key_Escape)
    assert room.entry.isAncestorOf(QApplication.focusWidget())
    assert room.theme("B").name == "Money"
    assert room.panel.keys()[0][0] == "32 A"


def test_a_name_taken_is_refused_and_stays_to_be_mended(room: BoardRoom) -> None:
    naming = begin(room)
    answer("One way in")
    assert "Theme A already has that name." in naming.reason
    assert (at(room), naming.text) == ("B", "One way in")
    answer("One way in for money")
    assert room.theme("B").name == "One way in for money"


def test_a_theme_deleted_meanwhile_is_passed_over(room: BoardRoom) -> None:
    begin(room)
    room.desk.do(delete_theme(room.session, room.theme("C").key))
    answer("Money follows people")
    assert at(room) == "A"


def test_the_wall_shows_the_theme_being_named_and_then_what_it_showed(room: BoardRoom) -> None:
    before = Showing("cluster", room.item)
    room.desk.show(before)
    begin(room)
    assert room.desk.showing == Showing("cluster", room.item, "theme", room.theme("B").key)
    answer("Money follows people")
    assert room.desk.showing.subject == room.theme("C").key
    room.key(Qt.Key.Key_Escape)
    assert room.desk.showing == before


def test_a_wall_that_shows_something_else_is_left_alone(room: BoardRoom) -> None:
    other = Showing("capture", "another item")
    room.desk.show(other)
    begin(room)
    assert room.desk.showing == other
    assert room.desk.blanked, "and a blanked wall stays blank"


def test_it_comes_back_from_the_outline_and_is_not_there_without_themes(qtbot: QtBot, tmp_path: Path, room: BoardRoom) -> None:
    room.panel.turn()
    begin(room)
    assert room.view.isVisible()
    room.key(Qt.Key.Key_Escape)
    room.desk.do(rename_theme(room.session, room.theme("C").key, "Home"))
    for letter in "ABC":
        room.desk.do(delete_theme(room.session, room.theme(letter).key))
    room.key(Qt.Key.Key_F2, SHIFT)
    assert not line(room).isVisible()
