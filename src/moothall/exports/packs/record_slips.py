"""Slips to fill in by hand, from the declaration of the records an activity keeps: what paper asks is what is typed, in its order."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from moothall.core.activity import Activity
from moothall.core.records import RecordKind
from moothall.exports.content.blocks import Blank, DocumentHeading
from moothall.exports.content.print_blocks import Boxes, CardSheet, Content, Gap, Lines, PrintBlocks, PrintedCard, PrintGrid, Sized
from moothall.exports.packs.page import LETTERS, PackPage, PackSheet, Role
from moothall.exports.packs.plan import PackPlan
from moothall.exports.record_pages import blank
from moothall.words import say

_SIZES = ((3, 88.0), (2, 132.0), (1, 266.0))
"""How many slips stand on a sheet of A4 and how high each is, in millimetres."""
_WIDE = 190.0
_LINE = 12.0


def slips(activity: Activity, plan: PackPlan, code: str) -> Iterator[PackPage]:
    """A page of slips for each kind of record the activity keeps."""
    role = next(role for role, letter in LETTERS.items() if code.startswith(letter))
    for kind in activity.records:
        copies = plan.per_person if role == "participant" else plan.per_table if role == "wall" else max(4, plan.per_leader * 2)
        yield slip_page(kind, code, role, copies)


def slip_page(
    kind: RecordKind[Any],
    code: str,
    role: Role,
    copies: int,
    title: str = "",
    only: Collection[str] = (),
    size: tuple[float, float] | None = None,
) -> PackPage:
    """So many slips of a kind, or of some of its fields, two or three on a sheet where they have room, or of that size in millimetres."""
    title = title or say(f"{kind.key}.title")
    if not copies:
        return PackPage(code, title, role, 0, missing=say("pack.nobody_listed"))

    def make(_: PackSheet) -> tuple[Content, ...]:
        blocks = slip_blocks(kind, title, only)
        if size:
            return (CardSheet(tuple(PrintedCard(blocks) for _ in range(copies)), *size, lead=title),)
        return (several_on_a_sheet(blocks, copies, title),)

    return PackPage(code, title, role, copies, make, cut=True, then=say("pack.then_cut"))


def several_on_a_sheet(blocks: PrintBlocks, copies: int, lead: str) -> CardSheet:
    """The same slip so many times, two or three on a sheet where they have room."""
    _, high = next((size for size in _SIZES if needed(blocks) <= size[1]), _SIZES[-1])
    return CardSheet(tuple(PrintedCard(blocks) for _ in range(copies)), _WIDE, high, lead=lead)


def slip_blocks(kind: RecordKind[Any], title: str, only: Collection[str] = ()) -> PrintBlocks:
    """The blank sheet of a kind, closer together: what to write, a line for it, boxes to mark."""
    found: list[Any] = [Sized(title, 14, bold=True)]
    for block in blank(kind, only):
        if isinstance(block, Blank):
            found += _asked(block)
        elif not isinstance(block, DocumentHeading):
            found.append(block)
    return tuple(found)


def _asked(block: Blank) -> PrintBlocks:
    if block.choices:
        cells = tuple((PrintGrid((1, 9), ((((Boxes(1, 4, 4),), (Sized(choice, 9.5),))),)),) for choice in block.choices)
        rows = tuple((*cells[at : at + 3], *((),) * (3 - len(cells[at : at + 3]))) for at in range(0, len(cells), 3))
        return (Gap(1.5), Sized(block.words, 9.5, bold=True), PrintGrid((1, 1, 1), rows))
    return (Lines(max(1, block.lines - 1), _LINE, block.words),)


def needed(blocks: PrintBlocks) -> float:
    """How high they are at full size, in millimetres."""
    from moothall.exports.paper.page_rows import height
    from moothall.exports.paper.typesetting import Typesetter
    from moothall.exports.writers.print_rows import MM, print_rows

    wide = _WIDE * MM - 18
    return height(print_rows(blocks, Typesetter(wide), wide)) / MM + 7
