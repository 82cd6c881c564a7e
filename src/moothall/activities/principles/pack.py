"""The poster of the principles, for the wall of this and of every further meeting."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.activities.principles.records import PRINCIPLES
from moothall.exports.content.print_blocks import Content, Flow, Gap, PrintRule, Sized
from moothall.exports.packs.page import Brought, PackPage, PackSheet
from moothall.exports.packs.plan import PackPlan
from moothall.words import say


def pages(plan: PackPlan) -> Iterator[Brought]:
    lines = [principle.text for principle in PRINCIPLES.all(plan.session)]
    if not lines:
        return

    def make(_: PackSheet) -> tuple[Content, ...]:
        head = (Sized(say("principles.poster"), 64, bold=True, heading=1, fitting=True), PrintRule(thick=True), Gap(10))
        return (Flow(((*head, *(block for line in lines for block in (Sized(line, 40), Gap(9)))),)),)

    yield PackPage("W", say("pack.poster", title=say("principles.poster")), "wall", 1, make, paper="a3", then=say("pack.then_hang"))
