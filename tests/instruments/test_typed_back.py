"""Each blank sheet, filled in by a script that sees only what is printed, and typed back through the line: equal to what was meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pytest

from moothall.core.forms.definition import Form
from moothall.core.forms.filled_sheets import Body, answer, units
from moothall.core.forms.typed_sheet import FilledSheet, parts, typed_sheet
from moothall.desk.form_library import every_form
from moothall.exports.content.print_blocks import Boxes, Lines, PrintGrid, Sized, Ticks
from moothall.instruments.form_pack import sheet_parts
from tests.core.forms.instruments import EVERY_SORT, PULSE
from tests.trials import many

BODIES = (Body("k1", "Lantern House"), Body("k2", "Meadow Council"), Body("k3", "Ferry Trust"))
FORMS = {form.key: form for form in (*every_form(), EVERY_SORT, PULSE)}


@dataclass
class OnPaper:
    """What somebody wrote under one printed question: figures by what stands beside the box, letters ticked, or words."""

    words: str
    figures: list[tuple[str, str, int]] = field(default_factory=list)
    ticked: list[str] = field(default_factory=list)
    said: str = ""


def asked_on(blocks: Any) -> Iterator[Any]:
    """Blocks in the order they are printed. A grid that only stands side by side is as good as its cells; one for figures stays whole."""
    for block in blocks:
        if isinstance(block, PrintGrid) and not block.heads and len(block.rows) == 1:
            for cell in block.rows[0]:
                yield from asked_on(cell)
        else:
            yield block


def filled(form: Form, by: Random) -> list[OnPaper]:
    """The sheet, with something in each place it has. What may be written is known from the form, where from the paper alone."""
    by_words = {question.words: question for question in form.questions}
    found: list[OnPaper] = []
    for block in asked_on([block for side in sheet_parts(form, "", BODIES) for block in side]):
        if isinstance(block, Sized):
            words = next((words for words in by_words if block.words.endswith(words)), "")
            found += [OnPaper(words)] if words else []
        elif found:
            write(block, found[-1], by_words[found[-1].words], by)
    return found


def write(block: Any, paper: OnPaper, question: Any, by: Random) -> None:
    points = question.scale.points if question.scale else range(100)
    if isinstance(block, Boxes):
        # Where the scale is printed one is marked; into an empty box a figure is written.
        paper.figures.append(("", "", int(by.choice(block.marks)) if block.marks else by.choice(points)))
    elif isinstance(block, Ticks):
        letters = [item.split()[0] for item in block.items]
        paper.ticked = sorted(by.sample(letters, 1 if question.sort == "choose" else by.randint(1, len(letters))))
    elif isinstance(block, Lines):
        paper.said = by.choice(("A lamp by the gate", "Less; and earlier", "Nobody asks"))
    elif isinstance(block, PrintGrid):
        # Downwards, column after column, as the page says.
        for place in range(len(block.columns)):
            heading = block.heads[place] if block.heads else ""
            for row in block.rows:
                if place < len(row) and any(isinstance(one, Boxes) for one in row[place]):
                    beside = next((one.words for cell in reversed(row[:place]) for one in cell if isinstance(one, Sized)), "")
                    paper.figures.append((heading, beside, by.choice(points)))


def line_of(form: Form, papers: list[OnPaper]) -> str:
    """What somebody types who reads the sheet from top to bottom: figures and letters, then the words."""
    sorts = {question.words: question.sort for question in form.questions}
    figures = [" ".join(str(n) for _, _, n in paper.figures) or "".join(paper.ticked) for paper in papers if sorts[paper.words] != "words"]
    words = [paper.said for paper in papers if sorts[paper.words] == "words"]
    return " ".join(figures) + "".join(f"; {said}" for said in words)


def meant(form: Form, papers: list[OnPaper]) -> FilledSheet:
    """The same sheet by the names of its questions, organisations and columns, in no order at all."""
    marks: dict[str, int] = {}
    by_words = {paper.words: paper for paper in papers}
    for unit in units(form, BODIES):
        if unit.question.sort == "words":
            continue
        paper = by_words[unit.question.words]
        if unit.question.choices and unit.question.sort not in ("number", "rate_each"):
            keys = [choice.key for choice in unit.question.choices]
            values = [keys.index(letter) for letter in paper.ticked]
        else:
            column = unit.column.words if unit.column and unit.question.sort == "rate_each" else ""
            values = [n for heading, beside, n in paper.figures if heading.startswith(column) and unit.about in ("", beside)]
            assert len(values) == 1, (unit.key, paper)
        for value in values:
            marks |= answer(unit, value)
    said = {question.key: by_words[question.words].said for question in form.questions if question.sort == "words"}
    return FilledSheet(marks, said)


@pytest.mark.trial
@pytest.mark.parametrize("key", FORMS)
def test_a_sheet_that_is_filled_in_and_typed_back_says_what_was_meant(key: str) -> None:
    form, by = FORMS[key], Random(len(key))
    for _ in range(many(5, 400)):
        papers = filled(form, by)
        assert [paper.words for paper in papers] == [question.words for question in form.questions]
        worded = sum(question.sort == "words" for question in form.questions)
        for paper in papers:
            # Within several answers in words the sign between them is the only one a writer must do without.
            paper.said = paper.said.replace(";", ",") if worded > 1 else paper.said
        assert typed_sheet(parts(form, BODIES), line_of(form, papers)) == meant(form, papers)
