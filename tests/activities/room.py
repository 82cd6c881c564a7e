"""What the facilitator's window does for a panel, and nothing else: news in, strips and wishes for the wall out. And a pair of hands."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from moothall.activities import found
from moothall.core.model import Session
from moothall.desk import Desk
from moothall.desk.sessions import reading
from moothall.ui.facilitator.activity_views import load_panel
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.letters_to_line import LettersToLine
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.shared_screen.screen import SharedScreen

SIDE = 272
W = TypeVar("W", bound=QWidget)
Key = Qt.Key


class Room(QWidget):
    """One panel beside its side panel. `strips` is what it said; `screen` is what the room sees and presses."""

    def __init__(self, desk: Desk, activity: str, item: str, size: tuple[int, int]) -> None:
        super().__init__()
        self.desk = desk
        self.strips: list[tuple[str, str]] = []
        chosen = next(a for a in found() if a.key == activity)
        self.panel: Panel = load_panel(chosen, PanelContext(desk, "light", found()), item)
        self.screen = SharedScreen()
        self.screen.resize(1280, 720)
        self.side = self.panel.side()
        self.told_keys: list[list[tuple[str, str]]] = []  # the key lists the panel asked the window to show
        self._lay_out(size)
        self.panel.said.connect(lambda kind, words, _: self.strips.append((kind, words)))
        self.panel.show_wanted.connect(desk.put_up)
        self.panel.follow_wanted.connect(desk.follow)
        self.panel.keys_changed.connect(lambda: self.told_keys.append(self.panel.keys()))
        self.screen.wished.connect(self.panel.wish)
        self.letters = LettersToLine(self, self.panel.line_in_sight)
        self._deaf = desk.listen(self._hear)

    def _lay_out(self, size: tuple[int, int]) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.panel, 1)
        if self.side is not None:
            self.side.setFixedWidth(SIDE)
            row.addWidget(self.side)
        self.resize(size[0] + (SIDE if self.side else 0), size[1])

    def _hear(self, news: Any) -> None:
        self.panel.hear(news)
        self.screen.show_picture(self.desk.picture())

    def leave(self) -> None:
        """Nobody listens any more: the desk may be closed before the window is."""
        self._deaf()

    # what is there

    @property
    def entry(self) -> EntryLine:
        return next(line for line in self.panel.findChildren(EntryLine) if line.isVisible())

    def find(self, kind: type[W], name: str = "") -> W:
        """The part on screen with this accessible name."""
        self.settle()
        return next(w for w in self.findChildren(kind) if w.isVisible() and (not name or w.accessibleName() == name))

    def named(self, name: str) -> QWidget:
        return self.find(QWidget, name)

    def button(self, name: str) -> QAbstractButton:
        return self.find(QAbstractButton, name)  # type: ignore[type-abstract]

    def said_words(self) -> str:
        """Every word on screen or read out: labels, buttons, edits, names and descriptions."""
        words: list[str] = []
        for widget in (self, *self.findChildren(QWidget)):
            words += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
            if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
                words.append(widget.text())
            elif isinstance(widget, QPlainTextEdit):
                words.append(widget.toPlainText())
        return "\n".join(words)

    # hands

    def type(self, text: str, *keys: Qt.Key) -> None:
        """Into whatever has the keyboard."""
        for sign in text:
            if sign.isascii():
                QTest.keyClick(focus(), sign)
            else:  # QTest knows no others
                QApplication.sendEvent(focus(), QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))
        for key in keys:
            self.press(key)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(focus(), key, modifiers)

    def line(self, text: str) -> None:
        """A line and Enter."""
        self.type(text, Key.Key_Return)

    def paste(self, text: str) -> None:
        mime = QMimeData()
        mime.setText(text)
        QGuiApplication.clipboard().setMimeData(mime)
        QTest.keyClick(focus(), Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def click(self, widget: QWidget, at: QPoint | None = None, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        QTest.mouseClick(widget, button, pos=at or widget.rect().center())

    def settle(self) -> None:
        """What is marked for deletion is gone, and layouts have had their say."""
        for _ in range(3):
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the keyboard"
    return widget


def on_disk(desk: Desk, folder: Path) -> Session:
    """The session as a copy of the file, opened by somebody else at this moment, would show it."""
    copy = folder / "seen.moot"
    copy.unlink(missing_ok=True)
    desk.save_copy(copy)
    with reading(copy, found()) as reader:
        return reader.session


def same(one: Session, other: Session) -> bool:
    return set(one.records()) == set(other.records())
