"""What an item's settings say, whoever wrote them."""

from __future__ import annotations

import json

import pytest

from moothall.activities.dot_vote.rules import DotVoteSettings
from moothall.activities.dot_vote.rules import settings_of as of_votes
from moothall.activities.poll.rules import PollSettings
from moothall.activities.poll.rules import settings_of as of_polls
from moothall.core.agenda import AgendaItem, settings_as


def item(activity: str, settings: object) -> AgendaItem:
    return AgendaItem("i", 0, "Title", 15, activity, settings=json.dumps(settings))


@pytest.mark.parametrize("settings", [{"colour": "red"}, {"budget": "five"}, {"cap": None}, {"mode": 3}, [], "sealed", None])
def test_what_nobody_knows_is_passed_over(settings: object) -> None:
    assert of_votes(item("dot_vote", settings)) == DotVoteSettings()
    assert of_polls(item("poll", settings)) == PollSettings()


def test_what_is_known_is_taken() -> None:
    assert of_votes(item("dot_vote", {"budget": 3, "colour": "red"})) == DotVoteSettings(budget=3)
    assert of_polls(item("poll", {"threshold": 80, "later": {}})) == PollSettings(threshold=80)
    assert of_polls(item("dot_vote", {"threshold": 80})) == PollSettings()
    assert settings_as(None, DotVoteSettings(budget=7)).budget == 7
