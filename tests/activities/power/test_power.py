"""Naming power: one line is enough; what is read back is what prints; nothing reaches the wall by itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from moothall.activities.power.records import ACKNOWLEDGED, KINDS, POWER, SAID_BY
from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.desk import Desk
from moothall.ui.kit.choice import ChoiceBox
from moothall.words import sentence
from tests.activities.room import Room, focus, on_disk, same
from tests.ui.chosen import choose_from

Key = Qt.Key


def named(desk: Desk, *texts: str) -> list[str]:
    for text in texts or ("We chair the board",):
        desk.do(POWER.add(desk.session, desk.key(), text, "10:24"))
    return [e.key for e in POWER.all(desk.session)]


@pytest.mark.parametrize("field", ["statement", "held_by", "said_by"])
def test_other_words_than_were_read_back_lose_the_tick(desk: Desk, field: str) -> None:
    key = named(desk)[0]
    desk.do(POWER.edit(desk.session, key, read_back=True))
    desk.do(POWER.edit(desk.session, key, **{field: "holder" if field == "said_by" else "Other"}))
    assert not POWER.all(desk.session)[0].read_back


@pytest.mark.parametrize("field", ["affects", "note", "kind", "visibility"])
def test_what_does_not_print_keeps_the_tick(desk: Desk, field: str) -> None:
    key = named(desk)[0]
    desk.do(POWER.edit(desk.session, key, read_back=True))
    desk.do(POWER.edit(desk.session, key, **{field: {"kind": "veto", "visibility": 0}.get(field, "x")}))
    assert POWER.all(desk.session)[0].read_back


@pytest.mark.parametrize(
    ("field", "known"), [("kind", KINDS), ("acknowledged", ACKNOWLEDGED), ("said_by", SAID_BY), ("visibility", range(5))]
)
def test_choices_known_and_not(desk: Desk, field: str, known: object) -> None:
    key = named(desk)[0]
    for value in known:  # type: ignore[attr-defined]  # any of several sequences
        desk.do(POWER.edit(desk.session, key, **{field: value}))
    with pytest.raises(ValueError, match=field):
        POWER.edit(desk.session, key, **{field: "nonsense"})


@pytest.mark.parametrize("text", ["", "  ", "\n\t"])
def test_nothing_is_no_statement(desk: Desk, text: str) -> None:
    with pytest.raises(Refused):
        POWER.add(desk.session, "k", text, "10:24")


# the panel


@pytest.fixture
def room(enter: Callable[..., Room], desk: Desk) -> Room:
    return enter("power", size=(1064, 744))


def test_a_line_names_a_statement(room: Room, desk: Desk, tmp_path: Path) -> None:
    room.line("They must ask <b>their</b> members")
    entry = POWER.all(desk.session)[0]
    assert (entry.statement, entry.noted, entry.visibility, entry.read_back) == ("They must ask <b>their</b> members", "10:24", 0, False)
    assert focus() is room.entry.focusProxy()
    assert same(desk.session, on_disk(desk, tmp_path))
    room.line("   ")
    assert len(POWER.all(desk.session)) == 1
    assert room.entry.reason


def test_pasted_lines_become_one_statement_to_check(room: Room, desk: Desk) -> None:
    room.paste("First half\nsecond half")
    assert room.entry.text == "First half second half"
    assert not POWER.all(desk.session)


@pytest.mark.parametrize("way", ["Enter", "Tab"])
def test_a_field_is_kept_when_it_is_left(room: Room, desk: Desk, way: str) -> None:
    room.line("We chair")
    room.named("Held by (organisation or sector)").setFocus()
    room.type("Trust", Key.Key_Return if way == "Enter" else Key.Key_Tab)
    assert POWER.all(desk.session)[0].held_by == "Trust"


def test_a_statement_cannot_be_emptied_and_says_so(room: Room, desk: Desk) -> None:
    room.line("We chair")
    field = room.named("In the speaker’s words")
    field.setFocus()
    room.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.type("", Key.Key_Delete, Key.Key_Return)
    assert POWER.all(desk.session)[0].statement == "We chair"
    assert field.accessibleDescription()


def test_what_was_typed_goes_to_the_entry_it_was_typed_for(room: Room, desk: Desk) -> None:
    for text in ("First", "Second"):
        room.line(text)
    room.named("Private note").setFocus()
    room.type("about the second")
    desk.undo()
    room.settle()
    assert [(e.statement, e.note) for e in POWER.all(desk.session)] == [("First", "")]


@pytest.mark.parametrize("way", ["key", "mouse"])
def test_level_and_read_back(room: Room, desk: Desk, way: str) -> None:
    room.line("We chair")
    if way == "key":
        room.press(Key.Key_3, Qt.KeyboardModifier.AltModifier)
        room.press(Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    else:
        room.click(room.button("3 Outside"))
        room.click(room.button("Read back"))
    entry = POWER.all(desk.session)[0]
    assert (entry.visibility, entry.read_back) == (3, True)


def test_kind_by_key(room: Room, desk: Desk) -> None:
    room.line("We chair")
    box = room.find(ChoiceBox, "Kind")
    choose_from(box, box.itemText(box.currentIndex() - 1))
    assert POWER.all(desk.session)[0].kind == "numbers"


def test_delete_and_undo(room: Room, desk: Desk) -> None:
    room.line("We chair")
    room.click(room.button("Delete this entry"))
    assert not POWER.all(desk.session)
    assert not any(b.isVisible() for b in room.panel.findChildren(QAbstractButton) if b.accessibleName() == "Read back")
    desk.undo()
    assert POWER.all(desk.session)[0].number == 1


def _give_to_the_room(room: Room) -> None:
    room.press(Key.Key_R, Qt.KeyboardModifier.ControlModifier)


def test_one_key_reads_back_and_gives_to_the_room_in_one_act(room: Room, desk: Desk) -> None:
    room.line("We chair the board")
    acts = len(desk.history())
    assert ("Ctrl+R", "read back and give to the room") in room.panel.keys()
    _give_to_the_room(room)
    assert ("Ctrl+R", "not read back after all") in room.told_keys[-1], "the key line is told when the key means something else"
    entry = POWER.all(desk.session)[0]
    assert (entry.read_back, entry.visibility, len(desk.history())) == (True, Level.ROOM, acts + 1)
    _give_to_the_room(room)
    assert POWER.all(desk.session)[0].visibility == Level.ROOM, "the tick alone goes again"
    assert ("Ctrl+R", "read back") in room.told_keys[-1]
    desk.undo()
    desk.undo()
    entry = POWER.all(desk.session)[0]
    assert (entry.read_back, entry.visibility) == (False, Level.PRIVATE)
    room.press(Key.Key_Escape)
    room.press(Key.Key_3, Qt.KeyboardModifier.AltModifier)
    _give_to_the_room(room)
    assert POWER.all(desk.session)[0].visibility == Level.OUTSIDE, "a level somebody chose stays"


def test_words_not_read_back_are_shown_only_when_asked_twice(room: Room, desk: Desk) -> None:
    room.line("We chair the board")
    room.press(Key.Key_Escape)
    room.press(Key.Key_2, Qt.KeyboardModifier.AltModifier)
    spotlight = room.panel.spotlight  # type: ignore[attr-defined]  # a log can be spotlit
    with pytest.raises(Refused) as asked:
        spotlight()
    assert sentence(asked.value).startswith("Number 1 was not read back yet")
    desk.do(POWER.edit(desk.session, POWER.all(desk.session)[0].key, statement="We chair two boards"))
    with pytest.raises(Refused):
        spotlight()
    assert spotlight() is not None


def test_the_wall_shows_nothing_but_a_statement_spotlit(room: Room, desk: Desk) -> None:
    desk.blank(False)
    room.line("We chair the board")
    desk.do(POWER.edit(desk.session, POWER.all(desk.session)[0].key, held_by="Harbour Trust", note="said in heat"))
    assert "chair" not in repr(desk.picture())
    room.press(Key.Key_Escape)
    _give_to_the_room(room)
    desk.show(room.panel.spotlight())  # type: ignore[attr-defined]  # a log can be spotlit
    told = repr(desk.picture())
    assert "We chair the board" in told
    assert "Harbour" not in told and "heat" not in told


def test_nothing_is_spotlit_that_the_list_chose_by_itself(room: Room, desk: Desk) -> None:
    spotlight = room.panel.spotlight  # type: ignore[attr-defined]  # a log can be spotlit
    room.line("We chair the board")
    assert spotlight() is None, "the caret is in the line for the next entry"
    _give_to_the_room(room)
    room.named("Private note").setFocus()
    assert spotlight() is not None
    room.panel.take_focus()
    assert spotlight() is None


@pytest.mark.parametrize("place", ["list", "form"])
def test_the_entry_stays_in_hand_while_a_button_elsewhere_is_pressed(room: Room, desk: Desk, place: str) -> None:
    elsewhere = QLineEdit(room)
    elsewhere.show()
    room.line("We chair the board")
    room.press(Key.Key_Escape)
    if place == "form":
        room.press(Key.Key_Return)
    _give_to_the_room(room)
    elsewhere.setFocus()
    assert room.panel.spotlight() is not None  # type: ignore[attr-defined]  # a log can be spotlit


def test_a_private_entry_never_reaches_the_wall(room: Room, desk: Desk) -> None:
    desk.blank(False)
    room.line("We chair the board")
    room.press(Key.Key_Escape)
    _give_to_the_room(room)
    desk.show(room.panel.spotlight())  # type: ignore[attr-defined]  # a log can be spotlit
    room.press(Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert not desk.picture().parts, "made private while it is up"
    with pytest.raises(Refused) as refused:
        room.panel.spotlight()  # type: ignore[attr-defined]  # a log can be spotlit
    assert sentence(refused.value) == "This entry is private. Ctrl+R reads it back and gives it to the room."
