"""Documents that people read: the session summary in every format, and sheets to fill in by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from itertools import product
from typing import Any

from moothall.core.activity import Activity, record_kinds
from moothall.core.levels import Level
from moothall.core.records import RecordKind
from moothall.core.redacted_copy import Copy
from moothall.core.session_tables import CORE_RECORDS
from moothall.exports.content.blocks import Document
from moothall.exports.export_kind import EVERYBODY, Export, Make
from moothall.words import say

WRITERS = {".pdf": "pdf:as_pdf", ".docx": "word:as_word", ".html": "html:as_html", ".md": "markdown:as_markdown"}
"""The writer of each ending, named and not imported: ReportLab and its faces load when the first page is wanted."""

INSIDE = frozenset({Level.PRIVATE, Level.ROOM})
"""Who was there, and how late it was, is for whoever ran the day and those who were in it."""

_NAMED = 12
"""Notes named in one sentence."""


def exports(activities: Sequence[Activity]) -> Iterator[Export]:
    for place, suffix in enumerate(WRITERS):
        make, warns = written_as(suffix, _summary), _unprintable if suffix == ".pdf" else _nothing
        yield Export("summary", suffix, "exports.title_summary", make, suffix[1:], position=10 + place, warns=warns)
    for key, suffix in product(("one-page", "catch-up", "personal", "organiser"), (".pdf", ".docx")):
        named, of_people = key.replace("-", "_"), key == "personal"
        yield Export(
            key,
            suffix,
            f"exports.title_{named}",
            written_as(suffix, partial(_of_summary, named)),
            named if suffix == ".pdf" else "docx_more",
            INSIDE if key == "organiser" else EVERYBODY,
            position=15,
            holds=partial(_has_people, activities) if of_people else _anything,
            for_person=partial(_personal, suffix) if of_people else None,
        )
    for kind in record_kinds(activities):
        if kind not in CORE_RECORDS:
            make = written_as(".pdf", partial(_blank, kind))
            yield Export(f"blank-{kind.key}", ".pdf", f"{kind.key}.title", make, "blank", position=90)


def written_as(suffix: str, document: Callable[[Copy, Sequence[Activity]], Document]) -> Make:
    """What makes a document in the format of an ending."""
    module, _, name = WRITERS[suffix].partition(":")

    def make(copy: Copy, activities: Sequence[Activity]) -> bytes:
        content: bytes = getattr(import_module(f"moothall.exports.writers.{module}"), name)(document(copy, activities))
        return content

    return make


def _summary(copy: Copy, activities: Sequence[Activity]) -> Document:
    return _of_summary("summary", copy, activities)


def _of_summary(named: str, copy: Copy, activities: Sequence[Activity]) -> Document:
    document: Document = getattr(import_module("moothall.exports.summary"), named)(copy, activities)
    return document


def _personal(suffix: str, person: str) -> Make:
    from moothall.exports.summary import personal

    return written_as(suffix, partial(personal, person=person))


def _has_people(activities: Sequence[Activity], copy: Copy) -> bool:
    from moothall.exports.personal_pages import somebody_named

    return somebody_named(copy, record_kinds(activities))


def _anything(_: Copy) -> bool:
    return True


def _blank(kind: RecordKind[Any], copy: Copy, _: Sequence[Activity]) -> Document:
    from moothall.exports.summary import blank_sheet

    return blank_sheet(kind, copy)


def _unprintable(copy: Copy, activities: Sequence[Activity]) -> str:
    """Scripts that no typeface here has, and the notes concerned."""
    from moothall.exports.paper.unprintable import unprintable

    parts = []
    for script, numbers in unprintable(_summary(copy, activities).blocks).items():
        notes = ", ".join(dict.fromkeys(numbers[:_NAMED])) + (" …" if len(numbers) > _NAMED else "")
        parts.append(say("exports.script_in", script=script, notes=notes) if notes else script)
    return say("exports.will_not_print", scripts=", ".join(parts)) if parts else ""


def _nothing(_: Copy, __: Sequence[Activity]) -> str:
    return ""
