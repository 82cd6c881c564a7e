"""Votes and their options, whatever activity holds them: what is asked, the rule as announced, the state it has reached.

Ballots are not here: they are never part of a session in memory (see core.ballots and the store).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from moothall.core.model import Change, Session, Step, Table, added, changed, removed
from moothall.core.refused import Refused
from moothall.core.text import kept, required

MODES = ("sealed", "live", "totals")
STATES = ("draft", "open", "closed", "revealed")


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote. `budget` is dots a person, `cap` dots on one option, `minimum` dots to spend; None where the rule states none.

    `present` is how many could vote when it closed (0: not known); `opened` and `closed` are HH:MM of the vote, never of a ballot.
    """

    key: str
    question: str
    position: int
    item: str = ""
    kind: str = "cumulative"
    mode: str = "sealed"
    state: str = "draft"
    budget: int | None = 5
    cap: int | None = 2
    minimum: int | None = None
    present: int = 0
    opened: str = ""
    closed: str = ""
    source: str = ""

    @property
    def shows_tally(self) -> bool:
        """A sealed vote has nothing but its turnout until it is revealed; a live one is open to all from the start."""
        return self.state == "revealed" or (self.mode != "sealed" and self.state != "draft")


@dataclass(frozen=True, slots=True)
class Option:
    """Something voted on. `number` is its place on the ballot, `ref` the source's own id, `ordinal` its theme's letter or 0.

    `subject` is the key of the theme or note it came from, or empty.
    """

    key: str
    vote: str
    number: int
    text: str
    ref: str = ""
    ordinal: int = 0
    subject: str = ""


VOTES = Table("vote", Vote, by=("item",))
OPTIONS = Table("vote_option", Option, by=("vote",))


@dataclass(frozen=True, slots=True)
class Candidate:
    """What an activity says could be voted on."""

    text: str
    ref: str = ""
    ordinal: int = 0
    subject: str = ""


def votes(session: Session) -> list[Vote]:
    return sorted(session.all(VOTES), key=lambda v: v.position)


def options_of(session: Session, vote: str) -> list[Option]:
    """In ballot order."""
    return sorted(session.where(OPTIONS, "vote", vote), key=lambda o: o.number)


def next_place(session: Session) -> int:
    return max((v.position for v in session.all(VOTES)), default=-1) + 1


def draft_vote(session: Session, vote: Vote, candidates: Iterable[Candidate], keys: Iterable[str]) -> Step:
    """A vote that isn't open yet, with its options numbered in the order given."""
    vote = replace(vote, question=required(vote.question), position=next_place(session))
    _sound(vote)
    return Step("step.draft_vote", (added(VOTES, vote), *_numbered(vote.key, candidates, keys)))


def _numbered(vote: str, candidates: Iterable[Candidate], keys: Iterable[str]) -> Iterable[Change]:
    for n, (c, key) in enumerate(zip(candidates, keys, strict=False), 1):
        yield added(OPTIONS, Option(key, vote, n, required(c.text), c.ref, c.ordinal, c.subject))


def _sound(vote: Vote) -> None:
    """Refused when the rule makes no sense."""
    if vote.mode not in MODES or vote.kind not in ("cumulative", "approval"):
        raise Refused("core.no_such_rule")
    limits = [n for n in (vote.budget, vote.cap) if n is not None]
    if any(n < 1 for n in limits) or (vote.minimum or 0) < 0:
        raise Refused("core.rule_below_one")
    if vote.budget is not None and (vote.cap or 0) > vote.budget:
        raise Refused("core.cap_over_budget", cap=vote.cap or 0, budget=vote.budget)
    if vote.budget is not None and (vote.minimum or 0) > vote.budget:
        raise Refused("core.minimum_over_budget", minimum=vote.minimum or 0, budget=vote.budget)


def drafted(session: Session, key: str) -> Vote:
    vote = session.get(VOTES, key)
    if vote.state != "draft":
        raise Refused("core.options_frozen")
    return vote


def change_rule(session: Session, key: str, **fields: Any) -> Step:
    """Question, mode, budget, cap, minimum: until the vote opens."""
    before = drafted(session, key)
    tidy: dict[str, Any] = {k: kept(v) if isinstance(v, str) else v for k, v in fields.items()}
    after = replace(before, **tidy)
    _sound(after)
    return Step("step.change_rule", (changed(VOTES, before, after),))


def set_options(session: Session, key: str, candidates: Iterable[Candidate], keys: Iterable[str]) -> Step:
    """Replace a draft's options."""
    drafted(session, key)
    gone = (removed(OPTIONS, o) for o in options_of(session, key))
    return Step("step.set_options", (*gone, *_numbered(key, candidates, keys)))


def open_vote(session: Session, key: str, at: str) -> Step:
    """Options freeze. Refused with fewer than two options."""
    before = drafted(session, key)
    if len(options_of(session, key)) < 2:
        raise Refused("core.two_options")
    return Step("step.open_vote", (changed(VOTES, before, replace(before, state="open", opened=at)),))


def close_vote(session: Session, key: str, at: str, present: int) -> Step:
    """Final: card numbers go, and nobody can look a ballot up after that."""
    before = opened(session, key)
    # A live vote has nothing left to reveal.
    state = "closed" if before.mode == "sealed" else "revealed"
    after = replace(before, state=state, closed=at, present=present)
    return Step("step.close_vote", (changed(VOTES, before, after),), final=True)


def reveal_vote(session: Session, key: str) -> Step:
    before = session.get(VOTES, key)
    if before.state != "closed":
        raise Refused("core.close_first")
    return Step("step.reveal_vote", (changed(VOTES, before, replace(before, state="revealed")),))


def opened(session: Session, key: str) -> Vote:
    """The vote if ballots may come in, else Refused."""
    vote = session.get(VOTES, key)
    if vote.state != "open":
        raise Refused("core.vote_not_open")
    return vote


def delete_draft(session: Session, key: str) -> Step:
    vote = drafted(session, key)
    gone = tuple(removed(OPTIONS, o) for o in options_of(session, key))
    return Step("step.delete_draft", (*gone, removed(VOTES, vote)))


def unopening(step: Step) -> list[str]:
    """Votes that a step would take from open back to draft, or away: undo asks, since ballots may be in by then."""
    changes = [c for c in step.changes if c.table == VOTES.name and c.before is not None and c.before.state != "draft"]
    return [c.key for c in changes if c.after is None or c.after.state == "draft"]
