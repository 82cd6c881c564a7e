"""The session summary: what a group takes home, in the order published reports of such sessions use.

Says what a Copy has and nothing else: whatever may not be told at its level isn't in it.
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
from moothall.day_words import day, short_day
from moothall.exports.appendix import every_note, how_it_ran, who_was_here
from moothall.exports.change_list import change_list
from moothall.exports.content.blocks import Blocks, Document, Furniture, NewPage, Paragraph
from moothall.exports.form_pages import form_pages
from moothall.exports.matrix_pages import side_by_side
from moothall.exports.organiser_pages import organiser_pages
from moothall.exports.personal_pages import personal_pages
from moothall.exports.record_pages import blank, filled
from moothall.exports.short_pages import in_brief
from moothall.exports.theme_pages import board_pages
from moothall.exports.title_page import first_page
from moothall.words import say


def summary(copy: Copy, activities: Sequence[Activity]) -> Document:
    """As long as its readers need: two pages for boards and sponsors, without the full set of notes for anyone outside, else all of it."""
    level = Level[copy.level.upper()]
    if level is Level.COUNT:
        kinds = (*record_kinds(activities), *CORE_RECORDS)
        return Document(furniture(copy), (*first_page(copy, record_kinds(activities)), *change_list(copy), *in_brief(copy, kinds)))
    return _full(copy, activities, level)


def one_page(copy: Copy, activities: Sequence[Activity]) -> Document:
    """The first page of the summary and nothing behind it."""
    return Document(furniture(copy), first_page(copy, record_kinds(activities)))


def catch_up(copy: Copy, activities: Sequence[Activity]) -> Document:
    """For whoever was not here: the first page, then what was decided, who does what by when, and what partners stand by."""
    # Key messages stand whole on the first page.
    kinds = [kind for kind in record_kinds(activities) if {"decided", "due"} & {*kind.first_page} or kind.on_page == "catch_up"]
    lead = (Paragraph(say("exports.catch_up_how"), "quiet"),)
    parts = tuple(block for kind in kinds for block in filled(kind, copy))
    return Document(furniture(copy), (*first_page(copy, record_kinds(activities)), *((NewPage(), *lead, *parts) if parts else ())))


def personal(copy: Copy, activities: Sequence[Activity], person: str = "") -> Document:
    """A page for each participant, or for one of them."""
    return Document(furniture(copy), personal_pages(copy, record_kinds(activities), person))


def organiser(copy: Copy, activities: Sequence[Activity]) -> Document:
    """For whoever invites people and follows up."""
    return Document(furniture(copy), organiser_pages(copy, record_kinds(activities)))


def _full(copy: Copy, activities: Sequence[Activity], level: Level) -> Document:
    """Each activity adds its part, in the order given."""
    inside = level is not Level.OUTSIDE
    return Document(
        furniture(copy),
        (
            *first_page(copy, record_kinds(activities)),
            *change_list(copy),
            *(block for board in copy.boards for block in board_pages(copy, board)),
            *side_by_side(copy),
            *form_pages(copy),
            *(block for activity in activities for block in part_of(activity, copy)),
            *(block for kind in CORE_RECORDS for block in filled(kind, copy)),
            # Reference matter comes last, after what people will read.
            *how_it_ran(copy),
            *(every_note(copy) if inside else ()),
            *who_was_here(copy),
            *((Paragraph(say("exports.kept_until", day=day(copy.kept_until)), "small"),) if copy.kept_until else ()),
            # What even the fullest copy leaves out.
            *((Paragraph(say("exports.never_kept"), "small"),) if copy.level == "private" else ()),
        ),
    )


def blank_sheet(kind: RecordKind[Any], copy: Copy) -> Document:
    """A sheet of this kind of record to fill in by hand, with the session's head and foot."""
    return Document(furniture(copy), blank(kind))


def part_of(activity: Activity, copy: Copy) -> Blocks:
    """An activity's own sheet, or else what follows from its records."""
    if not activity.sheet:
        return tuple(block for kind in activity.records for block in filled(kind, copy))
    # Named and not imported, so that an activity without a part of its own, and the window, load none of this.
    module, _, name = activity.sheet.partition(":")
    blocks: Blocks = getattr(import_module(module), name)(copy)
    return blocks


def furniture(copy: Copy) -> Furniture:
    """What stands on every page of any document made of this copy."""
    return Furniture(
        title=copy.title,
        confidentiality=say(f"exports.confidentiality_{copy.confidentiality.replace('-', '_')}"),
        who=say("exports.for_whom", audience=copy.audience or say(f"exports.audience_{copy.level}")),
        # On every page, since pages get parted from each other.
        level=say("exports.level", level=Level[copy.level.upper()].value),
        version=say("exports.version", version=copy.version, date=short_day(copy.date)),
    )
