"""Decisions on paper, by number: the words first, then the rule, who decides, who ratifies, on what conditions and when to look again."""

from __future__ import annotations

from moothall.core.redacted_copy import Copy
from moothall.exports.log_pages import log_pages
from moothall.exports.paper.page_rows import PaperRow
from moothall.exports.paper.typesetting import Typesetter
from moothall.words import say


def pages(copy: Copy, paper: Typesetter) -> list[PaperRow]:
    """Nothing at all when none was taken."""
    log = next((log for log in copy.logs if log.log == "decision"), None)
    if log is None or not log.entries:
        return []
    return log_pages(log, say("decision.title_many"), say("decision.counted", n=log.entries), paper)
