"""Ctrl+K leads to every result that is known, and F5 there shows that one."""

from __future__ import annotations

from tests.voting.polls import a_revealed_vote


def test_an_earlier_result_is_a_command_away(window) -> None:
    desk = window.desk
    _, first = a_revealed_vote(desk, {"1 2": 5, "2": 1}, "Home\nAway\nTogether")
    window.go_page("commands")
    page = window.main.panel
    page.line.set_text("result")
    rows = [row.key for row in page.list.rows]
    assert first in rows
    page.list.go_to(first)
    page.line.committed.emit("result")
    assert window.main.panel.vote.key == first
    window.show_item()
    assert desk.showing.subject == first and "Result(" in repr(desk.picture())
