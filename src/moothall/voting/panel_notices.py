"""Beside a vote, for the desk alone: what touches it and what each of its options, before anybody votes and while they do."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.core.activity import notices_of
from moothall.core.notices import Notice
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import Vote, options_of
from moothall.desk import Desk
from moothall.ui.kit.plain_label import PlainLabel, TextRun
from moothall.ui.kit.private_block import PrivateBlock
from moothall.words import say


def touching(desk: Desk, vote: Vote) -> Iterator[tuple[str, list[Notice]]]:
    """What touches the question, under an empty name, and then what touches each option and not the question, under the option's."""
    asked = [n for n in notices_of(desk.activities, desk.session, vote.question) if n.touches]
    if asked:
        yield "", asked
    if kind_of(vote).options_are_points:
        return
    for option in options_of(desk.session, vote.key):
        own = [n for n in notices_of(desk.activities, desk.session, option.text) if n.touches and n not in asked]
        if own:
            yield f"{option.number} {option.text}", own


class VoteNotices(QWidget):
    """Nothing while nothing touches it, and once it is revealed: then it stands beside the decision."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self.words = desk, PlainLabel("", "meta")
        block = PrivateBlock(say("voting.touched_by"))
        block.column.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(block)

    def show_vote(self, vote: Vote | None) -> None:
        found = list(touching(self._desk, vote)) if vote and vote.state != "revealed" else []
        runs: list[TextRun] = []
        for name, notices in found:
            runs += [TextRun(("\n" if runs else "") + (name or say("voting.touches_all")) + "\n", bold=True)]
            runs += [TextRun(f"{notice.said}\n") for notice in notices]
        self.words.show_runs(*runs)
        self.setVisible(bool(found))
