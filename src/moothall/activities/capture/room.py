"""What the room sees while cards come in: the prompt; on request the notes, a page at a time, or one note alone."""

from __future__ import annotations

from moothall.core.activity import Ledger
from moothall.core.agenda import AgendaItem
from moothall.core.contributions import CONTRIBUTIONS, notes_of
from moothall.core.model import Session
from moothall.core.picture import BLANK, Heading, NoteCard, NoteWall, Picture, Question, Showing
from moothall.core.prompts import PROMPTS, Prompt
from moothall.words import say

NOTES_A_PAGE = 6


def picture(session: Session, ledger: Ledger, item: AgendaItem | None, showing: Showing) -> Picture:
    if showing.view == "note":
        note = session.get(CONTRIBUTIONS, showing.subject)
        return Picture((NoteCard(note.number, note.text),), live=say("capture.live_note"))
    prompt = session.find(PROMPTS, item.prompt if item else "")
    if prompt is None:
        return Picture((Heading(item.title),), live=say("capture.live_title")) if item else BLANK
    if showing.view == "notes":
        return _wall(session, prompt, showing.page)
    return Picture((Question(prompt.text, prompt.definition),), live=say("capture.live"))


def _wall(session: Session, prompt: Prompt, page: int) -> Picture:
    """Newest first, so that the room sees its latest words; never more than can be read from the back."""
    notes = notes_of(session, prompt.key)[::-1]
    pages = max(1, -(-len(notes) // NOTES_A_PAGE))
    page = min(max(page, 1), pages)
    shown = notes[(page - 1) * NOTES_A_PAGE : page * NOTES_A_PAGE]
    wall = NoteWall(tuple(NoteCard(n.number, n.text) for n in shown), page, pages)
    return Picture((Heading(say("capture.wall", n=len(notes))), wall), live=say("capture.live_notes"), pages=pages)
