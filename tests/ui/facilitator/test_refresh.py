"""News reaches what it touched and nothing else: counted for one Enter, and never a part of the window that is out of date."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import moothall
from moothall.activities import found
from moothall.core.activity import Activity
from moothall.core.agenda import agenda
from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.session_details import edit_details
from moothall.core.votes import set_options
from moothall.desk import News
from moothall.desk.sessions import open_session
from moothall.ui.facilitator.activity_views import belongs_to_the_session
from moothall.ui.facilitator.prefs import Prefs
from moothall.ui.facilitator.window import DeskWindow
from moothall.ui.kit.plain_label import PlainLabel
from moothall.voting.rules import text_candidates
from tests.store.sessions import demo_of
from tests.trials import many
from tests.voting.votes import a_draft

SOURCE = str(Path(moothall.__file__).parent)
ENTER = 676, 63 + 1
"""Python calls into the product's source, and files they were in, for one Enter on a second or later note while every part of the window
was told of every note. Counted as here: from the key to the note on the disk and in the list, without the painting that follows. The first
note of a session took more, for its list comes up and is laid out. At most half of the calls is what a note may cost now, and of a later
one half of the files. One file came since then that hears of every act: the trail of where acts were made, without which Undo could not
name one."""
FIRST = 1145
WATCHED = 34, 4
"""What every Enter costs on top since then, whole: the file and its log are asked whether they are still there, and collection waits
meanwhile. Four files, of which two were split from others."""


def calls_of(act: Callable[[], object]) -> list[str]:
    """The file of each Python call that `act` makes into the product's source; a generator counts each time it is resumed."""
    files: list[str] = []

    def note(frame, event, _) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(SOURCE):
            files.append(frame.f_code.co_filename)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(before)
    return files


def test_one_enter_costs_at_most_half_of_what_telling_everybody_cost(window) -> None:
    line = QApplication.focusWidget()
    assert line is not None
    cost = []
    for text in ("Home first", "Winter beds"):
        QTest.keyClicks(line, text)
        QApplication.processEvents()
        cost.append(calls_of(lambda: QTest.keyClick(line, Qt.Key.Key_Return)))
    assert [note.text for note in window.desk.session.all(CONTRIBUTIONS)] == ["Home first", "Winter beds"]
    first, later = cost
    assert len(first) <= FIRST // 2, len(first)
    calls, places = (before // 2 + watched for before, watched in zip(ENTER, WATCHED, strict=True))
    assert len(later) <= calls and len(set(later)) <= places, (len(later), len(set(later)))


def shown(window: DeskWindow) -> dict[str, object]:
    """What the parts that hear news only when it concerns them say now."""
    labels = {name: [label.text() for label in getattr(window, name).findChildren(PlainLabel)] for name in ("top", "rail", "side")}
    return {
        **labels,
        "title": window.windowTitle(),
        "header": [label.text() for label in window.main.header.findChildren(PlainLabel) if label.isVisible()],
        "agenda": [item.line for item in window.rail._items],
        "button": window.side.show_button.text(),
        "keys": window.key_line._pairs,
    }


@pytest.fixture
def stale(qtbot, session_file: Path):
    """A window with its clock stopped, and a list of what was found out of date in it after any news."""
    desk = open_session(session_file, found())
    noon = datetime.now().replace(hour=12, minute=0)
    desk._clock = lambda: noon
    prefs = Prefs()
    prefs.wear()
    window = DeskWindow(desk, prefs)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    late: list[tuple[str, str]] = []

    def compare(news: News) -> None:
        before = shown(window)
        window.tell.session()
        window.tell.shared_screen()
        window.tell.keys()
        after = shown(window)
        late.extend((news.name, part) for part in before if before[part] != after[part])

    desk.listen(compare)
    return window, late


@pytest.mark.trial
def test_no_part_of_the_window_is_ever_out_of_date(stale) -> None:
    """Every activity (in short, each third) is played through with its panel open and its picture before the room, and taken back again."""
    window, late = stale
    desk = window.desk
    playing: list[Activity] = []

    def go_there(_: News) -> None:
        activity = playing[-1]
        if window.main.place[1] != activity.key:
            item = next((i.key for i in agenda(desk.session) if i.activity == activity.key and i.key not in before), "")
            if item or belongs_to_the_session(activity):
                window.go(item, activity.key)
                window.show_item()

    desk.listen(go_there)
    for activity in found()[:: many(3, 1)]:
        if play := demo_of(activity):
            playing.append(activity)
            before = {item.key for item in agenda(desk.session)}
            play(desk)
            assert window.main.place[1] == activity.key
            while desk.can_undo():
                window.undo()
            assert late == [], activity.key


def test_facts_and_blank_are_told(stale) -> None:
    window, late = stale
    window.desk.do(edit_details(window.desk.session, title="Another title", start="10:15"))
    assert "Another title" in window.windowTitle()
    window.show_item()
    window.toggle_blank()
    window.desk.timer.start(window.main.item.key, window.main.panel.rounds())
    window.toggle_blank()
    window.desk.timer.stop()
    assert late == []


def test_a_panel_whose_keys_mean_something_else_after_news_is_asked_again(stale) -> None:
    """A draft's Enter adds an option until there are two, and then opens the vote."""
    window, late = stale
    desk = window.desk
    item, vote = a_draft(desk, "Only one")
    window.go(item, "dot_vote")
    assert ("Enter", "add the option") in window.key_line._pairs
    desk.do(set_options(desk.session, vote, text_candidates("One\nTwo"), desk.keys(4)))
    assert ("Enter", "open the vote") in window.key_line._pairs
    assert late == []
