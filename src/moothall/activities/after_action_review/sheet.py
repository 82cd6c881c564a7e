"""The review in writing: the four questions in their order, each with what was said to it; one that was left out is seen to be."""

from __future__ import annotations

from moothall.activities.after_action_review.records import QUESTIONS
from moothall.core.redacted_copy import Copy, LogLine
from moothall.exports.content.blocks import Block, Blocks, DocumentHeading, Item, Items, Paragraph
from moothall.words import say

_LABEL = "after_action_review.label_question"


def pages(copy: Copy) -> Blocks:
    log = next((log for log in copy.logs if log.log == "after_action_review" and log.lines), None)
    if log is None:
        return ()
    counted = say("after_action_review.counted", n=log.entries)
    blocks: list[Block] = [DocumentHeading(2, say("after_action_review.title_many")), Paragraph(counted)]
    for question in QUESTIONS:
        asked = say(f"after_action_review.question_{question}")
        mine = tuple(_said(line) for line in log.lines if _question(line) == asked)
        unanswered = Paragraph(say("after_action_review.not_answered"))
        blocks += [DocumentHeading(3, asked), Items(mine, ruled=True) if mine else unanswered]
    return tuple(blocks)


def _question(line: LogLine) -> str:
    return next((text for label, text in (*line.facts, *line.details) if label == _LABEL), "")


def _said(line: LogLine) -> Item:
    """Without the question, which stands above it."""
    told = (say("exports.detail", label=say(label), text=text) for label, text in (*line.facts, *line.details) if label != _LABEL)
    return Item(str(line.number), line.text, details=tuple(told))
