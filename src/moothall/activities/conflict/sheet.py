"""Tensions in writing: sides that face each other, what both want between them, how it stands; in one sentence where no side is named."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.activities.conflict.records import CONFLICT
from moothall.core.redacted_copy import Copy, FacingCopy, LogLine, SideCopy
from moothall.exports.content.blocks import Block, Blocks, Columns, DocumentHeading, Fact, Facts, Items, Paragraph, RuledLine, Together
from moothall.exports.record_pages import counted, entry
from moothall.words import say

_BESIDE = 2
"""Sides in a row: two face each other, a third and a fourth below them."""


def pages(copy: Copy) -> Blocks:
    """Nothing where this copy may not even count one."""
    log = next((log for log in copy.logs if log.log == CONFLICT.key and log.entries), None)
    if log is None:
        return ()
    head = (DocumentHeading(2, say("conflict.title_many")), Paragraph(counted(CONFLICT, log)))
    return (*head, *(block for line in log.lines for block in _tension(line)))


def _tension(line: LogLine) -> Iterator[Block]:
    if line.facing is None:
        yield Items((entry(line),), ruled=True)
        return
    yield Together((RuledLine(), *_facing(line, line.facing)))


def _facing(line: LogLine, facing: FacingCopy) -> Iterator[Block]:
    yield DocumentHeading(3, say("conflict.numbered", number=line.number, issue=facing.question))
    for at in range(0, len(facing.sides), _BESIDE):
        row = facing.sides[at : at + _BESIDE]
        left, right = _side(row[0]), _side(row[1]) if len(row) > 1 else ()
        yield Columns(left, right, share=0.5) if right else Together(left)
    if facing.shared:
        yield Facts((Fact(say("conflict.field_shared"), facing.shared),))
    if facing.stands:
        yield Paragraph(facing.stands, "quiet")
    for label, text in (*line.facts, *line.details):
        yield Paragraph(say("exports.detail", label=say(label), text=text), "small")


def _side(side: SideCopy) -> Blocks:
    """Its name, and what it said a line each, label and words. In paragraphs, which alone are set in columns of any width."""
    said = (Paragraph(say("exports.detail", label=say(label), text=text)) for label, text in side.said)
    return (Paragraph(side.name, "strong"), *said)
