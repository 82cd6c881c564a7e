"""Wording a purpose, asking how firmly it is backed, wording it again, adopting it. What would be enough is agreed first."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from moothall.activities.statement.records import DRAFTS, STATEMENT, PurposeDraft
from moothall.core.agenda import AGENDA, AgendaItem, settings_as
from moothall.core.errors import Refused
from moothall.core.model import Change, Session, Step, changed
from moothall.core.open_matters import OpenMatter
from moothall.core.prompts import PROMPTS
from moothall.core.scales import ReadyScale
from moothall.core.session_details import SESSION_DETAILS, details_of
from moothall.core.text import required
from moothall.core.votes import VOTES, Candidate, Vote
from moothall.voting.record_polls import poll_step

GRADIENTS = "gradients-8"
"""The ready scale a purpose is polled on: eight gradients of agreement (practice 2.9)."""


@dataclass(frozen=True, slots=True)
class StatementSettings:
    """What was agreed beforehand: so many per cent (0: nothing yet) at the first `support` points of the scale, and when, as HH:MM."""

    threshold: int = 0
    support: int = 3
    set_at: str = ""


def settings_of(item: AgendaItem | None) -> StatementSettings:
    return settings_as(item if item and item.activity == "statement" else None, StatementSettings())


def drafts(session: Session) -> list[PurposeDraft]:
    """Every wording, the first one first."""
    return STATEMENT.all(session)


def latest(session: Session) -> PurposeDraft | None:
    found = drafts(session)
    return found[-1] if found else None


def adopted(session: Session) -> PurposeDraft | None:
    return next((d for d in drafts(session) if d.state == "adopted"), None)


def changes_of(session: Session, draft: PurposeDraft) -> tuple[str, str]:
    """The wording before a draft, and its own. Nothing stood before the first."""
    before = [d for d in drafts(session) if d.number < draft.number]
    return before[-1].text if before else "", draft.text


def poll_of(session: Session, draft: PurposeDraft | None) -> Vote | None:
    return session.find(VOTES, draft.poll) if draft and draft.poll else None


def agree_beforehand(session: Session, item: str, threshold: int, support: int, at: str) -> Step:
    """How much support is enough. Refused for a share that is none, and once a poll has opened: what counts is agreed before anybody
    knows a result.
    """
    before = session.get(AGENDA, item)
    if not 1 <= threshold <= 100:
        raise Refused("statement.per_cent")
    if any(vote.state != "draft" for vote in session.where(VOTES, "item", item)):
        raise Refused("statement.threshold_stands")
    settings = replace(settings_of(before), threshold=threshold, support=support, set_at=at)
    after = replace(before, settings=json.dumps(asdict(settings), sort_keys=True))
    return Step("statement.step_agreed", (changed(AGENDA, before, after),), about=str(threshold))


def word_draft(session: Session, key: str, text: str, at: str, item: str) -> Step:
    """The next wording. Refused while nobody has said how much support is enough, when it is blank, and when it says what the last said."""
    if not settings_of(session.find(AGENDA, item)).threshold:
        raise Refused("statement.threshold_first")
    before = latest(session)
    # Before the comparison, so that an empty line is called empty.
    required(text)
    if before and before.text.split() == text.split():
        raise Refused("statement.same_words", number=before.number)
    return STATEMENT.add(session, key, text, at, item)


def prepare_poll(session: Session, key: str, ready: ReadyScale, keys: Sequence[str]) -> Step:
    """A draft poll on this wording with what was agreed beforehand; after a poll of an earlier one, a further round beside it. Refused when
    the draft is gone, or while another of its polls isn't over.
    """
    draft = session.get(DRAFTS, key)
    settings = settings_of(session.find(AGENDA, draft.item))
    asking = [v for d in drafts(session) if d.item == draft.item and (v := poll_of(session, d))]
    if any(vote.state != "revealed" for vote in asking):
        raise Refused("statement.poll_is_on")
    vote = Vote(keys[0], draft.text, 0, draft.item, support=settings.support, threshold=settings.threshold or None)
    step = poll_step(session, vote, ready, keys[1:], after=max(asking, key=lambda v: v.position, default=None))
    return Step(step.name, (*step.changes, changed(DRAFTS, draft, replace(draft, poll=vote.key))))


def adopt(session: Session, key: str) -> Step:
    """The wording becomes the session's purpose. Refused when it has gone, or while its poll is open: it is read first."""
    draft, facts = session.get(DRAFTS, key), session.get(SESSION_DETAILS, "session")
    vote = poll_of(session, draft)
    if vote and vote.state in ("open", "closed"):
        raise Refused("statement.read_first")
    turned = (_stated(d, "adopted" if d.key == key else "draft") for d in drafts(session))
    purpose = () if facts.purpose == draft.text else (changed(SESSION_DETAILS, facts, replace(facts, purpose=draft.text)),)
    return Step("statement.step_adopted", (*(c for c in turned if c.before != c.after), *purpose), about=str(draft.number))


def _stated(draft: PurposeDraft, state: str) -> Change:
    return changed(DRAFTS, draft, replace(draft, state=state))


def prompt_words(session: Session, item: AgendaItem | None) -> str:
    prompt = session.find(PROMPTS, item.prompt) if item else None
    return prompt.text if prompt else item.title if item else ""


def candidates(session: Session, item: AgendaItem | None) -> Mapping[str, Sequence[Candidate]]:
    """Drafts as options of a vote: which wording goes on."""
    found = [Candidate(d.text, ref=str(d.number), subject=d.key) for d in drafts(session)]
    return {STATEMENT.key: found} if found else {}


def matters(session: Session) -> Sequence[OpenMatter]:
    """Whether the last wording is what the session stands by."""
    last, chosen = latest(session), adopted(session)
    if last is None:
        return ()
    if chosen is None:
        return (OpenMatter("statement.not_adopted", {"number": last.number}, subject=last.key),)
    if details_of(session).purpose != chosen.text:
        return (OpenMatter("statement.other_purpose", {"number": chosen.number}, subject=chosen.key),)
    return (OpenMatter("statement.is_adopted", {"number": chosen.number}, settled=True, subject=chosen.key),)
