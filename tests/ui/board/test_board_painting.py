"""The board as a picture: only what a change touched is laid out and painted again, in the core's order, at every zoom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moothall.core.contributions import Written, add_notes, edit_note, flag_note
from moothall.core.themes import place, themes_of
from moothall.ui.board import note_paint
from moothall.ui.board.layout import Measures
from moothall.ui.board.note_data import NoteFace
from moothall.ui.theme import dress
from tests.activities.cluster.boards import BoardRoom

FIVE_HUNDRED = [f"Note number {n} says something of its own" for n in range(1, 501)]


@pytest.fixture
def full(qtbot: QtBot, tmp_path: Path) -> Iterator[BoardRoom]:
    """500 notes: 480 in twelve themes, twenty in the tray. All of it painted, and every note measured."""
    with BoardRoom(qtbot, tmp_path, FIVE_HUNDRED, [tuple(range(n, n + 40)) for n in range(1, 480, 40)]) as room:
        qtbot.waitUntil(lambda: room.view.is_crisp and all(note.is_measured for note in room.scene.notes.values()))
        yield room


class Counted:
    """Notes that were painted and notes whose text was laid out, from now on."""

    def __init__(self, room: BoardRoom, monkeypatch: pytest.MonkeyPatch) -> None:
        self._room, self._before = room, room.view.painted
        self.laid: list[int] = []
        layout = note_paint.NoteLayout

        def lay_and_count(face: NoteFace, *rest: Any) -> note_paint.NoteLayout:
            if face.ordinal:  # the tray lays its own out
                self.laid.append(face.number)
            return layout(face, *rest)

        monkeypatch.setattr(note_paint, "NoteLayout", lay_and_count)

    @property
    def painted(self) -> int:
        self._room.settle()
        return self._room.view.painted - self._before


def test_one_edited_note_is_one_note_drawn(full: BoardRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(full, monkeypatch)
    full.desk.do(edit_note(full.session, full.note(2).key, "Said another way"))
    assert 1 <= counted.painted <= 6  # its neighbours lend a pixel of shadow, and tiles meet here and there
    assert counted.laid == [2]
    assert full.drawn(2).face.text == "Said another way"


def test_a_placed_note_is_the_only_one_laid_out(full: BoardRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(full, monkeypatch)
    full.desk.do(place(full.session, [full.note(490).key], full.theme("C").key, full.desk.keys(1)))
    assert counted.laid == []  # behind the fold nobody asks how high it is
    full.scene.unfold(full.scene.columns[full.theme("C").key])
    assert counted.laid == [490]
    assert full.tray.count == 19


def test_a_note_of_another_table_touches_nothing_on_the_board(full: BoardRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(full, monkeypatch)
    full.desk.do(add_notes(full.session, full.prompt, [Written("One more")], full.desk.keys(1)))
    assert counted.painted == 0
    assert counted.laid == []
    assert full.tray.count == 21


def test_themes_stand_in_the_core_s_order(full: BoardRoom) -> None:
    for numbers, letter in (((490, 491), "F"), ((492,), "B"), ((1, 2, 3), "L")):
        keys = full.desk.keys(len(numbers))
        full.desk.do(place(full.session, [full.note(n).key for n in numbers], full.theme(letter).key, keys))
        assert list(full.pictured()) == [t.letter for t in themes_of(full.session, full.prompt)]


def test_a_star_comes_first(full: BoardRoom) -> None:
    full.desk.do(flag_note(full.session, full.note(7).key, "example", True))
    assert full.pictured()["A"][:2] == [7, 1]


def test_far_off_a_note_is_three_words_then_only_number_and_colour(full: BoardRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    levels: dict[int, set[str]] = {}
    for name in ("paint_note", "paint_brief", "paint_blocks"):
        real = getattr(note_paint, name)

        def spy(painter: QPainter, *rest: Any, real: Any = real, name: str = name, **named: Any) -> None:
            levels.setdefault(full.view.zoom, set()).add(name)
            real(painter, *rest, **named)

        monkeypatch.setattr(note_paint, name, spy)
    full.tray.hide()
    for zoom in (125, 60, 45, 30):
        full.view.set_zoom(zoom)
        full.settle()
    assert levels == {125: {"paint_note"}, 60: {"paint_note"}, 45: {"paint_brief"}, 30: {"paint_blocks"}}


def test_long_columns_fold_and_unfold(full: BoardRoom) -> None:
    column = full.scene.columns[full.theme("A").key]
    assert 3 <= column.shown < 40
    assert column.more.words == f"{40 - column.shown} more"
    full.view.setFocus()
    full.view.go_to(column.more)
    full.key("\r")
    assert column.shown == 40
    assert column.more.words == "show fewer"
    full.click(full.view.viewport().mapToGlobal(full.view.area_of(column.more).center()))
    assert column.shown < 40


def test_as_many_rows_of_columns_as_needed() -> None:
    measures = Measures(242, 16, 24, 24, 64, 64, 24)
    assert measures.across(1064) == 4
    corners, height = measures.places([300, 100, 200, 50, 80], 4)
    assert corners == [(24, 16), (282, 16), (540, 16), (798, 16), (24, 340)]
    assert height == 16 + 300 + 24 + 80 + 24


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_it_can_be_painted_in_every_mode_and_at_twice_the_size(full: BoardRoom, qapp: QApplication, mode: str) -> None:
    before = full.drawn(1).height
    try:
        dress(qapp, mode, 200)  # type: ignore[arg-type]
        assert full.drawn(1).height >= 2 * before
        assert full.scene.across < 4
        assert not full.window.grab().isNull()
    finally:
        dress(qapp, "light")
