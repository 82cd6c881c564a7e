"""What stands in the way of a split is said where it can be read, also while the lines of groups are out of sight."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from moothall.core.votes import VOTES, open_vote
from moothall.desk import Desk
from moothall.voting.panel_groups import GroupFields
from tests.voting.votes import a_draft


def test_a_split_that_comes_too_late(qtbot: QtBot, desk: Desk) -> None:
    _, vote = a_draft(desk)
    fields = GroupFields(desk, lambda: desk.session.get(VOTES, vote))
    qtbot.addWidget(fields)
    said: list[str] = []
    fields.said.connect(said.append)
    desk.do(open_vote(desk.session, vote, desk.now()))
    box = fields._by.box
    fields._by.chosen.emit(box.itemData(box.count() - 1))
    assert len(said) == 1 and said[0]
    assert fields._cards.isHidden() and box.currentIndex() == 0, "what was refused stands there as if it held"
