"""Blank sheets of a form in the pack, from the same description that is typed and counted: what paper asks is what the line takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from moothall.core.agenda import AGENDA, AgendaItem
from moothall.core.errors import Refused
from moothall.core.forms.definition import Form, FormQuestion
from moothall.core.forms.filled_sheets import Body
from moothall.core.forms.form_rounds import FormRound, bodies_of, form_asked, freeze_round, print_round, rounds_of_item
from moothall.core.forms.table_totals import counted_units
from moothall.core.model import Session, Step
from moothall.desk.form_library import every_form, form_named, usual_floor
from moothall.exports.content.print_blocks import Boxes, Content, Flow, Gap, Lines, PrintBlocks, PrintGrid, PrintRule, Sized, Ticks
from moothall.exports.packs.page import Brought, PackPage, PackSheet
from moothall.exports.packs.plan import PackPlan
from moothall.exports.packs.record_slips import several_on_a_sheet
from moothall.instruments.form_items import form_wanted, settings_of
from moothall.words import say

_BOX = (24.0, 14.0)
"""Millimetres of a box for one figure; a column of organisations has lower ones."""
_IN_COLUMN = (22.0, 9.0)
_MARK = 10.0
_SLIP = 2
"""Questions that a slip has room for."""
_MANY = 4
"""From so many questions on one scale a figure is written in a box; fewer have the scale to mark."""


def pages_of(activity: str, plan: PackPlan) -> Iterator[Brought]:
    """A page for each item that opens this activity."""
    for item in plan.items_of(activity):
        if settings_of(item).reveal:
            continue
        try:
            round_ = _planned(plan.session, item)
            page = _page(plan, form_asked(round_), round_.subject, bodies_of(plan.session, round_))
        except Refused:
            # No form is chosen yet: there is nothing to print.
            continue
        yield replace(page, once_printed=partial(_once_printed, item=item.key)) if page.ready else page
        if page.ready and form_asked(round_).totals:
            yield _table_page(plan, form_asked(round_), round_.subject)


def _planned(session: Session, item: AgendaItem) -> FormRound:
    """The item's newest round, else what its settings would make one of. Refused where neither names a form."""
    found = rounds_of_item(session, item.key)
    return found[-1] if found else _as_set(session, "", item).changes[0].after


def _as_set(session: Session, key: str, item: AgendaItem) -> Step:
    settings = settings_of(item)
    form = form_named(form_wanted(item, every_form()))
    return print_round(session, key, form, item.key, settings.subject, settings.floor or usual_floor(form))


def _once_printed(session: Session, key: str, item: str) -> Step | None:
    """From then on its wording and its organisations are those on paper. None where they are already, or its round has opened."""
    found, planned = rounds_of_item(session, item), session.find(AGENDA, item)
    if planned is None or (found and found[-1].state != "draft"):
        return None
    step = freeze_round(session, found[-1].key) if found else _as_set(session, key, planned)
    return step if step.changes else None


def _page(plan: PackPlan, form: Form, subject: str, bodies: tuple[Body, ...]) -> PackPage:
    title, copies = say("instruments.pack_title", form=form.title), plan.per_person
    if not copies:
        return PackPage(form.page, title, "participant", 0, missing=say("pack.nobody_listed"))
    if form.each and not bodies:
        return PackPage(form.page, title, "participant", 0, missing=say("instruments.pack_no_bodies"))

    if len(form.questions) <= _SLIP and not form.numbered and not form.each:
        return _slips(form, subject, title, copies)

    def make(sheet: PackSheet) -> tuple[Content, ...]:
        numbers = range(1, (sheet.copies or copies) + 1) if form.numbered else (0,)
        return tuple(Flow(sheet_parts(form, subject, bodies, number), one_page=True) for number in numbers)

    two_sided = any(question.back for question in form.questions)
    return PackPage(form.page, title, "participant", copies, make, numbered=form.numbered, two_sided=two_sided)


def _slips(form: Form, subject: str, title: str, copies: int) -> PackPage:
    """A form of a question or two is a slip, and no sheet of its own."""
    blocks: PrintBlocks = tuple(block for side in sheet_parts(form, subject, ()) for block in side)

    def make(_: PackSheet) -> tuple[Content, ...]:
        return (several_on_a_sheet(blocks, copies, title),)

    return PackPage(form.page, title, "participant", copies, make, cut=True, then=say("pack.then_cut"))


def _table_page(plan: PackPlan, form: Form, subject: str) -> PackPage:
    """A sheet a table, for a form that takes totals: what is written on it is typed from the left to the right, question by question."""

    def make(_: PackSheet) -> tuple[Content, ...]:
        return (Flow((table_parts(form, subject),), one_page=True),)

    return PackPage("W", say("instruments.pack_totals", form=form.title), "wall", plan.per_table, make)


def table_parts(form: Form, subject: str) -> PrintBlocks:
    title = Sized(say("instruments.pack_totals", form=form.title), 22, bold=True, heading=1, fitting=True)
    about: PrintBlocks = (Sized(subject, 14, bold=True),) if subject else ()
    place = PrintGrid(
        (2, 1, 3, 1),
        (
            (
                (Sized(say("instruments.pack_table"), 13, bold=True),),
                (Boxes(1, 16, 12),),
                (Sized(say("instruments.pack_people"), 13, bold=True, align="right"),),
                (Boxes(1, 16, 12, right=True),),
            ),
        ),
    )
    blocks: PrintBlocks = (title, *about, Sized(say("instruments.pack_totals_how"), 11), Gap(2), place, PrintRule(thick=True))
    for number, unit in enumerate(counted_units(form), 1):
        ends = unit.question.scale.ends if unit.question.scale else ()
        named = [name for name, _ in unit.named_values()]
        words = "   ".join(f"{point} {text}" for point, text in ends) or "   ".join(f"{c.key} {c.words}" for c in unit.question.choices)
        heads = tuple((Sized(name, 11),) for name in named)
        counts = PrintGrid(tuple(1.0 for _ in named), (heads, tuple((Boxes(1, 14, 12),) for _ in named)))
        blocks = (
            *blocks,
            Sized(f"{number}  {unit.question.words}", 13, bold=True),
            Sized(words, 10, quiet=True),
            counts,
            Gap(2),
            PrintRule(),
        )
    return blocks


def sheet_parts(form: Form, subject: str, bodies: tuple[Body, ...], number: int = 0) -> tuple[PrintBlocks, ...]:
    """The sides of one sheet: the front, and the back where questions stand there. `number` is 0 where sheets have none."""
    front, back = ([q for q in form.questions if q.back is side] for side in (False, True))
    numbers = {question.key: place for place, question in enumerate(form.questions, 1)}
    sides = [_head(form, subject, number) + _questions(form, front, numbers, bodies) + _foot(form)]
    if back:
        sides.append(_questions(form, back, numbers, bodies))
    return tuple(sides)


def _head(form: Form, subject: str, number: int) -> PrintBlocks:
    title: PrintBlocks = (Sized(form.title, 24, bold=True, heading=1, fitting=True),)
    if subject:
        title = (*title, Sized(subject, 14, bold=True))
    right: PrintBlocks = (Sized(str(number), 34, bold=True, align="right"), Sized(say("instruments.pack_no_name"), 10, align="right"))
    top: PrintBlocks = (PrintGrid((5, 1), ((title, right),)),) if number else title
    lead: PrintBlocks = (Sized(form.lead, 12),) if form.lead else ()
    return (*top, *lead, Gap(3), PrintRule(thick=True))


def _foot(form: Form) -> PrintBlocks:
    return (Gap(4), PrintRule(), Sized(say("instruments.pack_signed" if form.signed else "instruments.pack_fold"), 10, quiet=True))


def _questions(form: Form, asked: list[FormQuestion], numbers: dict[str, int], bodies: tuple[Body, ...]) -> PrintBlocks:
    alike = [q for q in form.questions if q.sort == "rate" and q.scale == next((f.scale for f in form.questions if f.sort == "rate"), None)]
    written = len(alike) >= _MANY
    blocks: PrintBlocks = ()
    scale = None
    for question in asked:
        if written and question.sort == "rate" and question.scale != scale:
            # Before the first figure that is written on it: which end is which.
            scale = question.scale
            blocks = (*blocks, Gap(1), Sized(say("instruments.pack_each_box", ends=_ends(question, ", ")), 11))
        blocks = (*blocks, *_question(question, numbers[question.key], bodies, written), Gap(2), PrintRule())
    return blocks


def _question(question: FormQuestion, number: int, bodies: tuple[Body, ...], written: bool) -> PrintBlocks:
    if question.aloud:
        return (*_plain(question, number, bodies, written), Sized(say("instruments.pack_aloud"), 10, quiet=True))
    return _plain(question, number, bodies, written)


def _plain(question: FormQuestion, number: int, bodies: tuple[Body, ...], written: bool) -> PrintBlocks:
    head = Sized(f"{number}  {question.words}", 13, bold=True)
    match question.sort:
        case "rate_each":
            return (head, _columns(question, bodies))
        case "rate":
            return _rated(question, number) if written else (head, *_scale(question))
        case "words":
            return (head, Lines(2))
        case "number":
            return (head, _parts(question))
        case _:
            note: PrintBlocks = (Sized(question.note, 10, quiet=True),) if question.note else ()
            items = tuple(f"{choice.key}  {choice.words}" for choice in question.choices)
            longest = max(map(len, items))
            return (head, *note, Gap(1), Ticks(items, 3 if longest < 28 else 2 if longest < 44 else 1, 11))


def _rated(question: FormQuestion, number: int) -> PrintBlocks:
    small: PrintBlocks = (Sized(question.short, 10, quiet=True),) if question.short else ()
    words: PrintBlocks = (*small, Sized(question.words, 13))
    return (PrintGrid((0.5, 6, 1.2), (((Sized(str(number), 13, bold=True),), words, (Boxes(1, *_BOX, right=True),)),)),)


def _scale(question: FormQuestion) -> PrintBlocks:
    scale = question.scale
    if scale is None:
        return ()
    return (Sized(_ends(question), 11, quiet=True), Boxes(len(scale.points), _MARK, _MARK, tuple(map(str, scale.points))))


def _ends(question: FormQuestion, between: str = "   ") -> str:
    return between.join(f"{point} {text}" for point, text in question.scale.ends) if question.scale else ""


def _columns(question: FormQuestion, bodies: tuple[Body, ...]) -> PrintGrid:
    """Numbered, in the order they are typed: down one column, then down the other."""
    boxes: tuple[PrintBlocks, ...] = ((Boxes(1, *_IN_COLUMN),),) * len(question.columns)
    rows = tuple(((Sized(str(n), 11, bold=True),), (Sized(body.name, 12),), *boxes) for n, body in enumerate(bodies, 1))
    named = (" ".join(filter(None, (column.words, column.short and f"({column.short})"))) for column in question.columns)
    return PrintGrid((0.5, 5, *(1.8 for _ in boxes)), rows, ("", say("instruments.pack_one_number"), *named), tight=True)


def _parts(question: FormQuestion) -> PrintGrid:
    names = question.choices or ()
    rows = tuple(((Sized(choice.words, 12),), (Boxes(1, *_BOX),)) for choice in names) or (((), (Boxes(1, *_BOX),)),)
    total = ((((Sized(say("instruments.pack_total", total=question.total), 11, bold=True),), ())),) if question.total else ()
    return PrintGrid((5, 1.2), (*rows, *total))
