"""The board's keys, in one table. Says which act a key asks for; the panel does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

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
    def take_suggested(self, place: int) -> None: ...
    def turn_suggestions(self) -> None: ...
    def name_all(self) -> None: ...
    def open_page(self, name: str) -> None: ...
    def leave_page(self) -> None: ...
    def to_line(self) -> None: ...
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
    (_CTRL, Qt.Key.Key_3): lambda p: p.turn_suggestions(),
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
# While the keyboard is on the board; in the line some of them belong to the text. A letter or a sign alone is never a command: it begins
# a line.
_ON_BOARD: dict[tuple[Qt.KeyboardModifier, int], _Act] = {
    (_NONE, Qt.Key.Key_Delete): lambda p: p.delete(),
    (_NONE, Qt.Key.Key_Escape): lambda p: p.to_line(),
    (_CTRL | _SHIFT, Qt.Key.Key_X): lambda p: p.star(),
    (_CTRL, Qt.Key.Key_Backspace): lambda p: p.to_tray(),
    (_CTRL, Qt.Key.Key_J): lambda p: p.same(),
    (_CTRL | _SHIFT, Qt.Key.Key_I): lambda p: p.split(),
}


# On a page in the board's place, and in the tray beside one: what leaves it or goes to another. What was chosen on the board is out of
# sight there, and so is the line.
_ON_PAGE: dict[tuple[Qt.KeyboardModifier, int], _Act] = {
    (_NONE, Qt.Key.Key_Escape): lambda p: p.leave_page(),
    (_SHIFT, Qt.Key.Key_F2): lambda p: p.name_all(),
    (_CTRL, Qt.Key.Key_M): lambda p: p.open_page("matrix"),
    (_CTRL | _SHIFT, Qt.Key.Key_G): lambda p: p.open_page("history"),
    (_CTRL | _SHIFT, Qt.Key.Key_L): lambda p: p.turn(),
}
KEYS_BY_PLACE = {"line": _ANYWHERE, "board": _ANYWHERE | _ON_BOARD, "page": _ON_PAGE}


def press(panel: BoardKeys, event: QKeyEvent, place: str) -> bool:
    """Whether the key was an act where the keyboard is: in a "line", on the "board" (columns, outline, tray), on a "page" in its place."""
    act = KEYS_BY_PLACE[place].get((event.modifiers() & ~_KEYPAD, event.key()))
    if act is not None:
        act(panel)
    return act is not None
