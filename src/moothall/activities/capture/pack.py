"""The pages of notes in the pack: sticky notes to write on, with what fits on one and the table it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.exports.content.print_blocks import Boxes, CardSheet, Content, Gap, Lines, PrintBlocks, PrintedCard, PrintGrid, Sized
from moothall.exports.packs.page import Brought, PackPage, PackSheet
from moothall.exports.packs.plan import PackPlan
from moothall.words import say

_NOTE = (94.0, 88.0)
"""Millimetres; six on a sheet of A4."""


def pages(plan: PackPlan) -> Iterator[Brought]:
    if not plan.items_of("capture"):
        return
    title, copies = say("pack.page_p3"), plan.per_person
    if not copies:
        yield PackPage("P3", title, "participant", 0, missing=say("pack.nobody_listed"))
        return

    def make(_: PackSheet) -> tuple[Content, ...]:
        return (CardSheet((PrintedCard(_note()),) * copies, *_NOTE, lead=title),)

    yield PackPage("P3", title, "participant", copies, make, cut=True)


def _note() -> PrintBlocks:
    table = PrintGrid(
        (3, 1, 1),
        (
            (
                (Sized(say("capture.pack_guide"), 9.5, quiet=True),),
                (Sized(say("capture.pack_table"), 10, align="right"),),
                (Boxes(1, 11, 9),),
            ),
        ),
    )
    return (table, Gap(2), Lines(4, 14))
