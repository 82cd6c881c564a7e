"""What the room sees of a board: its themes with their counts, domain by domain, one theme's notes, or one note.

Words of hidden notes never come here, nor any note's while its prompt is written in silence; counts do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from moothall.activities.cluster.rules import board_of
from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.contributions import CONTRIBUTIONS, Contribution, items
from moothall.core.model import Session
from moothall.core.picture import (
    BLANK,
    NARROW,
    Heading,
    NotePage,
    Part,
    Picture,
    Question,
    Showing,
    ThemeLine,
    ThemeList,
    Words,
    note_alone,
    note_pages,
)
from moothall.core.prompts import PROMPTS
from moothall.core.themes import THEMES, Theme, domains_of, notes_in, themes_of
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import options_of, votes
from moothall.words import say

T = TypeVar("T")

THEMES_A_PAGE = 8
"""Lines that can be read from the back of the room; a board of the usual 5 to 10 themes is one page or two (practice, section 5)."""


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """What `showing.view` asks for, else the themes. Refused when the note or theme that is shown has gone."""
    if showing.view == "note":
        return _note(session, showing)
    if showing.view == "theme":
        return _theme(session, showing)
    board = session.find(PROMPTS, board_of(session, item))
    if board is None:
        return BLANK
    # Before there is a theme the room has the question in sight.
    if showing.view == "prompt" or not themes_of(session, board.key):
        return Picture((Question(board.text, board.definition),), live=say("cluster.live_prompt"))
    return _themes(session, ledger, board.key, showing.page)


def _may_be_read(session: Session, note: Contribution) -> bool:
    # While people write in silence nobody's words may lead another's, whatever theme they lie in already.
    return not note.hidden and session.get(PROMPTS, note.prompt).writing != "silent"


def _note(session: Session, showing: Showing) -> Picture:
    note = session.get(CONTRIBUTIONS, showing.subject)
    # Blank, and not its theme: it was on the screen by itself, and anything else would point at it.
    if not _may_be_read(session, note):
        return BLANK
    return note_alone(note.number, note.text, showing.page, say("cluster.live_note"))


def _themes(session: Session, ledger: VoteReader, board: str, page: int) -> Picture:
    """Largest first; where there are domains each has pages of its own, under its name."""
    themes = themes_of(session, board)
    pages = [(name, chunk) for name, some in _by_domain(session, board, themes) for chunk in _chunks(some, THEMES_A_PAGE)]
    page = min(max(page, 1), len(pages))
    name, shown = pages[page - 1]
    # Of all themes and not of this page's: which vote was the latest must not depend on the page.
    dots = _dots(session, ledger, {t.key for t in themes})
    lines = tuple(ThemeLine(t.ordinal, t.name, items(session, notes_in(session, t.key)), dots.get(t.key)) for t in shown)
    heading = Heading(name or say("cluster.themes", n=len(themes)))
    return Picture((heading, ThemeList(lines, page, len(pages))), live=say("cluster.live"), pages=len(pages))


def _dots(session: Session, ledger: VoteReader, themes: set[str]) -> dict[str, int]:
    """Dots by theme of the latest vote on these themes, once everybody has seen its result; none while a later one is under way."""
    # The newest that has opened decides alone: old dots beside a vote under way would steer it.
    for vote in reversed(votes(session)):
        if vote.state != "draft" and kind_of(vote).weighs_themes and any(o.subject in themes for o in options_of(session, vote.key)):
            tally = ledger.tally(vote.key) if vote.state == "revealed" else None
            return {line.option.subject: line.dots for line in tally.lines} if tally else {}
    return {}


def _by_domain(session: Session, board: str, themes: Sequence[Theme]) -> list[tuple[str, list[Theme]]]:
    """Domains in their order, themes of none last; one group without a name when the board has no domains."""
    named = [(d.name, [t for t in themes if t.domain == d.key]) for d in domains_of(session, board)]
    # A domain without themes would be an empty page.
    filled = [(name, some) for name, some in named if some]
    loose = [t for t in themes if not any(t in some for _, some in filled)]
    return [*filled, *([(say("cluster.other_themes") if filled else "", loose)] if loose else [])]


def _theme(session: Session, showing: Showing) -> Picture:
    """A theme and the notes in it that may be read; what may not is still counted."""
    theme = session.get(THEMES, showing.subject)
    notes = notes_in(session, theme.key)
    heading = Heading(f"{theme.letter}  {theme.name}" if theme.name else theme.letter)
    readable = [note for note in notes if _may_be_read(session, note)]
    if not readable:
        counted: tuple[Part, ...] = (Words(say("cluster.notes", n=items(session, notes))),) if notes else ()
        return Picture((heading, *counted), live=say("cluster.live_theme"))
    pages = note_pages(((n.number, n.text) for n in readable), narrow=showing.fact(NARROW) > 0)
    page = min(max(showing.page, 1), len(pages))
    return Picture((heading, NotePage(pages[page - 1], page, len(pages))), live=say("cluster.live_theme"), pages=len(pages))


def _chunks(things: Sequence[T], size: int) -> list[Sequence[T]]:
    return [things[start : start + size] for start in range(0, len(things), size)]
