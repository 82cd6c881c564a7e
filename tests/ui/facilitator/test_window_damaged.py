"""The window on a file whose ballots or history are damaged: it says so where they would be, and everything else goes on."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.agenda import AgendaItem, agenda
from moothall.core.agenda_acts import start_item
from moothall.core.contributions import CONTRIBUTIONS
from moothall.desk.sessions import open_session
from moothall.ui.kit.message import MessageStrip
from moothall.ui.kit.plain_label import PlainLabel
from tests.store.sessions import full_copy, plain


@pytest.fixture
def session_file(tmp_path: Path) -> Path:
    path = full_copy(tmp_path)
    desk = open_session(path, found())
    vote = next(i for i in agenda(desk.session) if i.activity == "dot_vote")
    desk.do(start_item(desk.session, vote.key, desk.now()))
    desk.close()
    return path


def _damage(path: Path, change: str) -> None:
    with closing(plain(path)) as db:
        assert db.execute(change).rowcount


def _words(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(PlainLabel) if label.isVisible()]


def one_of_each(window) -> list[AgendaItem]:
    """An item of every activity; of the seventy in the file most are alike."""
    return list({item.activity: item for item in agenda(window.desk.session)}.values())


def test_damaged_ballots_are_told_in_the_panels_place(session_file, open_window):
    _damage(session_file, "UPDATE mark SET dots = dots + 1")
    window = open_window()
    assert any("ballots in session.moot are damaged" in text for text in _words(window.main))
    window.show_item()
    window.go_page("leave")
    assert any("ballots in session.moot are damaged" in text for text in _words(window.main))
    for item in one_of_each(window):
        window.start_item(item.key)
    assert window.desk.session.count(CONTRIBUTIONS)


def test_a_damaged_history_is_told_and_work_goes_on(session_file, open_window):
    _damage(session_file, "UPDATE history SET about = about || '1' WHERE seq = 2")
    window = open_window()
    window.go_page("history")
    window.undo()
    said = [text for strip in window.messages.findChildren(MessageStrip) for text in _words(strip)]
    assert any("history in session.moot is damaged" in text for text in said)
    for item in one_of_each(window):
        window.start_item(item.key)
