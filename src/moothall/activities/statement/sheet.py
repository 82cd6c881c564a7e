"""The purpose in writing: how its words came about, draft by draft, each with what the room said to it."""

from __future__ import annotations

from moothall import poll_words
from moothall.core import interpretation
from moothall.core.redacted_copy import Copy, LogLine, VoteCopy
from moothall.exports.content.blocks import Blocks, DocumentHeading, Item, Items, Paragraph
from moothall.words import say


def pages(copy: Copy) -> Blocks:
    log = next((log for log in copy.logs if log.log == "statement" and log.lines), None)
    if log is None:
        return ()
    polls = {vote.question: vote for vote in copy.votes if vote.revealed}
    items = tuple(_draft(line, polls.get(line.text)) for line in reversed(log.lines))
    return (DocumentHeading(2, say("statement.title_many")), Paragraph(say("statement.counted", n=len(items))), Items(items, ruled=True))


def _draft(line: LogLine, vote: VoteCopy | None) -> Item:
    told = (say("statement.state_adopted") if line.state == "adopted" else "", _backed(vote) if vote else say("statement.not_polled"))
    return Item(str(line.number), line.text, details=tuple(filter(None, told)))


def _backed(vote: VoteCopy) -> str:
    counts, numbers = [option.dots or 0 for option in vote.options], [option.number for option in vote.options]
    # A poll too small to be told outside has no counts in the copy, and then nothing is said of it.
    if vote.too_few:
        return ""
    return poll_words.agreed(interpretation.support(vote.support, vote.threshold, counts, vote.people), numbers)
