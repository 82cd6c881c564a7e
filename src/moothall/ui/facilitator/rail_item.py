"""One agenda item on the rail, full or slim, painted: times, a dot on the line, words, and the now line where the item runs."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from moothall.ui.facilitator.schedule import RailLine
from moothall.ui.kit.mnemonics import without_mnemonic
from moothall.ui.kit.text_block import TextBlock
from moothall.ui.kit.tip import set_tip
from moothall.ui.theme.look import Ink, look
from moothall.words import say

_TIMES, _LINE, _GAP, _SIDE = 56, 16, 8, 16  # px at 100 %: the column of times, the column of the line, and what is left free
# px at 100 %: heights on the slim rail, as designed.
_SLIM, _SLIM_NOW = 52, 72
_SHOWN = 4  # px at 100 %: the bar beside the item on screen
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RailItem(QAbstractButton):
    """Fixed in height: 48, or 104 while it is now. `walked` asks for the item so many further on. A press only looks at it, Enter starts
    it: `started`."""

    walked = Signal(int)
    started = Signal()

    def __init__(self, line: RailLine, slim: bool) -> None:
        super().__init__()
        self.line, self._slim, self._now = line, slim, ""
        self._shown = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.tell(line, "")

    @property
    def is_now(self) -> bool:
        return self.line.state == "now"

    def tell(self, line: RailLine, now: str) -> None:
        self.line, self._now = line, now
        self.setText(without_mnemonic(line.title))
        self.setAccessibleName(", ".join(filter(None, (line.start, line.title, line.note, say(f"window.state_{line.state}")))))
        set_tip(self, line.title if self._slim else "")
        # Tab stops once in the rail; arrows walk through it.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.is_now or line.state == "todo" else Qt.FocusPolicy.ClickFocus)
        self.updateGeometry()
        self.update()

    def be_shown(self, shown: bool) -> None:
        """Whether it is the one on screen."""
        if shown != self._shown:
            self._shown = shown
            self.update()

    def fit(self, slim: bool) -> None:
        self._slim = slim
        set_tip(self, self.line.title if slim else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        now, size = look(), look().tokens.size
        if self._slim:
            return QSize(now.px(size.rail_slim), now.px(_SLIM_NOW if self.is_now else _SLIM))
        return QSize(now.px(size.rail), now.px(size.rail_item_now if self.is_now else size.rail_item))

    def ring(self) -> QRect:
        edge = look().tokens.focus.width + look().tokens.focus.gap
        return self.rect().adjusted(edge, edge, -edge, -edge)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts it; up and down are told, before the scrolled page takes them for its own."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        # Held Enter from elsewhere must not.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and not event.isAutoRepeat():
            self.started.emit()
        elif event.key() in _STEPS:
            self.walked.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            # On to the window: letters are not the rail's.
            event.ignore()

    # drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_now or self.underMouse():
            painter.fillRect(self.rect(), look().colour("tint"))
        if self.line.share is not None:
            self._paint_now_line(painter)
        if self._shown:
            # Apart from what runs: a bar at the edge, whatever the ground.
            painter.fillRect(0, 0, look().px(_SHOWN), self.height(), look().colour("ink"))
        if self._slim:
            self._paint_slim(painter)
        else:
            self._paint_full(painter)

    def _paint_slim(self, painter: QPainter) -> None:
        now = look()
        high = now.line("meta")
        self._write(painter, QRect(0, now.px(4), self.width(), high), self.line.start, "ink" if self.is_now else "ink3", centred=True)
        self._paint_dot(painter, QPointF(self.width() / 2, now.px(4) + high + now.px(9)))

    def _paint_full(self, painter: QPainter) -> None:
        now = look()
        high, top = now.line("meta"), now.px(4)
        # 8 px short of the line's column.
        times = now.px(_SIDE + _TIMES - 8)
        quiet: Ink = "ink2" if self.line.state in ("done", "dropped") else "ink"
        self._write(painter, QRect(0, top, times, high), self.line.start, quiet, right=True)
        if self.line.planned != self.line.start:
            self._write(painter, QRect(0, top + high, times, high), self.line.planned, "ink2" if self.is_now else "ink3", right=True)
        middle = now.px(_SIDE + _TIMES + _LINE / 2)
        self._paint_thread(painter, middle)
        # 1 px lower: the middle of the figures rather than of their line.
        self._paint_dot(painter, QPointF(middle, top + high / 2 + 1))
        self._paint_words(painter, now.px(_SIDE + _TIMES + _LINE + _GAP), top, quiet)

    def _paint_words(self, painter: QPainter, left: int, top: int, ink: Ink) -> None:
        now = look()
        high, wide = now.line("meta"), self.width() - left - now.px(_SIDE)
        if not self.is_now:
            self._write(painter, QRect(left, top, wide, high), self.line.title, ink)
            self._write(painter, QRect(left, top + high, wide, high), self.line.note, "ink3")
            return
        title = TextBlock(_two_lines(self.line.title, wide), now.font("label"), high, wide)
        # A patch of the ground, for the now line passes behind the words.
        painter.fillRect(QRect(left - now.px(4), top, title.width + now.px(8), title.height), now.colour("tint"))
        title.draw(painter, QRectF(left, top, wide, title.height), now.colour("ink"))
        self._write(painter, QRect(left, top + title.height + now.px(4), wide, high), self.line.note, "ink2")

    def _write(self, painter: QPainter, rect: QRect, text: str, ink: Ink, right: bool = False, centred: bool = False) -> None:
        now = look()
        bold = self.is_now and (right or centred) and ink == "ink"
        font = now.font("meta", bold=bold)
        if self.line.state == "dropped" and right:
            # A copy: fonts of the look are shared.
            font = type(font)(font)
            font.setStrikeOut(True)
        painter.setFont(font)
        painter.setPen(now.colour(ink))
        text = now.metrics("meta", bold=bold).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        if self.is_now and text:
            self._clear(painter, rect, text, bold, right, centred)
        side = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), text)

    def _clear(self, painter: QPainter, rect: QRect, text: str, bold: bool, right: bool, centred: bool) -> None:
        """The now line passes behind the words, not through them."""
        now = look()
        wide = now.metrics("meta", bold=bold).horizontalAdvance(text) + now.px(8)
        left = rect.center().x() - wide // 2 if centred else rect.right() - wide + now.px(4) if right else rect.left() - now.px(4)
        painter.fillRect(QRect(left, rect.top(), wide, rect.height()), now.colour("tint"))

    def _paint_thread(self, painter: QPainter, x: int) -> None:
        colour = look().colour("accent" if self.line.state == "done" else "line")
        painter.fillRect(QRectF(x - 1, 0, 2, self.height()), colour)

    def _paint_dot(self, painter: QPainter, middle: QPointF) -> None:
        """Filled: done. Open: to come. Accent ring: now. Dashed: dropped."""
        now, state = look(), self.line.state
        accent, edge = now.colour("accent"), now.colour("edge")
        pen = QPen(accent if state in ("done", "now") else edge, 2)
        if state == "dropped":
            pen.setDashPattern([1, 1])
        painter.setPen(pen)
        fill = {"done": accent, "now": now.colour("paper")}.get(state, now.colour("panel"))
        painter.setBrush(QColor(fill))
        radius = now.px(4)
        painter.drawEllipse(middle, radius, radius)

    def _paint_now_line(self, painter: QPainter) -> None:
        now = look()
        y = round((self.height() - 2) * (self.line.share or 0.0))
        painter.fillRect(0, y, self.width(), 2, now.colour("accent"))
        if self._slim or not self._now:
            return
        wide, high = now.metrics("meta", bold=True).horizontalAdvance(self._now) + 12, now.line("meta") + 2
        # On the line, but never over the item's lower edge, which the next item would cover.
        tag = QRect(now.px(8), min(y + 1 - high // 2, self.height() - high), wide, high)
        if tag.top() < now.px(4) + 2 * now.line("meta"):
            return  # it would lie over the item's own times; the top bar has the clock too
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.colour("accent"))
        painter.drawRoundedRect(tag, now.tokens.radius.small, now.tokens.radius.small)
        painter.setFont(now.font("meta", bold=True))
        painter.setPen(now.colour("on_accent"))
        painter.drawText(tag, int(Qt.AlignmentFlag.AlignCenter), self._now)


def _two_lines(text: str, wide: int) -> str:
    """Shortened so that it takes two lines at the most."""
    # 1.8 lines, because words break before the end of the first.
    return look().metrics("label").elidedText(text, Qt.TextElideMode.ElideRight, round(wide * 1.8))
