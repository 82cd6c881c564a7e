"""The designs *Shared purpose* and *Survey playback* from start to summary in the window, with 45 made-up people: every item opens its own
activity, takes what people say, shows it to the room, and stands in the record.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from moothall.activities import found
from moothall.core.agenda import AgendaItem, agenda
from moothall.core.agenda_acts import start_item
from moothall.core.ballots import typed
from moothall.core.forms.form_rounds import ROUNDS, form_asked, open_round, reveal_round, rounds
from moothall.core.forms.typed_sheet import parts, typed_sheet
from moothall.core.people import enlist, mark_present, participants
from moothall.core.redaction import Audience, Level
from moothall.core.votes import Vote, open_vote, options_of, reveal_vote, votes
from moothall.desk.sessions import new_session
from moothall.exports import export
from moothall.imports.apply_import import bring
from moothall.ui.facilitator.prefs import Prefs
from moothall.ui.facilitator.window import DeskWindow
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.shared_screen.spoken import spoken
from tests.imports.incoming import read

Key, Mod = Qt.Key, Qt.KeyboardModifier
BODIES = ("Harbour Trust", "Fell Council", "Carers Together", "Moor Practice", "Coast School")


class Day:
    """A window on a design, and the hands of whoever runs it."""

    def __init__(self, path: Path, design: str, prefs: Prefs, many: int = 45) -> None:
        self.many = many
        self.desk = new_session(path, found(), design, title="A made-up day", date="2026-11-05", clock=lambda: datetime(2026, 11, 5, 10, 0))
        people = [(f"Ada{n} Vane{n}", BODIES[n % 5], {"sector": f"sector {n % 3}", "table": str(1 + n % 8)}) for n in range(many)]
        self.desk.do(enlist(self.desk.session, people, self.desk.keys(2 * many)))
        self.desk.do(mark_present(self.desk.session, [p.key for p in participants(self.desk.session)], True))
        self.window = DeskWindow(self.desk, prefs)
        self.window.resize(1440, 900)
        self.window.show()
        self.window.arrive()
        # One screen only, and it is nobody else's: private pages are part of the day.
        self.window.shared_screen.discretion.doubt(False)
        self.window.activateWindow()
        QApplication.processEvents()

    def begin(self, activity: str) -> AgendaItem:
        """The item of that activity starts, opens its page and is on the wall."""
        item = next(i for i in agenda(self.desk.session) if i.wanted == activity)
        assert item.activity == activity, "every item opens its own activity"
        self.desk.do(start_item(self.desk.session, item.key, self.desk.now()))
        self.window.go(item.key, activity)
        QApplication.processEvents()
        return item

    def lines(self, *lines: str) -> None:
        for text in lines:
            entry = next(e for e in self.window.panel.findChildren(EntryLine) if e.isVisible())
            entry.setFocus()
            entry.set_text(text)
            self.press(Key.Key_Return)
            assert not entry.text, (text, "was refused")

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, held)
        QApplication.processEvents()

    def click(self, name: str) -> None:
        buttons = self.window.findChildren(QAbstractButton)
        button = next(b for b in buttons if b.isVisible() and name in (b.accessibleName(), b.text()))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        # A screen without a window manager may leave no window active.
        self.window.activateWindow()
        QApplication.processEvents()

    def hold(self, vote: Vote, marks: str) -> None:
        """A ballot of everybody on paper, each one of these lines in turn, from open to reveal."""
        self.desk.do(open_vote(self.desk.session, vote.key, self.desk.now()))
        options, said = options_of(self.desk.session, vote.key), marks.split("|")
        for card in range(1, self.many + 1):
            self.desk.cast(vote.key, typed(said[card % len(said)], options), "paper", card)
        self.desk.close_vote(vote.key)
        self.desk.do(reveal_vote(self.desk.session, vote.key))

    def fill(self, lines: str) -> None:
        """A sheet of everybody of the form that stands here, each one of these lines in turn, from the first press to reveal."""
        self.click("Prepare the sheets")
        round_, said = rounds(self.desk.session)[-1].key, lines.split("|")
        self.desk.do(open_round(self.desk.session, round_, self.desk.now()))
        asked = parts(form_asked(self.desk.session.get(ROUNDS, round_)), ())
        self.desk.put_sheets(round_, [(None, typed_sheet(asked, said[n % len(said)])) for n in range(1, self.many + 1)])
        self.desk.close_form(round_)
        self.desk.do(reveal_round(self.desk.session, round_))

    def wall(self) -> str:
        self.window.show_item()
        return spoken(self.desk.picture(), blank=False, gone=0)

    def written(self, to: Path) -> str:
        export(self.desk.copy_for(Audience(Level.ROOM)), to, found())
        return to.read_text(encoding="utf-8")


@pytest.fixture
def day(tmp_path: Path, qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Day]:
    prefs = Prefs()
    prefs.wear()
    made = Day(tmp_path / "day.moot", request.param, prefs)
    yield made
    made.window.close()


@pytest.mark.parametrize("day", ["shared-purpose"], indirect=True)
def test_shared_purpose_from_start_to_summary(day: Day, tmp_path: Path) -> None:
    desk = day.desk
    for activity in ("attendance", "timer"):
        day.begin(activity)
        assert day.wall()
    day.begin("power")
    day.lines("The hospital sets the agenda")
    assert "hospital" not in day.wall()
    day.begin("capture")
    day.lines("Home first", "One number to ring", "A rota we share", "Homes before beds")
    day.begin("cluster")
    day.lines("1 +", "2 +", "3 B", "4 A")
    assert day.wall()
    day.begin("break")
    day.begin("dot_vote")
    day.press(Key.Key_Return)
    day.hold(votes(desk.session)[-1], "1 1 2|1 2 2|2 2 1")
    assert "45" in day.wall()

    day.begin("two_columns")
    day.lines("Nobody waits in a bed")
    day.press(Key.Key_R, Mod.AltModifier)
    day.lines("Forty wait tonight - 5")
    assert "Nobody waits" not in day.wall() and "Forty wait tonight" in day.wall(), "the question first, then pair by pair"

    day.begin("statement")
    panel = day.window.panel
    panel.page.agreed.emit(80, 3)  # type: ignore[attr-defined]
    for words, marks in (("To use beds well", "1|2|5|6"), ("To get people home", "1|1|2|3|5")):
        panel.page.worded.emit(words)  # type: ignore[attr-defined]
        panel._poll()  # type: ignore[attr-defined]
        day.hold(votes(desk.session)[-1], marks)
    panel._adopt()  # type: ignore[attr-defined]
    assert "To get people home" in day.wall()

    day.begin("offers")
    day.lines("harbour > fell a named nurse", "fell > moor one form", "carers + twelve volunteers")
    day.window.panel._choose(desk.session.all(_table("help_asked"))[0].key)  # type: ignore[attr-defined]
    day.press(Key.Key_1, Mod.AltModifier)
    assert "one form" in day.wall(), "the next that waits for its answer"

    day.begin("key_messages")
    day.lines("We have one purpose: people at home", "We meet again in six weeks", "2: 0 0 1 4 20 20")
    assert "people at home" in day.wall()
    day.begin("actions")
    day.lines("Ask for one rota @Ada3 14 Dec = it hangs on the wall")
    day.begin("freedom")
    day.fill("7|6|4")
    assert "Freedom to disagree: 4: 15, 6: 15, 7 completely free: 15" in day.wall()

    day.window.go("", "before_leaving")
    told = day.written(tmp_path / "a.md")
    for words in (
        "Home first",
        "Forty wait tonight",
        "To use beds well",
        "a named nurse",
        "people at home",
        "one rota",
        "Ada3 Vane3",
        "How free",
    ):
        assert words in told, words
    assert "The hospital sets" not in told, "not read back"
    assert desk.session.all(_table("session"))[0].purpose == "To get people home"
    outside = json.dumps(json.loads(_outside(desk, tmp_path)))
    assert "Ada3" not in outside and "Harbour" not in outside


@pytest.mark.parametrize("day", ["survey-playback"], indirect=True)
def test_survey_playback_from_start_to_summary(day: Day, tmp_path: Path) -> None:
    desk = day.desk
    rows = ["question,text,theme,response_no,sector"]
    rows += [
        f"What gets in the way?,Answer {n} about {('beds', 'money')[n % 2]},{('Beds', 'Money')[n % 2]},{n},sector {n % 2}"
        for n in range(1, 13)
    ]
    rows += [f"What would help?,Help {n},One form,{n},sector 0" for n in range(1, 7)]
    source = tmp_path / "answers.csv"
    source.write_text("\n".join(rows), encoding="utf-8")
    bring(desk, read(source, "contributions"))

    day.begin("attendance")
    day.begin("playback")
    assert "What gets in the way?" in day.wall() and "Beds" in day.wall() and "Answer 2" not in day.wall()
    day.press(Key.Key_Down, Mod.AltModifier)
    assert "What would help?" in spoken(desk.picture(), blank=False, gone=0), "the wall goes along"
    day.begin("who_answered")
    assert "sector 0" in day.wall()
    day.lines("Those who work at night @Ada3 14 Dec = the hours are wrong")
    day.begin("gallery_walk")
    day.lines("A nobody counts the weekend", "3 = Answer three, in other words", "4 ~")
    day.window.show_item()
    assert "weekend" in day.wall()
    day.begin("poll")
    day.click("Prepare the poll")
    day.hold(votes(desk.session)[-1], "7|6|6|2")
    day.begin("sign_up")
    day.lines("A @Ada7 a room on Fridays", "B @Ada8 two evenings")
    day.press(Key.Key_Up)
    day.press(Key.Key_Return, Mod.ControlModifier)
    assert day.wall().count("Ada") == 1, "only whose name may be passed on"
    day.begin("freedom")
    day.fill("7|5")

    told = day.written(tmp_path / "e.md")
    for words in ("Answer 2 about beds", "Those who work at night", "nobody counts the weekend", "a room on Fridays", "Ada7 Vane7"):
        assert words in told, words
    assert "Ada7" not in _outside(desk, tmp_path)


def _table(name: str):
    from moothall.desk.sessions import schema_of

    return next(t for t in schema_of(found()).tables if t.name == name)


def _outside(desk, folder: Path) -> str:
    export(desk.copy_for(Audience(Level.OUTSIDE)), folder / "out.json", found())
    return (folder / "out.json").read_text(encoding="utf-8")
