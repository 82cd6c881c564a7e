"""The session summary: what a group takes home on paper, in the order published reports of such sessions use.

Prints a Copy and nothing else: whatever may not be told at its level isn't in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from moothall.core.activity import Activity, record_kinds
from moothall.core.levels import Level
from moothall.core.records import RecordKind
from moothall.core.redacted_copy import Copy
from moothall.core.session_tables import CORE_RECORDS
from moothall.day_words import short_day
from moothall.exports.appendix import every_note, who_was_here
from moothall.exports.matrix_pages import side_by_side
from moothall.exports.paper.line_breaking import META
from moothall.exports.paper.page_rows import PaperRow, space
from moothall.exports.paper.pagination import Furniture, bind
from moothall.exports.paper.typesetting import Typesetter
from moothall.exports.record_pages import blank, filled
from moothall.exports.theme_pages import board_pages
from moothall.exports.title_page import title_page
from moothall.words import say


def summary(copy: Copy, activities: Sequence[Activity]) -> bytes:
    """The PDF. Each activity with a sheet adds its part, in the order given."""
    paper = Typesetter()
    rows = [
        *title_page(copy, paper, record_kinds(activities)),
        *(row for board in copy.boards for row in board_pages(copy, board, paper)),
        *side_by_side(copy, paper),
        *(row for activity in activities for row in part_of(activity, copy, paper)),
        *(row for kind in CORE_RECORDS for row in filled(kind, copy, paper)),
        # Reference matter comes last, after what people will read.
        *every_note(copy, paper),
        *who_was_here(copy, paper),
        *_last_lines(copy, paper),
    ]
    return bind(rows, _furniture(copy))


def blank_sheet(kind: RecordKind[Any], copy: Copy) -> bytes:
    """A sheet of this kind of record to fill in by hand, with the session's head and foot. PDF."""
    return bind(blank(kind, Typesetter()), _furniture(copy))


def part_of(activity: Activity, copy: Copy, paper: Typesetter) -> list[PaperRow]:
    """An activity's own sheet, or else what follows from its records."""
    if not activity.sheet:
        return [row for kind in activity.records for row in filled(kind, copy, paper)]
    # Named and not imported, so that an activity without paper, and the window, load none of this.
    module, _, name = activity.sheet.partition(":")
    pages: list[PaperRow] = getattr(import_module(module), name)(copy, paper)
    return pages


def _last_lines(copy: Copy, paper: Typesetter) -> list[PaperRow]:
    """What even the fullest copy leaves out, and what no typeface could print."""
    lines = [say("exports.never_kept")] if copy.level == "private" else []
    # Asked after everything was set, for the typesetter counts while it sets.
    if paper.missing:
        lines.append(say("exports.unprintable", n=paper.missing))
    return [row for line in lines for row in (space(14), *paper.text(line, META))]


def _furniture(copy: Copy) -> Furniture:
    return Furniture(
        title=copy.title,
        confidentiality=say(f"exports.confidentiality_{copy.confidentiality.replace('-', '_')}"),
        who=say("exports.for_whom", audience=copy.audience or say(f"exports.audience_{copy.level}")),
        # On every page, since pages get parted from each other.
        level=say("exports.level", level=Level[copy.level.upper()].value),
        version=say("exports.version", version=copy.version, date=short_day(copy.date)),
    )
