"""A kind of record on paper, from its declaration: the sheet to fill in by hand, and the part of the summary with what was recorded.

The summary prints what the copy's level may read; a blank sheet knows no session and holds nothing of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from moothall.core.records import RecordField, RecordKind
from moothall.core.redacted_copy import Copy, LogCopy, LogLine
from moothall.exports.paper.line_breaking import META
from moothall.exports.paper.page_rows import PaperRow, beside, hairline, kept, with_piece
from moothall.exports.paper.typesetting import NUMBERS, Typesetter
from moothall.exports.sentences import listing
from moothall.record_words import choice_words
from moothall.words import say

_TOGETHER = 200.0
"""An entry no higher than this, in points, isn't cut between two pages."""
_HAND = 24.0
"""Points between two lines to write on: a little over 8 mm."""
_LINES = {"words": 2, "day": 1, "person": 1}
"""Lines to write on, by what a field holds; the title, which must be there, has one more."""
_ROWS = 2
"""Of rows that an entry owns: two face each other. Who needs more takes another sheet."""
_CIRCLE = 12.0
"""Points from one circle to the next, were there several side by side: what is ticked of a few is a little smaller."""


# what was recorded


def filled(kind: RecordKind[Any], copy: Copy, paper: Typesetter) -> list[PaperRow]:
    """A section for one log: how many entries, then those whose words may be read. Nothing when this copy may not even count one."""
    log = next((log for log in copy.logs if log.log == kind.key), None)
    if log is None or not log.entries:
        return []
    rows = [*paper.section(say(f"{kind.key}.title_many")), *paper.text(_counted(kind, log))]
    if log.lines:
        # The heading goes with the first entry; without entries nothing follows that it should be kept with.
        rows = [*(replace(row, keep=True) for row in rows), PaperRow(6, keep=True)]
    for line in log.lines:
        rows += [hairline(paper.width), *kept([PaperRow(4), *_entry(line, paper), PaperRow(4)], _TOGETHER)]
    return rows


def _counted(kind: RecordKind[Any], log: LogCopy) -> str:
    """ "3 tensions named: 1 agreed, 1 parked and 1 escalated.", where a kind's sentence names the states."""
    states = ((n, say(f"{kind.key}.state_{state}").lower()) for state, n in log.by_state if state in kind.states)
    return say(f"{kind.key}.counted", n=log.entries, states=listing(say("exports.in_state", n=n, state=state) for n, state in states))


def _entry(line: LogLine, paper: Typesetter) -> list[PaperRow]:
    rows = paper.numbered(line.number, line.text)
    for label, text in (*line.facts, *line.details):
        rows += paper.text(say("exports.detail", label=say(label), text=text), META, x=NUMBERS)
    return rows


# what may be


def blank(kind: RecordKind[Any], paper: Typesetter) -> list[PaperRow]:
    """Every field that somebody else than the facilitator could fill in: lines for words, a circle for each of a few. Not the state, which
    is the first while it is written down.
    """
    rows = paper.section(say(f"{kind.key}.title"))
    for field in kind.fields:
        if field.name not in (*kind.own_notes, "state"):
            rows += _circles(kind, field, paper) if field.sort == "choice" else _lines(field, _asks(kind, field), paper)
    for _ in range(min(kind.rows.most, _ROWS) if kind.rows else 0):
        for field in kind.rows.fields if kind.rows else ():
            rows += _lines(field, say(f"{kind.key}.side_{field.name}"), paper)
    return rows


def _asks(kind: RecordKind[Any], field: RecordField) -> str:
    """What is asked for, as on the screen; empty for what no hand fills in: a level, a tick, another record."""
    # There a person is chosen beside a label, and words and days are written under what they should say.
    return say(f"{kind.key}.{'label' if field.sort == 'person' else 'field'}_{field.name}") if field.sort in _LINES else ""


def _lines(field: RecordField, asks: str, paper: Typesetter) -> list[PaperRow]:
    if not asks:
        return []
    lines = [part for _ in range(_LINES[field.sort] + field.must) for part in (PaperRow(_HAND, keep=True), hairline(paper.width))]
    return kept([PaperRow(10), *paper.label(asks), *lines], _TOGETHER)


def _circles(kind: RecordKind[Any], field: RecordField, paper: Typesetter) -> list[PaperRow]:
    # Without "not said": that is what no mark says. Two in a row.
    ticked = [choice_words(kind, field, key) for key in field.choices if key]
    half = paper.width / 2
    lines = [_beside(ticked[n : n + 2], half, paper) for n in range(0, len(ticked), 2)]
    return kept([PaperRow(10), *paper.label(say(f"{kind.key}.label_{field.name}")), *(row for line in lines for row in line)], _TOGETHER)


def _beside(pair: Sequence[str], half: float, paper: Typesetter) -> list[PaperRow]:
    return beside(*(_to_tick(words, paper, half * n, half) for n, words in enumerate(pair)))


def _to_tick(words: str, paper: Typesetter, left: float, width: float) -> list[PaperRow]:
    first, *rest = paper.text(words, x=left + NUMBERS, width=width - NUMBERS - 8)
    return [with_piece(first, lambda page, x, y: page.dots(x + left + NUMBERS - 18, y + 7, 0, 1, _CIRCLE)), *rest]
