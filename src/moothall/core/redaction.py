"""What may leave the room, in one function. Every page and file is made from the Copy it returns, never from the session.

The rule (practice 2.6, 2.20): a log entry is printed at parties, room or outside if it was read back and its visibility is that
audience or wider, in that level's wording; an entry marked count only gives numbers; private entries, and entries not read back,
appear at level private alone, not even in counts. Non-attributed sessions name organisations in the room copy only inside entries
read back, and nowhere outside or in count; no contribution of theirs carries its sector or the number of a survey response, and people
are counted by sector only where a sector has five or more. A room-only session lets no note's words out of the room; *count* has
numbers, and words only where a number would be of nothing, and key messages that were adopted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from moothall.core.agenda import AgendaItem, agenda, planned_starts
from moothall.core.agenda_clock import took
from moothall.core.ballots import Tally
from moothall.core.contributions import CONTRIBUTIONS, Contribution, head_of, items, notes_of, said, sources
from moothall.core.forms.redacted_forms import NO_FORMS, FormCopy, Forms, form_copies
from moothall.core.levels import Level
from moothall.core.log_entry import Entry
from moothall.core.model import Session
from moothall.core.name_masking import Mask, mask_for, tells_origin
from moothall.core.people import by_sector, participants, people, present
from moothall.core.prompts import Prompt, prompts
from moothall.core.redacted_copy import (
    AgendaLine,
    BoardCopy,
    Copy,
    LeftOut,
    LogCopy,
    LogLine,
    NoteCopy,
    SectorCount,
    ThemeCopy,
    ThemeSectors,
)
from moothall.core.redacted_people import people_copy, people_named
from moothall.core.redacted_votes import may_split, vote_copies
from moothall.core.session_details import details_of
from moothall.core.session_versions import version_of
from moothall.core.small_cells import FEW, few_together
from moothall.core.theme_matrix import theme_sectors
from moothall.core.themes import DOMAINS, PLACEMENTS, THEMES, Theme, examples, notes_in, themes_of, unclustered
from moothall.core.vote_splits import Split


@dataclass(frozen=True, slots=True)
class Audience:
    """Who a copy is for: the level, the label printed on each page, and at level parties the organisation it goes to. `cover` are words to
    be covered in this copy, beside those kept with the session.
    """

    level: Level = Level.ROOM
    label: str = ""
    party: str = ""
    cover: str = ""


@dataclass(frozen=True, slots=True)
class Covering:
    """What was covered in a copy, and what looks like a name and was not, each as it is written and how often, most often first. For the
    facilitator's own screen: it is no part of the copy.
    """

    covered: tuple[tuple[str, int], ...] = ()
    doubtful: tuple[tuple[str, int], ...] = ()


def redact(
    session: Session, entries: Sequence[Entry], tallies: Mapping[str, Tally], audience: Audience, splits: Mapping[str, Split] | None = None
) -> Copy:
    """The session as this audience may have it. `tallies` holds the votes whose result may be shown, by key, and `splits` their splits."""
    return redact_and_tell(session, entries, tallies, audience, splits)[0]


def redact_and_tell(
    session: Session, entries: Sequence[Entry], tallies: Mapping[str, Tally], audience: Audience,
    splits: Mapping[str, Split] | None = None, forms: Forms = NO_FORMS,
) -> tuple[Copy, Covering]:  # fmt: skip
    """The same, with what was covered in it. `forms` has what may be shown of rounds of forms, and how many sheets each has."""
    mask = mask_for(session, audience.level, audience.cover)
    copy = _copy(session, entries, tallies, audience, splits or {}, mask, forms)
    # By name where counts are equal, so that the list doesn't change while somebody reads it.
    covered, doubtful = (tuple(sorted(found.items(), key=lambda x: (-x[1], x[0]))) for found in (mask.covered, mask.doubtful))
    return copy, Covering(covered, doubtful)


def _copy(
    session: Session,
    entries: Sequence[Entry],
    tallies: Mapping[str, Tally],
    audience: Audience,
    splits: Mapping[str, Split],
    mask: Mask,
    forms: Forms,
) -> Copy:
    facts, level = details_of(session), audience.level
    # The mask counts what it covers, and `_left_out` reads that count: it must come after everything that is masked.
    boards = tuple(_board(session, p, level, mask) for p in prompts(session) if worth_printing(session, p))
    kept_back = _keeps_words_back(session, level)
    told = form_copies(session, forms, level, mask, wordless=kept_back)
    if kept_back:
        boards = tuple(map(_without_words, boards))
    return Copy(
        level=level.name.lower(),
        audience=audience.label,
        title=mask(facts.title),
        date=facts.date,
        start=facts.start,
        # In words a board gets title, purpose, questions and names of themes, and no other text of anybody's.
        place=mask(facts.place) if level < Level.COUNT else "",
        series=mask(facts.series) if level < Level.COUNT else "",
        session_no=facts.session_no,
        version=version_of(session),
        confidentiality=facts.confidentiality,
        purpose=mask(facts.purpose),
        next_date=facts.next_date,
        cadence=facts.cadence,
        kept_until=facts.keep_until if level is Level.PRIVATE else "",
        people=people_copy(session, level, mask),
        agenda=_agenda(session, level, mask),
        boards=boards,
        votes=vote_copies(session, tallies, splits, level, mask),
        forms=told,
        # A log of which nothing may be counted is not there at all: an empty one would tell that there is something to keep.
        logs=tuple(_log(name, entries, audience, mask) for name in dict.fromkeys(e.log for e in entries if counts(e, level))),
        # Last of all fields, because it reads how much was covered in those before it.
        left_out=_left_out(session, entries, audience, mask, splits.values(), told),
    )


# logs


def prints(entry: Entry, level: Level) -> bool:
    """Whether an entry's words may stand in a copy of this level."""
    if level is Level.PRIVATE:
        return True
    if entry.holds_back or not counts(entry, level):
        return False
    if level is Level.COUNT:
        # In words only what the room has adopted to be said anywhere, and says so by having a wording for it.
        return Level.COUNT in entry.wordings and entry.visibility is Level.OUTSIDE
    return level <= entry.visibility < Level.COUNT


def counts(entry: Entry, level: Level) -> bool:
    """Whether an entry may be counted in a copy of this level."""
    return level is Level.PRIVATE or (entry.read_back and entry.visibility is not Level.PRIVATE)


def _worded_for(entry: Entry, audience: Audience) -> Level | None:
    """The level whose wording is right, or None when the entry stays out.

    At level parties a party reads its own entries in full; of others' it reads what the whole room may.
    """
    if not prints(entry, audience.level):
        return None
    if audience.level is Level.PARTIES and audience.party not in entry.parties:
        return Level.ROOM if entry.visibility >= Level.ROOM else None
    return audience.level


def _log(name: str, entries: Iterable[Entry], audience: Audience, mask: Mask) -> LogCopy:
    mine = [e for e in entries if e.log == name and counts(e, audience.level)]
    worded = [(e, _worded_for(e, audience)) for e in mine]
    # What was read back was agreed in the room's own words, names and all; outside, nothing is named anywhere.
    say: Callable[[str], str] = mask if audience.level >= Level.OUTSIDE else str
    own = audience.level is Level.PRIVATE
    # Numbered as this reader counts them: a gap would tell that something private lies there.
    lines = tuple(
        LogLine(
            e.number if own else place,
            say(e.wordings[level]),
            e.state,
            e.details if own else (),
            tuple((label, say(text)) for label, text in e.facts if level <= e.widest.get(label, level)),
            tuple((label, day) for label, day in e.days if level <= e.widest.get(label, level)),
            e.facing.get(level) if level < Level.OUTSIDE else None,
        )
        for place, (e, level) in enumerate(((e, level) for e, level in worded if level is not None), 1)
    )
    return LogCopy(name, len(mine), tuple(sorted(Counter(e.state for e in mine).items())), lines)


# boards


def worth_printing(session: Session, prompt: Prompt) -> bool:
    """Whether a question has anything to tell."""
    return bool(session.where(CONTRIBUTIONS, "prompt", prompt.key) or session.where(THEMES, "prompt", prompt.key))


def _board(session: Session, prompt: Prompt, level: Level, mask: Mask) -> BoardCopy:
    notes = notes_of(session, prompt.key)
    loose = unclustered(session, prompt.key)
    return BoardCopy(
        prompt=mask(prompt.text),
        definition=mask(prompt.definition) if level < Level.COUNT else "",
        items=items(session, notes),
        sources=sources(session, notes),
        tables=_tables(said(session, notes), level),
        themes=tuple(_theme(session, t, level, mask) for t in themes_of(session, prompt.key)),
        unclustered=tuple(_note(session, c, level, mask) for c in said(session, loose)),
        sectors=_sectors(session, prompt, level, mask),
    )


def _sectors(session: Session, prompt: Prompt, level: Level, mask: Mask) -> tuple[ThemeSectors, ...]:
    """Items by theme and sector: small cells are withheld even from the facilitator's copy, which gets about. In others a sector of few
    people is no column of its own either: one police officer may well have written five notes.
    """
    shown = theme_sectors(session, prompt.key, None if tells_origin(session, level) else _large_sectors(session))
    if not any(n is not None for row in shown.values() for n in row.values()):
        return ()
    return tuple(ThemeSectors(symbol, tuple(SectorCount(mask(sector), n) for sector, n in row.items())) for symbol, row in shown.items())


def _large_sectors(session: Session) -> frozenset[str] | None:
    """The sectors people are counted by; None when no list of people says how large any is."""
    by = by_sector(session, present(session) or participants(session))
    return frozenset(name for name, _ in few_together(by)) if any(name for name, _ in by) else None


def _keeps_words_back(session: Session, level: Level) -> bool:
    """Whether no note's words may be in a copy: outside of a room-only session, and where there are only numbers."""
    return level is Level.COUNT or (level is Level.OUTSIDE and details_of(session).confidentiality == "room-only")


def _without_words(board: BoardCopy) -> BoardCopy:
    """Themes and their counts, and nobody's words."""
    return replace(board, unclustered=(), themes=tuple(replace(t, examples=(), notes=()) for t in board.themes))


def _tables(notes: Iterable[Contribution], level: Level) -> int:
    # Outside the room nothing is told of tables, not even how many wrote.
    return len({c.table for c in notes if c.table}) if level <= Level.ROOM else 0


def _theme(session: Session, theme: Theme, level: Level, mask: Mask) -> ThemeCopy:
    notes = notes_in(session, theme.key)
    domain = session.find(DOMAINS, theme.domain)
    # A repeat has no place of its own: it is a copy where the note it repeats is one.
    copies = {p.contribution for p in session.where(PLACEMENTS, "theme", theme.key) if p.copy}
    return ThemeCopy(
        ordinal=theme.ordinal,
        symbol=theme.letter,
        name=mask(theme.name),
        items=items(session, notes),
        sources=sources(session, notes),
        tables=_tables(said(session, notes), level),
        examples=tuple(_note(session, c, level, mask) for c in examples(c for c in notes if not c.hidden)),
        notes=tuple(
            _note(session, c, level, mask, (c.same_as or c.key) in copies) for c in said(session, sorted(notes, key=lambda c: c.number))
        ),
        domain=mask(domain.name) if domain and level < Level.COUNT else "",
    )


def _note(session: Session, c: Contribution, level: Level, mask: Mask, copy: bool = False) -> NoteCopy:
    """Outside the room nothing says where a note came from; inside, only its table, unless the session is open: at a table people are
    mixed, while a sector may be one person, and a response's number joins all that one person wrote. A hidden note's words stay with the
    facilitator.
    """
    inside, origin, private = level <= Level.ROOM, tells_origin(session, level), level is Level.PRIVATE
    return NoteCopy(
        number=c.number,
        # What stays behind is not even looked at, or the list of what was covered would tell of words that aren't there.
        text=mask(c.text) if private or not (c.hidden or _keeps_words_back(session, level)) else "",
        table=mask(c.table) if inside else "",
        sector=mask(c.sector) if origin else "",
        response_no=mask(c.response_no) if origin else "",
        example=c.example,
        late=c.late,
        too_general=c.too_general,
        unclear=c.unclear,
        copy=copy,
        written=c.written if private else "",
        same_as=head_of(session, c).number if c.same_as else 0,
        hidden=c.hidden,
    )


# agenda


def _agenda(session: Session, level: Level, mask: Mask) -> tuple[AgendaLine, ...]:
    starts = planned_starts(session)
    return tuple(_agenda_line(item, starts.get(item.key, ""), level, mask) for item in agenda(session))


def _agenda_line(item: AgendaItem, start: str, level: Level, mask: Mask) -> AgendaLine:
    title = mask(item.title) if level < Level.COUNT else ""
    plan = AgendaLine(start, item.minutes, title, item.activity, item.state)
    # Who was late with what is the business of those who were there.
    if level > Level.ROOM or not item.started:
        return plan
    return replace(plan, began=item.started, ended=item.ended, took=took(item), stood=item.stood or None)


# what stayed behind


def _left_out(
    session: Session, entries: Iterable[Entry], audience: Audience, mask: Mask, splits: Iterable[Split], forms: Iterable[FormCopy]
) -> tuple[LeftOut, ...]:
    """What this copy doesn't have and why, for the facilitator's own screen; counts by reason."""
    reasons: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        if reason := _why_not(entry, audience):
            reasons[entry.log, reason] += 1
    if not people_named(session, audience.level):
        reasons["people", "names"] += len(people(session))
    if _keeps_words_back(session, audience.level):
        reasons["notes", "count_only" if audience.level is Level.COUNT else "room_only"] += session.count(CONTRIBUTIONS)
    reasons["organisations", "masked"] += mask.hits
    reasons["forms", "organisations_named"] += sum("organisations" in form.kept_back for form in forms)
    reasons["splits", "organisations_named"] += sum(s.shows_something and not may_split(session, s, audience.level) for s in splits)
    return tuple(LeftOut(what, why, n) for (what, why), n in sorted(reasons.items()) if n)


def _why_not(entry: Entry, audience: Audience) -> str:
    """The first reason that keeps an entry's words out of this copy, as a key; empty when they are in it."""
    if _worded_for(entry, audience) is not None:
        return ""
    if not entry.read_back:
        return "not_read_back"
    if entry.visibility is Level.PRIVATE:
        return "private"
    return entry.holds_back or ("count_only" if audience.level is Level.COUNT or entry.visibility is Level.COUNT else "other_audience")


# Names that callers know from here, wherever they are made: what may leave the room has one address.
__all__ = [
    "FEW", "Audience", "Copy", "Covering", "Entry", "Forms", "Level", "counts", "few_together", "prints", "redact", "redact_and_tell",
]  # fmt: skip
