"""Seven patterns as rows, each a button with its key and how often it was seen, and the day beside them with a dot for each note."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.activities.process_note.records import PATTERNS, ProcessNote
from moothall.activities.process_note.rules import counts, own_words, pattern_words
from moothall.activities.process_note.timeline import Timeline
from moothall.core.agenda import clock
from moothall.ui.kit.button import Button
from moothall.ui.theme.look import look
from moothall.words import say

_ROW, _HEAD, _NAMES = 40, 32, 216  # px at 100 %, as designed
_DOT, _GAP = 7, 6  # px: half a dot, and from it to its words


class PatternRows(QWidget):
    """`noted` gives the pattern whose button was pressed."""

    noted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons = {pattern: Button(pattern_words(pattern), keys=str(n), small=True) for n, pattern in enumerate(PATTERNS, 1)}
        self.line = DayLine()
        names = QVBoxLayout()
        names.setSpacing(0)
        # The buttons stand beside their rows of the line, which has the hours above them.
        names.addSpacing(look().px(_HEAD))
        for pattern, button in self.buttons.items():
            button.clicked.connect(lambda _=False, pattern=pattern: self.noted.emit(pattern))
            button.setFixedWidth(look().px(_NAMES))
            row = QHBoxLayout()
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(button)
            holder = QWidget()
            holder.setLayout(row)
            holder.setFixedHeight(look().px(_ROW))
            names.addWidget(holder)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        across.addLayout(names)
        across.addWidget(self.line, 1)

    def tell(self, notes: Sequence[ProcessNote], line: Timeline) -> None:
        found = counts(notes)
        for pattern, button in self.buttons.items():
            button.set_count(found[pattern])
            button.setAccessibleName(say("process_note.pattern_button", pattern=pattern_words(pattern), so_far=found[pattern]))
        self.line.tell(notes, line)


class DayLine(QWidget):
    """Painted, and read out as a sentence; the list below has each note."""

    def __init__(self) -> None:
        super().__init__()
        self._notes: tuple[ProcessNote, ...] = ()
        self._line: Timeline | None = None
        self.setFixedHeight(look().px(_HEAD) + len(PATTERNS) * look().px(_ROW) + 2)
        self.setMinimumWidth(look().px(240))

    def tell(self, notes: Sequence[ProcessNote], line: Timeline) -> None:
        self._notes, self._line = tuple(notes), line
        found = counts(notes)
        seen = ", ".join(f"{pattern_words(p)} {found[p]}" for p in PATTERNS if found[p])
        self.setAccessibleName(say("process_note.timeline"))
        self.setAccessibleDescription(seen or say("process_note.empty"))
        self.update()

    def _at(self, minute: int) -> float:
        # Half a dot free at both ends.
        inset = look().px(_DOT) + 1
        assert self._line is not None
        return inset + self._line.share(minute) * (self.width() - 2 * inset)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._line is None:
            return
        now, line = look(), self._line
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        head, row = now.px(_HEAD), now.px(_ROW)
        foot = head + row * len(PATTERNS)
        # Pale: hours in which nobody talks are ground, not a mark.
        painter.setOpacity(0.45)
        for start, end in line.breaks:
            painter.fillRect(QRectF(self._at(start), head, self._at(end) - self._at(start), foot - head), now.colour("line"))
        painter.setOpacity(1)
        painter.setPen(QPen(now.colour("line"), 1))
        for start in line.starts:
            painter.drawLine(QPointF(self._at(start), head), QPointF(self._at(start), foot))
        self._paint_to_come(painter, head, foot)
        painter.setPen(QPen(now.colour("line"), 1))
        for place in range(len(PATTERNS) + 1):
            painter.drawLine(QPointF(0, head + place * row), QPointF(self.width(), head + place * row))
        self._paint_hours(painter, head)
        for place, pattern in enumerate(PATTERNS):
            seen = [(self._at(at), own_words(n)) for n, at in zip(self._notes, line.notes, strict=True) if n.pattern == pattern]
            self._paint_dots(painter, head + place * row, seen)
        self._paint_now(painter, foot)

    def _paint_to_come(self, painter: QPainter, head: int, foot: int) -> None:
        line = self._line
        if line is not None and line.first <= line.now < line.last:
            painter.fillRect(QRectF(self._at(line.now), head, self.width() - self._at(line.now), foot - head), look().colour("panel"))

    def _paint_hours(self, painter: QPainter, head: int) -> None:
        now, line = look(), self._line
        assert line is not None
        painter.setFont(now.font("meta"))
        for minute in line.ticks():
            x, words = self._at(minute), clock(minute)
            wide = now.metrics("meta").horizontalAdvance(words) + 8
            painter.setPen(now.colour("ink2"))
            left = min(max(0.0, x - wide / 2), self.width() - wide)
            painter.drawText(QRectF(left, 0, wide, head - 10), int(Qt.AlignmentFlag.AlignCenter), words)
            painter.setPen(QPen(now.colour("edge"), 1))
            painter.drawLine(QPointF(x, head - 9), QPointF(x, head - 2))

    def _paint_now(self, painter: QPainter, foot: int) -> None:
        now, line = look(), self._line
        if line is None or not line.first <= line.now <= line.last:
            return
        x, words = self._at(line.now), clock(line.now)
        painter.fillRect(QRectF(x - 1, 4, 2, foot - 4), now.colour("accent"))
        wide, high = now.metrics("meta", bold=True).horizontalAdvance(words) + 12, now.line("meta") + 2
        # At the left of its line, where the day has been.
        box = QRectF(x - 1 - wide if x > wide else x + 1, 0, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.colour("accent"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(now.font("meta", bold=True))
        painter.setPen(now.colour("on_accent"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)

    @staticmethod
    def _paint_words(painter: QPainter, box: QRectF, words: str) -> None:
        """On a ground of their own, so that the starts of items don't run through them."""
        high = look().line("meta")
        painter.fillRect(QRectF(box.x() - 2, box.center().y() - high / 2, box.width() + 2, high), look().colour("wall"))
        painter.setPen(look().colour("ink"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _paint_dots(self, painter: QPainter, top: int, seen: list[tuple[float, str]]) -> None:
        """Words stand at the side of their dot where there is room between its neighbours; the list has those that don't."""
        now, row = look(), look().px(_ROW)
        half, gap, metrics = now.px(_DOT), now.px(_GAP), look().metrics("meta")
        painter.setFont(now.font("meta"))
        free_from = 0.0
        # Words end before the line of now, which would cross them out.
        ends = [self._at(self._line.now) if self._line else 0.0, float(self.width())]
        for place, (x, words) in enumerate(seen):
            wide = metrics.horizontalAdvance(words)
            right = min([next_x - half for next_x, _ in seen[place + 1 : place + 2]] + [bound for bound in ends if bound > x])
            # Dots without words that touch this one stand in front of it.
            first = place
            while first and not seen[first - 1][1] and seen[first][0] - seen[first - 1][0] <= 2 * half + gap:
                first -= 1
            left = seen[first][0] - half - gap - wide
            free_from = max(free_from, seen[first - 1][0] + half + gap if first else 0.0)
            beside = x + half + gap
            if words and beside + wide <= right - gap:
                self._paint_words(painter, QRectF(beside, top, wide + 2, row), words)
                free_from = beside + wide + gap
            elif words and left >= free_from:
                self._paint_words(painter, QRectF(left, top, wide + 2, row), words)
        painter.setPen(QPen(now.colour("wall"), 1))
        painter.setBrush(now.colour("accent"))
        for x, _ in seen:
            painter.drawEllipse(QPointF(x, top + row / 2), half, half)
