"""A walk through one desk window: every page, every item by every view of it, every log, the board's own pages, the menus and the lock.

Leaves behind whatever the window leaves behind: tests that count what is left begin with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from moothall.activities import found
from moothall.core.agenda import agenda
from moothall.core.votes import VOTES
from moothall.desk.sessions import open_session
from moothall.ui.facilitator.activity_views import belongs_to_the_session, views_for
from moothall.ui.facilitator.pages import PAGES
from moothall.ui.facilitator.prefs import Prefs
from moothall.ui.facilitator.window import DeskWindow
from moothall.voting.panel_booth_screen import BoothScreen
from moothall.voting.panel_ways import WayTile


def opened(path: Path, prefs: Prefs) -> DeskWindow:
    window = DeskWindow(open_session(path, found()), prefs)
    window.show()
    window.arrive()
    # One screen only, and it is nobody else's: private pages are walked through as well.
    window.shared_screen.discretion.doubt(False)
    return window


def walk(window: DeskWindow) -> Iterator[str]:
    """Says where it is at each step, so that the caller may let the events in."""
    yield from _pages(window)
    items = agenda(window.desk.session)
    # Each kind of panel once, where it is most at home: thirteen items of the sample are mostly of the same few kinds.
    homes = {view.key: item for item in items for view in views_for(item, window.desk.activities)}
    homes |= {item.activity: item for item in items}
    for activity, item in homes.items():
        window.go(item.key, activity)
        yield f"{item.title}: {activity}"
        yield from _within(window)
    for activity in window.desk.activities:
        if belongs_to_the_session(activity):
            window.go("", activity.key)
            yield activity.key
            yield from _within(window)
        if activity.quick is not None:
            window.ask_line(activity)
            yield f"a line for {activity.key}"
    yield from covered(window)


def _pages(window: DeskWindow) -> Iterator[str]:
    for name in PAGES:
        # Twice, because some are made anew each time.
        for _ in range(2):
            window.go_page(name)
            yield name
            window.go_back()


def _within(window: DeskWindow) -> Iterator[str]:
    """What a panel opens by its own keys, as far as it has it: the first row's editor, a menu, pages in a board's place, ways in."""
    panel = window.panel
    assert panel is not None
    focus = QApplication.focusWidget() or panel
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_F2, Qt.Key.Key_Escape, Qt.Key.Key_Menu):
        QTest.keyClick(QApplication.focusWidget() or focus, key)
        yield "a key"
    _close_menus(window)
    for name in ("matrix", "grouping"):
        if hasattr(panel, "open_page"):
            panel.open_page(name)
            yield name
    if hasattr(panel, "turn") and hasattr(panel, "open_menu"):
        panel.turn()
        yield "back on the board"
        panel.turn()
        yield "the outline"
        panel.open_menu()
        yield "the board's menu"
        _close_menus(window)
    for tile in panel.findChildren(WayTile):
        if tile.isVisible():
            tile.click()
            yield tile.way


def _close_menus(window: QWidget) -> None:
    for menu in window.findChildren(QMenu):
        if menu.isVisible():
            menu.close()


def covered(window: DeskWindow) -> Iterator[str]:
    """The booth on this laptop, with the desk out of the window; it is left so."""
    vote = window.desk.session.all(VOTES)[0].key
    window.lock.ask(BoothScreen(window.desk, vote))
    yield "choosing the digits"
    QTest.keyClicks(QApplication.focusWidget() or window, "4711")
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Return)
    yield "covered"


def close(window: DeskWindow) -> None:
    """As the app closes one to open the next. A covered one stays open until the digits are given."""
    if window.lock.keeps_window():
        QTest.keyClicks(QApplication.focusWidget() or window, "4711")
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Return)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
