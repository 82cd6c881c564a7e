"""What a circle of names holds is collected by the window's thread, and only while nobody types."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from moothall.ui.garbage import QuietCollection, collected_when_quiet


class Ring:
    """Holds itself, so that only a collection ends it."""

    def __init__(self) -> None:
        self.ring = self


def litter(count: int = 1_000) -> weakref.ref[Ring]:
    rings = [Ring() for _ in range(count)]
    return weakref.ref(rings[0])


@pytest.fixture
def collectors() -> Iterator[set[int]]:
    """The threads a collection ran on."""
    seen: set[int] = set()

    def note(phase: str, _: dict[str, int]) -> None:
        seen.add(threading.get_ident())

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)


def test_no_thread_collects_of_its_own_accord(qapp: QApplication, collectors: set[int]) -> None:
    with collected_when_quiet(qapp):
        beside = threading.Thread(target=litter, args=(50_000,))
        beside.start()
        beside.join()
        left = litter(50_000)
        assert not collectors and left() is not None
    assert gc.isenabled()


def test_the_windows_thread_collects_when_it_is_quiet(qtbot, qapp: QApplication, collectors: set[int]) -> None:
    gc.disable()
    collection = QuietCollection(qapp, quiet=50, glance=10)
    left = litter()
    qtbot.waitUntil(lambda: left() is None)
    collection.stop()
    gc.enable()
    assert collectors == {threading.get_ident()}


def test_nothing_is_collected_while_somebody_types(qtbot, qapp: QApplication, collectors: set[int]) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    qtbot.waitUntil(line.isActiveWindow)
    gc.disable()
    # As long a rest as no slow machine takes between two keys of this test.
    collection = QuietCollection(qapp, quiet=60_000, glance=1)
    collection._look()
    left = litter()
    for _ in range(20):
        # To the window, as the system does it.
        QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
        collection._look()
    typed, kept = line.text(), left() is not None
    collection.stop()
    gc.enable()
    assert typed == "a" * 20 and kept and not collectors


def test_a_key_begins_the_rest_anew(qtbot, qapp: QApplication) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    qtbot.waitUntil(line.isActiveWindow)
    collection = QuietCollection(qapp, quiet=1, glance=1_000_000)
    collection._look()
    qtbot.waitUntil(lambda: collection._since_touched.hasExpired(200))
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
    rested = collection._since_touched.elapsed()
    QTest.keyRelease(line.windowHandle(), Qt.Key.Key_A)
    collection.stop()
    assert rested < 200, "the key went unheard"


ASKS_WHEN_UP = """
import gc, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

begin = QApplication.exec

def ask_and_end(*_):
    QTimer.singleShot(0, lambda: (print(gc.isenabled(), flush=True), QApplication.quit()))
    return begin()

QApplication.exec = ask_and_end
from moothall.app import main
sys.exit(main([]))
"""


def test_the_app_runs_so() -> None:
    told = subprocess.run([sys.executable, "-c", ASKS_WHEN_UP], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    assert told.stdout == "False\n"
