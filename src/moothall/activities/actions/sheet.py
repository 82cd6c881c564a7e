"""Actions in writing, by number: what, then whose and by when, and how everybody will see that it is done."""

from __future__ import annotations

from moothall.core.redacted_copy import Copy
from moothall.exports.content.blocks import Blocks
from moothall.exports.log_pages import log_of, log_pages
from moothall.words import say


def pages(copy: Copy) -> Blocks:
    """Nothing at all when this copy may not even count an entry."""
    log = log_of(copy, "actions")
    return log_pages(log, say("actions.title_many"), say("actions.counted", n=log.entries)) if log else ()
