"""What a file holds before anything is changed. Reads no file and words no reason; core.import_step makes the one Step that brings it in.

Whoever a ballot or a note came from is never part of a batch.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from moothall.core.errors import Fact
from moothall.core.scales import Point
from moothall.core.votes import Candidate

KINDS = ("contributions", "participants", "ballots")
"""What a file may be first of all."""
FORMS = "forms"
"""A table of filled-in forms, which is only read as one where somebody says so: no heading tells."""


@dataclass(frozen=True, slots=True)
class LeftOutRow:
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
class ColumnRead:
    """A column by its heading: the field it is read as, or nothing, and why, as the last part of a key of the words (imports.why_…).

    `asked`: it can't be known what it is; `examples` then are some of its cells, and until somebody says, it is not read.
    """

    name: str
    field: str = ""
    why: str = ""
    asked: bool = False
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note as the file has it. `mark` is the source's own name for it, by which `same_as` says that another repeats it. An `answer` is
    one of those that one person gave, and `response_no` says which are theirs.

    Of a file of our own making: `number` is its number, else 0; `letter` and `domain` are its theme's; `also` has the further themes it
    was copied into, each as name and letter.
    """

    text: str
    question: str = ""
    theme: str = ""
    table: str = ""
    sector: str = ""
    response_no: str = ""
    example: bool = False
    late: bool = False
    number: int = 0
    mark: str = ""
    same_as: str = ""
    hidden: bool = False
    too_general: bool = False
    unclear: bool = False
    letter: str = ""
    domain: str = ""
    answer: bool = False
    also: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person on a list: name, organisation's name or empty, other fields of Participant."""

    name: str
    organisation: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    row: int = 0


@dataclass(frozen=True, slots=True)
class BallotRow:
    """One ballot: the row it stood in, and marks by the option's place on the ballot, from 1: dots, of kind rated a mark on the scale,
    from its last point up, of kind ordinal a rank. An option without a mark was not answered, which is never a nought."""

    row: int
    marks: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class VoteRows:
    """A vote held elsewhere: what was asked, its rule (None where unstated), its options in ballot order, its ballots.

    A candidate's `subject` may be a note's `mark` in the same batch. `scale` is what a rated vote was answered on, the first `support` of
    its points in favour. With `totals` the papers are sums with no people behind them. `longest` and `fewest` are how many options a ballot
    may and should mark, where the rule says so beside the dots.
    """

    question: str
    kind: str
    options: tuple[Candidate, ...]
    papers: tuple[BallotRow, ...]
    budget: int | None = None
    cap: int | None = None
    minimum: int | None = None
    scale: tuple[Point, ...] = ()
    scale_name: str = ""
    support: int = 0
    totals: bool = False
    longest: int | None = None
    fewest: int | None = None


@dataclass(frozen=True, slots=True)
class FiledRow:
    """A row of filled-in forms: its number in the file, and its cells in the order of the header."""

    row: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """All that one file holds. `kind` is what it is first of all; a file of contributions may hold votes on them as well."""

    kind: str
    notes: tuple[NoteRow, ...] = ()
    people: tuple[PersonRow, ...] = ()
    votes: tuple[VoteRows, ...] = ()
    left_out: tuple[LeftOutRow, ...] = ()
    remarks: tuple[Remark, ...] = ()
    digest: str = ""
    """What the file's bytes come to, by which the same file is known again; of a workbook with the sheet that was read."""
    by_place: bool = False
    """Whether response numbers are only places in the file: a newer copy may have its rows in another order."""
    columns: tuple[ColumnRead, ...] = ()
    """What each column of a table was taken for; empty for files without columns."""
    headings: tuple[str, ...] = ()
    filed: tuple[FiledRow, ...] = ()
    """Of a table of filled-in forms, its header and its rows, still as cells."""

    @property
    def held(self) -> VoteRows | None:
        """The vote of a file that holds just one."""
        return self.votes[0] if len(self.votes) == 1 else None
