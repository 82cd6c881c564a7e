"""From a batch to the session: one act at the desk, and what came of it. Reads no file and words no reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from moothall.core.ballots import Judgement
from moothall.core.batch import Batch, Left, Remark, bring_in, vote_of
from moothall.core.model import Session, Step
from moothall.desk import Desk
from moothall.desk.desk import random_key
from moothall.words import say

Ballots = list[tuple[dict[str, int], Judgement]]

_REASONS = {
    "core.over_budget": "imports.over_budget",
    "core.over_cap": "imports.over_cap",
    "core.under_minimum": "imports.under_minimum",
    "core.over_length": "imports.over_length",
    "core.under_length": "imports.under_length",
}
"""The rule's reasons as they are told of a ballot on paper, where nobody can put it right."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of a file. `added` counts notes, people, or ballots in the tally.

    `left_out` has the rows that stayed out, spoiled ballots among them; `short` the ballots that count although they are short.
    """

    kind: str
    added: int
    left_out: tuple[Left, ...]
    short: tuple[Left, ...]
    remarks: tuple[Remark, ...]


def plan(session: Session, batch: Batch, prompt: str = "") -> Brought:
    """What bringing the batch in would come to. Changes nothing."""
    _, ballots = _step(session, batch, prompt)
    return _brought(batch, ballots)


def bring(desk: Desk, batch: Batch, prompt: str = "", by: object = None) -> Brought:
    """Bring the batch in as one act. Notes without a question go to `prompt`, or to a board for imported notes.

    Nothing happens when there is nothing to add.
    """
    step, ballots = _step(desk.session, batch, prompt)
    brought = _brought(batch, ballots)
    if brought.added and batch.held:
        desk.bring_vote(step, step.changes[0].key, ballots, by)
    elif brought.added:
        desk.do(step, by)
    return brought


def _step(session: Session, batch: Batch, prompt: str) -> tuple[Step, Ballots]:
    if batch.held:
        return vote_of(session, batch, _keys())
    return bring_in(session, batch, _keys(), prompt or say("imports.notes_prompt")), []


def _keys() -> Iterator[str]:
    while True:
        yield random_key()


def _brought(batch: Batch, ballots: Ballots) -> Brought:
    judged: dict[str, list[Left]] = {"counted": [], "short": [], "spoiled": []}
    for paper, (_, verdict) in zip(batch.held.papers if batch.held else (), ballots, strict=True):
        judged[verdict.state].append(Left(paper.row, _REASONS.get(verdict.reason, ""), verdict.facts))
    left_out = sorted([*batch.left_out, *judged["spoiled"]], key=lambda x: x.row)
    added = len(batch.notes) + len(batch.people) + len(judged["counted"]) + len(judged["short"])
    return Brought(batch.kind, added, tuple(left_out), tuple(judged["short"]), batch.remarks)
