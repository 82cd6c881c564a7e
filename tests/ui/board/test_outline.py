"""The outline's model: every line a screen reader needs, kept up line by line, and no widget for any of them."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from moothall.core.contributions import CONTRIBUTIONS, Written, flag_note
from moothall.core.merging import hide_note, repeat_note
from moothall.core.themes import copy_into, new_domain, place
from moothall.ui.board.dirty import touched_by
from moothall.ui.board.outline import Outline
from moothall.ui.board.outline_model import KEY, OutlineModel
from tests.ui.board.test_tile_cache import Room


def said(model: OutlineModel) -> list[tuple[str, list[str]]]:
    """What a screen reader is told: each theme's line, and its notes'."""
    found = []
    for row in range(model.rowCount()):
        branch = model.index(row, 0)
        role = Qt.ItemDataRole.AccessibleTextRole
        found.append((branch.data(role), [model.index(n, 0, branch).data(role) for n in range(model.rowCount(branch))]))
    return found


@pytest.mark.parametrize("seed", range(4))
def test_after_any_acts_it_says_what_a_new_outline_would(qtbot: QtBot, seed: int) -> None:
    room, model = Room(qtbot, 80, 6), OutlineModel()
    room.chance = random.Random(seed)
    model.show_board(room.session, "p")
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    real = room.do

    def do(step: object) -> None:
        real(step)  # type: ignore[arg-type]
        touched = touched_by(room.session, step.changes)  # type: ignore[attr-defined]
        model.refresh(room.session, touched.themes, touched.notes)

    room.do = do  # type: ignore[method-assign]
    for _ in range(60):
        room.act()
        anew = OutlineModel()
        anew.show_board(room.session, "p")
        assert said(model) == said(anew)


def test_every_state_is_said(qtbot: QtBot) -> None:
    room = Room(qtbot, 12, 2)
    a, b = (column.theme for column in room.scene.columns.values())
    notes = room.scene.columns[a.key].notes
    first, second = notes[0].face, notes[1].face
    room.do(flag_note(room.session, first.note, "late", True))
    room.do(flag_note(room.session, first.note, "example", True))
    room.do(hide_note(room.session, second.note, True))
    room.do(copy_into(room.session, first.note, b.key, room.key()))
    room.do(repeat_note(room.session, second.note, Written("Again"), room.key()))
    room.do(new_domain(room.session, room.key(), "p", "Money", [a.key]))
    model = OutlineModel()
    model.show_board(room.session, "p")
    lines = dict(said(model))
    assert lines["A no name yet, 5 notes, 1 repeat, domain Money"][0].endswith(", late, starred as an example")
    assert next(line for line in lines["A no name yet, 5 notes, 1 repeat, domain Money"] if f"Note {second.number}," in line).endswith(
        ", said again once, hidden"
    )
    assert any(line.endswith(", copy, late, starred as an example") for line in lines["B Theme 1, 6 notes"])
    assert [len(line) for line in (lines["Not placed yet, 2 notes"],)] == [2]


def test_a_moved_note_is_two_lines_and_what_is_chosen_stays(qtbot: QtBot) -> None:
    room, outline = Room(qtbot, 80, 6), Outline()
    qtbot.addWidget(outline)
    outline.show_board(room.session, "p")
    model, changes = outline.model(), []
    first, last = model.index(0, 0), model.index(3, 0)
    outline.setCurrentIndex(model.index(5, 0, first))
    chosen = outline.notes()
    model.rowsInserted.connect(lambda _, start, end: changes.append(("come", end - start + 1)))
    model.rowsRemoved.connect(lambda _, start, end: changes.append(("gone", end - start + 1)))
    step = place(room.session, [model.index(2, 0, first).data(KEY)], last.data(KEY), room.keys(1))
    room.do(step)
    touched = touched_by(room.session, step.changes)
    outline.refresh(room.session, touched.themes, touched.notes)
    assert sorted(changes) == [("come", 1), ("gone", 1)]
    assert outline.notes() == chosen
    branches = [model.index(row, 0) for row in range(model.rowCount())]
    assert all(outline.isExpanded(branch) for branch in branches if model.rowCount(branch))


def test_ten_thousand_notes_are_no_widgets(qtbot: QtBot) -> None:
    room, outline = Room(qtbot, 10_000, 20), Outline()
    qtbot.addWidget(outline)
    outline.show_board(room.session, "p")
    outline.show()
    QApplication.processEvents()
    assert sum(len(notes) for _, notes in said(outline.model())) == len(room.session.all(CONTRIBUTIONS))  # type: ignore[arg-type]
    assert len(outline.findChildren(QWidget)) < 20
    outline.scrollToBottom()
    assert outline.indexAt(outline.viewport().rect().center()) != QModelIndex()
