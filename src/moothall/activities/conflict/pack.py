"""The pages of tensions in the pack: cards to write one on, and the ladder with the signs a facilitator looks for."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.activities.conflict.records import CONFLICT
from moothall.exports.content.print_blocks import Content, Flow, Gap, Lines, PrintGrid, PrintRule, Sized
from moothall.exports.packs.page import Brought, PackPage, PackSheet
from moothall.exports.packs.plan import PackPlan
from moothall.exports.packs.record_slips import slip_page
from moothall.words import say

_ASKED = ("issue", "name", "asks", "interest")
_CARD = (92.0, 130.0)
_CARDS = 8
"""Tensions a room names in a day (practice 5): two sheets of four."""


def pages(plan: PackPlan) -> Iterator[Brought]:
    yield slip_page(CONFLICT, "F4", "facilitator", _CARDS, say("conflict.pack_cards"), _ASKED, _CARD)
    yield PackPage("F4", say("conflict.pack_ladder"), "facilitator", plan.per_leader, _ladder, private=True, then=say("pack.then_leaders"))


def _ladder(_: PackSheet) -> tuple[Content, ...]:
    steps = say("conflict.pack_steps").split("|")
    signs = [sign.split(":") for sign in say("conflict.pack_signs").split("|")]
    heads = (say("conflict.pack_step"), "", say("conflict.pack_who"), say("conflict.pack_days"))
    rows = tuple(((Sized(str(n), 14, bold=True),), (Sized(step, 12),), (Lines(1, 9),), (Lines(1, 9),)) for n, step in enumerate(steps))
    asked = say("conflict.pack_every_ladder").split("|")
    return (
        Flow(
            (
                (
                    Sized(say("conflict.pack_ladder"), 24, bold=True, heading=1),
                    PrintRule(thick=True),
                    PrintGrid((0.8, 6, 3, 1.6), rows, heads),
                    Gap(2),
                    *(block for words in asked for block in (Sized(words, 11, bold=True), Lines(1, 10))),
                ),
                (
                    Sized(say("conflict.pack_signs_title"), 24, bold=True, heading=1),
                    Sized(say("conflict.pack_signs_note"), 11),
                    Gap(2),
                    PrintGrid(
                        (2.4, 5.6, 3.6),
                        tuple(tuple((Sized(words.strip(), 11, bold=not at),) for at, words in enumerate(sign)) for sign in signs),
                        tuple(say(f"conflict.pack_{head}") for head in ("stage", "sign", "helps")),
                    ),
                ),
            )
        ),
    )
