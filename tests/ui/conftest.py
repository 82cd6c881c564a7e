"""A desk window on a small real session, for the gesture tests of the window. File, panels and wall are the real ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

TITLE = "Winter beds and home first"
PROMPT = "If we led this as one system, what would it feel like?"


@pytest.fixture
def session_file(tmp_path: Path) -> Path:
    """A closed session of today: two capture items that share a prompt, a break, and the log of tensions; two of three people are here."""
    from moothall.activities import found
    from moothall.core.agenda import add_item
    from moothall.core.people import enlist
    from moothall.core.prompts import ask
    from moothall.core.session_details import edit_details
    from moothall.desk.sessions import new_session

    path = tmp_path / "beds.moot"
    desk = new_session(path, found(), title=TITLE, date=datetime.now().date().isoformat())
    desk.do(edit_details(desk.session, start="09:30"))
    desk.do(ask(desk.session, "prompt", PROMPT))
    for key, title, activity, prompt in (
        ("first", "What we see", "capture", "prompt"),
        ("second", "What we feel", "capture", "prompt"),
        ("break", "Break", "plain", ""),
        ("live", "Two live tensions", "conflict", ""),
    ):
        desk.do(add_item(desk.session, key, title, 15, activity, prompt=prompt))
    people = [("Ada", "Harbour Trust", {"present": True}), ("Ben", "Fell Council", {"present": True}), ("Cerys", "", {})]
    desk.do(enlist(desk.session, people, desk.keys(6)))
    desk.close()
    return path


@pytest.fixture(scope="session")
def sample_session(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's session, made once: to be copied, never opened."""
    from moothall.activities import found
    from moothall.sample import SESSION
    from moothall.sample.morning import play

    path = tmp_path_factory.mktemp("sample") / SESSION
    play(path, found())
    return path


@pytest.fixture
def open_window(qtbot, session_file: Path) -> Callable:
    """Opens the session's window, active and on screen; `percent` is the size of its text from the start."""

    def open_it(size: tuple[int, int] = (1440, 900), percent: int = 100):
        from moothall.activities import found
        from moothall.desk.sessions import open_session
        from moothall.ui.facilitator.prefs import Prefs
        from moothall.ui.facilitator.window import DeskWindow

        prefs = Prefs()
        prefs.wear()
        if percent != 100:
            prefs.resize(percent - 100)
        window = DeskWindow(open_session(session_file, found()), prefs)
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return open_it


@pytest.fixture
def window(open_window: Callable):
    return open_window()
