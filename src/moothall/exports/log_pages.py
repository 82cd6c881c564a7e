"""A log's pages: how many entries, then those whose words may be read, each by its number. Words nothing itself."""

from __future__ import annotations

from dataclasses import replace

from moothall.core.redacted_copy import LogCopy, LogLine
from moothall.exports.paper.line_breaking import META
from moothall.exports.paper.page_rows import PaperRow, hairline, kept
from moothall.exports.paper.typesetting import NUMBERS, Typesetter
from moothall.words import say

_TOGETHER = 200.0
"""An entry no higher than this, in points, isn't cut between two pages."""


def log_pages(log: LogCopy, title: str, counted: str, paper: Typesetter) -> list[PaperRow]:
    """A section for one log: its title, `counted` as a sentence on how many entries there are, and the entries this copy may show."""
    rows = [*paper.section(title), *paper.text(counted)]
    if log.lines:
        # The heading goes with the first entry; without entries nothing follows that it should be kept with.
        rows = [*(replace(row, keep=True) for row in rows), PaperRow(6, keep=True)]
    for line in log.lines:
        rows += [hairline(paper.width), *kept([PaperRow(4), *_entry(line, paper), PaperRow(4)], _TOGETHER)]
    return rows


def _entry(line: LogLine, paper: Typesetter) -> list[PaperRow]:
    rows = paper.numbered(line.number, line.text)
    for label, text in (*line.facts, *line.details):
        rows += paper.text(say("exports.detail", label=say(label), text=text), META, x=NUMBERS)
    return rows
