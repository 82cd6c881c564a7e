"""The session summary in every format that people read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from moothall.core.activity import Activity
from moothall.core.redacted_copy import Copy
from moothall.exports.content.blocks import Document
from moothall.exports.export_kind import Export, Make

WRITERS = {".pdf": "pdf:as_pdf", ".docx": "word:as_word", ".html": "html:as_html", ".md": "markdown:as_markdown"}
"""The writer of each ending, named and not imported: ReportLab and its faces load when the first page is wanted."""


def summary_document(copy: Copy, activities: Sequence[Activity]) -> Document:
    from moothall.exports.summary import summary

    return summary(copy, activities)


def written_as(suffix: str, document: Callable[[Copy, Sequence[Activity]], Document]) -> Make:
    """What makes a document in the format of an ending."""
    module, _, name = WRITERS[suffix].partition(":")

    def make(copy: Copy, activities: Sequence[Activity]) -> bytes:
        content: bytes = getattr(import_module(f"moothall.exports.writers.{module}"), name)(document(copy, activities))
        return content

    return make


EXPORTS = tuple(
    Export("summary", suffix, written_as(suffix, summary_document), position=10 + place) for place, suffix in enumerate(WRITERS)
)
