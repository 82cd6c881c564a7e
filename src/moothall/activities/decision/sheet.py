"""Decisions in writing, by number: the words first, then the rule, who decides, who ratifies, on what conditions and when to look again."""

from __future__ import annotations

from moothall.core.redacted_copy import Copy
from moothall.exports.content.blocks import Blocks
from moothall.exports.log_pages import log_of, log_pages
from moothall.words import say


def pages(copy: Copy) -> Blocks:
    """Nothing at all when this copy may not even count an entry."""
    log = log_of(copy, "decision")
    return log_pages(log, say("decision.title_many"), say("decision.counted", n=log.entries)) if log else ()
