"""What is on screen goes on the clipboard as words, as a table and as a picture, and holds no more than the room may read."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from moothall.core.contributions import Written, add_notes
from moothall.core.themes import new_theme, place
from tests.voting.polls import a_revealed_vote


def test_a_list_of_themes_and_a_result_are_taken_out(window) -> None:
    desk, clipboard = window.desk, QGuiApplication.clipboard()
    clipboard.clear()
    window.copy_out(False)
    assert not clipboard.text() and "Nothing here can be copied yet" in window.messages.messages[-1].sentence
    desk.do(add_notes(desk.session, "prompt", [Written("=1+1\tand so on"), Written("One number to ring")], desk.keys(2)))
    desk.do(new_theme(desk.session, theme := desk.key(), "prompt", "One <front> door"))
    notes = [note.key for note in desk.session.all(desk.session.tables["contribution"])]
    desk.do(place(desk.session, notes, theme, desk.keys(2)))
    window.copy_out(False)
    assert "A One <front> door\t2" in clipboard.text()
    assert "For people who were here (level 2). Not for performance management. Non-attributed" in clipboard.text()
    html = clipboard.mimeData().html()
    assert "<table" in html and "One &lt;front&gt; door" in html and "<front>" not in html

    item, _ = a_revealed_vote(desk, {"1 2": 5, "2": 1}, "Home\nAway\nTogether")
    window.go(item, "dot_vote")
    window.copy_out(False)
    assert "2 Away\t6 dots, 6 voters" in clipboard.text() and "Ballots: 6" in clipboard.text()
    window.copy_out(True)
    image = clipboard.image()
    # As wide as a page's text, and no higher than what stands there.
    assert image.width() > 1_300 and 200 < image.height() < 1_500
    assert not clipboard.text()
