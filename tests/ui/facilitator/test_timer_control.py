"""Rounds in the window: one key on, the bell at the end, the wall repainted once a second and never for nothing."""

from __future__ import annotations

import wave

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from moothall.core.contributions import Written, add_notes
from moothall.core.picture import Picture, Question, Showing, Stages, Timer
from moothall.desk.round_timer import TimedRound
from moothall.ui.facilitator.sounds import BELL, RATE, TAP

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Bell:
    """Counts strokes instead of sounding."""

    def __init__(self) -> None:
        self.rung = 0

    def __call__(self) -> None:
        self.rung += 1


@pytest.fixture
def seconds(window):
    """The timer's own seconds, turned by hand."""

    class Seconds:
        now = 0.0

    window.desk.timer._ticking = lambda: Seconds.now
    return Seconds


@pytest.fixture
def bell(window) -> Bell:
    window.timing._bell = Bell()
    return window.timing._bell


def press(qtbot, key, modifiers=CTRL) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def shown(window, kind):
    return next((part for part in window.desk.picture().parts if isinstance(part, kind)), None)


def test_one_key_starts_the_rounds_and_goes_on_while_typing(qtbot, window, seconds):
    window.show_item()
    qtbot.keyClicks(QApplication.focusWidget(), "half a no")
    press(qtbot, Qt.Key.Key_T)
    assert shown(window, Stages) == Stages(("1", "2", "4", "All"), 1, "Alone, in silence.")
    assert shown(window, Timer) == Timer(60, True)
    press(qtbot, Qt.Key.Key_T)
    press(qtbot, Qt.Key.Key_P, CTRL | SHIFT)
    seconds.now += 50
    assert shown(window, Timer) == Timer(120, False)
    press(qtbot, Qt.Key.Key_M, CTRL | SHIFT)
    assert shown(window, Timer) == Timer(180, False)
    for _ in range(3):
        press(qtbot, Qt.Key.Key_T)
    assert shown(window, Timer) is None
    assert QApplication.focusWidget().text() == "half a no"


def test_an_item_of_another_kind_is_timed_by_its_minutes(window, seconds):
    window.go("break", "plain")
    window.show_item()
    window.timing.onward()
    assert (shown(window, Timer), shown(window, Stages)) == (Timer(900, True), None)


def test_rounds_of_another_item_give_way_once_they_are_over(window, seconds):
    window.timing.onward()
    window.go("break", "plain")
    window.timing.onward()
    assert window.desk.timer.item == "first", "its second round"
    seconds.now += 120
    window.timing.onward()
    assert window.desk.timer.item == "break"


def test_a_timer_nobody_sees_is_offered_to_the_wall_once(window, seconds):
    window.timing.onward()
    assert "doesn’t see it" in window.messages.messages[-1].sentence
    window.messages.messages[-1].action[1]()
    assert shown(window, Timer)
    window.messages.clear()
    window.timing.onward()
    assert not window.messages.messages


def test_the_end_of_a_round_is_rung_said_and_shown(qtbot, window, seconds, bell):
    window.show_item()
    window.timing.onward()
    seconds.now += 60
    window.timing._over()
    assert bell.rung == 1
    assert window.messages.messages[-1].sentence == "Time. Next is round 2."
    assert "Time" in window.shared_screen.screen.accessibleDescription() or shown(window, Timer).seconds == 0
    window.messages.messages[-1].action[1]()
    assert shown(window, Timer) == Timer(120, True)
    assert not window.messages.messages, "the strip goes with what it spoke of"


def test_a_bell_that_is_off_stays_silent(window, seconds, bell):
    window.flip("bell")
    window.timing.onward()
    seconds.now += 60
    window.timing._over()
    assert bell.rung == 0 and window.messages.messages[-1].sentence.startswith("Time.")
    assert window.prefs.settings.bell is False
    window.flip("bell")
    assert window.prefs.settings.bell is True


def test_too_early_a_look_waits_on(window, seconds, bell):
    window.timing.onward()
    seconds.now += 59.99
    window.timing._over()
    assert bell.rung == 0 and window.timing._end.isActive()


def test_notes_typed_beside_a_running_timer_paint_no_wall(qtbot, window, seconds):
    window.show_item()
    window.timing.onward()
    QApplication.processEvents()
    screen = window.shared_screen.screen
    before = screen.picture
    seconds.now += 0.4
    for text in ("one", "two"):
        qtbot.keyClicks(QApplication.focusWidget(), text)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert screen.picture is before, "the same second is no news"
    window.timing.add_minute()
    assert screen.picture is not before


def test_the_wall_tells_a_screen_reader_that_it_is_time(qtbot, window, bell):
    window.show_item()
    window.desk.timer.start("first", [TimedRound("1", "Alone.", 1)])
    screen = window.shared_screen.screen
    assert screen.accessibleDescription().endswith("0:01 left")
    qtbot.waitUntil(lambda: screen.accessibleDescription().endswith("Time"), timeout=4000)
    qtbot.waitUntil(lambda: not screen._countdown._ticks.isActive(), timeout=4000)


def test_a_blank_wall_counts_nothing(window, seconds):
    window.show_item()
    window.timing.onward()
    assert window.shared_screen.screen._countdown._ticks.isActive()
    window.toggle_blank()
    assert not window.shared_screen.screen._countdown._ticks.isActive()
    assert not window.shared_screen.preview._countdown._ticks.isActive()


@pytest.mark.parametrize(
    ("gone", "seconds_left", "news"), [(0, 200, False), (3, 197, False), (3, 198, False), (3, 120, True), (3, 200, True)]
)
def test_what_is_news_to_a_wall_that_counts(qapp, gone, seconds_left, news):
    from PySide6.QtCore import QObject

    from moothall.ui.shared_screen.countdown import Countdown

    class Later(Countdown):
        @property
        def gone(self) -> int:
            return gone

    prompt, parent = Question("Why?"), QObject()
    old, new = Picture((prompt, Timer(200))), Picture((prompt, Timer(seconds_left)))
    assert Later(parent).is_news(old, new) is news


@pytest.mark.parametrize("sound", [BELL, TAP])
def test_a_sound_is_ours_and_dies_away(qapp, sound):
    with wave.open(str(sound.file())) as made:
        assert (made.getnchannels(), made.getsampwidth(), made.getframerate()) == (1, 2, RATE)
        assert made.getnframes() == len(sound.samples())
    loud = sound.samples()
    assert max(loud) > sound.loud // 2 and max(map(abs, loud[-100:])) < sound.loud // 9, "it sounds, and dies away without a click"


@pytest.fixture
def wall(window):
    """The clock on the wall, which goes on while the laptop sleeps."""

    class Wall:
        now = 1_000_000.0

    window.desk.timer._wall = lambda: Wall.now
    return Wall


def test_after_a_sleep_the_room_sees_the_right_figure_and_the_time_can_be_given_back(window, seconds, wall):
    window.go("break", "plain")
    window.show_item()
    window.timing.onward()
    assert window.shared_screen.screen.picture.parts[-1] == Timer(900, True) and window.timing._look.isActive()
    wall.now += 480
    window.timing._look.timeout.emit()
    assert window.shared_screen.screen.picture.parts[-1] == Timer(420, True)
    assert window.timing._end.remainingTime() <= 420_001
    message = window.messages.messages[-1]
    assert message.sentence.startswith("The clock went on 8 minutes")
    message.action[1]()
    assert shown(window, Timer) == Timer(900, True)


def test_a_round_that_ended_in_a_sleep_is_rung_at_once(qtbot, window, seconds, wall, bell):
    window.go("break", "plain")
    window.show_item()
    window.timing.onward()
    wall.now += 2000
    window.timing._look.timeout.emit()
    assert bell.rung == 1 and any(message.sentence.startswith("Time.") for message in window.messages.messages)
    assert not window.timing._end.isActive()
    given_back = next(m for m in window.messages.messages if m.sentence.startswith("The clock went on 15 minutes"))
    given_back.action[1]()
    assert shown(window, Timer) == Timer(900, True), "what it had, and no more"


@pytest.mark.parametrize("fills", ["notes", "note"])
def test_where_there_is_no_room_for_a_timer_it_says_so_and_offers_one(window, seconds, fills):
    desk = window.desk
    desk.do(add_notes(desk.session, "prompt", [Written("one", written=desk.now())], ["note"]))
    window.shared_screen.put_up(Showing("capture", "first", fills, "note" if fills == "note" else ""))
    assert shown(window, Question) is None or shown(window, Timer) is None
    window.timing.onward()
    message = window.messages.messages[-1]
    assert message.sentence.endswith("no room for it.") and shown(window, Timer) is None
    message.action[1]()
    assert shown(window, Timer) == Timer(60, True) and shown(window, Question)
    assert not any("no room" in message.sentence for message in window.messages.messages)


def test_a_timer_that_came_with_the_file_runs_on(qtbot, window, open_window):
    window.timing.onward()
    window.close()
    again = open_window()
    assert not again.timing._end.isActive()
    again.arrive()
    assert again.timing._end.isActive() and 50_000 < again.timing._end.remainingTime() <= 60_001
    assert any("doesn’t see it" in message.sentence for message in again.messages.messages)
    again.show_item()
    assert shown(again, Stages) == Stages(("1", "2", "4", "All"), 1, "Alone, in silence.")
