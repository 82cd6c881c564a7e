"""Actions: kept by one typed line, soonest first, read back on the wall, named in the room and nowhere outside."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from sqlite3 import connect

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from moothall.activities import found
from moothall.activities.actions.records import ACTION, Action
from moothall.core.agenda import AGENDA, agenda
from moothall.core.levels import Level
from moothall.core.model import Step, changed
from moothall.core.people import enlist, mark_present, strike_off
from moothall.core.picture import Question, Showing, Words
from moothall.core.redaction import Audience
from moothall.core.session_details import edit_details
from moothall.core.typed_record import add_typed
from moothall.desk import Desk
from moothall.desk.sessions import new_session, open_session
from moothall.exports import export
from moothall.exports.json_copy import as_json
from moothall.ui.kit.list_rows import ListRows
from moothall.ui.kit.log_panel import LogPanel
from moothall.ui.kit.rows_model import ROW, ListedNote
from moothall.ui.kit.segmented import Segment
from moothall.ui.shared_screen.spoken import spoken
from tests.activities.room import Room, focus, on_disk, same
from tests.exports.pdf import text_of
from tests.ui.chosen import choose_from

Key = Qt.Key
Enter = Callable[..., Room]
LINE = "ask for one rota @Dana 14 Dec = the rota is on the wall"


@pytest.fixture(autouse=True)
def day_and_people(desk: Desk) -> None:
    desk.do(edit_details(desk.session, date="2026-11-05"))
    desk.do(enlist(desk.session, [("Dana Okoro", "Community Health Trust", {}), ("Sam Reed", "", {})], ["trust", "dana", "sam"]))
    desk.do(mark_present(desk.session, ["dana"], True))


def kept(desk: Desk, line: str = LINE) -> Action:
    key = desk.key()
    desk.do(add_typed(ACTION, desk.session, key, line, desk.now()))
    return desk.session.get(ACTION.table, key)


def listed(room: Room) -> list[ListedNote]:
    rows = room.find(ListRows).model()
    return [rows.index(n, 0).data(ROW) for n in range(rows.rowCount())]


# ── at the window ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_one_line_and_enter(enter: Enter, desk: Desk, tmp_path: Path) -> None:
    room = enter("actions")
    room.line(LINE)
    (action,) = ACTION.all(desk.session)
    assert (action.what, action.owner, action.by_when) == ("ask for one rota", "dana", "2026-12-14")
    assert (action.done, action.state) == ("the rota is on the wall", "open")
    assert room.entry.text == "" and same(desk.session, on_disk(desk, tmp_path))
    desk.undo()
    assert ACTION.all(desk.session) == []


def test_what_it_means_is_said_while_it_is_typed(enter: Enter, desk: Desk) -> None:
    room = enter("actions")
    assert isinstance(room.panel, LogPanel)
    meaning = room.panel.log.meaning
    room.type("ask for one rota @Dana 14 Dec")
    said = meaning.accessibleName()
    assert "Dana Okoro, Community Health Trust" in said and "Mon 14 Dec 2026" in said and "ask for one rota" in said
    assert focus().accessibleDescription() == said and meaning.isVisible() and not room.panel.log.signs.isVisible()
    room.type(" = up")
    assert "Done looks like up" in meaning.accessibleName()
    room.entry.set_text("ask @Sam")
    assert "Sam Reed is not here" in meaning.accessibleName()
    room.entry.set_text("ask somebody")
    assert "to be asked" in meaning.accessibleName() and "By when? A real date." in meaning.accessibleName()
    room.entry.set_text("")
    assert room.panel.log.signs.isVisible() and not meaning.isVisible()


@pytest.mark.parametrize(
    ("line", "reason"),
    [("ask @Sam", "not here"), ("ask 5/14", "14/5"), ("ask 1 May 2026", "before this"), ("@Dana", "nothing to keep")],
)
def test_a_refused_line_stays_and_says_why(enter: Enter, desk: Desk, line: str, reason: str) -> None:
    room = enter("actions")
    room.line(line)
    assert ACTION.all(desk.session) == [] and room.entry.text == line
    assert reason in room.entry.reason and reason in focus().accessibleDescription()


def test_the_list_is_soonest_first_and_asks_for_a_day(enter: Enter, desk: Desk) -> None:
    for line in ("third 14 Dec 2027", "second @Dana 14 Dec", "first, without a day", "over 6 Nov"):
        kept(desk, line)
    desk.do(ACTION.edit(desk.session, ACTION.all(desk.session)[3].key, state="done"))
    rows = listed(enter("actions"))
    assert [(r.number, r.source, r.time, r.asked, r.marks) for r in rows] == [
        (3, "to be asked", "", "By when? A real date.", ()),
        (2, "Dana Okoro", "Mon 14 Dec", "", ()),
        (1, "to be asked", "Tue 14 Dec 2027", "", ()),
        (4, "to be asked", "Fri 6 Nov", "", ("done",)),
    ]


def test_the_form_takes_and_shows_a_day_as_people_write_it(enter: Enter, desk: Desk) -> None:
    kept(desk, "ask")
    room = enter("actions")
    when = room.named("By when")
    when.setFocus()
    room.line("14 May 2027")
    assert ACTION.all(desk.session)[0].by_when == "2027-05-14"
    assert when.text() == "14 May 2027"  # type: ignore[attr-defined]  # a one-line field
    when.selectAll()  # type: ignore[attr-defined]
    room.line("1 May 2026")
    assert "before this session" in when.accessibleDescription()
    assert ACTION.all(desk.session)[0].by_when == "2027-05-14"


def test_the_form_offers_who_is_here_and_whoever_has_it(enter: Enter, desk: Desk) -> None:
    kept(desk)
    room = enter("actions")
    box = room.find(QComboBox, "Owner")
    assert [box.itemText(n) for n in range(box.count())] == ["to be asked", "Dana Okoro"]
    desk.do(mark_present(desk.session, ["dana"], False))
    room.settle()
    assert box.currentText() == "Dana Okoro (not here)"
    desk.do(strike_off(desk.session, "dana"))
    room.settle()
    assert box.currentText() == "no longer on the list (not here)"
    assert ACTION.all(desk.session)[0].owner == "dana", "it comes back with the person, by Undo"
    room.named("With whom").setFocus()
    room.line("both wards")
    assert ACTION.all(desk.session)[0].with_whom == "both wards"
    choose_from(box, "to be asked")
    assert ACTION.all(desk.session)[0].owner == ""


def test_its_state_is_one_press(enter: Enter, desk: Desk) -> None:
    kept(desk)
    room = enter("actions")
    room.click(room.find(Segment, "stuck"))
    assert ACTION.all(desk.session)[0].state == "stuck"


def test_it_is_read_back_on_the_wall(enter: Enter, desk: Desk) -> None:
    kept(desk)
    room = enter("actions")
    desk.blank(False)
    room.named("What will be done").setFocus()
    room.press(Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    picture = desk.picture()
    assert picture.parts == (Question("ask for one rota"), Words("Owner: Dana Okoro\nBy when: 14 December 2026"))
    assert "14 December 2026" in spoken(picture) and "on the wall" not in spoken(picture)
    room.named("With whom").setFocus()
    showing = room.panel.spotlight()  # type: ignore[attr-defined]  # asked by name
    assert showing == Showing("actions", room.panel.item_key, "entry", ACTION.all(desk.session)[0].key)


def test_its_key_keeps_one_from_anywhere(tmp_path: Path, qtbot) -> None:
    from moothall.ui.facilitator.prefs import Prefs
    from moothall.ui.facilitator.window import DeskWindow

    prefs = Prefs()
    prefs.wear()
    window = DeskWindow(new_session(tmp_path / "w.moot", found(), title="T", date="2026-11-05"), prefs)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)
    QTest.keyClick(focus(), Key.Key_J, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    for sign in "ask 14 May":
        QTest.keyClick(focus(), sign)
    assert "14 May" in focus().accessibleDescription(), "what it means is said while it is typed, wherever that is"
    QTest.keyClick(focus(), Key.Key_Return)
    assert [a.what for a in ACTION.all(window.desk.session)] == ["ask"]
    window.go("", "actions")
    assert type(window.main.panel).__name__ == "ActionsPanel"
    window.close()


# ── in copies ───────────────────────────────────────────────────────────────────────────────────────────────────────


def told(desk: Desk, level: Level) -> str:
    copy = json.loads(as_json(desk.copy_for(Audience(level))))
    return json.dumps([log for log in copy["logs"] if log["log"] == "actions"], ensure_ascii=False)


def test_the_owner_is_named_in_the_room_and_nowhere_outside(desk: Desk) -> None:
    action = kept(desk)
    desk.do(ACTION.edit(desk.session, action.key, with_whom="Sam Reed’s team", what="ask Sam Reed for one rota"))
    room, outside, count = (told(desk, level) for level in (Level.ROOM, Level.OUTSIDE, Level.COUNT))
    assert "Dana Okoro" in room and "Sam Reed’s team" in room and "14 December 2026" in room
    assert "Dana" not in outside and "team" not in outside and "ask [a name] for one rota" in outside
    assert "14 December 2026" in outside and "the rota is on the wall" in outside
    assert "rota" not in count and '"entries": 1' in count


def test_without_a_day_every_copy_says_so_and_asks_nobody(desk: Desk) -> None:
    kept(desk, "ask for one rota")
    assert (
        "no date yet" in told(desk, Level.ROOM) and "A real date" not in told(desk, Level.ROOM) and "to be asked" in told(desk, Level.ROOM)
    )


def test_its_sheet_is_in_the_summary(desk: Desk, tmp_path: Path) -> None:
    kept(desk)
    for level, named in ((Level.ROOM, True), (Level.OUTSIDE, False)):
        path = tmp_path / f"{level.name}.pdf"
        export(desk.copy_for(Audience(level)), path, found())
        words = text_of(path)
        assert "1 action kept." in words and "ask for one rota" in words and "14 December 2026" in words
        assert "the rota is on the wall" in words and ("Dana Okoro" in words) == named


def test_the_file_shows_actions_in_any_tool(desk: Desk, tmp_path: Path) -> None:
    kept(desk)
    desk.save_copy(tmp_path / "copy.moot")
    with closing(connect(tmp_path / "copy.moot")) as db:
        rows = db.execute('SELECT "No", "What", "Owner", "By when", "Done", "State" FROM "Actions"').fetchall()
    assert rows == [(1, "ask for one rota", "Dana Okoro", "2026-12-14", "the rota is on the wall", "open")]


def test_a_design_that_asks_for_actions_opens_them(tmp_path: Path) -> None:
    made = new_session(tmp_path / "t.moot", found(), template="shared-purpose", date="2026-11-05")
    (item,) = [i for i in agenda(made.session) if i.wanted == "actions"]
    assert item.activity == "actions"
    made.close()


def test_an_item_saved_while_its_activity_was_missing_opens_it_now_and_keeps_what_it_held(tmp_path: Path) -> None:
    made = new_session(tmp_path / "t.moot", found(), template="shared-purpose", date="2026-11-05")
    (item,) = [i for i in agenda(made.session) if i.wanted == "actions"]
    as_saved = replace(item, activity="plain", settings='{"of": "then"}')
    made.do(Step("agenda.step_edited", (changed(AGENDA, item, as_saved),)))
    made.close()
    again = open_session(tmp_path / "t.moot", found())
    assert again.session.get(AGENDA, item.key) == replace(as_saved, activity="actions", settings="{}")
    again.close()
