"""An open vote with text at 150 % on a small screen: how many are in, and Close, stay in sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moothall.core.votes import VOTES, open_vote
from moothall.ui.facilitator.window import DeskWindow
from moothall.ui.kit.button import Button
from moothall.ui.kit.chip import Chip
from moothall.ui.theme import dress
from moothall.voting.panel_open import OpenPage
from moothall.voting.panel_result import ResultPage
from moothall.voting.panel_side import LET_GO, VoteSide
from tests.voting.votes import a_draft, people_here


def test_turnout_and_close_stay_in_sight(open_window: Callable[..., DeskWindow]) -> None:
    window = open_window((1024, 768))
    desk = window.desk
    people_here(desk, 45)
    item, vote = a_draft(desk)
    desk.do(open_vote(desk.session, vote, desk.now()))
    for card in range(7, 20):
        desk.spoil(vote, card, "core.not_readable")
    window.go(item, "dot_vote")
    app = QApplication.instance()
    side = window.findChild(VoteSide)
    assert side is not None
    for size in (100, 150, 100):
        dress(app, "light", size)  # type: ignore[arg-type]
        for _ in range(3):
            QApplication.processEvents()
        checks, close = side._checks.y(), side._close.y()
        assert (checks < close) == (size == 100), "read first, but never pushing Close out of sight"
        if size == 150:
            for part in (side._figure, side._bar, side._close):
                assert part.visibleRegion().boundingRect().height() == part.height(), part


def test_where_the_side_is_folded_away_they_stand_on_the_page(open_window: Callable[..., DeskWindow]) -> None:
    """1366 x 768 at 150 % leaves the window less than the side panel needs."""
    window = open_window((1366, 768), 150)
    desk = window.desk
    people_here(desk, 45)
    item, vote = a_draft(desk)
    desk.do(open_vote(desk.session, vote, desk.now()))
    window.go(item, "dot_vote")
    desk.spoil(vote, 7, "core.not_readable")
    QApplication.processEvents()
    page, side = window.findChild(OpenPage), window.findChild(VoteSide)
    assert page is not None and side is not None
    assert not side.isVisible() and page._in.text().startswith("1 of ")
    for part in (page._in, page._close):
        assert part.visibleRegion().boundingRect().height() == part.height(), part
    for chip in page.findChildren(Chip):
        assert chip.width() >= chip.sizeHint().width(), (chip.text(), "the rule stands whole")
    page._close.held.emit()
    assert desk.session.get(VOTES, vote).state == "closed"
    for _ in range(3):
        QApplication.processEvents()
    reveal = next(b for b in window.findChildren(Button) if b.isVisible() and b.text() == "Reveal")
    assert window.focusWidget() is reveal, "what is left to press is on the page, and has the keyboard"
    side._pressed -= LET_GO + 1  # the key that closed has been let go
    QTest.keyClick(reveal, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.session.get(VOTES, vote).state == "revealed"
    for _ in range(3):
        QApplication.processEvents()
    result = window.findChild(ResultPage)
    assert result is not None and result._scroll.verticalScrollBar().value() == 0, "the result is read from its head"
