"""Preparing a dot-vote from an agenda item's settings. Ballots and ways in are the same for every vote: see moothall.voting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from moothall.core.agenda import AgendaItem, settings_as
from moothall.core.model import Session, Step
from moothall.core.prompts import PROMPTS
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import Candidate, Vote, draft_vote
from moothall.voting.rules import votes_of_item


@dataclass(frozen=True, slots=True)
class DotVoteSettings:
    """What a template may set: the question as announced, dots each, the most on one, sealed or live, what is voted on (themes, notes
    or text).
    """

    question: str = ""
    # Five dots and two on one: the usual small budget, with a cap against loading all of them on one option (practice 2.7).
    budget: int = 5
    cap: int = 2
    mode: str = "sealed"
    source: str = "themes"
    # What is on ballots for a camera that were printed: 0 until they were.
    camera_check: int = 0
    camera_layout: int = 0


def settings_of(item: AgendaItem | None) -> DotVoteSettings:
    """The item's settings, or the usual ones when another activity's item is being voted on."""
    return settings_as(item if item and item.activity == "dot_vote" else None, DotVoteSettings())


def prepare(session: Session, item: AgendaItem, candidates: Sequence[Candidate], keys: Sequence[str]) -> Step:
    """A draft with the item's settings. `keys` needs one more than there are candidates. Refused when there is nothing to ask."""
    settings = settings_of(item)
    prompt = session.find(PROMPTS, item.prompt)
    # A poll's question is one option's, and not the board's.
    asked = [vote.question for vote in votes_of_item(session, item.key) if not kind_of(vote).options_are_points]
    question = asked[-1] if asked else settings.question or (prompt.text if prompt else item.title)
    vote = Vote(keys[0], question, 0, item.key, mode=settings.mode, budget=settings.budget, cap=settings.cap)
    return draft_vote(session, vote, candidates, keys[1:])
