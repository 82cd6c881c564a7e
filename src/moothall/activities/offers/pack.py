"""Slips for offers and for requests, in the order they are typed: whose it is, whom it asks, and what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moothall.activities.offers.records import ANSWERS, KINDS
from moothall.exports.content.print_blocks import Boxes, Content, Gap, Lines, PrintBlocks, PrintGrid, PrintRule, Sized
from moothall.exports.packs.page import Brought, PackPage, PackSheet
from moothall.exports.packs.plan import PackPlan
from moothall.exports.packs.record_slips import several_on_a_sheet
from moothall.words import say

_LINE = 11.0
_ASKED = {"request": ("from", "to", "need"), "offer": ("from", "help")}
"""What each kind of slip asks for, by the end of its words' names; the last is what it is, and has a second line."""


def pages(plan: PackPlan) -> Iterator[Brought]:
    if not plan.items_of("offers"):
        return
    for kind in reversed(KINDS):
        title, copies = say(f"offers.pack_{kind}"), plan.per_person
        if not copies:
            yield PackPage("P8", title, "participant", 0, missing=say("pack.nobody_listed"))
            continue

        def make(_: PackSheet, kind: str = kind, title: str = title, copies: int = copies) -> tuple[Content, ...]:
            return (several_on_a_sheet(slip(kind), copies, title),)

        yield PackPage("P8", title, "participant", copies, make, cut=True, then=say("pack.then_cut"))


def slip(kind: str) -> PrintBlocks:
    """An offer has no answer: whoever can use it says so."""
    *places, what = _ASKED[kind]
    written = tuple(Lines(1, _LINE, say(f"offers.pack_{name}")) for name in places)
    head: PrintBlocks = (Sized(say(f"offers.pack_{kind}_head"), 14, bold=True), PrintRule(thick=True))
    body: PrintBlocks = (*written, Lines(2, _LINE, say(f"offers.pack_{what}")))
    return (*head, *body, *(_answers([answer for answer in ANSWERS if answer]) if kind == "request" else ()))


def _answers(answers: Sequence[str]) -> PrintBlocks:
    cells = tuple((PrintGrid((1, 5), ((((Boxes(1, 4, 4),), (Sized(say(f"offers.answer_{answer}"), 9.5),))),)),) for answer in answers)
    return (Gap(2), Sized(say("offers.pack_answer"), 9.5, quiet=True), PrintGrid((1, 1, 1, 1), (cells,)))
