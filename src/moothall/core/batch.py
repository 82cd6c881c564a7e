"""What a file holds before anything is changed, and the one Step that brings it in. Reads no file and words no reason.

Whoever a ballot or a note came from is never part of a batch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from moothall.core.ballots import Judgement, judge
from moothall.core.contributions import CONTRIBUTIONS, Contribution
from moothall.core.model import Change, Session, Step, added
from moothall.core.orders import judge_order
from moothall.core.people import enlist
from moothall.core.prompts import Prompt, ask, prompt_reading
from moothall.core.refused import Fact
from moothall.core.text import kept, required
from moothall.core.themes import PLACEMENTS, Placement, Theme, new_theme, theme_called
from moothall.core.votes import OPTIONS, VOTES, Candidate, Option, Vote, next_place

KINDS = ("contributions", "participants", "ballots")


@dataclass(frozen=True, slots=True)
class Left:
    """A row that stays out: its number in the file (the header is row 1), and why as a key in the words files with its facts."""

    row: int
    key: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something odd about a file that was read all the same."""

    key: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note as the file has it. `number` is its number in a file of our own making, else 0."""

    text: str
    question: str = ""
    theme: str = ""
    table: str = ""
    sector: str = ""
    response_no: str = ""
    example: bool = False
    late: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person on a list: name, organisation's name or empty, other fields of Participant."""

    name: str
    organisation: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paper:
    """One ballot: the row it stood in, and dots (of kind ordinal: places) by the option's place on the ballot, from 1."""

    row: int
    marks: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Held:
    """A vote held elsewhere: what was asked, its rule (None where unstated), its options in ballot order, its ballots."""

    question: str
    kind: str
    options: tuple[Candidate, ...]
    papers: tuple[Paper, ...]
    budget: int | None = None
    cap: int | None = None
    minimum: int | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """All that one file holds, of one kind."""

    kind: str
    notes: tuple[NoteRow, ...] = ()
    people: tuple[PersonRow, ...] = ()
    held: Held | None = None
    left_out: tuple[Left, ...] = ()
    remarks: tuple[Remark, ...] = ()


# notes and people


def bring_in(session: Session, batch: Batch, keys: Iterable[str], prompt: str = "") -> Step:
    """One step for a whole file of notes or people. `prompt` is the question of notes without one; `keys` gives enough fresh keys.

    Each distinct question is a board: the prompt with exactly that text, else a new one. Themes are found by their exact name on that
    board, else made in the order they first appear, so that ties keep their order. Notes take the next free numbers; those of our own
    file keep theirs when nobody here has used them.
    """
    if batch.kind == "participants":
        return enlist(session, [(p.name, p.organisation, dict(p.fields)) for p in batch.people], keys)
    arrivals = _Arrivals(session, iter(keys), prompt)
    arrivals.bring(batch.notes)
    return Step("step.add_notes", tuple(arrivals.changes), about=str(arrivals.notes))


class _Arrivals:
    """Notes of one file as they find their boards and themes. Works on a copy of the session; gathers the changes."""

    def __init__(self, session: Session, keys: Iterator[str], prompt: str) -> None:
        self._session = session.snapshot()
        self._keys = keys
        self._prompt = prompt
        self.changes: list[Change] = []
        self.notes = 0

    def bring(self, rows: Sequence[NoteRow]) -> None:
        keeps = self._numbers_are_free([row.number for row in rows])
        for row in rows:
            note = self._write(row, row.number if keeps else self._session.next_number("contribution"))
            if row.theme.strip():
                theme = self._theme(note.prompt, row.theme)
                self._make(Step("", (added(PLACEMENTS, Placement(next(self._keys), note.key, theme.key)),)))

    def _numbers_are_free(self, numbers: list[int]) -> bool:
        return len(set(numbers)) == len(numbers) and min(numbers, default=0) >= self._session.next_number("contribution")

    def _write(self, row: NoteRow, number: int) -> Contribution:
        board = self._board(row.question if row.question.strip() else self._prompt)
        note = Contribution(
            next(self._keys), number, board.key, required(row.text), kept(row.table), kept(row.sector),
            "imported", kept(row.response_no), example=row.example, late=row.late,
        )  # fmt: skip
        self.notes += 1
        return self._make(Step("", (added(CONTRIBUTIONS, note),)))  # type: ignore[no-any-return]  # the note itself

    def _board(self, question: str) -> Prompt:
        return prompt_reading(self._session, question) or self._make(ask(self._session, next(self._keys), question))

    def _theme(self, prompt: str, name: str) -> Theme:
        return theme_called(self._session, prompt, name) or self._make(new_theme(self._session, next(self._keys), prompt, name))

    def _make(self, step: Step) -> Any:
        """Apply a step of one change; the record it made."""
        self._session.apply(step)
        self.changes += step.changes
        return step.changes[0].after


# ballots


def vote_of(session: Session, batch: Batch, keys: Iterable[str]) -> tuple[Step, list[tuple[dict[str, int], Judgement]]]:
    """The vote, revealed already, with its options; and each ballot by option key with what the rule makes of it.

    The rule is the source's own, even where Moothall would not let it be announced: the ballots were cast under it.
    """
    held, fresh = batch.held, iter(keys)
    assert held is not None
    vote = Vote(
        next(fresh), required(held.question), next_place(session), kind=held.kind, mode="sealed", state="revealed",
        budget=held.budget, cap=held.cap, minimum=held.minimum,
    )  # fmt: skip
    options = [
        Option(key, vote.key, n, required(c.text), kept(c.ref)) for n, (c, key) in enumerate(zip(held.options, fresh, strict=False), 1)
    ]
    numbers = {o.key: o.number for o in options}
    ballots = [{options[place - 1].key: dots for place, dots in paper.marks.items()} for paper in held.papers]
    changes = (added(VOTES, vote), *(added(OPTIONS, o) for o in options))
    verdicts = (judge_order(vote, marks) if vote.kind == "ordinal" else judge(vote, marks, numbers) for marks in ballots)
    return Step("step.bring_vote", changes, final=True), list(zip(ballots, verdicts, strict=True))
