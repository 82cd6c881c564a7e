"""One line from anywhere: a tension, an action, something to park; typed, Enter, and back where you were. The log’s own rule keeps it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from shiboken6 import isValid

from moothall.core.activity import Activity
from moothall.ui.kit.card import Ground
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.inline_parts import InlineKey, InlinePart, InlineWords
from moothall.words import say


class QuickEntry(Ground):
    """Hidden until asked for. `written` gives the log's activity and the line; answer with `taken` or `refuse`."""

    written = Signal(object, str)

    def __init__(self, meaning: Callable[[Activity, str], list[InlinePart]], parent: QWidget | None = None) -> None:
        """`meaning` says what a line would make, of logs whose lines have several parts."""
        super().__init__("panel", "top", parent)
        self._meaning = meaning
        self._log: Activity | None = None
        self._was: QWidget | None = None
        self.line = EntryLine(say("window.one_line"), board=True)
        self.line.changed.connect(self._mean)
        self.line.committed.connect(self._commit)
        self.line.escaped.connect(self.leave)
        row = QHBoxLayout(self)
        # px; in line with the messages above it.
        row.setContentsMargins(24, 12, 24, 12)
        row.addWidget(self.line)
        self.hide()

    def ask(self, log: Activity) -> None:
        """Opens the line for one log and takes the keyboard. Asked again for the same log, it gives the keyboard back."""
        if self.isVisible() and log is self._log:
            self.leave()
            return
        # Only then: asked from this line for another log, it must not remember itself.
        if not self.isVisible():
            self._was = QApplication.focusWidget()
        self._log = log
        self.line.set_context(say(f"{log.key}.title"))
        self.line.set_hint(say(f"{log.key}.quick"))
        self._mean(self.line.text)
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _mean(self, text: str) -> None:
        """What it would make while it is typed; else what its keys do."""
        meant = self._meaning(self._log, text) if self._log else []
        ways = (InlineKey("Enter"), InlineWords(say("window.keep")), InlineKey("Esc"), InlineWords(say("window.back")))
        self.line.mean(*(meant or ways))

    def _commit(self, text: str) -> None:
        if text.strip():
            self.written.emit(self._log, text)
        else:
            self.leave()

    def put_away(self) -> None:
        """The facilitator went elsewhere: the keyboard is theirs, and what was typed waits for the next time."""
        self._was = None
        self.hide()

    def keys(self) -> list[tuple[str, str]]:
        """For the key line, while the keyboard is here."""
        return [("Enter", say("window.keep")), ("Esc", say("window.back"))]

    def taken(self) -> None:
        self.line.taken()
        self.leave()

    def refuse(self, reason: str) -> None:
        self.line.refuse(reason)

    def leave(self) -> None:
        """Gives the keyboard back to exactly what had it, with whatever was half typed there."""
        self.hide()
        was, self._was = self._was, None
        # What had the keyboard may have gone with its panel, or Qt ended it while its Python half is still here.
        if was is not None and isValid(was) and was.isVisible():
            was.setFocus(Qt.FocusReason.OtherFocusReason)
