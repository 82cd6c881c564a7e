"""The rounds' timer: what is left, what comes next, and where it may stand on the wall. Its seconds are the test's own."""

from __future__ import annotations

import json

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


# sleep, crashes and clocks


class Clocks(Seconds):
    """Two clocks: the wall's goes on while the laptop sleeps."""

    wall = 5_000_000.0

    def pass_by(self, awake: float = 0.0, asleep: float = 0.0) -> None:
        self.now += awake
        self.wall += awake + asleep


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


def timed(clocks: Clocks, *rounds: TimedRound) -> RoundTimer:
    timer = RoundTimer(lambda: clocks.now, clocks.tell, lambda: clocks.wall)
    if rounds:
        timer.start("item", rounds)
    return timer


def test_a_round_ends_when_it_was_said_to_although_the_laptop_slept(clocks: Clocks) -> None:
    timer = timed(clocks, TimedRound("", "", 900))
    clocks.pass_by(awake=60)
    assert timer.caught_up() == 0 and clocks.told == 1
    clocks.pass_by(asleep=480)
    assert timer.seconds == 360
    assert timer.caught_up() == 480 and clocks.told == 2
    assert timer.caught_up() == 0 and timer.seconds == 360
    clocks.pass_by(awake=360)
    assert timer.left == 0


def test_a_clock_set_back_takes_no_time_away(clocks: Clocks) -> None:
    timer = timed(clocks, TimedRound("", "", 900))
    clocks.pass_by(awake=60)
    clocks.wall -= 3600
    assert timer.seconds == 840 and timer.caught_up() == 0
    clocks.pass_by(awake=40)
    assert timer.seconds == 800


def test_a_sleep_while_paused_is_nothing(clocks: Clocks) -> None:
    timer = timed(clocks, TimedRound("", "", 900))
    timer.pause_or_go_on()
    clocks.pass_by(asleep=480)
    assert timer.caught_up() == 0 and timer.seconds == 900
    timer.pause_or_go_on()
    assert timer.seconds == 900


def back(clocks: Clocks, kept: str, items: tuple[str, ...] = ("item",)) -> RoundTimer:
    timer = timed(clocks)
    timer.bring_back(kept, lambda item: item in items)
    return timer


def test_what_was_kept_comes_back_as_if_nothing_had_happened(clocks: Clocks) -> None:
    timer = timed(clocks, *ROUNDS)
    timer.onward()
    clocks.pass_by(awake=20)
    kept = timer.kept()
    # Another process: its seconds begin anywhere.
    clocks.wall, clocks.now = clocks.wall + 30, 7.0
    again = back(clocks, kept)
    assert (again.item, again.current, again.seconds, again.running) == ("item", ROUNDS[1], 70, True)
    clocks.pass_by(awake=10)
    assert again.seconds == 60


def test_a_paused_one_comes_back_paused(clocks: Clocks) -> None:
    timer = timed(clocks, *ROUNDS)
    clocks.pass_by(awake=15)
    timer.pause_or_go_on()
    kept = timer.kept()
    clocks.wall += 100_000
    again = back(clocks, kept)
    assert (again.seconds, again.running) == (45, False)


@pytest.mark.parametrize(("gone", "is_set"), [(61, True), (3500, True), (4000, False), (-200_000, False)])
def test_one_that_is_over_is_told_for_an_hour(clocks: Clocks, gone: int, is_set: bool) -> None:
    kept = timed(clocks, ROUNDS[0]).kept()
    clocks.wall += gone
    again = back(clocks, kept)
    assert again.is_set is is_set and (not is_set or (again.left, again.running) == (0, True))


def plain(**changed: object) -> str:
    sound = {"item": "item", "rounds": [["", "", 9]], "at": 0, "left": 9, "ends": None}
    return json.dumps({**sound, **changed})


@pytest.mark.parametrize(
    "kept",
    [
        "", "{", "[]", "3", "null", '{"item": 1}', plain(rounds=[]), plain(at=4), plain(at=-1), plain(rounds=[[1]]), plain(rounds=7),
        plain(item="gone"), plain(left=float("nan")), plain(left=float("inf")), plain(ends="soon"), plain(left=None),
    ],
)  # fmt: skip
def test_what_is_no_timer_is_none(clocks: Clocks, kept: str) -> None:
    assert not back(clocks, kept).is_set


def test_a_sound_one_is_one(clocks: Clocks) -> None:
    assert back(clocks, plain()).seconds == 9


def test_none_is_kept_where_none_is_set(clocks: Clocks) -> None:
    timer = timed(clocks, ROUNDS[0])
    timer.stop()
    assert timer.kept() == ""
