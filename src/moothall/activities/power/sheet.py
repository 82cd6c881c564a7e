"""The power log in writing: statements as their holders made them. Named, not solved, so no owner and no date is asked for."""

from __future__ import annotations

from moothall.core.redacted_copy import Copy
from moothall.exports.content.blocks import Blocks
from moothall.exports.log_pages import log_of, log_pages
from moothall.words import say


def pages(copy: Copy) -> Blocks:
    """Nothing at all when this copy may not even count an entry."""
    log = log_of(copy, "power")
    return log_pages(log, say("power.title_many"), say("exports.power_counted", n=log.entries)) if log else ()
