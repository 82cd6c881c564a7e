"""A poll about one entry of a log: a draft, a message, a rule. Prepares it; opens nothing and counts nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from moothall.core.model import Change, Session, Step
from moothall.core.scales import ReadyScale
from moothall.core.votes import VOTES, Vote, further_round, options_of
from moothall.voting.next_steps import draft_poll


def poll_step(session: Session, vote: Vote, ready: ReadyScale, keys: Sequence[str], after: Vote | None = None) -> Step:
    """A draft of `vote` on this scale; after another poll on the same scale a further round of it, in the new words, so that both are read
    side by side. `keys` has `KEYS_NEEDED` fresh ones. Refused when the question is blank or `after` isn't revealed.
    """
    points = sorted(option.number for option in options_of(session, after.key)) if after else []
    if after is None or points != sorted(point.number for point in ready.points):
        return draft_poll(session, vote, ready, keys)
    step = further_round(session, after.key, options_of(session, after.key), vote.key, keys)
    own = {
        "question": vote.question,
        "item": vote.item,
        "mode": vote.mode,
        "support": vote.support or ready.support,
        "threshold": vote.threshold,
    }
    return Step(step.name, tuple(_with(change, own) for change in step.changes))


def _with(change: Change, own: dict[str, object]) -> Change:
    return replace(change, after=replace(change.after, **own)) if change.table == VOTES.name else change
