"""What holds for every page there is: it has a title, and Esc leaves it, wherever on it the keyboard is. Pages are found, not listed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from moothall.activities import found
from moothall.ui.facilitator.activity_views import belongs_to_the_session
from moothall.ui.facilitator.pages import PAGES
from moothall.ui.kit.plain_label import PlainLabel

PLACES = [*PAGES, *(a.key for a in found() if belongs_to_the_session(a))]
HOME = ("first", "capture")


def go(window, name: str) -> None:
    """By the way each is reached: a page of the window, or a log by itself."""
    if name in PAGES:
        window.go_page(name)
    else:
        window.go("", name)
    assert window.place == ("", name)


def parts(window) -> list[QWidget]:
    """Everything on the page that Tab, a key or a click brings the keyboard to."""
    return [
        part
        for part in window.main.panel.findChildren(QWidget)
        if part.isVisible() and part.isEnabled() and part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None
    ]


def test_every_page_has_a_title(window) -> None:
    untitled = []
    for name in PLACES:
        go(window, name)
        header = window.main.header
        titles = [label.text() for label in window.main.panel.findChildren(PlainLabel) if label.isVisible() and label._kind == "title"]
        if header.isVisible():
            titles += [row.title.text() for row in header._rows.values() if row.isVisible()]
        if not any(titles):
            untitled.append(name)
    assert not untitled, "nothing says where one is"


def test_esc_leaves_every_page_from_every_part_of_it(window) -> None:
    stayed = []
    for name in PLACES:
        window.go_to_now()
        go(window, name)
        for place in range(len(parts(window))):
            if window.place != ("", name):
                go(window, name)
            # Visited twice a page may have fewer: a field that is empty hides its button.
            part = parts(window)[min(place, len(parts(window)) - 1)]
            part.setFocus()
            # What is typed is cleared first, a list is gone to next; the last one leaves.
            for _ in range(4):
                if window.place == ("", name):
                    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
            if window.place != HOME:
                stayed.append(f"{name}, from {part.accessibleName() or part}: {window.place}")
                window.go_to_now()
    assert not stayed


def test_a_page_opened_from_a_log_leads_back_to_the_log_and_then_to_the_item(window) -> None:
    window.go("", "power")
    window.go_page("find")
    window.go_back()
    assert window.place == ("", "power")
    window.go_back()
    assert window.place == HOME
    window.go_back()
    assert window.place == HOME
