"""Each question with its themes in order of popularity: how many items from how many hands, and examples word for word by number."""

from __future__ import annotations

from moothall.core.redacted_copy import BoardCopy, Copy, NoteCopy, ThemeCopy
from moothall.exports.content.blocks import Aside, Block, Blocks, DocumentHeading, Item, Items, Paragraph, Together
from moothall.exports.contribution_list import name_of, same_as, words_of
from moothall.exports.vote_results import first_result, result
from moothall.words import say

_FEW = 12
"""Unclustered notes up to which they stand where they were asked for; more of them are in the list at the back only."""


def board_pages(copy: Copy, board: BoardCopy) -> Blocks:
    definition = (Paragraph(board.definition, "quiet"),) if board.definition else ()
    popular = (DocumentHeading(3, say("exports.by_popularity")),) if board.themes else ()
    themes = (_theme(order, theme, _votes_for(copy, theme)) for order, theme in enumerate(board.themes, 1))
    return (DocumentHeading(2, board.prompt), *definition, *popular, Paragraph(_counts(board)), *_few(board), *themes)


def _few(board: BoardCopy) -> Blocks:
    """Notes nobody clustered, such as key messages, are read where they were asked for, when there are few."""
    if board.themes or not board.unclustered or len(board.unclustered) > _FEW:
        return ()
    return (Items(tuple(Item(str(note.number), _read(note)) for note in board.unclustered)),)


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


def _theme(order: int, theme: ThemeCopy, votes: str) -> Block:
    count = say("exports.theme_count", items=say("exports.items", n=theme.items))
    name = say("exports.theme_heading", order=order, name=name_of(theme))
    examples = (Items(tuple(Item(str(note.number), note.text) for note in theme.examples)),) if theme.examples else ()
    domain = (Paragraph(theme.domain, "small"),) if theme.domain else ()
    return Together((DocumentHeading(3, name, tail=count, ordinal=theme.ordinal), Aside((*domain, *examples), _aside(theme, votes))))


def _aside(theme: ThemeCopy, votes: str) -> tuple[Paragraph, ...]:
    """Beside the examples: how many hands, and dots under it."""
    hands = _hands(theme)
    return (*((Paragraph(hands),) if hands else ()), *((Paragraph(votes, "quiet"),) if votes else ()))


def _votes_for(copy: Copy, theme: ThemeCopy) -> str:
    """What the theme got in the first vote known, in words; empty where it was no option there."""
    vote = first_result(copy.votes)
    if vote is None:
        return ""
    # The name as well as the letter: after the vote opened a theme may have been renamed, and another board has the same letters.
    return next((result(vote, o) for o in vote.options if o.ordinal == theme.ordinal and o.text == name_of(theme)), "")
