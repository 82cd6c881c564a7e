"""The tour of the first run: six steps by one key, framed where they are, out of the way at once, and never twice by itself."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moothall.activities import found
from moothall.core.contributions import CONTRIBUTIONS
from moothall.desk.settings import load_settings
from moothall.ui.facilitator.app_windows import AppWindows
from moothall.ui.facilitator.tour import STEPS, TourFrame


def test_six_steps_by_one_key_and_the_work_goes_on_beside_them(window) -> None:
    assert window.tour.step == 0, "a window by itself begins none"
    said = []
    for step, (_, part) in enumerate(STEPS, 1):
        QTest.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
        assert window.tour.step == step
        said.append(window.tour._words.text())
        framed, frame = part(window._parts), window.findChild(TourFrame)
        assert frame.isVisible() and frame.geometry().topLeft() == framed.mapTo(window, QPoint(0, 0)) and frame.size() == framed.size()
        # A note is written as if there were no tour, and the frame moves with its part.
        QTest.keyClicks(QApplication.focusWidget(), f"note {step}")
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        window.resize(1440 - 40 * step, 900)
        QApplication.processEvents()
        assert frame.size() == framed.size()
    assert len(set(said)) == 6 and len(window.desk.session.all(CONTRIBUTIONS)) == 6
    QTest.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    assert window.tour.step == 0 and window.tour.strip is None and load_settings().toured


def test_it_begins_with_the_first_session_and_skipped_never_again(qapp: QApplication, qtbot, session_file: Path) -> None:
    other = Path(shutil.copy(session_file, session_file.with_name("other.moot")))
    windows = AppWindows(found)
    windows.open(session_file)
    tour = windows.window.tour
    assert tour.step == 1
    tour._skip.setFocus()
    tour._skip.click()
    assert tour.step == 0 and load_settings().toured
    assert windows.window.line_in_sight().isAncestorOf(windows.window.focusWidget()), "the keyboard is back where one types"
    windows.open(other)
    assert windows.window.tour.step == 0
    windows.close()
