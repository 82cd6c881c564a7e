"""Rounds of forms in writing: what was asked, how many answered, each question as its shape, lines without names. No mean, no ranking."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from moothall import form_words
from moothall.core.forms.redacted_forms import AnsweredCopy, FormCopy, LinesCopy
from moothall.core.redacted_copy import Copy
from moothall.exports.content.blocks import (
    Bar,
    Block,
    Blocks,
    Cell,
    Chart,
    DocumentHeading,
    DocumentRow,
    DocumentTable,
    Fact,
    Facts,
    Item,
    Items,
    Paragraph,
)
from moothall.words import say


def form_pages(copy: Copy) -> Blocks:
    if not copy.forms:
        return ()
    return (DocumentHeading(2, say("forms.in_writing")), *(block for form in copy.forms for block in _form(form)))


def _form(form: FormCopy) -> Iterator[Block]:
    yield DocumentHeading(3, form.title)
    yield Facts(tuple(_facts(form)))
    if not form.revealed:
        yield Paragraph(say("forms.sealed_here"), "quiet")
        return
    for (sort, _), own in groupby(form.answered, key=lambda a: (a.sort, a.question)):
        together = tuple(own)
        yield from _columns(together) if sort == "rate_each" else (b for one in together for b in _answered(one, form.marks))
    for key in form.kept_back:
        yield Paragraph(say(f"forms.kept_back_{key}"), "quiet")
    for question, lines in groupby(form.written, key=lambda w: w.question):
        yield from _lines(question, tuple(lines))
    if form.signed:
        yield Paragraph(say("forms.signed_note"), "small")
    else:
        yield Paragraph(say("forms.floor_note", floor=form.floor), "small")


def _facts(form: FormCopy) -> Iterator[Fact]:
    if form.subject:
        yield Fact(say("forms.about"), form.subject)
    yield Fact(say("forms.sheets"), say("forms.filled_of", n=form.filled, of=form.present) if form.present else str(form.filled))
    if form.groups:
        yield Fact(say("forms.groups"), ", ".join(f"{name or say('forms.others')} {n}" for name, n in form.groups))


def _counts(answered: AnsweredCopy) -> dict[int, int]:
    """By point; of a question without a scale there is none."""
    return {int(a.answer): a.count for a in answered.answers or ()} if answered.points else {}


def _points(answered: AnsweredCopy) -> range:
    found = [int(a.answer) for a in answered.answers or ()]
    return range(min(found), max(found) + 1) if answered.points and found else range(0)


def _heading(answered: AnsweredCopy) -> str:
    return ": ".join(filter(None, (answered.question, answered.about)))


def _answered(answered: AnsweredCopy, marks: bool) -> Iterator[Block]:
    yield Paragraph(_heading(answered), "strong")
    if answered.answers is None or answered.n is None:
        yield Paragraph(say("forms.withheld"), "quiet")
        return
    bars = tuple(_bars(answered))
    yield Chart(f"{_heading(answered)} {form_words.answered(answered.n, answered.blank, answered.cant_judge)}", bars, "shape")
    told = [form_words.answered(answered.n, answered.blank, answered.cant_judge) + "."]
    if answered.points:
        counts, points = _counts(answered), _points(answered)
        before = dict(zip(points, answered.before, strict=True)) if answered.before else None
        told += [form_words.reading(counts, points), form_words.top_and_bottom(counts, points)]
        told += [form_words.talk(counts, points, before)] if marks else []
        told += [] if answered.minutes is None else [say("forms.minutes", n=answered.minutes)]
    yield Paragraph(" ".join(filter(None, told)))
    if answered.groups:
        yield _groups(answered)


def _bars(answered: AnsweredCopy) -> Iterator[Bar]:
    for place, answer in enumerate(answered.answers or ()):
        before = answered.before[place] if answered.before else None
        figures = str(answer.count) if before is None else say("screen.from_to", before=before, count=answer.count)
        yield Bar(answer.answer, answer.words, figures, answer.count, before=before or 0)


def _groups(answered: AnsweredCopy) -> DocumentTable:
    heads = (say("forms.group"), say("forms.n"), *(answer.answer for answer in answered.answers or ()))
    withheld = say("forms.withheld_cell")
    rows = tuple(
        DocumentRow(
            group.group or say("forms.others"),
            tuple(map(Cell, (str(group.n), *map(str, group.counts)))) if group.counts is not None else (Cell(withheld),) * (len(heads) - 1),
        )
        for group in answered.groups
    )
    return DocumentTable(say("forms.by_group"), heads, rows)


def _columns(answered: tuple[AnsweredCopy, ...]) -> Iterator[Block]:
    """Organisations in the order of the list, each column's counts by point, the gap between the two in words."""
    yield Paragraph(answered[0].question, "strong")
    by_body: dict[str, list[AnsweredCopy]] = {}
    for one in answered:
        by_body.setdefault(one.about, []).append(one)
    columns = list(dict.fromkeys(one.column for one in answered))
    for column in columns:
        own = [one for one in answered if one.column == column]
        points = next((tuple(a.answer for a in one.answers) for one in own if one.answers), ())
        heads = (say("forms.organisation"), *points, say("forms.n"))
        yield DocumentTable(column, heads, tuple(_body_row(one, len(points)) for one in own))
    if len(columns) == 2:
        yield Facts(tuple(Fact(name, _gap(own)) for name, own in by_body.items()))
    yield Paragraph(say("forms.list_order"), "small")


def _body_row(one: AnsweredCopy, points: int) -> DocumentRow:
    if one.answers is None:
        return DocumentRow(one.about, (*((Cell("–"),) * points), Cell(say("forms.withheld_cell"))))
    return DocumentRow(one.about, (*(Cell(str(a.count)) for a in one.answers), Cell(str(one.n))))


def _gap(own: list[AnsweredCopy]) -> str:
    if len(own) < 2 or any(one.answers is None for one in own):
        return say("forms.withheld_cell")
    return form_words.gap(_counts(own[0]), _counts(own[1]))


def _lines(question: str, written: tuple[LinesCopy, ...]) -> Iterator[Block]:
    yield Paragraph(question, "strong")
    if any(each.lines is None for each in written):
        yield Paragraph(say("forms.lines_withheld"), "quiet")
        return
    yield Items(tuple(Item("•", line, aside=each.by) for each in written for line in each.lines or ()))
