"""From a batch to the session: one act at the desk, and what came of it. Reads no file and words no reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from moothall.core.batch import Batch, ColumnRead, LeftOutRow, Remark
from moothall.core.errors import Refused
from moothall.core.import_people import match_people
from moothall.core.import_sources import came_before, only_new
from moothall.core.import_step import TOTALS_ROUTE, ImportStep, import_step_of
from moothall.core.import_votes import TallyOf, only_new_votes
from moothall.core.model import Session
from moothall.desk import Desk
from moothall.desk.pending_act import PendingAct
from moothall.desk.step_desk import random_key
from moothall.words import say

_REASONS = {
    "core.over_budget": "imports.over_budget",
    "core.over_cap": "imports.over_cap",
    "core.under_minimum": "imports.under_minimum",
    "core.over_length": "imports.over_length",
    "core.under_length": "imports.under_length",
    "core.off_the_scale": "imports.off_the_scale",
}
"""The rule's reasons as they are told of a ballot on paper, where nobody can put it right."""


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What came of a file. `added` counts what the file is first of all: notes, people, or, of a file of ballots, those in the tally.

    `votes` and `ballots` count those that came with it; sums with no people behind them are no ballots. `left_out` has the rows that stayed
    out, spoiled ballots among them; `short` the ballots that count although they are short.
    """

    kind: str
    added: int
    left_out: tuple[LeftOutRow, ...]
    short: tuple[LeftOutRow, ...]
    remarks: tuple[Remark, ...]
    votes: int = 0
    ballots: int = 0
    columns: tuple[ColumnRead, ...] = ()
    makes: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    """What is made, by name: boards with their notes, votes with their ballots, the list with its people."""
    same: tuple[LeftOutRow, ...] = ()
    """People of the file who are on the list already, each with what is new or differs."""
    changed: int = 0
    """People on the list of whom the file told something new."""

    @property
    def brings(self) -> bool:
        """Whether there is anything to bring in."""
        return bool(self.added or self.changed)


@dataclass(frozen=True, slots=True)
class PreparedImport:
    """A file ready to come in: what will come of it, and the act itself. Made of a session as it was; the desk refuses it once stale."""

    brought: ImportOutcome
    arrival: ImportStep
    counters: Mapping[str, int]


class CameBefore(Refused):
    """These very bytes came in already: the one refusal that somebody may wave aside."""


def no_tally(_: str) -> None:
    """Nobody asked for results: no vote is known again."""


def ready(
    session: Session, batch: Batch, prompt: str = "", again: bool = False, newer: Collection[int] = frozenset(), *,
    tally_of: TallyOf = no_tally, apart: bool = False,
) -> PreparedImport:  # fmt: skip
    """Everything but the bringing in. Slow work for a long file: give it `desk.snapshot()` and any thread may do it. `newer` are rows of
    people on the list for whom the file holds where the two differ; by `tally_of` votes are known that are here already; `apart` keeps
    options that are called as themes are from being those themes.

    Refused, as CameBefore, when these very bytes came in before, unless `again` asks for it.
    """
    question = prompt if prompt.strip() else say("imports.notes_prompt")
    if not again and came_before(session, batch):
        raise CameBefore("imports.came_before")
    people = match_people(session, batch.people, newer, _keys())
    left = tuple(sorted((*batch.left_out, *people.doubtful), key=lambda x: x.row)) if people.doubtful else batch.left_out
    batch = replace(batch, people=people.fresh, remarks=(*batch.remarks, *people.remarks), left_out=left)
    if not again and batch.notes:
        batch = only_new(session, batch, question)
    if not again and batch.votes:
        batch = only_new_votes(session, batch, tally_of)
    arrival = import_step_of(session, batch, _keys(), question, people.changes, apart)
    brought = replace(_brought(batch, arrival, question), same=people.same, changed=people.changed)
    # The counters are copied, so that `begin_ready` can tell whether the session's own have gone on since.
    return PreparedImport(brought, arrival, dict(session.counters))


def plan(session: Session, batch: Batch, prompt: str = "", again: bool = False, tally_of: TallyOf = no_tally) -> ImportOutcome:
    """What bringing the batch in would come to. Changes nothing. Refused as `ready` refuses."""
    return ready(session, batch, prompt, again, tally_of=tally_of).brought


def bring(desk: Desk, batch: Batch, prompt: str = "", again: bool = False) -> ImportOutcome:
    """Bring the batch in as one act, which one undo takes back. Notes without a question go to `prompt`, or to a board for imported
    notes. Nothing happens when there is nothing to add. Refused as `ready` refuses and while another act is under way; Trouble when the
    disk refuses.
    """
    return bring_ready(desk, ready(desk.session, batch, prompt, again, tally_of=desk.tally))


def bring_ready(desk: Desk, prepared: PreparedImport, by: object = None) -> ImportOutcome:
    """The same for what is prepared. Refused when the session has changed since in what it touches; Trouble when the disk refuses."""
    if prepared.brought.brings:
        begin_ready(desk, prepared, by).whole()
    return prepared.brought


def begin_ready(desk: Desk, prepared: PreparedImport, by: object = None) -> PendingAct:
    """The act itself, in two halves, the first of which any thread may carry out. For a file with something to add.

    Refused when notes or other numbers were given out since it was prepared, or while another act is under way.
    """
    if prepared.counters != desk.session.counters:
        # Numbers are never given twice, and somebody may have taken those of this file.
        raise Refused("desk.changed_since")
    return desk.begin(prepared.arrival.step, prepared.arrival.ballots, by)


def _keys() -> Iterator[str]:
    # Endless, because only the act knows how many records it makes; random, so that keys tell nothing of the order.
    while True:
        yield random_key()


def _brought(batch: Batch, arrival: ImportStep, prompt: str) -> ImportOutcome:
    judged: dict[str, list[LeftOutRow]] = {"counted": [], "short": [], "spoiled": []}
    # Sums are nobody's ballots: they are in the tally, and in none of these counts.
    for ballot in (ballot for ballot in arrival.ballots if ballot.route != TOTALS_ROUTE):
        verdict = ballot.verdict
        judged[verdict.state].append(LeftOutRow(ballot.row, _REASONS.get(verdict.reason, verdict.reason), verdict.facts))
    # By row, so that somebody can follow the list down their file.
    left_out = sorted([*batch.left_out, *judged["spoiled"]], key=lambda x: x.row)
    ballots = len(judged["counted"]) + len(judged["short"])
    remarks = (*batch.remarks, *arrival.remarks)
    added = len(batch.notes) + len(batch.people) if batch.kind != "ballots" else ballots
    return ImportOutcome(
        batch.kind, added, tuple(left_out), tuple(judged["short"]), remarks, len(batch.votes), ballots, batch.columns,
        _makes(batch, prompt),
    )  # fmt: skip


def _makes(batch: Batch, prompt: str) -> dict[str, tuple[tuple[str, int], ...]]:
    boards = Counter(note.question.strip() or prompt for note in batch.notes)
    return {
        "boards": tuple(boards.items()),
        "votes": tuple((held.question, 0 if held.totals else len(held.papers)) for held in batch.votes),
        "people": ((say("imports.people_list"), len(batch.people)),) if batch.people else (),
    }
