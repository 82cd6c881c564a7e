"""Whatever a session holds, no word of its summary stands outside the margins or over another: asked of the boxes a reader finds."""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

import pymupdf
import pytest

from moothall.core.levels import Level
from moothall.exports import export
from moothall.exports.content.blocks import Document, DocumentHeading, Furniture, Item, Items
from moothall.exports.paper.paper_page import WIDTH
from moothall.exports.paper.typesetting import MARGIN
from moothall.exports.writers.pdf import as_pdf
from tests.exports.sessions import SHEETS, Made
from tests.trials import many

WORDS = "beds care winter “trust” a team together, discharge — neighbourhood interoperability ŵ Ĝ 12.5% (so) on-call I’m of the and".split()
WIDE = ("W" * 90, "anextraordinarilylongwordthatnolinecanhold" * 4, "x" * 400)


def said(dice: random.Random, most: int) -> str:
    words = [dice.choice(WORDS) for _ in range(dice.randint(1, most))]
    if dice.random() < 0.1:
        words.insert(0, dice.choice(WIDE))
    return " ".join(words)


def any_session(dice: random.Random) -> Made:
    made = Made(said(dice, 20), purpose=said(dice, 40), place=said(dice, 6), series=said(dice, 6))
    made.arrive(*((said(dice, 4)[:60], said(dice, 5)[:60], dice.choice(("NHS", "council", ""))) for _ in range(dice.randint(0, 30))))
    for _ in range(dice.randint(1, 4)):
        board = made.board(said(dice, 16), said(dice, 20) if dice.random() < 0.5 else "")
        tables = [str(dice.randint(1, 9)) for _ in range(dice.randint(0, 40))]
        notes = [key for table in tables for key in made.write(board, said(dice, 30), table=table)]
        for n in range(dice.randint(0, 5)):
            made.theme(board, f"{said(dice, 8)} {n}", dice.sample(notes, min(len(notes), dice.randint(0, 8))))
    for _ in range(dice.randint(0, 3)):
        options = [
            (said(dice, 14), dice.choice((0, 1, 9, 30)), dice.randint(0, 400), dice.choice((None, 40))) for _ in range(dice.randint(2, 14))
        ]
        made.vote(
            said(dice, 12), [(text, at, max(dots, voters or 0), voters) for text, at, dots, voters in options], ballots=dice.randint(5, 60)
        )
    for log in ("power", "conflict", "decision", "actions"):
        for _ in range(dice.randint(0, 5)):
            made.log(log, said(dice, 50))
    return made


@pytest.mark.trial
def test_no_word_stands_outside_or_over_another(tmp_path: Path) -> None:
    pdf = tmp_path / "summary.pdf"
    for seed in range(many(5, 200)):
        made = any_session(random.Random(seed))
        export(made.copy(Level.PRIVATE if seed % 2 else Level.ROOM), pdf, SHEETS)
        with pymupdf.open(pdf) as file:
            for number, page in enumerate(file, 1):
                words = [(*box, word) for *box, word, _, _, _ in page.get_text("words")]
                outside = [w for w in words if w[0] < MARGIN - 1 or w[2] > WIDTH - MARGIN + 1]
                assert not outside, (seed, number, outside[:3])
                over = list(overlapping(words))
                assert not over, (seed, number, over[:3])


def overlapping(words: list[tuple]) -> Iterator[tuple[str, str]]:
    """Words that share paper. A box is as high as a face, higher than its letters: only the middle half of it counts."""
    cores = sorted((x0 + 0.5, (3 * y0 + y1) / 4, x1 - 0.5, (y0 + 3 * y1) / 4, word) for x0, y0, x1, y1, word in words)
    for at, (_, top, right, foot, word) in enumerate(cores):
        for other in takewhile(lambda core, right=right: core[0] < right, cores[at + 1 :]):
            if other[1] < foot and top < other[3]:
                yield word, other[4]


def test_words_over_one_another_are_found() -> None:
    assert list(overlapping([(0, 0, 10, 10, "a"), (5, 1, 15, 11, "b"), (5, 9, 15, 19, "c")])) == [("a", "b")]


def test_a_long_document_is_never_held_in_several_forms() -> None:
    """Bytes at the most while a page of notes is made, for each note: 1.9 kB where every object was kept until all were there took 4."""
    notes = tuple(Item(str(n), f"Note {n} about discharge and beds", "B") for n in range(1_000))
    document = Document(Furniture("t", "c", "w", "l", "v"), (DocumentHeading(1, "t"), Items(notes)))
    as_pdf(replace(document, blocks=document.blocks[:1]))  # faces are loaded once
    tracemalloc.start(1)
    made = as_pdf(document)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 3_000 * len(notes) and len(made) > 200 * len(notes)
