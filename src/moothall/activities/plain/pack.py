"""The sheets of plain items in the pack. Which kinds of item have one, and what stands on it, is in the words.

An item whose own activity is built isn't plain, and brings its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from moothall.core.agenda import AgendaItem
from moothall.exports.content.print_blocks import (
    Boxes,
    CardSheet,
    Content,
    Flow,
    Gap,
    Lines,
    OpenArea,
    PrintBlock,
    PrintBlocks,
    PrintedCard,
    PrintGrid,
    Sized,
)
from moothall.exports.packs.page import Brought, PackPage, PackSheet
from moothall.exports.packs.plan import PackPlan
from moothall.words import say

_SLIP = (190.0, 88.0)
_EIGHT_UP = (92.0, 65.0)
_A_SET = 16
"""Cards a table: ten to twenty things are sorted, and two sheets of eight are cut at once."""


def pages(plan: PackPlan) -> Iterator[Brought]:
    for item in plan.items_of("plain"):
        if item.wanted in say("plain.pack_sheets").split():
            yield _sheet(plan, item)
            if item.wanted in say("plain.pack_cards").split():
                yield _cards(plan, item)
        elif item.wanted in say("plain.pack_slips").split():
            yield _slips(plan, item)


def _sheet(plan: PackPlan, item: AgendaItem) -> PackPage:
    """One for each table, with a column for each thing that is asked."""
    title = say("plain.pack_sheet", item=item.title)
    if not plan.people:
        return PackPage("W3", title, "wall", 0, missing=say("pack.nobody_listed"))

    def make(sheet: PackSheet) -> tuple[Content, ...]:
        columns = say(f"plain.pack_sheet_{item.wanted}").split("|")
        high = sheet.high - (105 if sheet.large else 90)
        panels = PrintGrid(
            tuple(1.0 for _ in columns), (tuple((Sized(words, 24, bold=True), Gap(2), OpenArea(high)) for words in columns),)
        )
        return (Flow(((*_asked(plan, item), Gap(4), panels),)),)

    return PackPage("W3", title, "wall", plan.per_table, make, paper="a3", then=say("pack.then_table"))


def _asked(plan: PackPlan, item: AgendaItem) -> PrintBlocks:
    prompt = plan.prompt_of(item)
    asked = prompt.text if prompt else item.title
    said: tuple[PrintBlock, ...] = (Sized(prompt.definition, 18, quiet=True),) if prompt and prompt.definition else ()
    return (Sized(asked, 40, bold=True, heading=1), *said)


def _cards(plan: PackPlan, item: AgendaItem) -> PackPage:
    """Blank cards to sort, eight on a sheet and a set a table: a line for what stands on each, and boxes for where it ends up."""
    heading, line, *boxes = say(f"plain.pack_card_{item.wanted}").split("|")
    title, copies = say("plain.pack_card", item=item.title), _A_SET * plan.per_table
    if not copies:
        return PackPage("W3", title, "wall", 0, missing=say("pack.nobody_listed"))
    marks = PrintGrid(tuple(1.0 for _ in boxes), (tuple((Boxes(1, 5, 5), Sized(words, 9.5)) for words in boxes),))

    def make(_: PackSheet) -> tuple[Content, ...]:
        blocks: PrintBlocks = (Sized(heading, 12, bold=True), Lines(2, 11, line), Gap(1), marks)
        return (CardSheet((PrintedCard(blocks),) * copies, *_EIGHT_UP, lead=title),)

    return PackPage("W3", title, "wall", copies, make, stock="card", cut=True, then=say("pack.then_cut"))


def _slips(plan: PackPlan, item: AgendaItem) -> PackPage:
    """One for everybody: lines to write on; a second question stands behind the first."""
    code, *sides = say(f"plain.pack_slip_{item.wanted}").split("|")
    title, copies = say("plain.pack_slip", item=item.title), plan.per_person
    if not copies:
        return PackPage(code, title, "participant", 0, missing=say("pack.nobody_listed"))

    def make(_: PackSheet) -> tuple[Content, ...]:
        front, *back = (_side(side) for side in sides)
        return (CardSheet((PrintedCard(front, back=back[0] if back else ()),) * copies, *_SLIP, lead=title),)

    return PackPage(code, title, "participant", copies, make, cut=True, two_sided=len(sides) > 1)


def _side(side: str) -> PrintBlocks:
    """A heading over lines, each with its words."""
    heading, *asked = side.split(":")
    lines: list[PrintBlock] = [Sized(heading, 15, bold=True), Gap(1)]
    for words in asked:
        lines.append(Lines(2 if words == asked[-1] else 1, 13, words.strip()))
    return tuple(lines)
