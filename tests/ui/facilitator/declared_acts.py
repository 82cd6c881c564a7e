"""Which acts a key may make, as the window itself declares it at the moment the key is pressed: by the key line of the page that has the
keyboard, by the echo of a line, by the words on what is pressed, or by a menu. Everything else that happens was not meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from moothall import words as sentences
from moothall.ui.board.inline_editor import InlineEditor
from moothall.ui.facilitator.rail_item import RailItem
from moothall.ui.facilitator.window import DeskWindow
from moothall.ui.kit.entry_acts import EntryActs
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.labelled import Labelled
from moothall.ui.kit.list_rows import ListRows
from moothall.ui.kit.option_row import OptionRow
from moothall.ui.kit.prompt_fields import PromptFields
from moothall.ui.kit.segmented import Segmented
from tests.ui.facilitator.declared_words import BALLOT, LINES, PARTS, SAYS

Held = Qt.KeyboardModifier
Key = Qt.Key
ENTER = (Key.Key_Return, Key.Key_Enter)
ARROWS = (Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown)

NOTHING = "(?!)"
IN_PLACE = r"step\.(edit_note|rename_theme|rename_domain)"
"""What an editor opened over a note or a name keeps."""


@cache
def _templates(key: str) -> tuple[re.Pattern[str], ...]:
    """What reads as the sentence of a key, whatever stands in its gaps; of a key that ends in a star, as any it begins."""
    section, _, name = key.partition(".")
    own = {**sentences._app_words(sentences.LANGUAGE, section), **sentences._folder_words(sentences.LANGUAGE, section)}
    keys = [k for k in own if k in (name, f"{name}_one") or (name.endswith("*") and k.startswith(name[:-1]))]
    return tuple(re.compile(r".+".join(map(re.escape, re.split(r"\{\w+\}", own[k])))) for k in keys)


class Declared:
    """What one key press may do, asked before it is pressed."""

    def __init__(self, window: DeskWindow) -> None:
        self.window = window

    def _means(self, words: str) -> str:
        """What is meant by these words on this page: two logs may say "name it", each of its own."""
        return self._promised(SAYS, (words,))

    def _promised(self, promises: Mapping[str, str], said: Collection[str], anywhere: bool = False) -> str:
        mine = (self.window.main.place[1], "voting", "window", "menu", "kit", "leave", "bring")
        near = ((key, pattern) for key, pattern in promises.items() if anywhere or key.split(".")[0] in mine)
        found = (pattern for key, pattern in near if any(t.fullmatch(words) for t in _templates(key) for words in said))
        return "|".join(dict.fromkeys(found)) or NOTHING

    def allows(self, key: Qt.Key, held: Qt.KeyboardModifier) -> str:
        """A pattern of the names of steps that are declared for this key now; one that matches nothing when there are none."""
        return "|".join(f"(?:{pattern})" for pattern in self._found(key, held)) or NOTHING

    def _found(self, key: Qt.Key, held: Qt.KeyboardModifier) -> Iterator[str]:
        focus = QApplication.focusWidget()
        pressed = QKeySequence(Qt.KeyboardModifier(held) | key) if held else QKeySequence(key)
        yield from self._commands(pressed)
        yield from self._caps(pressed)
        if focus is not None:
            yield from self._key_line(pressed)
            yield from self._by_what_has_the_keyboard(focus, key, held)

    def _commands(self, pressed: QKeySequence) -> Iterator[str]:
        for command in self.window.menus.commands:
            if pressed in [QKeySequence(keys) for keys in command.keys]:
                yield self._means(command.words)

    def _caps(self, pressed: QKeySequence) -> Iterator[str]:
        """The keys that stand on buttons for the chosen entry."""
        for acts in self.window.findChildren(EntryActs):
            for act in acts.acts if acts.isVisible() else ():
                if act.button.isVisible() and pressed in [QKeySequence(keys) for keys in act.keys]:
                    yield self._promised(PARTS, (act.words,))

    def _key_line(self, pressed: QKeySequence) -> Iterator[str]:
        for keys, words in self.window.tell._own_keys():
            # "Alt+0" stands for every level, and a cap of several arrows for each. Enter is called Return where it isn't the keypad's.
            same = [QKeySequence(part.replace("Enter", "Return")) for part in ([keys] if len(keys) > 3 else keys.split())]
            levels = keys == "Alt+0" and re.fullmatch(r"Alt\+[0-4]", pressed.toString())
            suggestion = keys == "Ctrl+1" and pressed.toString() == "Ctrl+2"
            digit = keys == "1–7" and re.fullmatch("[1-7]", pressed.toString())
            if pressed in same or levels or suggestion or digit:
                yield self._means(words)

    def _by_what_has_the_keyboard(self, focus: QWidget, key: Qt.Key, held: Qt.KeyboardModifier) -> Iterator[str]:
        line = _over(focus, EntryLine)
        if isinstance(line, EntryLine):
            if held == Held.NoModifier and key in (*ENTER, Key.Key_Tab):
                yield from self._line(line)
        elif isinstance(focus, InlineEditor):
            # Kept in its place on the board, at Enter or when it is left, whatever the key.
            yield IN_PLACE
        elif _over(focus, Labelled) or isinstance(focus, QPlainTextEdit | QAbstractSpinBox):
            # A field keeps what was typed in it at Enter, or when the keyboard leaves it: whichever key that is, if something was typed.
            yield self.changed_text(focus)
        elif isinstance(focus, QLineEdit):
            # In place, in a list.
            yield IN_PLACE if key in (*ENTER, Key.Key_Tab, Key.Key_Backtab, *ARROWS) else NOTHING
        elif isinstance(focus, QComboBox):
            # Arrows choose in a closed list; letters don't.
            yield self._pressed(focus) if key in ARROWS else NOTHING
        elif isinstance(focus, QAbstractButton) and (key in (*ENTER, Key.Key_Space) or key in ARROWS):
            # Its own words say what it does, and arrows go from choice to choice.
            yield self._pressed(focus)

    def _pressed(self, part: QWidget) -> str:
        """What a part may do: what its own words say, or those of the row it is one of."""
        if _over(part, RailItem):
            return r"step\.start_item"
        if isinstance(part, OptionRow):
            # "Option 1, A, 0 dots": a press gives it one, of the card in hand.
            return BALLOT
        row = _over(part, Segmented)
        written = part.text() if isinstance(part, QAbstractButton) else ""
        # An ampersand is doubled where it would make a mnemonic, and what is said of a part may follow a comma.
        names = {part.accessibleName(), written.replace("&&", "&"), row.accessibleName() if row else ""}
        # A message stays when one goes on to another page.
        return self._promised(PARTS, [name for name in names if name], self.window.messages.isAncestorOf(part))

    def _line(self, line: EntryLine) -> Iterator[str]:
        if line.text.strip() and line._meaning:
            quick = self.window.quick
            kind = quick._log.key if quick._log and quick.isAncestorOf(line) else self.window.main.place[1]
            yield LINES.get(kind, rf"{kind}\.step_.*")

    def changed_text(self, focus: QWidget | None) -> str:
        """What leaving a field may do: nothing, unless its text is another than the session's."""
        if isinstance(focus, InlineEditor) or (isinstance(focus, QLineEdit) and isinstance(focus.parentWidget().parentWidget(), ListRows)):
            return IN_PLACE
        if focus is not None and _over(focus, PromptFields):
            # Question and definition are kept together, once both are left.
            return r"step\.(ask|reword)"
        field = _over(focus, Labelled) if focus is not None else None
        if isinstance(field, Labelled) and field.text() == field._settled:
            return NOTHING
        if focus is None or not (field is not None or isinstance(focus, QPlainTextEdit | QAbstractSpinBox)):
            return NOTHING
        return self._pressed(focus)


def _over(widget: QWidget, kind: type[QWidget]) -> QWidget | None:
    """The first of its parents, or itself, of a kind."""
    found: QWidget | None = widget
    while found is not None and not isinstance(found, kind):
        found = found.parentWidget()
    return found
