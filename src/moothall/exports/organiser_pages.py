"""For whoever invites and follows up: who came and who didn't, how the day ran against its plan, which days to keep in mind until the next
one, and whom to ask then. Made of what the copy's level names; where it names nobody, people are told by sector.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from moothall.core.records import RecordKind
from moothall.core.redacted_copy import BoardCopy, Copy, People, PersonLine
from moothall.day_words import near_day
from moothall.exports.appendix import how_it_ran
from moothall.exports.content.blocks import Block, Blocks, Cell, DocumentHeading, DocumentRow, DocumentTable, Items, Paragraph
from moothall.exports.contribution_list import belongs, named
from moothall.exports.record_pages import entry
from moothall.words import say

_AFTER = (("write_up", 2), ("check", 14))
"""Days after the session: the summary is with people, and actions are asked about (practice 4, *After*)."""
_MONTHS = (6, 12)
"""Months after which what became of it is looked at."""
_FRIDAY, _WEEK = 4, 7


def organiser_pages(copy: Copy, kinds: Sequence[RecordKind[Any]]) -> Blocks:
    parts = (*_turnout(copy), *how_it_ran(copy), *_sectors(copy), *_days(copy), *_to_invite(copy, kinds))
    lead = Paragraph(say("exports.organiser_how"), "quiet")
    return (DocumentHeading(1, copy.title), *((Paragraph(near_day(copy.date)),) if copy.date else ()), lead, *parts)


def _part(key: str) -> DocumentHeading:
    return DocumentHeading(2, say(f"exports.organiser_{key}"))


# who came


def _turnout(copy: Copy) -> Blocks:
    """By organisation where the copy names people, in counts where it doesn't. Only participants: who runs the day isn't invited to it."""
    people = copy.people
    if not people.invited:
        return ()
    if not people.named:
        heads = (say("exports.head_sector"), say("exports.head_here" if people.present else "exports.head_invited"))
        rows = tuple(DocumentRow(name or say("exports.other_sectors"), (Cell(str(n)),)) for name, n in people.sectors)
        return (_part("turnout"), DocumentTable(_came(people), heads, rows))
    invited, here = _by_body(people.named), _by_body(p for p in people.named if p.present)
    rows = tuple(
        DocumentRow(body or say("exports.no_organisation"), tuple(Cell(str(n)) for n in (here[body], number - here[body], number)))
        for body, number in sorted(invited.items(), key=lambda one: (not one[0], one[0].casefold()))
    )
    named_heads = tuple(say(f"exports.head_{name}") for name in ("organisation", "here", "away", "invited"))
    return (_part("turnout"), DocumentTable(_came(people), named_heads, rows))


def _came(people: People) -> str:
    """Where nobody was ticked, attendance wasn't taken: that nobody came would be another thing to say."""
    if not people.present:
        return say("exports.organiser_asked", n=people.invited)
    return say("exports.organiser_came", present=people.present, invited=people.invited)


def _by_body(people: Iterator[PersonLine] | Sequence[PersonLine]) -> Counter[str]:
    return Counter(person.organisation for person in people if person.role == "participant")


# who wrote


def _sectors(copy: Copy) -> Blocks:
    """Items by sector over a question's themes, as far as each cell may be told: a sum over one that is kept back would give it away."""
    tables = tuple(block for board in copy.boards if board.sectors for block in _wrote(board))
    return (_part("sectors"), *tables) if tables else ()


def _wrote(board: BoardCopy) -> tuple[Block, ...]:
    told: dict[str, list[int | None]] = {}
    for row in board.sectors:
        for count in row.counts:
            told.setdefault(count.sector, []).append(count.items)
    rows = tuple(DocumentRow(name or say("exports.no_sector"), (Cell(_sum(counts)),)) for name, counts in told.items())
    heads = (say("exports.head_sector"), say("exports.head_items"))
    return (DocumentHeading(3, board.prompt), DocumentTable(say("exports.items_withheld"), heads, rows))


def _sum(counts: Sequence[int | None]) -> str:
    known = [count for count in counts if count is not None]
    return str(sum(known)) if len(known) == len(counts) else ""


# which days to keep in mind


def _days(copy: Copy) -> Blocks:
    days = sorted(_dated(copy))
    if not days:
        return ()
    heads = (say("exports.head_day"), say("exports.head_what"))
    rows = tuple(DocumentRow(near_day(iso), (Cell(what),)) for iso, what in days)
    return (_part("days"), DocumentTable(say("exports.organiser_days_how"), heads, rows, figures=False))


def _dated(copy: Copy) -> Iterator[tuple[str, str]]:
    """Days as YYYY-MM-DD with what falls on them: those of practice, the next session, and what was promised by a day."""
    with suppress(ValueError, OverflowError):
        held = date.fromisoformat(copy.date)
        for key, days in _AFTER:
            yield _workday(held + timedelta(days)).isoformat(), say(f"exports.organiser_{key}")
        for months in _MONTHS:
            yield _workday(_months_on(held, months)).isoformat(), say("exports.organiser_review", n=months)
    if copy.next_date:
        yield copy.next_date, say("exports.organiser_next")
    for log in copy.logs:
        for line in log.lines:
            yield from ((iso, say("exports.dated", what=line.text, label=say(label))) for label, iso in line.days)


def _workday(day: date) -> date:
    """The Monday where it is a weekend: nobody writes to anybody on a Sunday."""
    return day if day.weekday() <= _FRIDAY else day + timedelta(_WEEK - day.weekday())


def _months_on(day: date, months: int) -> date:
    """The same day of a later month, or its last where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    last = (date(day.year + years + (month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(1)).day
    return date(day.year + years, month + 1, min(day.day, last))


# whom to ask next time


def _to_invite(copy: Copy, kinds: Sequence[RecordKind[Any]]) -> Blocks:
    listed = [person for person in copy.people.named if person.role == "participant"]
    heads = (say("exports.head_name"), say("exports.head_from"), say("exports.head_today"))
    rows = tuple(DocumentRow(named(p), (Cell(belongs(p)), Cell(say(f"exports.{'was_here' if p.present else 'was_away'}")))) for p in listed)
    people = (DocumentTable("", heads, rows, figures=False),) if rows else ()
    voices = tuple(block for kind in kinds if kind.on_page == "organiser" for block in _voices(copy, kind))
    return (_part("invite"), *people, *voices) if people or voices else ()


def _voices(copy: Copy, kind: RecordKind[Any]) -> Blocks:
    """Of what a room was without, all that isn't settled."""
    lines = [line for log in copy.logs if log.log == kind.key for line in log.lines if line.state in kind.open_states]
    if not lines:
        return ()
    return (DocumentHeading(3, say(f"{kind.key}.title_many")), Items(tuple(map(entry, lines)), ruled=True))
