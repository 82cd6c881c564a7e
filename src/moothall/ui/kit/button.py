"""Buttons: primary, plain and link, in two heights, with the key that does the same inside. Never grey in silence: an unavailable
button says what is missing."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QWidget

from moothall.ui.kit.inline_parts import InlineKey, InlinePart, InlineWords, paint_row, row_width
from moothall.ui.kit.mnemonics import without_mnemonic
from moothall.ui.theme.look import Ink, Kind, look

Manner = Literal["primary", "plain", "link"]
# px between words, key cap and count.
_GAP = 8


class Button(QPushButton):
    """`keys` is shown as a key cap; making the key work is the window's business. Connect to `clicked`."""

    refused = Signal(str)  # somebody pressed while it was unavailable: the reason again, for a message

    def __init__(self, words: str, manner: Manner = "plain", *, keys: str = "", small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._manner, self._keys, self._small = words, manner, keys, small
        self._reason = ""
        self._count: int | None = None
        self._pressed_at: QPointF | None = None
        # Enter is taken in `keyPressEvent`. In a dialog Qt would else press this button for an Enter typed elsewhere.
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        # A widget that paints itself is not painted anew by Qt when the pointer comes and goes.
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._tell()

    # what it says

    @property
    def words(self) -> str:
        """What the button shows: its words, or the reason it can't be used."""
        return self._reason or self._words

    @property
    def own_words(self) -> str:
        """What it does, whether or not it can be done now."""
        return self._words

    @property
    def shown_keys(self) -> str:
        return self._keys

    @property
    def available(self) -> bool:
        return not self._reason

    def set_words(self, words: str, keys: str | None = None) -> None:
        before = self._words, self._keys
        self._words = words
        self._keys = self._keys if keys is None else keys
        # Only a change asks the layout again: panels tell their buttons after every act.
        if before != (self._words, self._keys):
            self._tell()

    def set_keys(self, keys: str) -> None:
        self.set_words(self._words, keys)

    def set_manner(self, manner: Manner) -> None:
        """One primary button a screen: the others are plain."""
        if manner != self._manner:
            self._manner = manner
            self.update()

    def set_count(self, count: int | None) -> None:
        """A number at the right end, with the words at the left: for tallies."""
        self._count = count
        self._tell()

    def unavailable(self, reason: str) -> None:
        """Shows `reason` in place of the words until `usable` is called. Keeps the keyboard focus, so that it can be read."""
        if reason != self._reason:
            self._reason = reason
            self._tell()

    def usable(self) -> None:
        self.unavailable("")

    def _tell(self) -> None:
        self.setText(without_mnemonic(self.words))
        count = "" if self._count is None else f", {self._count}"
        # The name stays what the button does; why it can't is the description, so that both are heard.
        self.setAccessibleName(f"{self._words}{count}")
        self.setAccessibleDescription(self._reason or self._keys)
        self.updateGeometry()
        self.update()

    # pressing

    def hitButton(self, pos: object) -> bool:
        # Unavailable is not disabled: a disabled button takes no keyboard, and its reason could not be reached.
        return self.available and super().hitButton(pos)  # type: ignore[arg-type]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        # The field that the press takes the keyboard from may tell its text now, and what is said about it may move the button away.
        self._pressed_at = event.globalPosition() if self.isDown() else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press is not lost because the button moved from under it: where the pointer stayed, it was meant."""
        at, self._pressed_at = self._pressed_at, None
        stayed = at is not None and (event.globalPosition() - at).manhattanLength() < QApplication.startDragDistance()
        gone = not self.hitButton(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if stayed and gone and self.available:
            self.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) or event.modifiers() not in _PLAIN:
            super().keyPressEvent(event)
        # Said again when pressed, for whoever sees the button and not the words in it.
        elif not self.available:
            if not event.isAutoRepeat():
                self.refused.emit(self._reason)
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        # Enter that is held from a line above must not press what the keyboard lands on.
        elif not event.isAutoRepeat():
            self.click()

    # drawing

    def _kind(self) -> Kind:
        return "meta" if self._small else "body"

    def _parts(self) -> list[InlinePart]:
        if not self.available:
            return [InlineWords(self._reason, self._kind(), "ink3", bold=False)]
        ink: Ink = "accent" if self._manner == "link" else "ink"
        parts: list[InlinePart] = [InlineWords(self._words, self._kind(), ink, bold=True)]
        return [*parts, InlineKey(self._keys)] if self._keys else parts

    def _counter(self) -> list[InlinePart]:
        if self._count is None:
            return []
        return [InlineWords(str(self._count), self._kind(), "accent" if self._count else "ink3", bold=self._count > 0)]

    def _padding(self) -> int:
        # px from the edge to the words, of a button 32 or 40 high.
        return look().px(12 if self._small else 16)

    def sizeHint(self) -> QSize:
        size = look().tokens.size
        width = row_width([*self._parts(), *self._counter()], _GAP) + 2 * self._padding()
        return QSize(width, look().px(size.button_small if self._small else size.button))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        # 160 px: a longer text is shortened rather than push its neighbours out of a narrow panel.
        return QSize(min(hint.width(), look().px(160)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_content(painter)

    def _lively(self) -> bool:
        return self.available and (self.isDown() or self.underMouse())

    def _paint_ground(self, painter: QPainter) -> None:
        fill, edge = self._ground()
        painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(edge, 1) if edge is not None else Qt.PenStyle.NoPen)
        radius = look().tokens.radius.control
        # Half a pixel in, so that the edge of 1 px is sharp.
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _ground(self) -> tuple[QColor | None, QColor | None]:
        """Fill and edge for the present state."""
        now, lively = look(), self._lively()
        if not self.available:
            return None, now.colour("line")
        if self._manner == "primary":
            fill = now.colour("accent_strong" if lively else "accent")
            return fill, fill
        if self._manner == "link":
            return (now.colour("tint") if lively else None), None
        return now.colour("tint" if lively else "paper"), now.colour("edge")

    def _paint_content(self, painter: QPainter) -> None:
        inner = self.rect().adjusted(self._padding(), 0, -self._padding(), 0)
        parts, counter = self._parts(), self._counter()
        if row_width([*parts, *counter], _GAP) > inner.width():
            parts = parts[:1]  # the words before the key, which stands in the key line too
        ink = look().colour("on_accent") if self._manner == "primary" and self.available else None
        if counter:
            width = row_width(counter, _GAP)
            paint_row(painter, QRect(inner.right() + 1 - width, 0, width, self.height()), counter, _GAP, ink)
            paint_row(painter, inner.adjusted(0, 0, -width - _GAP, 0), parts, _GAP, ink)
            return
        width = min(row_width(parts, _GAP), inner.width())
        left = inner.left() + (inner.width() - width) // 2
        paint_row(painter, QRect(left, 0, width, self.height()), parts, _GAP, ink)


# With Ctrl or Alt the key is somebody else's; Enter on the keypad is Enter.
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
