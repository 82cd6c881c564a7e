"""One thing that can be voted on: its number in the list, its symbol, its words, and the result once that is open."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from moothall.ui.kit.inline_parts import InlinePart, InlineSymbol, InlineWords, paint_row, width_of
from moothall.ui.kit.mnemonics import without_mnemonic
from moothall.ui.theme.look import look
from moothall.words import say

# px at 100 %: the column of numbers, and the space between parts.
_NUMBER, _GAP = 28, 12
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class OptionRow(QAbstractButton):
    """A row of 32 with a hairline on top. `ordinal` 0 has no symbol; `result` is words such as "31 dots, 22 voters"."""

    # px, of a row with square corners.
    ring_radius = 2

    def __init__(self, number: int, name: str, ordinal: int = 0, result: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self._shown: tuple[str, int, str] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_option(name, ordinal, result)

    def show_option(self, name: str, ordinal: int = 0, result: str = "") -> None:
        shown = name, ordinal, result
        # Told after every ballot; a name that stays is neither read out nor painted again.
        if shown == self._shown:
            return
        self._shown = self._name, self._ordinal, self._result = shown
        self.setText(without_mnemonic(name))
        key = "kit.option_result" if result else "kit.option"
        self.setAccessibleName(say(key, number=self.number, name=name, result=result))
        self.update()

    def sizeHint(self) -> QSize:
        now = look()
        parts: list[InlinePart] = [*self._left(), InlineWords(self._result, "meta")]
        wide = now.px(_NUMBER) + sum(width_of(part) + _GAP for part in parts)
        return QSize(wide, now.px(now.tokens.size.option_row))

    def minimumSizeHint(self) -> QSize:
        # px at 100 % of number, symbol and a shortened name.
        return QSize(look().px(120), self.sizeHint().height())

    def _left(self) -> list[InlinePart]:
        words = InlineWords(self._name or say("kit.no_name"), "body", "ink" if self._name else "ink2", italic=not self._name)
        return [InlineSymbol(self._ordinal), words] if self._ordinal else [words]

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), now.colour("tint"))
        painter.fillRect(0, 0, self.width(), 1, now.colour("line"))
        painter.setFont(now.font("label"))
        painter.setPen(now.colour("ink"))
        number = now.px(_NUMBER)
        painter.drawText(
            QRect(0, 0, number, self.height()), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), str(self.number)
        )
        result = InlineWords(self._result, "meta", "ink2")
        wide = width_of(result)
        left = number + _GAP
        paint_row(painter, QRect(left, 0, self.width() - left - wide - 2 * _GAP, self.height()), self._left(), 8)
        paint_row(painter, QRect(self.width() - wide, 0, wide, self.height()), [result], 0)
