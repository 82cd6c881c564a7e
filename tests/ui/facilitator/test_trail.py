"""Undo says what it takes back where that was done elsewhere, the page follows what is undone, and what changes nothing is no act."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from moothall.core.agenda import current_item
from moothall.core.contributions import notes_of

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def press(qtbot, key, held=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, held)


def line(qtbot, text: str) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), text)
    press(qtbot, Key.Key_Return)


def told(window) -> str:
    return " | ".join(m.sentence for m in window.messages.messages)


def tensions(window) -> list[str]:
    log = next(a for a in window.desk.activities if a.key == "conflict")
    return [entry.issue for entry in window.desk.session.all(log.records[0].table)]


@pytest.fixture
def looking(window, qapp):
    """On an item that runs, with nothing pending."""
    window.start_item("first")
    qapp.processEvents()
    return window


def test_an_act_of_this_page_is_taken_back_at_once(qtbot, looking):
    line(qtbot, "Home first")
    press(qtbot, Key.Key_Z, CTRL)
    press(qtbot, Key.Key_Z, CTRL)
    assert [n.text for n in notes_of(looking.desk.session, "prompt")] == []


def test_an_act_of_elsewhere_is_named_first_and_then_followed(qtbot, looking, qapp):
    looking.go("", "conflict")
    line(qtbot, "Beds or homes?")
    qapp.processEvents()
    looking.go("first", "capture")
    looking.undo()
    assert tensions(looking) and "Ctrl+Z again" in told(looking) and "Tensions" in told(looking)
    assert looking.main.place == ("first", "capture")
    looking.undo()
    assert not tensions(looking)
    assert looking.main.place == ("", "conflict")
    looking.go("first", "capture")
    looking.redo()
    assert tensions(looking) and looking.main.place == ("", "conflict")


def test_a_line_for_a_log_from_anywhere_is_named_before_it_is_taken_back(qtbot, looking, qapp):
    """Seen: on the board, a drag that moved nothing, Ctrl+Z, and a recorded decision was gone without a word."""
    press(qtbot, Key.Key_F7)
    line(qtbot, "Beds or homes?")
    qapp.processEvents()
    looking.undo()
    assert tensions(looking)


def test_going_elsewhere_or_acting_again_asks_anew(qtbot, looking, qapp):
    looking.go("", "conflict")
    line(qtbot, "Beds or homes?")
    qapp.processEvents()
    looking.go("first", "capture")
    looking.undo()
    looking.go("second", "capture")
    assert "Ctrl+Z again" not in told(looking)
    looking.undo()
    assert tensions(looking), "named anew, not taken back"
    looking.messages.clear()
    looking.undo()
    assert tensions(looking), "what is no longer said was not told"


def test_what_was_done_before_the_session_was_opened_is_named(window):
    before = len(window.desk.history())
    window.undo()
    assert "before this session was opened" in told(window)
    assert not any(act.state == "undone" for act in window.desk.history()) and len(window.desk.history()) == before


def test_undo_of_a_wrong_start_leads_back(looking, qapp):
    looking.start_item("break")
    qapp.processEvents()
    assert looking.main.place == ("break", "plain")
    looking.undo()
    assert current_item(looking.desk.session).key == "first"
    assert looking.main.place == ("first", "capture")
    looking.redo()
    assert looking.main.place == ("break", "plain")


def test_the_strip_that_names_an_act_takes_it_back_at_once(qtbot, looking, qapp):
    for text in ("One", "Two"):
        line(qtbot, text)
    press(qtbot, Key.Key_Escape)
    press(qtbot, Key.Key_Delete)
    qapp.processEvents()
    looking.go("second", "capture")
    looking.take_back()
    assert len(notes_of(looking.desk.session, "prompt")) == 2
    assert looking.main.place == ("first", "capture")


def test_an_act_that_changes_nothing_is_none(looking):
    from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes, edit_note

    desk = looking.desk
    desk.do(add_notes(desk.session, "prompt", [Written("Home first")], desk.keys(1)))
    note = desk.session.all(CONTRIBUTIONS)[0]
    acts = len(desk.history())
    desk.do(edit_note(desk.session, note.key, note.text))
    assert len(desk.history()) == acts
