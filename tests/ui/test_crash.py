"""A fault on any thread is told on the window's, written down without anybody's words, and work goes on."""

from __future__ import annotations

import errno
import re
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moothall.activities import found
from moothall.activities.cluster import panel_suggest
from moothall.activities.cluster.panel_suggest import SuggestionWork
from moothall.core.agenda import AGENDA
from moothall.desk.sessions import open_session
from moothall.ui import crash
from moothall.ui.facilitator.app_windows import AppWindows
from moothall.ui.facilitator.export_page import ExportPage
from moothall.ui.facilitator.import_page import ImportPage
from moothall.ui.facilitator.window import DeskWindow
from moothall.ui.kit.work_thread import WorkThread

SECRET = "the ward sister cried"
FAULT = "Moothall met a fault of its own and wrote it down."


class Noticed(list[bool]):
    """Whether each notice came on the window's thread."""

    def __call__(self) -> None:
        self.append(threading.current_thread() is threading.main_thread())


@pytest.fixture
def noticed(qapp: QApplication) -> Iterator[Noticed]:
    told = Noticed()
    stop = crash.watch(told)
    yield told
    QCoreApplication.processEvents()
    stop()


@pytest.fixture
def windows(qapp: QApplication, session_file: Path) -> Iterator[AppWindows]:
    """The app with a session open, watched as in real life."""
    windows = AppWindows(found)
    stop = crash.watch(windows.report)
    windows.open(session_file)
    yield windows
    windows.close()
    QCoreApplication.processEvents()
    stop()


def desk_window(windows: AppWindows) -> DeskWindow:
    assert isinstance(windows.window, DeskWindow)
    return windows.window


def said(windows: AppWindows) -> list[str]:
    return [message.sentence for message in desk_window(windows).messages.messages]


def written() -> str:
    log = crash.log_path().read_text(encoding="utf-8")
    # Lines of "when, what" and of "file:line name" with no folder before it: nothing else.
    assert all(re.fullmatch(r"\d{4}-[\d\-T:]+ [A-Z]\w+|  [\w.<> ]+\.py:\d+ [\w.<>]+", line) for line in log.splitlines()), log
    return log


class Broken(WorkThread):
    def work(self) -> None:
        raise RuntimeError(SECRET)


def test_a_fault_in_work_beside_the_window(qtbot: QtBot, noticed: Noticed) -> None:
    work = Broken()
    with qtbot.waitSignals([work.broke, work.finished], order="strict"):
        work.start()
    work.wait()
    qtbot.waitUntil(lambda: bool(noticed))
    assert noticed == [True] and "RuntimeError" in written() and SECRET not in written()


def test_a_fault_on_a_thread_of_pythons_own(qtbot: QtBot, noticed: Noticed) -> None:
    def boom() -> None:
        raise KeyError(SECRET)

    thread = threading.Thread(target=boom)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(noticed))
    assert noticed == [True] and "KeyError" in written() and SECRET not in written()


def test_the_hooks_are_put_back(qapp: QApplication) -> None:
    before = sys.excepthook, threading.excepthook
    crash.watch(lambda: None)()
    assert (sys.excepthook, threading.excepthook) == before
    assert not crash.trail_path().exists()


def test_a_fault_in_telling_of_a_fault_is_told_no_further(qapp: QApplication) -> None:
    calls: list[bool] = []

    def notice() -> None:
        calls.append(True)
        sys.excepthook(ValueError, ValueError(SECRET), None)

    stop = crash.watch(notice)
    sys.excepthook(ValueError, ValueError(SECRET), None)
    stop()
    assert len(calls) == 1 and written().count("ValueError") == 2


def boom(*_: object) -> None:
    raise OSError(errno.EINVAL, SECRET, SECRET)


def test_a_fault_while_saving_is_told_and_work_goes_on(
    qtbot: QtBot, windows: AppWindows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = desk_window(windows)
    window.go_page("leave")
    page = window.panel
    assert isinstance(page, ExportPage)
    monkeypatch.setattr("moothall.store.whole_file.sync_folder", boom)
    with qtbot.waitSignal(page.saved):
        page.write_to(tmp_path)
    qtbot.waitUntil(lambda: len(said(windows)) > 1)
    assert any(words.startswith(FAULT) for words in said(windows)) and any(words.startswith("Not every file") for words in said(windows))
    assert "OSError" in written() and SECRET not in written()
    monkeypatch.undo()
    with qtbot.waitSignal(page.saved):
        page.write_to(tmp_path)
    assert any(words.startswith("Saved") for words in said(windows))


def test_the_page_waits_no_longer_after_a_fault_in_reading(qtbot: QtBot, windows: AppWindows, monkeypatch: pytest.MonkeyPatch) -> None:
    window = desk_window(windows)
    window.go_page("bring")
    page = window.panel
    assert isinstance(page, ImportPage)
    monkeypatch.setattr("moothall.imports.preview", boom)
    page.take("one\ntwo")
    qtbot.waitUntil(lambda: page.outcome.words.text().startswith("Moothall met a fault"))
    qtbot.waitUntil(lambda: any(words.startswith(FAULT) for words in said(windows)))
    assert "OSError" in written() and SECRET not in written()
    monkeypatch.undo()
    page.take("one\ntwo")
    qtbot.waitUntil(lambda: page._ready is not None, timeout=20_000)


def test_the_next_act_is_done_after_a_fault_in_a_long_one(qtbot: QtBot, windows: AppWindows, monkeypatch: pytest.MonkeyPatch) -> None:
    from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes

    window = desk_window(windows)
    desk = window.desk

    def long_act() -> object:
        written = [Written(f"note {n}", written=desk.now()) for n in range(600)]
        return desk.begin(add_notes(desk.session, "prompt", written, desk.keys(600)))

    done: list[object] = []
    with monkeypatch.context() as broken:
        broken.setattr(desk._store, "joined_commit", boom)
        window.carry_out(long_act, done.append)  # type: ignore[arg-type]
        qtbot.waitUntil(lambda: any(words.startswith(FAULT) for words in said(windows)))
    assert not done and "OSError" in written() and SECRET not in written()
    window.carry_out(long_act, done.append)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: bool(done))
    assert len(desk.session.all(CONTRIBUTIONS)) == 600


def test_a_fault_in_suggestions_is_told(qtbot: QtBot, noticed: Noticed, session_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panel_suggest, "for_board", boom)
    desk = open_session(session_file, found())
    SuggestionWork(desk.snapshot(), "prompt").start()
    qtbot.waitUntil(lambda: bool(noticed))
    desk.close()
    assert noticed == [True] and "OSError" in written() and SECRET not in written()


def test_suggestions_nobody_waits_for_end_on_the_windows_thread(qtbot: QtBot, session_file: Path) -> None:
    desk = open_session(session_file, found())
    ended: list[threading.Thread] = []
    work = SuggestionWork(desk.snapshot(), desk.session.all(AGENDA)[0].prompt)
    weakref.finalize(work, lambda: ended.append(threading.current_thread()))
    work.start()
    work.stop()
    del work
    QThreadPool.globalInstance().waitForDone()
    assert not ended, "the other thread was the last to let go of it"
    qtbot.waitUntil(lambda: bool(ended))
    desk.close()
    assert ended == [threading.main_thread()]


# below Python

FALLS = """
import faulthandler, sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from moothall.ui import crash
crash.watch(lambda: None)
def a_step_of_ours():
    faulthandler._sigsegv()
a_step_of_ours()
"""


def test_the_trail_of_a_fault_below_python_is_taken_over_without_its_folders(qapp: QApplication, tmp_path: Path) -> None:
    script = tmp_path / "ada lovelace" / "falls.py"
    script.parent.mkdir()
    script.write_text(FALLS, encoding="utf-8")
    fallen = subprocess.run([sys.executable, script], capture_output=True, check=False)
    assert fallen.returncode != 0
    assert "ada lovelace" in crash.trail_path().read_text(encoding="utf-8")
    crash.watch(lambda: None)()
    log = crash.log_path().read_text(encoding="utf-8")
    assert "Segmentation fault" in log and "  falls.py:8 a_step_of_ours" in log
    assert "ada" not in log and "/" not in log
    assert not crash.trail_path().exists()


def test_what_is_no_line_of_the_trail_is_left_behind(qapp: QApplication) -> None:
    crash.trail_path().parent.mkdir(parents=True, exist_ok=True)
    lines = [
        "Windows fatal exception: access violation", "", "Current thread 0x00001a2b (most recent call first):",
        r'  File "C:\Users\Ada\moothall\store.py", line 12 in commit', f"Extension modules: {SECRET}",
    ]  # fmt: skip
    crash.trail_path().write_text("\n".join(lines), encoding="utf-8")
    crash.watch(lambda: None)()
    log = crash.log_path().read_text(encoding="utf-8").splitlines()
    assert [line.partition(" ")[2] if n == 0 else line for n, line in enumerate(log)] == [lines[0], lines[2], "  store.py:12 commit"]
