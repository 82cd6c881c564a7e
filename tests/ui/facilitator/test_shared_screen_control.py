"""What the facilitator does to the shared screen: show, spotlight, blank, private work, pages, plugs. Asked of the wall itself."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

HERE = Path(__file__).parents[3]
LAPTOP = {"name": "Laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
PROJECTOR = {**LAPTOP, "name": "Projector", "x": 1366, "width": 1024}


def test_the_wall_starts_blank_and_f5_shows_the_item(qtbot, window):
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    assert window.shared_screen.screen.is_blank and window.desk.blanked
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F5)
    assert not window.shared_screen.screen.is_blank
    assert window.shared_screen.screen.picture == window.desk.picture()
    assert window.desk.showing.item == "first"


def test_f9_with_nothing_put_up_shows_the_item_on_screen(window):
    window.toggle_blank()
    assert window.desk.showing.item == "first" and not window.shared_screen.screen.is_blank


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_side_panel_says_what_the_room_sees(window):
    assert window.side._live.text() == "Blank"
    window.show_item()
    assert window.side._live.text() == "On no screen yet", "nobody sees what stands nowhere"
    window.shared_screen.present()
    assert window.side._live.text() == f"Live: {window.desk.picture().live}"
    window.shared_screen.toggle()
    assert window.side._live.text() == "Blank"


def test_the_button_under_the_preview_offers_the_item_then_the_spotlight(qtbot, window):
    assert window.side.show_button.words == "Show"
    qtbot.mouseClick(window.side.show_button, Qt.MouseButton.LeftButton)
    assert window.side.show_button.words == "Spotlight"
    window.start_item("second")
    assert window.side.show_button.words == "Show"


def test_entering_a_private_log_covers_what_is_no_prompt(window):
    from moothall.core.picture import Showing

    window.show_item()
    window.go("", "conflict")
    assert not window.desk.blanked, "a prompt may stay"
    window.desk.do(_noted(window.desk))
    window.shared_screen.put_up(Showing("capture", "first", "notes"))
    window.go("live", "conflict")
    assert window.desk.blanked and window.shared_screen.preview.is_blank


def test_a_log_closed_again_brings_back_what_was_there(window):
    from moothall.core.picture import Showing

    window.desk.do(_noted(window.desk))
    window.shared_screen.put_up(Showing("capture", "first", "notes"))
    seen = window.desk.picture()
    window.go("", "power")
    window.go("", "conflict")
    assert window.desk.blanked
    window.go("first", "capture")
    assert window.desk.picture() == seen and not window.shared_screen.preview.is_blank
    window.toggle_blank()
    window.go("", "power")
    window.go("first", "capture")
    assert window.desk.blanked, "blanked by hand it stays"


def test_what_a_panel_shows_lights_the_wall_and_what_follows_does_not(window):
    from moothall.core.picture import Showing

    assert window.desk.blanked
    window.main.panel.follow_wanted.emit(Showing("capture", "first"))
    assert window.desk.blanked and window.desk.showing.item == "first"
    window.main.panel.show_wanted.emit(Showing("capture", "first", "notes"))
    assert not window.shared_screen.screen.is_blank


def _noted(desk):
    from moothall.core.contributions import Written, add_notes

    return add_notes(desk.session, "prompt", [Written("A carer is in the room")], desk.keys(1))


def _a_live_vote(window) -> str:
    from moothall.core.picture import Showing
    from tests.voting.votes import an_open_vote, people_here

    people_here(window.desk, 6)
    item, vote = an_open_vote(window.desk, "live")
    window.shared_screen.put_up(Showing("dot_vote", item, subject=vote))
    return vote


@pytest.mark.parametrize("page", ["attendance", "conflict", "first"])
def test_the_wall_hears_the_room_whatever_page_the_desk_shows(window, page):
    vote = _a_live_vote(window)
    window.go("first", "capture") if page == "first" else window.go("", page)
    if window.desk.blanked:
        window.shared_screen.toggle()
    screen = window.shared_screen.screen
    for wish in ("card:3", "tile:2", "tile:2", "tile:2"):
        screen.wished.emit(wish)
    assert list(window.desk.dots_of(vote, 3).values()) == [2]
    assert "2 is the most on one" in screen.accessibleDescription(), "said where the hand is, at once"
    screen.wished.emit("done")
    screen.wished.emit("card:3")
    assert "Card 3 has voted. Ask the facilitator" in screen.accessibleDescription()


def test_a_card_left_at_the_wall_is_put_away_and_told_at_the_desk(window):
    _a_live_vote(window)
    now = window.desk.ticking()
    window.shared_screen.screen.wished.emit("card:3")
    assert window.shared_screen.keeper._looks.isActive()
    window.desk.ticking = lambda: now + 16
    window.shared_screen.keeper.look()
    assert "Still there, card 3?" in window.shared_screen.screen.accessibleDescription()
    window.desk.ticking = lambda: now + 26
    window.shared_screen.keeper.look()
    assert "Card 3 was left at the wall and put away. Kept: 0 of 5 dots." in repr([m.sentence for m in window.messages.messages])
    assert not window.shared_screen.keeper._looks.isActive()


def test_a_wall_that_is_dark_or_shows_something_else_hears_nothing(window):
    from moothall.core.picture import Showing

    vote = _a_live_vote(window)
    screen = window.shared_screen.screen
    screen.wished.emit("card:3")
    window.shared_screen.toggle()
    screen.wished.emit("tile:1")
    window.shared_screen.toggle()
    at = window.desk.showing
    window.desk.show(Showing("attendance"))
    screen.wished.emit("tile:1")
    assert not window.desk.cards(vote)
    window.desk.show(at)
    screen.wished.emit("tile:1")
    assert list(window.desk.cards(vote)) == [3]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_f11_opens_the_wall_here_and_closes_it(window):
    window.menus.by_key["present"].trigger()
    assert window.shared_screen.screen.isVisible() and not window.shared_screen.screen.isFullScreen()
    window.menus.by_key["present"].trigger()
    assert not window.shared_screen.screen.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_less_goes_on_a_page_of_a_window_drawn_narrow(window):
    window.shared_screen.present()
    window.shared_screen.screen.resize(1280, 720)
    assert not window.desk.shared_screen.narrow
    window.shared_screen.screen.resize(800, 600)
    assert window.desk.shared_screen.narrow
    window.shared_screen.present()


def test_f11_leaves_the_keyboard_where_it_was(qtbot, window):
    window.menus.by_key["present"].trigger()
    qtbot.waitUntil(window.shared_screen.screen.isVisible)
    # The offscreen platform activates every window all the same; a real one does as this says.
    assert window.shared_screen.screen.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    room, shared_screen = window.screen().availableGeometry(), window.shared_screen.screen.frameGeometry()
    assert (shared_screen.right(), shared_screen.bottom()) == (room.right(), room.bottom())
    assert shared_screen.top() > room.center().y() - 40


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_f9_works_with_the_keyboard_on_the_wall(qtbot, window):
    from PySide6.QtCore import Qt

    window.show_item()
    window.shared_screen.present()
    window.shared_screen.screen.activateWindow()
    qtbot.waitUntil(window.shared_screen.screen.isActiveWindow)
    qtbot.keyClick(window.shared_screen.screen, Qt.Key.Key_F9)
    assert window.desk.blanked and window.shared_screen.screen.is_blank


def test_one_screen_only_is_said_once_on_arrival(window):
    window.go("", "power")
    panel, private = window.panel, window.side.private
    assert panel.isVisible() and not private._covered.isVisible()
    window.shared_screen.arrive()
    message = window.messages.messages[-1]
    assert message.kind == "attention" and "Is the projector showing this?" in message.sentence
    # What is private is covered at once, a page that is opened meanwhile too, and no letter reaches it.
    assert not panel.isVisible() and private._covered.isVisible() and not private._inside.isVisible()
    assert window.line_in_sight() is None
    window.go("first", "capture")
    assert window.panel.isVisible(), "nothing else is covered"
    window.shared_screen.present()
    window.go("live", "conflict")
    assert not window.panel.isVisible(), "a window beside the desk is no answer"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert not window.panel.isVisible(), "who types on without looking has not answered"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget().text() == "No, only I see it"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert window.panel.isVisible() and private._inside.isVisible() and window.line_in_sight() is not None
    assert not [m for m in window.messages.messages if "One screen" in m.sentence]


def test_a_projector_that_mirrors_the_desk_is_said_and_the_desk_covered_by_one_press(window, monkeypatch):
    from moothall.ui.shared_screen.screen_placement import ScreenPlacement

    monkeypatch.setattr(ScreenPlacement, "mirrored", True)
    window.shared_screen.arrive()
    message = window.messages.messages[-1]
    assert (message.kind, "mirrors this screen" in message.sentence) == ("attention", True)
    words, cover = message.action
    assert words == "Cover the desk"
    cover()
    assert window.lock.on


def test_dark_desk_and_dark_wall_are_chosen_apart(window):
    from moothall.ui.theme.look import look

    window.menus.by_key["dark_desk"].trigger()
    assert look().mode == "dark" and window.prefs.settings.screen_mode == "light"
    window.menus.by_key["dark_wall"].trigger()
    assert window.prefs.settings.screen_mode == "dark"
    window.menus.by_key["dark_desk"].trigger()
    assert look().mode == "light"


# on real screens, in a process of its own


@pytest.fixture
def pluggable() -> None:
    if not sys.platform.startswith("linux") or ctypes.sizeof(ctypes.c_void_p) != 8:
        pytest.skip("screens can be plugged only on 64-bit Linux here")


def told(tmp_path: Path, session_file: Path, *screens: dict) -> list:
    plugged = tmp_path / "screens.json"
    plugged.write_text(json.dumps(_set_up(*screens)))
    places = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={plugged}",
        "PYTHONPATH": os.pathsep.join((str(HERE / "src"), str(HERE))),
    }
    ran = subprocess.run([sys.executable, __file__, str(session_file)], env=places, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout.splitlines()[-1])


def _set_up(*screens: dict) -> dict:
    return {"synchronousWindowSystemEvents": False, "windowFrameMargins": False, "screens": list(screens)}


def test_the_projector_is_found_lost_and_found_again(tmp_path, session_file, pluggable):
    start, lost, back = told(tmp_path, session_file, LAPTOP, PROJECTOR)
    assert start == ["wall", "Projector", True, True, "Laptop", []]
    assert lost[:3] == ["lost", "", False] and lost[4:] == ["Laptop", ["Screen unplugged. The room sees nothing until it is back."]]
    assert back == ["wall", "Projector", True, True, "Laptop", []]


def test_a_projector_plugged_in_later_is_taken(tmp_path, session_file, pluggable):
    start, _, later = told(tmp_path, session_file, LAPTOP)
    assert start[0] == "nowhere" and start[5][0].startswith("One screen only.")
    assert later == ["wall", "Projector", True, True, "Laptop", []]


def _live_through(path: str) -> list:
    from PySide6.QtWidgets import QApplication

    from moothall.activities import found
    from moothall.ui.facilitator.app_windows import AppWindows
    from tests.ui.shared_screen.test_screen_placement import plug_in

    app = QApplication([])
    windows = AppWindows(found)
    windows.open(Path(path))

    def told_now() -> list:
        app.processEvents()
        window = windows.window
        shared_screen, standing = window.shared_screen.screen, window.shared_screen.places.standing
        where = shared_screen.screen().name() if shared_screen.isVisible() else ""
        return [
            standing,
            where,
            shared_screen.isVisible(),
            shared_screen.is_blank,
            window.screen().name(),
            [m.sentence for m in window.messages.messages],
        ]

    told_all = [told_now()]
    for screens in ((LAPTOP,), (LAPTOP, PROJECTOR)):
        plug_in(_set_up(*screens))
        told_all.append(told_now())
    windows.close()
    return told_all


if __name__ == "__main__":
    print(json.dumps(_live_through(sys.argv[1])))
