"""The desk under a cover: nothing of it can be seen, pressed, read out or found, until four digits bring it back as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from moothall.core.errors import Refused
from moothall.core.votes import VOTES, change_rule, open_vote
from moothall.desk import Desk
from moothall.ui.facilitator.desk_lock import LockFace
from moothall.ui.facilitator.lock_code import TRIES, WAIT, LockCode
from moothall.ui.facilitator.window import DeskWindow
from moothall.ui.kit.hold_button import HoldButton
from moothall.voting.panel_booth import BoothPage
from moothall.voting.panel_booth_screen import BoothScreen
from moothall.words import sentence
from tests.voting.votes import a_draft

Key = Qt.Key
Ctrl, Shift, Alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(open_window: Callable[..., DeskWindow]) -> Iterator[DeskWindow]:
    """A sealed vote is open, one ballot is in, and the desk is at the booth's page."""
    window = open_window()
    desk: Desk = window.desk
    item, vote = a_draft(desk)
    desk.do(change_rule(desk.session, vote, budget=5, cap=2))
    desk.do(open_vote(desk.session, vote, desk.now()))
    window.go(item, "dot_vote")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_2, Alt)
    yield window
    window.lock.close()  # a covered window stays
    window.close()


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def lock(window: DeskWindow, digits: str = "4711") -> BoothScreen:
    QTest.keyClick(focus(), Key.Key_Return)
    QTest.keyClicks(focus(), digits)
    QTest.keyClick(focus(), Key.Key_Return)
    booth = window.findChild(BoothScreen)
    assert booth is not None and booth.isVisible()
    return booth


def read_out() -> set[str]:
    """Every name and description a screen reader finds in any window of the app."""
    found: set[str] = set()

    def walk(node: QAccessibleInterface | None) -> None:
        if node is not None and node.isValid():
            found.update(node.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value))
            for place in range(node.childCount()):
                walk(node.child(place))

    for top in QGuiApplication.topLevelWindows():
        root = top.accessibleRoot()
        found.add(top.title())
        walk(root)
    return found - {""}


def test_nothing_of_the_desk_is_left(window: DeskWindow) -> None:
    before = read_out()
    assert any("Winter beds" in words for words in before) and any("Ballots by card" in words for words in before)
    lock(window)
    words = read_out()
    for secret in ("Winter beds", "Ballots by card", "Take back", "Close the vote", "Option number", "Card 1", "genda", "Edit", "Tensions"):
        assert not any(secret in found for found in words), secret
    assert window.windowTitle() == "Moothall"
    assert window.isFullScreen()


def test_no_key_reaches_the_desk(window: DeskWindow, qtbot: QtBot) -> None:
    desk: Desk = window.desk
    vote = desk.session.all(VOTES)[0].key
    booth = lock(window)
    seen, blanked, history = desk.showing, desk.blanked, len(desk.history())
    keys = [(Key(getattr(Key, f"Key_F{n}")), Qt.KeyboardModifier.NoModifier) for n in range(1, 13)]
    keys += [(Key(getattr(Key, f"Key_{sign}")), Ctrl) for sign in "ZYKEPFOSNR"]
    keys += [(Key.Key_B, Ctrl | Shift), (Key.Key_T, Ctrl | Shift), (Key.Key_Alt, Alt), (Key.Key_PageDown, Ctrl), (Key.Key_1, Alt)]
    for key, modifiers in keys:
        QTest.keyClick(booth, key, modifiers)
    QTest.keyPress(booth, Key.Key_Return, Ctrl)
    QApplication.processEvents()
    holds = [button for top in QApplication.topLevelWidgets() for button in top.findChildren(HoldButton)]
    assert holds and not any(button.share for button in holds), "the button that closes the vote is filling"
    QTest.keyRelease(booth, Key.Key_Return, Ctrl)
    assert desk.session.get(VOTES, vote).state == "open"
    assert (desk.showing, desk.blanked, len(desk.history())) == (seen, blanked, history)
    assert window.lock.on and booth.isVisible()


def test_a_voter_votes_and_the_facilitator_comes_back(window: DeskWindow) -> None:
    desk: Desk = window.desk
    vote = desk.session.all(VOTES)[0].key
    booth = lock(window)
    for number in ("2", "3", "3"):
        QTest.keyClicks(booth, number)
        QTest.keyClick(booth, Key.Key_Return)
    done = next(b for b in booth.findChildren(QAbstractButton) if b.isVisible() and b.accessibleName() == "Done")
    QTest.mouseClick(done, Qt.MouseButton.LeftButton)
    assert dict(desk.cards(vote)) == {2: "booth"}
    QTest.keyClick(booth, Key.Key_Escape, Shift)
    QTest.keyClicks(focus(), "4711")
    QTest.keyClick(focus(), Key.Key_Return)
    assert not window.lock.on and not window.isFullScreen()
    assert window.windowTitle().startswith("Winter beds")
    page = window.findChild(BoothPage)
    assert page is not None and page.isVisible()
    assert all(action.isEnabled() and action.isVisible() for action in window.menus.by_key.values())
    assert [menu.text() for menu in window.menuBar().actions()][:2] == ["Session", "Edit"]
    QApplication.processEvents()
    assert any(words == "Booth, 1 in" for words in read_out())


def test_tab_goes_round_the_tiles(window: DeskWindow) -> None:
    """The tiles draw a ring of their own; the desk's ring has to leave them alone."""
    booth = lock(window)
    QTest.keyClicks(focus(), "7")
    QTest.keyClick(focus(), Key.Key_Return)
    names = []
    for _ in range(8):
        QTest.keyClick(focus(), Key.Key_Tab)
        names.append(focus().accessibleName())
    assert booth.isAncestorOf(focus()) and len(set(names)) > 4


def test_wrong_digits_wait(window: DeskWindow) -> None:
    booth = lock(window)
    QTest.keyClick(booth, Key.Key_Escape, Shift)
    for said in ("Those are not the digits.",) * TRIES + ("Three wrong tries. Wait 30 seconds, then try again.",):
        QTest.keyClicks(focus(), "1234" if said.startswith("Those") else "4711")
        QTest.keyClick(focus(), Key.Key_Return)
        assert said in read_out()
    assert window.lock.on
    QTest.keyClick(focus(), Key.Key_Escape)
    assert booth.isVisible(), "voting goes on meanwhile"


def test_by_mouse_alone(window: DeskWindow) -> None:
    def press(name: str) -> None:
        button = next(b for b in window.findChildren(QAbstractButton) if b.isVisible() and b.accessibleName() == name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    press("Turn this laptop into the booth")
    for digit in "4711":
        press(digit)
    press("Go on")
    assert window.isFullScreen()
    press("For the facilitator")
    for digit in "4711":
        press(digit)
    press("Go on")
    assert not window.lock.on


def test_the_digits_can_be_thought_better_of(window: DeskWindow) -> None:
    QTest.keyClick(focus(), Key.Key_Return)
    QTest.keyClicks(focus(), "47x1")
    QTest.keyClick(focus(), Key.Key_Return)
    assert "Four digits, 0 to 9." in read_out()
    QTest.keyClick(focus(), Key.Key_Escape)
    assert not window.lock.on and window.windowTitle().startswith("Winter beds") and not window.isFullScreen()


def test_forgotten_digits_cost_nothing(window: DeskWindow, session_file: Path) -> None:
    from moothall.activities import found
    from moothall.desk.sessions import open_session

    vote = window.desk.session.all(VOTES)[0].key
    lock(window)
    window.desk.cast(vote, {}, "paper", 1)
    window.lock.close()  # a program ended from outside asks nobody
    window.close()
    desk = open_session(session_file, found())
    assert dict(desk.cards(vote)) == {1: "paper"}
    desk.close()


def test_a_covered_window_stays_until_the_digits_are_given(window: DeskWindow) -> None:
    booth = lock(window)
    for _ in range(2):
        assert not window.close() and window.isVisible() and window.lock.on and not booth.isVisible()
        assert not any("open it again" in words or "Winter beds" in words for words in read_out())
        QTest.keyClick(focus(), Key.Key_Escape)
        assert booth.isVisible(), "voting goes on"
    window.close()
    QTest.keyClicks(focus(), "4711")
    QTest.keyClick(focus(), Key.Key_Return)
    assert not window.lock.on and window.isVisible()
    assert window.close()


def test_before_digits_are_chosen_it_closes(window: DeskWindow) -> None:
    QTest.keyClick(focus(), Key.Key_Return)
    assert window.lock.on and window.close()


def test_every_control_under_the_cover_has_a_name(window: DeskWindow) -> None:
    lock(window)
    face = window.centralWidget()
    assert isinstance(face, LockFace)
    for show in (face.show_pad, face.show_thing):
        show()
        for part in face.findChildren(QWidget):
            if part.isVisible() and isinstance(part, QAbstractButton | QLineEdit):
                assert part.accessibleName(), part


# the digits


def test_a_code_is_never_kept_as_typed() -> None:
    code = LockCode("4711")
    assert not any("4711" in repr(value) for value in vars(code).values())
    assert code.opens("4711")


@pytest.mark.parametrize("digits", ["", "471", "47111", "47x1", "٤٧١١", "47 1"])
def test_no_four_digits(digits: str) -> None:
    with pytest.raises(Refused, match="four_digits"):
        LockCode(digits)


def test_three_wrong_tries_wait_thirty_seconds() -> None:
    now = [100.0]
    code = LockCode("4711", lambda: now[0])
    assert [code.opens("0000") for _ in range(TRIES)] == [False] * TRIES
    with pytest.raises(Refused, match="wait") as refused:
        code.opens("4711")
    assert sentence(refused.value) == "Three wrong tries. Wait 30 seconds, then try again."
    now[0] += WAIT - 0.5
    with pytest.raises(Refused):
        code.opens("4711")
    now[0] += 0.5
    assert [code.opens("0000") for _ in range(2)] == [False, False]
    assert code.opens("4711"), "a right one starts the count anew"
    assert [code.opens("0000") for _ in range(2)] == [False, False]
    assert code.seconds_left == 0
