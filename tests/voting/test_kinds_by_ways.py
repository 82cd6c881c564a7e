"""Every kind of vote by every way in that its mode allows: the tally is what was given, and each says its own unit on the wall."""

from __future__ import annotations

import pytest

from moothall.core.ballots import Tally
from moothall.core.errors import Refused
from moothall.core.picture import Picture, Showing
from moothall.core.vote_kinds import SUMMED
from moothall.core.votes import VOTES, change_rule, open_vote, options_of, reveal_vote
from moothall.desk import Desk
from moothall.desk.ballot_desk import ways_in
from moothall.desk.scale_library import ready_scale
from moothall.ui.shared_screen.spoken import spoken
from moothall.voting.ballot_reading import read, shape_of
from moothall.voting.booth import Turn
from moothall.voting.hand import Hand
from moothall.voting.on_scale import KEYS_NEEDED
from moothall.voting.presets import presets, use_preset
from moothall.voting.rules import shown_by
from moothall.voting.wall_station import READ, wall_of
from tests.voting.polls import a_poll
from tests.voting.votes import a_draft, people_here

FOUR = "Home first\nOne front door\nMoney follows people\nSay it in the room"
# A line as it is typed, the options as they are pressed for the same, and what the line gives each option by number.
BALLOTS = {
    "dots": ("2 2 3 4 4", [2, 2, 3, 4, 4], {2: 2, 3: 1, 4: 2}),
    "approval": ("1 3", [1, 3], {1: 1, 3: 1}),
    "like": ("4", [4], {4: 1}),
    "hundred": ("1=60 4=40", [1] * 12 + [4] * 8, {1: 60, 4: 40}),
    "ngt": ("3 1 2 4", [3, 1, 2, 4], {3: 5, 1: 4, 2: 3, 4: 2}),
    "rate_7": ("7 − 1 2", [1] * 7 + [3, 4, 4], {1: 7, 3: 1, 4: 2}),
    "fist-to-five": ("0", [0], {0: 1}),
    "gradients-8": ("8", [8], {8: 1}),
}
WITHOUT_DOTS = {"hundred", "ngt", "rate_7", "fist-to-five", "gradients-8"}
SUMS = {"hundred": {"table", "wall"}, "ngt": {"table", "wall"}, "rate_7": set()}


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def held(desk: Desk, kind: str, mode: str) -> str:
    if kind in ("fist-to-five", "gradients-8"):
        item, vote = a_poll(desk, kind, mode=mode)
    else:
        item, vote = a_draft(desk, FOUR)
        chosen = next(p for p in presets() if p.key == kind)
        desk.do(use_preset(desk.session, vote, chosen, ready_scale(chosen.scale), desk.keys(KEYS_NEEDED)))
        desk.do(change_rule(desk.session, vote, mode=mode))
    desk.put_up(Showing(shown_by(desk.session.get(VOTES, vote)), item, subject=vote))
    no_dots(desk, kind)
    desk.do(open_vote(desk.session, vote, desk.now()))
    no_dots(desk, kind)
    return vote


def no_dots(desk: Desk, kind: str, picture: Picture | None = None) -> None:
    words = f"{picture or desk.picture()!r} {spoken(picture or desk.picture())}"
    # Names of fields and parts are no words that anybody reads.
    words = words.replace("dots=", "").replace("TurnoutDots", "").replace("'voting.", "")
    assert kind not in WITHOUT_DOTS or "dot" not in words.lower(), words


def give(desk: Desk, clock: Clock, kind: str, vote: str, way: str, card: int) -> None:
    """One ballot, or one count of it, as people hand it in this way."""
    line, presses, given = BALLOTS[kind]
    form = shape_of(desk.session, desk.session.get(VOTES, vote))
    keys = {o.number: o.key for o in form.options}
    if way == "paper":
        ballot = read(form, line)
        desk.cast(vote, ballot.marks, way, card, concerns=ballot.concerns)
    elif way == "booth":
        turn = Turn(form, lambda options: options)
        turn.take(card)
        for number in presses:
            turn.press(number)
        no_dots(desk, kind, turn.picture())
        desk.cast(vote, turn.ballot.marks, way, card)
    elif way == "live":
        wall = wall_of(desk, shown_by(form.vote))
        wall.wish(f"card:{card}")
        for number in presses:
            wall.wish(f"tile:{number}")
            no_dots(desk, kind)
        for _ in range(2):  # a rating left blank is asked about once
            clock.now += READ
            wall.wish("done")
        wall.tick()
        assert wall.card == 0
        Hand(desk, vote, card + 10).add_typed(line)
    elif way == "table":
        desk.cast(vote, {keys[number]: n for number, n in given.items()}, way, 1, people=1)
    else:
        for number, n in given.items():
            desk.put_up(
                Showing(shown_by(form.vote), desk.showing.item, "hands" if way == "hands" else "", vote, extra=(("asked", number + 1),))
            )
            desk.cast(vote, {keys[number]: n}, way, number)
            no_dots(desk, kind)
        desk.put_up(Showing(shown_by(form.vote), desk.showing.item, subject=vote))


def told(tally: Tally | None) -> dict[int, int]:
    assert tally is not None
    return {line.option.number: line.dots for line in tally.lines if line.dots}


@pytest.mark.parametrize("kind", BALLOTS)
def test_each_kind_by_each_way(desk: Desk, kind: str) -> None:
    desk.ticking = clock = Clock()
    people_here(desk, 30)
    for mode in ("sealed", "live", "totals"):
        if mode == "totals" and not SUMS.get(kind, SUMMED):
            with pytest.raises(Refused, match="no_totals_of_these"):
                held(desk, kind, mode)
            continue
        vote = held(desk, kind, mode)
        ways = ways_in(desk.session.get(VOTES, vote)) - {"reopened"}
        assert ways & SUMMED == SUMS.get(kind, SUMMED) & ({"table"} if mode == "sealed" else SUMMED)
        for card, way in enumerate(sorted(ways), 1):
            give(desk, clock, kind, vote, way, card)
        for way in SUMMED - ways if mode == "live" else ():
            with pytest.raises(Refused, match="no_sum_of_these"):
                desk.cast(vote, {options_of(desk.session, vote)[0].key: 1}, way, 1)
        times = len(ways) + (mode == "live")  # live, somebody called the same out from a seat
        desk.close_vote(vote)
        if mode == "sealed":
            assert desk.tally(vote) is None
            desk.do(reveal_vote(desk.session, vote))
        assert told(desk.tally(vote)) == {number: n * times for number, n in BALLOTS[kind][2].items()}
        no_dots(desk, kind)
        live_mark = "ive, not sealed" in f"{desk.picture()!r}"
        assert live_mark == (mode == "live"), "the result says how it was held"
