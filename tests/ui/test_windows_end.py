"""A closed window is gone: nothing of it waits for a collection, and nothing stays for ever. So memory stays where it is."""

from __future__ import annotations

import gc
import resource
import shutil
from collections import Counter
from collections.abc import Container, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThreadPool
from PySide6.QtWidgets import QApplication, QGraphicsItem, QLayoutItem

from moothall.activities import found
from moothall.ui.facilitator.import_page import ImportPage
from moothall.ui.facilitator.prefs import Prefs
from moothall.ui.facilitator.start import StartWindow
from tests.trials import LONG, many
from tests.ui.walk import close, covered, opened, walk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

MOST_GROWN = 2 * 2**20
"""Bytes, over thirty windows."""
_WARM = many(0, 5)  # windows after which caches and the allocator have what they want


@pytest.fixture
def session_file(sample_session: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_session, tmp_path))


@pytest.fixture
def prefs(qapp: QApplication) -> Prefs:
    prefs = Prefs()
    prefs.wear()
    return prefs


_OF_QT = (QObject, QGraphicsItem, QLayoutItem)


def alive(before: Container[int] = ()) -> list[object]:
    """What Qt still has of what Python knows, but for those `before`: an ending beside the window's thread would end the app."""
    return [o for o in gc.get_objects() if isinstance(o, _OF_QT) and id(o) not in before and shiboken6.isValid(o)]


def _resident() -> int:
    """Bytes of memory the process has now; Linux tells it of every process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize()


@contextmanager
def leaving_nothing(qapp: QApplication) -> Iterator[None]:
    """Nothing made within is there afterwards, although nothing was collected."""
    gc.collect()
    before, widgets = {id(o) for o in alive()}, len(qapp.allWidgets())
    gc.disable()
    try:
        yield
        # Suggestions nobody waits for any more.
        QThreadPool.globalInstance().waitForDone()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qapp.processEvents()
        left = Counter(type(o).__name__ for o in alive(before))
        assert not left, f"only a collection ends these, or nothing does: {left.most_common(20)}"
        assert len(qapp.allWidgets()) == widgets, "widgets that Python doesn't know of are left"
    finally:
        gc.enable()
        gc.collect()


@pytest.mark.parametrize("stage", ["choosing the digits", "covered"])
def test_a_window_closed_under_its_cover_leaves_nothing(qapp: QApplication, session_file: Path, prefs: Prefs, stage: str) -> None:
    with leaving_nothing(qapp):
        window = opened(session_file, prefs)
        qapp.processEvents()
        for place in covered(window):
            qapp.processEvents()
            if place == stage:
                break
        close(window)
        del window


def test_a_window_closed_while_it_reads_leaves_nothing(qapp: QApplication, session_file: Path, prefs: Prefs) -> None:
    with leaving_nothing(qapp):
        window = opened(session_file, prefs)
        window.go_page("bring")
        page = window.panel
        assert isinstance(page, ImportPage)
        page.take("one\ntwo\nthree")
        # Another choice, so that one thread is told to stop and one is at work.
        page.take("four\nfive")
        qapp.processEvents()
        close(window)
        del window, page


def test_the_start_screen_leaves_nothing(qapp: QApplication, prefs: Prefs) -> None:
    with leaving_nothing(qapp):
        start = StartWindow(prefs, found)
        start.show()
        qapp.processEvents()
        start.close()
        start.deleteLater()
        del start


@pytest.mark.trial
def test_thirty_windows_leave_memory_where_it_was(qapp: QApplication, session_file: Path, prefs: Prefs) -> None:
    """Nothing is left of any of them; the memory a window took once more the next one takes again."""
    sizes = []
    for _ in range(_WARM + many(1, 30)):
        with leaving_nothing(qapp):
            window = opened(session_file, prefs)
            places = set()
            for place in walk(window):
                qapp.processEvents()
                places.add(place)
            assert window.lock.on and len(places) > 25
            close(window)
            del window
        sizes.append(_resident())
    grown = sizes[-1] - sizes[_WARM - 1]
    print(f"{len(sizes) - _WARM} windows after the first {_WARM}: {grown / 2**20:+.1f} MiB")
    if LONG:
        # Of a few windows the figure is mostly what the allocator keeps in hand.
        assert grown < MOST_GROWN
