"""A row of choices of which one holds: radio buttons in one frame. Arrows move the choice; an unavailable one says why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from moothall.ui.kit.mnemonics import without_mnemonic
from moothall.ui.kit.tip import set_tip
from moothall.ui.theme.look import Ink, look

# px at 100 % to either side of the words.
_PADDING = 12
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Segment(QRadioButton):
    """One choice. Made and arranged by Segmented."""

    def __init__(self, key: str, words: str, owner: Segmented) -> None:
        super().__init__(owner)
        self.key, self.words, self.reason = key, words, ""
        self._owner = owner
        self.setText(without_mnemonic(words))
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        now = look()
        # As wide as when chosen, so that choosing moves nothing.
        wide = now.metrics("meta", bold=True).horizontalAdvance(self.words) + 2 * now.px(_PADDING)
        return QSize(max(wide, now.px(now.tokens.size.target)), now.px(now.tokens.size.segment))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        # All of it, not only Qt's ring and its words; and one that can't be chosen takes no press, but keeps the keyboard and its
        # tip.
        return not self.reason and self.rect().contains(pos)  # type: ignore[call-overload]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self._owner.step(self, _STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Segments paint square; the frame's round corners cut the first and the last.
        painter.setClipPath(self._owner.inside(self))
        painter.fillRect(self.rect(), now.colour(self._ground()))
        if not self._owner.is_first(self):
            painter.fillRect(0, 0, 1, self.height(), now.colour("edge"))
        painter.setClipping(False)
        painter.setFont(now.font("meta", bold=self.isChecked()))
        painter.setPen(now.colour("on_accent" if self.isChecked() else "ink3" if self.reason else "ink"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.words)

    def _ground(self) -> Ink:
        if self.isChecked():
            return "accent"
        return "tint" if self.underMouse() and not self.reason else "paper"


class Segmented(QWidget):
    """`choices` are pairs of key and words. `chosen` tells the new key when a person changes it, not when `choose` does."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], chosen: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.segments = [Segment(key, words, self) for key, words in choices]
        for segment in self.segments:
            self._group.addButton(segment)
            row.addWidget(segment)
            segment.clicked.connect(lambda _=False, key=segment.key: self.chosen.emit(key))
        self.choose(chosen)

    @property
    def key(self) -> str:
        """The key of the choice that holds; empty when none does."""
        return next((segment.key for segment in self.segments if segment.isChecked()), "")

    def choose(self, key: str) -> None:
        """Sets the choice without telling anybody. An unknown key leaves it as it was."""
        for segment in self.segments:
            if segment.key == key:
                segment.setChecked(True)

    def unavailable(self, key: str, reason: str) -> None:
        """This choice can't be made, and why; an empty reason makes it available again."""
        for segment in self.segments:
            if segment.key == key:
                segment.reason = reason
                segment.setAccessibleDescription(reason)
                set_tip(segment, reason)
                segment.update()

    def step(self, origin: Segment, by: int) -> None:
        """Moves the choice to the next one that can be made, round the end."""
        count = len(self.segments)
        at = self.segments.index(origin)
        # Every other segment once, so that it ends where none can be chosen.
        for distance in range(1, count):
            target = self.segments[(at + by * distance) % count]
            if not target.reason:
                target.setFocus(Qt.FocusReason.OtherFocusReason)
                target.click()
                return

    def is_first(self, segment: Segment) -> bool:
        return segment is self.segments[0]

    def inside(self, segment: Segment) -> QPainterPath:
        """The frame's rounded inside, in the segment's own coordinates."""
        path = QPainterPath()
        radius = look().tokens.radius.control
        inner = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        # The frame is 1 px wide, so its inside is rounded by one less.
        path.addRoundedRect(inner.translated(-segment.x(), -segment.y()), radius - 1, radius - 1)
        return path

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.colour("edge"), 1))
        painter.setBrush(now.colour("paper"))
        radius = now.tokens.radius.control
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
