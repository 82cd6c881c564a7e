"""The session summary: what a group takes home, in the order published reports of such sessions use.

Says what a Copy has and nothing else: whatever may not be told at its level isn't in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from moothall.core.activity import Activity
from moothall.core.levels import Level
from moothall.core.redacted_copy import Copy
from moothall.day_words import short_day
from moothall.exports.appendix import every_note, who_was_here
from moothall.exports.content.blocks import Blocks, Document, Furniture, Paragraph
from moothall.exports.matrix_pages import side_by_side
from moothall.exports.theme_pages import board_pages
from moothall.exports.title_page import title_page
from moothall.words import say


def summary(copy: Copy, activities: Sequence[Activity]) -> Document:
    """The whole document. Each activity with a sheet adds its part, in the order given."""
    return Document(
        furniture(copy),
        (
            *title_page(copy),
            *(block for board in copy.boards for block in board_pages(copy, board)),
            *side_by_side(copy),
            *(block for activity in activities for block in _part(activity, copy)),
            # Reference matter comes last, after what people will read.
            *every_note(copy),
            *who_was_here(copy),
            # What even the fullest copy leaves out.
            *((Paragraph(say("exports.never_kept"), "small"),) if copy.level == "private" else ()),
        ),
    )


def _part(activity: Activity, copy: Copy) -> Blocks:
    if not activity.sheet:
        return ()
    # Named and not imported, so that an activity without paper, and the window, load none of this.
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
