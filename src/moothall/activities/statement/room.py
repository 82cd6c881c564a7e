"""What the room sees of the purpose: the draft, then the draft with its shape. Never anything of a poll before its reveal."""

from __future__ import annotations

from moothall import poll_words
from moothall.activities.statement.records import DRAFTS, PurposeDraft
from moothall.activities.statement.rules import latest, poll_of
from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.interpretation import people
from moothall.core.model import Session
from moothall.core.picture import BLANK, Heading, Picture, Question, Showing, SupportBar, Words
from moothall.core.prompts import PROMPTS
from moothall.core.votes import VOTES, Vote
from moothall.voting import room as voting_room
from moothall.voting.result_words import by_point
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
    if showing.view == "" and vote and (backed := _backed(session, ledger, vote)):
        return Picture((Question(draft.text), backed), live=say("statement.live_shape"))
    if vote and vote.state in ("open", "closed") and showing.view == "":
        # The turnout and nothing else until it is revealed: that is the voting room's to say.
        return voting_room.picture(session, ledger, item, Showing(showing.activity, showing.item, subject=vote.key, extra=showing.extra))
    number = say("statement.draft_adopted" if draft.state == "adopted" else "statement.draft", number=draft.number)
    return Picture((Question(draft.text), Words(number)), live=say("statement.live_entry"))


def _backed(session: Session, ledger: VoteReader, vote: Vote) -> SupportBar | None:
    """The shape under the words, once it is known; None until then."""
    tally = ledger.tally(vote.key) if vote.state == "revealed" else None
    if tally is None:
        return None
    lines = by_point(session, tally)
    counts = tuple(line.dots for line in lines)
    got, of = sum(counts[: vote.support]), people(tally)
    span = poll_words.span([line.option.number for line in lines][: vote.support]) if vote.support else ""
    line = say("statement.agreed_line", n=-(-of * vote.threshold // 100)) if vote.threshold else ""
    return SupportBar(counts, vote.support, vote.threshold, say("statement.got_at", got=got, of=of, span=span), line)


def _shown(session: Session, showing: Showing) -> PurposeDraft | None:
    return session.find(DRAFTS, showing.subject) or latest(session)


def _asked(session: Session, item: AgendaItem | None) -> Picture:
    prompt = session.find(PROMPTS, item.prompt) if item else None
    if prompt:
        return Picture((Question(prompt.text, prompt.definition),), live=say("statement.live"))
    return Picture((Heading(item.title),), live=say("statement.live")) if item else BLANK
