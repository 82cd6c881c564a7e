"""The pages of votes in the pack: cards with a blank ballot, dot sheets, table sheets, the fallback, and the dots to bring."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.activities.dot_vote.rules import settings_of
from moothall.core.prompts import PROMPTS
from moothall.core.votes import Vote
from moothall.exports.packs.page import Brought, Need
from moothall.exports.packs.plan import PackPlan, with_spares
from moothall.voting.camera_pack import camera_pages
from moothall.voting.vote_pack import PlannedVote, candidates, dot_pages, prepared, vote_pages
from moothall.words import say

_SPARE_DOTS = 50
"""Per cent of dots more than are used (practice 2.7)."""


def pages(plan: PackPlan) -> Iterator[Brought]:
    planned = [*prepared(plan, "dot_vote"), *_from_the_agenda(plan)]
    yield from vote_pages(plan, planned)
    yield from dot_pages(plan, planned)
    for one in planned:
        yield from camera_pages(plan, one)
        dots = with_spares((one.vote.budget or 0) * plan.people, _SPARE_DOTS)
        yield Need(say("dot_vote.pack_dots", question=one.title), dots)


def _from_the_agenda(plan: PackPlan) -> Iterator[PlannedVote]:
    """Items whose vote isn't prepared yet, by their settings."""
    for item in plan.items_of("dot_vote"):
        if any(vote.item == item.key for vote in plan.votes):
            continue
        settings = settings_of(item)
        prompt = plan.session.find(PROMPTS, item.prompt)
        question = settings.question or (prompt.text if prompt else item.title)
        rule = Vote(item.key, question, 0, item.key, mode=settings.mode, budget=settings.budget, cap=settings.cap)
        yield PlannedVote(rule, question, candidates(plan, item, settings.source))
