"""The back pages of the summary: every note by its number, and who was there where that may be told."""

from __future__ import annotations

from moothall.core.redacted_copy import BoardCopy, Copy
from moothall.exports.contribution_list import belongs, named, on_board, source, words_of
from moothall.exports.paper.line_breaking import BODY, META
from moothall.exports.paper.page_rows import PaperRow, beside
from moothall.exports.paper.typesetting import Typesetter
from moothall.words import say

_SOURCE = 104.0
"""Points at the right for where a note came from; the note has the rest."""
_SMALL = META._replace(leading=BODY.leading)
"""Small, but with the leading of what stands beside it, so that both columns stand on the same lines."""


def every_note(copy: Copy, paper: Typesetter) -> list[PaperRow]:
    """The full set, so that each response can be traced."""
    if not any(board.items for board in copy.boards):
        return []
    rows = [*paper.section(say("exports.every_note")), *paper.title(say("exports.every_note_how"), BODY, "P")]
    for board in copy.boards:
        rows += _notes_of(board, paper)
    return rows


def _notes_of(board: BoardCopy, paper: Typesetter) -> list[PaperRow]:
    rows = paper.heading(board.prompt)
    for placed in on_board(board):
        rows += beside(
            # 8 points stay free between the two columns.
            paper.numbered(placed.note.number, words_of(placed.note), 0, paper.width - _SOURCE - 8),
            paper.text(source(placed), _SMALL, _SOURCE, paper.width - _SOURCE, right=True),
        )
    return rows


def who_was_here(copy: Copy, paper: Typesetter) -> list[PaperRow]:
    """The list of people, in the copies that may have one."""
    if not copy.people.named:
        return []
    rows = paper.section(say("exports.who_was_here"))
    for person in copy.people.named:
        # 42 % of the width for the name: organisation, sector and role together are usually longer.
        rows += paper.listed(named(person), belongs(person), share=0.42)
    return rows
