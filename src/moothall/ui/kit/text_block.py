"""Text broken into lines on the token's line height. Plain text only: it draws what it is given, sign for sign."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption

# px; wider than any text, and still a width that Qt's layout, which counts in fixed point, can hold.
_ENDLESS = 16_000_000.0


class TextBlock:
    """One paragraph, or several. `spans` restyle parts of it; `line` is the line height in px; no `width`, no wrapping."""

    def __init__(
        self, text: str, font: QFont, line: int, width: float | None = None, spans: Sequence[QTextLayout.FormatRange] = ()
    ) -> None:
        # U+2028 is the line break a QTextLayout knows; a newline it would draw as a sign.
        self._layout = QTextLayout(text.replace("\r\n", "\n").replace("\n", "\u2028"), font)
        option = QTextOption()
        # A word longer than the line, such as an address, is broken rather than run out of the box.
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        if spans:
            self._layout.setFormats(list(spans))
        self._break(line, _ENDLESS if width is None else max(1.0, width))

    def _break(self, line: int, width: float) -> None:
        top, widest = 0.0, 0.0
        self._layout.beginLayout()
        while (made := self._layout.createLine()).isValid():
            made.setLineWidth(width)
            # In the middle of the token's line height, whatever height the font would like.
            made.setPosition(QPointF(0, top + (line - made.height()) / 2))
            top += line
            # Without trailing blanks, and never more than the width given.
            widest = max(widest, made.naturalTextWidth())
        self._layout.endLayout()
        self.height = round(top)
        self.width = math.ceil(widest)

    @property
    def lines(self) -> int:
        return self._layout.lineCount()

    def draw(self, painter: QPainter, rect: QRectF, colour: QColor, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
        """Draws from the top of `rect`; each line left, right or centred in its width."""
        painter.setPen(colour)
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            spare = rect.width() - line.naturalTextWidth()
            shift = {Qt.AlignmentFlag.AlignRight: spare, Qt.AlignmentFlag.AlignHCenter: spare / 2}.get(align, 0.0)
            line.draw(painter, rect.topLeft() + QPointF(shift, 0))


def shortened(text: str, font: QFont, line: int, width: float, most: int) -> TextBlock:
    """The text on `most` lines at the most: what would stand on further ones gives way to an ellipsis."""
    block, cut = TextBlock(text, font, line, width), text
    while block.lines > most and cut:
        # A twelfth at a time: few turns for a long text, and little lost of a short one.
        cut = cut[: -max(1, len(cut) // 12)].rstrip()
        block = TextBlock(f"{cut}…", font, line, width)
    return block
