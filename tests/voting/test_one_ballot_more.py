"""What one ballot more costs the pages when thousands are in: counted in what is looked up, touched and painted, never by a clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from moothall.core.votes import open_vote, options_of
from moothall.desk import Desk
from moothall.ui.kit.ballot_cells import BallotCell, BallotCells
from moothall.voting.panel_declare import Declarations
from tests.activities.room import Room
from tests.voting.votes import a_draft, people_here

HERE = 200


@pytest.fixture
def paper(desk: Desk, enter: Callable[..., Room]) -> tuple[Room, str]:
    """A sealed vote, most of whose ballots are in, and the page they are typed on."""
    people_here(desk, HERE)
    item, vote = a_draft(desk, "Home first\nOne front door\nMoney follows people")
    desk.do(open_vote(desk.session, vote, desk.now()))
    option = options_of(desk.session, vote)[0].key
    for card in range(1, HERE - 20):
        desk.cast(vote, {option: 1}, "paper", card)
    room = enter("dot_vote", item)
    desk.blank(False)
    QApplication.processEvents()
    return room, vote


class Painted(QObject):
    """The widgets that Qt had painted."""

    def __init__(self) -> None:
        super().__init__()
        self.widgets: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.widgets.append(watched)
        return False


@contextmanager
def watching() -> Iterator[list[QWidget]]:
    painted, app = Painted(), QApplication.instance()
    assert app is not None
    app.installEventFilter(painted)
    yield painted.widgets
    QApplication.processEvents()
    app.removeEventFilter(painted)


def states(room: Room) -> list[tuple[int, str]]:
    return [(cell.number, cell.state) for cell in room.findChild(BallotCells).cells]


def expected(desk: Desk, vote: str) -> list[tuple[int, str]]:
    used, spoiled = desk.cards(vote), desk.spoiled_cards(vote)
    beyond = [n for n in used if n > HERE + 5]
    return [
        (n, "spoiled" if n in spoiled else "in" if n in used else "not_in" if n <= HERE else "not_given")
        for n in (*range(1, HERE + 6), *beyond)
    ]


def test_only_the_card_that_came_is_touched(paper: tuple[Room, str], monkeypatch: pytest.MonkeyPatch) -> None:
    room, _ = paper
    touched: list[int] = []
    keep = BallotCell.show_state
    monkeypatch.setattr(BallotCell, "show_state", lambda cell, state: (touched.append(cell.number), keep(cell, state)))
    room.type("1 1 2")
    room.press(Qt.Key.Key_Return)
    assert touched == [HERE - 20]


def test_nothing_is_painted_that_says_the_same(paper: tuple[Room, str]) -> None:
    room, _ = paper
    room.type("1 1 2")
    QApplication.processEvents()
    with watching() as painted:
        room.press(Qt.Key.Key_Return)
        QApplication.processEvents()
    names = {type(widget).__name__ for widget in painted}
    assert "WayTile" in names, "the count beside the way is shown anew"
    assert not names & {"OptionRow", "Hatched", "Chip", "KeyLine", "LiveDot"}, names


def test_names_out_of_sight_are_left_until_they_are_wanted(paper: tuple[Room, str], monkeypatch: pytest.MonkeyPatch) -> None:
    room, _ = paper
    drawn: list[Declarations] = []
    keep = Declarations.redraw
    monkeypatch.setattr(Declarations, "redraw", lambda fold: (drawn.append(fold), keep(fold)))
    room.type("1 1 2")
    room.press(Qt.Key.Key_Return)
    assert not drawn


def test_the_cards_are_true_after_every_sort_of_act(paper: tuple[Room, str], desk: Desk) -> None:
    room, vote = paper
    option = options_of(desk.session, vote)[0].key
    acts = (
        lambda: desk.cast(vote, {option: 1}, "paper", HERE - 3),
        lambda: desk.spoil(vote, HERE - 3, "core.two_answers"),
        lambda: desk.take_back(vote, 7),
        lambda: desk.cast(vote, {option: 1}, "paper", HERE + 40),
        lambda: desk.cast(vote, {option: 1}, "paper", HERE + 30),
        lambda: desk.take_back(vote, HERE + 40),
        lambda: desk.cast(vote, {}, "booth", 7),
        lambda: desk.cast(vote, {option: 1}, "paper", HERE + 3, replace=True),
    )
    for act in acts:
        act()
        assert states(room) == expected(desk, vote)
