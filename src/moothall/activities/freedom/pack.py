"""The slip of the check-out in the pack: the question as it is asked, its scale to mark, and a line for one word."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.activities.freedom.rules import FreedomSettings, question_of, settings_of
from moothall.core.agenda import AgendaItem
from moothall.desk.scale_library import built_in_scales
from moothall.exports.content.print_blocks import Boxes, CardSheet, Content, Gap, Lines, PrintBlock, PrintedCard, Sized
from moothall.exports.packs.page import Brought, PackPage, PackSheet
from moothall.exports.packs.plan import PackPlan
from moothall.words import say

_SIZE = (190.0, 88.0)
"""Millimetres: three on a sheet of A4."""
_BOX = 16.0


def pages(plan: PackPlan) -> Iterator[Brought]:
    for item in plan.items_of("freedom"):
        yield _slips(plan, item)


def _slips(plan: PackPlan, item: AgendaItem) -> PackPage:
    title, copies = say("freedom.pack_slip", item=item.title), plan.per_person
    if not copies:
        return PackPage("P7", title, "participant", 0, missing=say("pack.nobody_listed"))

    def make(_: PackSheet) -> tuple[Content, ...]:
        return (CardSheet((_slip(plan, item),) * copies, *_SIZE, lead=title),)

    return PackPage("P7", title, "participant", copies, make, cut=True)


def _slip(plan: PackPlan, item: AgendaItem) -> PrintedCard:
    prompt, scales = plan.prompt_of(item), {scale.key: scale for scale in built_in_scales()}
    said: tuple[PrintBlock, ...] = (Sized(prompt.definition, 10.5, quiet=True),) if prompt and prompt.definition else ()
    chosen = scales.get(settings_of(item).scale, scales[FreedomSettings().scale])
    marks = tuple(str(point.number) for point in chosen.points)
    scale = (Boxes(len(marks), _BOX, _BOX, marks), Gap(4), Sized(say("freedom.pack_one_word"), 11), Lines(1))
    return PrintedCard((Sized(question_of(plan.session, item), 15, bold=True, heading=1), *said, Gap(4), *scale))
