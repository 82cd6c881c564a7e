"""A log's part of the summary: how many entries, then those whose words may be read, each by its number. Words nothing itself."""

from __future__ import annotations

from moothall.core.redacted_copy import Copy, LogCopy, LogLine
from moothall.exports.content.blocks import Blocks, Heading, Item, Items, Paragraph
from moothall.words import say


def log_of(copy: Copy, key: str) -> LogCopy | None:
    """The log of one activity; None when this copy may not even count an entry."""
    return next((log for log in copy.logs if log.log == key and log.entries), None)


def log_pages(log: LogCopy, title: str, counted: str) -> Blocks:
    """Its title, `counted` as a sentence on how many entries there are, and the entries this copy may show."""
    entries = (Items(tuple(map(_entry, log.lines)), ruled=True),) if log.lines else ()
    return (Heading(2, title), Paragraph(counted), *entries)


def _entry(line: LogLine) -> Item:
    said = (say("exports.detail", label=say(label), text=text) for label, text in (*line.facts, *line.details))
    return Item(str(line.number), line.text, details=tuple(said))
