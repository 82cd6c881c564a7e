"""What every vote brings to the pack: numbered cards with a blank ballot, dot sheets, table sheets, grids to count on by hand.

What is on a ballot follows from the vote's kind and rule, and is read back by `ballot_reading` in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from moothall.core.agenda import AgendaItem
from moothall.core.scales import Point
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import Candidate, Vote, options_of, votes
from moothall.exports.content.print_blocks import (
    Boxes,
    CardSheet,
    Content,
    DotRows,
    Flow,
    Gap,
    Lines,
    PrintBlock,
    PrintBlocks,
    PrintedCard,
    PrintGrid,
    PrintRule,
    Sized,
    SymbolBlock,
)
from moothall.exports.packs.page import PackPage, PackSheet, Role
from moothall.exports.packs.plan import PackPlan
from moothall.voting.option_tiles import given_each
from moothall.words import say

EARLY, NAMED = (92.0, 65.0), (92.0, 130.0)
"""Millimetres of a card before its options are known, 8 on a sheet of A4, and with their names, 4 on one (mock-ups 25c and 12)."""
_STUB = 24.0
_MOST_BOXES = 10
"""More dots than this are written as numbers beside the options, and no longer one in a box."""
_ON_A_SHEET = 6
"""Options on one dot sheet: two rows of dots for each can be reached by several people at once."""
_UNKNOWN = 6
"""Rows left open on a sheet while the options aren't known."""


@dataclass(frozen=True, slots=True)
class PlannedVote:
    """A vote that isn't over: its rule, and its options as far as they are known. `title` is what it is called on the print order."""

    vote: Vote
    title: str
    options: tuple[Candidate, ...] = ()


def prepared(plan: PackPlan, shown_by: str) -> list[PlannedVote]:
    """Votes that were prepared and aren't closed, of the kinds this activity shows."""
    found = [vote for vote in votes(plan.session) if vote.state in ("draft", "open") and kind_of(vote).shown_by == shown_by]
    return [
        PlannedVote(
            vote, vote.question, tuple(Candidate(o.text, o.ref, o.ordinal, o.subject, o.number) for o in options_of(plan.session, vote.key))
        )
        for vote in found
    ]


def candidates(plan: PackPlan, item: AgendaItem, source: str) -> tuple[Candidate, ...]:
    """What could be voted on as things stand: themes or notes of the item's board, numbered as they would be."""
    found = [c for activity in plan.activities if activity.candidates for c in activity.candidates(plan.session, item).get(source, ())]
    # A ballot of more options than people read is shortened before it is opened, so its names aren't known yet.
    return tuple(found) if source == "themes" else ()


# pages


def vote_pages(plan: PackPlan, planned: Sequence[PlannedVote]) -> Iterator[PackPage]:
    """For each vote its cards, its sheets for tables, and one fallback for all."""
    for one in planned:
        yield _personal(plan, one)
        yield _page(plan, one, "W", "wall", "voting.pack_table_sheet", plan.per_table, _table_sheet)
    if planned:
        yield fallback(plan, planned)


def dot_pages(plan: PackPlan, planned: Sequence[PlannedVote]) -> Iterator[PackPage]:
    """Sheets for the wall of what can be voted on with dots."""
    for one in planned:
        if kind_of(one.vote).unspent:
            title = say("voting.pack_dot_sheet", question=one.title)
            yield PackPage("W1", title, "wall", 1, _dots_of(one), paper="a3", then=say("pack.then_dots"), item=one.vote.item)


def _dots_of(one: PlannedVote) -> Callable[[PackSheet], tuple[Content, ...]]:
    return lambda _: _dot_sheets(one)


def _page(plan: PackPlan, one: PlannedVote, code: str, role: Role, key: str, copies: int, make: object) -> PackPage:
    title = say(key, question=one.title)
    if not plan.people:
        return PackPage(code, title, role, 0, missing=say("pack.nobody_listed"))
    return PackPage(code, title, role, copies, lambda sheet: make(one, sheet), then=say("pack.then_table"), item=one.vote.item)  # type: ignore[operator]


def _personal(plan: PackPlan, one: PlannedVote) -> PackPage:
    title = say("voting.pack_cards", question=one.title)
    if not plan.people:
        return PackPage("P4", title, "participant", 0, missing=say("pack.nobody_listed"))
    copies = plan.per_person

    def make(sheet: PackSheet) -> tuple[Content, ...]:
        size = NAMED if one.options else EARLY
        cards = tuple(PrintedCard(_ballot(one, n), _stub(n)) for n in range(1, (sheet.copies or copies) + 1))
        return (CardSheet(cards, *size, stub=_STUB, lead=say("voting.pack_cards_lead")),)

    return PackPage("P4", title, "participant", copies, make, stock="card", cut=True, item=one.vote.item)


def _stub(number: int) -> PrintBlocks:
    return (Sized(str(number), 40, bold=True, align="centre", fitting=True), Sized(say("voting.pack_keep"), 9.5, align="centre"))


def _ballot(one: PlannedVote, number: int) -> PrintBlocks:
    rule = one.vote
    head = PrintGrid((5, 1), (((Sized(say("voting.pack_card"), 12, bold=True),), (Sized(str(number), 12, align="right"),)),))
    # Two lines of a question at most before options are known: the boxes must not become smaller than a hand writes.
    asked = (head, Sized(rule.question, 10, bold=bool(one.options)), Gap(1.5))
    if kind_of(rule).options_are_points:
        return (*asked, Boxes(1, 13, 15), Sized(say("voting.pack_one_number"), 10), Gap(1), *_names(one), Gap(1), _fold())
    if _in_boxes(rule):
        return (*asked, _boxes(rule), Sized(_words(one), 10), Gap(1), *_names(one), Gap(1), _fold())
    return (*asked, Sized(given_each(rule), 10), Gap(1), *_numbers(one), Gap(1), _fold())


def _fold() -> Sized:
    return Sized(say("voting.pack_fold"), 10, quiet=True)


def boxes_of(rule: Vote) -> int:
    """How many numbers are written on its ballot: a box for each dot, rank or place; 0 where a number stands beside each option."""
    kind = kind_of(rule)
    if kind.options_are_points:
        return 1
    if kind.ranks:
        return len(rule.ranks)
    if kind.on_scale or (rule.budget or 0) > _MOST_BOXES:
        return 0
    return rule.budget or 5


def _in_boxes(rule: Vote) -> bool:
    return boxes_of(rule) > 0


def _boxes(rule: Vote) -> Boxes:
    count = boxes_of(rule)
    # Five of 11 mm and the gaps between fill what the stub leaves.
    wide = 10.4 if count <= 5 else 9.0
    marks = tuple(str(weight) for weight in rule.ranks) if kind_of(rule).ranks else ()
    return Boxes(count, wide, 14, marks)


def _words(one: PlannedVote) -> str:
    rule, where = one.vote, say("voting.pack_on_card" if one.options else "voting.pack_on_wall")
    if kind_of(rule).ranks:
        return f"{say('voting.pack_weights')} {where}"
    if kind_of(rule).by_order:
        return f"{say('voting.pack_in_order')} {where}"
    if rule.cap == 1:
        return f"{say('voting.pack_each_once')} {where}"
    capped = say("voting.pack_at_most", n=rule.cap) if rule.cap else say("voting.pack_no_cap")
    return f"{capped} {where}"


def _names(one: PlannedVote) -> PrintBlocks:
    """The options as they are called, where they are known."""
    rows = tuple(
        (
            (Sized(str(number), 10, bold=True, align="right"),),
            (SymbolBlock(option.ordinal, 3.6),) if option.ordinal else (),
            (Sized(option.text, 10),),
        )
        for number, option in numbered(one.options)
    )
    return (PrintGrid((1, 1, 8), rows),) if rows else ()


def numbered(options: Sequence[Candidate]) -> list[tuple[int, Candidate]]:
    """Each with its number on the ballot."""
    return [(option.number if option.number is not None else place, option) for place, option in enumerate(options, 1)]


def _numbers(one: PlannedVote) -> PrintBlocks:
    """A box beside each option, for its number of points or its place on the scale; open lines while the options aren't known."""
    known = numbered(one.options) or [(n, Candidate("")) for n in range(1, _UNKNOWN + 1)]
    rows = tuple(
        ((Sized(str(n), 10, bold=True, align="right"),), (Sized(o.text, 10),) if o.text else (Lines(1, 7),), (Boxes(1, 9, 7),))
        for n, o in known
    )
    return (PrintGrid((1, 7, 2), rows),)


# the wall and the tables


def _option_cell(option: Candidate, size: float) -> PrintBlocks:
    return (Sized(option.text, size, bold=True, fitting=True),) if option.text else (Lines(1, 14),)


def _dot_sheets(one: PlannedVote) -> tuple[Content, ...]:
    known = numbered(one.options) or [(n, Candidate("")) for n in range(1, 2 * _ON_A_SHEET + 1)]
    parts: list[PrintBlocks] = []
    for first in range(0, len(known), _ON_A_SHEET):
        blocks: list[PrintBlock] = [
            PrintGrid((5, 2), (((Sized(one.vote.question, 34, bold=True, heading=1),), (Sized(rule_of(one.vote), 18, align="right"),)),)),
            Gap(2),
        ]
        for number, option in known[first : first + _ON_A_SHEET]:
            mark: PrintBlocks = (SymbolBlock(option.ordinal, 16),) if option.ordinal else ()
            left: PrintBlocks = (Sized(str(number), 44, bold=True), *mark)
            blocks += [PrintRule(thick=True), PrintGrid((1, 9), ((left, (*_option_cell(option, 26), Gap(2), DotRows(2, 15.5))),)), Gap(3)]
        parts.append((*blocks, Sized(say("voting.pack_wall_note"), 12, quiet=True)))
    return (Flow(tuple(parts)),)


def rule_of(rule: Vote) -> str:
    capped = f", {say('voting.cap', n=rule.cap)}" if rule.cap and rule.cap > 1 else ""
    return f"{given_each(rule)}{capped}"


def _table_sheet(one: PlannedVote, _: PackSheet) -> tuple[Content, ...]:
    heads = (say("voting.pack_number"), say("voting.pack_option"), say("voting.pack_strokes"), say("voting.pack_total"))
    place = PrintGrid((2, 1, 3, 1), (((Sized(say("voting.pack_table"), 13, bold=True),), (Boxes(1, 16, 12),), *_people_here()),))
    return (
        Flow(
            ((Sized(one.vote.question, 22, bold=True, heading=1), Sized(rule_of(one.vote), 12), Gap(3), place, Gap(3), _tally(one, heads)),)
        ),
    )


def _people_here() -> tuple[PrintBlocks, PrintBlocks]:
    return (Sized(say("voting.pack_people"), 13, bold=True, align="right"),), (Boxes(1, 16, 12),)


def _tally(one: PlannedVote, heads: tuple[str, ...]) -> PrintGrid:
    known = numbered(one.options) or [(n, Candidate("")) for n in range(1, 2 * _UNKNOWN + 1)]
    rows = tuple(
        (
            (Sized(str(number), 13, bold=True),),
            (Sized(option.text, 12),) if option.text else (Lines(1, 10),),
            (),
            (Boxes(1, 18, 11, right=True),),
        )
        for number, option in known
    )
    return PrintGrid((0.9, 4.2, 3.6, 1.6), rows, heads, tight=True)


# the fallback


def fallback(plan: PackPlan, planned: Sequence[PlannedVote]) -> PackPage:
    """A grid to count each vote on by hand, one vote a page."""

    def make(_: PackSheet) -> tuple[Content, ...]:
        return (Flow(tuple(_grid(one) for one in planned)),)

    return PackPage("F6", say("pack.page_f6"), "facilitator", plan.per_leader, make, private=True, then=say("pack.then_leaders"))


def _grid(one: PlannedVote) -> PrintBlocks:
    heads = (say("voting.pack_number"), say("voting.pack_option"), say("voting.pack_strokes"), say("voting.pack_total"))
    counted = say("voting.pack_counted").split("|")
    sums = PrintGrid(tuple(1.0 for _ in counted), (tuple((Sized(words, 10.5), Gap(0.5), Boxes(1, 24, 11)) for words in counted),))
    return (
        Sized(one.vote.question, 20, bold=True, heading=1),
        Sized(f"{rule_of(one.vote)}. {say('voting.pack_fallback')}", 10.5),
        Gap(2),
        sums,
        Gap(2),
        _tally(one, heads),
    )


# scales


def scale_card(name: str, points: Sequence[Point]) -> PrintBlocks:
    """A scale to hold up or to mark: each point with its number and what it says in the first person."""
    rows = tuple(
        (
            (Sized(str(p.number), 22, bold=True, align="right"),),
            (Sized(p.label, 12.5, bold=True), *((Sized(p.line, 10),) if p.line else ())),
        )
        for p in points
    )
    return (Sized(name, 10, quiet=True), Gap(1), PrintGrid((1, 6.4), rows))
