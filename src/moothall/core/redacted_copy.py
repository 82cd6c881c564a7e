"""The shape of a copy that may leave the room. Plain frozen data for every exporter; made only by core.redaction."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.ballots import Spoiled
from moothall.core.forms.redacted_forms import FormCopy
from moothall.core.preference_orders import PreferenceOutcome


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person as a copy may name them. There is no e-mail address here, so that no exporter can print one."""

    name: str
    title: str
    organisation: str
    sector: str
    table: str
    role: str
    present: bool
    role_group: str = ""
    function: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class People:
    """Counts of participants. A sector with the empty name is people together whose groups are too small to show, or have none."""

    invited: int
    present: int
    organisations: int
    sectors: tuple[tuple[str, int], ...]
    named: tuple[PersonLine, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An agenda item; `start` is its planned start as HH:MM, empty where the session has no start time. How the day really went is for
    those who were there: when it `began`, when it `ended`, the minutes it `took` and those everything `stood` still, else empty and None.
    """

    start: str
    minutes: int
    title: str
    activity: str
    state: str
    began: str = ""
    ended: str = ""
    took: int | None = None
    stood: int | None = None


@dataclass(frozen=True, slots=True)
class NoteCopy:
    """A contribution. `copy` says it lies in a further theme as well; `same_as` is the number of the note it repeats, or 0.

    A `hidden` one has no words but in the private copy.
    """

    number: int
    text: str
    table: str = ""
    sector: str = ""
    response_no: str = ""
    example: bool = False
    late: bool = False
    too_general: bool = False
    unclear: bool = False
    copy: bool = False
    written: str = ""
    same_as: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ThemeCopy:
    """A theme in its place by popularity. `sources` counts distinct respondents or tables, `tables` tables alone.

    `notes` has repeats too, after the note they repeat; `domain` is the domain's name or empty.
    """

    ordinal: int
    symbol: str
    name: str
    items: int
    sources: int
    tables: int
    examples: tuple[NoteCopy, ...]
    notes: tuple[NoteCopy, ...]
    domain: str = ""


@dataclass(frozen=True, slots=True)
class SectorCount:
    """Items of one theme from one sector; `items` is None where it may not be told. An empty `sector` is notes without one."""

    sector: str
    items: int | None


@dataclass(frozen=True, slots=True)
class ThemeSectors:
    """A theme's items by sector, by the theme's symbol."""

    symbol: str
    counts: tuple[SectorCount, ...]


@dataclass(frozen=True, slots=True)
class BoardCopy:
    """`sectors` is empty when nobody gave a sector, or no count may be told."""

    prompt: str
    definition: str
    items: int
    sources: int
    tables: int
    themes: tuple[ThemeCopy, ...]
    unclustered: tuple[NoteCopy, ...]
    sectors: tuple[ThemeSectors, ...] = ()


@dataclass(frozen=True, slots=True)
class OptionCopy:
    """`dots` and `voters` are None while the result may not be known; `bracket` joins near-ties (0: none).

    `concerns` is a tally of its own, None when there was none; `spread` has how many gave each mark, of a ranked or rated vote, the marks
    of a rating counting from the last point of its scale, 1, up; `before` and `before_voters` are the same option's in the round before.
    """

    number: int
    ref: str
    text: str
    ordinal: int
    dots: int | None
    voters: int | None
    bracket: int = 0
    concerns: int | None = None
    spread: tuple[tuple[int, int], ...] = ()
    divides: bool = False
    before: int | None = None
    before_voters: int | None = None


@dataclass(frozen=True, slots=True)
class PointCopy:
    """A point of the scale a poll or rating was answered on."""

    number: int
    label: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class SplitCopy:
    """Voters by group: each group's name and ballots (the empty name is everybody else), and for each option's ref a number a group, None
    where it is withheld. `counts` says who is counted: "voters", those at the "tops" of a scale, those who put it "firsts".
    """

    by: str
    counts: str
    groups: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class VoteCopy:
    """A vote with its rule and, once it may be known, its result. `people` is what shares are taken of: ballots, or a poll's marks where
    nobody's ballot stands behind them. Options come by dots, a poll's in the order of its `scale`, whose first `support` points count as
    support.
    """

    question: str
    kind: str
    mode: str
    state: str
    budget: int | None
    cap: int | None
    minimum: int | None
    present: int
    opened: str
    closed: str
    revealed: bool
    ballots: int
    short: int
    spoiled: int
    blank: int
    unused: int
    routes: tuple[tuple[str, int], ...]
    reasons: tuple[Spoiled, ...]
    options: tuple[OptionCopy, ...]
    outcome: PreferenceOutcome | None = None
    """Of a vote by order of preference, the other ways of counting it, by the options' refs."""
    people: int = 0
    concern: int | None = None
    weights: str = ""
    round: int = 1
    scale: tuple[PointCopy, ...] = ()
    ordered: bool = True
    support: int = 0
    threshold: int | None = None
    split: SplitCopy | None = None
    too_few: bool = False
    """Whether the result is known and stays in the room, because so few voted that it would tell what each of them said."""


@dataclass(frozen=True, slots=True)
class SideCopy:
    """One side of a disagreement: its name, and label keys and texts of what it said."""

    name: str
    said: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FacingCopy:
    """An entry as sides that face each other: its question, what all want, and how it stands. The same words as the entry's text."""

    question: str
    sides: tuple[SideCopy, ...]
    shared: str = ""
    stands: str = ""


@dataclass(frozen=True, slots=True)
class LogLine:
    """An entry in the wording of the copy's level. `number` is its own in the private copy, and else its place in this one. `details` and
    `facts` are label keys and texts; details are in the private copy only.
    `days` are label keys and ISO dates.
    """

    number: int
    text: str
    state: str
    details: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    days: tuple[tuple[str, str], ...] = ()
    facing: FacingCopy | None = None


@dataclass(frozen=True, slots=True)
class LogCopy:
    """One log: how many entries may be counted, by state, and those whose words may be read."""

    log: str
    entries: int
    by_state: tuple[tuple[str, int], ...]
    lines: tuple[LogLine, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What stayed behind: what it is, why (both keys in the words files), how many."""

    what: str
    why: str
    n: int


@dataclass(frozen=True, slots=True)
class RecordChange:
    """In one `part`: what came, by name or number as this reader has it, what reads otherwise, and how many went."""

    part: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Copy:
    """A session as one audience may have it."""

    level: str
    audience: str
    title: str
    date: str
    start: str
    place: str
    series: str
    session_no: int
    version: str
    confidentiality: str
    purpose: str
    next_date: str
    cadence: int
    people: People
    agenda: tuple[AgendaLine, ...]
    boards: tuple[BoardCopy, ...]
    votes: tuple[VoteCopy, ...]
    logs: tuple[LogCopy, ...]
    left_out: tuple[LeftOut, ...]
    forms: tuple[FormCopy, ...] = ()
    kept_until: str = ""
    """Until when the file is kept, as YYYY-MM-DD: in the facilitator's own copy, which is the one that must go then."""
    since: str = ""
    """The version that `changes` are told against; empty where this is the first that this reader could have."""
    changes: tuple[RecordChange, ...] = ()
