"""The facilitator's dot-vote: what is voted on, and then the pages every vote has."""

from __future__ import annotations

from moothall.activities.dot_vote.panel_dot_vote_start import DotVoteStart
from moothall.voting.panel import VotingPanel


class DotVotePanel(VotingPanel):
    """Themes, notes or typed options, and a small budget of dots each."""

    start = DotVoteStart
