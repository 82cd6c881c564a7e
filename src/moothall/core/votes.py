"""Votes and their options, whatever activity holds them: what is asked, the rule as announced, the state it has reached.

Ballots are not here: they are never part of a session in memory (see core.ballots and the store).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from moothall.core.ballot_marking import ranks_of
from moothall.core.errors import Refused
from moothall.core.model import Change, Session, Step, Table, added, changed, removed
from moothall.core.text import kept, required
from moothall.core.vote_kinds import VOTE_KINDS, kind_of

MODES = ("sealed", "live", "totals")
"""Who sees what while a vote is open: nobody anything but the turnout; everybody everything; or only sums come in, with no cards."""
SPLITS = ("", "sector", "organisation", "table")
STATES = ("draft", "open", "closed", "revealed")
"""A vote's life in order. Only a sealed one is ever "closed" without being revealed."""


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote. `kind` is the name of a record in `core.vote_kinds`. `budget` is dots a person, `cap` dots on one option, `minimum` dots
    to spend; None where the rule states none.

    `concern` is dots a person may spend on concerns, a tally of its own; `weights` are what a ranked ballot gives, "5,4,3,2,1";
    `scale` is the key of what a rated vote or poll is answered on. `round_of` is the vote this one is a further round of. Set before a
    poll opens: the first `support` points of its scale count as support, and `threshold` per cent of ballots must be there.
    `split_by` names what ballots are grouped by (sector, organisation or table), "" for not at all; `proxies` lets a card vote for
    somebody absent; `reopened` counts how often it was.
    `present` is how many could vote when it closed (0: not known); `opened` and `closed` are HH:MM of the vote, never of a ballot.
    """

    key: str
    question: str
    position: int
    item: str = ""
    kind: str = "cumulative"
    mode: str = "sealed"
    state: str = "draft"
    # Dots a person, and most on one: three to five dots are commonly handed out, and a cap of 2 goes with 5 (practice 2.7).
    budget: int | None = 5
    cap: int | None = 2
    minimum: int | None = None
    present: int = 0
    opened: str = ""
    closed: str = ""
    source: str = ""
    concern: int | None = None
    weights: str = ""
    scale: str = ""
    round_of: str = ""
    support: int = 0
    threshold: int | None = None
    split_by: str = ""
    proxies: bool = False
    reopened: int = 0

    @property
    def ranks(self) -> tuple[int, ...]:
        """What a ranked ballot has to give, the most first."""
        return ranks_of(self)

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


_SLIP = 0.7
"""How alike two wordings are that differ by a slip of the pen: difflib's ratio, from 0 to 1, where 1 is the same text. Lower would let
an option become another under ballots that are already in; higher would refuse a corrected letter in a short word."""

VOTES = Table("vote", Vote, by=("item", "round_of"))
OPTIONS = Table("vote_option", Option, by=("vote",))


@dataclass(frozen=True, slots=True)
class Candidate:
    """What an activity says could be voted on."""

    text: str
    ref: str = ""
    ordinal: int = 0
    subject: str = ""
    number: int | None = None
    """Its place on the ballot where that isn't simply its place in the list: fist to five starts at 0."""


def votes(session: Session) -> list[Vote]:
    return sorted(session.all(VOTES), key=lambda v: v.position)


def options_of(session: Session, vote: str) -> list[Option]:
    """In ballot order."""
    return sorted(session.where(OPTIONS, "vote", vote), key=lambda o: o.number)


def refs_of(options: Sequence[Option], mask: Callable[[str], str] = str) -> dict[str, str]:
    """What options are called in files, by key: the source's own id, else the number; numbers for all where ids aren't told apart."""
    refs = {o.key: mask(o.ref) or str(o.number) for o in options}
    # Numbers for all of them and not only for the twins: a file in which some are ids and some numbers can't be read back.
    return refs if len(set(refs.values())) == len(refs) else {o.key: str(o.number) for o in options}


def next_place(session: Session) -> int:
    return max((v.position for v in session.all(VOTES)), default=-1) + 1


def draft_vote(session: Session, vote: Vote, candidates: Iterable[Candidate], keys: Iterable[str]) -> Step:
    """A vote that isn't open yet, with its options numbered in the order given. Refused when the rule makes no sense, or the question or an
    option is blank or too long.
    """
    vote = replace(vote, question=required(vote.question), position=next_place(session))
    _sound(vote)
    return Step("step.draft_vote", (added(VOTES, vote), *_numbered(vote.key, candidates, keys)))


def _numbered(vote: str, candidates: Iterable[Candidate], keys: Iterable[str]) -> Iterable[Change]:
    for n, (c, key) in enumerate(zip(candidates, keys, strict=False), 1):
        yield added(OPTIONS, Option(key, vote, n if c.number is None else c.number, required(c.text), c.ref, c.ordinal, c.subject))


def _sound(vote: Vote) -> None:
    """Refused when the rule makes no sense."""
    if vote.mode not in MODES or vote.kind not in VOTE_KINDS or vote.split_by not in SPLITS:
        raise Refused("core.no_such_rule")
    if any(n is not None and n < 1 for n in (vote.budget, vote.cap, vote.concern)) or (vote.minimum or 0) < 0:
        raise Refused("core.rule_below_one")
    if not 0 <= (vote.threshold or 0) <= 100:
        raise Refused("core.threshold_per_cent")
    # Weights and ranking go together: neither makes sense without the other. Each weight is given once, so no two may be the same.
    if kind_of(vote).ranks != bool(vote.weights) or any(n < 1 for n in _weights(vote)) or len(set(vote.ranks)) < len(vote.ranks):
        raise Refused("core.weights_once")
    if kind_of(vote).on_scale and not vote.scale:
        raise Refused("core.needs_scale")
    if vote.mode == "totals" and not kind_of(vote).sums(vote):
        raise Refused("core.no_totals_of_these")
    if vote.budget is not None and (vote.cap or 0) > vote.budget:
        raise Refused("core.cap_over_budget", cap=vote.cap or 0, budget=vote.budget)
    if vote.budget is not None and (vote.minimum or 0) > vote.budget:
        raise Refused("core.minimum_over_budget", minimum=vote.minimum or 0, budget=vote.budget)


def _weights(vote: Vote) -> tuple[int, ...]:
    """Refused when they are no whole numbers."""
    try:
        return vote.ranks
    except ValueError:
        raise Refused("core.weights_once") from None


def drafted(session: Session, key: str) -> Vote:
    """The vote if it may still be changed. Refused once it is open, or gone."""
    vote = session.get(VOTES, key)
    if vote.state != "draft":
        raise Refused("core.options_frozen")
    return vote


def change_rule(session: Session, key: str, **fields: Any) -> Step:
    """Question, mode, budget, cap, minimum: until the vote opens. Refused after that, and when the rule makes no sense."""
    before = drafted(session, key)
    tidy: dict[str, Any] = {k: kept(v) if isinstance(v, str) else v for k, v in fields.items()}
    after = replace(before, **tidy)
    _sound(after)
    return Step("step.change_rule", (changed(VOTES, before, after),))


def set_options(session: Session, key: str, candidates: Iterable[Candidate], keys: Iterable[str]) -> Step:
    """Replace a draft's options. One that stays keeps its key, so that what was declared about it still is. Refused once it is open, and
    when an option is blank.
    """
    drafted(session, key)
    # Reversed, so that of twins the first is the one that stays. `pop` below gives each key away only once.
    left = {(o.text, o.ref, o.ordinal, o.subject): o for o in reversed(options_of(session, key))}
    wanted = [change.after for change in _numbered(key, candidates, keys)]
    staying = {o.key: known for o in wanted if (known := left.pop((o.text, o.ref, o.ordinal, o.subject), None))}
    kept_keys = {known.key for known in staying.values()}
    gone = (removed(OPTIONS, o) for o in options_of(session, key) if o.key not in kept_keys)
    moved = (changed(OPTIONS, known, replace(known, number=o.number)) for o in wanted if (known := staying.get(o.key)))
    new = (added(OPTIONS, o) for o in wanted if o.key not in staying)
    return Step("step.set_options", (*gone, *(c for c in moved if c.before != c.after), *new))


def open_vote(session: Session, key: str, at: str) -> Step:
    """Options freeze. Refused with fewer than two options, and unless it is a draft."""
    before = drafted(session, key)
    if len(options_of(session, key)) < 2:
        raise Refused("core.two_options")
    return Step("step.open_vote", (changed(VOTES, before, replace(before, state="open", opened=at)),))


def close_vote(session: Session, key: str, at: str, present: int) -> Step:
    """Final: card numbers go, and nobody can look a ballot up after that. Refused unless it is open."""
    before = opened(session, key)
    # A live vote has nothing left to reveal.
    state = "closed" if before.mode == "sealed" else "revealed"
    after = replace(before, state=state, closed=at, present=present)
    return Step("step.close_vote", (changed(VOTES, before, after),), final=True)


def reveal_vote(session: Session, key: str) -> Step:
    """The result is known to everybody from now on. Refused unless the vote is closed."""
    before = session.get(VOTES, key)
    if before.state != "closed":
        raise Refused("core.close_first")
    return Step("step.reveal_vote", (changed(VOTES, before, replace(before, state="revealed")),))


def reopen_vote(session: Session, key: str) -> Step:
    """Back to a draft, to change it and begin again: its ballots go. Final, and in the log. Refused once the result is known."""
    before = session.get(VOTES, key)
    if before.state not in ("open", "closed") or (before.shows_tally and before.state == "closed"):
        raise Refused("core.no_reopening")
    after = replace(before, state="draft", opened="", closed="", present=0, reopened=before.reopened + 1)
    return Step("step.reopen_vote", (changed(VOTES, before, after),), final=True)


ROUNDS_LEFT_OUT = "step.rounds_left_out"
"""How the act is called by which a copy says that ballots of open votes stayed behind."""


def leave_rounds_out(session: Session) -> Step | None:
    """For a copy: every open vote as a draft again, to be held again from there. None when no vote is open."""
    changes = [reopen_vote(session, vote.key).changes[0] for vote in votes(session) if vote.state == "open"]
    return Step(ROUNDS_LEFT_OUT, tuple(changes), about=str(len(changes)), final=True) if changes else None


def correct_option(session: Session, option: str, text: str) -> Step:
    """Put a slip of the pen right in an option that is frozen. It is in the log, by its number.

    Refused when the words become others: whoever has voted would have voted for something else.
    """
    before = session.get(OPTIONS, option)
    if SequenceMatcher(None, before.text.casefold(), required(text).casefold()).ratio() < _SLIP:
        raise Refused("core.other_words", option=before.number)
    return Step("step.correct_option", (changed(OPTIONS, before, replace(before, text=required(text))),), about=str(before.number))


def further_round(session: Session, of: str, options: Iterable[Option], key: str, keys: Iterable[str]) -> Step:
    """A draft of the same rule with some of the options, often the top two to four (practice 2.7); they keep the order given, and the
    points of a scale their numbers. Refused until the result of the first is known, and when an option is blank.
    """
    before = session.get(VOTES, of)
    if before.state != "revealed":
        raise Refused("core.close_first")
    vote = replace(before, key=key, state="draft", round_of=of, opened="", closed="", present=0, reopened=0, source="")
    numbered = kind_of(before).options_are_points
    again = [Candidate(o.text, o.ref, o.ordinal, o.subject, o.number if numbered else None) for o in options]
    return draft_vote(session, vote, again, keys)


def rounds_of(session: Session, key: str) -> list[Vote]:
    """A vote with its earlier and later rounds, the first one first. Refused when it is gone."""
    first = session.get(VOTES, key)
    while first.round_of and (earlier := session.find(VOTES, first.round_of)):
        first = earlier
    rounds = [first]
    while later := session.where(VOTES, "round_of", rounds[-1].key):
        # Should two rounds follow one vote, the one that was drafted first.
        rounds.append(min(later, key=lambda v: v.position))
    return rounds


def rounds_before(session: Session, vote: Vote) -> list[Vote]:
    """The rounds that led to this vote, the first one first."""
    found: list[Vote] = []
    while vote.round_of and (earlier := session.find(VOTES, vote.round_of)):
        found.insert(0, earlier)
        vote = earlier
    return found


def opened(session: Session, key: str) -> Vote:
    """The vote if ballots may come in, else Refused."""
    vote = session.get(VOTES, key)
    if vote.state != "open":
        raise Refused("core.vote_not_open")
    return vote


def delete_draft(session: Session, key: str) -> Step:
    """The vote goes with its options. Refused once it is open, or gone."""
    vote = drafted(session, key)
    gone = tuple(removed(OPTIONS, o) for o in options_of(session, key))
    return Step("step.delete_draft", (*gone, removed(VOTES, vote)))


def unopening(step: Step) -> list[str]:
    """Votes that a step would take from open back to draft, or away: undo asks, since ballots may be in by then."""
    changes = [c for c in step.changes if c.table == VOTES.name and c.before is not None and c.before.state != "draft"]
    return [c.key for c in changes if c.after is None or c.after.state == "draft"]


def brought_votes(step: Step) -> list[str]:
    """Votes that a step brings in already revealed, as only files from elsewhere do."""
    return [c.key for c in step.changes if c.table == VOTES.name and c.before is None and c.after.state == "revealed"]
