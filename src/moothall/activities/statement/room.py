"""What the room sees of the purpose: the draft, then the draft with its shape. Never anything of a poll before its reveal."""

from __future__ import annotations

from moothall.activities.statement.records import DRAFTS, PurposeDraft
from moothall.activities.statement.rules import latest, poll_of
from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.model import Session
from moothall.core.picture import BLANK, Heading, Picture, Question, Showing, Words
from moothall.core.prompts import PROMPTS
from moothall.core.votes import VOTES
from moothall.voting import room as voting_room
from moothall.voting.support_shape import support_bar
from moothall.words import say


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """`showing.view` "draft" is the wording alone; `subject` may be a draft or a poll. Refused when that has gone."""
    if session.find(VOTES, showing.subject):
        return voting_room.picture(session, ledger, item, showing)
    if item is None and showing.view != "entry":
        return BLANK
    draft = session.get(DRAFTS, showing.subject) if showing.view == "entry" else _shown(session, showing)
    if draft is None or showing.view == "prompt":
        return _asked(session, item)
    vote = poll_of(session, draft)
    if showing.view == "" and vote and (backed := support_bar(session, ledger.tally, vote)):
        return Picture((Question(draft.text), backed), live=say("statement.live_shape"))
    if vote and vote.state in ("open", "closed") and showing.view == "":
        # The turnout and nothing else until it is revealed: that is the voting room's to say.
        return voting_room.picture(session, ledger, item, Showing(showing.activity, showing.item, subject=vote.key, extra=showing.extra))
    number = say("statement.draft_adopted" if draft.state == "adopted" else "statement.draft", number=draft.number)
    return Picture((Question(draft.text), Words(number)), live=say("statement.live_entry"))


def _shown(session: Session, showing: Showing) -> PurposeDraft | None:
    return session.find(DRAFTS, showing.subject) or latest(session)


def _asked(session: Session, item: AgendaItem | None) -> Picture:
    prompt = session.find(PROMPTS, item.prompt) if item else None
    if prompt:
        return Picture((Question(prompt.text, prompt.definition),), live=say("statement.live"))
    return Picture((Heading(item.title),), live=say("statement.live")) if item else BLANK
