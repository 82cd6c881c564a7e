"""A kind of record in writing, from its declaration: its part of the summary, and the sheet to fill in by hand.

The summary says what the copy's level may read; a blank sheet holds nothing of a session but the head and foot of every page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from moothall.core.records import RecordField, RecordKind
from moothall.core.redacted_copy import Copy, LogCopy, LogLine
from moothall.exports.content.blocks import Blank, Block, Blocks, DocumentHeading, Item, Items, Paragraph
from moothall.exports.sentences import listing
from moothall.record_words import choice_words
from moothall.words import say

_LINES = {"words": 2, "day": 1, "person": 1}
"""Lines to write on, by what a field holds; the title, which must be there, has one more."""
_ROWS = 2
"""Of rows that an entry owns: two face each other. Who needs more takes another sheet."""


# what was recorded


def filled(kind: RecordKind[Any], copy: Copy) -> Blocks:
    """A part for one log: how many entries, then those whose words may be read. Nothing when this copy may not even count one."""
    log = next((log for log in copy.logs if log.log == kind.key and log.entries), None)
    if log is None:
        return ()
    entries = (Items(tuple(map(entry, log.lines)), ruled=True),) if log.lines else ()
    return (DocumentHeading(2, say(f"{kind.key}.title_many")), Paragraph(counted(kind, log)), *entries)


def counted(kind: RecordKind[Any], log: LogCopy) -> str:
    """ "3 tensions named: 1 agreed, 1 parked and 1 escalated.", where a kind's sentence names the states."""
    counted = dict(log.by_state)
    # In the order they are declared in, which is that of their lives.
    states = ((counted[state], say(f"{kind.key}.state_{state}").lower()) for state in kind.states if state in counted)
    return say(f"{kind.key}.counted", n=log.entries, states=listing(say("exports.in_state", n=n, state=state) for n, state in states))


def entry(line: LogLine) -> Item:
    """An entry with all that this copy may say of it."""
    said = (say("exports.detail", label=say(label), text=text) for label, text in (*line.facts, *line.details))
    return Item(str(line.number), line.text, details=tuple(said))


# what may be


def blank(kind: RecordKind[Any], only: Collection[str] = ()) -> Blocks:
    """Every field that somebody else than the facilitator could fill in, or `only` those named: lines for words, a circle for each of a
    few. Not the state, which is the first while it is written down.
    """
    return (DocumentHeading(1, say(f"{kind.key}.title")), *_asked(kind, only))


def _asked(kind: RecordKind[Any], only: Collection[str]) -> Iterator[Block]:
    for field in kind.fields:
        if field.grows or field.name in (*kind.own_notes, "state") or (only and field.name not in only):
            continue
        if field.sort == "choice":
            # Without "not said": that is what no mark says.
            yield Blank(
                say(f"{kind.key}.label_{field.name}"), choices=tuple(choice_words(kind, field, key) for key in field.choices if key)
            )
        elif field.sort in _LINES:
            # As on the screen: there a person is chosen beside a label, and words and days are written under what they should say.
            yield _lines(field, say(f"{kind.key}.{'label' if field.sort == 'person' else 'field'}_{field.name}"))
    for _ in range(min(kind.rows.most, _ROWS) if kind.rows else 0):
        for field in kind.rows.fields if kind.rows else ():
            if field.sort in _LINES and (not only or field.name in only):
                yield _lines(field, say(f"{kind.key}.side_{field.name}"))


def _lines(field: RecordField, asks: str) -> Blank:
    return Blank(asks, lines=_LINES[field.sort] + field.must)
