"""Who spoke in the summary: one sentence where it was chosen; shares in the facilitator's own copy alone."""

from __future__ import annotations

from moothall.activities.who_spoke.records import TALK
from moothall.core.redacted_copy import Copy
from moothall.exports.content.blocks import Blocks, DocumentHeading, Items
from moothall.exports.record_pages import entry
from moothall.words import say


def pages(copy: Copy) -> Blocks:
    """Nothing where this copy may say nothing of it: how many turns there were would say that somebody counted."""
    log = next((log for log in copy.logs if log.log == TALK.key and log.lines), None)
    return (DocumentHeading(2, say("who_spoke.title_many")), Items(tuple(map(entry, log.lines)))) if log else ()
