"""What the room sees of a board: its themes in order with their counts, one theme's notes, or one note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from moothall.activities.cluster.rules import board_of
from moothall.core.activity import Ledger
from moothall.core.agenda import AgendaItem
from moothall.core.contributions import CONTRIBUTIONS, items
from moothall.core.model import Session
from moothall.core.picture import BLANK, Heading, NoteCard, NoteWall, Picture, Question, Showing, ThemeLine, ThemeList
from moothall.core.prompts import PROMPTS
from moothall.core.themes import THEMES, notes_in, themes_of
from moothall.words import say

T = TypeVar("T")

THEMES_A_PAGE = 8
NOTES_A_PAGE = 6


def picture(session: Session, ledger: Ledger, item: AgendaItem | None, showing: Showing) -> Picture:
    if showing.view == "note":
        note = session.get(CONTRIBUTIONS, showing.subject)
        return Picture((NoteCard(note.number, note.text),), live=say("cluster.live_note"))
    if showing.view == "theme":
        return _theme(session, showing)
    board = session.find(PROMPTS, board_of(session, item))
    if board is None:
        return BLANK
    if showing.view == "prompt" or not themes_of(session, board.key):
        return Picture((Question(board.text, board.definition),), live=say("cluster.live_prompt"))
    return _themes(session, board.key, showing.page)


def _themes(session: Session, board: str, page: int) -> Picture:
    lines = [ThemeLine(t.ordinal, t.name, items(session, notes_in(session, t.key))) for t in themes_of(session, board)]
    page, pages, shown = _page(lines, page, THEMES_A_PAGE)
    parts = (Heading(say("cluster.themes", n=len(lines))), ThemeList(tuple(shown), page, pages))
    return Picture(parts, live=say("cluster.live"), pages=pages)


def _theme(session: Session, showing: Showing) -> Picture:
    theme = session.get(THEMES, showing.subject)
    page, pages, shown = _page(notes_in(session, theme.key), showing.page, NOTES_A_PAGE)
    wall = NoteWall(tuple(NoteCard(n.number, n.text) for n in shown), page, pages)
    heading = Heading(f"{theme.letter}  {theme.name}" if theme.name else theme.letter)
    return Picture((heading, wall), live=say("cluster.live_theme"), pages=pages)


def _page(things: Sequence[T], page: int, size: int) -> tuple[int, int, Sequence[T]]:
    pages = max(1, -(-len(things) // size))
    page = min(max(page, 1), pages)
    return page, pages, things[(page - 1) * size : page * size]
