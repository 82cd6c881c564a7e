"""Each question with its themes in order of popularity: how many items from how many hands, and examples word for word by number."""

from __future__ import annotations

from moothall.core.redacted_copy import BoardCopy, Copy, NoteCopy, OptionCopy, ThemeCopy
from moothall.exports.contribution_list import name_of, same_as, words_of
from moothall.exports.paper.line_breaking import BODY, META, NAME, QUIET
from moothall.exports.paper.page_rows import PaperRow, beside, kept, rule, space, with_piece
from moothall.exports.paper.paper_page import THIN
from moothall.exports.paper.pdf_tags import Tag
from moothall.exports.paper.typesetting import Typesetter
from moothall.exports.vote_results import first_result, result
from moothall.words import say

_SYMBOL, _INDENT, _RIGHT = 26.0, 36.0, 106.0
"""Points: the side of a theme's symbol, how far in its name stands, and the column at the right for hands and dots."""
_FEW = 12
"""Unclustered notes up to which they stand where they were asked for; more of them are in the list at the back only."""
_TOGETHER = 240.0
"""A theme no higher than this, in points, isn't cut between two pages."""


def board_pages(copy: Copy, board: BoardCopy, paper: Typesetter) -> list[PaperRow]:
    rows = paper.section(board.prompt)
    if board.definition:
        rows += [*paper.text(board.definition, QUIET), PaperRow(2)]
    if board.themes:
        rows += [*paper.heading(say("exports.by_popularity")), *paper.text(_counts(board)), space(8)]
    else:
        rows += [*paper.text(_counts(board)), *_few(board, paper)]
    for order, theme in enumerate(board.themes, 1):
        rows += kept([*_theme(order, theme, _votes_for(copy, theme), paper)], _TOGETHER)
    return rows


def _few(board: BoardCopy, paper: Typesetter) -> list[PaperRow]:
    """Notes nobody clustered, such as key messages, are read where they were asked for, when there are few."""
    if len(board.unclustered) > _FEW:
        return []
    return [PaperRow(4), *(row for note in board.unclustered for row in paper.numbered(note.number, _read(note), 0, paper.width))]


def _read(note: NoteCopy) -> str:
    """Its words, and the note it repeats beside them."""
    return f"{words_of(note)} ({same_as(note)})" if note.same_as else words_of(note)


def _counts(board: BoardCopy) -> str:
    """ "57 items in 12 themes, from 8 tables." And what the numbers are."""
    words = say("exports.items", n=board.items)
    if board.themes:
        words = say("exports.in_themes", items=words, themes=say("exports.themes", n=len(board.themes)))
    if hands := _hands(board):
        words = f"{words}, {hands}"
    loose = say("exports.unclustered", n=len(board.unclustered)) if board.themes and board.unclustered else ""
    starred = any(note.example for theme in board.themes for note in theme.examples)
    how = say("exports.starred" if starred else "exports.first_three") if board.themes else ""
    return " ".join(part for part in (f"{words}.", loose, say("exports.numbers_on_the_wall") if board.themes else "", how) if part)


def _hands(of: BoardCopy | ThemeCopy) -> str:
    """Where items came from: tables when each hand was a table, else sources (survey answers, or tables and sectors together)."""
    if of.tables and of.tables == of.sources:
        return say("exports.from_tables", n=of.tables)
    return say("exports.from_sources", n=of.sources) if of.sources else ""


def _theme(order: int, theme: ThemeCopy, votes: OptionCopy | None, paper: Typesetter) -> list[PaperRow]:
    middle = paper.width - _INDENT - _RIGHT - 8
    heading = Tag("H3")
    name = say("exports.theme_heading", order=order, name=name_of(theme))
    count = say("exports.theme_count", items=say("exports.items", n=theme.items))
    top = paper.text(name, NAME, paper.width - _INDENT, _INDENT, heading, tail=count)
    # 2 points higher than the line, so that the symbol's middle is near that of the name.
    top = [with_piece(top[0], lambda page, x, y: page.symbol(x, y - 2, _SYMBOL, theme.ordinal, heading)), *top[1:]]
    domain = paper.text(theme.domain, META, middle, _INDENT, Tag("P")) if theme.domain else []
    left = [row for note in theme.examples for row in paper.numbered(note.number, note.text, _INDENT - 10, middle + 10)]
    return [rule(paper.width, THIN), PaperRow(8, keep=True), *top, *domain, *beside(left, _aside(theme, votes, paper)), PaperRow(8)]


def _aside(theme: ThemeCopy, votes: OptionCopy | None, paper: Typesetter) -> list[PaperRow]:
    """At the right, beside the examples: how many hands, and dots under it."""
    edge, tag = paper.width - _RIGHT, Tag("P")
    rows = paper.text(_hands(theme), BODY, _RIGHT, edge, tag, right=True)
    return rows + (paper.text(result(votes), QUIET, _RIGHT, edge, tag, right=True) if votes else [])


def _votes_for(copy: Copy, theme: ThemeCopy) -> OptionCopy | None:
    """What the theme got in the first vote known, if it was an option there."""
    vote = first_result(copy.votes)
    options = vote.options if vote else ()
    # The name as well as the letter: after the vote opened a theme may have been renamed, and another board has the same letters.
    return next((o for o in options if o.ordinal == theme.ordinal and o.text == name_of(theme)), None)
