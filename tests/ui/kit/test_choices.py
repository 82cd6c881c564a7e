"""Choices by arrows, Tab and mouse: segments, ticks, radios and the grid of ballots."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from moothall.ui.kit.ballot_cells import BallotCells
from moothall.ui.kit.choice import Choice
from moothall.ui.kit.segmented import Segmented
from moothall.ui.kit.tick import Radio, Tick
from tests.ui.chosen import choose_from

Key = Qt.Key


@pytest.fixture
def views(qtbot: QtBot) -> Segmented:
    views = Segmented([("capture", "Capture"), ("board", "Board"), ("vote", "Vote")], "capture", "View")
    views.told = []  # type: ignore[attr-defined]
    views.chosen.connect(views.told.append)  # type: ignore[attr-defined]
    qtbot.addWidget(views)
    views.show()
    views.activateWindow()
    views.segments[0].setFocus()
    return views


def arrow(qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


def test_arrows_move_the_choice_and_tell_it(qtbot: QtBot, views: Segmented) -> None:
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Right, Key.Key_Left):
        arrow(qtbot, key)
    assert views.told == ["board", "vote", "capture", "vote"]  # type: ignore[attr-defined]
    assert views.key == "vote"
    assert QApplication.focusWidget() is views.segments[2]


def test_an_unavailable_segment_is_skipped_and_says_why(qtbot: QtBot, views: Segmented) -> None:
    views.unavailable("board", "Board, once there are notes")
    arrow(qtbot, Key.Key_Right)
    assert views.key == "vote"
    qtbot.mouseClick(views.segments[1], Qt.MouseButton.LeftButton)
    assert views.key == "vote"
    assert views.segments[1].accessibleDescription() == "Board, once there are notes"
    views.unavailable("board", "")
    qtbot.mouseClick(views.segments[1], Qt.MouseButton.LeftButton)
    assert views.key == "board"


def test_choosing_from_outside_tells_nobody(qtbot: QtBot, views: Segmented) -> None:
    views.choose("board")
    views.choose("unknown")
    assert views.key == "board"
    assert views.told == []  # type: ignore[attr-defined]


def test_choosing_moves_nothing(qtbot: QtBot, views: Segmented) -> None:
    before = [segment.width() for segment in views.segments]
    views.choose("vote")
    assert [segment.sizeHint().width() for segment in views.segments] == before


def test_ticks_and_radios_by_keys_and_anywhere_on_their_words(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    column = QVBoxLayout(room)
    tick, one, other = Tick("Read back", "both parties said yes"), Radio("Anyone outside", on=True), Radio("My own file")
    for widget in (tick, one, other):
        column.addWidget(widget)
    room.show()
    tick.setFocus()
    qtbot.keyClick(tick, Key.Key_Space)
    assert tick.isChecked()
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().center())
    assert not tick.isChecked()
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton, pos=other.rect().center())
    assert (one.isChecked(), other.isChecked()) == (False, True)
    assert tick.accessibleDescription() == "both parties said yes"


# ── ballots by card ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def cells(qtbot: QtBot) -> BallotCells:
    cells = BallotCells("Ballots by card", columns=4)
    qtbot.addWidget(cells)
    cells.show_cards([(number, "not_in") for number in range(1, 11)])
    cells.show()
    cells.activateWindow()
    cells.cells[0].setFocus()
    return cells


def test_a_closed_list_changes_by_no_key_and_opens_by_the_arrows_up_and_down(qtbot: QtBot) -> None:
    kinds = Choice("Kind", [(key, key) for key in ("dots", "ranks", "ratings")])
    told: list[str] = []
    kinds.chosen.connect(told.append)
    qtbot.addWidget(kinds)
    kinds.show()
    kinds.activateWindow()
    kinds.box.setFocus()
    for key in (Key.Key_Right, Key.Key_Left, Key.Key_Home, Key.Key_End, Key.Key_PageDown, Key.Key_PageUp, Key.Key_R):
        qtbot.keyClick(kinds.box, key)
    assert (kinds.box.currentText(), told) == ("dots", [])
    for opens in (Key.Key_Down, Key.Key_Up):
        qtbot.keyClick(kinds.box, opens)
        assert kinds.box.view().isVisible()
        qtbot.keyClick(kinds.box.view(), Key.Key_Down)
        qtbot.keyClick(kinds.box.view(), Key.Key_Escape)
        assert (kinds.box.currentText(), told) == ("dots", []), "Esc leaves it as it was"
    choose_from(kinds.box, "ratings")
    assert (kinds.box.currentText(), told) == ("ratings", ["ratings"])


def test_every_cell_says_its_state(cells: BallotCells) -> None:
    cells.show_cards([(1, "in"), (2, "spoiled"), (3, "not_given"), *((number, "not_in") for number in range(4, 11))])
    names = [cell.accessibleName() for cell in cells.cells[:4]]
    assert names == ["Card 1, in", "Card 2, spoiled", "Card 3, not given out", "Card 4, not in"]
    pictures = [cell.grab().toImage() for cell in cells.cells[:4]]
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])


def test_arrows_walk_the_grid_and_stop_at_its_edge(qtbot: QtBot, cells: BallotCells) -> None:
    chosen: list[int] = []
    cells.chosen.connect(chosen.append)
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Left):
        arrow(qtbot, key)
    assert QApplication.focusWidget() is cells.cells[8]
    arrow(qtbot, Key.Key_Return)
    arrow(qtbot, Key.Key_Space)
    assert chosen == [9, 9]


def test_the_grid_is_one_stop_for_tab(qtbot: QtBot, cells: BallotCells) -> None:
    arrow(qtbot, Key.Key_Right)
    stops = [cell.number for cell in cells.cells if cell.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [2]


def test_only_what_changed_is_made_anew(cells: BallotCells) -> None:
    before = list(cells.cells)
    cells.show_cards([(number, "in" if number == 3 else "not_in") for number in range(1, 11)])
    assert cells.cells == before
    assert cells.cells[2].state == "in"


def test_keys_choose_nothing_in_a_closed_list(qtbot: QtBot) -> None:
    choice = Choice("Who asks them", [("", "nobody yet"), ("1", "1 Dana"), ("2", "2 Noor")])
    told: list[str] = []
    choice.chosen.connect(told.append)
    qtbot.addWidget(choice)
    choice.show()
    for key, held in ((Key.Key_2, Qt.KeyboardModifier.NoModifier), (Key.Key_1, Qt.KeyboardModifier.ControlModifier)):
        qtbot.keyClick(choice.box, key, held)
    assert told == []
    assert choice.box.currentData() == ""
