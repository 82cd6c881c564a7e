"""What the room sees of its review: one of the four questions at a time with what was said to it, or one answer alone."""

from __future__ import annotations

from moothall.activities.after_action_review.records import QUESTIONS, REVIEW
from moothall.activities.after_action_review.rules import answers
from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.model import Session
from moothall.core.picture import NARROW, Heading, NotePage, Picture, Question, Showing, Stages, note_pages
from moothall.record_pictures import entry_picture, item_picture
from moothall.words import say


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """`showing.view` is one of the questions. Refused when the answer asked for has gone."""
    if showing.view == "entry":
        return entry_picture(REVIEW, session, showing)
    if showing.view not in QUESTIONS:
        return item_picture(REVIEW, session, item)
    asked = say(f"after_action_review.question_{showing.view}")
    at = QUESTIONS.index(showing.view) + 1
    live = say("after_action_review.live_question", n=at)
    found = answers(session, showing.view)
    if not found:
        # The four in a row below it: people see how far they are, and that the why has its turn.
        stages = Stages(tuple(str(n) for n in range(1, len(QUESTIONS) + 1)), at, say(f"after_action_review.hint_{showing.view}"))
        return Picture((Question(asked), stages), live=live)
    pages = note_pages(((note.number, note.text) for note in found), narrow=showing.fact(NARROW) > 0)
    page = min(max(showing.page, 1), len(pages))
    return Picture((Heading(asked), NotePage(pages[page - 1], page, len(pages))), live=live, pages=len(pages))
