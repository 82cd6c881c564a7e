"""Over a vote's page: what is asked, and the item's other votes to look at again. Opens, reveals and shows nothing by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.core.agenda import AGENDA
from moothall.core.model import Session
from moothall.core.prompts import PROMPTS
from moothall.core.votes import Vote
from moothall.ui.kit.choice import Choice
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say


class VoteHead(QWidget):
    """`chosen` gives the key of a vote that somebody wants to see; the newest stands last."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.votes = Choice(say("voting.votes_here"), [], hide_label=True)
        self.question = PlainLabel("", "section")
        self.votes.chosen.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.votes)
        column.addWidget(self.question)

    def tell(self, session: Session, votes: Sequence[Vote], shown: Vote | None) -> None:
        """The choice is there where there is one to make; the question where the header asks another, as of a poll on one option."""
        self.votes.offer([(vote.key, _called(place, vote)) for place, vote in enumerate(votes, 1)])
        self.votes.choose(shown.key if shown else "")
        self.votes.setVisible(len(votes) > 1 and shown is not None)
        self.question.setText(shown.question if shown else "")
        # A draft's question stands in its field.
        self.question.setVisible(shown is not None and shown.state != "draft" and shown.question != _asked(session, shown))
        self.setVisible(not (self.votes.isHidden() and self.question.isHidden()))


def _called(place: int, vote: Vote) -> str:
    words = say(f"voting.state_{vote.state}_{vote.mode}") if vote.state != "draft" else say("voting.state_draft")
    return say("voting.vote_of_item", n=place, question=vote.question, state=words, at=vote.closed or vote.opened).rstrip(" ,")


def _asked(session: Session, vote: Vote) -> str:
    """What the header over the page says."""
    item = session.find(AGENDA, vote.item)
    prompt = session.find(PROMPTS, item.prompt) if item else None
    return prompt.text if prompt else ""
