"""Over a vote's page: the item's votes, to look at an earlier one again. Opens, reveals and shows nothing by itself."""

from __future__ import annotations

from collections.abc import Sequence

from moothall.core.votes import Vote
from moothall.ui.kit.choice import Choice
from moothall.words import say


class VoteChoice(Choice):
    """There where there is one to make. `chosen` gives the key of the vote that somebody wants to see; the newest stands last."""

    def __init__(self) -> None:
        super().__init__(say("voting.votes_here"), [], hide_label=True)

    def tell(self, votes: Sequence[Vote], shown: Vote | None) -> None:
        self.offer([(vote.key, _called(place, vote)) for place, vote in enumerate(votes, 1)])
        self.choose(shown.key if shown else "")
        self.setVisible(len(votes) > 1 and shown is not None)


def _called(place: int, vote: Vote) -> str:
    if vote.state == "draft":
        return say("voting.draft_of_item", n=place, state=say("voting.state_draft"), question=vote.question)
    state = say(f"voting.state_{vote.state}_{vote.mode}")
    return say("voting.vote_of_item", n=place, state=state, at=vote.closed or vote.opened, question=vote.question)
