"""What an activity says of its board is enough: views, finding and facts follow, and no list names it."""

from __future__ import annotations

from dataclasses import replace

from moothall.activities import found
from moothall.core.activity import board_activities
from moothall.core.agenda import AgendaItem
from moothall.ui.facilitator.activity_views import views_for

NEW = replace(found()[0], key="made_up", position=35, board="themes")
"""A newcomer that shows themes, between clustering and the dot-vote."""


def test_the_built_in_views_of_a_prompt_are_in_the_order_of_the_work() -> None:
    item = AgendaItem("key", 0, "An item", 5, "cluster", prompt="prompt")
    assert [view.key for view in views_for(item, found())] == ["capture", "cluster", "dot_vote"]
    assert views_for(replace(item, prompt=""), found()) == ()


def test_an_activity_with_a_board_is_a_view_of_every_item_with_a_prompt() -> None:
    item = AgendaItem("key", 0, "An item", 5, "capture", prompt="prompt")
    assert [view.key for view in views_for(item, (*found(), NEW))] == ["capture", "cluster", "made_up", "dot_vote"]


def test_one_without_a_board_stands_before_them_in_its_own_items() -> None:
    item = AgendaItem("key", 0, "An item", 5, "poll", prompt="prompt")
    assert [view.key for view in views_for(item, found())] == ["poll", "capture", "cluster", "dot_vote"]


def test_notes_are_looked_for_by_use_and_then_in_the_order_of_the_work() -> None:
    assert board_activities((NEW, *found()), "themes", "notes") == ("cluster", "made_up", "capture")
    assert board_activities(found(), "notes", "themes") == ("capture", "cluster")
