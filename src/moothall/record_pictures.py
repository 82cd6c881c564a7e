"""What the room sees of a log: the agenda item's question, or one entry's own words when the facilitator spotlights it."""

from __future__ import annotations

from typing import Any

from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.levels import Level, may_be_shown
from moothall.core.model import Session
from moothall.core.picture import BLANK, Heading, Picture, Question, Showing, Words
from moothall.core.prompts import PROMPTS
from moothall.core.records import RecordKind
from moothall.record_words import field_words
from moothall.words import say


def log_picture(kind: RecordKind[Any], session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """One entry when it is spotlit, else what the agenda item asks. Refused when the entry has gone."""
    return entry_picture(kind, session, showing) if showing.view == "entry" else item_picture(kind, session, item)


def entry_picture(kind: RecordKind[Any], session: Session, showing: Showing) -> Picture:
    """The entry's title, with those of its fields that may be spotlit, and nothing of one that the room may not have. Refused when it has
    gone.
    """
    record = session.get(kind.table, showing.subject)
    if not may_be_shown(getattr(record, "visibility", Level.ROOM)):
        return BLANK
    shown = [f for f in kind.fields if f.spotlit and f.name != kind.title.name]
    told = [f"{say(f'{kind.key}.label_{f.name}')}: {words}" for f in shown if (words := field_words(kind, f, session, record))]
    # In one part, because of several the screen sets the first at its foot.
    parts = (Words("\n".join(told)),) if told else ()
    return Picture((Question(getattr(record, kind.title.name)), *parts), live=say(f"{kind.key}.live_entry"))


def item_picture(kind: RecordKind[Any], session: Session, item: AgendaItem | None) -> Picture:
    """The prompt of the agenda item, or else its title where the item is this log's own."""
    prompt = session.find(PROMPTS, item.prompt) if item else None
    if prompt:
        return Picture((Question(prompt.text, prompt.definition),), live=say(f"{kind.key}.live"))
    return Picture((Heading(item.title),), live=say(f"{kind.key}.live")) if item and item.activity == kind.key else BLANK
