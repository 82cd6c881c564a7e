"""Parts of a vote's page that every kind of vote has: the facts above it, and numbers side by side under it. Counts nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from moothall import poll_words
from moothall.core.redacted_copy import SplitCopy, VoteCopy
from moothall.core.result_reading import counts_by_place, top_points
from moothall.exports import vote_results
from moothall.exports.paper.line_breaking import BODY, META, QUIET, STRONG
from moothall.exports.paper.page_rows import PaperRow, Piece, beside, hairline, kept, with_piece
from moothall.exports.paper.paper_page import PaperPage
from moothall.exports.paper.pdf_tags import Tag
from moothall.exports.paper.typesetting import Typesetter
from moothall.words import say

_NAMES = 0.36  # of the width, at least, for what the rows are called
_WIDEST = 72.0
"""Points a column has at most; with few columns the names at the left have the rest."""
_TOGETHER = 200.0
"""A row no higher than this, in points, isn't cut between two pages; only an option of many lines is."""


def facts(vote: VoteCopy, paper: Typesetter) -> list[PaperRow]:
    """The rule as announced, how ballots came in, what of them didn't count, and which round it is."""
    return [
        *(paper.text(say("exports.round_of", n=vote.round), META) if vote.round > 1 else []),
        *paper.fact(say("exports.rule"), vote_results.rule(vote)),
        *paper.fact(say("exports.ballot_box"), vote_results.turnout(vote)),
        *paper.fact(say("exports.checks"), vote_results.checks(vote)),
    ]


def grid(heads: Sequence[str], rows: Sequence[tuple[str, Sequence[tuple[str, int]]]], paper: Typesetter) -> list[PaperRow]:
    """A table: what each row is called, and for each column a number as written with, from 0 to 100, how long the bar under it is."""
    wide = min(_WIDEST, paper.width * (1 - _NAMES) / max(1, len(heads)))
    left = paper.width - wide * len(heads)
    tag = Tag("P")
    columns = (paper.text(h, META, wide - 6, left + n * wide, tag, right=True) for n, h in enumerate(heads))
    # Heads at the foot of a page would head nothing.
    made = [replace(row, keep=True) for row in beside([PaperRow(0)], *columns)]
    for name, cells in rows:
        made += [hairline(paper.width), *kept(_grid_row(name, cells, left, wide, paper), _TOGETHER)]
    return made


def _grid_row(name: str, cells: Sequence[tuple[str, int]], left: float, wide: float, paper: Typesetter) -> list[PaperRow]:
    tag = Tag("P")
    texts = [
        paper.text(text or "–", BODY if text else QUIET, wide - 6, left + n * wide, tag, right=True) for n, (text, _) in enumerate(cells)
    ]
    rows = beside(paper.text(name, STRONG, left - 12, 0, tag), *texts)
    # 5 points high for a bar of 2; 6 points stay free between columns.
    bars = PaperRow(5, tuple(_bar(left + n * wide, wide - 6, full) for n, (_, full) in enumerate(cells) if full), keep=True)
    return [PaperRow(2, keep=True), *rows, bars]


def _bar(x: float, wide: float, full: int) -> Piece:
    def draw(page: PaperPage, left: float, top: float) -> None:
        # It grows from the right, under numbers that end there.
        page.bar(left + x + wide * (100 - full) / 100, top, wide * full / 100, 2)

    return draw


def split(vote: VoteCopy, paper: Typesetter) -> list[PaperRow]:
    """Voters by group, the same cells as in the window and on the shared screen."""
    if vote.split is None:
        return []
    heads = [say("exports.group_of", name=name or say("exports.other_groups"), n=n) for name, n in vote.split.groups]
    return [
        PaperRow(8, keep=True),
        *paper.label(say(f"exports.split_by_{vote.split.by}")),
        *grid(heads, _split_rows(vote, vote.split), paper),
        PaperRow(4, keep=True),
        *paper.text(say("exports.withheld"), META),
    ]


def _split_rows(vote: VoteCopy, of: SplitCopy) -> list[tuple[str, list[tuple[str, int]]]]:
    cells = dict(of.rows)
    sizes = [n for _, n in of.groups]
    return [
        (
            vote_results.named(option),
            # None is withheld: neither number nor bar, for a bar can be measured.
            [("", 0) if n is None else (str(n), 100 * n // size) for n, size in zip(cells[option.ref], sizes, strict=True)],
        )
        for option in vote.options
    ]


def rated(vote: VoteCopy, paper: Typesetter) -> list[PaperRow]:
    """How many gave each option each point of the scale, the top two together, and who gave no answer."""
    two = top_points(len(vote.scale), vote.ordered) > 1
    points = poll_words.heads([(point.number, point.label) for point in vote.scale])
    heads = [*points, *([say("exports.top_two")] if two else []), say("exports.no_answer")]
    rows = []
    for option in vote_results.ranked(vote):
        counts = counts_by_place(option.spread, len(vote.scale))
        answered = sum(counts)
        cells = [(str(n), 100 * n // answered if answered else 0) for n in counts]
        # Bars only under the points: these two are sums of another kind, and longer bars there would be compared.
        after = [*([sum(counts[:2])] if two else []), max(0, vote.ballots - answered)]
        rows.append((vote_results.named(option), [*cells, *((str(n), 0) for n in after)]))
    return grid(heads, rows, paper)


def bar_row(label: Sequence[PaperRow], figures: Sequence[PaperRow], bar: Piece) -> list[PaperRow]:
    """A line of a chart: what it is, its bar and its number."""
    rows = beside(label, figures)
    return [with_piece(rows[0], bar), *rows[1:]]
