"""How long a vote takes: a robot at people's stated pace, by touch and called out, through the real windows on a clock of its own.

The clock goes on by what `moothall.voting.pace` states for each act and by nothing else; no wall time is measured.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from moothall.core.picture import Showing
from moothall.core.votes import Option, Vote, change_rule, open_vote
from moothall.desk import Desk
from moothall.voting.pace import CALL, DONE, KEY, OPTION, PRESS, WALK, minutes, pace_words, presses, seconds, typed
from tests.activities.room import Room
from tests.trials import many
from tests.voting.votes import a_draft, people_here

PEOPLE = 45
DOTS = Vote("v", "?", 0, budget=5, cap=2, mode="live")
SHORT, MIDDLING = (tuple(Option(f"o{n}", "v", n, f"{name} {n}") for n in range(1, 13)) for name in ("Home first", "Charities plan with us"))
TWELVE = SHORT
"""All on one page of the wall; with middling names they are two."""


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


class Robot:
    """A pair of hands, at the wall or at the desk, that takes its time on the clock."""

    def __init__(self, room: Room, clock: Clock, chance: Random) -> None:
        self.room, self.clock, self.chance = room, clock, chance
        self.finger = QTest.createTouchDevice()

    def wait(self, seconds: float) -> None:
        """As people do: now quicker, now slower, and as stated in the mean. The window looks at the clock meanwhile."""
        self.clock.now += seconds * self.chance.uniform(0.6, 1.4)
        self.room.keeper.look()

    def touch(self, name: str, takes: float) -> None:
        self.wait(takes)
        screen = self.room.screen
        button = next(b for b in screen.findChildren(QAbstractButton) if b.isVisible() and b.accessibleName().startswith(name))
        at = button.geometry().center()
        QTest.touchEvent(screen, self.finger).press(0, at, screen)
        QTest.touchEvent(screen, self.finger).release(0, at, screen)

    def vote_at_the_wall(self, card: int, wrong: bool) -> None:
        self.wait(WALK)
        if wrong:
            self.touch("Option 1,", PRESS)  # without a card
        for digit in str(card):
            self.touch(digit, KEY)
        self.touch("Take this card", KEY)
        for n in range(5):
            self.touch(f"Option {(card + n) % 12 + 1},", PRESS)
        if wrong:
            self.touch("Undo", PRESS)
            self.touch(f"Option {card % 12 + 1},", PRESS)
            self.touch(f"Option {card % 12 + 1},", PRESS)  # a sixth
        self.touch("Done", DONE)

    def call_out(self, card: int) -> None:
        for takes in (CALL, *[OPTION] * 5):
            self.wait(takes)
        line = self.room.entry.findChild(QLineEdit)
        for words in (f"{card}: {' '.join(str((card + n) % 12 + 1) for n in range(5))}", ""):
            QTest.keyClicks(line, words)
            QTest.keyClick(line, Qt.Key.Key_Return)


@pytest.fixture
def robot(enter: Callable[..., Room], desk: Desk) -> tuple[Robot, str]:
    clock = Clock()
    desk.ticking = clock
    people_here(desk, PEOPLE)
    item, vote = a_draft(desk, "\n".join(option.text for option in SHORT))
    desk.do(change_rule(desk.session, vote, mode="live", budget=5, cap=2))
    desk.do(open_vote(desk.session, vote, desk.now()))
    room = enter("dot_vote", item)
    room.screen.resize(1920, 1080)
    room.screen.show()
    desk.put_up(Showing("dot_vote", item, subject=vote))
    return Robot(room, clock, Random(7)), vote


def in_minutes(robot: Robot, voters: list[int], act: Callable[[int], None]) -> float:
    """For everybody, where so many did it."""
    began = robot.clock.now
    for card in voters:
        act(card)
    return (robot.clock.now - began) / len(voters) * PEOPLE / 60


@pytest.mark.trial
def test_a_robot_is_through_in_the_time_that_is_said(robot: tuple[Robot, str], desk: Desk) -> None:
    robot_, vote = robot
    cards = list(range(1, PEOPLE + 1))
    robot_.chance.shuffle(cards)
    # The short form has a few of them in each way, and the rest is reckoned from those.
    touched, called = cards[: many(4, PEOPLE)], cards[many(4, PEOPLE) :][:8]
    by_touch = in_minutes(robot_, touched, lambda card: robot_.vote_at_the_wall(card, wrong=False))
    assert all(sum(desk.dots_of(vote, card).values()) == 5 for card in touched)
    if called:
        by_call = in_minutes(robot_, called, robot_.call_out)
    else:
        for card in cards:
            desk.take_back(vote, card)
        by_call = in_minutes(robot_, cards, robot_.call_out)
    assert all(sum(desk.dots_of(vote, card).values()) == 5 for card in called or cards)
    assert by_touch <= 10.3 if called else by_touch <= 10
    assert by_call <= 6
    print(f"\n{len(touched)} people by touch, reckoned for {PEOPLE}: {by_touch:.1f} min; called out {by_call:.1f} min")


@pytest.mark.trial
def test_with_a_wrong_turn_at_every_fourth_it_is_no_longer_than_is_said(robot: tuple[Robot, str], desk: Desk) -> None:
    robot_, vote = robot
    cards = list(range(1, PEOPLE + 1))
    robot_.chance.shuffle(cards)
    voters = cards[: many(4, PEOPLE)]
    took = in_minutes(robot_, voters, lambda card: robot_.vote_at_the_wall(card, wrong=voters.index(card) % 4 == 0))
    assert all(sum(desk.dots_of(vote, card).values()) == 5 for card in voters)
    assert took <= minutes("live", DOTS, TWELVE, PEOPLE)
    print(f"\n{len(voters)} people by touch with wrong turns, reckoned for {PEOPLE}: {took:.1f} min")


def test_what_is_said_when_the_way_is_chosen() -> None:
    assert pace_words("live", DOTS, TWELVE, PEOPLE) == "About 12 minutes for 45 people this way, 6 with paper."
    assert pace_words("booth", DOTS, TWELVE, 12) == "About 6 minutes for 12 people at one booth, 2 with paper."
    assert pace_words("live", DOTS, TWELVE, 0) == pace_words("hands", DOTS, TWELVE, 9) == ""
    turned = "About 13 minutes for 45 people this way, 6 with paper."
    assert pace_words("live", DOTS, MIDDLING, PEOPLE) == turned, "a page is turned as well"
    assert seconds("live", DOTS, TWELVE, PEOPLE) / 1.2 <= 600 and seconds("called", DOTS, TWELVE, PEOPLE) <= 360


def test_each_kind_takes_its_own_time() -> None:
    kinds = {
        "points": Vote("v", "?", 0, budget=100),
        "approval": Vote("v", "?", 0, kind="approval", budget=None, cap=1),
        "ranked": Vote("v", "?", 0, kind="ranked", weights="5,4,3,2,1"),
        "rated": Vote("v", "?", 0, kind="rated", cap=7, scale="s"),
        "poll": Vote("v", "?", 0, kind="poll", budget=1, cap=1, scale="s"),
    }
    assert {name: (presses(vote, TWELVE), typed(vote, 12)) for name, vote in kinds.items()} == {
        "points": (20, 6),
        "approval": (4, 4),
        "ranked": (5, 5),
        "rated": (48, 12),
        "poll": (1, 1),
    }
