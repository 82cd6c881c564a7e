"""Whatever a room reads of a vote stands whole: every kind, held every way, at the wall, in the booth and once revealed, on a narrow old
projector too. Nothing ends in dots, nothing lies over its neighbour, no tile moves under the finger.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from PySide6.QtCore import QSize

from moothall.core.errors import Refused
from moothall.core.picture import NARROW, Picture, Showing
from moothall.core.votes import VOTES, change_rule, open_vote, options_of, reveal_vote
from moothall.desk import Desk
from moothall.desk.ballot_desk import ways_in
from moothall.desk.scale_library import ready_scale
from moothall.ui.shared_screen.painting import State, measure
from moothall.voting.ballot_reading import shape_of
from moothall.voting.booth import Turn
from moothall.voting.on_scale import KEYS_NEEDED
from moothall.voting.presets import presets, use_preset
from moothall.voting.rules import shown_by
from moothall.voting.wall_station import SAID, STILL, wall_of
from moothall.words import sentence
from tests.trials import many
from tests.voting.polls import a_poll
from tests.voting.test_kinds_by_ways import Clock
from tests.voting.votes import a_draft, people_here

QUESTION = "Which of these would change most for the families we meet?"
NAMES = (
    "Clear roles at night", "One way in", "Shared rotas for the whole borough", "Young voices first", "Fewer forms, one queue",
    "Repair before new", "Open books", "Warm rooms for all", "Walk the site monthly", "Plain letters", "Seats for carers", "Trust the ward",
    "Say it in the room", "Money follows people",
)  # fmt: skip
LONG = tuple(f"{name} and what it asks of each of us" if n % 3 == 0 else name for n, name in enumerate(NAMES))
KINDS = ("dots", "rate_7", "hundred", "ngt", "approval", "like", "gradients-8", "fist-to-five")
SIZES = (QSize(1024, 768), QSize(1920, 1080), QSize(3840, 2160), QSize(1280, 720))
ROUNDS = [
    (kind, mode, size, names, concern)
    for names in (NAMES, LONG)
    for size in SIZES
    for concern in (1, 0)
    for mode in ("live", "sealed", "totals")
    for kind in KINDS
    if not (concern and kind not in ("dots", "ngt", "approval"))
]


class Hall:
    """One vote, and the screen of the room."""

    def __init__(self, desk: Desk, kind: str, mode: str, size: QSize, names: tuple[str, ...], concern: int) -> None:
        self.desk, self.size, self.mode = desk, size, mode
        # Of two it is said that they are read mark by mark.
        self.people = 12 if names is NAMES else 2
        self.clock = desk.ticking = Clock()
        if kind in ("fist-to-five", "gradients-8"):
            self.item, self.vote = a_poll(desk, kind, mode=mode)
        else:
            self.item, self.vote = a_draft(desk, "\n".join(names))
            chosen = next(p for p in presets() if p.key == kind)
            desk.do(use_preset(desk.session, self.vote, chosen, ready_scale(chosen.scale), desk.keys(KEYS_NEEDED)))
            desk.do(change_rule(desk.session, self.vote, mode=mode, question=QUESTION, **({"concern": 1} if concern else {})))

    @property
    def narrow(self) -> bool:
        return self.size.width() < 1.5 * self.size.height()

    def shown(self, page: int = 1) -> Picture:
        extra = ((NARROW, 1),) if self.narrow else ()
        self.desk.put_up(Showing(shown_by(self.desk.session.get(VOTES, self.vote)), self.item, subject=self.vote, page=page, extra=extra))
        return self.desk.picture()

    def walk(self) -> Iterator[tuple[str, Picture, State]]:
        """What the room sees from the draft to the last page of the result."""
        desk = self.desk
        yield "draft", self.shown(), State()
        desk.do(open_vote(desk.session, self.vote, desk.now()))
        yield "open", self.shown(), State()
        if self.mode == "totals":
            for option in options_of(desk.session, self.vote)[:3]:
                desk.cast(self.vote, {option.key: 12}, "wall", option.number)
        else:
            self._fill()
            yield from self._at_the_wall() if self.mode == "live" else self._in_the_booth()
        desk.close_vote(self.vote)
        if self.mode == "sealed":
            desk.do(reveal_vote(desk.session, self.vote))
        for page in range(1, self.shown().pages + 1):
            yield f"result {page}", self.shown(page), State()

    def _fill(self) -> None:
        """Ballots of some people, each its own; the way in is the first that the vote has for cards."""
        dice, form = Random(4), shape_of(self.desk.session, self.desk.session.get(VOTES, self.vote))
        way = "live" if "live" in ways_in(form.vote) else "paper"
        for card in range(30, 30 + self.people):
            turn = Turn(form, lambda options: options)
            turn.take(card)
            for option in dice.choices(form.options, k=20):
                try:
                    turn.press(option.number)
                except Refused:
                    break
            worries = {dice.choice(form.options).key: 1} if form.vote.concern and card % 3 == 0 else {}
            self.desk.cast(self.vote, turn.ballot.marks, way, card, concerns=worries)

    def _in_the_booth(self) -> Iterator[tuple[str, Picture, State]]:
        form = shape_of(self.desk.session, self.desk.session.get(VOTES, self.vote))
        turn = Turn(form, lambda options: options)
        turn.narrow = self.narrow
        yield "booth, waiting", turn.picture(), State(typed="13")
        turn.take(13)
        yield "booth, taken", turn.picture(), State()
        said = ""
        for _ in range(30):
            try:
                turn.press(form.options[0].number)
            except Refused as refused:
                said = sentence(refused)
                break
        yield "booth, pressed", turn.picture(said), State()
        turn.worry()
        yield "booth, concerns", turn.picture(), State()

    def _at_the_wall(self) -> Iterator[tuple[str, Picture, State]]:
        wall, clock = wall_of(self.desk, shown_by(self.desk.session.get(VOTES, self.vote))), self.clock
        first, second = (option.number for option in options_of(self.desk.session, self.vote)[:2])
        self.shown()
        yield "wall, typing a card", self.desk.picture(), State(typed="13")
        wall.call([13, 27])
        wall.wish(f"tile:{first}")
        yield "wall, no card", self.desk.picture(), State()
        wall.wish("card:13")
        clock.now += SAID
        wall.tick()
        yield "wall, taken", self.desk.picture(), State()
        wall.wish(f"tile:{second}")
        wall.wish("concern")
        yield "wall, concerns", self.desk.picture(), State()
        wall.wish("concern")
        wall.wish("tile:99")
        yield "wall, refused", self.desk.picture(), State(typed="12")
        clock.now += STILL
        wall.tick()
        yield "wall, left alone", self.desk.picture(), State()
        self.shown()


def tops(drawn: object) -> dict[str, object]:
    return {target.wish: target.rect for target in drawn.targets if target.wish.startswith("tile:")}  # type: ignore[attr-defined]


@pytest.mark.trial
def test_nothing_of_a_vote_is_cut_or_covered(desk: Desk, qapp: object) -> None:
    people_here(desk, 45)
    seen = 0
    # The kinds that have most to say on the smallest screen; all of it in the long form.
    short = [
        r
        for r in ROUNDS
        if r[2] == SIZES[0] and r[3] is NAMES and (r[0], r[1]) in {("dots", "live"), ("rate_7", "live"), ("dots", "sealed")}
    ]
    for kind, mode, size, names, concern in ROUNDS if many(0, 1) else short:
        try:
            hall = Hall(desk, kind, mode, size, names, concern)
        except Refused as refused:
            assert refused.key == "core.no_totals_of_these"
            continue
        places: dict[str, object] = {}
        for where, picture, state in hall.walk():
            drawn = measure(size, picture, "light", state)
            what = f"{kind}, {mode}, {size.width()}: {where}"
            cut = [text.text for text in drawn.texts if text.text.endswith("…")]
            assert not cut, f"{what}: {cut}"
            for n, text in enumerate(drawn.texts):
                over = [o.text for o in drawn.texts[:n] if _covers(text, o)]
                assert not over, f"{what}: {text.text!r} lies over {over}"
            if where.startswith("wall"):
                moved = {wish: (places[wish], at) for wish, at in tops(drawn).items() if places.setdefault(wish, at) != at}
                assert not moved, f"{what}: {moved}"
            seen += 1
    assert seen > 20


def _covers(one: object, other: object) -> bool:
    both = one.rect.intersected(other.rect)  # type: ignore[attr-defined]
    return both.width() > 2 and both.height() > 0.4 * one.px  # type: ignore[attr-defined]
