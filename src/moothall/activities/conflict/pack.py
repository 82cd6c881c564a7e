"""The pages of tensions in the pack: cards to write one on, and the signs a facilitator looks for."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.activities.conflict.records import CONFLICT
from moothall.exports.content.print_blocks import Content, Flow, Gap, PrintGrid, Sized
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
    yield PackPage(
        "F4", say("conflict.pack_signs_title"), "facilitator", plan.per_leader, _signs, private=True, then=say("pack.then_leaders")
    )


def _signs(_: PackSheet) -> tuple[Content, ...]:
    signs = [sign.split(":") for sign in say("conflict.pack_signs").split("|")]
    return (
        Flow(
            (
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
