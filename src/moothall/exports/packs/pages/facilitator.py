"""The facilitator's pages of every session: the run sheet, what to say, what was noticed, and the keys. Nobody else's."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.core.agenda import AgendaItem, clock, since_midnight
from moothall.day_words import day
from moothall.exports.content.blocks import DocumentHeading, Paragraph
from moothall.exports.content.print_blocks import Boxes, Content, Flow, Gap, Lines, PrintBlock, PrintBlocks, PrintGrid, PrintRule, Sized
from moothall.exports.packs.page import PackPage
from moothall.exports.packs.plan import PackPlan
from moothall.exports.packs.session_pack import Pack
from moothall.words import say

_HALF_HOUR = 30
_PATTERNS = 7
"""Patterns that are noted (practice 2.5); their names are in the words."""
_MOST_COLUMNS = 9
"""Half hours side by side on upright paper; a longer day has a second sheet."""


def pages(pack: Pack) -> Iterator[PackPage]:
    plan = pack.plan
    unplanned = "" if plan.items else say("pack.no_agenda")
    yield _page(plan, "F1", lambda _: _run_sheet(plan), unplanned)
    yield _page(plan, "F2", lambda _: _scripts(plan))
    yield _page(plan, "F3", lambda _: _tally(plan))
    yield _page(plan, "F8", lambda _: _keys(pack), "" if pack.keys else say("pack.no_keys"))


def _page(plan: PackPlan, code: str, make: object, missing: str = "") -> PackPage:
    title = say(f"pack.page_{code.lower()}")
    if missing:
        return PackPage(code, title, "facilitator", 0, private=True, missing=missing)
    return PackPage(code, title, "facilitator", plan.per_leader, make, private=True, then=say("pack.then_leaders"))  # type: ignore[arg-type]


def _flow(*blocks: PrintBlock, scale: float = 1) -> tuple[Content, ...]:
    return (Flow((blocks,), scale),)


# F1


def _run_sheet(plan: PackPlan) -> tuple[Content, ...]:
    facts = plan.facts
    hours = say("pack.hours", start=facts.start, finish=plan.finish) if facts.start else ""
    when = ", ".join(part for part in (day(facts.date), hours) if part)
    first = sorted((item for item in plan.items if item.drop_order), key=lambda item: -item.drop_order)
    drop = ", ".join(say("pack.drop_item", item=item.title, minutes=item.minutes) for item in first[:3])
    heads = tuple(say(f"pack.run_{head}") for head in ("planned", "actual", "minutes", "item", "with"))
    closing = [say("pack.finish", time=plan.finish)] if plan.finish else []
    closing += [say("pack.next", day=day(facts.next_date))] if facts.next_date else []
    blocks: PrintBlocks = (
        Sized(say("pack.page_f1"), 24, bold=True, heading=1),
        Sized(say("pack.run_counts", when=when, items=len(plan.items), minutes=plan.minutes), 11),
        *((Sized(say("pack.drop_first", items=drop), 10, bold=True),) if drop else ()),
        Gap(1),
        PrintRule(thick=True),
        PrintGrid((1.35, 1.65, 0.8, 8.4, 2.6), tuple(_run_row(plan, item) for item in plan.items), heads, tight=True),
        PrintRule(thick=True),
        PrintGrid((3, 2), (((Sized(" ".join(closing) or " ", 10.5),), (Sized(say("pack.late_by"), 10.5, align="right"),)),)),
    )
    return (Flow((blocks,), one_page=True),)


def _run_row(plan: PackPlan, item: AgendaItem) -> tuple[PrintBlocks, ...]:
    prompt = plan.prompt_of(item)
    asked = say("pack.quoted", words=prompt.text) if prompt else ""
    late = say("pack.if_late", words=item.fallback) if item.fallback else say("pack.keep") if not item.drop_order else ""
    words: list[PrintBlock] = [Sized(item.title, 11.5, bold=True)]
    words += [Sized(asked, 9)] if asked else []
    words += [Sized(late, 8.5, quiet=True)] if late else []
    materials = item.materials if item.materials != say("pack.none") else ""
    return (
        (Sized(plan.starts.get(item.key, "–"), 11.5, bold=True),),
        (Boxes(1, 16, 8),),
        (Sized(str(item.minutes), 11.5),),
        tuple(words),
        (Sized(materials, 9, quiet=True),) if materials else (),
    )


# F2


def _scripts(plan: PackPlan) -> tuple[Content, ...]:
    usual: list[PrintBlock] = []
    for name in ("opening", "confidentiality", "sealed", "reveal", "read_back", "closing"):
        words = say(
            f"pack.script_{name}_{plan.facts.confidentiality.replace('-', '_')}" if name == "confidentiality" else f"pack.script_{name}"
        )
        usual += [DocumentHeading(3, say(f"pack.script_title_{name}")), Paragraph(words)]
    own: list[PrintBlock] = []
    for item in plan.items:
        start = plan.starts.get(item.key, "")
        own.append(DocumentHeading(3, f"{start} {item.title}".strip()))
        own += [Paragraph(item.script)] if item.script else [Sized(say("pack.no_script"), 10, quiet=True), Lines(2)]
    return _flow(
        Sized(say("pack.page_f2"), 24, bold=True, heading=1),
        DocumentHeading(2, say("pack.scripts_usual")),
        *usual,
        *((DocumentHeading(2, say("pack.scripts_items")), *own) if own else ()),
        scale=0.92,
    )


# F3


def _tally(plan: PackPlan) -> tuple[Content, ...]:
    patterns = say("pack.patterns").split("|")[:_PATTERNS]
    columns = _half_hours(plan)
    parts = []
    for first in range(0, len(columns), _MOST_COLUMNS):
        here = columns[first : first + _MOST_COLUMNS]
        boxes: list[PrintBlocks] = [(Boxes(1, 10.5, 14),) for _ in here]
        rows: list[tuple[PrintBlocks, ...]] = [((Sized(name, 10.5, bold=True),), *boxes) for name in patterns]
        parts.append(
            (
                Sized(say("pack.page_f3"), 24, bold=True, heading=1),
                Sized(say("pack.tally_how"), 10.5),
                Gap(2),
                PrintGrid((3.2, *(1.3 for _ in here)), tuple(rows), (say("pack.pattern"), *here), tight=True),
                Gap(2),
                Sized(say("pack.interventions"), 12, bold=True, heading=2),
                Lines(5),
            )
        )
    return (Flow(tuple(parts)),)


def _half_hours(plan: PackPlan) -> list[str]:
    """From the start to the finish, by the clock where there is one."""
    count = max(1, -(-plan.minutes // _HALF_HOUR))
    if not plan.facts.start:
        return [say("pack.nth", n=n) for n in range(1, count + 1)]
    start = since_midnight(plan.facts.start)
    return [clock(start + n * _HALF_HOUR) for n in range(count)]


# F8


def _keys(pack: Pack) -> tuple[Content, ...]:
    menus: list[PrintBlocks] = []
    for menu, keys in pack.keys:
        lines = tuple(((Sized(key, 9, bold=True),), (Sized(words, 9),)) for words, key in keys)
        menus.append((Sized(menu, 11, bold=True, heading=2), PrintGrid((1.15, 2), lines), Gap(2.5)))
    left, right = _halved(menus)
    return _flow(
        Sized(say("pack.page_f8"), 24, bold=True, heading=1), Gap(1), PrintRule(thick=True), Gap(1), PrintGrid((1, 1), ((left, right),))
    )


def _halved(menus: list[PrintBlocks]) -> tuple[PrintBlocks, PrintBlocks]:
    """Two columns of about the same length."""
    lengths = [len(block.rows) for menu in menus for block in menu if isinstance(block, PrintGrid)]
    half, at = sum(lengths) / 2, 0
    while at < len(lengths) and sum(lengths[: at + 1]) <= half + 3:
        at += 1
    return tuple(block for menu in menus[:at] for block in menu), tuple(block for menu in menus[at:] for block in menu)
