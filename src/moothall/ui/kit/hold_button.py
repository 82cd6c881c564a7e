"""A button for the final steps, which undo can't reverse: held for one second, it fills from the left and then acts. Never asks twice."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from moothall.ui.kit.button import Button, Manner
from moothall.ui.kit.enter_key import is_ctrl_enter
from moothall.ui.theme.look import look
from moothall.words import say

_TICK = 16  # ms between two pictures of the filling
_GAP = 100  # ms; a key let go and down again within them was held: X11 now and then calls a repeat a release and a press
# Space is held by Qt's own button; Enter is not, so its presses and releases are counted here.
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _now() -> float:
    # Never the time of day: a clock set by the network in mid-hold would act early, or never.
    return time.monotonic() * 1000


class HoldButton(Button):
    """Emits `held` once for each full second of mouse, Space or Enter; with `keys` "Ctrl+Enter", of Ctrl+Enter anywhere in its window.
    Letting go early does nothing but say so through `refused`. `clock` gives milliseconds that only grow."""

    held = Signal()

    def __init__(
        self,
        words: str,
        manner: Manner = "plain",
        *,
        keys: str = "",
        small: bool = False,
        clock: Callable[[], float] = _now,
        parent: QWidget | None = None,
    ) -> None:
        # Before the parent class, whose start already asks what the button says and how it looks.
        self._clock, self._since, self._done = clock, None, False
        super().__init__(words, manner, keys=keys, small=small, parent=parent)
        self._by_keys = keys == "Ctrl+Enter"
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self._tick)
        self._letting_go = QTimer(self, interval=_GAP, singleShot=True)
        self._letting_go.timeout.connect(self._end)
        self.pressed.connect(self._begin)
        self.released.connect(self._end)

    _since: float | None

    @property
    def share(self) -> float:
        """How much of the second has been held, 0 to 1."""
        if self._since is None:
            return 0.0
        # From the clock and not from counted ticks: a busy window ticks late.
        return min(1.0, (self._clock() - self._since) / look().tokens.motion.hold)

    def _begin(self) -> None:
        self._letting_go.stop()
        # A second key or button while one is held doesn't begin anew.
        if self.available and self.isEnabled() and self._since is None:
            self._since, self._done = self._clock(), False
            self._timer.start()

    def _tick(self) -> None:
        # Not while a release may still turn out to be real: letting go just before the end must not act.
        if self.share >= 1.0 and not self._done and not self._letting_go.isActive():
            self._done = True
            self._timer.stop()
            self.held.emit()
        self.update()

    def _end(self) -> None:
        self._letting_go.stop()
        if self._since is None:
            return
        # Read before all is put back: it decides whether anything is said.
        early = not self._done
        self._since = None
        self._timer.stop()
        self.update()
        if early:
            self.refused.emit(say("kit.hold_longer"))

    def _tell(self) -> None:
        super()._tell()
        if self.available:
            self.setAccessibleDescription(" ".join(filter(None, (say("kit.hold"), self._keys))))

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.available and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if not event.isAutoRepeat():
                self._begin()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._release(event)
        else:
            super().keyReleaseEvent(event)

    def _release(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        # Nothing to wait for: it has acted, or wasn't held.
        if self._done or self._since is None:
            self._end()
        else:
            self._letting_go.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter, as it reaches the window because nobody nearer wanted it."""
        if not isinstance(event, QKeyEvent):
            # The release will go to another window.
            if event.type() == QEvent.Type.WindowDeactivate:
                self._end()
            return False
        if event.type() == QEvent.Type.KeyPress:
            return self._window_press(event)
        if event.type() == QEvent.Type.KeyRelease and event.key() in _ENTER:
            self._release(event)
        # Either key let go ends it, whichever comes first.
        elif event.type() == QEvent.Type.KeyRelease and event.key() == Qt.Key.Key_Control:
            self._end()
        return False

    def _window_press(self, event: QKeyEvent) -> bool:
        if not (is_ctrl_enter(event) and self.available and self.isVisible()):
            return False
        if not event.isAutoRepeat():
            self._begin()
        # A repeat is swallowed as well, or it would reach the window as a fresh Ctrl+Enter.
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._by_keys:
            # On the window while shown, so that the key works wherever the keyboard is; hidden buttons hear nothing.
            self.window().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.window().removeEventFilter(self)
        self._end()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # With keys of its own it is held from anywhere: the focus may move meanwhile.
        if not self._by_keys:
            self._end()

    # drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_fill(painter)
        self._paint_content(painter)

    def _lively(self) -> bool:
        """At rest while it fills, or the filling would not be seen."""
        return self._since is None and super()._lively()

    def _paint_fill(self, painter: QPainter) -> None:
        if not (share := self.share):
            return
        now = look()
        radius = now.tokens.radius.control
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        filled = QRectF(0, 0, self.width() * share, self.height())
        painter.save()
        painter.setClipPath(shape)
        # On a plain button the fill stays pale, so that its words keep their contrast while it grows.
        primary = self._manner == "primary"
        painter.fillRect(filled, now.colour("accent_strong" if primary else "tint"))
        # A strong line of 4 px at the foot: it is seen that something grows, while the words above keep their contrast.
        painter.fillRect(filled.adjusted(0, self.height() - 4, 0, 0), now.colour("on_accent" if primary else "accent"))
        painter.restore()
