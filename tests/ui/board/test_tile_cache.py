"""The board's tiles: after any acts they show what a picture painted anew would show, and no more was painted than had changed.

The session is in memory: what is judged here is the picture, and hundreds of acts are made for it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes, edit_note, flag_note
from moothall.core.merging import delete_notes, hide_note, repeat_note
from moothall.core.model import Session, Step
from moothall.core.prompts import ask
from moothall.core.session_tables import CORE_TABLES
from moothall.core.themes import (
    DOMAINS,
    PLACEMENTS,
    THEMES,
    copy_into,
    delete_theme,
    merge_themes,
    new_domain,
    new_theme,
    place,
    put_in_domain,
    rename_theme,
    themes_of,
    unplace,
)
from moothall.ui.board import tile_cache
from moothall.ui.board.dirty import touched_by
from moothall.ui.board.inline_editor import InlineEditor
from moothall.ui.board.scene import BoardScene
from moothall.ui.board.view import BoardView

WORDS = "home first money people one front door care record carers plan beds winter team".split()


class Room:
    """A board on the screen, and a session to act on."""

    def __init__(self, qtbot: QtBot, notes: int, themes: int) -> None:
        self.qtbot, self.chance = qtbot, random.Random(notes + 3)
        self.session = Session(CORE_TABLES)
        self._keys = (f"k{n}" for n in range(1_000_000))
        self.session.apply(ask(self.session, "p", "What?"))
        self.session.apply(add_notes(self.session, "p", [Written(self.words()) for _ in range(notes)], self.keys(notes)))
        for n in range(themes):
            key = self.key()
            self.session.apply(new_theme(self.session, key, "p", f"Theme {n}" if n % 3 else ""))
            mine = [c.key for c in self.session.all(CONTRIBUTIONS)[n::themes]][: notes // themes - 1]
            self.session.apply(place(self.session, mine, key, self.keys(len(mine))))
        self.scene = BoardScene()
        self.view = BoardView(self.scene)
        self.view.resize(900, 700)
        qtbot.addWidget(self.view)
        self.scene.show_board(self.session, "p")
        self.view.show()
        self.settle()

    def key(self) -> str:
        return next(self._keys)

    def keys(self, count: int) -> list[str]:
        return [self.key() for _ in range(count)]

    def words(self) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(1, 30)))

    def do(self, step: Step) -> None:
        self.session.apply(step)
        touched = touched_by(self.session, step.changes)
        self.scene.refresh(self.session, touched.themes, touched.notes if self.chance.random() < 0.7 else None)

    def settle(self) -> None:
        self.scene.travel.finish()
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: self.view.is_crisp)

    def seen(self) -> QImage:
        """With nothing under the pointer."""
        self.view.hover(None)
        self.settle()
        return self.view.viewport().grab().toImage()

    def painted_anew(self) -> QImage:
        self.scene.renewed.emit()
        return self.seen()

    def painted_by(self, act: Callable[[], object]) -> int:
        self.settle()
        before = self.view.painted
        act()
        self.settle()
        return self.view.painted - before

    # acts, chosen by chance

    def some_note(self) -> str:
        return self.chance.choice([c for c in self.session.all(CONTRIBUTIONS) if not c.same_as]).key

    def some_theme(self) -> str:
        return self.chance.choice(self.session.all(THEMES)).key

    def act(self) -> None:
        session, note, theme = self.session, self.some_note(), self.some_theme()
        acts: list[Callable[[], Step]] = [
            lambda: place(session, [note], theme, self.keys(1)),
            lambda: edit_note(session, note, self.words()),
            lambda: flag_note(session, note, self.chance.choice(("example", "late", "too_general", "unclear")), self.chance.random() < 0.7),
            lambda: hide_note(session, note, self.chance.random() < 0.7),
            lambda: rename_theme(session, theme, self.words()[:40] + self.key()),
            lambda: unplace(session, [note]),
            lambda: delete_notes(session, [note]),
            lambda: new_theme(session, self.key(), "p"),
            lambda: repeat_note(session, note, Written(self.words()), self.key()),
            lambda: put_in_domain(session, theme, self.chance.choice([d.key for d in session.all(DOMAINS)] or [""])),
        ]
        rare: list[Callable[[], Step]] = [
            lambda: delete_theme(session, theme),
            lambda: merge_themes(session, theme, self.chance.choice([t.key for t in session.all(THEMES) if t.key != theme])),
            lambda: new_domain(session, self.key(), "p", self.words()[:20] + self.key(), [theme]),
        ]
        if not any(p.theme == theme for p in session.where(PLACEMENTS, "contribution", note)):
            acts.append(lambda: copy_into(session, note, theme, self.key()))
        self.do(self.chance.choice(rare if self.chance.random() < 0.08 and len(session.all(THEMES)) > 3 else acts)())

    def fiddle(self) -> None:
        """What a hand does meanwhile."""
        columns, notes = list(self.scene.columns.values()), list(self.scene.notes.values())
        bar = self.view.verticalScrollBar()
        self.chance.choice([
            lambda: self.scene.unfold(self.chance.choice(columns)),
            lambda: self.scene.select(self.chance.sample(notes, 3), only=True),
            lambda: self.scene.select(notes),
            lambda: self.scene.set_landing(self.some_theme()),
            lambda: self.view.go_to(self.chance.choice([*columns, *notes])),
            lambda: bar.setValue(self.chance.randint(0, bar.maximum())),
            lambda: self.view.hover(self.chance.choice([*columns, *notes])),
        ])()  # fmt: skip
        self.view.forget_gone()


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    yield Room(qtbot, 150, 9)


@pytest.mark.parametrize("zoom", [125, 100, 85, 60, 45, 20])
def test_tiles_show_what_a_new_picture_would(room: Room, zoom: int) -> None:
    room.view.set_zoom(zoom)
    for _ in range(12):
        for _ in range(4):
            room.act()
            room.fiddle()
            QApplication.processEvents()
        assert room.seen() == room.painted_anew()


@pytest.mark.parametrize("zoom", [100, 30])
def test_everything_lies_where_a_new_layout_would_put_it(room: Room, qtbot: QtBot, zoom: int) -> None:
    room.view.set_zoom(zoom)
    for _ in range(25):
        for _ in range(3):
            room.act()
            room.fiddle()
        anew = BoardScene()
        anew.flow(room.view.width() / room.view.scale, room.view.height() / room.view.scale, room.view.scale)
        anew.show_board(room.session, "p")
        for key, column in room.scene.columns.items():
            if column.is_open:
                anew.unfold(anew.columns[key])
        assert {key: note.rect for key, note in room.scene.notes.items()} == {key: note.rect for key, note in anew.notes.items()}
        assert [(key, c.area, c.count) for key, c in room.scene.columns.items()] == [(k, c.area, c.count) for k, c in anew.columns.items()]
        assert room.scene.headings == anew.headings
        assert (room.scene.width, room.scene.height) == (anew.width, anew.height)
        ungrouped = [key for row in room.scene.rows for key in (c.theme.key for c in row)]
        assert ungrouped == list(room.scene.columns)


def test_the_core_s_order_where_there_are_no_domains(room: Room) -> None:
    for _ in range(60):
        room.act()
    if not room.session.all(DOMAINS):
        assert list(room.scene.columns) == [theme.key for theme in themes_of(room.session, "p")]


def test_what_is_out_of_sight_is_not_painted(qtbot: QtBot) -> None:
    room = Room(qtbot, 600, 30)
    folded = next(note for note in room.scene.notes.values() if not note.is_shown)
    assert room.painted_by(lambda: room.do(edit_note(room.session, folded.face.note, "Said another way"))) == 0
    below = list(room.scene.columns.values())[-1].notes[0]
    assert room.painted_by(lambda: room.do(edit_note(room.session, below.face.note, "Said another way"))) == 0
    assert room.painted_by(lambda: room.view.bring_into_sight(below.rect)) > 0


def test_one_word_changed_is_one_note_painted(room: Room) -> None:
    note = next(iter(room.scene.columns.values())).notes[1]
    room.do(edit_note(room.session, note.face.note, "home"))
    assert 1 <= room.painted_by(lambda: room.do(edit_note(room.session, note.face.note, "beds"))) <= 4  # neighbours lend their shadows
    assert 1 <= room.painted_by(lambda: room.scene.select([note])) <= 4


def test_a_note_that_grows_moves_only_what_is_below_it(room: Room) -> None:
    column = next(iter(room.scene.columns.values()))
    room.scene.unfold(column)
    room.do(edit_note(room.session, column.notes[1].face.note, "home"))
    reach = room.scene.notes_in(room.view.on_board(room.view.viewport().rect()))
    below = [note for note in reach if note.column is column and note.index > 0]
    painted = room.painted_by(lambda: room.do(edit_note(room.session, column.notes[1].face.note, "home " * 30)))
    assert len(below) - 2 <= painted <= 3 * len(below) < len(reach) * 2  # some of them into two tiles


def test_what_is_edited_in_place_scrolls_with_its_note(qtbot: QtBot) -> None:
    room = Room(qtbot, 600, 30)
    room.view.go_to(room.scene.rows[0][0].notes[1])
    room.view.edit_current()
    editor = room.view.viewport().findChildren(InlineEditor)[0]
    before = editor.pos()
    room.view.verticalScrollBar().setValue(45)
    assert editor.pos() == before - QPoint(0, 45)


def test_a_band_over_thousands_of_notes_chooses_them_all(qtbot: QtBot) -> None:
    room = Room(qtbot, 3_000, 30)
    room.view.set_zoom(15)
    room.view.mouse._choose_in(room.view.viewport().rect())
    shown = [note for note in room.scene.notes.values() if note.is_shown]
    assert len(shown) > 1_000
    assert set(room.scene.chosen_notes()) == set(shown)
    assert room.seen() == room.painted_anew()


def test_scrolling_paints_what_comes_into_sight(qtbot: QtBot) -> None:
    room = Room(qtbot, 600, 30)
    bar = room.view.verticalScrollBar()
    assert room.painted_by(lambda: bar.setValue(600)) > 0
    assert room.painted_by(lambda: bar.setValue(0)) == 0, "tiles are kept"


def test_a_frame_paints_no_longer_than_its_budget_and_the_next_goes_on(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    crisp = room.seen()
    monkeypatch.setattr(tile_cache, "BUDGET", 0.0)
    room.scene.renewed.emit()
    first = room.view.viewport().grab().toImage()  # one frame: one tile is painted, strips stand for the others
    assert not room.view.is_crisp
    assert first != crisp
    assert room.seen() == crisp


def test_the_first_picture_of_a_board_is_whole(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tile_cache, "BUDGET", 0.0)
    room = Room(qtbot, 60, 5)
    assert room.view.is_crisp


def test_hovering_and_travelling_leave_no_trace(room: Room, qtbot: QtBot) -> None:
    before = room.seen()
    for stop in (*room.scene.columns.values(), *room.scene.notes.values()):
        room.view.hover(stop)
        QApplication.processEvents()
    room.view.hover(None)
    assert room.seen() == before
    note, theme = room.scene.rows[0][0].notes[0], room.scene.rows[0][1].theme.key
    room.do(place(room.session, [note.face.note], theme, room.keys(1)))
    qtbot.waitUntil(lambda: room.seen() == room.painted_anew())  # the note has arrived


def test_a_note_that_goes_from_under_the_pointer_takes_its_line_along(room: Room) -> None:
    note = room.scene.rows[0][0].notes[0]
    room.view.hover(note)
    room.do(delete_notes(room.session, [note.note]))
    room.settle()
    left = room.view.viewport().grab().toImage()
    assert left == room.painted_anew()


def test_what_is_under_the_pointer_has_a_line_round_it(room: Room) -> None:
    note, port = room.scene.rows[0][0].notes[0], room.view.viewport()
    before, at = room.seen(), room.view.area_of(note).center()
    QTest.mouseMove(port, at)
    assert port.grab().toImage() != before
    QApplication.sendEvent(port, QEvent(QEvent.Type.Leave))
    room.view.leaveEvent(QEvent(QEvent.Type.Leave))
    assert room.seen() == before
