"""The sample's votes, from draft to reveal: the rule as the story tells it, its ballots drawn, what was decided on the strength of one.

A ballot goes the way a person's would, cast at the desk. Decides nothing about what the story says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from moothall.activities.decision.records import DECISION
from moothall.activities.decision.rules import take_forward
from moothall.core.agenda import AgendaItem
from moothall.core.card_groups import hand_out
from moothall.core.scales import Scale, add_scale
from moothall.core.themes import themes_of
from moothall.core.votes import Candidate, Vote, change_rule, draft_vote, further_round, open_vote, options_of, reveal_vote
from moothall.desk import Desk
from moothall.desk.scale_library import ready_scale


def drawn(pull: Mapping[str, float], number: int, budget: int, cap: int, unspent: int, seed: int) -> Iterator[dict[str, int]]:
    """Dots by option for each ballot. `pull` says how strongly an option draws a dot; the first `unspent` ballots keep one dot back."""
    # By a seed that stands in the story, so that every sample ever made has the same ballots.
    dice = Random(seed)
    for ballot in range(number):
        # A comparison counts as 1 or 0.
        yield _ballot(pull, budget - (ballot < unspent), cap, dice)


def _ballot(pull: Mapping[str, float], dots: int, cap: int, dice: Random) -> dict[str, int]:
    options: Sequence[str] = list(pull)
    marks: Counter[str] = Counter()
    for _ in range(dots):
        # At the cap an option draws no more; each dot is drawn anew among the others.
        left = [0 if marks[option] >= cap else pull[option] for option in options]
        marks[dice.choices(options, left)[0]] += 1
    return dict(marks)


def worries(pull: Mapping[str, float], worried: int, number: int, seed: int) -> Iterator[dict[str, int]]:
    """One concern on each of `worried` ballots, whoever's they are, and none on the others."""
    # Another row of chances than the dots', else who is worried would hang together with where the dots went.
    dice = Random(seed + 1)
    whose = set(dice.sample(range(number), worried))
    for ballot in range(number):
        yield {dice.choices(list(pull), list(pull.values()))[0]: 1} if ballot in whose else {}


Ballots = Iterator[tuple[dict[str, int], dict[str, int]]]


def ballots_of(story: Mapping[str, Any]) -> Ballots:
    """Dots and concerns of each ballot by an option's words, the first card's first."""
    marks = drawn(story["pull"], story["ballots"], story["budget"], story["cap"], story["unspent"], story["seed"])
    # Strict: both must have one entry a ballot.
    return zip(marks, worries(story.get("worry", {}), story.get("worried", 0), story["ballots"], story["seed"]), strict=True)


class Voting:
    """The votes of one morning by the story's names for them."""

    def __init__(self, desk: Desk, items: Mapping[str, AgendaItem]) -> None:
        self._desk = desk
        self._items = items
        self._keys: dict[str, str] = {}

    def open(self, story: dict[str, Any]) -> None:
        """A further round, a poll, or a vote on the board's themes or on what the story lists."""
        key = self._keys[story["name"]] = self._desk.key()
        if "again" in story:
            self._draft_again(key, story)
        elif "scale" in story:
            self._draft_poll(key, story)
        else:
            self._draft(key, story)
        # Before it opens, as the groups of a vote must be chosen.
        self._hand_out(key, story.get("cards", {}))
        self._desk.do(open_vote(self._desk.session, key, self._desk.now()))

    def _rule(self, key: str, story: dict[str, Any]) -> Vote:
        numbers = {name: story[name] for name in ("mode", "budget", "cap", "concern", "support", "threshold", "split_by") if name in story}
        return Vote(key, story["question"], 0, self._items[story["item"]].key, **numbers)

    def _draft(self, key: str, story: dict[str, Any]) -> None:
        desk, item = self._desk, self._items[story["item"]]
        themes = themes_of(desk.session, item.prompt)
        # A question without themes has the options the story lists, in its order.
        candidates = [Candidate(t.name, t.letter, t.ordinal, t.key) for t in themes] or [Candidate(text) for text in story["pull"]]
        desk.do(draft_vote(desk.session, self._rule(key, story), candidates, desk.keys(len(candidates))))

    def _draft_again(self, key: str, story: dict[str, Any]) -> None:
        """The top ones only, in the order of the first ballot paper; the cards stay with whom they were given to."""
        desk, before = self._desk, self._keys[story["again"]]
        tally = desk.tally(before)
        assert tally is not None, "an earlier round is revealed before the next is drafted"
        # Lines come by result; a ballot paper that kept that order would tell people what to vote for.
        top = sorted((line.option for line in tally.lines[: story["top"]]), key=lambda o: o.number)
        desk.do(further_round(desk.session, before, top, key, desk.keys(len(top))))
        rule = {"question": story["question"], "budget": story["budget"], "cap": story["cap"], "concern": None, "split_by": ""}
        desk.do(change_rule(desk.session, key, **rule))

    def _draft_poll(self, key: str, story: dict[str, Any]) -> None:
        desk, ready = self._desk, ready_scale(story["scale"])
        assert ready is not None, story["scale"]
        scale = Scale(desk.key(), ready.name, ready.key, ready.ordered)
        desk.do(add_scale(scale, ready.points, desk.keys(len(ready.points))))
        points = [Candidate(p.label, number=p.number) for p in ready.points]
        # A minimum of 1: an answer to a poll is one point, and a ballot without it says nothing.
        poll = replace(self._rule(key, story), kind="poll", scale=scale.key, minimum=1)
        desk.do(draft_vote(desk.session, poll, points, desk.keys(len(points))))

    def _hand_out(self, key: str, cards: Mapping[str, tuple[int, int]]) -> None:
        ranges = [(first, last, name) for name, (first, last) in cards.items()]
        if ranges:
            self._desk.do(hand_out(self._desk.session, key, ranges, self._desk.keys(len(ranges))))

    def cast(self, story: dict[str, Any]) -> None:
        """Card by card, from 1."""
        vote = self._keys[story["name"]]
        options = {option.text: option.key for option in options_of(self._desk.session, vote)}
        for card, (marks, concerns) in enumerate(ballots_of(story), 1):
            dots, worried = ({options[text]: n for text, n in given.items()} for given in (marks, concerns))
            self._desk.cast(vote, dots, story["route"], card, concerns=worried)

    def close(self, story: dict[str, Any]) -> None:
        """Final. A live vote has nothing left to reveal."""
        vote = self._keys[story["name"]]
        self._desk.close_vote(vote)
        if self._desk.tally(vote) is None:
            self._desk.do(reveal_vote(self._desk.session, vote))

    def decide(self, story: dict[str, Any]) -> None:
        desk, key = self._desk, self._desk.key()
        desk.do(take_forward(desk.session, key, self._keys[story["vote"]], desk.now(), story["text"]))
        desk.do(DECISION.edit(desk.session, key, **{name: story[name] for name in ("rule", "decides", "ratifies", "conditions", "review")}))
