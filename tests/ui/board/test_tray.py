"""The tray's cards: what they say of a note, and the themes it may belong to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moothall.core.contributions import Written, add_notes, flag_note
from moothall.core.merging import hide_note, repeat_note
from tests.activities.cluster.boards import BoardRoom


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[BoardRoom]:
    with BoardRoom(qtbot, tmp_path) as room:
        yield room


def heights(room: BoardRoom) -> list[int]:
    QApplication.processEvents()
    return [room.tray.visualRect(room.tray.model().index(row, 0)).height() for row in range(room.tray.count)]


def said(room: BoardRoom, row: int) -> str:
    return str(room.tray.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_suggestions_are_said_and_take_a_row_of_their_own(room: BoardRoom) -> None:
    plain = heights(room)
    room.tray.suggest({room.note(1).key: ((1, "One way in"), (2, "Money"))})
    assert said(room, 0) == "Note 1, One number to ring, Suggested theme A, One way in, Suggested theme B, Money"
    assert "Suggested" not in said(room, 1)
    assert [high > low for high, low in zip(heights(room), plain, strict=True)] == [True, False, False]
    room.tray.suggest({})
    assert heights(room) == plain
    assert "Suggested" not in said(room, 0)


def test_a_card_shows_all_its_words_unless_the_list_is_long(room: BoardRoom) -> None:
    long = "When the regulator rings them, whatever they promised us stops, and nobody says so until the next meeting of the board"
    room.desk.do(add_notes(room.desk.session, room.note(1).prompt, [Written(long)], room.desk.keys(1)))
    *others, whole = heights(room)
    assert whole > others[0] + 20
    room.tray.show_notes([room.tray.face(room.note(1).key), *(replace(room.tray.face(room.note(1).key), note=f"n{n}") for n in range(250))])
    assert len(set(heights(room))) == 1


def test_suggestions_leave_what_is_chosen(room: BoardRoom) -> None:
    room.tray.setFocus()
    room.tray.go_to(room.note(2).key)
    room.tray.suggest({room.note(1).key: ((1, "One way in"),)})
    assert room.tray.notes() == [room.note(2).key]


def test_a_changed_note_keeps_its_suggestions(room: BoardRoom) -> None:
    room.tray.suggest({room.note(1).key: ((1, "One way in"),)})
    room.desk.do(flag_note(room.session, room.note(1).key, "unclear", True))
    assert said(room, 0).endswith("not clear, Suggested theme A, One way in")


def test_marks_and_repeats_are_said(room: BoardRoom) -> None:
    room.desk.do(hide_note(room.session, room.note(1).key, True))
    room.desk.do(repeat_note(room.session, room.note(2).key, Written("Again"), room.desk.key()))
    assert said(room, 0) == "Note 1, One number to ring, hidden"
    assert said(room, 1) == "Note 2, Nobody tells it twice, +1"
    assert room.tray.count == 3, "a repeat lies under the note it repeats"
    assert not room.tray.grab().isNull()
