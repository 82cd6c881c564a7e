"""The board's keys, in one table. Says which act a key asks for; the panel does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from moothall.desk.settings import load_settings
from moothall.ui.kit.key_positions import key_places

_CTRL, _SHIFT, _NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
"""Qt says of a key that it is on the number pad as if it were a held key. Here a plus is a plus."""


class BoardKeys(Protocol):
    """What a panel lets its keys do."""

    def edit(self) -> None: ...
    def new_theme(self) -> None: ...
    def ask_copy(self) -> None: ...
    def delete(self) -> None: ...
    def star(self) -> None: ...
    def to_tray(self) -> None: ...
    def same(self) -> None: ...
    def split(self) -> None: ...
    def place_in(self, letter: str) -> None: ...
    def take_suggested(self, place: int) -> None: ...
    def turn_suggestions(self) -> None: ...
    def name_all(self) -> None: ...
    def open_page(self, name: str) -> None: ...
    def type_on(self, text: str) -> None: ...
    def turn(self) -> None: ...
    def open_menu(self) -> None: ...
    def zoom_by(self, step: int) -> None: ...


_Act = Callable[[BoardKeys], None]
# With Ctrl, Shift or a function key: these never make a sign, so that they work while somebody types.
_ANYWHERE: dict[tuple[Qt.KeyboardModifier, int], _Act] = {
    (_NONE, Qt.Key.Key_F2): lambda p: p.edit(),
    (_SHIFT, Qt.Key.Key_F2): lambda p: p.name_all(),
    (_CTRL, Qt.Key.Key_G): lambda p: p.new_theme(),
    (_CTRL, Qt.Key.Key_D): lambda p: p.ask_copy(),
    (_CTRL, Qt.Key.Key_1): lambda p: p.take_suggested(0),
    (_CTRL, Qt.Key.Key_2): lambda p: p.take_suggested(1),
    (_CTRL, Qt.Key.Key_M): lambda p: p.open_page("matrix"),
    (_CTRL | _SHIFT, Qt.Key.Key_G): lambda p: p.open_page("history"),
    (_CTRL | _SHIFT, Qt.Key.Key_L): lambda p: p.turn(),
    (_CTRL, Qt.Key.Key_Plus): lambda p: p.zoom_by(1),
    # On many keyboards plus takes Shift, on others it shares its key with "=": each of them zooms in.
    (_CTRL | _SHIFT, Qt.Key.Key_Plus): lambda p: p.zoom_by(1),
    (_CTRL, Qt.Key.Key_Equal): lambda p: p.zoom_by(1),
    (_CTRL, Qt.Key.Key_Minus): lambda p: p.zoom_by(-1),
    (_CTRL, Qt.Key.Key_0): lambda p: p.zoom_by(0),
    (_NONE, Qt.Key.Key_Menu): lambda p: p.open_menu(),
    (_SHIFT, Qt.Key.Key_F10): lambda p: p.open_menu(),
}
# Keys that belong to the text while the line has the keyboard.
_ON_BOARD: dict[int, _Act] = {
    Qt.Key.Key_Delete: lambda p: p.delete(),
    Qt.Key.Key_Backspace: lambda p: p.delete(),
    # Nothing added: it only goes to the line, with what stands in it.
    Qt.Key.Key_Escape: lambda p: p.type_on(""),
}
# The signs of the typed line, so that they are learnt once.
_SIGNS: dict[str, _Act] = {
    "*": lambda p: p.star(),
    "-": lambda p: p.to_tray(),
    "=": lambda p: p.same(),
    "|": lambda p: p.split(),
    "?": lambda p: p.turn_suggestions(),
}


def press(panel: BoardKeys, event: QKeyEvent, on_board: bool) -> bool:
    """Whether the key was an act. `on_board`: the board, the outline or the tray has the focus, so single keys count too."""
    held = event.modifiers() & ~_KEYPAD
    act = _ANYWHERE.get((held, event.key()))
    # Shift stays, for "*" and "?" are typed with it on many keyboards.
    if act is None and on_board and held in (_NONE, _SHIFT):
        act = _ON_BOARD.get(event.key()) or _single(key_places.sign(event) if event.text().isalpha() else event.text())
    if act is not None:
        act(panel)
    return act is not None


def _single(text: str) -> _Act | None:
    """One sign by itself, unless the facilitator has turned such keys off."""
    # People who dictate or whose hands shake would set acts off by accident, so single keys can be turned off.
    if len(text) != 1 or not text.isprintable() or text.isspace() or not load_settings().letters:
        return None
    if text in _SIGNS:
        return _SIGNS[text]
    if text.isascii() and text.isalpha():
        return lambda p: p.place_in(text)
    # A digit or a plus begins a line, wherever on the board the keyboard is.
    return (lambda p: p.type_on(text)) if text.isdecimal() or text == "+" else None
