"""Beside the board: how many notes lie in no theme yet, and which. Draws; the list itself says what is wished."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.core.contributions import CONTRIBUTIONS, Contribution
from moothall.core.model import Session
from moothall.core.themes import PLACEMENTS, unclustered
from moothall.ui.board.note_data import Suggested, loose_face
from moothall.ui.board.tray import Tray
from moothall.ui.kit.button import Button
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say

_MOST = 4  # parts of the board's width, of which the bare wall beside the notes keeps one to drop them on


class TraySide(QWidget):
    """Count, list, and words when the list is empty. `turned` asks for suggestions on or off."""

    turned = Signal()

    def __init__(self, press: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self.tray = Tray(press)
        self._count = PlainLabel("", "title", wrap=False)
        self._words = PlainLabel("", "label", wrap=False)
        self._done = PlainLabel("", "body", ink="ink2")
        self.suggestions = Button("", keys=say("cluster.key_suggest"), small=True)
        self.suggestions.clicked.connect(self.turned)
        self._head = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self._count)
        head.addWidget(self._words)
        head.addStretch(1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addWidget(self._done)
        column.addWidget(self.suggestions)
        column.addWidget(self.tray, 1)
        # As it is with nothing to suggest, until the first suggestions come.
        self.show_suggestions({}, on=True)

    def take_tray(self, board: QHBoxLayout | None) -> None:
        """The list of notes stands first on `board`, with most of its width, or here again without one."""
        if (board is not None) == self.tray.isWrapping():
            return
        had_focus = self.tray.hasFocus()
        self.tray.spread(board is not None)
        # A layout takes a widget out of the one it was in by itself, and the keyboard with it.
        if board is not None:
            board.insertWidget(0, self.tray, _MOST)
        else:
            self._column.addWidget(self.tray, 1)
        if had_focus:
            self.tray.setFocus()

    def show_board(self, session: Session, prompt: str) -> None:
        self.tray.show_notes(loose_face(session, note) for note in unclustered(session, prompt))

    def refresh(self, session: Session, prompt: str, notes: frozenset[str]) -> None:
        """Only these notes may have come or gone."""
        # One row for each, and the rest of a long tray stays as it is.
        for key in notes:
            note = session.find(CONTRIBUTIONS, key)
            if note is not None and _is_loose(session, prompt, note):
                self.tray.put(loose_face(session, note))
            else:
                self.tray.remove(key)

    def show_suggestions(self, by_note: Mapping[str, Suggested], on: bool) -> None:
        """The likeliest themes beside notes. The button is there when there is something to hide, or when it was hidden."""
        self.tray.suggest(by_note)
        self._offer(on)
        self._keep_a_row()

    def _keep_a_row(self) -> None:
        """However low the panel is, a note is seen whole; the panel scrolls instead."""
        self.tray.setMinimumHeight(self.tray.sizeHintForRow(0) + 2 if self.tray.count else 0)

    def _offer(self, on: bool) -> None:
        self.suggestions.set_words(say("cluster.hide_suggestions" if on else "cluster.show_suggestions"))
        # Where they are on and there are none, there is nothing to hide.
        self.suggestions.setVisible(self.tray.count > 0 and (not on or self.tray.suggests))

    def show_counts(self, notes: int, loners: int) -> None:
        """`notes` of the whole board; a loner is a theme of one note."""
        waiting = self.tray.count
        self._count.setText(str(waiting))
        self._words.setText(say("cluster.not_placed", n=waiting))
        # "0 not placed" says less than the sentence that takes its place.
        self._head.setVisible(waiting > 0)
        self._done.setText(_when_empty(notes, loners))
        self._done.setVisible(waiting == 0)
        self._keep_a_row()


def _is_loose(session: Session, prompt: str, note: Contribution) -> bool:
    # Of this board, no repeat, and in no theme: the same three things `unclustered` asks of all notes.
    return note.prompt == prompt and not note.same_as and not session.where(PLACEMENTS, "contribution", note.key)


def _when_empty(notes: int, loners: int) -> str:
    if not notes:
        return say("cluster.nothing_to_place")
    return say("cluster.all_placed_loners", n=loners) if loners else say("cluster.all_placed")
