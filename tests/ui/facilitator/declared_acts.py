"""Which acts a key may make, as the window itself declares it at the moment the key is pressed: by the key line of the page that has the
keyboard, by the echo of a line, by the words on what is pressed, or by a menu. Everything else that happens was not meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from moothall.ui.facilitator.rail_item import RailItem
from moothall.ui.facilitator.window import DeskWindow
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.labelled import Labelled
from moothall.words import say

Held = Qt.KeyboardModifier
Key = Qt.Key
ENTER = (Key.Key_Return, Key.Key_Enter)
ARROWS = (Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown)

ANY = ".*"
BALLOT = "ballot"
"""How a ballot kept or taken back is called here: it is no step, and has no name."""
SAYS = {
    # what a command's or a pair's key may do, by its words in the words file
    "menu.undo": ANY,
    "menu.redo": ANY,
    "menu.start_item": r"step\.start_item",
    "menu.next_item": r"step\.start_item",
    "menu.previous_item": r"step\.start_item",
    "window.key_start": r"step\.start_item",
    "capture.does_same": r"step\.(repeat_note)",
    "capture.does_star": r"step\.(un)?flag_example|step\.change_notes",
    "capture.does_unclear": r"step\.(un)?flag_unclear|step\.change_notes",
    "capture.does_general": r"step\.(un)?flag_too_general|step\.change_notes",
    "capture.does_hide": r"step\.(un)?hide_note|step\.change_notes",
    "capture.does_merge": r"step\.merge_notes",
    "capture.does_out": r"step\.take_out",
    "capture.does_delete": r"step\.delete_notes?",
    "cluster.does_new": r"step\.new_theme",
    "cluster.does_take": r"step\.place",
    "cluster.does_star_now": r"step\.(un)?flag_example|step\.change_notes",
    "cluster.does_tray_now": r"step\.(unplace|take_copy|leave_theme)",
    "cluster.does_same_now": r"step\.merge_notes",
    "cluster.does_delete": r"step\.(delete_notes?|take_copy|delete_theme)",
    "attendance.does_space": r"step\.(present|absent)",
    "attendance.does_delete": r"step\.strike_off",
    "voting.does_open": r"step\.open_vote",
    "voting.does_use": r"step\.draft_vote",
    "voting.does_add": r"step\.set_options",
    "voting.does_close": r"step\.close_vote",
    "voting.does_reveal": r"step\.reveal_vote",
    **{f"{log}.does_enter": rf"{log}\.step_.*" for log in ("decision", "actions", "power", "conflict")},
    **{f"kit.does_{act}": r"(power|conflict)\.step_.*" for act in ("level", "read_back", "read_back_give", "unread")},
}
LINES = {
    # what a line may do at Enter, by the activity whose line it is
    "capture": r"step\.(add_notes?|repeat_note)",
    "cluster": r"step\.(place|unplace|copy|take_copy|leave_theme|new_theme|rename_theme|(un)?flag_example|change_notes|merge_notes"
    r"|repeat_note|split_note|new_domain|put_in_domain|rename_domain|delete_domain)",
    "attendance": r"step\.(enlist|enlist_one|present|edit_person)",
    "dot_vote": rf"step\.set_options|{BALLOT}",
    "poll": rf"step\.set_options|{BALLOT}",
}
PRESSED = {
    # what any button, tick, choice or field on a page may do, where that is less than anything
    "details": r"step\.edit_facts",
    **{log: rf"{log}\.step_.*" for log in ("decision", "actions", "power", "conflict")},
    # These look and print, and change nothing.
    **dict.fromkeys(("commands", "find", "keys", "leave"), "(?!)"),
}


class Declared:
    """What one key press may do, asked before it is pressed."""

    def __init__(self, window: DeskWindow) -> None:
        self.window = window

    def _means(self, words: str) -> str:
        """What is meant by these words on this page: two logs may say "name it", each of its own."""
        mine = (self.window.main.place[1], "voting", "window", "menu", "kit")
        return next((pattern for name, pattern in SAYS.items() if name.split(".")[0] in mine and say(name) == words), "(?!)")

    def allows(self, key: Qt.Key, held: Qt.KeyboardModifier) -> str:
        """A pattern of the names of steps that are declared for this key now; one that matches nothing when there are none."""
        return "|".join(f"(?:{pattern})" for pattern in self._found(key, held)) or "(?!)"

    def _found(self, key: Qt.Key, held: Qt.KeyboardModifier) -> Iterator[str]:
        focus = QApplication.focusWidget()
        pressed = QKeySequence(Qt.KeyboardModifier(held) | key) if held else QKeySequence(key)
        yield from self._commands(pressed)
        if focus is not None:
            yield from self._key_line(pressed)
            yield from self._by_what_has_the_keyboard(focus, key, held)

    def _commands(self, pressed: QKeySequence) -> Iterator[str]:
        for command in self.window.menus.commands:
            if pressed in [QKeySequence(keys) for keys in command.keys]:
                yield self._means(command.words)

    def _key_line(self, pressed: QKeySequence) -> Iterator[str]:
        for keys, words in self.window.tell._own_keys():
            # "Alt+0" stands for every level, and a cap of several arrows for each.
            same = [QKeySequence(part) for part in ([keys] if len(keys) > 3 else keys.split())]
            levels = keys == "Alt+0" and re.fullmatch(r"Alt\+[0-4]", pressed.toString())
            suggestion = keys == "Ctrl+1" and pressed.toString() == "Ctrl+2"
            if pressed in same or levels or suggestion or (keys == "Enter" and pressed.toString() == "Return"):
                yield self._means(words)

    def _by_what_has_the_keyboard(self, focus: QWidget, key: Qt.Key, held: Qt.KeyboardModifier) -> Iterator[str]:
        line = _over(focus, EntryLine)
        if isinstance(line, EntryLine) and held == Held.NoModifier and key in (*ENTER, Key.Key_Tab):
            yield from self._line(line)
        elif _over(focus, Labelled) or isinstance(focus, QPlainTextEdit | QAbstractSpinBox):
            # A field keeps what was typed in it at Enter, or when the keyboard leaves it: whichever key that is, if something was typed.
            yield self.changed_text(focus)
        elif isinstance(focus, QLineEdit):
            # In place, in a list.
            yield r"step\.edit_note" if key in (*ENTER, Key.Key_Tab, Key.Key_Backtab, *ARROWS) else "(?!)"
        elif isinstance(focus, QAbstractButton) and (key in (*ENTER, Key.Key_Space) or key in ARROWS):
            # Its own words say what it does, and arrows go from choice to choice.
            yield self._pressed(focus)
        elif isinstance(focus, QComboBox) and key in ARROWS:
            yield self._pressed(focus)

    def _pressed(self, focus: QWidget) -> str:
        """What a part may do whose words nobody has listed: an item of the agenda starts, and a part of a page does what its page does."""
        if _over(focus, RailItem):
            return r"step\.start_item"
        panel = self.window.main.panel
        within = panel is not None and panel.isAncestorOf(focus)
        return PRESSED.get(self.window.main.place[1], ANY) if within else ANY

    def _line(self, line: EntryLine) -> Iterator[str]:
        if line.text.strip() and line._meaning:
            quick = self.window.quick
            kind = quick._log.key if quick._log and quick.isAncestorOf(line) else self.window.main.place[1]
            yield LINES.get(kind, rf"{kind}\.step_.*")

    def changed_text(self, focus: QWidget | None) -> str:
        """What leaving a field may do: nothing, unless its text is another than the session's."""
        field = _over(focus, Labelled) if focus is not None else None
        if isinstance(field, Labelled) and field.text() == field._settled:
            return "(?!)"
        if focus is None or not (field is not None or isinstance(focus, QPlainTextEdit | QAbstractSpinBox)):
            return "(?!)"
        return self._pressed(focus)


def _over(widget: QWidget, kind: type[QWidget]) -> QWidget | None:
    """The first of its parents, or itself, of a kind."""
    found: QWidget | None = widget
    while found is not None and not isinstance(found, kind):
        found = found.parentWidget()
    return found
