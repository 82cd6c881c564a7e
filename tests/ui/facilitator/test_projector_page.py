"""The shared screen's page, the cover over the desk, and a laptop that stays awake while the room looks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from moothall.core.legibility import furthest_seat, height_for
from moothall.core.picture import Heading, Question, Words
from moothall.ui.shared_screen.keep_awake import KeepAwake


def test_six_times_the_height_of_a_picture_is_read() -> None:
    assert round(furthest_seat(2), 6) == 12 and round(height_for(12), 6) == 2


def test_the_test_card_says_whether_the_last_row_reads_it_and_goes(window):
    window.go("first", "capture")
    window.show_item()
    before = window.desk.picture()
    window.go_page("screen")
    page = window.panel
    for seat, height, told in (
        ("13", "", "2.2 m high"),
        ("13", "2.4 m", "can read them"),
        ("13", "1,8", "from 10.8 m"),
        ("far", "2", "no length of a room"),
        ("13", "nan", "no length of a room"),
    ):
        page.seat.set_text(seat)
        page.height_.set_text(height)
        page._judge()
        assert told in page.verdict.text(), page.verdict.text()
    page.seat.set_text("13")
    page.card.click()
    parts = window.desk.picture().parts
    assert [type(part) for part in parts] == [Question, Heading, Words] and "13 m" in parts[2].text
    # All three sizes are painted; none gives way.
    assert not window.shared_screen.screen.grab().isNull()
    page.card.click()
    assert window.desk.picture() == before
    page.card.click()
    window.go("second", "capture")
    window.show_item()
    assert window.desk.shared_screen.card == "", "what is shown by name takes the card's place"


def test_one_key_covers_the_desk_and_the_room_sees_what_it_saw(qtbot, window):
    window.go("first", "capture")
    window.show_item()
    seen, title = window.desk.picture(), window.windowTitle()
    window.lock.cover()
    assert window.lock.on and not window.main.isVisible() and window.windowTitle() != title
    assert window.desk.picture() == seen
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert not window.lock.on and window.main.isVisible() and window.windowTitle() == title
    # Closed under the cover it is closed whole.
    window.lock.cover()
    window.close()


class Heard:
    """A system that says what it was asked."""

    def __init__(self, takes: bool = True) -> None:
        self.asked: list[str] = []
        self._takes = takes

    def hold(self) -> bool:
        self.asked.append("hold")
        return self._takes

    def let_go(self) -> None:
        self.asked.append("let go")


class Broken(Heard):
    def hold(self) -> bool:
        raise OSError("no bus")


def test_the_laptop_is_kept_awake_only_while_the_room_sees_something(window) -> None:
    control, system = window.shared_screen, Heard()
    control.awake = KeepAwake(lambda: system)
    window.go("first", "capture")
    window.show_item()
    assert system.asked == [], "it stands on no screen"
    control.places.present_here()
    window.desk.hand_moved()
    assert system.asked == ["hold"] and control.awake.held
    window.toggle_blank()
    assert system.asked == ["hold", "let go"]
    window.toggle_blank()
    control.places.take_down()
    assert system.asked == ["hold", "let go"] * 2
    for other in (Heard(takes=False), Broken()):
        awake = KeepAwake(lambda other=other: other)
        awake.live(True)
        awake.live(False)
        assert not awake.held and "let go" not in other.asked
