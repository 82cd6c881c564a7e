"""The projector is unplugged while somebody votes at the wall, and plugged in again: nothing lost, told on the desk, and they go on. The
booth's screen goes, or comes to show what another shows: nobody sees a ballot, and the card can still vote.

In processes of their own with made-up screens, on clocks of their own.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.shared_screen.test_screen_placement import HALL, LAPTOP, PROJECTOR, desk, plug_in

HOUSE = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or ctypes.sizeof(ctypes.c_void_p) != 8, reason="screens are plugged on Linux here"
)


def told_by(story: str, tmp_path: Path, *screens: dict) -> dict:
    """What the process wrote down while it lived through `story`."""
    plugged = tmp_path / "screens.json"
    plugged.write_text(json.dumps(desk(*screens)))
    places = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={plugged}", "XDG_DATA_HOME": str(tmp_path)}
    told = [sys.executable, "-m", __name__, story, str(tmp_path)]
    ran = subprocess.run(told, cwd=HOUSE, env=places, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout.splitlines()[-1])


def test_unplugged_in_the_middle_of_a_card(tmp_path: Path) -> None:
    story = told_by("wall", tmp_path, LAPTOP, PROJECTOR)
    assert story["lost"] == [
        "Screen unplugged. The room sees nothing until it is back. Card 13 is in hand there: what it gave is kept, and it can go on then."
    ]
    assert story["a minute later"] == [13, {"2": 2}, False], "time stands still for whoever can't see the screen"
    assert story["back"] == ["wall", True, 13, "Card 13: 2 is the most on one. Undo takes one back."]
    assert story["goes on"] == [{"2": 2, "5": 1}, ""]
    assert story["left"] == [0, {"2": 2, "5": 1}, ["Card 13 was left at the wall and put away. Kept: 3 of 5 dots."]]
    assert story["by the window"] == [14, {"1": 1}], "shown in a window instead, it can be pressed there"


def test_the_booths_screen_goes_in_the_middle_of_a_ballot(tmp_path: Path) -> None:
    story = told_by("booth", tmp_path, LAPTOP, PROJECTOR, HALL)
    assert story["at first"] == ["Hall", 13, "1 dot left"]
    for how, words in (("unplugged", "was unplugged"), ("mirrored", "shows what another shows")):
        booths, cards, said = story[how]
        assert booths == 0, "its window is gone, and never over the desk"
        assert cards == [], "nothing of the ballot was kept"
        assert len(said) == 1 and words in said[0] and "can still vote" in said[0]
    assert story["refused"] == "Put the booth on a screen first."
    assert story["again"] == ["Hall", 13, "5 dots left"], "the same card begins anew, and sees nothing of before"
    assert story["kept"] == [13]


def in_the_booth(folder: Path) -> dict[str, object]:
    from PySide6.QtWidgets import QApplication, QWidget

    from moothall.activities import found
    from moothall.core.picture import Tiles
    from moothall.core.votes import options_of
    from moothall.desk.sessions import new_session
    from moothall.voting.panel_booth import BoothPage
    from moothall.voting.panel_booth_screen import BoothScreen
    from tests.voting.votes import an_open_vote, people_here

    app, story, said = QApplication([]), {}, []
    held = new_session(folder / "hall.moot", found())
    people_here(held, 45)
    item, vote = an_open_vote(held, "sealed")
    window, wall = QWidget(), QWidget()
    page = BoothPage(held, item, vote)
    page.setParent(window)
    page.said.connect(lambda kind, words, act: said.append(words))
    window.setGeometry(100, 80, 800, 600)
    wall.setGeometry(1400, 80, 400, 300)
    for each in (window, wall):
        each.show()
    app.processEvents()

    def booths() -> list[BoothScreen]:
        return [each for each in app.topLevelWidgets() if isinstance(each, BoothScreen) and each.isVisible()]

    def plug(*screens: dict) -> None:
        plug_in(desk(*screens))
        app.processEvents()

    def vote_with(card: str, presses: int) -> list[object]:
        page._there.click()
        app.processEvents()
        page._entry.committed.emit(card)
        (booth,) = booths()
        for option in [option.number for option in options_of(held.session, vote) for _ in range(2)][:presses]:
            booth.wished.emit(f"tile:{option}")
        left = next(part.left for part in booth.picture.parts if isinstance(part, Tiles))
        return [booth.screen().name(), booth.card, f"{left} dot{'s' if left != 1 else ''} left"]

    story["at first"] = vote_with("13", 4)
    plug(LAPTOP, PROJECTOR)
    story["unplugged"] = [len(booths()), list(held.cards(vote)), list(said)]
    page._entry.committed.emit("13")
    story["refused"] = page._entry.reason
    plug(LAPTOP, PROJECTOR, HALL)
    vote_with("13", 3)
    said.clear()
    plug(LAPTOP, PROJECTOR, {**HALL, "x": PROJECTOR["x"]})
    story["mirrored"] = [len(booths()), list(held.cards(vote)), list(said)]
    plug(LAPTOP, PROJECTOR, HALL)
    story["again"] = vote_with("13", 0)
    (booth,) = booths()
    for wish in ("tile:1", "tile:2", "tile:3", "tile:4", "tile:5", "done"):
        booth.wished.emit(wish)
    story["kept"] = list(held.cards(vote))
    window.close()
    held.close()
    return story


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
    lived = {"wall": live_through, "booth": in_the_booth}[sys.argv[1]]
    print(json.dumps(lived(Path(sys.argv[2]))))
