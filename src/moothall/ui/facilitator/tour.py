"""The tour of the first run: six steps, each a sentence about a part of the window and a frame round it. Nothing waits for it, every key
means what it means elsewhere, and it is gone for good when it is skipped or through. Ctrl+F1 begins it again.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMainWindow, QWidget

from moothall.ui.facilitator.prefs import Prefs
from moothall.ui.facilitator.window_parts import WindowParts
from moothall.ui.kit.announce import announce
from moothall.ui.kit.button import Button
from moothall.ui.kit.card import Ground
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.theme.look import look
from moothall.words import say

STEPS: tuple[tuple[str, Callable[[WindowParts], QWidget]], ...] = (
    ("agenda", lambda parts: parts.rail),
    ("work", lambda parts: parts.main),
    ("room", lambda parts: parts.side),
    ("private", lambda parts: parts.side.private),
    ("keys", lambda parts: parts.key_line),
    ("record", lambda parts: parts.top),
)
"""What each step is about, by its words, and the part it is framed in. A part that is folded away is told without a frame."""
_LINE = 3  # px


class TourFrame(QWidget):
    """A line round one part of the window, over it; follows it, takes no mouse and no keys."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._part: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def surround(self, part: QWidget | None) -> None:
        """None, or a part that isn't in sight, for no frame."""
        if self._part is not None:
            self._part.removeEventFilter(self)
        self._part = part
        if part is not None:
            part.installEventFilter(self)
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._settle()
        return False

    def _settle(self) -> None:
        part, window = self._part, self.parentWidget()
        if part is None or window is None or not part.isVisible():
            self.hide()
            return
        self.setGeometry(QRect(part.mapTo(window, QPoint(0, 0)), part.size()))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look().colour("accent"), _LINE, Qt.PenStyle.DashLine))
        radius = look().tokens.radius.control
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(_LINE, _LINE, -_LINE, -_LINE), radius, radius)


class Tour(QObject):
    """`strip` holds the sentence and its buttons above the messages, while the tour is on."""

    def __init__(self, window: QMainWindow, parts: WindowParts, prefs: Prefs) -> None:
        super().__init__(window)
        self._window, self._parts, self._prefs = window, parts, prefs
        self._at = -1
        self.strip: QWidget | None = None
        self._frame: TourFrame | None = None

    @property
    def step(self) -> int:
        """Which of the six is on screen, from 1; 0 while the tour isn't on."""
        return self._at + 1

    def begin_once(self) -> None:
        """On the first session of this account."""
        if not self._prefs.settings.toured:
            self.go_on()

    def go_on(self) -> None:
        """To the next step: the first where the tour isn't on, and out of it after the last."""
        if self.strip is None:
            self._make()
        self._at += 1
        if self._at == len(STEPS):
            self.end()
            return
        name, part = STEPS[self._at]
        self._words.setText(say(f"tour.{name}"))
        self._count.setText(say("tour.count", at=self.step, of=len(STEPS)))
        last = self.step == len(STEPS)
        self._next.set_words(say("tour.done" if last else "tour.next"))
        self._skip.setVisible(not last)
        assert self._frame is not None
        self._frame.surround(part(self._parts))
        announce(self._words, f"{self._count.text()}. {self._words.text()}")

    def end(self) -> None:
        """Skipped or through: it doesn't come again by itself."""
        self._at = -1
        self._prefs.tour_taken()
        if self.strip is not None and self._frame is not None:
            focus: QWidget | None = self._window.focusWidget()
            had_focus = focus is not None and self.strip.isAncestorOf(focus)
            self._frame.surround(None)
            for part in (self._frame, self.strip):
                part.hide()
                part.deleteLater()
            self.strip = self._frame = None
            if had_focus and self._parts.main.panel is not None:
                self._parts.main.panel.take_focus()

    def _make(self) -> None:
        self._frame = TourFrame(self._window)
        self.strip = Ground("tint", "top")
        self._count = PlainLabel("", "meta", bold=True, ink="accent_strong", wrap=False)
        self._words = PlainLabel("")
        self._next = Button("", "primary", keys="Ctrl+F1", small=True)
        self._skip = Button(say("tour.skip"), "link", small=True)
        self._next.clicked.connect(self.go_on)
        self._skip.clicked.connect(self.end)
        row = QHBoxLayout(self.strip)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(16)
        row.addWidget(self._count)
        row.addWidget(self._words, 1)
        row.addWidget(self._skip)
        row.addWidget(self._next)
        middle = self._parts.middle.layout()
        assert isinstance(middle, QBoxLayout)
        # Above the messages: under the work, where its keys are.
        middle.insertWidget(1, self.strip)
        self.strip.show()
