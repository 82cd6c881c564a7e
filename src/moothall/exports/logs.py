"""A log's pages: how many entries, then those whose words may be read, each by its number. Words nothing itself."""

from __future__ import annotations

from dataclasses import replace

from moothall.core.redacted_copy import LogCopy, LogLine
from moothall.exports.paper.lines import META
from moothall.exports.paper.paper import NUMBERS, Paper
from moothall.exports.paper.rows import Row, hairline, kept
from moothall.words import say

_TOGETHER = 200.0
"""An entry no higher than this, in points, isn't cut between two pages."""


def log_pages(log: LogCopy, title: str, counted: str, paper: Paper) -> list[Row]:
    rows = [*paper.section(title), *paper.text(counted)]
    if log.lines:
        rows = [*(replace(row, keep=True) for row in rows), Row(6, keep=True)]
    for line in log.lines:
        rows += [hairline(paper.width), *kept([Row(4), *_entry(line, paper), Row(4)], _TOGETHER)]
    return rows


def _entry(line: LogLine, paper: Paper) -> list[Row]:
    rows = paper.numbered(line.number, line.text)
    for label, text in (*line.facts, *line.details):
        rows += paper.text(say("exports.detail", label=say(label), text=text), META, x=NUMBERS)
    return rows
