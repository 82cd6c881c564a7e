"""The cards of 25/10, one a person: the idea and its first step on the front, boxes for the scores on the back, where nobody sees them
while they read.
"""

from __future__ import annotations

from collections.abc import Iterator

from moothall.activities.crowd_sourcing.records import USUAL
from moothall.exports.content.print_blocks import Boxes, CardSheet, Content, Gap, Lines, PrintedCard, Sized
from moothall.exports.packs.page import Brought, PackPage, PackSheet
from moothall.exports.packs.plan import PackPlan
from moothall.words import say

_CARD = (95.0, 132.0)
"""Four on a sheet of A4, in millimetres."""


def pages(plan: PackPlan) -> Iterator[Brought]:
    if not plan.items_of("crowd_sourcing"):
        return
    title, copies = say("crowd_sourcing.pack_title"), plan.per_person
    if not copies:
        yield PackPage("P", title, "participant", 0, missing=say("pack.nobody_listed"))
        return
    front = (Sized(say("crowd_sourcing.pack_idea"), 15, bold=True), Gap(1), Lines(6), Gap(2), Sized(say("crowd_sourcing.pack_step"), 12))
    back = (
        Sized(say("crowd_sourcing.pack_scores"), 13, bold=True),
        Gap(2),
        Boxes(USUAL, 14, 14),
        Gap(3),
        Sized(say("crowd_sourcing.pack_sum"), 11),
    )

    def make(_: PackSheet) -> tuple[Content, ...]:
        return (CardSheet(tuple(PrintedCard((*front, Lines(2)), back=back) for _ in range(copies)), *_CARD, lead=title),)

    yield PackPage("P", title, "participant", copies, make, stock="card", cut=True, two_sided=True, then=say("pack.then_cut"))
