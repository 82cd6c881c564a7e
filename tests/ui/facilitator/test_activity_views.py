"""What an activity says of its board is enough: views, finding and facts follow, and no list names it."""

from __future__ import annotations

from dataclasses import replace

from moothall.activities import found
from moothall.core.activity import Activity, board_activities
from moothall.core.agenda import AgendaItem
from moothall.ui.facilitator.activity_views import belongs_to_the_session, views_for
from moothall.ui.facilitator.commands import commands

NEW = Activity("made_up", 35, "", found()[0].picture, board="themes")
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


def test_a_page_of_the_session_is_opened_by_the_key_it_names_or_by_the_menu_alone() -> None:
    plain = replace(NEW, key="plain")  # whose title is in the words
    named, unnamed = replace(plain, page_key="Ctrl+J"), replace(plain, listed=False)
    assert belongs_to_the_session(named) and belongs_to_the_session(unnamed) and not belongs_to_the_session(plain)
    keys = [next(c.keys for c in commands([activity]) if c.key == f"open_{activity.key}") for activity in (named, unnamed)]
    assert keys == [("Ctrl+J",), ()]
    assert ("Ctrl+L",) in [c.keys for c in commands(found()) if c.key == "open_attendance"]
