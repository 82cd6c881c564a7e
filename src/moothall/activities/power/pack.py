"""The pages of power in the pack: a slip for each participant, and what a facilitator shows of it and what never."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.activities.power.records import POWER
from moothall.exports.content.blocks import DocumentHeading
from moothall.exports.content.print_blocks import Content, Flow, PrintBlock, Sized, Ticks
from moothall.exports.packs.page import Brought, PackPage, PackSheet
from moothall.exports.packs.plan import PackPlan
from moothall.exports.packs.record_slips import slip_page
from moothall.words import say

_ASKED = ("statement", "kind", "held_by")
"""What a participant can say; the rest of an entry is the facilitator's to find out."""


def pages(plan: PackPlan) -> Iterator[Brought]:
    if plan.items_of("power"):
        yield slip_page(POWER, "P6", "participant", plan.per_person, say("power.pack_slip"), _ASKED)
    yield PackPage("F5", say("pack.page_f5"), "facilitator", plan.per_leader, _guide, private=True, then=say("pack.then_leaders"))


def _guide(_: PackSheet) -> tuple[Content, ...]:
    blocks: list[PrintBlock] = [Sized(say("pack.page_f5"), 24, bold=True, heading=1)]
    for part in ("before", "show", "never", "ask", "after"):
        blocks += [DocumentHeading(3, say(f"power.pack_{part}")), Ticks(tuple(say(f"power.pack_{part}_list").split("|")))]
    return (Flow((tuple(blocks),)),)
