"""The shared screen as the room uses it: by touch, mouse, keyboard, clicker and screen reader. And its miniature."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from moothall.core.picture import Heading, Picture, Tile, Tiles, Timer
from moothall.tokens import tokens
from moothall.ui.shared_screen.preview import ScreenPreview
from moothall.ui.shared_screen.screen import SharedScreen

TILES = Tiles(tuple(Tile(n, f"Option {n}", n) for n in range(1, 13)), 31, 5, 5, 2)
VOTE = Picture((TILES,), "options")
ASKING = Picture((Tiles(TILES.tiles, 0, 5, 5, 2),), "options")
BREAK = Picture((Heading("Break"),), "break")
Key = Qt.Key


class Counted(SharedScreen):
    """Counts its paintings."""

    paintings = 0

    def paintEvent(self, event):
        self.paintings += 1
        super().paintEvent(event)


@pytest.fixture
def screen(qtbot):
    made = Counted()
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    qtbot.waitExposed(made)
    made.wishes, made.pages, made.blanks, made.leaves = [], [], [], []
    made.wished.connect(made.wishes.append)
    made.page_wanted.connect(made.pages.append)
    made.blank_wanted.connect(lambda: made.blanks.append(1))
    made.leave_wanted.connect(lambda: made.leaves.append(1))
    return made


def button(screen, name) -> QAbstractButton:
    return next(b for b in screen.findChildren(QAbstractButton) if b.isVisible() and b.accessibleName() == name)


def names(screen) -> list[str]:
    return [b.accessibleName() for b in screen.findChildren(QAbstractButton) if b.isVisible()]


def test_pressing_a_tile_is_a_wish(screen):
    """Pressed where the eye sees it, not by the name of a widget."""
    screen.show_picture(VOTE)
    tile = button(screen, "Option 3, Option 3")
    QTest.mousePress(screen.childAt(tile.geometry().center()), Qt.MouseButton.LeftButton)
    assert screen.wishes == ["tile:3"]


def test_options_that_are_only_to_be_read_cannot_be_pressed(screen):
    screen.show_picture(Picture((Tiles(TILES.tiles, 0, 0, 5, 2, "Voting has not opened yet"),)))
    assert names(screen) == []
    QTest.keyClicks(screen, "3")
    QTest.keyClick(screen, Key.Key_Return)
    assert screen.wishes == []


def test_undo_and_done_are_wishes(screen):
    screen.show_picture(VOTE)
    for name in ("Undo", "Done"):
        QTest.mouseClick(button(screen, name), Qt.MouseButton.LeftButton)
    assert screen.wishes == ["undo", "done"]


def test_a_press_beside_the_tiles_wishes_nothing(screen):
    screen.show_picture(VOTE)
    QTest.mouseClick(screen, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert screen.wishes == []


def test_tiles_follow_the_size_of_the_screen(screen, qtbot):
    screen.show_picture(VOTE)
    before = button(screen, "Done").geometry()
    screen.resize(1024, 768)
    qtbot.waitUntil(lambda: button(screen, "Done").geometry() != before)
    assert screen.rect().contains(button(screen, "Done").geometry())


def test_tiles_are_reached_and_pressed_by_keyboard(screen):
    screen.show_picture(VOTE)
    screen.activateWindow()
    tile = button(screen, "Option 5, Option 5")
    tile.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tile, Key.Key_Space)
    assert screen.wishes == ["tile:5"]


def test_a_typed_number_is_a_tile_once_a_card_is_in_hand(screen):
    screen.show_picture(VOTE)
    QTest.keyClicks(screen, "012")
    QTest.keyClick(screen, Key.Key_Return)
    assert screen.wishes == ["tile:12"]


def test_a_typed_number_is_a_card_before_that(screen):
    screen.show_picture(ASKING)
    QTest.keyClicks(screen, "319")
    QTest.keyClick(screen, Key.Key_Backspace)
    QTest.keyClick(screen, Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert screen.wishes == ["card:31"]


def test_a_card_can_be_given_by_touch_alone(screen):
    screen.show_picture(ASKING)
    for name in ("4", "0", "2", "Clear the last digit", "Take this card"):
        QTest.mouseClick(button(screen, name), Qt.MouseButton.LeftButton)
    assert screen.wishes == ["card:40"]


def test_enter_alone_and_letters_wish_nothing(screen):
    screen.show_picture(VOTE)
    QTest.keyClick(screen, Key.Key_Return)
    QTest.keyClicks(screen, "xyz")
    assert screen.wishes == []


def test_a_number_typed_for_one_card_is_not_left_for_the_next(screen):
    screen.show_picture(ASKING)
    QTest.keyClicks(screen, "31")
    screen.show_picture(VOTE)
    QTest.keyClick(screen, Key.Key_Return)
    assert screen.wishes == []


@pytest.mark.parametrize(("key", "step"), [(Key.Key_PageDown, 1), (Key.Key_PageUp, -1), (Key.Key_Right, 1), (Key.Key_Left, -1)])
def test_keys_and_clicker_turn_the_page(screen, key, step):
    screen.show_picture(VOTE)
    QTest.keyClick(screen, key)
    assert screen.pages == [step]


def test_more_options_are_one_press_away(screen):
    screen.show_picture(Picture((Tiles(TILES.tiles, 31, 5, 5, 2, page=2, pages=2),)))
    QTest.mouseClick(button(screen, "Page 1"), Qt.MouseButton.LeftButton)
    assert screen.pages == [-1]


def test_b_and_the_clicker_blank(screen):
    QTest.keyClick(screen, Key.Key_B)
    QTest.keyClick(screen, Key.Key_Period)
    assert len(screen.blanks) == 2
    screen.set_single_keys(False)
    QTest.keyClick(screen, Key.Key_B)
    QTest.keyClick(screen, Key.Key_Period)
    assert len(screen.blanks) == 3


def test_escape_leaves_only_with_shift(screen):
    QTest.keyClick(screen, Key.Key_Escape)
    assert screen.leaves == []
    QTest.keyClick(screen, Key.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    assert screen.leaves == [1]


def test_the_same_picture_is_not_painted_again(screen, qtbot):
    none = screen.paintings
    screen.show_picture(BREAK)
    qtbot.waitUntil(lambda: screen.paintings > none)
    before = screen.paintings
    screen.show_picture(Picture((Heading("Break"),), "break"))
    QApplication.processEvents()
    assert screen.paintings == before
    screen.show_picture(Picture((Heading("Lunch"),), "break"))
    qtbot.waitUntil(lambda: screen.paintings > before)


def test_blank_shows_one_colour_has_nothing_to_press_and_nothing_to_hear(screen):
    screen.show_picture(VOTE)
    screen.set_blank(True)
    image = screen.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(0, 1280, 16) for y in range(0, 720, 16)}
    assert seen == {tokens("dark").colours.wall}
    assert names(screen) == []
    assert "Option 3" not in screen.accessibleDescription()
    QTest.keyClicks(screen, "3")
    QTest.keyClick(screen, Key.Key_Return)
    assert screen.wishes == []


def test_back_from_blank_is_what_was_there(screen):
    screen.show_picture(VOTE)
    before = screen.grab().toImage()
    screen.set_blank(True)
    screen.set_blank(False)
    assert screen.grab().toImage() == before
    assert len(names(screen)) == 14


def test_every_place_to_press_has_a_name_and_the_wall_can_be_heard(screen):
    screen.show_picture(VOTE)
    assert all(names(screen))
    assert "Card 31" in screen.accessibleDescription()
    screen.show_picture(BREAK)
    assert screen.accessibleDescription() == "Break"


def test_a_timer_ticks_on_by_itself(screen, qtbot):
    screen.show_picture(Picture((Timer(300),)))
    first = screen.grab().toImage()
    qtbot.waitUntil(lambda: screen.grab().toImage() != first, timeout=10_000)
    screen.show_picture(BREAK)


def test_dark_is_the_walls_own_choice(screen):
    screen.show_picture(BREAK)
    screen.set_mode("dark")
    assert screen.grab().toImage().pixelColor(1270, 710) == QColor(tokens("dark").colours.wall)


# the miniature


def test_the_miniature_shows_the_wall(qtbot):
    preview = ScreenPreview()
    qtbot.addWidget(preview)
    preview.show_picture(BREAK)
    image = preview.grab().toImage()
    assert preview.size() == QSize(272, 153)
    assert image.pixelColor(0, 0) == QColor(tokens().colours.ink)
    assert image.pixelColor(260, 140) == QColor(tokens().colours.paper)
    assert preview.accessibleDescription() == "Break"


def test_the_miniature_is_dark_when_the_wall_is(qtbot):
    preview = ScreenPreview()
    qtbot.addWidget(preview)
    preview.show_picture(BREAK)
    preview.set_blank(True)
    image = preview.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(4, 268) for y in range(4, 149)}
    assert seen == {tokens("dark").colours.wall}
    assert "Break" not in preview.accessibleDescription()


def test_the_miniature_is_painted_at_most_four_times_a_second(qtbot):
    """Fifty pictures in a row ask for two paintings: the first and, a quarter of a second on, the last."""
    asked = []

    class Watched(ScreenPreview):
        def paintEvent(self, event):
            asked.append(self._picture)
            super().paintEvent(event)

    preview = Watched()
    qtbot.addWidget(preview)
    preview.show()
    qtbot.waitExposed(preview)
    last = Picture((Heading("49"),))
    asked.clear()
    for n in range(50):
        preview.show_picture(Picture((Heading(str(n)),)))
    qtbot.waitUntil(lambda: last in asked)
    assert len(asked) <= 2


@pytest.fixture
def finger(qapp):
    return QTest.createTouchDevice()


def _centre(screen, name) -> QPoint:
    return button(screen, name).geometry().center()


def test_two_fingers_at_once_press_two_tiles(screen, finger):
    screen.show_picture(VOTE)
    one, two = _centre(screen, "Option 3, Option 3"), _centre(screen, "Option 8, Option 8")
    QTest.touchEvent(screen, finger).press(0, one, screen).press(1, two, screen)
    assert sorted(screen.wishes) == ["tile:3", "tile:8"]
    QTest.touchEvent(screen, finger).stationary(0).release(1, two, screen)
    QTest.touchEvent(screen, finger).release(0, one, screen)
    assert len(screen.wishes) == 2, "letting go and resting press nothing"


def test_a_finger_on_a_button_presses_it_once(screen, finger):
    screen.show_picture(VOTE)
    done = button(screen, "Done")
    QTest.touchEvent(screen, finger).press(0, done.rect().center(), done)
    QTest.touchEvent(screen, finger).release(0, done.rect().center(), done)
    assert screen.wishes == ["done"]


def test_enter_alone_is_for_the_wall(screen):
    from dataclasses import replace

    screen.show_picture(Picture((replace(TILES, rule="5 dots each"),)))
    QTest.keyClick(screen, Key.Key_Return)
    assert screen.wishes == ["enter"]
    screen.set_blank(True)
    QTest.keyClick(screen, Key.Key_Return)
    assert screen.wishes == ["enter"]
