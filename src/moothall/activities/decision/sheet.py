"""Decisions in writing: each as it was taken, and under it the shape of the poll it rests on, where that may be told."""

from __future__ import annotations

from moothall.activities.decision.records import DECISION
from moothall.core.redacted_copy import Copy, LogLine, VoteCopy
from moothall.exports.content.blocks import Block, Blocks, DocumentHeading, Items, Paragraph, Together
from moothall.exports.record_pages import counted, entry
from moothall.exports.title_page import is_one_answer, support
from moothall.exports.vote_results import asked
from moothall.words import say

_POLL = "decision.label_poll"


def pages(copy: Copy) -> Blocks:
    log = next((log for log in copy.logs if log.log == DECISION.key and log.entries), None)
    if log is None:
        return ()
    head = (DocumentHeading(2, say("decision.title_many")), Paragraph(counted(DECISION, log)))
    # Rounds of one question: the last is what was decided on.
    polls = {asked(vote): vote for vote in sorted(copy.votes, key=lambda v: v.round) if vote.revealed and not vote.too_few}
    return (*head, *(block for line in log.lines for block in _decided(line, polls.get(_rests_on(line)))))


def _rests_on(line: LogLine) -> str:
    return next((text for label, text in line.facts if label == _POLL), "")


def _decided(line: LogLine, vote: VoteCopy | None) -> Blocks:
    said: Block = Items((entry(line),), ruled=True)
    return (Together((said, *support(vote))),) if vote and is_one_answer(vote) else (said,)
