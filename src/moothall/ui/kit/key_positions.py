"""Keys by where they lie, for layouts that have no Latin letter there or need Shift for a digit. Does nothing by itself.

A layout that does have the letter is left alone: on Dvorak, Ctrl and the key that types K is K, wherever it lies.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Mapping

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent

_ROWS = (("1234567890", 0x02), ("QWERTYUIOP", 0x10), ("ASDFGHJKL", 0x1E), ("ZXCVBNM", 0x2C))
"""Rows of a keyboard and the scan code of the first key of each, as PCs have them since 1983: Windows gives these."""
_X11 = 8  # X11 and Wayland give the same numbers and this much more
# macOS gives no scan codes but virtual keys of its own, in no order.
_MAC = dict(zip(
    (18, 19, 20, 21, 23, 22, 26, 28, 25, 29, 12, 13, 14, 15, 17, 16, 32, 34, 31, 35, 0, 1, 2, 3, 5, 4, 38, 40, 37, 6, 7, 8, 9, 11, 45, 46),
    "1234567890QWERTYUIOPASDFGHJKLZXCVBNM", strict=True,
))  # fmt: skip
_FULL_STOP = {"win32": 0x34, "darwin": 47}  # where English keyboards have it
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_SHORT = re.compile(r"\b[^\W\d_]{1,2}\b")
_SIGNS_OF_DIGITS = "+-=_"
"""Signs that commands use and that some layouts have on a digit's key."""


def _by_scan_code(shift: int) -> Mapping[int, str]:
    return {first + shift + n: sign for row, first in _ROWS for n, sign in enumerate(row)}


_PLACES: Mapping[str, Mapping[int, str]] = {"win32": _by_scan_code(0), "darwin": _MAC}
_ELSEWHERE = _by_scan_code(_X11)


def place_of(event: QKeyEvent) -> str:
    """The digit or capital letter that an English keyboard has on this key; empty for any other key."""
    code = event.nativeVirtualKey() if sys.platform == "darwin" else event.nativeScanCode()
    # Nought is what made-up events have; on a Mac it is the key of A, which then has a letter.
    return _PLACES.get(sys.platform, _ELSEWHERE).get(code, "") if code or event.key() else ""


def _is_latin(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith("LATIN ")


class KeyPlaces:
    """What this computer's layout has where an English one has Latin letters: learnt from the keys as they are typed."""

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}
        self._is_foreign = False

    def heed(self, event: QKeyEvent) -> None:
        """Every key that is pressed, before anybody acts on it."""
        place, typed = place_of(event), _typed(event)
        if place.isalpha() and typed.isalpha():
            self._is_foreign = not _is_latin(typed)
            if self._is_foreign:
                self._letters[typed.casefold()] = place

    def meant(self, event: QKeyEvent) -> QKeyCombination | None:
        """The command key that lies here, with what is held; None where the key says by itself which one it is."""
        held, place, typed = event.modifiers(), place_of(event), _typed(event)
        # One of the two: both together are AltGr, which types signs.
        if not place or bool(held & _CTRL) == bool(held & _ALT):
            return None
        if place.isdecimal():
            is_meant = not typed.isdecimal() and not (held & _CTRL and typed in _SIGNS_OF_DIGITS)
        else:
            is_meant = not _is_latin(typed) and (typed.isalpha() or self._is_foreign)
        return QKeyCombination(held, Qt.Key(ord(place))) if is_meant else None

    def digit(self, event: QKeyEvent) -> str:
        """The digit of a key where only numbers are typed; what it types anywhere else."""
        place = place_of(event)
        return place if place.isdecimal() and not event.text().isdecimal() else event.text()

    def sign(self, event: QKeyEvent) -> str:
        """The letter of a key that is a command by itself, in small; what it types where that is Latin or no letter."""
        typed, place = event.text().casefold(), place_of(event)
        return place.casefold() if typed.isalpha() and not _is_latin(typed[0]) and place.isalpha() else typed

    def is_full_stop(self, event: QKeyEvent) -> bool:
        """What a clicker sends as a full stop: the key where an English keyboard has it, unless it types a Latin letter."""
        code = event.nativeVirtualKey() if sys.platform == "darwin" else event.nativeScanCode()
        typed = event.text()
        return typed == "." or (code == _FULL_STOP.get(sys.platform, 0x34 + _X11) and not _is_latin(typed[:1]))

    def in_latin(self, text: str) -> str:
        """A line with its words of one or two letters, as themes have them, by the keys they were typed with."""
        return _SHORT.sub(lambda word: "".join(self._letters.get(sign.casefold(), sign) for sign in word[0]), text)


def _typed(event: QKeyEvent) -> str:
    """What the key types by itself, held keys aside: with Ctrl the event's text is none."""
    key = event.key()
    # Qt's own codes of keys without a sign begin far above Unicode.
    return chr(key) if 0x20 <= key <= sys.maxunicode else ""


key_places = KeyPlaces()
"""The one keyboard there is."""
