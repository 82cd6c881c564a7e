"""Find: typing, filters, jumping by number, going to the note on its board or in its list. Real window, real keys, real file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from moothall.activities import found
from moothall.activities.cluster.panel import ClusterPanel
from moothall.core.agenda import agenda
from moothall.core.contributions import Written, add_notes, edit_note, flag_note, notes_of
from moothall.core.merging import merge_notes
from moothall.core.prompts import ask
from moothall.core.themes import new_theme, place
from moothall.desk.sessions import open_session
from moothall.ui.facilitator.find import MOST, Find
from moothall.ui.facilitator.window import DeskWindow
from moothall.ui.kit.button import Button
from moothall.ui.kit.list_rows import ListRows
from tests.ui.chosen import choose_from

CTRL = Qt.KeyboardModifier.ControlModifier
NOTES = (("One front door", "3", "Health"), ("Siân: pooled money", "3", "Local government"), ("Nobody tells it twice", "12", "Health"))


@pytest.fixture
def window(session_file: Path, open_window: Callable) -> DeskWindow:
    """Three notes of one prompt, the first two in a theme; one of a prompt no agenda item has."""
    desk = open_session(session_file, found())
    desk.do(add_notes(desk.session, "prompt", [Written(*note) for note in NOTES], ["n1", "n2", "n3"]))
    desk.do(new_theme(desk.session, "t", "prompt", "One way in"))
    desk.do(place(desk.session, ["n1", "n2"], "t", ["l1", "l2"]))
    desk.do(flag_note(desk.session, "n3", "late", True))
    desk.do(ask(desk.session, "other", "And what else?"))
    desk.do(add_notes(desk.session, "other", [Written("Money follows people")], ["n4"]))
    desk.close()
    return open_window()


def keyboard() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(keyboard(), key, held)


def look_for(window: DeskWindow, text: str) -> Find:
    """Ctrl+F, and these words typed over what was there."""
    press(Qt.Key.Key_F, CTRL)
    page = window.main.panel
    assert isinstance(page, Find)
    QTest.keyClicks(keyboard(), text)
    return page


def numbers(page: Find) -> list[int]:
    return [row.number for row in page.list.rows]


def test_the_list_narrows_while_one_types(window: DeskWindow) -> None:
    page = look_for(window, "")
    assert (numbers(page), page.count.text()) == ([], "4 notes in this session")
    found_so_far = []
    for letter in "mone":
        QTest.keyClicks(keyboard(), letter)
        found_so_far.append(numbers(page))
    assert found_so_far[-1] == [2, 4] and len(found_so_far[0]) >= 2
    assert page.count.text() == "2 notes found"
    assert page.list.key == "n2", "the first is chosen already"


@pytest.mark.parametrize(
    ("text", "expected"), [("sian", [2]), ("#3", [3]), ("3", [3]), ("table:12", [3]), ("theme:A door", [1]), ("flag:late", [3])]
)
def test_typed_filters_and_numbers(window: DeskWindow, text: str, expected: list[int]) -> None:
    assert numbers(look_for(window, text)) == expected


def test_filters_to_see_and_choose(window: DeskWindow) -> None:
    page = look_for(window, "")
    box = page.filters.choices["sector"].box
    assert [box.itemText(n) for n in range(box.count())] == ["Any", "Health", "Local government"]
    choose_from(box, "Health")
    press(Qt.Key.Key_Return)
    assert numbers(page) == [1, 3]
    page.line.setFocus()
    QTest.keyClicks(keyboard(), "door")
    assert numbers(page) == [1]
    page.filters.clear.click()
    page.line.set_text("money")
    assert numbers(page) == [2, 4]
    assert not page.filters.clear.isVisible()


def test_enter_goes_to_a_placed_note_on_its_board(window: DeskWindow) -> None:
    look_for(window, "money")
    press(Qt.Key.Key_Return)
    panel = window.main.panel
    assert isinstance(panel, ClusterPanel)
    assert window.main.place == ("first", "cluster")
    assert panel._chosen.notes == ["n2"]
    assert panel.isAncestorOf(keyboard())


def test_enter_goes_to_a_loose_note_in_its_list(window: DeskWindow) -> None:
    look_for(window, "twice")
    press(Qt.Key.Key_Return)
    assert window.main.place == ("first", "capture")
    assert isinstance(keyboard(), ListRows) and keyboard().key == "n3"


def test_a_repeat_is_found_and_leads_to_what_it_repeats(window: DeskWindow) -> None:
    desk = window.desk
    desk.do(merge_notes(desk.session, "n1", ["n2"]))
    page = look_for(window, "flag:repeat")
    assert numbers(page) == [2]
    assert "same as 1" in page.list.rows[0].marks
    press(Qt.Key.Key_Return)
    assert isinstance(window.main.panel, ClusterPanel)
    assert window.main.panel._chosen.notes == ["n1"]


def test_a_note_whose_prompt_nobody_works_on_gets_an_item_in_one_act(window: DeskWindow) -> None:
    before = agenda(window.desk.session)
    look_for(window, "follows")
    press(Qt.Key.Key_Return)
    added = agenda(window.desk.session)[-1]
    assert (added.prompt, added.activity, added.title) == ("other", "capture", "And what else?")
    assert window.main.place == (added.key, "capture")
    assert isinstance(keyboard(), ListRows) and keyboard().key == "n4"
    assert any("so one was added" in message.sentence for message in window.messages.messages)
    press(Qt.Key.Key_Z, CTRL)
    assert agenda(window.desk.session) == before


def test_add_item_offers_the_questions_nobody_works_on(window: DeskWindow) -> None:
    press(Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    (button,) = [b for b in window.main.panel.findChildren(Button) if b.words == "Add an item for it"]
    assert button.accessibleDescription() == "And what else?"
    button.setFocus()
    press(Qt.Key.Key_Return)
    assert window.main.place == (agenda(window.desk.session)[-1].key, "capture")
    press(Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert not [b for b in window.main.panel.findChildren(Button) if b.words == "Add an item for it"]


def test_arrows_choose_while_the_caret_stays(window: DeskWindow) -> None:
    page = look_for(window, "money")
    press(Qt.Key.Key_Down)
    assert page.list.key == "n4"
    QTest.keyClicks(keyboard(), " pooled")
    assert numbers(page) == [2]


def test_escape_clears_then_goes_back_where_one_was(window: DeskWindow) -> None:
    before = window.main.place
    page = look_for(window, "money")
    press(Qt.Key.Key_Escape)
    assert page.line.text == "" and window.main.panel is page
    press(Qt.Key.Key_Escape)
    assert window.main.place == before


def test_it_hears_of_changes_and_remembers_what_was_typed(window: DeskWindow) -> None:
    page = look_for(window, "money")
    window.desk.do(edit_note(window.desk.session, "n1", "One door, pooled money"))
    assert numbers(page) == [1, 2, 4]
    press(Qt.Key.Key_Return)
    window.desk.do(edit_note(window.desk.session, "n2", "Pooled purses"))
    again = look_for(window, "")
    assert again is page and page.line.text == "money"
    assert numbers(page) == [1, 4]


def test_a_long_list_is_cut_and_says_so(window: DeskWindow) -> None:
    desk = window.desk
    desk.do(add_notes(desk.session, "prompt", [Written(f"copper {n}") for n in range(MOST + 20)], desk.keys(MOST + 20)))
    page = look_for(window, "copper")
    assert len(numbers(page)) == MOST
    assert page.count.text() == f"The first {MOST} of {MOST + 20} notes found"
    assert len(notes_of(desk.session, "prompt")) == MOST + 23
