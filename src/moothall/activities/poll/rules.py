"""Preparing a poll from an agenda item's settings. Ballots and ways in are the same for every vote: see moothall.voting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from moothall.core.agenda import AgendaItem, settings_as
from moothall.core.model import Session, Step
from moothall.core.prompts import PROMPTS
from moothall.core.scales import ReadyScale
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import Vote
from moothall.voting.next_steps import draft_poll
from moothall.voting.rules import votes_of_item

USUAL = "gradients-8"
"""The key of the scale a poll is on unless a template says otherwise: eight gradients of agreement (practice 2.9)."""


@dataclass(frozen=True, slots=True)
class PollSettings:
    """What a template may set: the proposal as put, the scale's key, sealed or live, how many first points count as support (0: what is
    usual for the scale) and how many per cent must be there (0: not agreed yet).
    """

    question: str = ""
    scale: str = USUAL
    mode: str = "sealed"
    support: int = 0
    threshold: int = 0


def settings_of(item: AgendaItem | None) -> PollSettings:
    """The item's settings, or the usual ones when another activity's item is being polled."""
    return settings_as(item if item and item.activity == "poll" else None, PollSettings())


def proposal_of(session: Session, item: AgendaItem) -> str:
    """What is put to the room unless something else is typed: the last poll's proposal, the settings', the prompt, the title."""
    polls = [v for v in votes_of_item(session, item.key) if kind_of(v).shown_by == "poll"]
    prompt = session.find(PROMPTS, item.prompt)
    # A further poll on an item is most often on the same proposal, put better.
    return polls[-1].question if polls else settings_of(item).question or (prompt.text if prompt else item.title)


def prepare(session: Session, item: AgendaItem, proposal: str, ready: ReadyScale, keys: Sequence[str]) -> Step:
    """A draft whose options are the scale's points, one mark each. `keys` has `KEYS_NEEDED` fresh ones and one for the vote.

    Refused when the proposal is empty.
    """
    settings = settings_of(item)
    # How many points count as support was said of the template's scale, and means nothing on another. 0 takes what is usual for that one.
    first = settings.support if ready.key == settings.scale else 0
    vote = Vote(keys[0], proposal, 0, item.key, mode=settings.mode, support=first, threshold=settings.threshold or None)
    return draft_poll(session, vote, ready, keys[1:])
