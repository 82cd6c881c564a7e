"""Splitting one answer into items, in the page: one item a line, the first keeps the number. Nothing happens before it is asked for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from moothall.activities.capture.rules import note_lines
from moothall.core.contributions import Contribution
from moothall.ui.kit.button import Button
from moothall.ui.kit.card import Card
from moothall.ui.kit.enter_key import is_ctrl_enter
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.text_field import TextField
from moothall.words import say


class SplitEditor(Card):
    """`wanted` gives the note's key and its items; `left` says that nothing is split."""

    wanted = Signal(str, list)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(strong=True)
        self._key = ""
        self._title = PlainLabel("", "label")
        # Three to ten lines high: an answer has seldom more items, and a longer one scrolls.
        self._items = TextField(say("capture.split_items"), lines=(3, 10), one_a_line=True)
        self._split, self._cancel = Button("", keys="Ctrl+Enter", small=True), Button(say("capture.split_leave"), keys="Esc", small=True)
        # A text of several lines takes Enter for itself, so Ctrl+Enter and Esc are caught before it.
        self._items.edit.installEventFilter(self)
        self._items.edit.textChanged.connect(self._count)
        self._split.clicked.connect(self._commit)
        self._cancel.clicked.connect(self.left)
        buttons = QHBoxLayout()
        buttons.addWidget(self._split)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        for part in (self._title, self._items):
            self.column.addWidget(part)
        self.column.addLayout(buttons)
        self.hide()

    @property
    def key(self) -> str:
        """The note being split; empty when none is."""
        return self._key

    def open(self, note: Contribution) -> None:
        self._key = note.key
        self._title.setText(say("capture.split_title", number=note.number))
        self._items.set_text(note.text)
        self._split.set_manner("primary")
        self._count()
        self.show()
        self._items.setFocus()

    def close_up(self) -> None:
        self._key = ""
        self.hide()

    def _lines(self) -> list[str]:
        return note_lines(self._items.text())

    def _count(self) -> None:
        items = len(self._lines())
        if items > 1:
            self._split.usable()
            self._split.set_words(say("capture.split_into", items=items))
        else:
            self._split.set_words(say("capture.split"))
            # One line is the note as it is; the button says what is missing.
            self._split.unavailable(say("capture.split_in_lines"))

    def _commit(self) -> None:
        # Ctrl+Enter comes past the button, and so past its being unavailable.
        if len(self._lines()) > 1:
            self.wanted.emit(self._key, self._lines())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # False lets everything else go on to the text.
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if is_ctrl_enter(event):
            self._commit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        return False
