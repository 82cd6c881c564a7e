"""The agenda page by gesture: everything by keys, everything by mouse, time won back by one key; and the day run from the window."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moothall.activities import found
from moothall.core.agenda import AGENDA, agenda, current_item
from moothall.core.prompts import PROMPTS
from moothall.desk.own_templates import own_templates
from moothall.desk.sessions import new_session
from moothall.ui.facilitator.prefs import Prefs
from moothall.ui.facilitator.window import DeskWindow

Key = Qt.Key
NONE, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
DAY = datetime(2026, 11, 5, 9, 30)


class Watch:
    """The clock on the wall, turned by the test."""

    def __init__(self) -> None:
        self.time = DAY

    def __call__(self) -> datetime:
        return self.time

    def at(self, text: str) -> None:
        hours, minutes = text.split(":")
        self.time = DAY.replace(hour=int(hours), minute=int(minutes))


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def day(qtbot, tmp_path, watch):
    """The half-day design on its own day, nothing begun, its agenda page open."""
    prefs = Prefs()
    prefs.wear()
    desk = new_session(tmp_path / "day.moot", found(), "shared-purpose", "Winter beds", "2026-11-05", clock=watch)
    window = DeskWindow(desk, prefs)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    press(Key.Key_A, CTRL | SHIFT)
    return window


def press(key: Qt.Key, held=NONE) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, held)


def titles(window) -> list[str]:
    return [item.title for item in agenda(window.desk.session)]


def run_until(window, watch, *starts: str) -> None:
    """Items begun one after the other at these times."""
    for time, item in zip(starts, agenda(window.desk.session), strict=False):
        watch.at(time)
        window.agenda.start(item.key)
    window.go_page("agenda")


def test_a_plan_is_made_by_keys_alone(day):
    window, page = day, day.panel
    assert window.place == ("", "agenda") and page.table.rows[0].hasFocus()
    before = titles(window)
    press(Key.Key_Down)
    press(Key.Key_Down, ALT)
    assert titles(window)[1:3] == [before[2], before[1]], "moved, and the keyboard with it"
    assert QApplication.focusWidget().line.title == before[1]
    press(Key.Key_Plus)
    press(Key.Key_Plus)
    press(Key.Key_Minus)
    assert agenda(window.desk.session)[2].minutes == 16
    press(Key.Key_K)
    assert agenda(window.desk.session)[2].drop_order == 0
    press(Key.Key_Insert)
    QTest.keyClicks(QApplication.focusWidget(), "A welcome by the mayor")
    press(Key.Key_Return)
    assert titles(window)[3] == "A welcome by the mayor"
    page.table.take_focus()
    press(Key.Key_Delete)
    assert "A welcome by the mayor" not in titles(window)
    for _ in range(8):
        press(Key.Key_Z, CTRL)
    assert titles(window) == before and agenda(window.desk.session)[1].minutes == 15


def test_the_form_keeps_everything_of_an_item(day):
    window, page = day, day.panel
    key = page.chosen_item
    texts = {
        "title": "Hello",
        "minutes": "12",
        "lead": "Ruth",
        "prompt": "Who is here?",
        "definition": "You.",
        "script": "Say it",
        "least": "5",
    }
    for name, text in texts.items():
        page.form.fields[name].edit.setFocus()
        page.form.fields[name].edit.selectAll()
        QTest.keyClicks(page.form.fields[name].edit, text)
        press(Key.Key_Return)
    QTest.mouseClick(page.form.factors[4], Qt.MouseButton.LeftButton)
    item = window.desk.session.get(AGENDA, key)
    prompt = window.desk.session.get(PROMPTS, item.prompt)
    assert (item.title, item.minutes, item.lead, item.script, item.least, item.factors) == (
        "Hello",
        12,
        "Ruth",
        "Say it",
        5,
        "contact,long-term",
    )
    assert (prompt.text, prompt.definition) == ("Who is here?", "You.")
    page.form.fields["minutes"].edit.setText("0")
    page.form.fields["minutes"].edit.setFocus()
    press(Key.Key_Return)
    assert page.form.fields["minutes"]._why.text() and window.desk.session.get(AGENDA, key).minutes == 12


def test_a_row_is_dragged_to_its_place(day, qtbot):
    window, table = day, day.panel.table
    before = titles(window)
    row, target = table.rows[1], table.rows[4]
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    for y in (40, 80, 140):
        QTest.mouseMove(row, QPoint(200, y))
    below = row.mapFromGlobal(target.mapToGlobal(QPoint(200, target.height() - 4)))
    QTest.mouseMove(row, below)
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=below)
    assert titles(window)[:5] == [before[0], *before[2:5], before[1]]
    assert len(window.desk.history()) == 2, "one act, whatever was dragged over"


def test_looking_ahead_starts_nothing(day, watch):
    window = day
    run_until(window, watch, "09:38")
    running, shown, acts = current_item(window.desk.session), window.desk.showing, len(window.desk.history())
    window.panel.table.take_focus()
    for _ in range(6):
        press(Key.Key_Down)
    assert window.panel.form.fields["title"].text() == titles(window)[6]
    assert (current_item(window.desk.session), window.desk.showing, len(window.desk.history())) == (running, shown, acts)
    press(Key.Key_Return, ALT)
    assert current_item(window.desk.session).title == "Where is the energy?"
    assert titles(window)[1] == "Where is the energy?", "started early, it comes before those that wait"


def test_twenty_minutes_are_won_back_by_one_key_and_lost_again_by_one(day, watch):
    window = day
    run_until(window, watch, "09:38", "09:48", "10:03", "10:13", "10:38", "11:03", "11:18", "11:33")
    watch.at("11:40")
    window.tell.tick()
    page = window.panel
    page.tell()
    assert page.recover.minutes.text() == "8", "how late it is"
    page.recover.minutes.edit.setText("20")
    page.table.take_focus()
    before = agenda(window.desk.session)
    figures = [label.text() for label in page.recover._figures.values()]
    assert figures == ["13:00", "13:08", "12:48"]
    press(Key.Key_Return, CTRL)
    after = {item.title: item for item in agenda(window.desk.session)}
    assert after["How can I help?"].state == "dropped" and after["Key messages"].length == 10
    assert all(after[i.title] == i for i in before if not i.drop_order), "what is kept is not touched"
    window.tell.tick()
    assert window.top._late.text() == "12 min in hand"
    press(Key.Key_Z, CTRL)
    assert agenda(window.desk.session) == before


def test_less_than_was_asked_is_said(day, qtbot):
    page = day.panel
    page.recover.minutes.edit.setText("90")
    assert "of 90 found" in page.recover._found.text() and "moving the finish" in page.recover._found.text()
    for tick in page.recover.ticks.values():
        if tick.isChecked():
            tick.click()
            qtbot.waitUntil(lambda tick=tick: not tick.isChecked())
    QApplication.processEvents()
    assert not page.recover.take.available


def test_a_fire_alarm_stops_agenda_and_timer_and_offers_the_time_back(day, watch):
    window = day
    run_until(window, watch, "09:30", "09:40")
    window.go_to_now()
    press(Key.Key_T, CTRL)
    assert window.desk.timer.running and window.desk.timer.seconds == 15 * 60
    press(Key.Key_P, CTRL | SHIFT)
    assert not window.desk.timer.running
    watch.at("10:00")
    window.tell.tick()
    assert window.top._late.text() == "Paused 20 min" and window.rail.act.text() == "Go on"
    QTest.mouseClick(window.rail.act, Qt.MouseButton.LeftButton)
    assert window.desk.timer.running and current_item(window.desk.session).stood == 20
    assert window.rail.act.text() == "Recover 20 min"
    QTest.mouseClick(window.rail.act, Qt.MouseButton.LeftButton)
    assert window.place == ("", "agenda") and window.panel.recover.asked == 20
    window.desk.timer.stop()


def test_after_the_last_item_the_day_is_over(day, watch):
    window = day
    run_until(window, watch, *(f"{9 + n // 4:02}:{n % 4 * 15:02}" for n in range(13)))
    press(Key.Key_PageDown, CTRL)
    assert current_item(window.desk.session) is None
    assert agenda(window.desk.session)[-1].ended == "12:00"


def test_stretch_and_skip_by_one_key_each(day, watch):
    window = day
    run_until(window, watch, "09:30")
    press(Key.Key_Up, CTRL | SHIFT)
    press(Key.Key_PageDown, CTRL | SHIFT)
    first, second = agenda(window.desk.session)[:2]
    assert (first.minutes, first.length, second.state) == (10, 15, "dropped")
    press(Key.Key_PageDown, CTRL)
    assert current_item(window.desk.session).title == "Naming what is in the room"


def test_an_item_is_timed_in_its_stages(day):
    window, page = day, day.panel
    key = page.chosen_item
    page.form.stages.box.activated.emit(page.form.stages.box.findData("25-10"))
    assert window.desk.session.get(AGENDA, key).stages == "25-10"
    page.table.take_focus()
    press(Key.Key_Space)
    assert window.place[0] == key
    row = next(row for row in window.main.header._rows.values() if row.isVisible())
    QTest.mouseClick(row.time, Qt.MouseButton.LeftButton)
    assert [r.label for r in window.desk.timer.rounds] == ["Write", "1", "2", "3", "4", "5", "Sum", "Top"]
    window.desk.timer.stop()


def test_the_three_views_of_the_agenda(day, watch):
    window = day
    run_until(window, watch, "09:30", "09:40")
    page = window.panel
    for segment, rows in zip(page.views.segments, (12, 13, 13), strict=True):
        segment.click()
        assert len(page.table.rows) == rows
    assert not page.recover.isVisible(), "what is printed for everybody has nothing of how it is run"


def test_an_agenda_is_kept_as_a_design(day):
    window = day
    QTest.mouseClick(window.panel.keep, Qt.MouseButton.LeftButton)
    window.panel.fields["title"].edit.setText("Our own half-day")
    window.panel.fields["most"].edit.setText("few")
    window.panel.keep()
    assert window.panel.why.text() and not own_templates(found())
    window.panel.fields["most"].edit.setText("30")
    window.panel.fields["title"].setFocus()
    press(Key.Key_Return)
    kept = own_templates(found())
    assert [(d.title, len(d.items), d.people) for d in kept] == [("Our own half-day", 13, (8, 30))]
