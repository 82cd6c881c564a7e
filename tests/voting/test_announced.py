"""What is announced on the wall before and while people vote: the question that is asked, and the rule it is really held by."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from moothall.activities.dot_vote.rules import prepare
from moothall.core.agenda import AGENDA
from moothall.core.picture import Showing
from moothall.core.votes import VOTES, change_rule, open_vote
from moothall.desk import Desk
from moothall.desk.scale_library import ready_scale
from moothall.ui.shared_screen.painting import measure
from moothall.voting.on_scale import KEYS_NEEDED
from moothall.voting.presets import presets, use_preset
from moothall.voting.room import rule_words
from moothall.voting.rules import text_candidates, votes_of_item
from tests.voting.polls import PROPOSAL, a_poll
from tests.voting.votes import a_draft

FIVE = "Home first\nOne front door\nMoney follows people\nSay it in the room\nAsk again"


@pytest.mark.parametrize(
    ("preset", "rule"),
    [
        ("dots", "5 dots each, at most 2 on one"),
        ("approval", "As many as you like, one dot each"),
        ("like", "1 dot each"),
        ("ngt", "Rank with 5, 4, 3, 2, 1, each once"),
        ("rate_7", "An answer for each option"),
    ],
)
def test_a_draft_announces_its_own_rule_and_its_question(qapp: QApplication, desk: Desk, preset: str, rule: str) -> None:
    item, vote = a_draft(desk, FIVE)
    chosen = next(p for p in presets() if p.key == preset)
    desk.do(use_preset(desk.session, vote, chosen, ready_scale(chosen.scale), desk.keys(KEYS_NEEDED)))
    desk.blank(False)
    desk.show(Showing("dot_vote", item, subject=vote))
    words = [drawn.text for drawn in measure(QSize(1920, 1080), desk.picture(), "light").texts]
    assert rule in words and "Where is the energy?" in words


def test_a_poll_announces_its_proposal_and_one_answer(desk: Desk) -> None:
    item, vote = a_poll(desk)
    desk.blank(False)
    desk.show(Showing("poll", item, subject=vote))
    assert PROPOSAL in repr(desk.picture()) and "One answer each" in repr(desk.picture())
    assert rule_words(desk.session.get(VOTES, vote)).startswith("One answer each. ")


@pytest.mark.parametrize("mode", ["live", "totals"])
def test_the_question_stands_over_live_tiles(desk: Desk, mode: str) -> None:
    item, vote = a_draft(desk, FIVE)
    desk.do(change_rule(desk.session, vote, mode=mode))
    desk.do(open_vote(desk.session, vote, desk.now()))
    desk.blank(False)
    desk.show(Showing("dot_vote", item, subject=vote))
    assert "Heading(text='Where is the energy?')" in repr(desk.picture())


def test_the_question_of_a_poll_in_between_is_not_asked_of_all_options(desk: Desk) -> None:
    item, _ = a_draft(desk, FIVE)
    _, poll = a_poll(desk)
    desk.do(change_rule(desk.session, poll, item=item, question="One front door"))
    desk.do(prepare(desk.session, desk.session.get(AGENDA, item), text_candidates(FIVE), desk.keys(9)))
    assert votes_of_item(desk.session, item)[-1].question == "Where is the energy?"
