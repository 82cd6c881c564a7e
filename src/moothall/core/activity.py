"""What an activity says about itself. A folder under `activities` is found by having an ACTIVITY; nothing else lists it.

Everything here is data or a pure function; the panel is a name, so that nothing above the waist is loaded by the command line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from moothall.core.agenda import AgendaItem
from moothall.core.ballots import Tally, Turnout
from moothall.core.forms.shown import Shown
from moothall.core.ladder import Climbing, Rung
from moothall.core.model import Session, Step, Table
from moothall.core.notices import Notice
from moothall.core.open_matters import OpenMatter
from moothall.core.picture import AtHand, Picture, Showing
from moothall.core.records import RecordKind
from moothall.core.redaction import Entry
from moothall.core.session_tables import CORE_RECORDS
from moothall.core.talk_shares import TalkShare
from moothall.core.vote_splits import Split
from moothall.core.votes import Candidate

BoardUse = Literal["", "notes", "themes", "read"]


class VoteReader(Protocol):
    """What may be known of ballots and of forms: a sealed vote's tally is None until it is revealed, and so is what a round may show."""

    def turnout(self, vote: str) -> Turnout: ...

    def tally(self, vote: str) -> Tally | None: ...

    def split(self, vote: str) -> Split | None: ...

    def sheets_in(self, round_: str) -> int: ...

    def shown(self, round_: str) -> Shown | None: ...

    def dots_of(self, vote: str, card: int) -> Mapping[str, int]: ...

    def marks_on(self, vote: str, sort: str, number: int, concerns: bool = False) -> Mapping[str, int]: ...


class Station(Protocol):
    """The shared screen as a place where people act by themselves, whatever page the desk is at."""

    @property
    def at_hand(self) -> AtHand: ...

    def wish(self, wish: str) -> None:
        """A press there. What is refused is said there."""

    def tick(self, seen: bool = True) -> None:
        """Look at the clock: what has been said long enough goes, and a card that was left is put away. While nobody can have `seen` the
        screen, time stands still for whoever is at it.
        """

    @property
    def waiting(self) -> bool:
        """Whether the clock has to be looked at."""

    def tell(self) -> list[tuple[str, str]]:
        """What the desk should hear, as kinds of message and sentences; each is told once."""


@dataclass(frozen=True, slots=True)
class Settling:
    """Entries that shall not stay where they are when people leave, and the ways out. `ways` are keys, worded `<activity>.way_<key>`;
    those in `because` want a reason. `way_of(entry)` is the one it took, or empty; `leave(session, entry, way, reason, key, takes_on, at)`
    takes it, with a fresh key for what comes of it.
    """

    ways: tuple[str, ...]
    because: tuple[str, ...]
    way_of: Callable[[Any], str]
    leave: Callable[..., Step]


@dataclass(frozen=True, slots=True)
class OneKeyNotes:
    """What is noted from anywhere by keys alone, with no line and no page. `keys` are names and keys as Qt writes them, each name worded
    `<activity>.pattern_<name>`; `note(session, key, name, at, item)` makes one, and `echo(session, key)` is what the desk says of it.
    """

    keys: tuple[tuple[str, str], ...]
    note: Callable[[Session, str, str, str, str], Step]
    echo: Callable[[Session, str], str]
    seconds: bool = False
    """Whether `at` has seconds: HH:MM:SS."""


@dataclass(frozen=True, slots=True)
class Activity:
    """One thing people do together.

    `tables` are the activity's own; `writes` also names the core tables its rules may change. `migrations` is the module with its
    migrations set, for tables made by hand, and `migrated` how many there are; without one the tables follow from `records`. `panel` is
    "module:Class". `settings` is the dataclass a template's settings are checked against. `picture(session, ledger, item, showing)` is
    what the room sees; `candidates(session, item)` what could be voted on; `entries(session)` its log as each level may read it; `demo`
    plays it once on a desk.
    """

    key: str
    position: int
    panel: str
    """Empty where the panel follows from its records: a line that is typed, the list, the form (`ui.kit.log_panel`)."""
    picture: Callable[[Session, VoteReader, AgendaItem | None, Showing], Picture]
    tables: tuple[Table[Any], ...] = ()
    records: tuple[RecordKind[Any], ...] = ()
    """Kinds of record declared once: forms, details and the search for leaks are made from them."""
    writes: tuple[str, ...] = ()
    migrations: str = ""
    migration_count: int = 0
    settings: type[Any] | None = None
    candidates: Callable[[Session, AgendaItem | None], Mapping[str, Sequence[Candidate]]] | None = None
    entries: Callable[[Session], tuple[Entry, ...]] | None = None
    demo: Callable[[Any], None] | None = None
    sheet: str = ""
    """"module:function" that writes its part of the summary: `function(copy, paper)` gives what the paper kit can print. None where its
    part follows from its records."""
    pack: str = ""
    """"module:function" that makes its pages of the pack that is printed before the day: `function(plan)` gives pages, and what to bring.
    None where they follow from its records."""
    quick: Callable[[Session, str, str, str, str], Step] | None = None
    """`quick(session, key, text, at, item)`: what one typed line and Enter makes, from anywhere in the window."""
    quick_key: str = ""
    """The key that opens that line, as Qt writes it."""
    page_key: str = ""
    """The key that opens its page without an agenda item, where it has no line of its own."""
    one_key: OneKeyNotes | None = None
    """What keys alone note of it, from anywhere."""
    takes_forward: Callable[[Session, str, str, str, str, bool], Step] | None = None
    """`takes_forward(session, key, vote, at, text, reached)`: what a revealed vote leads to, such as a decision that rests on it; `reached`
    when the support agreed beforehand was there.
    """
    station: Callable[[Any], Station] | None = None
    """`station(desk)`: who hears the presses of people at the shared screen while this activity is on it."""
    line: Callable[[Session, str, str, str, str], Step] | None = None
    """As `quick`, for the line of the close page, which has no key of its own: what one typed line makes there after `sign`."""
    sign: str = ""
    """What begins such a line: "!" a key message."""
    takes_on: Callable[..., Step] | None = None
    """`takes_on(session, key, text, at, item, owner="", by_when="")`: what somebody in the room takes on, in exactly these words: an action
    out of an offer's yes, a parked item, a decision or a note. `owner` is a person's key, `by_when` a day. At most one activity has it.
    """
    says_veto: Callable[[Session, str, str, str, str], Step] | None = None
    """`says_veto(session, key, text, at, item)`: what a holder says of its own veto or duty to consult, as an entry. At most one activity
    has it.
    """
    agrees_term: Callable[[Session, str, str, str, str], Step] | None = None
    """`agrees_term(session, key, text, at, item)`: the one line a room agrees on for a term that its sectors use apart. At most one
    activity has it.
    """
    settling: Settling | None = None
    """How its entries leave before people do, where they must."""
    matters: Callable[[Session], Sequence[OpenMatter]] | None = None
    """What of its own still needs a word before people leave."""
    notices: Callable[[Session, str], Sequence[Notice]] | None = None
    """`notices(session, words)`: what the facilitator should have before their eyes while something worded so is decided, voted on or
    waited for: who can block it, who must be asked first. For the desk alone.
    """
    absent: Callable[[Session], Sequence[str]] | None = None
    """`absent(session)`: who isn't in the room, by name, for whoever thinks of them."""
    talk: Callable[[Session], Sequence[TalkShare]] | None = None
    """`talk(session)`: how much each group spoke beside its share of seats. For the facilitator alone. At most one activity has it."""
    facts: Callable[[Session], Mapping[str, Any]] | None = None
    """What `moothall show --json` says of it beside its logs: numbers, the same for an unchanged file."""
    works_by: Callable[[Session], Sequence[str]] | None = None
    """The lines everybody works by today, as it holds them: they are printed for all in the place of the usual ones."""
    ladder: Callable[[Session], Sequence[Rung]] | None = None
    """The steps people agreed to take when they can't agree, from the first up. At most one activity has it."""
    takes_gap: Callable[[Session, str, str, str, str], Step] | None = None
    """`takes_gap(session, key, text, at, item)`: what a rehearsal showed to be missing, for whoever has the ladder."""
    climbing: Climbing | None = None
    """Its disagreements as they stand on those steps. At most one activity has it."""
    rehearsals: Callable[[Session], Sequence[tuple[str, str]]] | None = None
    """What was rehearsed, by key and words, so that a real disagreement can say where it was tried. At most one activity has it."""
    asks_halfway: Callable[[Session], str] | None = None
    """The key of what is asked once, quietly, when half of the agenda is over; empty where there is nothing to ask."""
    private: bool = False
    """Never on the shared screen unless one entry is spotlit; entering it blanks the shared screen."""
    listed: bool = True
    """Offered as an agenda item; a log is reached by its key instead."""
    works: bool = True
    """Whether people work in it: a break, a talk in pairs or the list at the door is no load (`core.agenda_load`)."""
    board: BoardUse = ""
    """What it does with the board of its prompt, which is the notes and themes: it shows notes as they come in ("notes"), those that lie
    in themes ("themes"), or it only reads them ("read"), as a vote does. Activities that have a board are views of one another's items.
    """


def record_kinds(activities: Iterable[Activity]) -> tuple[RecordKind[Any], ...]:
    """Every kind of record there is: the activities' own, in their order, and those that several of them use."""
    return (*(kind for activity in activities for kind in activity.records), *CORE_RECORDS)


def notices_of(activities: Iterable[Activity], session: Session, words: str) -> list[Notice]:
    """What every activity has to say beside something worded so; what is about that very thing first."""
    found = [notice for activity in activities if activity.notices for notice in activity.notices(session, words)]
    return sorted(found, key=lambda notice: not notice.touches)


def tables_of_notices(activities: Iterable[Activity]) -> tuple[Table[Any], ...]:
    """The tables whose records may change what is said beside a decision, a vote or an action."""
    return tuple(table for activity in activities if activity.notices for table in activity.tables)


def board_activities(activities: Iterable[Activity], *uses: BoardUse) -> tuple[str, ...]:
    """The keys of those with one of these uses for a board: by use in the order asked, then by the order the work goes."""
    found = sorted((a for a in activities if a.board in uses), key=lambda a: (uses.index(a.board), a.position))
    return tuple(a.key for a in found)


def note_taker(activities: Iterable[Activity]) -> str:
    """The key of the one that a question opens in: the first that shows notes as they come in. IndexError where there is none."""
    return board_activities(activities, "notes")[0]
