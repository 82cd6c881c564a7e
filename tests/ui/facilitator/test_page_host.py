"""A page without its window: what answers the few questions of PageHost can hold one."""

from __future__ import annotations

from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.agenda import agenda
from moothall.desk.sessions import open_session
from moothall.ui.facilitator.add_item import AddItem
from moothall.ui.facilitator.find_navigation import go_to_note
from moothall.ui.kit.panel_context import PanelContext


class NotedHost:
    """Does acts and notes where it was sent; has nothing on screen."""

    place, panel = ("", ""), None

    def __init__(self) -> None:
        self.went: list[tuple[str, str]] = []

    def go(self, item: str, activity: str) -> None:
        self.went.append((item, activity))

    def go_back(self) -> None:
        raise AssertionError("nobody pressed Esc")

    take_back = go_back

    def say(self, *words) -> None:
        raise AssertionError(f"nothing was wrong: {words}")

    def attempt(self, act) -> bool:
        act()
        return True

    def carry_out(self, begin, done) -> None:
        done(begin().whole())


@pytest.fixture
def desk(session_file: Path):
    desk = open_session(session_file, found())
    yield desk
    desk.close()


def test_a_page_adds_an_item_and_asks_its_host_to_go_there(qtbot, desk) -> None:
    host = NotedHost()
    page = AddItem(PanelContext(desk, activities=desk.activities), host)
    qtbot.addWidget(page)
    page.title.set_text("A new item")
    page.add.click()
    added = next(item for item in agenda(desk.session) if item.title == "A new item")
    assert host.went == [(added.key, added.activity)]


def test_a_note_that_is_nowhere_leads_nowhere(desk) -> None:
    host = NotedHost()
    assert not go_to_note(host, desk, "no such note") and host.went == []
