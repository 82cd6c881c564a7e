"""Votes on paper: the rule as announced, how ballots came in, and a row of dots for each option. A solid dot is a voter."""

from __future__ import annotations

from moothall import poll_words
from moothall.core.redacted_copy import Copy, OptionCopy, VoteCopy
from moothall.core.vote_kinds import kind_of
from moothall.exports import preference_results, vote_results
from moothall.exports.paper.line_breaking import META, QUIET, STRONG
from moothall.exports.paper.page_rows import PaperRow, Piece, beside, kept, space, with_piece
from moothall.exports.paper.paper_page import THIN, PaperPage
from moothall.exports.paper.pdf_tags import Tag
from moothall.exports.paper.typesetting import Typesetter
from moothall.exports.vote_parts import facts, rated, split
from moothall.words import say

_INDENT, _RIGHT = 38.0, 120.0
"""Points: where names and dots begin, clear of bracket and symbol, and the column of figures at the right."""
_BRACKET = 3.0  # points from the left edge to the line of the bracket
_DOTS = 16.0  # points: the height of a row of dots
_PITCH, _SMALLEST = 12.0, 4.0
"""Dots stand this far apart in points, closer when there are many; closer than the smallest they become a bar."""


def pages(copy: Copy, paper: Typesetter) -> list[PaperRow]:
    votes = [vote for vote in copy.votes if kind_of(vote).shown_by == "dot_vote"]
    if not votes:
        return []
    return [*paper.section(say("exports.energy")), *(row for vote in votes for row in _vote(vote, paper))]


def _vote(vote: VoteCopy, paper: Typesetter) -> list[PaperRow]:
    rows = [*paper.heading(vote.question), *_facts(vote, paper)]
    if not vote.revealed:
        # What was voted on may be read by everybody, what came of it not yet.
        return [*rows, space(8), *paper.title(vote_results.no_result(vote), QUIET, "P"), space(4), *_ballot(vote, paper)]
    if few := poll_words.few(vote.people):
        rows += paper.text(few, QUIET)
    if kind_of(vote).reading.drawn == "grid":
        return [*rows, space(8), *rated(vote, paper)]
    return [*rows, space(4), *paper.title(_legend(vote), META, "P"), PaperRow(8, keep=True), *_results(vote, paper), *split(vote, paper)]


def _facts(vote: VoteCopy, paper: Typesetter) -> list[PaperRow]:
    """The rule as announced, how ballots came in and what of them didn't count."""
    return [
        *facts(vote, paper),
        *paper.fact(say("exports.too_close"), " ".join(vote_results.near_ties(vote_results.ranked(vote)))),
        *(row for label, words in preference_results.counts(vote) for row in paper.fact(label, words)),
    ]


def _legend(vote: VoteCopy) -> str:
    nobody = any(option.voters is None for option in vote.options)
    dots = "exports.solid_is_first" if vote.outcome else "exports.no_voters" if nobody else "exports.solid_and_open"
    joined = any(option.bracket for option in vote.options)
    return f"{say(dots)} {say('exports.joined')}" if joined else say(dots)


def _ballot(vote: VoteCopy, paper: Typesetter) -> list[PaperRow]:
    """The options alone, as they stood on the ballot."""
    return [row for option in vote.options for row in (*_name(option, paper, ""), space(4))]


def _results(vote: VoteCopy, paper: Typesetter) -> list[PaperRow]:
    drawn = preference_results.as_drawn(vote)
    # One measure for all rows, or their lengths would say nothing to each other.
    most = max((option.dots or 0 for option in drawn), default=0)
    rows: list[PaperRow] = []
    for option, dots, after in zip(vote.options, drawn, [*vote.options[1:], None], strict=True):
        joined = bool(option.bracket) and after is not None and after.bracket == option.bracket
        first = bool(option.bracket) and not _joined_before(vote, option)
        top = [
            *_name(option, paper, preference_results.figures(vote, option)),
            PaperRow(_DOTS, (_drawn(dots, most, paper.width - _INDENT),)),
        ]
        also = vote_results.beside(option)
        rows += _option(option, [*top, *(paper.text(also, META, paper.width - _INDENT, _INDENT) if also else [])], first, joined)
    return rows


def _joined_before(vote: VoteCopy, option: OptionCopy) -> bool:
    at = vote.options.index(option)
    return at > 0 and vote.options[at - 1].bracket == option.bracket


def _option(option: OptionCopy, rows: list[PaperRow], first: bool, joined: bool) -> list[PaperRow]:
    """Name, figures and dots kept together, and the piece of the bracket that joins them to their neighbours."""
    # An option no higher than this, in points, isn't cut between two pages. A longer one has to be, or it would fit on none.
    rows = kept(rows, 200.0)
    if option.bracket:
        last = len(rows) - 1
        # Each row draws its own stretch, since only when pages are made is it known where they are cut.
        rows = [with_piece(row, _bracket(row.height, first and at == 0, not joined and at == last)) for at, row in enumerate(rows)]
    # The gap between two joined options carries the bracket on.
    gap = PaperRow(8, (_bracket(8, False, False),)) if joined else PaperRow(8)
    return [*rows, gap]


def _bracket(height: float, opens: bool, closes: bool) -> Piece:
    """A stretch of the bracket down the left edge, with a hook where it opens or closes."""

    def draw(page: PaperPage, x: float, y: float) -> None:
        top, bottom = y + (height / 2 if opens else 0), y + (height / 2 if closes else height)
        page.line((x + _BRACKET, top), (x + _BRACKET, bottom), THIN)
        # A hook of 4 points at either end that there is; a list times a truth is that list or none.
        for at in [top] * opens + [bottom] * closes:
            page.line((x + _BRACKET, at), (x + _BRACKET + 4, at), THIN)

    return draw


def _name(option: OptionCopy, paper: Typesetter, figures: str) -> list[PaperRow]:
    tag = Tag("P")
    # One tag for name, figures and symbol: to a screen reader they are one paragraph.
    rows = paper.text(option.text, STRONG, paper.width - _INDENT - _RIGHT - 12, _INDENT, tag)
    if figures:
        rows = beside(rows, paper.text(figures, QUIET, _RIGHT, paper.width - _RIGHT, tag, right=True))
    if option.ordinal:
        return [with_piece(rows[0], lambda page, x, y: page.symbol(x + 12, y - 1, 20, option.ordinal, tag)), *rows[1:]]
    return beside(paper.text(vote_results.called(option), STRONG, 20, 10, tag, right=True), rows)


def _drawn(option: OptionCopy, most: int, width: float) -> Piece:
    """Dots while they can be told apart, else a bar with an open tail; a bare bar where voters weren't counted."""
    dots, voters = option.dots or 0, option.voters
    # As many dots as there are have to fit: they move together before they become a bar.
    pitch = min(_PITCH, width / most) if most else _PITCH

    def draw(page: PaperPage, x: float, y: float) -> None:
        x += _INDENT
        if voters is None:
            page.bar(x, y + 4, dots * pitch, 8)
        elif pitch >= _SMALLEST:
            page.dots(x, y + 8, voters, dots - voters, pitch)
        else:
            page.bar(x, y + 4, voters * pitch, 8)
            page.bar(x + voters * pitch, y + 4, (dots - voters) * pitch, 8, solid=False)

    return draw
