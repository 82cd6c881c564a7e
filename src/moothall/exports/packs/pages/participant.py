"""What every participant gets, whatever the agenda: the one page to follow the day by, and the questions to think about before it."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.exports.content.blocks import Paragraph
from moothall.exports.content.print_blocks import Content, Flow, Gap, Lines, PrintBlock, PrintBlocks, PrintGrid, PrintRule, Sized
from moothall.exports.packs.page import PackPage
from moothall.exports.packs.pages.organiser import opening
from moothall.exports.packs.plan import PackPlan
from moothall.exports.packs.session_pack import Pack
from moothall.words import say

_QUESTIONS = 4
"""To think about beforehand (practice 4, P2)."""
_ITEMS = 18
"""Agenda items in two columns from here on: one page must hold them."""


def pages(pack: Pack) -> Iterator[PackPage]:
    plan = pack.plan
    unplanned = "" if plan.items else say("pack.no_agenda")
    yield _page(plan, "P1", lambda _: _agenda(plan), unplanned, say("pack.then_seat"))
    yield _page(plan, "P2", lambda _: _thinking(plan), "" if _questions(plan) else say("pack.no_prompts"), say("pack.then_send"))


def _page(plan: PackPlan, code: str, make: object, missing: str, then: str) -> PackPage:
    title = say(f"pack.page_{code.lower()}")
    missing = missing or ("" if plan.people else say("pack.nobody_listed"))
    if missing:
        return PackPage(code, title, "participant", 0, missing=missing)
    return PackPage(code, title, "participant", plan.per_person, make, then=then)  # type: ignore[arg-type]  # a function of a sheet


def _agenda(plan: PackPlan) -> tuple[Content, ...]:
    purpose: PrintBlocks = (Sized(plan.facts.purpose, 13),) if plan.facts.purpose else (Lines(2),)
    rules = tuple(Sized(say("pack.bullet", words=rule), 10) for rule in working_rules(plan))
    lines = tuple(
        ((Sized(plan.starts.get(item.key, str(n)), 10.5, quiet=True),), (Sized(item.title, 11),)) for n, item in enumerate(plan.items, 1)
    )
    half = -(-len(lines) // 2) if len(lines) > _ITEMS else len(lines)
    columns = (lines[:half], lines[half:]) if half < len(lines) else (lines,)
    agenda = PrintGrid(tuple(1.0 for _ in columns), (tuple((PrintGrid((1.4, 8), part),) for part in columns),))
    return (
        Flow(
            (
                (
                    *opening(plan, say("pack.page_p1_title")),
                    PrintRule(thick=True),
                    _head(say("pack.purpose")),
                    *purpose,
                    Gap(2),
                    _head(say("pack.the_day")),
                    agenda,
                    Gap(2),
                    PrintGrid(
                        (1, 1),
                        (((_head(say("pack.working_rules")), *rules), (_head(say("pack.system_head")), Sized(say("pack.system"), 10.5))),),
                    ),
                ),
            ),
            one_page=True,
        ),
    )


def _head(words: str) -> Sized:
    return Sized(words, 13, bold=True, heading=2)


def working_rules(plan: PackPlan) -> tuple[str, ...]:
    """How this group works together: the one about what may be repeated outside, and then the rules it worded, or else those of every
    session.
    """
    confidential = say(f"exports.confidentiality_{plan.facts.confidentiality.replace('-', '_')}")
    return (f"{confidential}.", *(plan.worked_by or say("pack.rules").split("|")))


def _questions(plan: PackPlan) -> list[tuple[str, str]]:
    """The session's first questions, with what their words mean."""
    asked = {prompt.key: prompt for item in plan.items if (prompt := plan.prompt_of(item))}
    return [(prompt.text, prompt.definition) for prompt in asked.values()][:_QUESTIONS]


def _thinking(plan: PackPlan) -> tuple[Content, ...]:
    asked: list[PrintBlock] = []
    for question, definition in _questions(plan):
        asked += [
            Sized(question, 13, bold=True, heading=2),
            *((Sized(definition, 10, quiet=True),) if definition else ()),
            Lines(3),
            Gap(3),
        ]
    return (Flow(((*opening(plan, say("pack.page_p2")), Paragraph(say("pack.thinking_how")), Gap(2), *asked),)),)
