"""The place above the key line where messages stand: at most two, older ones behind "1 more". Asks nothing, blocks nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from moothall.ui.kit.announce import announce
from moothall.ui.kit.button import Button
from moothall.ui.kit.message import Action, Message, MessageStrip, StripKind
from moothall.words import say

# More would take the height of a note each and hide what is being worked on.
_SHOWN = 2
# Reaching for a shortcut is not yet a keystroke.
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
_STROKES = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
"""A shortcut's key never comes as a press: left up after Ctrl+Z, an Undo would take back one act more."""


class Messages(QWidget):
    """Information leaves at the next keystroke; attention and failure stay until solved, acted on or closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages: list[Message] = []  # newest last
        self._strips: dict[Message, MessageStrip] = {}
        # The filter on the whole app is there or not: see `_listen`.
        self._listening = False
        self._more = Button("", "link", small=True)
        self._more.clicked.connect(self._turn)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(self._column, 1)
        row.addWidget(self._more)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    @property
    def messages(self) -> tuple[Message, ...]:
        """All messages, shown or waiting, newest last."""
        return tuple(self._messages)

    def say(self, kind: StripKind, sentence: str, action: Action | None = None, key: str = "") -> None:
        """Shows a message. The same sentence again, or the same `key`, takes the place of the earlier one."""
        # The same sentence twice, as of a refusal tried again, is one message.
        self._messages = [m for m in self._messages if m.sentence != sentence and (not key or m.key != key)]
        # One piece of information at a time: it is about the last act.
        if kind == "info":
            self._messages = [m for m in self._messages if m.kind != "info"]
        self._messages.append(Message(kind, sentence, action, key))
        self._redraw()
        announce(self, sentence)

    def solved(self, key: str) -> None:
        """The trouble named `key` is over."""
        self._keep([m for m in self._messages if m.key != key])

    def informed(self) -> None:
        """Something new was done, by mouse perhaps: information about what was before it is over."""
        self._keep([m for m in self._messages if m.kind != "info"])

    def clear(self) -> None:
        """Takes all of them away, whatever they are about."""
        self._keep([])

    def _keep(self, messages: list[Message]) -> None:
        # Messages are only ever taken out here, so that the number tells whether anything changed.
        if len(messages) != len(self._messages):
            self._messages = messages
            self._redraw()

    def _redraw(self) -> None:
        """Strips that stay are left alone, for the keyboard may be on one of them."""
        shown = self._messages[-_SHOWN:]
        for message in [message for message in self._strips if message not in shown]:
            old = self._strips.pop(message)
            old.hide()
            old.deleteLater()
        self.setVisible(bool(shown))
        for place, message in enumerate(shown):
            # Frozen messages are their own keys.
            strip = self._strips.get(message) or self._make(message)
            self._column.insertWidget(place, strip)
            strip.show()
        waiting = len(self._messages) - len(shown)
        self._more.set_words(say("kit.more", n=waiting))
        self._more.setVisible(waiting > 0)
        self._listen(any(message.kind == "info" for message in shown))

    def _make(self, message: Message) -> MessageStrip:
        strip = MessageStrip(message, self)
        strip.left.connect(lambda: self._keep([kept for kept in self._messages if kept is not message]))
        self._strips[message] = strip
        return strip

    def _turn(self) -> None:
        """Brings the one that waited longest to the front."""
        # From the front of the waiting to the end, where the shown ones are; pressed often enough, all have been seen.
        self._messages.append(self._messages.pop(0))
        self._redraw()

    # the next keystroke

    def _listen(self, on: bool) -> None:
        """Watches keys only while there is information to clear: a filter on everything is dear."""
        app = QApplication.instance()
        if on == self._listening or app is None:
            return
        self._listening = on
        if on:
            app.installEventFilter(self)
        else:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _STROKES and isinstance(event, QKeyEvent) and self._counts(event):
            self.informed()
        return False

    def _counts(self, event: QKeyEvent) -> bool:
        """A stroke meant for a strip's own action does not clear it first."""
        focus = QApplication.focusWidget()
        # A key still held from before the message came must not take it away unread.
        return event.key() not in _MODIFIERS and not event.isAutoRepeat() and not (focus is not None and self.isAncestorOf(focus))
