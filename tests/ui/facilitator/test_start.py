"""The start screen by gesture: recent sessions, a file, a template by its number, and the page before a session begins."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from moothall.activities import found
from moothall.core.agenda import agenda
from moothall.core.session_details import details_of
from moothall.desk import sessions
from moothall.desk.paths import sessions_folder
from moothall.desk.settings import Settings, load_settings, save_settings
from moothall.desk.workshop_templates import templates
from moothall.store.phrase_lock import lock
from moothall.ui.facilitator.app_windows import AppWindows
from moothall.ui.facilitator.start import StartWindow
from moothall.ui.facilitator.window import DeskWindow
from moothall.ui.facilitator.window_placement import FRAME
from moothall.ui.kit.button import Button
from tests.store.sessions import with_vote
from tests.store.test_secrecy_of_groups import turned_back


@pytest.fixture
def windows(qtbot):
    """The app's doors, closed again after the test."""
    made = AppWindows(found)
    yield made
    made.close()
    QApplication.processEvents()


def at_start(qtbot, windows: AppWindows) -> StartWindow:
    windows.start()
    windows.window.resize(1440, 900)  # the screen of the tests is smaller than a laptop's
    qtbot.waitUntil(windows.window.isActiveWindow)
    return windows.window


def press(qtbot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def test_there_is_a_card_for_each_template_and_a_blank_one(qtbot, windows):
    window = at_start(qtbot, windows)
    assert [card.title for card in window.cards] == [*(t.title for t in templates()), "Blank agenda"]
    assert window.cards[0].hasFocus()


def test_the_keys_are_in_sight_however_low_the_window_is(qtbot, windows):
    window = at_start(qtbot, windows)
    for high in (900, 884, 720):
        window.resize(1440, high)
        QApplication.processEvents()
        assert window._hints.visibleRegion().boundingRect().height() == window._hints.height()


@pytest.mark.parametrize("number", range(1, 7))
def test_a_digit_and_enter_begin_a_session(qtbot, windows, number):
    window = at_start(qtbot, windows)
    qtbot.keyClicks(QApplication.focusWidget(), str(number))
    qtbot.keyClicks(QApplication.focusWidget(), "Winter beds")  # the title is selected, so it is replaced
    press(qtbot, Qt.Key.Key_Return)
    assert isinstance(windows.window, DeskWindow)
    desk = windows.window.desk
    assert details_of(desk.session).title == "Winter beds"
    assert desk.path == sessions_folder() / "Winter beds.moot"
    wanted = window.cards[number - 1].template
    assert len(agenda(desk.session)) == (len(wanted.items) if wanted else 0)


def test_arrows_walk_among_the_cards_and_enter_takes_one(qtbot, windows):
    window = at_start(qtbot, windows)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        press(qtbot, key)
    assert window.cards[3].hasFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert window.begin.template_key == window.cards[3].template.key
    press(qtbot, Qt.Key.Key_Escape)
    assert window.begin is None and window.cards[3].hasFocus()


def test_what_is_wrong_is_said_under_the_field(qtbot, windows):
    window = at_start(qtbot, windows)
    window.choose(window.cards[0])
    window.begin.date.edit.setText("Thursday")
    press(qtbot, Qt.Key.Key_Return)
    assert isinstance(windows.window, StartWindow)
    assert "Thursday" in window.begin.date.edit.accessibleDescription()
    assert window.begin.date.edit.hasFocus()


def test_the_template_says_how_confidential_and_it_can_be_changed(qtbot, windows):
    window = at_start(qtbot, windows)
    design = next(t for t in templates() if t.confidentiality == "room-only")
    window.choose(next(card for card in window.cards if card.template is design))
    assert window.begin.kinds["room-only"].isChecked()
    window.begin.kinds["open"].click()
    qtbot.mouseClick(window.begin.begin, Qt.MouseButton.LeftButton)
    assert details_of(windows.window.desk.session).confidentiality == "open"


def test_another_folder_can_be_chosen_and_a_poor_one_is_named(qtbot, windows, tmp_path):
    window = at_start(qtbot, windows)
    window.choose(window.cards[-1])
    window.begin.put_in(tmp_path / "OneDrive")
    assert "laptop is the safer place" in window.begin._where.text()
    window.begin.put_in(tmp_path)
    press(qtbot, Qt.Key.Key_Return)
    assert windows.window.desk.path.parent == tmp_path


def test_recent_sessions_open_and_missing_ones_can_be_removed(qtbot, windows, session_file):
    windows.prefs.settings = Settings(recent=(str(session_file), str(session_file.with_name("gone.moot"))))
    window = at_start(qtbot, windows)
    gone = window.left.recent.rows[1]
    assert gone.missing and not gone.isEnabled()
    remove = next(b for b in window.left.recent.findChildren(Button))
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert load_settings().recent == (str(session_file),)
    qtbot.mouseClick(window.left.recent.rows[0], Qt.MouseButton.LeftButton)
    assert windows.window.desk.path == session_file


def test_opening_is_said_before_anything_is_read(qtbot, windows, session_file, monkeypatch):
    window, heard = at_start(qtbot, windows), []
    read = sessions.open_session
    monkeypatch.setattr(sessions, "open_session", lambda *words: (heard.extend(window.messages.messages), read(*words))[1])
    windows.open(session_file)
    assert [m.sentence for m in heard] == ["Opening beds.moot"]


def test_no_sessions_yet_is_said(qtbot, windows):
    window = at_start(qtbot, windows)
    assert window.left.recent.rows == []


@pytest.mark.parametrize("bad", ["damaged", "empty", "not_ours", "missing", "folder"])
def test_a_file_that_will_not_open_is_a_sentence(qtbot, windows, session_file, tmp_path, bad):
    path = tmp_path / "bad.moot"
    if bad == "damaged":
        path.write_bytes(session_file.read_bytes()[:5000])
    elif bad == "empty":
        path.touch()
    elif bad == "not_ours":
        path.write_text("Dear all,")
    elif bad == "folder":
        path.mkdir()
    window = at_start(qtbot, windows)
    words = windows.open(path)
    assert words and windows.window is window
    assert [m.sentence for m in window.messages.messages] == [words]
    assert "Traceback" not in words


@pytest.mark.parametrize("name", ["gone.moot", "folder", "letter.txt"])
def test_a_bad_file_on_the_command_line_leads_to_the_start_screen(qtbot, windows, tmp_path, name):
    (tmp_path / "folder").mkdir()
    (tmp_path / "letter.txt").write_text("Dear all,")
    words = windows.open(tmp_path / name)
    assert name in words and isinstance(windows.window, StartWindow)
    assert [m.sentence for m in windows.window.messages.messages] == [words]
    qtbot.waitUntil(windows.window.messages.isVisible)
    assert windows.window.rect().contains(windows.window.messages.mapTo(windows.window, windows.window.messages.rect().center()))


def test_closing_a_session_leads_back_and_leaves_one_file(qtbot, windows, session_file):
    windows.open(session_file)
    qtbot.waitUntil(windows.window.isActiveWindow)
    press(qtbot, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(windows.window, StartWindow)
    assert [row.path for row in windows.window.left.recent.rows] == [session_file]
    assert [p.name for p in session_file.parent.iterdir() if p.name.startswith("beds")] == ["beds.moot"]


def test_opening_another_session_closes_the_first(qtbot, windows, session_file, tmp_path):
    other = tmp_path / "other.moot"
    shutil.copy(session_file, other)
    windows.open(session_file)
    windows.window.open_wanted.emit(other)
    assert windows.window.desk.path == other
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith("beds")] == ["beds.moot"]


def test_the_account_says_how_much_is_kept(qtbot, windows, session_file):
    shutil.copy(session_file, sessions_folder() / "a.moot")
    window = at_start(qtbot, windows)
    assert "Stored on this laptop only." in window.left._kept.text()
    assert "1 session," in window.left._kept.text()


def test_broken_settings_do_not_stop_the_start(qtbot, windows):
    save_settings(Settings())
    path = Path(sessions_folder().parent / "settings.json")
    path.write_text("{ not json")
    assert at_start(qtbot, windows).isVisible()


def test_a_session_cut_short_says_that_nothing_is_lost(qtbot, windows, session_file):
    session_file.with_name("beds.moot.lock").write_text("somebody, whose process is gone")
    windows.open(session_file)
    said = [m.sentence for m in windows.window.messages.messages]
    assert any(words.startswith("Back at ") and words.endswith("The shared screen was blank and is.") for words in said)
    assert windows.window.shared_screen.screen.is_blank


def test_a_copy_made_by_itself_says_that_the_round_is_held_again(qtbot, windows, session_file):
    desk = sessions.open_session(session_file, found())
    with_vote(desk)
    stick = session_file.with_name("stick.moot")
    desk.save_copy(stick, by_itself=True)
    desk.close()
    windows.open(stick)
    said = [m.sentence for m in windows.window.messages.messages]
    assert any("hold that round again" in words for words in said)


def test_a_session_closed_in_order_says_nothing_of_it(qtbot, windows, session_file):
    windows.open(session_file)
    assert not any(m.sentence.startswith("Back at ") for m in windows.window.messages.messages)


def test_an_older_file_says_once_that_undo_begins_anew(qtbot, windows, session_file):
    turned_back(session_file)
    for times in (1, 0):
        windows.open(session_file)
        said = [m.sentence for m in windows.window.messages.messages]
        assert said.count("This file was brought up to date. What was done before can no longer be undone.") == times
        windows.start()


def test_windows_fit_the_screen_title_bar_included(qtbot, windows, session_file):
    windows.start()
    room = windows.window.screen().availableGeometry()
    for _ in range(2):
        there = windows.window.geometry()
        assert room.contains(there) and there.height() <= room.height() - FRAME.height()
        windows.open(session_file)
    assert isinstance(windows.window, DeskWindow)


def test_a_desk_opened_first_fits_the_screen_too(qtbot, windows, session_file):
    windows.open(session_file)
    assert windows.window.screen().availableGeometry().contains(windows.window.geometry())


def test_a_maximised_window_is_maximised_again(qtbot, windows, session_file):
    windows.start()
    windows.window.showMaximized()
    windows.open(session_file)
    assert windows.window.isMaximized()
    windows.close()
    assert load_settings().maximised
    again = AppWindows(found)
    again.start()
    assert again.window.isMaximized()
    again.window.showNormal()
    again.close()
    assert not load_settings().maximised


def test_a_locked_session_opens_by_its_phrase(qtbot, windows, session_file, tmp_path):
    locked = tmp_path / "winter beds.moot.age"
    locked.write_bytes(lock(session_file.read_bytes(), "four words"))
    window = at_start(qtbot, windows)
    window.open_wanted.emit(locked)
    page = window.unlocking
    assert page is not None and QApplication.focusWidget() is page.phrase.edit
    # A digit is part of the phrase here, and no card.
    qtbot.keyClicks(page.phrase.edit, "1 wrong phrase")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "doesn’t open" in page.phrase._why.text(), timeout=30_000)
    assert list(sessions_folder().iterdir()) == []
    qtbot.keyClicks(page.phrase.edit, "four words")  # the wrong one is selected whole
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(windows.window, DeskWindow), timeout=30_000)
    assert windows.window.desk.path == sessions_folder() / "winter beds.moot"
    # From a session that is open: that one closes, and Esc leads back to the start.
    windows.window.open_wanted.emit(locked)
    assert isinstance(windows.window, StartWindow) and windows.window.unlocking is not None
    qtbot.waitUntil(windows.window.isActiveWindow)
    press(qtbot, Qt.Key.Key_Escape)
    assert windows.window.unlocking is None
