"""Small labels of one or two words: a fact, what is active, what is late, what failed, and a suggestion that can be taken."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from moothall.core.theme_letters import letter
from moothall.ui.kit.inline_parts import InlinePart, InlineSymbol, InlineWords, paint_row, row_width
from moothall.ui.kit.mnemonics import without_mnemonic
from moothall.ui.theme.look import Ink, look
from moothall.words import say

ChipKind = Literal["fact", "active", "late", "stop", "suggestion"]

_INK: dict[ChipKind, Ink] = {"fact": "ink2", "active": "accent_strong", "late": "late", "stop": "stop", "suggestion": "ink2"}
# No ground for a suggestion: dashes on whatever lies beneath say that it isn't so yet.
_GROUND: dict[ChipKind, Ink] = {"fact": "panel", "active": "tint", "late": "late_tint", "stop": "stop_tint"}
# px from the edge to the words, and between a symbol and its words.
_PADDING, _GAP = 8, 6


def _words(text: str, kind: ChipKind) -> InlineWords:
    return InlineWords(text, "meta", _INK[kind], bold=kind in ("active", "late", "stop"))


def chip_width(text: str, kind: ChipKind) -> int:
    return row_width([_words(text, kind)], _GAP) + 2 * _PADDING


def paint_chip(painter: QPainter, rect: QRect, text: str, kind: ChipKind) -> None:
    """A chip filling `rect`; delegates use it too."""
    paint_chip_ground(painter, rect, kind)
    paint_row(painter, rect.adjusted(_PADDING, 0, -_PADDING, 0), [_words(text, kind)], _GAP)


def paint_chip_ground(painter: QPainter, rect: QRect, kind: ChipKind, hover: bool = False) -> None:
    now = look()
    # Delegates go on painting with the same painter.
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_outline(kind))
    if kind == "suggestion":
        painter.setBrush(now.colour("tint") if hover else Qt.BrushStyle.NoBrush)
    else:
        painter.setBrush(now.colour(_GROUND[kind]))
    radius = now.tokens.radius.small
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.restore()


def _outline(kind: ChipKind) -> QPen:
    now = look()
    if kind == "fact":
        return QPen(now.colour("line"), 1)
    if kind == "suggestion":
        pen = QPen(now.colour("edge"), 1, Qt.PenStyle.CustomDashLine)
        # Shorter dashes than a note's, for a chip is only 24 px high.
        pen.setDashPattern([3, 2])
        return pen
    # Without tints the edge must carry what the ground did.
    return QPen(now.colour(_INK[kind]), 1) if now.contrast else QPen(QColor(now.colour(_GROUND[kind])), 1)


class Chip(QLabel):
    """States something; can't be pressed."""

    def __init__(self, text: str, kind: ChipKind = "fact", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: ChipKind = kind
        # A label guesses by itself whether a text is markup, and this one may have been typed by anybody.
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def show_as(self, text: str, kind: ChipKind) -> None:
        self._kind = kind
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        now = look()
        return QSize(chip_width(self.text(), self._kind), now.px(now.tokens.size.chip))

    def minimumSizeHint(self) -> QSize:
        # 48 px still show a word's beginning; the row is shortened to what there is.
        return QSize(min(self.sizeHint().width(), look().px(48)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_chip(QPainter(self), self.rect(), self.text(), self._kind)


class SuggestionChip(QAbstractButton):
    """A theme this note may belong to: dashed, with a question mark, taken by a press."""

    def __init__(self, ordinal: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ordinal = ordinal
        self._name = name
        self.setText(without_mnemonic(name))
        self.setAccessibleName(say("kit.suggestion", letter=letter(ordinal), name=name))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def _parts(self) -> list[InlinePart]:
        return [InlineSymbol(self.ordinal, 20), InlineWords(say("kit.suggestion_shown", name=self._name))]

    def sizeHint(self) -> QSize:
        now = look()
        # 4 px before the symbol, whose own shape leaves air, and the usual padding after the words.
        return QSize(row_width(self._parts(), _GAP) + 4 + _PADDING, now.px(now.tokens.size.chip))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), look().px(48)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip_ground(painter, self.rect(), "suggestion", hover=self.underMouse() or self.isDown())
        paint_row(painter, self.rect().adjusted(4, 0, -_PADDING, 0), self._parts(), _GAP)
