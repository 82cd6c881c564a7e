"""One window for one session: who has it on the screen is asked for it, and nobody waits for an app that is gone, busy or broken."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from moothall.account_folder import data_folder
from moothall.store import open_windows
from moothall.store.open_windows import Seat, come_in
from tests.store.disks import fill_up, small_disk


class Running:
    """An app that is up: it answers every note, as the window does, until it ends."""

    def __init__(self, seat: Seat | None) -> None:
        assert seat is not None
        self.seat, self.comes, self.asked = seat, True, list[Path | None]()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._answer)
        self._thread.start()

    def _answer(self) -> None:
        while not self._over.wait(0.002):
            for path, note in self.seat.asked():
                self.asked.append(path)
                self.seat.take(note) if self.comes else self.seat.refuse(note)

    def end(self) -> None:
        self._over.set()
        self._thread.join()
        self.seat.leave()


@pytest.fixture
def session(tmp_path: Path) -> Path:
    path = tmp_path / "Böses Ende \udce9.moot"
    path.touch()
    return path


def test_who_has_it_open_comes_forward_and_the_second_ends(session: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Running(come_in(session))
    monkeypatch.chdir(session.parent)
    assert come_in(session) is None
    assert come_in(Path(session.name)) is None, "the same by a shorter name"
    first.end()
    assert first.asked == [session, session]
    second = come_in(session)
    assert second is not None and second.folder is not None
    second.leave()
    assert [p.name for p in (data_folder() / "windows").iterdir()] == ["door"]


def test_the_start_screen_opens_what_is_asked_for_and_a_session_at_work_is_left_alone(session: Path, tmp_path: Path) -> None:
    at_work, start = Running(come_in(tmp_path / "other.moot")), Running(come_in(None))
    assert come_in(None) is None
    assert come_in(session) is None
    assert start.asked == [None, session] and at_work.asked == []
    start.comes = False
    third = come_in(session)
    assert third is not None, "it is being filled in: a window of its own"
    for seat in (start, at_work):
        seat.end()
    third.leave()


def test_what_it_shows_is_told_anew(session: Path) -> None:
    app = Running(come_in(None))
    app.seat.shows(session)
    started = come_in(None)
    assert started is not None, "there is no start screen any more"
    assert come_in(session) is None
    started.leave()
    app.end()


def test_a_damaged_note_is_thrown_away_and_the_next_one_heard(session: Path) -> None:
    app = Running(come_in(session))
    folder = app.seat.folder
    assert folder is not None
    for name, said in (("a", b""), ("b", b"half/a/name"), ("c", b"/with\0nothing"), ("d", b"\xff\xfe" * 4000)):
        (folder / f"{name}.part").write_bytes(said)
        (folder / f"{name}.part").rename(folder / f"{name}.asked")
    (folder / "e.asked").mkdir()
    assert come_in(session) is None
    app.end()
    assert app.asked == [session]


def test_an_app_that_ended_roughly_is_cleared_away_and_one_that_is_busy_not_waited_for(
    session: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    come = "from pathlib import Path; from moothall.store.open_windows import come_in; come_in(Path(sys.argv[1]))"
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", f"import os, sys; {come}; os._exit(1)", str(session)], env=surroundings, check=False)
    assert len(list((data_folder() / "windows").iterdir())) == 2
    first = come_in(session)
    assert first is not None and len(list((data_folder() / "windows").iterdir())) == 2
    monkeypatch.setattr(open_windows, "_PATIENCE", 0.05)
    second = come_in(session)
    assert second is not None and list(first.asked()) == [], "the note was taken back"
    first.leave()
    second.leave()


def test_of_many_that_start_at_once_one_stays(session: Path) -> None:
    stayed: list[Running] = []

    def start() -> None:
        if seat := come_in(session):
            stayed.append(Running(seat))

    threads = [threading.Thread(target=start) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for app in stayed:
        app.end()
    assert len(stayed) == 1 and stayed[0].asked == [session] * 5


def test_somebody_at_another_screen_gets_a_window(session: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = Running(come_in(session))
    monkeypatch.setenv("DISPLAY", ":77")
    elsewhere = come_in(session)
    assert elsewhere is not None
    elsewhere.leave()
    app.end()
    assert app.asked == []


def test_with_a_full_disk_there_is_a_window_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, session: Path) -> None:
    with small_disk(tmp_path) as disk:
        monkeypatch.setenv("XDG_DATA_HOME", str(disk / "data"))
        fill_up(disk, leave=0)
        seat = come_in(session)
        assert seat is not None
        seat.shows(None)
        assert list(seat.asked()) == []
        seat.leave()
