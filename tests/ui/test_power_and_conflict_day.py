"""The design *Power and conflict* with 24 made-up leaders, through the real windows, from the contract to what leaves the room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from moothall.activities import found
from moothall.core.agenda import agenda
from moothall.core.forms.form_rounds import bodies_asked, draft_round, open_round, reveal_round, rounds_of_item
from moothall.core.forms.typed_sheet import parts, typed_sheet
from moothall.core.levels import Level
from moothall.core.picture import Showing
from moothall.core.redaction import Audience
from moothall.core.votes import votes
from moothall.desk.form_library import form_named
from moothall.exports import export
from moothall.ui.facilitator.prefs import Prefs
from moothall.ui.shared_screen.spoken import spoken
from tests.ui.test_designs_whole import Day

Key, Mod = Qt.Key, Qt.KeyboardModifier
PRIVATE = ("they always hide their figures", "pays for the beds already open", "Images and coalitions")
"""What is said in the logs and stays there."""


@pytest.fixture
def day(tmp_path: Path, qapp: QApplication) -> Iterator[Day]:
    prefs = Prefs()
    prefs.wear()
    made = Day(tmp_path / "day.moot", "power-and-conflict", prefs, many=24)
    made.desk.blank(False)
    yield made
    made.window.close()


def test_from_the_contract_to_what_leaves_the_room(day: Day, tmp_path: Path) -> None:
    desk, seen = day.desk, []

    def wall() -> str:
        seen.append(day.wall())
        return seen[-1]

    def now() -> str:
        """What the room sees, without a press of Show."""
        QApplication.processEvents()
        seen.append(spoken(desk.picture(), blank=False, gone=0))
        return seen[-1]

    assert all(item.activity == item.wanted for item in agenda(desk.session)), "every item opens its own activity"
    day.begin("ground_rules")
    assert "speak plainly" in wall()
    day.lines("You may pass, without a reason", "What is written is read back")
    day.press(Key.Key_Return, Mod.ControlModifier)
    assert "You may pass" in wall()
    day.begin("timer")
    assert "What would make today worth it?" in wall()

    item = day.begin("worksheet")
    desk.do(draft_round(desk.session, "round", form_named("power"), item.key, "On next year’s shared money"))
    desk.do(open_round(desk.session, "round", desk.now()))
    asked = parts(form_named("power"), bodies_asked(rounds_of_item(desk.session, item.key)[0]))
    for n in range(24):
        desk.put_sheet("round", typed_sheet(asked, f"{7 - n % 2}34{1 + n % 3}5 {6 - n % 2}43{2 + n % 3}4 ab {4 + n % 4} 5"))
    desk.close_form("round")
    assert "24" in wall(), "sealed: how many, and no more"
    desk.do(reveal_round(desk.session, "round"))
    desk.put_up(Showing("worksheet", item.key, subject="round"))
    assert "24 of 24 answered" in now()
    day.begin("capture")
    day.lines("Who may say no", "That we count twice")
    day.begin("break")

    day.begin("mechanism")
    day.click("Bring in: Six steps and three lines")
    day.lines("Both boards meet in one room = either chair, 30 days")
    assert "Two leads talk, 5 working days" in wall() or "Two leads talk, 5 working days" in wall(), "a draft, live"

    day.begin("scenario")
    day.press(Key.Key_Return)
    for n in (1, 2, 3):
        day.press(Qt.Key(Key.Key_0 + n), Mod.AltModifier)
        assert f"Move {n} of 3" in now()
        for seat in range(1, 9):
            day.lines(f"t{seat} {46 + seat % 5} 24 18 = {('Cost follows the person', 'As planned')[seat % 2]}")
        assert "8 of 8 tables" in now() and "Cost follows" not in now()
        day.press(Key.Key_S, Mod.AltModifier)
        assert "Table 7" in now() and "Plan" in now()
    day.lines("t1 need: Who consults, and by when", "t2 need: what is paid meanwhile")
    day.click("To the ladder: Who consults, and by when")

    day.window.go(next(i.key for i in agenda(desk.session) if i.title == "Debrief"), "capture")
    day.lines("When one may recruit from another", "What is paid while we talk", "Whose figures count")
    day.begin("dot_vote")
    day.press(Key.Key_Return)
    day.hold(votes(desk.session)[-1], "1 1 2|1 2 2|2 2 3")
    assert "24" in wall()

    day.begin("conflict")
    log = next(a for a in desk.activities if a.key == "conflict").records[0]
    day.lines("How should winter beds money move?")
    day.press(Key.Key_D, Mod.AltModifier)
    day.lines("Harbour Trust", "who pays for the beds already open", "wards are safe", "a deficit plan")
    day.lines("Fell Council", "its share ring-fenced", "nobody goes home to nobody", "a committee in four weeks")
    day.lines("a rule both could defend in public")
    day.press(Key.Key_Escape)
    tension = log.all(desk.session)[0]
    desk.do(log.edit(desk.session, tension.key, stage=4, note="they always hide their figures"))
    day.press(Key.Key_Y, Mod.AltModifier)
    for turn in (1, 2):
        assert f"Turn {turn} of 2" in now()
        day.press(Key.Key_Y, Mod.AltModifier)
    assert "What could we do now?" in now()
    day.press(Key.Key_Up, Mod.AltModifier)
    day.press(Key.Key_Up, Mod.AltModifier)
    while not log.all(desk.session)[0].read_back:
        day.press(Key.Key_R, Mod.ControlModifier)
    worked = log.all(desk.session)[0]
    assert (worked.step, worked.state, worked.visibility) == ("Two leads talk", "being_worked", int(Level.ROOM))
    day.lines("They never tell us early")

    day.window.go([i.key for i in agenda(desk.session) if i.activity == "mechanism"][-1], "mechanism")
    assert any("winter beds" in card.accessibleName() for card in day.window.panel.ladder.cards)  # type: ignore[attr-defined]
    day.window.panel.turn_to("own")  # type: ignore[attr-defined]
    day.window.activateWindow()
    day.window.panel.take_focus()
    day.press(Key.Key_Return, Mod.ControlModifier | Mod.ShiftModifier)
    day.hold(votes(desk.session)[-1], "1|1|2|3|4")
    assert "bad day" in wall()
    day.window.panel.turn_to("own")  # type: ignore[attr-defined]
    day.window.activateWindow()
    day.window.panel.take_focus()
    day.press(Key.Key_Return, Mod.ControlModifier)
    day.begin("key_messages")
    day.lines("We have agreed how we will disagree")
    day.begin("freedom")
    day.fill("7|6|4")
    assert "Freedom to disagree" in wall()

    # What leaves the room: sides that face each other and the ladder, and of the logs nothing above the level.
    told = day.written(tmp_path / "b.md")
    for words in ("winter beds money", "Harbour Trust", "wards are safe", "a rule both could defend", "Two leads talk",
                  "Who consults, and by when",
                  "Cost follows the person", "agreed how we will disagree"):  # fmt: skip
        assert words in told, words
    for level in (Level.ROOM, Level.OUTSIDE, Level.COUNT):
        out = tmp_path / f"{level.name}.json"
        export(desk.copy_for(Audience(level)), out, found())
        text = out.read_text(encoding="utf-8")
        assert not any(words in text for words in (*PRIVATE, "never tell us early")), level
        assert level is Level.ROOM or not any(words in text for words in ("Harbour", "Ada3", "wards are safe")), level
    assert not any(words in picture for picture in seen for words in (*PRIVATE, "wards are safe", "winter beds", "never tell us"))
