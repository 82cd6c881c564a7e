"""For everybody: each part that takes the keyboard has a name, is large enough to hit, and shows the one ring."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QScrollBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from moothall.ui.kit.button import Button
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.focus_ring import FocusRing
from moothall.ui.kit.gallery import gallery
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.kit.segmented import Segment
from moothall.ui.theme import dress


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> QWidget:
    """Every part of the kit."""
    window = gallery()
    qtbot.addWidget(window)
    window.resize(1440, 1120)
    window.show()
    window.activateWindow()
    return window


@pytest.fixture(params=[100, 200])
def dressed(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    """Both ends of the text size."""
    dress(qapp, "light", request.param)
    yield
    dress(qapp, "light")


def reachable(window: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisibleTo(window) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(widget, QScrollBar)
    ]


@pytest.mark.usefixtures("dressed")
def test_whatever_takes_the_keyboard_has_a_name_and_is_large_enough(qtbot: QtBot, request: pytest.FixtureRequest) -> None:
    found = reachable(request.getfixturevalue("window"))
    assert len(found) > 20
    nameless = [widget for widget in found if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)]
    assert not nameless
    small = [(widget, widget.size()) for widget in found if min(widget.width(), widget.height()) < 24]
    # The bare edit of an entry line is pressed anywhere on its frame.
    assert not [pair for pair in small if not isinstance(pair[0].parentWidget(), EntryLine)]


def test_text_size_changes_a_window_that_is_open(qtbot: QtBot, qapp: QApplication) -> None:
    button = Button("Start")
    qtbot.addWidget(button)
    button.show()
    before = button.sizeHint()
    try:
        dress(qapp, "light", 200)
        assert button.sizeHint().height() == 2 * before.height()
        assert button.sizeHint().width() > 1.8 * before.width()
    finally:
        dress(qapp, "light")


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_every_part_can_be_painted_in_every_mode(qtbot: QtBot, qapp: QApplication, mode: str) -> None:
    dress(qapp, mode)  # type: ignore[arg-type]
    try:
        window = gallery()
        qtbot.addWidget(window)
        window.show()
        assert not window.grab().isNull()
    finally:
        dress(qapp, "light")


# ── the one ring ────────────────────────────────────────────────────────────────────────────────────────────────────


def ring_of(window: QWidget) -> FocusRing:
    [ring] = window.findChildren(FocusRing)
    return ring


def where(window: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


def test_the_ring_follows_tab_and_is_never_lost(qtbot: QtBot, window: QWidget) -> None:
    first = window.findChildren(Button)[0]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(first.hasFocus)
    seen = set()
    for _ in range(12):
        ring, focus = ring_of(window), QApplication.focusWidget()
        assert ring.target is focus
        assert ring.isVisible()
        assert ring.geometry().intersects(where(window, focus))
        seen.add(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert len(seen) == 12


def test_the_ring_stands_five_px_outside_and_moves_along(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = Button("Start", parent=window)
    ring = FocusRing(window)
    window.resize(400, 300)
    button.move(50, 50)
    window.show()
    window.activateWindow()
    button.setFocus()
    qtbot.waitUntil(ring.isVisible)
    assert ring.geometry() == button.geometry().adjusted(-6, -6, 6, 6)
    button.move(120, 90)
    assert ring.geometry() == button.geometry().adjusted(-6, -6, 6, 6)
    button.hide()
    assert not ring.isVisible()


def test_the_ring_goes_round_the_frame_of_an_entry_line(qtbot: QtBot, window: QWidget) -> None:
    entry = window.findChildren(EntryLine)[0]
    entry.setFocus()
    qtbot.waitUntil(lambda: ring_of(window).target is entry.focusProxy())
    assert ring_of(window).geometry() == where(window, entry).adjusted(-6, -6, 6, 6)


def test_the_ring_goes_round_one_segment(qtbot: QtBot, window: QWidget) -> None:
    segment = next(found for found in window.findChildren(Segment) if found.isChecked())
    segment.setFocus()
    qtbot.waitUntil(lambda: ring_of(window).target is segment)
    assert ring_of(window).geometry().width() == segment.width() + 12


def test_the_ring_is_cut_where_the_page_is(qtbot: QtBot) -> None:
    window = ScrollPage()
    qtbot.addWidget(window)
    buttons = [Button(f"Button {number}") for number in range(20)]
    for button in buttons:
        window.add(button)
    ring = FocusRing(window)
    window.resize(300, 200)
    window.show()
    window.activateWindow()
    buttons[0].setFocus()
    qtbot.waitUntil(ring.isVisible)
    window.verticalScrollBar().setValue(window.verticalScrollBar().maximum())
    assert not ring.isVisible()
    window.verticalScrollBar().setValue(0)
    assert ring.isVisible()


def test_the_ring_stands_out_over_the_sides_of_a_page(qtbot: QtBot) -> None:
    """Its margins are none, and what it holds is as wide as itself: only what scrolls may cut a ring."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    page = ScrollPage(margins=False)
    buttons = [Button(f"Button {number}") for number in range(20)]
    for button in buttons:
        page.add(button)
    column.addWidget(page)
    ring = FocusRing(window)
    window.resize(300, 200)
    window.show()
    window.activateWindow()
    buttons[1].setFocus()
    qtbot.waitUntil(ring.isVisible)
    assert ring.geometry() == where(window, buttons[1]).adjusted(-6, -6, 6, 6)


def test_the_ring_survives_what_it_stood_on(qtbot: QtBot, window: QWidget) -> None:
    button = window.findChildren(Button)[0]
    button.setFocus()
    button.setParent(None)
    button.deleteLater()
    QApplication.processEvents()
    window.findChildren(EntryLine)[0].setFocus()
    assert ring_of(window).isVisible()
