"""What a result leads to: a further round with the top ones, or a poll of one option. Prepares; opens nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from moothall.core.ballots import Tally
from moothall.core.card_groups import CARD_GROUPS, card_groups
from moothall.core.interpretation import close_calls
from moothall.core.model import Session, Step, added
from moothall.core.scales import ReadyScale
from moothall.core.vote_kinds import VOTE_KINDS, kind_of
from moothall.core.votes import Option, Vote, draft_vote, further_round, options_of
from moothall.voting.on_scale import point_candidates, scale_in

POLL = "poll"
"""The kind of vote that asks how firmly one option is backed."""
FEWEST_AGAIN, MOST_AGAIN = 2, 4
"""A further round takes the top two to four (practice 2.7)."""


def top_ones(tally: Tally) -> list[Option]:
    """The options of a further round: the top four at most, in ballot order, and never half of a near-tie where that leaves two."""
    lines = tally.lines
    if len(lines) <= MOST_AGAIN:
        # By number, not by rank: a ballot in the order of the last result would steer the next one.
        return sorted((line.option for line in lines), key=lambda o: o.number)
    cut = MOST_AGAIN
    # A near-tie that straddles the cut goes out whole, for the difference within it means nothing. Unless fewer than two would be left:
    # then the cut stands as it is.
    for run in close_calls(tally):
        first = lines.index(run[0])
        if first < cut < first + len(run) and first >= FEWEST_AGAIN:
            cut = first
    return sorted((line.option for line in lines[:cut]), key=lambda o: o.number)


def once_more(session: Session, tally: Tally, keys: Sequence[str]) -> Step:
    """A draft of the next round: a poll or a rating as it was, another vote with its top ones. Cards stay with the groups they went to.

    `keys` has a fresh one for the vote, for each option and for each group of cards. Refused while the vote isn't revealed.
    """
    vote = tally.vote
    chosen = top_ones(tally) if kind_of(vote).reading.narrows else options_of(session, vote.key)
    step = further_round(session, vote.key, chosen, keys[0], keys[1:])
    groups = card_groups(session, vote.key)
    # People keep the cards in their hands, so who has which isn't asked for a second time. Keys: the vote's, the options', the groups'.
    given = (added(CARD_GROUPS, replace(g, key=k, vote=keys[0])) for g, k in zip(groups, keys[1 + len(chosen) :], strict=False))
    return Step(step.name, (*step.changes, *given))


def keys_for(session: Session, vote: Vote) -> int:
    """How many fresh keys `once_more` may need."""
    # Of all options, though fewer may go on: unused keys cost nothing, and one too few would drop a group of cards silently.
    return 1 + len(options_of(session, vote.key)) + len(card_groups(session, vote.key))


def draft_poll(session: Session, vote: Vote, ready: ReadyScale, keys: Sequence[str]) -> Step:
    """A draft of a poll on this scale: its options are the points, one mark each. `vote` has the proposal and what was agreed.

    `keys` has `KEYS_NEEDED` fresh ones. Refused when the proposal is empty or the scale isn't sound.
    """
    scale, adding = scale_in(session, ready, keys)
    poll = Vote(
        vote.key,
        vote.question,
        0,
        vote.item,
        kind=POLL,
        mode=vote.mode,
        scale=scale,
        support=vote.support or ready.support,
        threshold=vote.threshold,
        **VOTE_KINDS[POLL].usual,
    )
    # The first keys went to the scale and its points, used or not, so that no key is ever given out twice.
    drafting = draft_vote(session, poll, point_candidates(ready.points), keys[len(ready.points) + 1 :])
    return Step(drafting.name, (*adding.changes, *drafting.changes))
