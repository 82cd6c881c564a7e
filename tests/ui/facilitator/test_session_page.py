"""The session's page by hand: what left is told when the promise changes, finishing makes it read-only, and deleting leaves nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from moothall.activities import found
from moothall.core.session_details import details_of
from moothall.core.session_versions import is_finished, version_of
from moothall.desk.settings import load_settings
from moothall.store.removal import belongings
from moothall.ui.facilitator.app_windows import AppWindows
from moothall.ui.facilitator.start import StartWindow


@pytest.fixture
def windows(qtbot, session_file: Path):
    made = AppWindows(found)
    made.open(session_file)
    made.window.resize(1440, 900)
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.close()
    QApplication.processEvents()


def hold(qtbot, button) -> None:
    """For as long as it takes."""
    with qtbot.waitSignal(button.held, timeout=5000):
        qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)


def test_from_a_promise_that_changes_to_the_end_of_the_file(qtbot, windows, session_file):
    window = windows.window
    desk = window.desk
    desk.note_handed_out([Path("/media/stick/record for the room.pdf")], "room")
    window.go_page("details")
    page = window.panel
    page.kinds["room-only"].click()
    said = [m.sentence for m in window.messages.messages]
    assert any("left while the session was “Non-attributed”" in sentence for sentence in said), said
    assert "record for the room.pdf" in page.left.words.text() and page.left.isVisible()

    page._edit("keep_until", "2020-01-31")
    assert details_of(desk.session).keep_until == "2020-01-31"

    hold(qtbot, page.record.finish)
    assert is_finished(desk.session)
    assert not page.fields["title"].isEnabled() and page.fields["keep_until"].isEnabled()
    assert window.top._finished.isVisible() and "1.0" in window.top._finished.text()
    page.record.add_later.click()
    window.panel.name_entry("The rota is up")
    window.go_page("details")
    page.record.change.click()
    assert (version_of(desk.session), page.fields["title"].isEnabled()) == ("1.1", True)

    (session_file.with_name(session_file.name + "-wal.aside1")).write_bytes(b"an older log")
    hold(qtbot, page.end.delete)
    assert isinstance(windows.window, StartWindow)
    assert belongings(session_file) == [] and str(session_file) not in load_settings().recent
    assert [each.name for each in session_file.parent.iterdir() if each.name.startswith("beds")] == []
    assert windows.window.left.recent.rows == []


def test_a_file_kept_too_long_is_named_and_stays(qtbot, windows, session_file):
    window = windows.window
    window.go_page("details")
    window.panel._edit("keep_until", "2020-01-31")
    windows.start()
    row = windows.window.left.recent.rows[0]
    assert "was to be kept until 31 January 2020" in row.accessibleName() and "Winter beds and home first" in row.accessibleName()
    assert str(session_file.parent) not in row.accessibleName()
    windows.open(session_file)
    assert any("was to be kept until" in m.sentence for m in windows.window.messages.messages)
    assert session_file.exists()
