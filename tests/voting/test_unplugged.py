"""The projector is unplugged while somebody votes at the wall, and plugged in again: nothing lost, told on the desk, and they go on.

In a process of its own with two made-up screens, on a clock of its own.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.shared_screen.test_screen_placement import LAPTOP, PROJECTOR, desk, plug_in

HOUSE = Path(__file__).parents[2]


@pytest.mark.skipif(not sys.platform.startswith("linux") or ctypes.sizeof(ctypes.c_void_p) != 8, reason="screens are plugged on Linux here")
def test_unplugged_in_the_middle_of_a_card(tmp_path: Path) -> None:
    plugged = tmp_path / "screens.json"
    plugged.write_text(json.dumps(desk(LAPTOP, PROJECTOR)))
    places = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={plugged}", "XDG_DATA_HOME": str(tmp_path)}
    told = [sys.executable, "-m", __name__, str(tmp_path)]
    ran = subprocess.run(told, cwd=HOUSE, env=places, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr
    story = json.loads(ran.stdout.splitlines()[-1])
    assert story["lost"] == [
        "Screen unplugged. The room sees nothing until it is back. Card 13 is in hand there: what it gave is kept, and it can go on then."
    ]
    assert story["a minute later"] == [13, {"2": 2}, False], "time stands still for whoever can't see the screen"
    assert story["back"] == ["wall", True, 13, "Card 13: 2 is the most on one. Undo takes one back."]
    assert story["goes on"] == [{"2": 2, "5": 1}, ""]
    assert story["left"] == [0, {"2": 2, "5": 1}, ["Card 13 was left at the wall and put away. Kept: 3 of 5 dots."]]
    assert story["by the window"] == [14, {"1": 1}], "shown in a window instead, it can be pressed there"


def live_through(folder: Path) -> dict[str, object]:
    from PySide6.QtWidgets import QApplication, QWidget

    from moothall.activities import found
    from moothall.core.picture import Showing, Tiles
    from moothall.core.votes import options_of
    from moothall.desk.sessions import new_session
    from moothall.ui.facilitator.prefs import Prefs
    from moothall.ui.facilitator.shared_screen_control import SharedScreenControl
    from moothall.voting.wall_station import AWAY, wall_of
    from tests.voting.votes import an_open_vote, people_here

    app, story, said = QApplication([]), {}, []
    now = [100.0]
    held = new_session(folder / "hall.moot", found())
    held.ticking = lambda: now[0]
    people_here(held, 45)
    item, vote = an_open_vote(held, "live")
    window = QWidget()
    window.setGeometry(100, 80, 800, 600)
    window.show()
    app.processEvents()
    control = SharedScreenControl(held, Prefs(), window)
    control.said.connect(lambda kind, words, act, key: said.append(words))
    held.listen(control.hear)
    control.arrive()
    held.put_up(Showing("dot_vote", item, subject=vote))
    app.processEvents()
    wall, numbers = wall_of(held, "dot_vote"), {o.key: str(o.number) for o in options_of(held.session, vote)}

    def dots(card: int) -> dict[str, int]:
        return {numbers[key]: n for key, n in held.dots_of(vote, card).items()}

    def plug(*screens: dict) -> None:
        plug_in(desk(*screens))
        app.processEvents()

    def wait(seconds: float) -> None:
        for _ in range(int(seconds * 4)):
            now[0] += 0.25
            control.keeper.look()

    def on_wall() -> str:
        return next(part.said for part in control.screen.picture.parts if isinstance(part, Tiles))

    for wish in ("card:13", "tile:2", "tile:2"):
        control.screen.wished.emit(wish)
    wait(12)
    control.screen.wished.emit("tile:2")  # refused, and unplugged before anybody can have read it
    said.clear()
    plug(LAPTOP)
    story["lost"] = list(said)
    wait(60)
    story["a minute later"] = [wall.card, dots(13), wall.at_hand.still]
    plug(LAPTOP, PROJECTOR)
    story["back"] = [control.places.standing, control.screen.isVisible(), wall.card, on_wall()]
    wait(4)
    control.screen.wished.emit("tile:5")
    story["goes on"] = [dots(13), on_wall()]
    said.clear()
    wait(AWAY)
    story["left"] = [wall.card, dots(13), list(said)]
    plug(LAPTOP)
    control.present()
    for wish in ("card:14", "tile:1"):
        control.screen.wished.emit(wish)
    wait(4)
    story["by the window"] = [wall.card, dots(14)]
    control.close()
    held.close()
    return story


if __name__ == "__main__":
    print(json.dumps(live_through(Path(sys.argv[1]))))
