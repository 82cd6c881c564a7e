"""A form from the choice to the reveal, in a real window: line, echo, correction, close, reveal on both windows, the record."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moothall.activities import found
from moothall.activities.power.records import POWER
from moothall.core.agenda import add_item
from moothall.core.errors import Refused
from moothall.core.forms.form_rounds import ROUNDS, bodies_asked, change_round
from moothall.core.people import enlist
from moothall.core.picture import Question, TurnoutDots
from moothall.core.redaction import Audience, Level
from moothall.core.strips import Strips
from moothall.desk.sessions import new_session
from moothall.exports.form_pages import form_pages
from moothall.exports.json_copy import as_json
from moothall.exports.packs.page import PackSheet
from moothall.exports.packs.plan import PackOptions, PackPlan
from moothall.exports.packs.session_pack import Pack
from moothall.instruments.form_pack import pages_of
from moothall.instruments.panel_form import FormPanel
from moothall.instruments.panel_form_booth import FormBooth
from moothall.instruments.panel_form_open import FormOpen
from moothall.instruments.panel_form_result import FormResult
from moothall.instruments.panel_form_start import FormDraft, FormStart
from moothall.instruments.panel_form_typing import TypedCells, TypedRow
from moothall.ui.facilitator.prefs import Prefs
from moothall.ui.facilitator.window import DeskWindow
from moothall.ui.kit.button import Button
from moothall.ui.shared_screen.spoken import spoken

BODIES = ("Harbour", "Council", "Hospitals")


@pytest.fixture
def window(qtbot, tmp_path: Path) -> DeskWindow:
    desk = new_session(tmp_path / "a.moot", found())
    desk.do(enlist(desk.session, [(f"Person {n}", BODIES[n % 3], {"present": True}) for n in range(9)], desk.keys(12)))
    desk.do(add_item(desk.session, "pulse", "Pulse", 10, "pulse"))
    desk.do(add_item(desk.session, "power", "Naming power", 20, "worksheet"))
    window = DeskWindow(desk, Prefs())
    qtbot.addWidget(window)
    window.show()
    window.arrive()
    return window


def panel_of(window: DeskWindow, item: str, activity: str) -> FormPanel:
    window.go(item, activity)
    assert isinstance(window.panel, FormPanel)
    return window.panel


def press(panel: FormPanel, words: str) -> None:
    button = next(b for b in panel.findChildren(Button) if b.own_words == words and b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def line(panel: FormPanel, text: str, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    assert isinstance(panel._page, FormOpen)
    QTest.keyClicks(panel._page.line.focusProxy(), text)
    QTest.keyClick(panel._page.line.focusProxy(), Qt.Key.Key_Return, keys)


def test_a_pulse_walks_from_the_sheet_to_the_record(window: DeskWindow) -> None:
    desk, panel = window.desk, panel_of(window, "pulse", "pulse")
    assert isinstance(panel._page, FormStart)
    press(panel, "Prepare the sheets")
    assert isinstance(panel._page, FormDraft)
    press(panel, "Open: sheets come in")
    round_ = desk.session.all(ROUNDS)[0].key
    for n in range(7):
        line(panel, f"546356{n % 7 + 1}n; a line of {n}")
    assert desk.sheets_in(round_) == 7
    # One that can't be right is kept in the line, whole, with what is wrong.
    line(panel, "54635")
    assert panel._page.line.reason == "5 answers, 7 questions. A dot is a blank."
    line(panel, "3: 111111.")
    assert desk.sheets_in(round_) == 7, "sheet 3 was corrected"
    QTest.keyClicks(panel._page.line.focusProxy(), "54")
    assert "4 is Desire and belief, neither" in panel._page._echo.text()
    assert panel._page.unkept(), "half a sheet is typed"
    QTest.keyClick(panel._page.line.focusProxy(), Qt.Key.Key_Escape)
    window.desk.put_up(panel.shown())
    assert any(isinstance(part, TurnoutDots) for part in desk.picture().parts)
    assert "7 of 9" in spoken(desk.picture(), blank=False)
    desk.close_form(round_)
    assert not any(isinstance(part, Strips) for part in desk.picture().parts), "sealed until it is revealed"
    QTest.mouseClick(panel._side._reveal, Qt.MouseButton.LeftButton)
    assert isinstance(panel._page, FormResult)
    # In the same turn of the event loop the room has it too.
    strips = next(part for part in desk.picture().parts if isinstance(part, Strips))
    assert [(row.name, row.n) for row in strips.rows][:2] == [("Purpose", 7), ("Desire and belief", 7)]
    assert strips.rows[0].counts == (1, 0, 0, 0, 6, 0, 0)
    assert "Purpose: 1 strongly disagree: 1, 5: 6" in spoken(desk.picture(), blank=False)
    assert panel._page._grid.table.item(0, 2).text() == "1"
    told = str(form_pages(desk.copy_for(Audience(Level.OUTSIDE))))
    assert "a line of 4" in told and "a line of 2" not in told
    assert b"a line of 4" not in as_json(desk.copy_for(Audience(Level.COUNT)))


def test_a_power_sheet_is_typed_part_by_part(window: DeskWindow) -> None:
    desk, panel = window.desk, panel_of(window, "power", "worksheet")
    panel._page._form.box.setCurrentIndex(panel._page._form.box.findData("power"))
    panel._page._form.chosen.emit("power")
    press(panel, "Prepare the sheets")
    press(panel, "Open: sheets come in")
    round_ = desk.session.all(ROUNDS)[0].key
    for n in range(6):
        line(panel, "3-4" if n else "357")
        assert panel._page._at == 1
        if n == 0:
            # Beside the line: which part it is, and a cell for each organisation as its digit comes.
            assert [(t.title, t.note, t.state) for t in panel._page._tiles._tiles][:3] == [
                ("Formal power", "3 of 3", "done"), ("In practice", "0 of 3", "now"), ("Sources", "tick any", "to_come"),
            ]  # fmt: skip
            QTest.keyClicks(panel._page.line.focusProxy(), "44")
            cells = panel._page._cells
            assert cells._rows == [TypedRow("Formal power", ("3", "5", "7")), TypedRow("In practice", ("4", "4", ""), 2)]
            assert cells.isVisible() and "4 is Council" in cells.accessibleDescription()
            panel._page.line.set_text("")
        line(panel, "445")
        assert not panel._page._cells.isVisible(), "sources are no organisations"
        line(panel, "ac")
        if n:
            # The sheet ends where it stands: what comes after is blank.
            line(panel, "4", Qt.KeyboardModifier.ShiftModifier)
            continue
        for part in ("4", "", "", "b", "our cabinet, by May"):
            line(panel, part)
    assert desk.sheets_in(round_) == 6
    desk.close_form(round_)
    QTest.mouseClick(panel._side._reveal, Qt.MouseButton.LeftButton)
    shown = desk.shown(round_)
    assert shown is not None
    assert {s.unit: s.counts for s in shown.strips if s.unit.startswith("say/formal")} == {
        "say/formal/Harbour": {3: 6}, "say/formal/Council": None, "say/formal/Hospitals": {4: 5, 7: 1},
    }  # fmt: skip
    assert "Freedom to disagree: 4: 6" in spoken(desk.picture(), blank=False)
    # What the sheets say of a veto is nowhere; its holder says it, and one key makes an entry of it.
    assert "veto" not in {s.unit for s in shown.strips} and "cabinet" not in repr(shown)
    veto = panel._page.aloud
    assert veto is not None
    QTest.keyClicks(veto.focusProxy(), "we must ask our cabinet first")
    QTest.keyClick(veto.focusProxy(), Qt.Key.Key_Return)
    assert "colon" in veto.reason and not POWER.all(desk.session)
    veto.set_text("")
    QTest.keyClicks(veto.focusProxy(), "council: we must ask our cabinet first")
    QTest.keyClick(veto.focusProxy(), Qt.Key.Key_Return)
    assert [(e.kind, e.held_by, e.item) for e in POWER.all(desk.session)] == [("veto", "Council", "power")] and not veto.text
    assert "cabinet" not in spoken(desk.picture(), blank=False), "the log is the facilitator's"
    desk.undo()
    assert not POWER.all(desk.session)
    # F5 puts the question up, and the strips again.
    desk.put_up(panel.shown())
    assert isinstance(desk.picture().parts[0], Question)
    assert panel.shown().view == ""


def test_the_cell_that_is_typed_is_seen_in_a_low_window(qtbot) -> None:
    cells = TypedCells()
    qtbot.addWidget(cells)
    names = [f"Organisation {n}" for n in range(12)]
    for at, first in ((0, 0), (5, 0), (6, 1), (11, 1), (12, 1)):
        cells.show_rows(names, [TypedRow("In practice", ("3",) * at, at)], "said")
        cells.resize(640, cells.minimumSizeHint().height())
        assert (cells._a_band(640), cells.first_band()) == (6, first)
    cells.resize(640, cells.high(640))
    assert cells.first_band() == 0, "there is room for both"


def test_its_blank_sheets_are_in_the_pack(window: DeskWindow) -> None:
    desk, panel = window.desk, panel_of(window, "power", "worksheet")
    panel._page._form.box.setCurrentIndex(panel._page._form.box.findData("power"))
    panel._page._form.chosen.emit("power")
    press(panel, "Prepare the sheets")
    plan = PackPlan(desk.session, desk.activities, PackOptions())
    (sheet,), (pulse,) = list(pages_of("worksheet", plan)), list(pages_of("pulse", plan))
    assert (sheet.code, sheet.copies, sheet.two_sided, sheet.numbered) == ("P6", 10, True, True)
    assert (pulse.code, pulse.copies, pulse.numbered) == ("P7", 10, False)
    made = sheet.make(PackSheet("a4", False, 180, 260))
    assert len(made) == 10 and len(made[0].parts) == 2, "ten numbered sheets, each with a back"
    text = str(made[0])
    assert all(body in text for body in BODIES) and "statutory duty" in text and "What is hard to say here" in text
    assert text.count("Counted nowhere") == 2, "the veto and whom to consult"
    # By button: from then on the words and the list are those on paper, and what came since is told.
    press(panel, "They are printed: fix the words")
    round_ = desk.session.all(ROUNDS)[0]
    assert round_.printed and [body.name for body in bodies_asked(round_)] == list(BODIES)
    assert not panel._page._printed.isVisible() and panel._page._frozen.isVisible()
    with pytest.raises(Refused):
        change_round(desk.session, round_.key, subject="something else")
    desk.do(enlist(desk.session, [("Late", "Ambulance", {"present": True})], desk.keys(4)))
    assert "Ambulance" in panel._page._later.text() and panel._page._later.isVisible()
    # By printing: a form without a round has one, and what was printed before is printed with what came since.
    steps = 0
    pages = [*pages_of("worksheet", plan), *pages_of("pulse", plan)]
    for step in Pack.fixed_by(pages, desk.session, desk.key):
        desk.do(step)
        steps += 1
    worksheet, pulse_ = desk.session.all(ROUNDS)
    assert steps == 2 and pulse_.printed and pulse_.item == "pulse" and pulse_.position > worksheet.position
    assert [body.name for body in bodies_asked(worksheet)] == [*BODIES, "Ambulance"] and not panel._page._later.isVisible()
    assert not list(Pack.fixed_by(pages, desk.session, desk.key)), "once is enough"


def test_a_form_of_ones_own_is_written_kept_and_used(window: DeskWindow) -> None:
    desk, panel = window.desk, panel_of(window, "power", "worksheet")
    own = panel._page._own
    own._title.set_text("Of our own")
    own._lines.set_text("1-5 not at all / wholly: How near are we?\nnonsense")
    press(panel, "Keep as my own")
    assert panel._page._form.box.findText("Of our own") < 0, "a line that means nothing is refused"
    own._lines.set_text("1-5 not at all / wholly: How near are we?\nwords: What would help?")
    press(panel, "Keep as my own")
    assert panel._page._form.box.currentText() == "Of our own"
    press(panel, "Prepare the sheets")
    press(panel, "Open: sheets come in")
    for mark in "12345":
        line(panel, f"{mark}; more time")
    desk.close_form(desk.session.all(ROUNDS)[0].key)
    QTest.mouseClick(panel._side._reveal, Qt.MouseButton.LeftButton)
    strips = next(part for part in desk.picture().parts if isinstance(part, Strips))
    assert (strips.rows[0].name, strips.rows[0].counts) == ("How near are we?", (1, 1, 1, 1, 1))


def test_a_booth_takes_one_sheet_and_forgets_who_stood_there(window: DeskWindow, qtbot) -> None:
    desk, panel = window.desk, panel_of(window, "pulse", "pulse")
    press(panel, "Prepare the sheets")
    press(panel, "Open: sheets come in")
    round_ = desk.session.all(ROUNDS)[0]
    booth = FormBooth(desk, round_)
    qtbot.addWidget(booth)
    booth.show()
    for key in "543-":
        QTest.keyClicks(booth, key)
    QTest.keyClick(booth, Qt.Key.Key_Backspace)
    QTest.keyClicks(booth, "2")
    QTest.keyClick(booth, Qt.Key.Key_Return)
    QTest.keyClicks(booth, "67")
    assert desk.sheets_in(round_.key) == 0, "nothing is kept before it is handed in"
    assert booth._field is not None
    booth._field.set_text("more time")
    booth._next.click()
    QTest.keyClicks(booth, "n")
    assert booth._next.own_words == "Hand it in"
    booth._next.click()
    assert desk.sheets_in(round_.key) == 1 and not booth._marks and not booth._words
    (sheet,) = desk._store.forms.sheets(round_.key)
    assert [sheet.marks.get(k, 0) - 1 for k in ("purpose", "desire", "support", "ways", "relationships", "disagree", "freedom")] == [
        5, 4, 3, 2, -1, 6, 7,
    ]  # fmt: skip
    assert sheet.words == {"open": "more time"} and sheet.marks["group"] == 2
    # Left alone, half a sheet goes.
    QTest.keyClicks(booth, "5")
    booth._idle.timeout.emit()
    assert not booth._marks and booth._at == 0
