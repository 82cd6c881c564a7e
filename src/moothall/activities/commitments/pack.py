"""The commitment card of the pack: three heads with room to write under each, a bad winter, and lines to sign on."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.activities.commitments.records import HEADED
from moothall.exports.content.print_blocks import CardSheet, Content, Lines, PrintBlock, PrintedCard, PrintGrid, PrintRule, Sized
from moothall.exports.packs.page import Brought, PackPage, PackSheet
from moothall.exports.packs.plan import PackPlan
from moothall.words import say

_SIZE = (190.0, 132.0)
"""Millimetres: two on a sheet of A4."""
_LINE = 9.0


def pages(plan: PackPlan) -> Iterator[Brought]:
    if not plan.items_of("commitments"):
        return
    title, copies = say("commitments.pack_card"), plan.per_person
    if not copies:
        yield PackPage("P8", title, "participant", 0, missing=say("pack.nobody_listed"))
        return

    def make(_: PackSheet) -> tuple[Content, ...]:
        return (CardSheet((PrintedCard(card()),) * copies, *_SIZE, lead=title),)

    yield PackPage("P8", title, "participant", copies, make, cut=True, then=say("pack.then_cut"))


def card() -> tuple[PrintBlock, ...]:
    """In the order it is typed: three heads, whose and until when, a bad winter; then who stands in."""
    asked: list[PrintBlock] = [Sized(say("commitments.pack_title"), 15, bold=True, heading=1), PrintRule(thick=True)]
    for head in HEADED:
        asked += _head(head, 2 if head == "task" else 1)
    signed = tuple((Lines(1, _LINE, say(f"commitments.pack_{name}")),) for name in ("name", "until"))
    deputy = ((), (Lines(1, _LINE, say("commitments.pack_deputy")),))
    return (*asked, PrintGrid((6, 4), (signed,)), *_head("winter", 1), PrintGrid((6, 4), (deputy,)))


def _head(name: str, lines: int) -> tuple[PrintBlock, ...]:
    return (Sized(say(f"commitments.head_{name}"), 10.5, bold=True), Lines(lines, _LINE))
