"""The pages of polls in the pack: a card to answer each on, agreement cards with two scales, and the scorecard to count on."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.activities.poll.rules import USUAL, proposal_of, settings_of
from moothall.core.scales import ReadyScale
from moothall.core.votes import Candidate, Vote
from moothall.desk.scale_library import built_in_scales
from moothall.exports.content.print_blocks import CardSheet, Content, PrintedCard
from moothall.exports.packs.page import Brought, PackPage, PackSheet
from moothall.exports.packs.plan import PackPlan
from moothall.voting.vote_pack import NAMED, PlannedVote, prepared, scale_card, vote_pages
from moothall.words import say

_BACK = "fist-to-five"
"""What stands behind the gradients of agreement: the quick scale, for a line of key messages."""


def pages(plan: PackPlan) -> Iterator[Brought]:
    yield _agreement_cards(plan)
    yield from vote_pages(plan, [*prepared(plan, "poll"), *_from_the_agenda(plan)])


def _agreement_cards(plan: PackPlan) -> PackPage:
    """In every pack: agreement is asked for in more items than polls."""
    title, copies = say("pack.page_p5"), plan.per_person
    if not copies:
        return PackPage("P5", title, "participant", 0, missing=say("pack.nobody_listed"))

    def make(_: PackSheet) -> tuple[Content, ...]:
        front, back = _scale(USUAL), _scale(_BACK)
        card = PrintedCard(scale_card(front.name, front.points), back=scale_card(back.name, back.points))
        return (CardSheet((card,) * copies, *NAMED, lead=title),)

    return PackPage("P5", title, "participant", copies, make, stock="card", cut=True, two_sided=True)


def _scale(key: str) -> ReadyScale:
    scales = {scale.key: scale for scale in built_in_scales()}
    return scales.get(key, scales[USUAL])


def _from_the_agenda(plan: PackPlan) -> Iterator[PlannedVote]:
    """Items whose poll isn't prepared yet, by their settings."""
    for item in plan.items_of("poll"):
        if any(vote.item == item.key for vote in plan.votes):
            continue
        proposal = proposal_of(plan.session, item)
        points = tuple(Candidate(p.label, number=p.number) for p in _scale(settings_of(item).scale).points)
        yield PlannedVote(Vote(item.key, proposal, 0, item.key, kind="poll", budget=1, cap=1), proposal, points)
