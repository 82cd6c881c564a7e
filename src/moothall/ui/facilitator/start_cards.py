"""The cards of the start screen: a workshop design each, with a bar to scale, and the blank agenda. Drawn whole; a press chooses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from moothall.desk.workshop_templates import WorkshopTemplate
from moothall.ui.kit.chip import chip_width, paint_chip
from moothall.ui.kit.inline_parts import InlineKey, InlinePart, InlineWords, cap_width, paint_row, row_width
from moothall.ui.kit.mnemonics import without_mnemonic
from moothall.ui.kit.text_block import shortened
from moothall.ui.kit.tip import set_tip
from moothall.ui.theme.look import Ink, Kind, look
from moothall.words import say

# px at 100 %: a card's height, its margins. The longest design's bar takes 376 of the 384 px between them, as designed.
_HIGH, _SIDE, _TOP, _BAR_SHARE = 216, 24, 24, 0.98
_FOOT = 56  # px at 100 %: what the bar and the facts below it take, with their air
# The activity's key in a design; drawn as a thin line.
BREAK = "break"
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class StartCard(QAbstractButton):
    """`number` is the key that chooses it. `longest` is the longest design in minutes, so that all bars have one scale. `walked` asks for
    the card so many across and down."""

    walked = Signal(int, int)

    def __init__(self, number: int, template: WorkshopTemplate | None, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number, self.template, self._longest = number, template, max(longest, 1)
        self._missing = 0
        self.setText(without_mnemonic(self.title))
        self.setAccessibleName(f"{number}, {self.title}")
        self._describe()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _describe(self) -> None:
        """What is painted can't be read out otherwise."""
        self.setAccessibleDescription(", ".join(filter(None, (self._purpose, _facts(self.template), self._told_missing))))

    def mark_missing(self, titles: Sequence[str]) -> None:
        """Items of the design whose own activity isn't built yet, by their titles; none where it is ready."""
        self._missing = len(titles)
        set_tip(self, say("start.not_built_items", titles=", ".join(titles)) if titles else "")
        self._describe()
        self.update()

    @property
    def _told_missing(self) -> str:
        return say("start.not_built", n=self._missing) if self._missing else ""

    @property
    def title(self) -> str:
        return self.template.title if self.template else say("start.blank")

    @property
    def _purpose(self) -> str:
        return self.template.purpose if self.template else say("start.blank_purpose")

    def sizeHint(self) -> QSize:
        # 432 px as designed for two columns; down to 240 the words are shortened.
        return QSize(look().px(432), look().px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(240), look().px(_HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is a press. Arrows are told: Qt would walk in the order the cards were made, and the scrolled page would scroll."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        elif event.key() in _ARROWS:
            self.walked.emit(*_ARROWS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    # drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        now = look()
        inner = self.rect().adjusted(now.px(_SIDE), now.px(_TOP), -now.px(_SIDE), -now.px(20))
        self._paint_words(painter, inner)
        if self.template:
            self._paint_bar(painter, inner, self.template)
            self._paint_facts(painter, inner, self.template)

    def _paint_ground(self, painter: QPainter) -> None:
        now = look()
        pen = QPen(now.colour("line" if self.template else "edge"), 1)
        if not self.template:
            # Dashed: a place not yet used.
            pen.setDashPattern([4, 3])
        fill = now.colour("tint") if self.underMouse() else now.colour("paper") if self.template else None
        painter.setPen(pen)
        painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
        radius = now.tokens.radius.control
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _paint_words(self, painter: QPainter, inner: QRect) -> None:
        now = look()
        cap = cap_width(str(self.number))
        paint_row(painter, QRect(inner.right() - cap, inner.top(), cap, now.px(24)), [InlineKey(str(self.number))], 0)
        # Only the first line stands beside the key cap.
        beside = QRect(inner.left(), inner.top(), inner.width() - cap - now.px(8), now.line("section"))
        paint_row(painter, beside, [InlineWords(self.title, "section", "ink")], 0)
        y = beside.bottom() + 1 + now.px(8)
        # Whole where there is room above the bar: what a design is for takes two lines, what is done in it the rest.
        foot = inner.bottom() - now.px(_FOOT)
        y += self._paint_lines(painter, QRect(inner.left(), y, inner.width(), foot - y), self._purpose, "body", "ink", 2) + now.px(4)
        self._paint_lines(painter, QRect(inner.left(), y, inner.width(), foot - y), self._methods, "meta", "ink2", 3)

    @staticmethod
    def _paint_lines(painter: QPainter, area: QRect, words: str, kind: Kind, ink: Ink, most: int) -> int:
        """As many lines as there is room for, one at least; gives their height."""
        line = look().line(kind)
        block = shortened(words, look().font(kind), line, area.width(), max(1, min(most, area.height() // line)))
        block.draw(painter, QRectF(area), look().colour(ink))
        return block.height

    @property
    def _methods(self) -> str:
        return self.template.methods if self.template else ""

    def _paint_bar(self, painter: QPainter, inner: QRect, template: WorkshopTemplate) -> None:
        # px between two items, at any length.
        now, gap = look(), 2
        whole = inner.width() * _BAR_SHARE * template.minutes / self._longest
        minute = max(0.0, whole - gap * (len(template.items) - 1)) / max(template.minutes, 1)
        # Above the facts: their line of 24 and 16 of air.
        middle = inner.bottom() - now.px(40)
        x = float(inner.left())
        for item in template.items:
            wide = item.minutes * minute
            if item.activity == BREAK:
                painter.fillRect(QRectF(x, middle - 1, wide, 2), now.colour("edge"))
            else:
                painter.fillRect(QRectF(x, middle - 4, wide, 8), now.colour("accent"))
            x += wide + gap

    def _paint_facts(self, painter: QPainter, inner: QRect, template: WorkshopTemplate) -> None:
        now = look()
        low, high = template.people
        pairs = ((str(template.minutes), say("start.minutes")), (say("start.range", low=low, high=high), say("start.people")))
        line, x, gap = now.line("body"), inner.left(), now.px(4)
        for figure, words in pairs:
            parts: list[InlinePart] = [InlineWords(figure, "label", "ink"), InlineWords(words)]
            paint_row(painter, QRect(x, inner.bottom() - line, inner.right() - x, line), parts, gap)
            x += row_width(parts, gap) + now.px(24)
        if words := self._told_missing:
            high = now.px(now.tokens.size.chip)
            wide = min(chip_width(words, "late"), inner.right() - x)
            # At the right end of the line of facts, where a design that is ready has nothing.
            paint_chip(painter, QRect(inner.right() - wide, inner.bottom() - (line + high) // 2, wide, high), words, "late")


def _facts(template: WorkshopTemplate | None) -> str:
    if template is None:
        return ""
    low, high = template.people
    return f"{template.minutes} {say('start.minutes')}, {say('start.range', low=low, high=high)} {say('start.people')}"
