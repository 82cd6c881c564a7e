"""The wall on a real second screen: found, unplugged, plugged in again. Each story runs in a process of its own with two made-up screens.

Screens are plugged through the offscreen platform's own back door, so Qt takes them away and moves windows just as it does in a hall.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LAPTOP = {"name": "Laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
PROJECTOR = {"name": "Projector", "x": 1366, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 2}
HALL = {"name": "Hall", "x": 3286, "y": 0, "width": 1024, "height": 768, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}


def told(tmp_path: Path, story: str, *screens: dict) -> list:
    """What the process wrote down while it lived through `story`."""
    plugged = tmp_path / "screens.json"
    plugged.write_text(json.dumps(desk(*screens)))
    places = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={plugged}"}
    ran = subprocess.run([sys.executable, __file__, story], env=places, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout.splitlines()[-1])


def desk(*screens: dict) -> dict:
    return {"synchronousWindowSystemEvents": False, "windowFrameMargins": False, "screens": list(screens)}


@pytest.fixture
def pluggable() -> None:
    if not sys.platform.startswith("linux") or ctypes.sizeof(ctypes.c_void_p) != 8:
        pytest.skip("screens can be plugged only on 64-bit Linux here")


def test_the_wall_goes_to_the_projector_and_the_desk_stays(tmp_path):
    shared_screen, facilitator, remembered = told(tmp_path, "put_up", LAPTOP, PROJECTOR)
    assert shared_screen == ["wall", "Projector", True, True]
    assert facilitator == ["Laptop", 100, 80]
    assert [name.split("|")[0] for name in remembered] == ["Projector"]


def test_the_screen_used_before_is_used_again(tmp_path):
    shared_screen, _, remembered = told(tmp_path, "put_up_again", LAPTOP, PROJECTOR, HALL)
    assert shared_screen[1] == "Hall"
    assert remembered == []


def test_the_facilitator_can_choose_another_screen(tmp_path):
    shared_screen, _, remembered = told(tmp_path, "choose", LAPTOP, PROJECTOR, HALL)
    assert shared_screen == ["wall", "Hall", True, True]
    assert remembered[-1].split("|")[0] == "Hall"


def test_one_screen_only_shows_nothing_until_asked(tmp_path):
    first, window = told(tmp_path, "one_screen", LAPTOP)
    assert first == [False, "nowhere", False, False]
    assert window == [True, "window", True, False]


MIRROR = {**PROJECTOR, "name": "Mirror", "x": 0, "width": 1024, "height": 768, "dpr": 1}


def test_a_projector_that_mirrors_the_laptop_is_no_second_screen(tmp_path):
    """At another size, as X11 reports it: the shared screen would lie over the desk."""
    first, window = told(tmp_path, "one_screen", LAPTOP, MIRROR)
    assert first == [False, "nowhere", False, True], "and is known to mirror"
    assert window == [True, "window", True, False]


def test_a_hall_beside_a_mirroring_one_is_found(tmp_path):
    shared_screen, _, _ = told(tmp_path, "put_up", LAPTOP, MIRROR, HALL)
    assert shared_screen == ["wall", "Hall", True, True]


def test_mirrored_in_the_middle_it_hides_and_comes_back_when_extended(tmp_path, pluggable):
    mirrored, again = told(tmp_path, "mirror", LAPTOP, PROJECTOR)
    assert mirrored == ["lost", False, ["lost"]]
    assert again == ["wall", True, ["lost", "back"]]


def test_closing_the_wall_takes_it_down(tmp_path):
    assert told(tmp_path, "close", LAPTOP, PROJECTOR) == ["nowhere", False]


def test_unplugged_it_hides_and_comes_back_with_the_screen(tmp_path, pluggable):
    unplugged, again = told(tmp_path, "replug", LAPTOP, PROJECTOR)
    assert unplugged == ["lost", False, ["lost"], ["Laptop", 100, 80]]
    assert again == ["wall", True, ["lost", "back"], ["Laptop", 100, 80], "Projector"]


def test_another_screen_is_not_taken_by_itself(tmp_path, pluggable):
    assert told(tmp_path, "other_screen", LAPTOP, PROJECTOR) == ["lost", False, ["lost"]]


# what runs in the other process


def live_through(story: str) -> list:
    from PySide6.QtWidgets import QApplication, QWidget

    from moothall.core.picture import Heading, Picture
    from moothall.ui.shared_screen.screen import SharedScreen
    from moothall.ui.shared_screen.screen_placement import ScreenPlacement, screen_name

    app = QApplication([])
    facilitator, shared_screen = QWidget(), SharedScreen()
    facilitator.setGeometry(100, 80, 800, 600)
    facilitator.show()
    shared_screen.show_picture(Picture((Heading("Break"),)))
    app.processEvents()
    remembered: list[str] = []
    chosen = next((screen_name(screen) for screen in app.screens() if story == "put_up_again" and screen.name() == "Hall"), "")
    places = ScreenPlacement(facilitator, shared_screen, chosen, remembered.append)
    heard: list[str] = []
    places.lost.connect(lambda: heard.append("lost"))
    places.back.connect(lambda: heard.append("back"))

    def desk_window() -> list:
        return [facilitator.screen().name(), facilitator.x(), facilitator.y()]

    def plug(*screens: dict) -> None:
        plug_in(desk(*screens))
        app.processEvents()

    if story == "one_screen":
        first = [places.put_up(), places.standing, shared_screen.isVisible(), places.mirrored]
        places.present_here()
        return [first, [shared_screen.isVisible(), places.standing, shared_screen.isWindow(), shared_screen.isFullScreen()]]
    assert places.put_up()
    app.processEvents()
    if story == "choose":
        places.choose(next(screen for screen in places.screens() if screen.name() == "Hall"))
        app.processEvents()
    if story == "close":
        shared_screen.close()
        return [places.standing, shared_screen.isVisible()]
    if story == "replug":
        plug(LAPTOP)
        unplugged = [places.standing, shared_screen.isVisible(), list(heard), desk_window()]
        plug(LAPTOP, PROJECTOR)
        return [unplugged, [places.standing, shared_screen.isVisible(), heard, desk_window(), shared_screen.screen().name()]]
    if story == "mirror":
        plug(LAPTOP, {**PROJECTOR, "x": 0})
        mirrored = [places.standing, shared_screen.isVisible(), list(heard)]
        plug(LAPTOP, PROJECTOR)
        return [mirrored, [places.standing, shared_screen.isVisible(), heard]]
    if story == "other_screen":
        plug(LAPTOP)
        plug(LAPTOP, HALL)
        return [places.standing, shared_screen.isVisible(), heard]
    return [
        [places.standing, shared_screen.screen().name(), shared_screen.isVisible(), shared_screen.isFullScreen()],
        desk_window(),
        remembered,
    ]


def plug_in(screens: dict) -> None:
    """Asks the offscreen platform's native interface for `setConfiguration` and calls it: there is no way in from Python."""
    import shiboken6
    from PySide6 import QtCore

    folder = Path(QtCore.__file__).parent / "Qt" / "lib"
    gui, core = (ctypes.CDLL(str(folder / f"libQt6{name}.so.6")) for name in ("Gui", "Core"))
    find = gui._ZN15QGuiApplication23platformNativeInterfaceEv
    find.restype = ctypes.c_void_p
    platform = find()
    methods = ctypes.cast(ctypes.cast(platform, ctypes.POINTER(ctypes.c_void_p))[0], ctypes.POINTER(ctypes.c_void_p))
    # Twelve virtual methods of QObject come first; the next is nativeResourceForIntegration.
    resource = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(methods[12])
    name = QtCore.QByteArray(b"setConfiguration")
    configure = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)(resource(platform, shiboken6.getCppPointer(name)[0]))
    document = QtCore.QJsonDocument.fromJson(QtCore.QByteArray(json.dumps(screens).encode()))
    wanted = ctypes.create_string_buffer(16)
    to_object = core._ZNK13QJsonDocument6objectEv
    to_object.restype, to_object.argtypes = None, [ctypes.c_void_p, ctypes.c_void_p]
    to_object(ctypes.addressof(wanted), shiboken6.getCppPointer(document)[0])
    configure(ctypes.addressof(wanted), platform)


if __name__ == "__main__":
    print(json.dumps(live_through(sys.argv[1])))
