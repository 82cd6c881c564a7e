"""What the room sees of a log: the agenda item's question, or one entry's own words when the facilitator spotlights it."""

from __future__ import annotations

from typing import Any

from moothall.core.agenda import AgendaItem
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.picture import BLANK, Heading, Picture, Question, Showing
from moothall.core.prompts import PROMPTS
from moothall.core.records import RecordKind
from moothall.words import say


def entry_picture(kind: RecordKind[Any], session: Session, showing: Showing) -> Picture:
    """The entry's title alone, and nothing of a private one. Refused when it has gone."""
    record = session.get(kind.table, showing.subject)
    if getattr(record, "visibility", Level.ROOM) == Level.PRIVATE:
        return BLANK
    return Picture((Question(getattr(record, kind.title.name)),), live=say(f"{kind.key}.live_entry"))


def item_picture(kind: RecordKind[Any], session: Session, item: AgendaItem | None) -> Picture:
    """The prompt of the agenda item, or else its title where the item is this log's own."""
    prompt = session.find(PROMPTS, item.prompt) if item else None
    if prompt:
        return Picture((Question(prompt.text, prompt.definition),), live=say(f"{kind.key}.live"))
    return Picture((Heading(item.title),), live=say(f"{kind.key}.live")) if item and item.activity == kind.key else BLANK
