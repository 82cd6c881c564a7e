"""Ways that count the same people twice are told, before and while counting, and everybody says the same figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from moothall.core.ballots import BallotLine, Tally, Turnout
from moothall.core.picture import TurnoutDots
from moothall.core.votes import VOTES, Option, Vote, change_rule, open_vote
from moothall.desk import Desk
from moothall.voting.counted_where import WhoVoted, doubts, hands_left, said_beside, who_voted
from moothall.voting.panel_counts import TablePage
from tests.activities.room import Room
from tests.voting.votes import a_draft, an_open_vote, people_here

Key = Qt.Key
Alt = Qt.KeyboardModifier.AltModifier
TWICE = "Whoever is in there votes here no more, or counts twice."
VOTE, POLL = Vote("v", "?", 0, mode="live"), Vote("v", "?", 0, kind="poll", mode="live", budget=1, cap=1)


def test_cards_alone_say_who_is_still_to_come() -> None:
    now = who_voted(VOTE, Turnout(14, {"paper": 14}, spoiled=1), None, 45)
    assert (now.handed_in, now.to_come, now.base) == (15, 30, 45)
    assert list(doubts(now)) == ["30 to come"]


def test_with_totals_nobody_can_say() -> None:
    now = who_voted(VOTE, Turnout(16, {"paper": 14, "table": 1, "hands": 1}), None, 45)
    assert (now.handed_in, now.totals, now.to_come, now.base) == (14, 2, None, 0)
    assert list(doubts(now, hands=40)) == [
        "and 2 totals, with no voters behind them",
        "Who is still to come can’t be said: they may be in the totals.",
        "40 hands and 14 by card are 54, but 45 are here: somebody is counted twice.",
    ]
    assert not any("twice" in words for words in doubts(now, hands=31))


def test_a_polls_hands_are_people() -> None:
    lines = tuple(BallotLine(Option(f"p{n}", "v", n, f"{n}"), dots, None) for n, dots in enumerate((10, 4)))
    tally = Tally(POLL, 3, routes={"paper": 3, "hands": 2}, lines=lines)
    now = who_voted(POLL, Turnout(5, {"paper": 3, "hands": 2}), tally, 20)
    assert (now.handed_in, now.to_come) == (14, 6)


def test_a_room_nobody_counted_and_more_than_it_holds() -> None:
    assert WhoVoted(4, 0, 0).to_come is None and list(doubts(WhoVoted(4, 0, 0))) == []
    assert list(doubts(WhoVoted(9, 0, 8))) == ["9 ballots, but 8 people here. Check the list."]
    assert WhoVoted(9, 0, 8).base == 0
    assert (hands_left(45, 14), hands_left(8, 9)) == (31, 0)


@pytest.mark.parametrize(
    ("way", "routes", "by_card", "said"),
    [
        ("paper", {}, 0, ""),
        ("paper", {"booth": 4}, 4, ""),
        ("hands", {"paper": 14}, 14, "14 people have voted by card. Ask for hands of the others alone, or they count twice."),
        ("table", {"paper": 1}, 1, "1 person has voted by card. Leave them out of the sheets, or they count twice."),
        (
            "paper",
            {"table": 1, "hands": 3},
            0,
            "Already counted: Table sheets, Hands. Whoever is in there votes here no more, or counts twice.",
        ),
        ("hands", {"hands": 3}, 0, ""),
    ],
)
def test_each_way_says_which_other_counts_the_same_people(way: str, routes: dict[str, int], by_card: int, said: str) -> None:
    assert said_beside(way, routes, by_card) == said


@pytest.fixture
def live(desk: Desk, enter: Callable[..., Room]) -> tuple[Room, str]:
    people_here(desk, 8)
    item, vote = an_open_vote(desk, "live")
    room = enter("dot_vote", item)
    desk.blank(False)
    return room, vote


def test_the_page_tells_it_while_counting(live: tuple[Room, str], desk: Desk) -> None:
    room, vote = live
    for card in (1, 2, 3):
        desk.cast(vote, {}, "paper", card)
    assert "5 to come" in room.said_words()
    room.press(Key.Key_6, Alt)
    assert "3 people have voted by card. Ask for hands of the others alone" in room.said_words()
    room.type("6", Key.Key_Return)
    assert "6 hands for option 1, but 3 of the 8 people here have voted by card: 5 are left." in room.said_words()
    assert not desk.slips(vote, "hands")
    room.type("5", Key.Key_Return)
    assert list(desk.slips(vote, "hands")) == [1]
    assert "to come can’t be said" in room.said_words() and "5 to come" not in room.said_words()
    desk.cast(vote, {}, "paper", 4)
    assert "5 hands and 4 by card are 9, but 8 are here: somebody is counted twice." in room.said_words()
    room.press(Key.Key_2, Alt)
    assert "Already counted: Hands." in room.said_words()


def test_it_is_told_before_the_vote_opens(desk: Desk, enter: Callable[..., Room]) -> None:
    item, vote = a_draft(desk)
    room = enter("dot_vote", item)
    for mode in ("sealed", "live", "totals"):
        desk.do(change_rule(desk.session, vote, mode=mode))
        assert "Settle who is counted where" in room.said_words()


def test_desk_and_wall_say_one_figure(desk: Desk, enter: Callable[..., Room]) -> None:
    people_here(desk, 8)
    item, vote = an_open_vote(desk, "sealed")
    room = enter("dot_vote", item)
    desk.cast(vote, {}, "paper", 1)
    desk.spoil(vote, 2, "core.not_readable")
    desk.spoil(vote, 3, "core.card_replaced")
    desk.blank(False)
    room.panel.show_wanted.emit(room.panel.spotlight())
    assert TurnoutDots(2, 8) in desk.picture().parts and "6 to come" in room.said_words()
    desk.take_back(vote, 2)
    assert TurnoutDots(1, 8) in desk.picture().parts and "7 to come" in room.said_words()
    desk.spoil(vote, 2, "core.not_readable")
    desk.close_vote(vote)
    assert TurnoutDots(2, 8) in desk.picture().parts, "the file says the same once the cards have gone"


def test_the_next_table_follows_whatever_was_typed_in_its_field(desk: Desk, enter: Callable[..., Room]) -> None:
    people_here(desk, 40)
    item, vote = a_draft(desk, "Home\nWork")
    desk.do(change_rule(desk.session, vote, mode="totals"))
    desk.do(open_vote(desk.session, vote, desk.now()))
    room = enter("dot_vote", item)
    page = room.find(TablePage)
    page._table.setFocus()
    page._table.edit.selectAll()
    room.type("2")
    page._keep()
    assert list(desk.slips(vote, "table")) == [2] and page._table.text() == "1"


def test_what_was_said_about_a_sheet_goes_when_the_way_changes(desk: Desk, enter: Callable[..., Room]) -> None:
    people_here(desk, 4)
    item, vote = a_draft(desk, "Home\nWork")
    desk.do(change_rule(desk.session, vote, mode="totals"))
    desk.do(open_vote(desk.session, vote, desk.now()))
    room = enter("dot_vote", item)
    page = room.find(TablePage)
    page._table.setFocus()
    page._table.edit.selectAll()
    room.type("9")
    page._keep()
    assert "Nobody here sits at a table 9" in room.said_words() and not desk.slips(vote, "table")
    room.press(Key.Key_2, Alt)
    room.press(Key.Key_1, Alt)
    assert "Nobody here sits" not in room.said_words() and page._table.text() == "9"
    assert desk.session.get(VOTES, vote).state == "open"
