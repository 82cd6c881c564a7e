"""The board's themes on the wall show the dots of the latest vote on them, as a number and as shading, and of no vote still under way."""

from __future__ import annotations

import pytest

from moothall.activities.dot_vote.rules import prepare
from moothall.core.agenda import AGENDA, add_item
from moothall.core.picture import Showing, ThemeList
from moothall.core.prompts import ask
from moothall.core.themes import new_theme, themes_of
from moothall.core.votes import Candidate, change_rule, open_vote
from moothall.desk import Desk
from moothall.ui.shared_screen.spoken import spoken
from moothall.voting.rules import votes_of_item
from tests.voting.polls import fill


@pytest.fixture
def board(desk: Desk) -> str:
    """An item with three named themes on the wall."""
    desk.do(ask(desk.session, "p", "Why?"))
    desk.do(add_item(desk.session, "item", "The board", 15, "cluster", prompt="p"))
    for name in ("Home", "Away", "Together"):
        desk.do(new_theme(desk.session, desk.key(), "p", name))
    desk.blank(False)
    desk.show(Showing("cluster", "item"))
    return "item"


def a_vote(desk: Desk, item: str, themes: int = 2) -> str:
    """A draft on the first themes."""
    chosen = [Candidate(t.name, t.letter, t.ordinal, t.key) for t in themes_of(desk.session, "p")[:themes]]
    desk.do(prepare(desk.session, desk.session.get(AGENDA, item), chosen, desk.keys(9)))
    return votes_of_item(desk.session, item)[-1].key


def dots(desk: Desk) -> list[int | None]:
    part = next(p for p in desk.picture().parts if isinstance(p, ThemeList))
    return [theme.dots for theme in part.themes]


def test_themes_warm_up_once_a_result_is_known(desk: Desk, board: str) -> None:
    assert dots(desk) == [None] * 3
    vote = a_vote(desk, board)
    desk.do(change_rule(desk.session, vote, budget=5, cap=2))
    fill(desk, vote, {"1 1 2": 4, "1": 3})
    assert dots(desk) == [11, 4, None], "nobody could vote for the third"
    assert "Theme A, Home, 0, 11 dots" in spoken(desk.picture())


def test_a_vote_under_way_shows_nothing_of_itself_nor_of_the_last(desk: Desk, board: str) -> None:
    fill(desk, a_vote(desk, board), {"1": 6})
    assert dots(desk) == [6, 0, None]
    later = a_vote(desk, board)
    assert dots(desk) == [6, 0, None], "a draft changes nothing"
    desk.do(open_vote(desk.session, later, desk.now()))
    assert dots(desk) == [None] * 3


def test_a_poll_warms_no_theme(desk: Desk, board: str) -> None:
    vote = a_vote(desk, board)
    desk.do(change_rule(desk.session, vote, kind="rated", scale="s", budget=None, cap=7))
    fill(desk, vote, {"1 2": 5})
    assert dots(desk) == [None] * 3
