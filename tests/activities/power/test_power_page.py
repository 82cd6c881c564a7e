"""The power page: statements by kind and by who said them, and one key away what the worksheet said, with its floors."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from moothall.activities.power.panel import PowerPanel
from moothall.activities.power.records import POWER
from moothall.activities.power.worksheet_result import freedom_strips, power_round, say_strips, showing_of, sources
from moothall.core.forms.form_rounds import ROUNDS, draft_round, open_round, reveal_round
from moothall.core.forms.typed_sheet import parts, typed_sheet
from moothall.core.strips import Strips
from moothall.desk import Desk
from moothall.desk.form_library import form_named
from moothall.ui.charts.strip_chart import strip_words
from tests.activities.power.worksheet import BODIES, arrive, worksheet
from tests.activities.room import Room

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
FEW = "Lived Experience Panel"


def named(desk: Desk, text: str, **fields: str) -> None:
    desk.do(POWER.add(desk.session, desk.key(), text, "10:24", **fields))


def words(table: object, column: int) -> list[str]:
    return [table.item(place, column).text() for place in range(table.rowCount())]  # type: ignore[attr-defined]  # a Qt table


def test_strips_stand_in_the_order_of_the_list_and_keep_back_what_few_could_judge(desk: Desk) -> None:
    arrive(desk)
    round_ = desk.session.get(ROUNDS, worksheet(desk, few=FEW))
    assert power_round(desk.session) == round_
    shown = desk.shown(round_.key)
    assert shown is not None
    part = say_strips(round_, shown)
    assert [row.name for row in part.rows] == [name for name, _ in BODIES], "the list's order, whatever they were given"
    withheld = part.rows[-1]
    assert withheld.counts is None and withheld.n == 0 and not withheld.said, "neither how many there were nor what they gave"
    assert all(row.formal and row.counts and row.n == 34 and row.said for row in part.rows[:-1])
    assert "not shown" in strip_words(withheld, part.points) and "in practice: " in strip_words(part.rows[0], part.points)
    assert sources(round_, shown)[0].name == "money" and len(sources(round_, shown)) == 10
    showing = showing_of(desk.session, round_, shown)
    assert showing is not None
    desk.put_up(showing)
    strips = next(part for part in desk.picture().parts if isinstance(part, Strips))
    assert strips.rows[0].name == BODIES[0][0], "the room turns to the page of the first organisation"


def test_freedom_is_read_each_time_it_was_asked_and_too_few_are_withheld(desk: Desk) -> None:
    assert freedom_strips(desk.session, desk) is None
    arrive(desk)
    worksheet(desk)
    told = freedom_strips(desk.session, desk)
    assert told is not None and [(row.name, row.n) for row in told.rows] == [("Power worksheet, 10:24", 34)]
    for floor_reached, sheets in ((False, 4), (True, 5)):
        key, form = desk.key(), form_named("freedom-close")
        desk.do(draft_round(desk.session, key, form))
        desk.do(open_round(desk.session, key, desk.now()))
        for _ in range(sheets):
            desk.put_sheet(key, typed_sheet(parts(form, ()), "6"))
        desk.close_form(key)
        desk.do(reveal_round(desk.session, key))
        again = freedom_strips(desk.session, desk)
        assert again is not None
        assert again.rows[-1].counts == ((0, 0, 0, 0, 0, 5, 0) if floor_reached else None), "the check-out, under the same scale"


@pytest.fixture
def page(enter: Callable[..., Room], desk: Desk) -> Room:
    arrive(desk)
    named(desk, "The hospitals always run this", kind="agenda")
    named(desk, "Region decides", kind="on_behalf", said_by="holder")
    named(desk, "Their papers come first", kind="agenda", said_by="holder")
    return enter("power", size=(1064, 744))


def test_the_page_by_keyboard_alone(page: Room, desk: Desk) -> None:
    panel = page.panel
    assert isinstance(panel, PowerPanel)
    assert [row.number for row in panel.side().cards.rows] == [3, 1, 2], "by kind, and what the holder said first"  # type: ignore[attr-defined]  # its own side
    page.press(Key.Key_2, CTRL)
    assert panel.view == "strips" and "No power worksheet yet" in page.said_words()
    assert panel.shown() is None and panel.spotlight() is None
    worksheet(desk, few=FEW)
    page.settle()
    table = panel.strips.table
    assert words(table, 0) == [name for name, _ in BODIES]
    assert words(table, 3) == ["34 raters"] * 5 + ["too few"]
    assert all("practice" in said or said == "same" for said in words(table, 2)[:-1])
    assert panel.shown() is not None and panel.spotlight() is None, "a statement isn't spotlit from the strips"
    assert "34 sheets in" in page.said_words()
    page.press(Key.Key_3, CTRL)
    assert panel.sources.table.hasFocus() and panel.sources.table.rowCount() == 10
    page.press(Key.Key_4, CTRL)
    assert words(panel.freedom.table, 0) == ["Power worksheet, 10:24"] and words(panel.freedom.table, 3) == ["34 answered"]
    page.press(Key.Key_1, CTRL)
    assert panel.view == "statements" and panel.shown() is None
    page.type("Money is decided elsewhere", Key.Key_Return)
    assert [e.statement for e in POWER.all(desk.session)][-1] == "Money is decided elsewhere"
    assert "owner" not in " ".join(f.name for f in POWER.fields), "named is enough"
    panel.look("strips")
    cards = panel.side().cards  # type: ignore[attr-defined]  # its own side
    cards.setFocus()
    cards.go_to(next(row.key for row in cards.rows if row.number == 2))
    page.press(Key.Key_Return)
    assert panel.view == "statements" and panel.entry is not None and panel.entry.number == 2
