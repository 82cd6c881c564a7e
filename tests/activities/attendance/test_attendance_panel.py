"""The door of the room: people arrive by keyboard, mouse and paste, and the count follows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView

from moothall.core.people import enlist, mark_present, people, present
from moothall.desk import Desk
from tests.activities.room import Room, focus, on_disk, same

Key = Qt.Key


@pytest.fixture
def room(enter: Callable[..., Room], desk: Desk) -> Room:
    return enter("attendance")


@pytest.fixture
def listed(room: Room, desk: Desk) -> Room:
    arrivals = [
        ("Ada Vane", "Trust", {"sector": "NHS", "email": "ada@trust.example"}),
        ("Ben", "", {}),
        ("Cy", "", {"role": "facilitator"}),
    ]
    desk.do(enlist(desk.session, arrivals, desk.keys(6)))
    return room


def rows(room: Room) -> QListView:
    return room.find(QListView)


def go_to(room: Room, place: int) -> None:
    rows(room).setFocus()
    rows(room).setCurrentIndex(rows(room).model().index(place, 0))


def middle(room: Room, place: int):
    return rows(room).visualRect(rows(room).model().index(place, 0)).center()


def here(desk: Desk) -> list[str]:
    return [p.name for p in people(desk.session) if p.present]


def test_a_walk_in_is_one_line(room: Room, desk: Desk, tmp_path: Path) -> None:
    room.line("Dee Marsh, Carers’ Voice, voluntary")
    assert here(desk) == ["Dee Marsh"]
    assert room.entry.text == ""
    assert focus() is room.entry.focusProxy(), "the next person is at the door already"
    assert "1 here of 1" in room.said_words()
    assert same(desk.session, on_disk(desk, tmp_path))


def test_enter_alone_is_nobody(room: Room, desk: Desk) -> None:
    room.line("   ")
    assert people(desk.session) == []


def test_a_refused_line_stays_to_be_put_right(room: Room, desk: Desk) -> None:
    room.line("Dee, Trust, NHS, boss")
    assert room.entry.text == "Dee, Trust, NHS, boss"
    assert "boss" in room.entry.reason
    room.type("", Key.Key_End, *[Key.Key_Backspace] * 4)
    room.line("scribe")
    assert people(desk.session)[0].role == "scribe"


def test_a_pasted_list_is_invited_and_not_here(room: Room, desk: Desk) -> None:
    room.paste("Ada Vane, Trust, NHS\n\nBen, Council\nCy, , , facilitator\n")
    assert [p.name for p in people(desk.session)] == ["Ada Vane", "Ben", "Cy"]
    assert here(desk) == []
    assert "0 here of 2" in room.said_words()
    desk.undo()
    assert people(desk.session) == []


def test_a_name_on_the_list_is_ticked_by_typing_it(listed: Room, desk: Desk) -> None:
    listed.entry.setFocus()
    listed.type("ada vane")
    assert "on the list" in listed.said_words()
    listed.press(Key.Key_Return)
    assert here(desk) == ["Ada Vane"]


def test_somebody_listed_is_never_added_a_second_time(room: Room, desk: Desk) -> None:
    room.paste("Ana Silva, Harbour Trust\nBen, Council\nCy")
    room.line("Ana Silva, Harbour Trust, voluntary")
    assert "1 here of 3" in room.said_words()
    room.line("ana  silva")
    assert room.entry.reason == "Ana Silva is here already."
    assert len(people(desk.session)) == 3


def test_a_list_pasted_twice_says_who_was_left_out(room: Room, desk: Desk) -> None:
    for _ in range(2):
        room.paste("Ana Silva, Harbour Trust\nBen, Council")
    assert len(people(desk.session)) == 2
    assert room.strips == [("info", "2 people were on the list already, so they were left out.")]
    room.paste("Ben, Council\nDi, Council")
    assert len(people(desk.session)) == 3
    assert room.strips[-1] == ("info", "1 person was on the list already, so they were left out.")


def test_the_line_says_beforehand_that_it_cannot_tell_two_apart(room: Room, desk: Desk) -> None:
    room.paste("Sarah Khan, Trust\nSarah Khan, Council")
    room.type("Sarah Khan")
    assert "Add the organisation" in room.said_words()
    room.line(", Council")
    assert [p.present for p in people(desk.session)] == [False, True]


@pytest.mark.parametrize("way", ["space", "mouse", "screen reader"])
def test_a_tick_and_a_second_one(listed: Room, desk: Desk, way: str) -> None:
    for expected in (["Ben"], []):
        if way == "space":
            go_to(listed, 1)
            listed.press(Key.Key_Space)
        elif way == "mouse":
            listed.click(rows(listed).viewport(), middle(listed, 1))
        else:
            index = rows(listed).model().index(1, 0)
            rows(listed).model().setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
        assert here(desk) == expected


def test_another_mouse_button_ticks_nobody(listed: Room, desk: Desk) -> None:
    listed.click(rows(listed).viewport(), middle(listed, 0), Qt.MouseButton.RightButton)
    assert here(desk) == []


def test_everyone_is_here_means_participants(listed: Room, desk: Desk) -> None:
    listed.click(listed.button("Everyone is here"))
    assert [p.name for p in present(desk.session)] == ["Ada Vane", "Ben"]
    assert here(desk) == ["Ada Vane", "Ben"]
    assert not any(b.isVisible() for b in listed.findChildren(type(listed.button("Change"))) if b.accessibleName() == "Everyone is here")


@pytest.mark.parametrize("way", ["key", "mouse"])
def test_changing_a_person(listed: Room, desk: Desk, way: str, tmp_path: Path) -> None:
    go_to(listed, 0)
    if way == "key":
        listed.press(Key.Key_F2)
    else:
        listed.click(listed.button("Change"))
    assert listed.entry.text == "Ada Vane, Trust, NHS"
    listed.line(", observer, t2")
    person = people(desk.session)[0]
    assert (person.role, person.table) == ("observer", "2")
    assert "0 here of 1" in listed.said_words(), "an observer isn't counted"
    listed.line("Eve")
    assert here(desk) == ["Eve"], "the line is for the next arrival again"
    assert same(desk.session, on_disk(desk, tmp_path))


def test_leaving_a_change_leaves_the_person(listed: Room, desk: Desk) -> None:
    go_to(listed, 0)
    listed.press(Key.Key_F2)
    listed.type("xyz", Key.Key_Escape, Key.Key_Escape)
    assert people(desk.session)[0].name == "Ada Vane"
    assert focus() is rows(listed)
    listed.entry.setFocus()
    listed.line("Eve")
    assert people(desk.session)[-1].name == "Eve"


def test_a_person_struck_off_while_being_changed(listed: Room, desk: Desk) -> None:
    go_to(listed, 1)
    listed.press(Key.Key_F2)
    desk.undo()
    listed.type("", Key.Key_Escape)
    listed.line("Eve")
    assert here(desk) == ["Eve"]


def test_delete_takes_off_the_list_and_undo_brings_back(listed: Room, desk: Desk) -> None:
    go_to(listed, 1)
    listed.press(Key.Key_Delete)
    assert [p.name for p in people(desk.session)] == ["Ada Vane", "Cy"]
    desk.undo()
    assert [p.name for p in people(desk.session)] == ["Ada Vane", "Ben", "Cy"]
    desk.redo()
    assert [p.name for p in people(desk.session)] == ["Ada Vane", "Cy"]


def test_after_a_delete_the_row_that_moved_up_is_chosen(listed: Room, desk: Desk) -> None:
    go_to(listed, 1)
    for left in ("Cy", "Ada Vane"):
        listed.press(Key.Key_Delete)
        assert rows(listed).currentIndex().data().startswith(left)
        assert focus() is rows(listed)


def test_delete_in_the_line_deletes_no_person(listed: Room, desk: Desk) -> None:
    go_to(listed, 1)
    listed.entry.setFocus()
    listed.type("x", Key.Key_Home, Key.Key_Delete)
    assert len(people(desk.session)) == 3


def test_no_email_is_ever_shown(listed: Room, desk: Desk) -> None:
    go_to(listed, 0)
    listed.press(Key.Key_F2)
    model = rows(listed).model()
    shown = [
        str(model.index(n, 0).data(role))
        for n in range(model.rowCount())
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    ]
    assert "@" not in listed.said_words() + "".join(shown) + repr(desk.picture())


def test_the_row_keeps_its_place_when_somebody_arrives(listed: Room, desk: Desk) -> None:
    go_to(listed, 1)
    desk.do(mark_present(desk.session, [people(desk.session)[0].key], True))
    desk.do(enlist(desk.session, [("Zoe", "", {})], desk.keys(2)))
    assert rows(listed).currentIndex().row() == 1


def test_keys_are_told(room: Room) -> None:
    assert dict(room.panel.keys()).keys() == {"Enter", "Space", "F2", "Del"}


def test_a_double_click_is_two_ticks(listed: Room, desk: Desk) -> None:
    QTest.mouseDClick(rows(listed).viewport(), Qt.MouseButton.LeftButton, pos=middle(listed, 0))
    assert here(desk) == []
