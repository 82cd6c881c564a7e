"""The notes so far, newest first, each with what says the same folded under it. Keys and a menu act on what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence

from moothall.activities.capture.panel_note_acts import NoteActs
from moothall.activities.capture.panel_note_menu import FLAGS, KEYS, NoteMenu
from moothall.activities.capture.panel_source import sources_words
from moothall.core.contributions import CONTRIBUTIONS, Contribution, notes_of, repeats_of
from moothall.core.model import Session
from moothall.ui.kit.list_rows import ListRows
from moothall.ui.kit.rows_model import ListedNote
from moothall.words import say

_MARKS = ("late", "too_general", "unclear", "hidden")
"""Flags of a note that are shown as chips, in this order. That it is an example is a star and not a chip."""


class NoteList(ListRows):
    """`split_wanted` gives the note that is many."""

    split_wanted = Signal(str)

    def __init__(self, session: Session, acts: NoteActs) -> None:
        super().__init__(say("capture.list"), editable=True, several=True)
        self._session, self._acts = session, acts
        self._open: set[str] = set()  # keys of notes whose repeats are unfolded; kept while the panel lives, never saved

    # what it shows

    def show_board(self, prompt: str) -> None:
        """All of a board, newest first."""
        self.show_rows(row for note in reversed(notes_of(self._session, prompt)) for row in self._family(note))

    def show_notes(self, keys: Iterable[str], prompt: str) -> None:
        """Notes that changed, and those they repeat or repeated: each row by itself, unless something unfolded is among them."""
        touched = list(dict.fromkeys(keys))
        # Rows under an unfolded note come and go with it, so that one row can't be changed by itself.
        if self._open.intersection(touched):
            self.show_board(prompt)
            return
        for key in touched:
            note = self._session.find(CONTRIBUTIONS, key)
            if note and note.prompt == prompt and not note.same_as:
                # The head's own row comes first, and nothing here is unfolded.
                row = next(self._family(note))
                self.put(row, self._place_for(row))
            else:
                self.remove(key)

    def _place_for(self, new: ListedNote) -> int:
        rows = self.rows
        # Before the first older note: newest first, past rows that lie folded out under another.
        return next((place for place, row in enumerate(rows) if not row.under and row.number < new.number), len(rows))

    def _family(self, note: Contribution) -> Iterator[ListedNote]:
        repeats = repeats_of(self._session, note.key)
        yield self._row(note, repeats)
        if note.key in self._open:
            yield from (self._repeat(repeat, note) for repeat in repeats)

    def _row(self, note: Contribution, repeats: list[Contribution]) -> ListedNote:
        source = sources_words([note, *repeats])
        return ListedNote(note.key, note.number, note.text, source, note.written, len(repeats), note.example, _marks(note))

    def _repeat(self, note: Contribution, head: Contribution) -> ListedNote:
        marks = (say("capture.mark_same", number=head.number), *_marks(note))
        return ListedNote(
            note.key, note.number, note.text, sources_words([note]), note.written, starred=note.example, marks=marks, under=True
        )

    # folding

    def fold(self, key: str, is_open: bool) -> None:
        """Shows or puts away what says the same as a note; a repeat folds into its head."""
        note = self._session.find(CONTRIBUTIONS, key)
        if note is None:
            return
        head = note.same_as or note.key
        # Nothing to do, or nothing to unfold: the list is left alone, scrolled where it is.
        if is_open == (head in self._open) or not repeats_of(self._session, head):
            return
        (self._open.add if is_open else self._open.discard)(head)
        self.show_board(note.prompt)
        if is_open:
            # Scrolled down to the last and back up to the first, by the list's own "into sight".
            self.go_to(repeats_of(self._session, head)[-1].key)  # so that all of them are in sight
        self.go_to(head)

    # acting

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # While a note is edited in place every key is its text.
        if self.state() == self.State.EditingState or not self._key(event):
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        keys, held = self.chosen, event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not keys:
            return False
        if held == Qt.KeyboardModifier.NoModifier and event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.fold(self.key, event.key() == Qt.Key.Key_Right)
        elif event.key() == Qt.Key.Key_Menu:
            self._menu_at(self.visualRect(self.currentIndex()).bottomLeft())
        else:
            return self._act(QKeySequence(event.keyCombination()), keys)
        return True

    def _act(self, pressed: QKeySequence, keys: list[str]) -> bool:
        """None of these is a letter by itself: a card typed with the keyboard here is a card."""
        acts: dict[str, Callable[[], object]] = {
            "delete": lambda: self._acts.delete(keys),
            "hide": lambda: self._acts.hide(keys),
            "merge": lambda: self._acts.merge(keys),
            "action": lambda: self._acts.take_on(keys),
            "out": lambda: self._acts.take_out(self.key),
            "split": lambda: self.split_wanted.emit(self.key),
            **{name: partial(self._acts.flag, keys, flag) for name, flag in FLAGS.items()},
        }
        act = next((act for name, act in acts.items() if QKeySequence(KEYS[name]) == pressed), None)
        if act is not None:
            act()
        return act is not None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        # From the keyboard the event has the place of the mouse, which may be anywhere.
        self._menu_at(self.visualRect(self.currentIndex()).bottomLeft() if by_key else self.viewport().mapFrom(self, event.pos()))

    def _menu_at(self, place: QPoint) -> None:
        if self.chosen:
            self.menu().popup(self.viewport().mapToGlobal(place))

    def menu(self) -> NoteMenu:
        """For what is chosen. It goes away when it closes."""
        split, edit = (lambda: self.split_wanted.emit(self.key)), (lambda: self.edit(self.currentIndex()))
        return NoteMenu(self, self._session, self._acts, self.chosen, split, edit)


def _marks(note: Contribution) -> tuple[str, ...]:
    return tuple(say(f"capture.mark_{flag}") for flag in _MARKS if getattr(note, flag))
