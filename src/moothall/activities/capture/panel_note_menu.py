"""The menu of chosen notes: every act of the list, with its key beside it. Built from the session, used once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from moothall.activities.capture.panel_note_acts import NoteActs
from moothall.core.contributions import Contribution, head_of
from moothall.core.model import Session
from moothall.core.prompts import prompts
from moothall.ui.kit.mnemonics import without_mnemonic
from moothall.words import say

Act = Callable[[], object]
FLAGS = {"star": "example", "unclear": "unclear", "general": "too_general"}
"""The act and the flag it turns."""
KEYS = {
    "star": "Ctrl+Shift+X",
    "unclear": "Ctrl+U",
    "general": "Ctrl+Shift+G",
    "hide": "Ctrl+Shift+H",
    "merge": "Ctrl+J",
    "split": "Ctrl+Shift+I",
    "out": "Ctrl+Shift+O",
    "action": "Alt+J",
    "delete": "Del",
}
"""The keys of the acts in the list, as Qt writes them; on a Mac Ctrl is Cmd."""


class NoteMenu(QMenu):
    """For one note or several. `split` and `edit` open what the list has for them."""

    def __init__(self, parent: QWidget, session: Session, acts: NoteActs, keys: Sequence[str], split: Act, edit: Act) -> None:
        super().__init__(parent)
        self._session, self._acts, self._keys = session, acts, list(keys)
        # As they are now: a menu is made for one opening, and can't go stale.
        self._notes = acts.notes(keys)
        # Later, since what was chosen is triggered after the menu hides.
        self.aboutToHide.connect(self.deleteLater)
        for name, flag in FLAGS.items():
            self._tick(say(f"capture.flag_{flag}"), flag, partial(acts.flag, self._keys, flag), name)
        self._tick(say("capture.hide"), "hidden", lambda: acts.hide(self._keys), "hide")
        self.addSeparator()
        self._offer_joining(split)
        self._offer_prompts()
        self.addSeparator()
        if len(self._notes) == 1:
            self._add(say("capture.edit"), edit, "edit")
        self._add(say("capture.make_action"), lambda: acts.take_on(self._keys), "action")
        self._add(say("capture.delete"), lambda: acts.delete(self._keys), "delete")

    def _offer_joining(self, split: Act) -> None:
        heads = sorted({head_of(self._session, note).number for note in self._notes})
        if len(heads) > 1:
            self._add(say("capture.merge", number=heads[0]), lambda: self._acts.merge(self._keys), "merge")
        if len(self._notes) == 1:
            note = self._notes[0]
            if note.same_as:
                words = say("capture.take_out", number=heads[0])
                self._add(words, lambda: self._acts.take_out(note.key), "out")
            self._add(say("capture.split"), split, "split")

    def _offer_prompts(self) -> None:
        # A board on which all of them are already is no place to go.
        boards = [p for p in prompts(self._session) if not _all_on(self._notes, p.key)]
        menu = self.addMenu(say("capture.move_to"))
        for prompt in boards:
            line = menu.addAction(without_mnemonic(prompt.text))
            line.triggered.connect(lambda _=False, prompt=prompt: self._acts.move(self._keys, prompt.key))
        # Grey rather than gone: where the line stands, hands remember.
        menu.setEnabled(bool(boards))

    def _tick(self, words: str, flag: str, act: Act, name: str) -> None:
        line = self._add(words, act, name)
        line.setCheckable(True)
        # Set before the act is ever triggered, and `triggered` doesn't fire for it.
        line.setChecked(all(getattr(note, flag) for note in self._notes))

    def _add(self, words: str, act: Act, name: str) -> QAction:
        # As the key line says it. The key stands beside the words without being a shortcut of the menu: the list's own keys do it.
        line = self.addAction(without_mnemonic(f"{words}\t{say(f'capture.key_{name}')}"))
        line.triggered.connect(lambda _=False: act())
        return line


def _all_on(notes: Sequence[Contribution], prompt: str) -> bool:
    return all(note.prompt == prompt for note in notes)
