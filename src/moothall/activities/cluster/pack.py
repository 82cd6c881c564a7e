"""The pages of themes in the pack: header cards for the wall, with the shape and the letter of each."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.core.themes import themes_of
from moothall.exports.content.print_blocks import CardSheet, Content, Gap, Lines, PrintBlocks, PrintedCard, PrintGrid, Sized, SymbolBlock
from moothall.exports.packs.page import Brought, PackPage, PackSheet
from moothall.exports.packs.plan import PackPlan
from moothall.words import say

_CARD = (190.0, 130.0)
_USUAL = 10
"""Themes a board has at most as a rule (practice 5): so many blank headers, the letters in their order."""


def pages(plan: PackPlan) -> Iterator[Brought]:
    items = plan.items_of("cluster")
    if not items:
        return
    boards = dict.fromkeys(item.prompt for item in items)
    named = [(theme.ordinal, theme.name) for board in boards for theme in themes_of(plan.session, board)]
    headers = named or [(n, "") for n in range(1, _USUAL + 1)]

    def make(_: PackSheet) -> tuple[Content, ...]:
        cards = tuple(PrintedCard(_header(ordinal, name)) for ordinal, name in headers)
        return (CardSheet(cards, *_CARD, lead=say("pack.page_w2")),)

    yield PackPage("W2", say("pack.page_w2"), "wall", len(headers), make, stock="card", cut=True, one_each=True, then=say("pack.then_hang"))


def _header(ordinal: int, name: str) -> PrintBlocks:
    words: PrintBlocks = (
        (Gap(4), Sized(name, 44, bold=True, fitting=True))
        if name
        else (Lines(2, 22), Gap(3), Sized(say("cluster.pack_guide"), 13, quiet=True))
    )
    return (Gap(8), PrintGrid((1, 3.4), (((SymbolBlock(ordinal, 36),), words),)))
