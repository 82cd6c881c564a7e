"""Process notes in the summary: how often each pattern was seen; the notes themselves in the facilitator's own copy alone."""

from __future__ import annotations

from moothall.activities.process_note.records import PATTERNS, PROCESS_NOTE
from moothall.activities.process_note.rules import pattern_words
from moothall.core.redacted_copy import Copy
from moothall.exports.content.blocks import Blocks, DocumentHeading, Items, Paragraph
from moothall.exports.record_pages import entry
from moothall.exports.sentences import listing
from moothall.words import say


def pages(copy: Copy) -> Blocks:
    """Nothing where this copy may not even count them."""
    log = next((log for log in copy.logs if log.log == PROCESS_NOTE.key and log.entries), None)
    if log is None:
        return ()
    found = dict(log.by_state)
    seen = listing(say("exports.in_state", n=found[p], state=pattern_words(p).lower()) for p in PATTERNS if p in found)
    lines = (Items(tuple(map(entry, log.lines)), ruled=True),) if log.lines else ()
    return (
        DocumentHeading(2, say("process_note.title_many")),
        Paragraph(say("process_note.counted", n=log.entries, states=seen)),
        *lines,
    )
