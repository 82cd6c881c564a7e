"""A ballot short of what the rule asks for is asked about once before it is kept: on the wall, large, and where it is called out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from moothall.core.errors import Refused
from moothall.core.picture import Showing, Tiles
from moothall.core.votes import change_rule, open_vote, options_of
from moothall.desk import Desk
from moothall.desk.scale_library import ready_scale
from moothall.voting.hand import Hand
from moothall.voting.on_scale import KEYS_NEEDED
from moothall.voting.presets import presets, use_preset
from moothall.voting.wall_station import AWAY, READ, WallStation, wall_of
from tests.activities.room import Room
from tests.voting.votes import a_draft, people_here

FOUR = "Home first\nOne front door\nMoney follows people\nSay it in the room"


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(desk: Desk) -> Clock:
    clock = Clock()
    desk.ticking = clock
    return clock


def live(desk: Desk, preset: str) -> tuple[str, str, WallStation]:
    people_here(desk, 8)
    item, vote = a_draft(desk, FOUR)
    chosen = next(p for p in presets() if p.key == preset)
    desk.do(use_preset(desk.session, vote, chosen, ready_scale(chosen.scale), desk.keys(KEYS_NEEDED)))
    desk.do(change_rule(desk.session, vote, mode="live"))
    desk.do(open_vote(desk.session, vote, desk.now()))
    desk.put_up(Showing("dot_vote", item, subject=vote))
    return item, vote, wall_of(desk, "dot_vote")


def said(desk: Desk) -> str:
    return next(part for part in desk.picture().parts if isinstance(part, Tiles)).said


@pytest.mark.parametrize(("preset", "short"), [("hundred", "90 of 100 points"), ("rate_7", "2 of 4 answered"), ("ngt", "2 of 4 ranked")])
@pytest.mark.parametrize("done", ["done", "enter"])
def test_done_asks_once_and_the_ask_stands_until_it_is_answered(desk: Desk, clock: Clock, preset: str, short: str, done: str) -> None:
    _, vote, wall = live(desk, preset)
    wall.wish("card:3")
    for option in (1, 2):
        for _ in range(9 if preset == "hundred" else 1):
            wall.wish(f"tile:{option}")
    wall.wish(done)
    asked = f"Card 3: {short}. Done again keeps it so."
    assert (wall.card, said(desk)) == (3, asked)
    wall.wish(done)
    assert wall.card == 3, "pressed twice by habit: nobody has read anything"
    clock.now += 12
    wall.tick()
    assert said(desk) == asked, "longer than a refusal: it is a question"
    wall.wish("tile:3")
    assert (said(desk), wall.card) == ("", 3), "an act is an answer"
    wall.wish("undo")
    clock.now += READ
    wall.wish(done)
    assert wall.card == 0 and list(desk.cards(vote)) == [3], "once only: the same ballot was asked about before"


def test_a_card_left_while_it_is_asked_is_put_away_and_told_in_its_own_words(desk: Desk, clock: Clock) -> None:
    _, vote, wall = live(desk, "rate_7")
    for wish in ("card:3", "tile:1", "done"):
        wall.wish(wish)
    clock.now += AWAY
    wall.tick()
    assert (wall.card, said(desk)) == (0, "")
    assert wall.tell() == [("attention", "Card 3 was left at the wall and put away. Kept: 1 of 4 answered.")]
    assert len(desk.marks_on(vote, "card", 3)) == 1


def test_a_card_that_gave_nothing_is_told_that_it_has_not_voted(desk: Desk, clock: Clock) -> None:
    _, vote, wall = live(desk, "dots")
    wall.wish("card:3")
    wall.wish("done")
    assert (said(desk), wall.card, dict(desk.cards(vote))) == ("Card 3 gave nothing, and can still vote.", 0, {})


def test_what_is_left_blank_by_name_is_not_missing(desk: Desk, clock: Clock) -> None:
    _, vote, _ = live(desk, "rate_7")
    hand = Hand(desk, vote, 3)
    hand.add_typed("5 - 7")
    with pytest.raises(Refused) as refused:
        hand.must_be_all("voting.enter_again")
    assert refused.value.facts["short"] == "3 of 4 answered"
    hand.add_typed("2")
    numbers = {o.key: o.number for o in options_of(desk.session, vote)}
    assert {numbers[key] for key in desk.marks_on(vote, "card", 3)} == {1, 3, 4}, "a second line goes on where the first stopped"
    hand.must_be_all("voting.enter_again")
    hand.undo()
    with pytest.raises(Refused):
        Hand(desk, vote, 3).must_be_all("voting.enter_again")


def test_called_out_it_is_asked_on_every_way_out_of_the_card(enter: Callable[..., Room], desk: Desk, clock: Clock) -> None:
    item, vote, _ = live(desk, "hundred")
    room = enter("dot_vote", item)
    room.line("3: 1=40 2=50")
    room.line("")
    assert "90 of 100 points. Enter again keeps it so." in room.said_words()
    room.line("4: 1=100")
    assert list(desk.cards(vote)) == [3, 4], "it was asked about already, and the next line is another card's"
    room.line("5: 1=20")
    room.line("6: 1=100")
    assert list(desk.cards(vote)) == [3, 4, 5] and "Card 5: 20 of 100 points. The same again keeps it so." in room.said_words()
    room.line("6: 1=100")
    assert list(desk.cards(vote)) == [3, 4, 5, 6]
