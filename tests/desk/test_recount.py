"""Any sequence of ballots, corrections, withdrawals, closings, reopenings, undos and crashes: the tally is what a plain recount says.

The recount is kept beside the desk in ordinary dictionaries and shares no rule with it: what a ballot may hold, who counts as a voter and
how a result is ordered are written here a second time, from the words of the rules.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from moothall.activities import found
from moothall.cli.show_json import summary
from moothall.core.ballots import SPOILED_BECAUSE
from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.redaction import Audience
from moothall.core.vote_kinds import VOTE_KINDS
from moothall.core.votes import VOTES, Candidate, Vote, draft_vote, open_vote, options_of, reveal_vote
from moothall.desk.sessions import open_session
from moothall.words import sentence
from tests.store.sessions import begin, reopened
from tests.trials import many

WITH_CARDS = ("live", "booth", "paper")
SLIP_OF = {"live": "card", "booth": "card", "paper": "card", "table": "table", "wall": "wall", "hands": "hands"}
TAKES = {"sealed": ("booth", "paper", "table"), "live": tuple(SLIP_OF), "totals": ("table", "wall", "hands")}

SUMS_OF = {"ranked": {"table", "wall"}, "rated": set(), "ordinal": set()}
"""Ways by sums that a kind takes, where not all of them: a hand is one dot and no rank, and no sum says what was rated or ordered."""

TOLD = {"cumulative", "approval", "ranked", "rated", "poll", "ordinal"}
"""Kinds the teller below knows how to count. A new one is told here in words of its own before it runs."""

RULES: tuple[dict[str, object], ...] = (
    *({"kind": key, **kind.usual, **({"scale": "one"} if kind.on_scale else {})} for key, kind in VOTE_KINDS.items()),
    {"kind": "cumulative", "budget": 5, "cap": 2, "minimum": 2},
    {"kind": "cumulative", "budget": 3, "cap": None, "concern": 2},
    {"kind": "approval", "budget": 2, "cap": 1},
    {"kind": "ranked", "budget": None, "cap": None, "weights": "5,4,3", "minimum": 2},
    {"kind": "rated", "budget": None, "cap": 7, "scale": "one"},
    {"kind": "ordinal", "budget": 2, "cap": None, "minimum": 2},
)


def test_the_teller_knows_every_kind() -> None:
    assert set(VOTE_KINDS) == TOLD


@dataclass
class Paper:
    """A ballot as a teller would write it down: marks and concerns by the option's number."""

    route: str
    marks: dict[int, int]
    concerns: dict[int, int] = field(default_factory=dict)
    state: str = "counted"

    def puts_first(self, option: int) -> bool:
        """Of an order: on the first place, and alone there."""
        return option in self.marks and all(self.marks[option] < place for n, place in self.marks.items() if n != option)


@dataclass
class Box:
    """One vote's ballots, by the slip each came on."""

    rule: dict[str, object]
    mode: str
    options: int
    papers: dict[tuple[str, int], Paper] = field(default_factory=dict)

    def limit(self, name: str) -> int:
        """A limit of the rule; where there is none, more than anybody here marks."""
        given = self.rule.get(name)
        return 99 if given is None else int(str(given))

    def takes(self, route: str) -> bool:
        return route in TAKES[self.mode] and (route in WITH_CARDS or route in SUMS_OF.get(str(self.rule["kind"]), SLIP_OF))

    def breaks_the_rule(self, paper: Paper) -> bool:
        given = list(paper.marks.values())
        if any(n < 0 for n in (*given, *paper.concerns.values())):
            return True
        if paper.route not in WITH_CARDS:
            return False
        if sum(paper.concerns.values()) > int(str(self.rule.get("concern") or 0)):
            return True
        if self.rule["kind"] == "ranked":
            return len(set(given)) < len(given) or not {str(n) for n in given} <= set(str(self.rule["weights"]).split(","))
        if self.rule["kind"] == "ordinal":
            return len(given) > self.limit("budget")
        return sum(given) > self.limit("budget") or any(n > self.limit("cap") for n in given)

    def is_short(self, paper: Paper) -> bool:
        """An answer left out of a poll is blank; only dots and weights can be too few."""
        least = 0 if self.rule["kind"] == "poll" else int(str(self.rule.get("minimum") or 0))
        spent = len(paper.marks) if self.rule["kind"] in ("ranked", "ordinal") else sum(paper.marks.values())
        return paper.route in WITH_CARDS and spent < least

    def counted(self) -> list[Paper]:
        return [paper for paper in self.papers.values() if paper.state != "spoiled"]

    def lines(self) -> list[tuple[int, int, int | None, int, tuple[tuple[int, int], ...]]]:
        """Number, dots, voters, concerns and spread of each option: by dots, then voters, then number."""
        people = all(paper.route in WITH_CARDS for paper in self.counted())
        found = []
        for n in range(1, self.options + 1):
            marks = [paper.marks[n] for paper in self.counted() if paper.marks.get(n)]
            worried = sum(paper.concerns.get(n, 0) for paper in self.counted())
            spread = tuple(sorted(Counter(marks).items())) if people else ()
            dots = sum(paper.puts_first(n) for paper in self.counted()) if self.rule["kind"] == "ordinal" else sum(marks)
            found.append((n, dots, len(marks) if people else None, worried, spread))
        return sorted(found, key=lambda x: (-x[1], -(x[2] or 0), x[0]))


MARKS = st.dictionaries(st.integers(1, 4), st.integers(0, 5), max_size=4)


class Recount(RuleBasedStateMachine):
    """A desk and a teller who watch the same room."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory(prefix="moothall-recount-")
        self.desk = begin(Path(self.folder.name) / "0.moot")
        self.names = (Path(self.folder.name) / f"{n}.moot" for n in count(1))
        self.boxes: dict[str, Box] = {}

    def teardown(self) -> None:
        self.desk.close()
        self.folder.cleanup()

    # what happens in the room

    @initialize(mode=st.sampled_from(list(TAKES)), rule=st.sampled_from(RULES))
    def first_vote(self, mode: str, rule: dict[str, object]) -> None:
        self.open_a_vote(mode, rule, 4)

    @rule(mode=st.sampled_from(list(TAKES)), rule=st.sampled_from(RULES), options=st.integers(2, 4))
    def open_a_vote(self, mode: str, rule: dict[str, object], options: int) -> None:
        # What can't be summed can't be held by totals.
        if len(self.boxes) == 3 or (mode == "totals" and SUMS_OF.get(str(rule["kind"])) == set()):
            return
        key = self.desk.key()
        choices = [Candidate(f"Choice {n}") for n in range(1, options + 1)]
        vote = Vote(key, "Which first?", 0, mode=mode, **rule)  # type: ignore[arg-type]
        self.desk.do(draft_vote(self.desk.session, vote, choices, self.desk.keys(options)))
        self.desk.do(open_vote(self.desk.session, key, self.desk.now()))
        self.boxes[key] = Box(rule, mode, options)

    def vote(self, data: st.DataObject, *states: str) -> str | None:
        """One of the votes in these states, or None."""
        fitting = [key for key in self.boxes if self.state(key) in states]
        return data.draw(st.sampled_from(fitting)) if fitting else None

    def state(self, key: str) -> str:
        found = self.desk.session.find(VOTES, key)
        return found.state if found else "gone"

    def option(self, vote: str, n: int) -> str:
        return options_of(self.desk.session, vote)[n - 1].key

    def may(self, allowed: bool, act: object, *words: object, **more: object) -> bool:
        """Do it; it must be refused in words exactly when the teller says no."""
        try:
            act(*words, **more)  # type: ignore[operator]
        except Refused as no:
            assert not allowed, sentence(no)
            assert sentence(no)
            return False
        assert allowed
        return True

    @rule(data=st.data(), number=st.integers(1, 6), replace=st.booleans(), marks=MARKS, worries=MARKS, worried=st.booleans())
    def hand_in(
        self, data: st.DataObject, number: int, replace: bool, marks: dict[int, int], worries: dict[int, int], worried: bool
    ) -> None:
        vote = self.vote(data, "open", "closed", "revealed")
        if vote is None:
            return
        box, route = self.boxes[vote], data.draw(st.sampled_from(list(SLIP_OF)))
        worried = worried and route in WITH_CARDS
        paper = Paper(route, *({n: d for n, d in given.items() if d and n <= box.options} for given in (marks, worries if worried else {})))
        slip = (SLIP_OF[route], number)
        allowed = self.state(vote) == "open" and box.takes(route) and not box.breaks_the_rule(paper) and (replace or slip not in box.papers)
        given = ({self.option(vote, n): d for n, d in part.items()} for part in (paper.marks, paper.concerns))
        marked, concerned = given
        if self.may(allowed, self.desk.cast, vote, marked, route, number, replace, concerned):
            paper.state = "short" if box.is_short(paper) else "counted"
            box.papers[slip] = paper

    @rule(data=st.data(), marks=st.dictionaries(st.integers(1, 4), st.integers(-3, 9), min_size=1))
    def hand_in_nonsense(self, data: st.DataObject, marks: dict[int, int]) -> None:
        """Less than nothing, or an option of another vote: never kept, whatever the way in."""
        vote = self.vote(data, "open")
        others = [key for key in self.boxes if key != vote and self.state(key) != "gone"]
        if vote is None:
            return
        given = {self.option(vote, n): d for n, d in marks.items() if n <= self.boxes[vote].options}
        if others and data.draw(st.booleans()):
            given[self.option(others[0], 1)] = 1
        elif all(d >= 0 for d in given.values()):
            return
        self.may(False, self.desk.cast, vote, given, data.draw(st.sampled_from(TAKES[self.boxes[vote].mode])), 99, True)

    @rule(data=st.data(), number=st.integers(1, 6), sort=st.sampled_from(["card", "table", "wall", "hands"]))
    def take_back(self, data: st.DataObject, number: int, sort: str) -> None:
        vote = self.vote(data, "open", "closed", "revealed")
        if vote is not None:
            here = self.state(vote) == "open" and (sort, number) in self.boxes[vote].papers
            if self.may(here, self.desk.take_back, vote, number, sort):
                del self.boxes[vote].papers[sort, number]

    @rule(data=st.data(), number=st.integers(1, 6), reason=st.sampled_from(sorted(SPOILED_BECAUSE)))
    def mark_spoiled(self, data: st.DataObject, number: int, reason: str) -> None:
        vote = self.vote(data, "open", "closed")
        if vote is not None:
            allowed = self.state(vote) == "open" and self.boxes[vote].mode != "totals"
            if self.may(allowed, self.desk.spoil, vote, number, reason):
                self.boxes[vote].papers["card", number] = Paper("paper", {}, {}, "spoiled")

    # what the facilitator does

    @rule(data=st.data())
    def close(self, data: st.DataObject) -> None:
        vote = self.vote(data, "open", "closed", "revealed")
        if vote is not None and self.may(self.state(vote) == "open", self.desk.close_vote, vote):
            assert self.state(vote) == ("closed" if self.boxes[vote].mode == "sealed" else "revealed")

    @rule(data=st.data())
    def reveal(self, data: st.DataObject) -> None:
        vote = self.vote(data, "open", "closed", "revealed")
        if vote is not None:
            self.may(self.state(vote) == "closed", lambda: self.desk.do(reveal_vote(self.desk.session, vote)))

    @rule(data=st.data())
    def reopen(self, data: st.DataObject) -> None:
        vote = self.vote(data, "open", "closed", "revealed")
        if vote is not None and self.may(self.state(vote) != "revealed", self.desk.reopen_vote, vote):
            self.boxes[vote].papers.clear()

    @rule(data=st.data())
    def open_again(self, data: st.DataObject) -> None:
        vote = self.vote(data, "draft")
        if vote is not None:
            self.desk.do(open_vote(self.desk.session, vote, self.desk.now()))

    @rule()
    def undo(self) -> None:
        """Whatever it takes back, it takes back no ballot."""
        with suppress(Refused):
            self.desk.undo()

    @rule()
    def redo(self) -> None:
        with suppress(Refused):
            self.desk.redo()

    # what happens to the laptop

    @rule()
    def close_and_open_the_file(self) -> None:
        self.desk = reopened(self.desk)

    @rule()
    def cut_the_power(self) -> None:
        """The files as they lie on the disk this moment, opened as after a crash."""
        twin = next(self.names)
        for file in self.desk.path.parent.glob(self.desk.path.name + "*"):
            if not file.name.endswith(".lock"):
                shutil.copy(file, twin.with_name(twin.name + file.name.removeprefix(self.desk.path.name)))
        self.desk.close()
        self.desk = open_session(twin, found())

    # what must hold at every moment

    @invariant()
    def a_vote_that_is_not_open_yet_has_no_ballots(self) -> None:
        for key, box in self.boxes.items():
            assert self.state(key) not in ("draft", "gone") or not box.papers

    @invariant()
    def turnout_is_the_tellers(self) -> None:
        for key, box in self.boxes.items():
            routes = Counter(paper.route for paper in box.counted())
            assert dict(self.desk.turnout(key).routes) == routes and self.desk.turnout(key).ballots == routes.total()

    @invariant()
    def the_tally_is_the_recount(self) -> None:
        for key, box in self.boxes.items():
            if self.state(key) == "gone":
                continue
            tally = self.desk.tally(key)
            if self.state(key) == "draft" or (box.mode == "sealed" and self.state(key) != "revealed"):
                assert tally is None
                continue
            assert tally is not None
            assert [(x.option.number, x.dots, x.voters, x.concerns, x.spread) for x in tally.lines] == box.lines()
            states = Counter(paper.state for paper in box.papers.values())
            people = [paper for paper in box.counted() if paper.route in WITH_CARDS]
            assert (tally.ballots, tally.short, tally.spoiled) == (len(people), states["short"], states["spoiled"])
            assert tally.blank == sum(not paper.marks for paper in people)

    @invariant()
    def nobody_reads_a_sealed_vote(self) -> None:
        """Not on the wall, not in show --json, not in the facilitator's own copy, and not by asking for a card."""
        sealed = [k for k, box in self.boxes.items() if box.mode == "sealed" and self.state(k) in ("open", "closed")]
        if not sealed:
            return
        told = {v["question"]: v for v in summary(self.desk)["votes"] if v["mode"] == "sealed" and v["state"] != "revealed"}
        assert not any("dots" in option for vote in told.values() for option in vote["options"])
        for vote in self.desk.copy_for(Audience(Level.PRIVATE)).votes:
            if vote.mode == "sealed" and vote.state in ("open", "closed"):
                assert not vote.revealed and not vote.spoiled and not vote.blank and all(o.dots is None for o in vote.options)
        assert not any(self.desk.dots_of(key, card) for key in sealed for card in range(1, 7))

    @precondition(lambda self: any(self.state(k) == "open" for k in self.boxes))
    @invariant()
    def no_ballot_in_the_file_breaks_its_rule(self) -> None:
        """Asked of the file itself: caps and budgets hold under every interleaving, and each slip is what the teller has."""
        ledger = self.desk._store.ledger
        for key, box in self.boxes.items():
            if self.state(key) != "open":
                continue
            numbers = {o.key: o.number for o in options_of(self.desk.session, key)}
            held = {(sort, n) for sort in ("card", "table", "wall", "hands") for n in ledger.slips(key, sort)}
            assert held == set(box.papers)
            for sort, n in held:
                marks, concerns = (
                    {numbers[o]: d for o, d in ledger.marks_on(key, sort, n, table).items()} for table in ("mark", "concern")
                )
                paper = box.papers[sort, n]
                assert (marks, concerns) == (paper.marks, paper.concerns)
                assert not box.breaks_the_rule(Paper(paper.route, marks, concerns))

    @invariant()
    def the_history_holds_no_ballot(self) -> None:
        told = json.dumps([line.about for line in self.desk.history()])
        assert not any(key in told for key in self.boxes)


Recount.TestCase.settings = settings(
    max_examples=many(12, 200),
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
test_any_sequence_recounts = pytest.mark.trial(Recount.TestCase)
