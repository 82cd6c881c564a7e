"""A vote from its draft to its result in the real window: the wall by touch, the desk by called-out numbers and by paper, at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from moothall.core.votes import VOTES, change_rule
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.hold_button import HoldButton
from moothall.voting.panel_ways import WayTile
from tests.voting.votes import a_draft, people_here

Key = Qt.Key


def press(where: QWidget, *names: str) -> None:
    for name in names:
        button = next(b for b in where.findChildren(QAbstractButton) if b.isVisible() and b.accessibleName().startswith(name))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def line(window: QWidget, text: str) -> None:
    edit = next(entry for entry in window.findChildren(EntryLine) if entry.isVisible()).findChild(QLineEdit)
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Key.Key_Return)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_from_the_draft_to_the_result_with_desk_and_wall_at_once(qtbot, window):
    desk, screen = window.desk, window.shared_screen.screen
    people_here(desk, 6)
    item, vote = a_draft(desk)
    desk.do(change_rule(desk.session, vote, mode="live", budget=5, cap=2))
    window.go(item, "dot_vote")
    window.shared_screen.present()
    press(window, "Open the vote")
    assert desk.session.get(VOTES, vote).state == "open" and not desk.blanked
    press(screen, "3", "Take this card", "Option 2,", "Option 2,")
    line(window, "4: 1 2 5")
    line(window, "")
    press(screen, "Option 2,")
    assert "2 is the most on one" in screen.accessibleDescription()
    press(screen, "Page 2", "Option 12,", "Done")
    QTest.mouseClick(next(t for t in window.findChildren(WayTile) if t.way == "paper"), Qt.MouseButton.LeftButton)
    line(window, "5: 3 3 7")
    assert dict(desk.cards(vote)) == {3: "live", 4: "live", 5: "paper"}
    close = next(b for b in window.findChildren(HoldButton) if b.isVisible() and b.accessibleName().startswith("Close the vote"))
    close.held.emit()  # as after a second
    assert desk.session.get(VOTES, vote).state == "revealed", [m.sentence for m in window.messages.messages]
    said = screen.accessibleDescription()
    assert "live, not sealed" in said and "3 of 8 voted" in said
    tally = desk.tally(vote)
    assert {x.option.number: (x.dots, x.voters) for x in tally.lines if x.dots} == {
        1: (1, 1),
        2: (3, 2),
        3: (2, 1),
        5: (1, 1),
        7: (1, 1),
        12: (1, 1),
    }
