"""The ladder to write on: blank with the starter's steps, or as it stands, with room for who, how many days, and the three things."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.activities.mechanism.records import TERMS
from moothall.activities.mechanism.room import days_words
from moothall.activities.mechanism.rules import read_line, rungs, terms
from moothall.core.ladder import Rung
from moothall.core.model import Session
from moothall.desk.starter_sets import starter_sets
from moothall.exports.content.print_blocks import Content, Flow, Gap, Lines, PrintBlocks, PrintGrid, PrintRule, Sized
from moothall.exports.packs.page import Brought, PackPage, PackSheet
from moothall.exports.packs.plan import PackPlan
from moothall.words import say


def pages(plan: PackPlan) -> Iterator[Brought]:
    def make(_: PackSheet) -> tuple[Content, ...]:
        return (Flow((ladder_sheet(plan.session),)),)

    yield PackPage(
        "F4", say("mechanism.poster"), "facilitator", max(plan.per_leader, plan.per_table), make, then=say("mechanism.pack_then")
    )


def ladder_sheet(session: Session) -> PrintBlocks:
    """Steps that stand, filled in; before there are any, the starter's, with lines to write on."""
    found = rungs(session)
    steps = found or tuple(Rung("", n, step) for n, step in enumerate(_starter()))
    rows = tuple(
        (
            (Sized(str(rung.number), 14, bold=True),),
            (Sized(rung.words, 12),),
            (Sized(rung.who, 11),) if rung.who else (Lines(1, 9),),
            (Sized(days_words(rung), 11),) if days_words(rung) else (Lines(1, 9),),
        )
        for rung in steps
    )
    heads = (say("mechanism.head_step"), "", say("mechanism.label_who"), say("mechanism.label_days"))
    said = terms(session)
    asked = (
        block
        for sort in TERMS
        for block in (
            Sized(say(f"mechanism.sort_{sort}"), 11, bold=True),
            *((Sized(" ".join(line.text for line in said[sort]), 12), Gap(2)) if said[sort] else (Lines(1, 10),)),
        )
    )
    return (
        Sized(say("mechanism.poster"), 24, bold=True, heading=1),
        PrintRule(thick=True),
        PrintGrid((1.2, 6, 3, 2.4), rows, heads),
        Gap(2),
        *asked,
    )


def _starter() -> tuple[str, ...]:
    lines = (line for chosen in starter_sets("mechanism")[:1] for line in chosen.lines)
    return tuple(typed.text for typed in map(read_line, lines) if typed.sort == "step")
