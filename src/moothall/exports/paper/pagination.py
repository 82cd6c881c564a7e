"""Cutting rows into pages, each as full as what belongs together allows. Reads nothing of what the rows say."""

from __future__ import annotations

from collections.abc import Sequence

from moothall.exports.paper.page_rows import PaperRow
from moothall.exports.paper.paper_page import HEIGHT

TOP, BOTTOM = 60.0, HEIGHT - 66.0
"""Where text begins and ends, in points from the top of the sheet."""


def sheets(rows: Sequence[PaperRow], room: float = BOTTOM - TOP) -> list[list[PaperRow]]:
    """The rows page by page. Rows that keep together move to the next page together, unless no page could hold them all."""
    pages: list[list[PaperRow]] = [[]]
    left = room
    for group in _groups(rows):
        needed = sum(row.height for row in group)
        if group[0].fresh and pages[-1]:
            pages.append([])
            left = room
        # More than a page kept together can't be: it is cut where it must, without a nearly empty page before it.
        if needed > left and pages[-1] and needed <= room:
            pages.append([])
            left = room
        for row in group:
            if row.height > left and pages[-1]:
                pages.append([])
                left = room
            if row.pieces or pages[-1]:  # a page doesn't begin with a gap
                pages[-1].append(row)
                left -= row.height
    return [page for page in pages if page]


def _groups(rows: Sequence[PaperRow]) -> list[list[PaperRow]]:
    groups: list[list[PaperRow]] = [[]]
    for row in rows:
        groups[-1].append(row)
        if not row.keep:
            groups.append([])
    return [group for group in groups if group]
