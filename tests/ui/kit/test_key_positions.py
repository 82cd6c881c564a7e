"""Keys by their places: Cyrillic, Greek and Arabic letters where a command has a Latin one, French digits behind Shift. Real key events."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from moothall.ui.kit.key_positions import KeyPlaces
from moothall.ui.shared_screen.screen import SharedScreen

Key, Held = Qt.Key, Qt.KeyboardModifier
pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the scan codes here are those of X11")
ROWS = (("1234567890", 10), ("QWERTYUIOP", 24), ("ASDFGHJKL", 38), ("ZXCVBNM", 52))
CODES = {".": 60} | {sign: first + n for row, first in ROWS for n, sign in enumerate(row)}


def key(place: str, typed: str, held: Held = Held.NoModifier) -> QKeyEvent:
    """What Qt gives for the key at this place on a layout that types `typed` there."""
    text = "" if held & (Held.ControlModifier | Held.AltModifier) else typed
    return QKeyEvent(QEvent.Type.KeyPress, ord(typed.upper()), held, CODES[place], 0, 0, text)


@pytest.mark.parametrize(
    ("place", "typed", "held", "meant"),
    [
        ("K", "л", Held.ControlModifier, Key.Key_K),
        ("E", "ε", Held.ControlModifier, Key.Key_E),
        ("G", "ل", Held.ControlModifier, Key.Key_G),
        ("5", "(", Held.AltModifier, Key.Key_5),
        ("2", "é", Held.AltModifier, Key.Key_2),
        ("1", "&", Held.ControlModifier, Key.Key_1),
        ("6", "-", Held.ControlModifier, None),
        ("K", "t", Held.ControlModifier, None),  # Dvorak
        ("Q", "'", Held.ControlModifier, None),  # Dvorak: this must not quit
        ("A", "q", Held.ControlModifier, None),  # French
        ("E", "ğ", Held.ControlModifier, None),  # Turkish F
        ("5", "5", Held.AltModifier, None),
        ("5", "[", Held.ControlModifier | Held.AltModifier, None),  # AltGr
    ],
)
def test_a_key_is_a_command_by_its_place_where_it_has_no_latin_letter(place: str, typed: str, held: Held, meant: Key | None) -> None:
    found = KeyPlaces().meant(key(place, typed, held))
    assert (found.key() if found else None) == meant


def test_a_sign_on_a_letters_key_counts_once_the_layout_is_known_to_be_foreign() -> None:
    places = KeyPlaces()
    greek_q = key("Q", ";", Held.ControlModifier)
    assert places.meant(greek_q) is None
    places.heed(key("W", "ς"))
    found = places.meant(greek_q)
    assert found and found.key() == Key.Key_Q
    places.heed(key("W", "w"))
    assert places.meant(greek_q) is None


@pytest.mark.parametrize(
    ("place", "typed", "blanks"),
    [("B", "b", 1), ("B", "и", 1), ("B", "β", 1), ("B", "ﻻ", 1), ("B", "x", 0), (".", ".", 1), (".", "ю", 1), (".", ":", 1), (".", "v", 0)],
)
def test_a_clickers_keys_blank_on_every_layout(qapp, place: str, typed: str, blanks: int) -> None:
    screen, told = SharedScreen(), []
    screen.blank_wanted.connect(lambda: told.append(1))
    QApplication.sendEvent(screen, key(place, typed))
    assert len(told) == blanks


def test_letters_in_a_line_are_read_by_the_keys_they_were_typed_with() -> None:
    places = KeyPlaces()
    places.heed(key("A", "ф"))
    assert places.in_latin("52 ф") == "52 A"
    assert places.in_latin("52 A, ж") == "52 A, ж", "what was never typed stays"
    assert places.in_latin("дом ф") == "дом A", "a longer word is a word"
    assert (places.sign(key("H", "р")), places.sign(key("H", "h")), places.digit(key("5", "("))) == ("h", "h", "5")


@pytest.mark.parametrize(("place", "typed", "page"), [("K", "л", "commands"), ("F", "α", "find"), ("E", "ث", "leave")])
def test_the_windows_commands_work_on_other_keyboards(window, place: str, typed: str, page: str) -> None:
    QApplication.sendEvent(QApplication.focusWidget(), key(place, typed, Held.ControlModifier))
    assert window.place == ("", page)


def test_a_table_is_chosen_by_a_french_digit(window) -> None:
    QApplication.sendEvent(QApplication.focusWidget(), key("5", "(", Held.AltModifier))
    assert window.main.panel._line.source.table == "5"


def test_a_text_copies_on_a_russian_keyboard(window) -> None:
    window.go_page("details")
    line = next(edit for edit in window.main.panel.findChildren(QLineEdit) if edit.isVisible() and edit.text())
    line.setFocus()
    line.selectAll()
    QApplication.sendEvent(line, key("C", "с", Held.ControlModifier))
    assert QApplication.clipboard().text() == line.text()
