"""The conflict log in writing, in the wording this copy's level allows. A disagreement here is a normal record, not a fault."""

from __future__ import annotations

from moothall.core.redacted_copy import Copy, LogCopy
from moothall.exports.content.blocks import Blocks
from moothall.exports.log_pages import log_of, log_pages
from moothall.exports.sentences import listing
from moothall.words import say


def pages(copy: Copy) -> Blocks:
    """Nothing at all when this copy may not even count a tension."""
    log = log_of(copy, "conflict")
    return log_pages(log, say("conflict.title_many"), _counted(log)) if log else ()


def _counted(log: LogCopy) -> str:
    """ "3 tensions named: 1 agreed, 1 parked and 1 escalated." """
    states = listing(say("exports.in_state", n=n, state=say(f"conflict.state_{state}").lower()) for state, n in log.by_state)
    return say("exports.tensions_counted", n=log.entries, states=states)
