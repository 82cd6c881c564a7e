"""A rehearsal in writing: each table's answers to each move, then what was in common and what would need to be agreed."""

from __future__ import annotations

from moothall.activities.scenario.records import SCENARIO
from moothall.core.redacted_copy import Copy
from moothall.exports.content.blocks import Blocks, DocumentHeading, Items, Paragraph
from moothall.exports.record_pages import counted, entry
from moothall.words import say


def pages(copy: Copy) -> Blocks:
    log = next((log for log in copy.logs if log.log == SCENARIO.key and log.lines), None)
    if log is None:
        return ()
    return (
        DocumentHeading(2, say("scenario.title_many")),
        Paragraph(counted(SCENARIO, log)),
        Items(tuple(map(entry, log.lines)), ruled=True),
        Paragraph(say("scenario.made_up"), "small"),
    )
