"""Polls on paper: the proposal, what was agreed beforehand beside what came, and the shape in the scale's order. No mean."""

from __future__ import annotations

from moothall import poll_words
from moothall.core import interpretation
from moothall.core.redacted_copy import Copy, OptionCopy, VoteCopy
from moothall.core.vote_kinds import kind_of
from moothall.exports import vote_results
from moothall.exports.paper.line_breaking import BODY, META, QUIET, STRONG
from moothall.exports.paper.page_rows import PaperRow, Piece, beside, kept, rule, space
from moothall.exports.paper.paper_page import PaperPage
from moothall.exports.paper.pdf_tags import Tag
from moothall.exports.paper.typesetting import Typesetter
from moothall.exports.vote_parts import bar_row, facts, split
from moothall.words import say

_NUMBER, _LABEL, _FIGURES = 24.0, 190.0, 64.0
"""Points: the columns of a point's number, of its name, and of the figures at the right. The bar has what is left between them."""
_HIGH = 8.0  # points: the height of a bar
_TOGETHER = 300.0
"""A shape no higher than this, in points, isn't cut between two pages."""


def pages(copy: Copy, paper: Typesetter) -> list[PaperRow]:
    polls = [vote for vote in copy.votes if kind_of(vote).shown_by == "poll"]
    if not polls:
        return []
    return [*paper.section(say("exports.stands")), *(row for vote in polls for row in _poll(vote, paper))]


def _poll(vote: VoteCopy, paper: Typesetter) -> list[PaperRow]:
    rows = [*paper.heading(vote.question), *facts(vote, paper)]
    if not vote.revealed:
        return [*rows, *paper.text(vote_results.no_result(vote), QUIET), space(4), *_scale(vote, paper)]
    return [*rows, *_reading(vote, paper), PaperRow(8, keep=True), *_shape(vote, paper), *split(vote, paper)]


def _reading(vote: VoteCopy, paper: Typesetter) -> list[PaperRow]:
    counts, numbers = [o.dots or 0 for o in vote.options], [o.number for o in vote.options]
    agreed = poll_words.agreed(interpretation.support(vote.support, vote.threshold, counts, vote.people), numbers)
    words = (poll_words.shape(counts, vote.ordered), poll_words.few(vote.people), poll_words.far_end(counts, numbers, vote.ordered))
    return [
        *paper.fact(say("exports.agreed_label"), agreed),
        *paper.fact(say("exports.reading"), " ".join(t for t in words if t)),
    ]


def _shape(vote: VoteCopy, paper: Typesetter) -> list[PaperRow]:
    # The earlier round counts too, since its bar is drawn to the same measure.
    most = max((max(o.dots or 0, o.before or 0) for o in vote.options), default=0)
    rows: list[PaperRow] = []
    for place, option in enumerate(vote.options):
        rows += _line(option, most, paper)
        # The line under the last point that counts as support. Below the last point of all there would be nothing to part.
        if place + 1 == vote.support < len(vote.options):
            rows += [PaperRow(2, keep=True), rule(paper.width, 0.5, "line"), PaperRow(4)]
    return kept(rows, _TOGETHER)


def _line(option: OptionCopy, most: int, paper: Typesetter) -> list[PaperRow]:
    """A point, its bar, and how many stood there; of a further round also how many did before."""
    tag = Tag("P")
    figures = str(option.dots or 0)
    if option.before is not None:
        figures = say("screen.from_to", before=option.before, count=option.dots or 0)
    label = beside(
        paper.text(str(option.number), QUIET, _NUMBER - 8, 0, tag, right=True), paper.text(option.text, BODY, _LABEL, _NUMBER, tag)
    )
    # 8 points clear at either end of the bar.
    room = paper.width - _NUMBER - _LABEL - _FIGURES - 16
    words = paper.text(figures, STRONG, _FIGURES, paper.width - _FIGURES, tag, right=True)
    return [*bar_row(label, words, _bar(option, most, room)), PaperRow(3)]


def _bar(option: OptionCopy, most: int, room: float) -> Piece:
    """Solid for what came, and under it an outline for the round before."""
    x = _NUMBER + _LABEL + 8

    def draw(page: PaperPage, left: float, top: float) -> None:
        if option.dots:
            page.bar(left + x, top + 4, room * option.dots / most, _HIGH)
        if option.before:
            # One point under the bar and 2.5 high: an outline, so that it reads as what was and not as more.
            page.bar(left + x, top + 5 + _HIGH, room * option.before / most, 2.5, solid=False)

    return draw


def _scale(vote: VoteCopy, paper: Typesetter) -> list[PaperRow]:
    """The points as they were explained, until there is a result."""
    return [row for p in vote.scale for row in (*paper.numbered(p.number, p.label), *(paper.text(p.line, META, x=30) if p.line else []))]
