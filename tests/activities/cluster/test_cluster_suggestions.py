"""Ghost chips in the tray: they come from another thread, are taken by one key, put away by one, and never place anything themselves."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moothall.activities.cluster.panel_suggest import Suggestions, SuggestionWork
from moothall.core.contributions import Written, add_notes
from moothall.core.merging import hide_note
from moothall.core.themes import delete_theme, rename_theme
from moothall.desk.settings import Settings, load_settings, save_settings
from moothall.ui.facilitator.prefs import Prefs
from moothall.ui.kit.button import Button
from tests.activities.cluster.boards import BoardRoom

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CTRL = Qt.KeyboardModifier.ControlModifier
TEXTS = (
    "One front door for every referral", "One number at the front door",
    "Pooled money for the over-75s", "Money follows people",
    "A single door for referrals", "The money sits with people", "zzz",
)  # fmt: skip


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[BoardRoom]:
    """A "One way in" with notes 1 and 2, B "Money" with 3 and 4; 5 is like A, 6 like B, 7 like neither."""
    save_settings(Settings())
    with BoardRoom(qtbot, tmp_path, TEXTS, ((1, 2), (3, 4))) as room:
        qtbot.waitUntil(lambda: room.tray.suggests)
        yield room
    save_settings(Settings())


def chips(room: BoardRoom) -> dict[int, str]:
    """The letters of the chips on each card of the tray."""
    faces = [room.tray.face(room.tray.model().index(n, 0).data(Qt.ItemDataRole.UserRole).key) for n in range(room.tray.count)]
    return {face.number: "".join("ABCDEFG"[ordinal - 1] for ordinal, _ in face.suggested) for face in faces}


def in_tray(room: BoardRoom, number: int) -> None:
    room.tray.setFocus(Qt.FocusReason.TabFocusReason)
    assert room.tray.go_to(room.note(number).key)


def test_the_likeliest_two_are_shown_as_ghosts(room: BoardRoom) -> None:
    assert {number: letters[:1] for number, letters in chips(room).items()} == {5: "A", 6: "B", 7: ""}
    spoken = room.tray.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Suggested theme A, One way in" in spoken, "a screen reader hears the chips"


def test_they_place_nothing_and_leave_no_act(room: BoardRoom) -> None:
    acts = room.acts()
    QApplication.processEvents()
    assert room.acts() == acts
    assert room.kept() == {"A": [1, 2], "B": [3, 4], "": [5, 6, 7]}


def test_one_key_takes_the_first(room: BoardRoom) -> None:
    in_tray(room, 5)
    room.key(Qt.Key.Key_1, CTRL)
    assert room.pictured()["A"] == [1, 2, 5]
    room.desk.undo()
    assert room.pictured()["A"] == [1, 2]


def test_another_takes_the_second(room: BoardRoom) -> None:
    assert chips(room)[5] == "AB"
    in_tray(room, 5)
    room.key(Qt.Key.Key_2, CTRL)
    assert room.pictured()["B"] == [3, 4, 5]


def test_tab_takes_it_while_the_number_is_typed(room: BoardRoom) -> None:
    room.entry.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "6")
    room.key(Qt.Key.Key_Tab)
    assert room.pictured()["B"] == [3, 4, 6]
    assert room.entry.text == ""
    QTest.keyClicks(QApplication.focusWidget(), "7")
    room.key(Qt.Key.Key_Tab)
    assert not room.entry.isAncestorOf(QApplication.focusWidget()), "with nothing to take, Tab moves on as everywhere"
    assert room.pictured()["B"] == [3, 4, 6]


def test_several_notes_each_go_to_their_own(room: BoardRoom) -> None:
    in_tray(room, 5)
    room.tray.selectAll()
    acts = room.acts()
    room.key(Qt.Key.Key_1, CTRL)
    assert room.acts() == acts + 1
    assert room.kept() == {"A": [1, 2, 5], "B": [3, 4, 6], "": [7]}


def test_a_note_without_suggestions_stays(room: BoardRoom) -> None:
    in_tray(room, 7)
    acts = room.acts()
    room.key(Qt.Key.Key_1, CTRL)
    assert room.acts() == acts


def test_off_with_one_key_and_it_stays_off(room: BoardRoom) -> None:
    in_tray(room, 5)
    room.key(Qt.Key.Key_3, CTRL)
    assert not room.tray.suggests
    assert not load_settings().suggestions
    again = Suggestions(room.desk, lambda: room.prompt, room.panel)
    assert not again.on
    acts = room.acts()
    room.key(Qt.Key.Key_1, CTRL)
    assert room.acts() == acts, "what can't be seen can't be taken"
    button = next(b for b in room.window.findChildren(Button) if b.words == "Show suggestions")
    button.click()
    room.qtbot.waitUntil(lambda: room.tray.suggests)
    assert load_settings().suggestions


def test_no_other_preference_turns_them_on_again(room: BoardRoom) -> None:
    prefs = Prefs()
    in_tray(room, 5)
    room.key(Qt.Key.Key_3, CTRL)
    prefs.fill_screen(True)
    assert load_settings() == Settings(suggestions=False, maximised=True)


def test_a_theme_that_loses_its_name_or_goes_takes_its_chips_along(room: BoardRoom) -> None:
    room.desk.do(rename_theme(room.session, room.theme("A").key, ""))
    assert room.panel.suggested(room.note(5).key) in ((), (room.theme("B").key,))
    in_tray(room, 5)
    room.desk.do(delete_theme(room.session, room.theme("B").key))
    acts = room.acts()
    room.key(Qt.Key.Key_1, CTRL)
    assert room.acts() == acts
    room.qtbot.waitUntil(lambda: not room.tray.suggests)


def test_stale_results_are_dropped(room: BoardRoom) -> None:
    suggestions = room.panel._suggestions
    heard: list[str] = []
    suggestions.changed.connect(lambda: heard.append("changed"))
    suggestions._begin()
    work = suggestions.work
    assert work is not None
    room.type_line("5 B")  # the board is another one before the work is done
    assert suggestions.work is not work
    heard.clear()
    work.done.emit({room.note(6).key: ("nonsense",)})
    assert heard == []
    assert room.panel.suggested(room.note(6).key) != ("nonsense",)


def test_new_notes_get_theirs_after_a_pause(room: BoardRoom) -> None:
    room.desk.do(add_notes(room.session, room.prompt, [Written("People and their money")], [room.desk.key()]))
    room.qtbot.waitUntil(lambda: chips(room).get(8, "")[:1] == "B")
    room.desk.do(hide_note(room.session, room.note(8).key, True))
    assert chips(room)[8][:1] == "B", "a hidden note is sorted like any other"


def test_two_thousand_notes_leave_the_window_live(qtbot: QtBot, tmp_path: Path) -> None:
    """Counted in steps: the window's own loop turns again and again while texts are read, never once for all."""
    texts = [*TEXTS[:4], *(f"{TEXTS[n % 7]} and {TEXTS[n % 5]} number {n}" for n in range(2_000))]
    with BoardRoom(qtbot, tmp_path, texts, ((1, 2), (3, 4))) as room:
        room.panel._suggestions.stop()
        work = SuggestionWork(room.desk.snapshot(), room.prompt)
        found: list[dict[str, tuple[str, ...]]] = []
        seen = [0]
        work.done.connect(found.append)
        ticks = QTimer(interval=0)
        ticks.timeout.connect(lambda: seen.append(work.steps))
        before = list(room.session.records())
        ticks.start()
        work.start()
        qtbot.waitUntil(lambda: bool(found), timeout=60_000)
        ticks.stop()
        assert len(found[0]) == 2_000
        assert work.steps >= 2 * 2_000, "it asked at every text whether it is still wanted"
        assert max(later - sooner for sooner, later in pairwise(seen)) < 2_000, "the longest the window waited, in texts"
        assert list(room.session.records()) == before


def test_leaving_the_board_stops_the_work(qtbot: QtBot, tmp_path: Path) -> None:
    with BoardRoom(qtbot, tmp_path, TEXTS, ((1, 2), (3, 4))) as room:
        room.panel._suggestions._begin()
        work = room.panel._suggestions.work
        assert work is not None
        room.panel._suggestions.stop()
        assert work._gone_on()
