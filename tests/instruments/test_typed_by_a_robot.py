"""Sheets typed by a robot that never waits: 11 organisations in two columns, every key as fast as it comes, and not one lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moothall.activities import found
from moothall.core.agenda import add_item
from moothall.core.forms.form_rounds import draft_round, open_round, reveal_round
from moothall.core.people import enlist
from moothall.desk.form_library import form_named
from moothall.desk.sessions import new_session
from moothall.instruments.panel_form import FormPanel
from moothall.instruments.panel_form_open import FormOpen
from moothall.ui.facilitator.prefs import Prefs
from moothall.ui.facilitator.window import DeskWindow
from tests.trials import LONG, many

BODIES = tuple(f"Organisation {n}" for n in range(1, 12))
PACE = 62
"""Milliseconds before a key goes down and before it comes up: eight keys a second. The short run waits for nothing, which is harder."""


@pytest.mark.trial
def test_no_key_of_a_robot_is_lost(qtbot, tmp_path: Path) -> None:
    desk = new_session(tmp_path / "a.moot", found())
    desk.do(enlist(desk.session, [(f"Person {n}", name, {"present": True}) for n, name in enumerate(BODIES)], desk.keys(30)))
    desk.do(add_item(desk.session, "power", "Naming power", 20, "worksheet"))
    desk.do(draft_round(desk.session, "r", form_named("power"), "power"))
    desk.do(open_round(desk.session, "r", desk.now()))
    window = DeskWindow(desk, Prefs())
    qtbot.addWidget(window)
    window.show()
    window.arrive()
    window.go("power", "worksheet")
    assert isinstance(window.panel, FormPanel)
    page = window.panel._page
    assert isinstance(page, FormOpen)
    by, meant, sheets = Random(11), Counter[tuple[str, str, int]](), many(5, 60)
    for _ in range(sheets):
        for column, ends in (("formal", Qt.KeyboardModifier.NoModifier), ("real", Qt.KeyboardModifier.ShiftModifier)):
            for name in BODIES:
                point = by.randint(1, 7)
                meant[column, name, point] += 1
                press(page, getattr(Qt.Key, f"Key_{point}"))
            press(page, Qt.Key.Key_Return, ends)
    assert desk.sheets_in("r") == sheets and not page.line.text
    desk.close_form("r")
    desk.do(reveal_round(desk.session, "r"))
    shown = desk.shown("r")
    assert shown is not None
    counted = {
        (strip.unit.split("/")[1], strip.unit.split("/")[2], point): n
        for strip in shown.strips
        if strip.unit.startswith("say/") and strip.counts
        for point, n in strip.counts.items()
    }
    columns = [column.key for column in form_named("power").questions[0].columns]
    assert counted == {(columns[column == "real"], name, point): n for (column, name, point), n in meant.items()}


def press(page: FormOpen, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    line = page.line.focusProxy()
    assert line is not None
    QTest.keyClick(line, key, held, PACE if LONG else -1)
