"""What the room sees as it gathers: the title of the day and what confidentiality means here, and no names; or, when the plan of the
tables is asked for, who sits where.
"""

from __future__ import annotations

from collections import Counter

from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.model import Session
from moothall.core.people import Participant
from moothall.core.people_named import with_organisation
from moothall.core.picture import Heading, Picture, Showing, Words
from moothall.core.seating import tables_laid
from moothall.core.session_details import details_of
from moothall.core.text import as_read
from moothall.words import say

TABLES = "tables"
"""The view with the plan."""
_A_PAGE = 4
"""Tables that are read from the back at once: a heading and four of six people, some two lines each, are nine lines of twelve."""


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    if showing.view == TABLES and (laid := tables_laid(session)):
        return _tables(session, laid, showing.page)
    facts = details_of(session)
    rule = say(f"attendance.{facts.confidentiality.replace('-', '_')}")
    # What the rule is called and what it means are one sentence in the words file; up to the colon it is drawn bold.
    strong, _, rest = rule.partition(": ")
    return Picture((Heading(facts.title), Words(rest, strong=f"{strong}:")), live=say("attendance.live"))


def _tables(session: Session, laid: list[tuple[str, list[Participant]]], page: int) -> Picture:
    pages = -(-len(laid) // _A_PAGE)
    # A page that is no more, since tables went, is the last.
    first = (min(max(page, 1), pages) - 1) * _A_PAGE
    names = Counter(as_read(p.name) for _, who in laid for p in who)
    lines = [_line(session, table, who, names) for table, who in laid[first : first + _A_PAGE]]
    return Picture((Heading(say("attendance.your_table")), *lines), live=say("attendance.live_tables"), pages=pages)


def _line(session: Session, table: str, who: list[Participant], names: Counter[str]) -> Words:
    # The organisation only where it tells two of one name apart.
    called = [with_organisation(session, p) if names[as_read(p.name)] > 1 else p.name for p in who]
    # A name, and the dot after it, stay together at the end of a line.
    return Words("\u00a0· ".join(name.replace(" ", "\u00a0") for name in called), strong=say("attendance.table_line", table=table))
