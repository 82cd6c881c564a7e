"""The copy that is written by itself, the spare laptop that opens it, and the rehearsal: three ways to have a session twice."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from moothall.activities import found
from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes
from moothall.core.people import ORGANISATIONS, PARTICIPANTS, enlist, people
from moothall.core.session_details import details_of
from moothall.desk.paths import rehearsals_folder, sessions_folder
from moothall.desk.sessions import reading
from moothall.desk.settings import load_settings
from moothall.ui.facilitator.app_windows import AppWindows
from moothall.ui.facilitator.start import StartWindow


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def windows(qtbot, session_file: Path):
    made = AppWindows(found)
    made.open(session_file)
    yield made
    made.close()
    QApplication.processEvents()


def note(desk, text: str) -> None:
    desk.do(add_notes(desk.session, "prompt", [Written(text)], desk.keys(1)))


def texts(path: Path) -> list[str]:
    with reading(path, found()) as reader:
        return [n.text for n in reader.session.all(CONTRIBUTIONS)]


def written(qtbot, copies, act=lambda: None) -> None:
    """Until a copy that has the act is on the stick."""
    with qtbot.waitSignal(copies.told, timeout=20_000):
        act()
        copies.write()


def test_every_act_is_on_the_stick_and_a_pulled_stick_is_told(qtbot, windows, stick, session_file):
    window = windows.window
    copies, desk = window.copies, window.desk
    with qtbot.waitSignal(copies.told, timeout=20_000):
        copies.put_in(stick)
    path = copies.path
    written(qtbot, copies, lambda: note(desk, "Home first"))
    assert texts(path) == ["Home first"] and f"last copy {copies.last}" in window.top._saved.text()
    assert load_settings().second_copies[0][:2] == (str(session_file), str(path))

    # Pulled, and back: said once and no longer, and nothing of what was done meanwhile is missing.
    away = stick.rename(stick.with_name("pulled"))
    written(qtbot, copies, lambda: note(desk, "One rota"))
    (told,) = [m.sentence for m in window.messages.messages if "No copy since" in m.sentence]
    assert "Work is safe on this laptop" in told
    away.rename(stick)
    written(qtbot, copies)
    assert texts(path) == ["Home first", "One rota"]
    assert not [m for m in window.messages.messages if "No copy since" in m.sentence]

    # Changed by somebody else: it is left to them.
    os.utime(path, (1, 1))
    before = path.read_bytes()
    written(qtbot, copies, lambda: note(desk, "Fewer meetings"))
    assert copies.path != path and path.read_bytes() == before and len(texts(copies.path)) == 3

    # The last act before closing is in it, too.
    note(desk, "On the way out")
    last = copies.path
    windows.start()
    assert texts(last)[-1] == "On the way out"


def test_the_spare_laptop_works_on_a_file_of_its_own(qtbot, windows, stick, session_file):
    copies = windows.window.copies
    with qtbot.waitSignal(copies.told, timeout=20_000):
        copies.put_in(stick)
    path = copies.path
    windows.start()
    assert isinstance(windows.window, StartWindow)
    before = path.read_bytes()
    assert windows.open_from_copy(path) == ""
    desk = windows.window.desk
    assert desk.path.parent == sessions_folder() and details_of(desk.session).title == "Winter beds and home first"
    assert any("Opened from the copy of" in m.sentence for m in windows.window.messages.messages)
    note(desk, "Here")
    assert path.read_bytes() == before
    windows.start()
    (stick / "letter.moot").write_text("Dear all,")
    assert "not a Moothall session" in windows.open_from_copy(stick / "letter.moot")
    assert isinstance(windows.window, StartWindow)


def test_a_rehearsal_is_thrown_away_and_names_nobody(qtbot, windows, session_file, monkeypatch):
    desk = windows.window.desk
    desk.do(enlist(desk.session, [("Sarah Khan", "St George’s", {"email": "s@example.org"})], desk.keys(2)))
    real = {p.name for p in people(desk.session)} | {o.name for o in desk.session.all(ORGANISATIONS)}
    here, key = sum(p.present for p in people(desk.session)), desk.session_key
    # What an earlier run left is cleared away meanwhile, whenever that may be.
    monkeypatch.setattr(windows, "_say_opening", lambda path: windows._clear_away())
    windows.window.rehearse()
    trial = windows.window.desk
    assert trial.path.parent == rehearsals_folder() and trial.session_key != key
    assert not real & ({p.name for p in people(trial.session)} | {o.name for o in trial.session.all(ORGANISATIONS)})
    # In the file's own bytes neither: history and freed pages would keep a name.
    content = trial.path.read_bytes()
    assert not [name for name in real if name.encode() in content]
    assert sum(p.present for p in people(trial.session)) == here and not any(p.email for p in trial.session.all(PARTICIPANTS))
    assert any("Rehearsal" in m.sentence for m in windows.window.messages.messages)
    assert windows.window.top._finished.text() == "Rehearsal"
    note(trial, "Only a try")
    assert str(trial.path) not in load_settings().recent
    windows.window.rehearse()
    assert windows.window.desk.path == session_file and not list(rehearsals_folder().iterdir())
    assert texts_of(windows.window.desk) == []


def texts_of(desk) -> list[str]:
    return [n.text for n in desk.session.all(CONTRIBUTIONS)]
