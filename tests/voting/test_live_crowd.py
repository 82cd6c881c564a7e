"""Robot people vote live, with wrong turns: what each last saw as done is what is counted, and no act of one changes another's ballot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moothall.activities import found
from moothall.core.errors import Expected
from moothall.core.picture import Showing, Tiles
from moothall.core.votes import options_of
from moothall.desk import Desk
from moothall.desk.sessions import new_session
from moothall.ui.shared_screen.screen import SharedScreen
from moothall.voting.hand import Hand
from moothall.voting.pace import runs
from moothall.voting.wall_station import AWAY, SAID, STILL, WallStation, wall_of
from tests.trials import many
from tests.voting.votes import an_open_vote, people_here

FRAME = 1 / 60


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def held(tmp_path: Path, clock: Clock):
    """A live vote on the wall, and nobody at the desk."""
    opened: list[Desk] = []

    def hold(people: int) -> tuple[Desk, str, WallStation]:
        desk = new_session(tmp_path / f"crowd{len(opened)}.moot", found())
        desk.ticking = clock
        opened.append(desk)
        people_here(desk, people)
        item, vote = an_open_vote(desk, "live")
        desk.put_up(Showing("dot_vote", item, subject=vote))
        return desk, vote, wall_of(desk, "dot_vote")

    yield hold
    for desk in opened:
        desk.close()


def tiles(desk: Desk) -> Tiles:
    return next(part for part in desk.picture().parts if isinstance(part, Tiles))


def dots(desk: Desk, vote: str, card: int) -> dict[int, int]:
    numbers = {o.key: o.number for o in options_of(desk.session, vote)}
    return {numbers[key]: n for key, n in desk.dots_of(vote, card).items()}


def everybody(desk: Desk, vote: str) -> dict[int, dict[int, int]]:
    return {card: dots(desk, vote, card) for card in desk.cards(vote)}


class Crowd:
    """Everybody's doings on one wall, and what each last saw."""

    def __init__(self, desk: Desk, vote: str, wall: WallStation, clock: Clock, chance: Random) -> None:
        self.desk, self.vote, self.wall, self.clock, self.chance = desk, vote, wall, clock, chance
        self.screen = SharedScreen()
        self.screen.resize(960, 540)
        self.saw: dict[int, dict[int, int]] = {}
        self.refusals = 0

    def wait(self, seconds: float) -> None:
        """Time goes by as the window sees it: a look every quarter of a second."""
        for _ in range(int(seconds / 0.25)):
            self.clock.now += 0.25
            self.wall.tick()

    def press(self, wish: str) -> str:
        """One press, and what the wall then says of it. Every other ballot is as it was."""
        holder = self.wall.card
        before = everybody(self.desk, self.vote)
        said = tiles(self.desk).said
        self.clock.now += FRAME
        self.wall.tick()
        self.wall.wish(wish)
        after = everybody(self.desk, self.vote)
        assert {c: b for c, b in before.items() if c != holder} == {c: b for c, b in after.items() if c != holder}
        if self.desk.picture().parts and holder:
            self.saw[holder] = dots(self.desk, self.vote, holder)
        now = tiles(self.desk).said
        return now if now != said else ""

    def refused(self, wish: str, words: str) -> None:
        """It is on the wall in the same frame, and stays four seconds."""
        self.press(wish)
        assert words in tiles(self.desk).said, (wish, tiles(self.desk).said)
        self.refusals += 1
        self.clock.now += SAID - 0.01
        self.wall.tick()
        assert words in tiles(self.desk).said
        self.clock.now += 0.02
        self.wall.tick()
        assert not tiles(self.desk).said

    def vote_with(self, card: int, wrong: str) -> None:
        """One person, and how they go wrong."""
        chance, options = self.chance, 12
        if wrong == "no card":
            self.refused("tile:3", "First your card number")
        if wrong == "unknown card":
            self.refused("card:9999", "not given out")
        voted = [*self.desk.cards(self.vote)]
        if wrong == "neighbour's number" and voted:
            self.refused(f"card:{chance.choice(voted)}", "has voted. Ask the facilitator")
        if wrong == "wrong card":
            self.take_another(card)
        self.press(f"card:{card}")
        if self.wall.card != card:
            assert card in self.desk.cards(self.vote)
            return
        if wrong == "two at once":
            self.refused("card:1", f"Card {card} is voting")
        if wrong == "touch and keys":
            self.by_touch_and_keys(card)
            return
        given = self.give(card, chance.randint(0, 5), options)
        if wrong == "unplugged":
            self.unplugged(card)
        if wrong == "sixth dot":
            given += self.give(card, 5 - given, options)
            free = next(n for n in range(1, options + 1) if dots(self.desk, self.vote, card).get(n, 0) < 2)
            self.refused(f"tile:{free}", "No dots left")
        if wrong == "third dot" and given <= 3 and not dots(self.desk, self.vote, card).get(5):
            self.press("tile:5")
            self.press("tile:5")
            self.refused("tile:5", "2 is the most on one")
        if wrong == "undo all":
            while dots(self.desk, self.vote, card):
                self.press("undo")
            self.refused("undo", "nothing to take back")
        if wrong == "leaves":
            self.leave(card)
        elif wrong == "keys":
            self.press("enter")
        else:
            self.press("done")
        assert self.wall.card == 0

    def take_another(self, card: int) -> None:
        """A slip of the finger: somebody else's number, seen in time. That card can still vote, and nobody is in the way."""
        voted = self.desk.cards(self.vote)
        other = next((n for n in range(1, 51) if n not in voted and n != card), 0)
        if not other:
            return
        self.press(f"card:{other}")
        self.press("tile:2")
        self.press("undo")
        self.press("done")
        assert tiles(self.desk).said == f"Card {other} gave nothing, and can still vote." and other not in self.desk.cards(self.vote)
        self.wait(SAID)

    def by_touch_and_keys(self, card: int) -> None:
        """One hand on the glass and one on the keyboard, through the screen itself; a digit half typed when a finger presses."""
        screen = self.screen
        screen.wished.connect(self.press)
        screen.show_picture(self.desk.picture())
        for keys, finger in (("4", ""), ("1", "tile:7"), ("1", "tile:7"), ("", "done")):
            before = dots(self.desk, self.vote, card)
            QTest.keyClicks(screen, keys)
            if finger:
                screen.wished.emit(finger)
            else:
                QTest.keyClick(screen, Qt.Key.Key_Return)
            screen.show_picture(self.desk.picture())
            more = {int(finger.partition(":")[2] or 0), *(int(key) for key in keys if not finger)}
            given = dots(self.desk, self.vote, card)
            assert {n for n in given if given[n] != before.get(n)} <= more, "half a number is no vote"
            QTest.keyClick(screen, Qt.Key.Key_Escape)
        screen.wished.disconnect(self.press)
        assert dots(self.desk, self.vote, card) == {4: 1, 7: 2} and self.wall.card == 0

    def unplugged(self, card: int) -> None:
        """For a minute nobody can see the wall: time stands still there."""
        kept = dots(self.desk, self.vote, card)
        for _ in range(60):
            self.clock.now += 1
            self.wall.tick(seen=False)
        assert self.wall.card == card and dots(self.desk, self.vote, card) == kept and not tiles(self.desk).still

    def give(self, card: int, number: int, options: int) -> int:
        given = 0
        while given < number:
            option = self.chance.randint(1, options)
            if dots(self.desk, self.vote, card).get(option, 0) < 2:
                self.press(f"tile:{option}")
                given += 1
        return given

    def leave(self, card: int) -> None:
        """Asked after 15 seconds, put away after 25, with the dots kept, and the desk is told."""
        kept = dots(self.desk, self.vote, card)
        self.wait(STILL)
        assert tiles(self.desk).still and self.wall.card == card
        self.wait(AWAY - STILL)
        assert self.wall.card == 0 and dots(self.desk, self.vote, card) == kept
        assert any(f"Card {card} was left" in words for _, words in self.wall.tell())


WRONG = (
    "", "keys", "no card", "unknown card", "wrong card", "neighbour's number", "two at once", "touch and keys", "sixth dot", "third dot",
    "undo all", "leaves", "unplugged",
)  # fmt: skip


@pytest.mark.trial
def test_a_crowd_with_wrong_turns_is_counted_as_each_saw(
    held: Callable[[int], tuple[Desk, str, WallStation]], clock: Clock, qapp: QApplication
) -> None:
    people, wrong_turns = 50, 0
    for round_ in range(many(1, 20)):
        desk, vote, wall = held(people)
        crowd = Crowd(desk, vote, wall, clock, Random(round_))
        cards = list(range(1, people + 1))
        crowd.chance.shuffle(cards)
        # Each turn at least once, whatever chance says.
        turns = [*WRONG, *(WRONG[crowd.chance.randrange(len(WRONG))] for _ in cards)]
        calling: Hand | None = None
        for place, card in enumerate(cards):
            at = desk.showing
            if place % 7 == 3:  # the desk is elsewhere, or the wall goes dark and comes back: nobody's dots are lost
                desk.blank(True)
                desk.show(Showing("attendance"))
                desk.put_up(at)
            if place % 9 == 5:  # called out from a seat, while somebody is at the wall
                calling = Hand(desk, vote, card)
                wall.at_desk = vote, card
                crowd.refused(f"card:{card}", "being called out")
                calling.add_typed("1 2 2")
                crowd.saw[card] = {1: 1, 2: 2}
                wall.at_desk = vote, 0
                continue
            crowd.vote_with(card, turns.pop(0))
        wrong_turns += crowd.refusals
        assert everybody(desk, vote) == {card: given for card, given in crowd.saw.items() if given}
        tally = desk.tally(vote)
        assert tally is not None
        assert {line.option.number: line.dots for line in tally.lines} == {
            n: sum(given.get(n, 0) for given in crowd.saw.values()) for n in range(1, 13)
        }
    assert wrong_turns > people / 4


def test_a_line_of_next_cards_goes_by_number(held: Callable[[int], tuple[Desk, str, WallStation]]) -> None:
    desk, vote, wall = held(45)
    wall.call([13, 27])
    assert tiles(desk).called == (13, 27)
    wall.wish("enter")
    assert (tiles(desk).card, tiles(desk).called) == (13, (27,))
    wall.wish("tile:2")
    wall.wish("tile:2")
    wall.wish("done")
    wall.wish("tile:4")
    assert dots(desk, vote, 27) == {}, "one press too many after Done is nobody's"
    wall.wish("card:27")
    assert (tiles(desk).card, tiles(desk).called) == (27, ())
    for cards, meant in (([13], False), ([500], False)):
        with pytest.raises(Expected):
            wall.call(cards, meant)
    wall.call([500], meant=True)
    wall.wish("done")
    wall.wish("card:500")
    assert tiles(desk).card == 500, "what the desk called was given out"
    wall.call([])
    assert tiles(desk).called == ()


def test_a_vote_that_closes_and_opens_finds_nobody_at_the_wall(held: Callable[[int], tuple[Desk, str, WallStation]]) -> None:
    from moothall.core.votes import open_vote

    desk, vote, wall = held(45)
    wall.wish("card:13")
    desk.reopen_vote(vote)
    desk.do(open_vote(desk.session, vote, desk.now()))
    assert tiles(desk).card == 0


def test_cards_in_few_words() -> None:
    assert runs([3, 1, 2, 7, 9, 10]) == "1 to 3, 7, 9, 10"
