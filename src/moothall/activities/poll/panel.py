"""The facilitator's poll: the proposal and its scale, and then the pages every vote has."""

from __future__ import annotations

from moothall.activities.poll.panel_poll_start import PollStart
from moothall.voting.panel import VotingPanel


class PollPanel(VotingPanel):
    """One question, answered on a scale."""

    start = PollStart
