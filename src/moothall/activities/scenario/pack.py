"""The scenario on paper: its moves to read out, one to a page for each table, with room for the split, the rule and what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.activities.scenario.rules import case_of, rehearsal_of, settings_of
from moothall.core.agenda import agenda
from moothall.core.errors import Refused
from moothall.core.scenarios import Scenario, ScenarioMove
from moothall.desk.scenario_library import built_in, scenarios
from moothall.exports.content.print_blocks import Content, Flow, Gap, Lines, PrintBlock, PrintBlocks, PrintGrid, PrintRule, Sized
from moothall.exports.packs.page import Brought, PackPage, PackSheet
from moothall.exports.packs.plan import PackPlan
from moothall.words import say


def pages(plan: PackPlan) -> Iterator[Brought]:
    case = _case(plan)

    def make(_: PackSheet) -> tuple[Content, ...]:
        return (Flow(tuple(_sheet(case, n, move) for n, move in enumerate(case.moves, 1))),)

    def leader(_: PackSheet) -> tuple[Content, ...]:
        return (Flow((_for_leader(case),)),)

    title = say("scenario.pack_sheet", title=case.title)
    missing = "" if plan.per_table else say("pack.nobody_listed")
    yield PackPage("W3", title, "wall", plan.per_table, None if missing else make, then=say("scenario.pack_then"), missing=missing)
    yield PackPage("F", say("scenario.pack_leader"), "facilitator", plan.per_leader, leader, private=True, then=say("pack.then_leaders"))


def _case(plan: PackPlan) -> Scenario:
    """What was begun; else what the agenda means; else the first there is."""
    try:
        if begun := rehearsal_of(plan.session, ""):
            return case_of(begun)
    except Refused:
        pass
    wanted = next((settings_of(item).scenario for item in agenda(plan.session) if item.activity == "scenario"), "")
    return next((case for case in scenarios() if case.key == wanted), built_in()[0])


def _sheet(case: Scenario, number: int, move: ScenarioMove) -> PrintBlocks:
    head = (
        Sized(say("scenario.move_of", n=number, of=len(case.moves)), 12),
        Sized(move.title, 24, bold=True, heading=1),
        PrintRule(thick=True),
    )
    told = [Sized(words, 13) for words in ((case.opening if number == 1 else ""), move.inject, move.asks) if words]
    rows: list[tuple[PrintBlocks, ...]] = [
        ((Sized(partner.name, 12),), (Sized(str(partner.share), 12),), (Lines(1, 10),)) for partner in case.partners
    ]
    rows.append(((Sized(say("scenario.pack_sum"), 12, bold=True),), (Sized("100", 12, bold=True),), (Sized("100", 12, bold=True),)))
    grid = PrintGrid((5, 2, 4), tuple(rows), tuple(say(f"scenario.pack_{head}") for head in ("partner", "planned", "ours")))
    asked = (
        block
        for name, lines in (("reaction", 1), ("rule", 1), ("need", 3))
        for block in (Sized(say(f"scenario.pack_{name}"), 12, bold=True), Lines(lines, 11))
    )
    return (*head, *told, Gap(2), Sized(say("scenario.pack_table"), 12, bold=True), Lines(1, 9), grid, Gap(2), *asked)


def _for_leader(case: Scenario) -> PrintBlocks:
    moves: list[PrintBlock] = []
    for n, move in enumerate(case.moves, 1):
        moves.append(Sized(f"{say('scenario.move_of', n=n, of=len(case.moves))}: {move.title}", 14, bold=True))
        moves += [Sized(words, 11) for words in (move.inject, move.asks, move.for_you) if words]
        moves.append(Gap(2))
    return (
        Sized(case.title, 24, bold=True, heading=1),
        PrintRule(thick=True),
        Sized(case.opening, 12),
        Gap(2),
        *moves,
        Sized(say("scenario.made_up"), 11),
    )
