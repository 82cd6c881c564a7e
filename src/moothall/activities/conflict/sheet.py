"""The conflict log on paper, in the wording this copy's level allows. A disagreement here is a normal record, not a fault."""

from __future__ import annotations

from moothall.core.redacted_copy import Copy, LogCopy
from moothall.exports.log_pages import log_pages
from moothall.exports.paper.page_rows import PaperRow
from moothall.exports.paper.typesetting import Typesetter
from moothall.exports.sentences import listing
from moothall.words import say


def pages(copy: Copy, paper: Typesetter) -> list[PaperRow]:
    """Nothing at all when this copy may not even count a tension."""
    log = next((log for log in copy.logs if log.log == "conflict"), None)
    if log is None or not log.entries:
        return []
    return log_pages(log, say("exports.tensions"), _counted(log), paper)


def _counted(log: LogCopy) -> str:
    """ "3 tensions named: 1 agreed, 1 parked and 1 escalated." """
    states = listing(say("exports.in_state", n=n, state=say(f"conflict.state_{state}").lower()) for state, n in log.by_state)
    return say("exports.tensions_counted", n=log.entries, states=states)
