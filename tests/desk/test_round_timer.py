"""The rounds' timer: what is left, what comes next, and where it may stand on the wall. Its seconds are the test's own."""

from __future__ import annotations

import pytest

from moothall.core.picture import BLANK, Heading, NoteCard, NotePage, Picture, Question, Stages, Timer, Words
from moothall.desk.round_timer import RoundTimer, TimedRound

ROUNDS = (TimedRound("1", "Alone.", 60), TimedRound("2", "In pairs.", 120))
PROMPT = Picture((Question("Why?", "Because"),), live="prompt")


class Seconds:
    """A clock somebody turns by hand, and how often the timer told of a change."""

    def __init__(self) -> None:
        self.now, self.told = 1000.0, 0

    def tell(self) -> None:
        self.told += 1


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def timer(seconds: Seconds) -> RoundTimer:
    made = RoundTimer(lambda: seconds.now, seconds.tell)
    made.start("item", ROUNDS)
    return made


def test_seconds_are_those_of_a_clock(timer: RoundTimer, seconds: Seconds) -> None:
    shown = []
    for gone in (0, 0.4, 1, 59, 59.9, 60, 300):
        seconds.now = 1000 + gone
        shown.append(timer.seconds)
    assert shown == [60, 60, 59, 1, 1, 0, 0]
    assert seconds.told == 1, "seconds are no news"


def test_a_pause_keeps_what_is_left(timer: RoundTimer, seconds: Seconds) -> None:
    seconds.now += 20
    timer.pause_or_go_on()
    seconds.now += 500
    assert (timer.seconds, timer.running) == (40, False)
    timer.pause_or_go_on()
    seconds.now += 10
    assert (timer.seconds, timer.running) == (30, True)


@pytest.mark.parametrize(("gone", "paused", "left", "running"), [(20, False, 100, True), (20, True, 100, False), (90, False, 60, True)])
def test_a_minute_more(timer: RoundTimer, seconds: Seconds, gone: int, paused: bool, left: int, running: bool) -> None:
    seconds.now += gone
    if paused:
        timer.pause_or_go_on()
    timer.add(60)
    assert (timer.seconds, timer.running) == (left, running)


def test_onward_to_the_end(timer: RoundTimer) -> None:
    assert timer.following == ROUNDS[1]
    timer.onward()
    assert (timer.current, timer.seconds, timer.following) == (ROUNDS[1], 120, None)
    timer.onward()
    assert (timer.is_set, timer.item, timer.running, timer.left) == (False, "", False, 0)


def test_nothing_to_pause_or_to_lengthen(seconds: Seconds) -> None:
    timer = RoundTimer(lambda: seconds.now, seconds.tell)
    timer.pause_or_go_on()
    timer.add(60)
    assert not timer.running and not timer.is_set


def test_it_stands_beside_a_prompt_of_its_item(timer: RoundTimer, seconds: Seconds) -> None:
    seconds.now += 20
    assert timer.beside(PROMPT, "item").parts == (*PROMPT.parts, Stages(("1", "2"), 1, "Alone."), Timer(40, True))
    assert timer.beside(PROMPT, "other") == PROMPT
    counted = Picture((*PROMPT.parts, Words("in", "3 notes")))
    assert timer.beside(counted, "item").parts[:2] == counted.parts


@pytest.mark.parametrize("picture", [BLANK, Picture((NoteCard(1, "x"),)), Picture((Heading("Notes"), NotePage((NoteCard(1, "x"),))))])
def test_it_stands_over_nothing_else(timer: RoundTimer, picture: Picture) -> None:
    assert timer.beside(picture, "item") == picture


def test_an_item_without_rounds_has_a_plain_timer(seconds: Seconds) -> None:
    timer = RoundTimer(lambda: seconds.now, seconds.tell)
    timer.start("item", [TimedRound("", "", 900)])
    assert timer.beside(PROMPT, "item").parts == (*PROMPT.parts, Timer(900, True))
