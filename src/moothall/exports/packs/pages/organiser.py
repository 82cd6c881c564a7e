"""The organiser's pages: what to print, who comes, where they sit, what to bring, and what is kept of it all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from moothall.day_words import day
from moothall.exports.content.blocks import DocumentHeading, Paragraph
from moothall.exports.content.print_blocks import (
    Boxes,
    CardSheet,
    Content,
    Flow,
    Gap,
    Lines,
    PrintBlock,
    PrintBlocks,
    PrintedCard,
    PrintGrid,
    PrintRule,
    Sized,
    Ticks,
)
from moothall.exports.packs.page import OrderLine, PackPage, PackSheet
from moothall.exports.packs.plan import Guest, PackPlan, seating, with_spares
from moothall.exports.packs.session_pack import Pack
from moothall.words import say

_BADGE = (90.0, 55.0)
"""Millimetres, the usual size of a holder (practice 4, O5)."""
_STOCKS = (("white", "a4"), ("white", "letter"), ("card", "a4"), ("card", "letter"), ("white", "a3"), ("card", "a3"), ("white", "a5"))


def pages(pack: Pack) -> Iterator[PackPage]:
    plan = pack.plan
    unlisted = "" if plan.guests else say("pack.nobody_listed")
    unplanned = "" if plan.items else say("pack.no_agenda")
    cover = _page("O1", lambda sheet: (Flow((_cover(plan, sheet),), one_page=True),))
    yield replace(cover, lists_all=True)
    yield _page("O2", lambda _: _flow(*_agenda(plan)), unplanned)
    yield _page("O3", lambda _: _flow(*_room(plan)))
    yield _page("O4", lambda _: _flow(*_people(plan)), unlisted)
    yield _badges(plan)
    yield _page("O6", lambda _: _flow(*_missing(plan)))
    yield _page("O7", lambda _: _flow(*_materials(pack)))
    yield _page("O8", lambda _: _flow(*_privacy(plan)))


def _page(code: str, make: object, missing: str = "") -> PackPage:
    title = say(f"pack.page_{code.lower()}")
    if missing:
        return PackPage(code, title, "organiser", 0, missing=missing)
    return PackPage(code, title, "organiser", 1, make, then=say("pack.then_staple"))  # type: ignore[arg-type]  # a function of a sheet


def _flow(*blocks: PrintBlock) -> tuple[Content, ...]:
    return (Flow((blocks,)),)


def opening(plan: PackPlan, title: str) -> PrintBlocks:
    """A page's title, and under it which session this is."""
    facts = plan.facts
    hours = say("pack.hours", start=facts.start, finish=plan.finish) if facts.start and plan.items else facts.start
    when = ", ".join(part for part in (day(facts.date), hours, facts.place) if part)
    return (Sized(title, 28, bold=True, heading=1), Sized(facts.title, 14), Sized(f"{when}.", 12, quiet=True), Gap(2))


# O1


def _cover(plan: PackPlan, sheet: PackSheet) -> PrintBlocks:
    order = sheet.order
    heads = ("", *(say(f"pack.order_{head}") for head in ("what", "page", "pages", "times", "sides", "paper", "then")))
    rows = tuple(_job(n, line) for n, line in enumerate(order, 1))
    total = (_cell(""), _cell(say("pack.all_together"), bold=True), (), (), (), _cell(str(sum(line.sides for line in order)), True), (), ())
    return (
        *opening(plan, say("pack.cover_title")),
        *_reckoned(plan),
        PrintGrid(
            (0.9, 1.4, 2.4), ((_bold(say("pack.print_order")), (), (Sized(say("pack.one_line_a_job"), 9, quiet=True, align="right"),)),)
        ),
        PrintRule(thick=True),
        PrintGrid((0.6, 4.4, 1.2, 1, 1, 1, 1.8, 3.4), (*rows, total), heads, tight=True),
        PrintRule(thick=True),
        *_stocks(order),
        Gap(3),
        PrintGrid(
            (1, 1), (((_head(say("pack.how_many")), Sized(_rule(plan), 10)), (_head(say("pack.on_the_day")), Ticks(_day(), 1, 10))),)
        ),
    )


def _job(n: int, line: OrderLine) -> tuple[PrintBlocks, ...]:
    paper = say("pack.paper_both" if line.two_sided else "pack.paper_one", paper=paper_name(line.paper, line.stock))
    return (
        _cell(str(n), True),
        _cell(line.title, True),
        _cell(line.code),
        _cell(str(line.pages)),
        _cell(str(line.prints)),
        _cell(str(line.sides), True),
        _cell(paper),
        _cell(say("pack.cut_to", n=line.copies) if line.cut else line.then),
    )


def paper_name(paper: str, stock: str) -> str:
    return say(f"pack.{stock}", paper=say(f"pack.size_{paper}"))


def _cell(words: str, bold: bool = False) -> PrintBlocks:
    return (Sized(words, 9.5, bold),) if words else ()


def _bold(words: str) -> PrintBlocks:
    return (Sized(words, 15, bold=True, heading=2),)


def _head(words: str) -> Sized:
    return Sized(words, 12, bold=True, heading=2)


def _stocks(order: tuple[OrderLine, ...]) -> PrintBlocks:
    """How many sides of each paper: they add up to the total above."""
    sums = [(stock, paper, sum(o.sides for o in order if (o.stock, o.paper) == (stock, paper))) for stock, paper in _STOCKS]
    told = [
        (Sized(say("pack.sides", n=n), 15, bold=True), Sized(paper_name(paper, stock), 10, quiet=True)) for stock, paper, n in sums if n
    ]
    return (Gap(2), PrintGrid(tuple(1.0 for _ in told), (tuple(told),)))


def _reckoned(plan: PackPlan) -> PrintBlocks:
    return () if plan.guests or not plan.people else (Sized(say("pack.reckoned", n=plan.people), 10, quiet=True), Gap(1))


def _rule(plan: PackPlan) -> str:
    if not plan.people:
        return say("pack.rule_nobody")
    return say("pack.rule", people=plan.people, each=plan.per_person, tables=len(plan.tables), sheets=plan.per_table)


def _day() -> tuple[str, ...]:
    return tuple(say("pack.on_the_day_list").split("|"))


# O2


def _agenda(plan: PackPlan) -> PrintBlocks:
    purpose: PrintBlocks = (Paragraph(plan.facts.purpose, "purpose"), Gap(3)) if plan.facts.purpose else ()
    rows = tuple(((Sized(str(n), 12, quiet=True),), (Sized(item.title, 13),)) for n, item in enumerate(plan.items, 1))
    return (
        *opening(plan, say("pack.page_o2")),
        *purpose,
        PrintRule(thick=True),
        PrintGrid((1, 14), rows, ("", say("pack.what_we_do"))),
        Gap(4),
        Sized(say(f"exports.confidentiality_{plan.facts.confidentiality.replace('-', '_')}"), 11, quiet=True),
    )


# O3


def _room(plan: PackPlan) -> PrintBlocks:
    seats = seating(plan) if plan.guests else []
    tables: list[PrintBlocks] = [_table(name, guests) for name, guests in seats]
    rows = tuple(tuple(tables[at : at + 2]) if at + 1 < len(tables) else (tables[at], ()) for at in range(0, len(tables), 2))
    dealt = not any(guest.table for guest in plan.guests)
    return (
        *opening(plan, say("pack.page_o3")),
        PrintGrid((1, 1), (((_head(say("pack.the_room")), Ticks(tuple(say("pack.room_list").split("|")), 1, 10.5)), _measures()),)),
        Gap(3),
        *(
            (_head(say("pack.seating")), Sized(say("pack.seating_dealt" if dealt else "pack.seating_listed"), 10, quiet=True))
            if seats
            else ()
        ),
        *((Gap(1), PrintGrid((1, 1), rows, ("", ""), tight=True)) if seats else ()),
    )


def _measures() -> PrintBlocks:
    asked = say("pack.room_asks").split("|")
    return (_head(say("pack.fill_in")), *(block for words in asked for block in (Gap(1), Sized(words, 10.5), Lines(1, 9))))


def _table(name: str, guests: list[Guest]) -> PrintBlocks:
    title = say("pack.table", table=name) if name else say("pack.no_table")
    people = tuple(Sized(say("pack.seat", name=g.name, organisation=g.organisation) if g.organisation else g.name, 10) for g in guests)
    return (Sized(title, 12, bold=True), *people, Gap(2))


# O4


def _people(plan: PackPlan) -> PrintBlocks:
    rows: list[tuple[PrintBlocks, ...]] = []
    for organisation in (*plan.organisations, ""):
        guests = [guest for guest in plan.guests if guest.organisation == organisation]
        if guests:
            rows.append(((), (Sized(organisation or say("pack.no_organisation"), 11, bold=True),), (), ()))
        rows += [((Boxes(1, 4.5, 4.5),), (Sized(guest.name, 12),), (Sized(guest.table or "–", 12),), ()) for guest in guests]
    extra = tuple(((Boxes(1, 4.5, 4.5),), (Lines(1, 8),), (), ()) for _ in range(4))
    heads = (say("pack.here"), say("pack.name"), say("pack.table_head"), say("pack.needs_head"))
    return (
        *opening(plan, say("pack.page_o4")),
        Sized(say("pack.list_counts", people=len(plan.guests), organisations=len(plan.organisations)), 11),
        Gap(2),
        PrintGrid((1, 6, 1.4, 5), (*rows, *extra), heads, tight=True),
    )


# O5


def _badges(plan: PackPlan) -> PackPage:
    title = say("pack.page_o5")
    if not plan.people:
        return PackPage("O5", title, "organiser", 0, missing=say("pack.nobody_listed"))
    copies = plan.per_person

    def make(_: PackSheet) -> tuple[Content, ...]:
        cards = [PrintedCard(_badge(guest, plan.facts.title)) for guest in plan.guests]
        spare = PrintedCard(_badge(None, plan.facts.title))
        return (CardSheet((*cards, *[spare] * (copies - len(cards))), *_BADGE, lead=say("pack.badges_lead", n=copies - len(cards))),)

    return PackPage("O5", title, "organiser", copies, make, stock="card", cut=True, one_each=True)


def _badge(guest: Guest | None, session: str) -> PrintBlocks:
    if guest is None:
        return (Sized(session, 8, quiet=True), Gap(6), Lines(1, 14), Gap(1), Lines(1, 12))
    first, _, rest = guest.name.partition(" ")
    table: PrintBlocks = (Sized(say("pack.table", table=guest.table), 12, align="right"),) if guest.table else ()
    return (
        Sized(session, 8, quiet=True),
        Gap(2),
        Sized(first, 34, bold=True, fitting=True),
        *((Sized(rest, 15, fitting=True),) if rest else ()),
        Gap(1.5),
        *((Sized(guest.organisation, 13, quiet=True, fitting=True),) if guest.organisation else ()),
        *table,
    )


# O6


def _missing(plan: PackPlan) -> PrintBlocks:
    asked = say("pack.who_should").split("|")
    rows = tuple(((Sized(words, 11.5),), (Boxes(1, 5, 5),), (Boxes(1, 5, 5),), (Boxes(1, 5, 5),), (Lines(1, 9),)) for words in asked)
    heads = (say("pack.who_head"), *(say(f"pack.asked_{n}") for n in ("in_room", "invited", "not_yet")), say("pack.who_asks"))
    sectors: PrintBlocks = ()
    if plan.sectors:
        sectors = (Gap(3), _head(say("pack.sectors_listed")), Sized(", ".join(plan.sectors), 11))
    return (
        *opening(plan, say("pack.page_o6")),
        Sized(say("pack.missing_note"), 11),
        Gap(2),
        PrintGrid((4.6, 1.3, 1.3, 1.3, 3.5), rows, heads),
        *sectors,
        Gap(3),
        _head(say("pack.whose_agreement")),
        Lines(3),
    )


# O7


def _materials(pack: Pack) -> PrintBlocks:
    plan = pack.plan
    rows = [_need(words, str(n)) for words, n in _usual_needs(plan) if n]
    rows += [_need(need.words, str(need.quantity)) for need in pack.needs if need.quantity]
    asked = tuple(
        ((Boxes(1, 4.5, 4.5),), (Sized(item.materials, 11),), (Sized(item.title, 10, quiet=True),))
        for item in plan.items
        if item.materials and item.materials != say("pack.none")
    )
    return (
        *opening(plan, say("pack.page_o7")),
        Sized(_rule(plan), 10.5, quiet=True),
        Gap(2),
        PrintGrid((1, 9, 2), tuple(rows), (say("pack.packed"), say("pack.bring"), say("pack.how_many_head")), tight=True),
        *(
            (Gap(4), _head(say("pack.by_item")), PrintGrid((1, 6, 5), asked, ("", say("pack.bring"), say("pack.for_item")), tight=True))
            if asked
            else ()
        ),
    )


def _need(words: str, quantity: str) -> tuple[PrintBlocks, ...]:
    return (Boxes(1, 4.5, 4.5),), (Sized(words, 11.5),), (Sized(quantity, 11.5, bold=True),)


def _usual_needs(plan: PackPlan) -> list[tuple[str, int]]:
    """What every session of this size needs, by rule (practice 4, O7)."""
    people = plan.people
    return [
        (say("pack.need_markers"), people),
        (say("pack.need_cards"), with_spares(5 * people, 0)),
        (say("pack.need_notes"), -(-people // 2)),
        (say("pack.need_tape"), 2),
        (say("pack.need_bell"), 1),
        (say("pack.need_box"), 1),
        (say("pack.need_laptop"), 2),
    ]


# O8


def _privacy(plan: PackPlan) -> PrintBlocks:
    kept_until = plan.facts.keep_until
    parts = say("pack.privacy").split("|")
    blocks: list[PrintBlock] = []
    for part in parts:
        asks, _, answer = part.partition("?")
        blocks += [DocumentHeading(3, f"{asks}?"), Paragraph(answer.strip())]
    until = say("pack.kept_until", day=day(kept_until)) if kept_until else say("pack.kept_blank")
    return (
        *opening(plan, say("pack.page_o8")),
        Sized(say(f"exports.confidentiality_{plan.facts.confidentiality.replace('-', '_')}"), 13, bold=True),
        *blocks,
        Gap(3),
        Sized(until, 12),
        *(() if kept_until else (Lines(1),)),
        Sized(say("pack.contact"), 12),
        Lines(1),
    )
