"""What hangs on the wall whatever the agenda: the rules of the group, and what it means by a system."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.exports.content.print_blocks import Content, Flow, Gap, PrintBlocks, PrintRule, Sized
from moothall.exports.packs.page import PackPage
from moothall.exports.packs.pages.participant import working_rules
from moothall.exports.packs.session_pack import Pack
from moothall.words import say


def pages(pack: Pack) -> Iterator[PackPage]:
    rules = working_rules(pack.plan)
    yield _poster("pack.working_rules", tuple(block for rule in rules for block in (Sized(rule, 40), Gap(9))))
    yield _poster("pack.system_head", (Sized(say("pack.system"), 76),))


def _poster(title: str, blocks: PrintBlocks) -> PackPage:
    def make(_: object) -> tuple[Content, ...]:
        return (Flow(((Sized(say(title), 64, bold=True, heading=1, fitting=True), PrintRule(thick=True), Gap(10), *blocks),)),)

    return PackPage("W", say("pack.poster", title=say(title)), "wall", 1, make, paper="a3", then=say("pack.then_hang"))
