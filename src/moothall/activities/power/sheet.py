"""The power log on paper: statements as their holders made them. Named, not solved, so no owner and no date is asked for."""

from __future__ import annotations

from moothall.core.redacted_copy import Copy
from moothall.exports.log_pages import log_pages
from moothall.exports.paper.page_rows import PaperRow
from moothall.exports.paper.typesetting import Typesetter
from moothall.words import say


def pages(copy: Copy, paper: Typesetter) -> list[PaperRow]:
    """Nothing at all when this copy may not even count an entry."""
    log = next((log for log in copy.logs if log.log == "power"), None)
    if log is None or not log.entries:
        return []
    return log_pages(log, say("exports.power"), say("exports.power_counted", n=log.entries), paper)
