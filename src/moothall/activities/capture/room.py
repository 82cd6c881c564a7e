"""What the room sees while cards come in: the prompt; on request the notes, a page at a time, or one note alone.

While people write in silence it sees how many notes are in and not a word of them; a hidden note it never sees.
"""

from __future__ import annotations

from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.contributions import CONTRIBUTIONS, items, may_be_shown, notes_of
from moothall.core.model import Session
from moothall.core.picture import BLANK, NARROW, Heading, NotePage, Picture, Question, Showing, Words, note_alone, note_pages
from moothall.core.prompts import PROMPTS, Prompt
from moothall.words import say


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """What `showing.view` asks for, else the prompt. Refused when the note that is shown has gone."""
    # A note that may not be shown any more falls through to its prompt: the screen is never left on what has been hidden.
    if showing.view == "note" and (alone := _note(session, showing)):
        return alone
    prompt = session.find(PROMPTS, item.prompt if item else "")
    if prompt is None:
        return Picture((Heading(item.title),), live=say("capture.live_title")) if item else BLANK
    # Asked before the notes are, so that no page asked for earlier can show them.
    if prompt.writing == "silent":
        return _silence(session, prompt)
    if showing.view == "notes":
        return _note_page(session, prompt, showing)
    return Picture((Question(prompt.text, prompt.definition),), live=say("capture.live"))


def _note(session: Session, showing: Showing) -> Picture | None:
    note = session.get(CONTRIBUTIONS, showing.subject)
    if not may_be_shown(session, note):
        return None
    return note_alone(note.number, note.text, showing.page, say("capture.live_note"))


def _silence(session: Session, prompt: Prompt) -> Picture:
    """The prompt, and how many notes are in."""
    # Hidden ones and repeats too: it counts hands, and tells nobody which was hidden.
    count = len(session.where(CONTRIBUTIONS, "prompt", prompt.key))
    counted = Words(say("capture.silence"), strong=say("capture.are_in", n=count))
    return Picture((Question(prompt.text, prompt.definition), counted), live=say("capture.live_silent"))


def _note_page(session: Session, prompt: Prompt, showing: Showing) -> Picture:
    """Newest first, so that the room sees its latest words; never more than can be read from the back."""
    # The heading counts all, the pages hold what may be shown: that one is hidden is no secret, its words are.
    every = notes_of(session, prompt.key)[::-1]
    notes = [note for note in every if may_be_shown(session, note)]
    # A page that has gone is the nearest one.
    pages = note_pages(((n.number, n.text) for n in notes), narrow=showing.fact(NARROW) > 0)
    page = min(max(showing.page, 1), len(pages))
    page_of_notes = NotePage(pages[page - 1], page, len(pages))
    return Picture((Heading(say("capture.wall", n=items(session, every))), page_of_notes), live=say("capture.live_notes"), pages=len(pages))
