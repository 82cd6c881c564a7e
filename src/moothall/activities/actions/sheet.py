"""Actions on paper, by number: what, then whose and by when, and how everybody will see that it is done."""

from __future__ import annotations

from moothall.core.redacted_copy import Copy
from moothall.exports.log_pages import log_pages
from moothall.exports.paper.page_rows import PaperRow
from moothall.exports.paper.typesetting import Typesetter
from moothall.words import say


def pages(copy: Copy, paper: Typesetter) -> list[PaperRow]:
    """Nothing at all when there is none."""
    log = next((log for log in copy.logs if log.log == "actions" and log.entries), None)
    return log_pages(log, say("actions.title_many"), say("actions.counted", n=log.entries), paper) if log else []
