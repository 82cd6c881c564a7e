"""One item on the agenda page, painted: when, how long, what, which factors it serves, and whether it may be cut. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from moothall.ui.kit.mnemonics import without_mnemonic
from moothall.ui.kit.tip import set_tip
from moothall.ui.theme.look import Ink, look
from moothall.words import say

HIGH = 40  # px at 100 %
BOX, BOXES = 20, 116  # px at 100 %: a factor's box, and the five of them
DROP = 88  # px at 100 %: the column of the number it is cut as
DOT, START, PLANNED, TOOK = 28, 56, 64, 56  # px at 100 %: the columns before the title
_NONE, _ALT, _CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
KEYS = {
    (Qt.Key.Key_Up, _ALT): "up",
    (Qt.Key.Key_Down, _ALT): "down",
    (Qt.Key.Key_Plus, _NONE): "more",
    (Qt.Key.Key_Minus, _NONE): "less",
    (Qt.Key.Key_Insert, _NONE): "insert",
    (Qt.Key.Key_Delete, _NONE): "delete",
    (Qt.Key.Key_K, _NONE): "keep",
    (Qt.Key.Key_F2, _NONE): "edit",
    (Qt.Key.Key_Return, _NONE): "edit",
    (Qt.Key.Key_Enter, _NONE): "edit",
    (Qt.Key.Key_Space, _NONE): "open",
    (Qt.Key.Key_Return, _CTRL): "recover",
    (Qt.Key.Key_Enter, _CTRL): "recover",
}
"""What is done with a row by which key; a name is the page's."""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -1000, Qt.Key.Key_End: 1000}


@dataclass(frozen=True, slots=True)
class AgendaLineData:
    """What the row says. `length` differs from `minutes` where the day, or the proposal, gives it others; 0 leaves it out. `took` is empty
    before it began; `factors` are the numbers of those it serves; `drop` is the number it is cut as, 0 to keep it.
    """

    key: str
    title: str
    kind: str
    state: str
    start: str
    planned: str
    minutes: int
    length: int
    took: str
    factors: tuple[int, ...]
    drop: int
    proposed: bool = False

    @property
    def out(self) -> bool:
        return self.state == "dropped" or not self.length


class AgendaRow(QAbstractButton):
    """`walked` asks for the row so many further on, `acted` for something to be done with this one, by its name in `KEYS`. `pulled` tells
    where on the screen a mouse drags it to, `let_go` where it was let go. `plain` shows what is printed for everybody: time and title.
    """

    walked = Signal(int)
    acted = Signal(str)
    chosen = Signal()
    pulled = Signal(QPoint)
    let_go = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = AgendaLineData("", "", "", "todo", "", "", 0, 0, "", (), 0)
        self._chosen = self._plain = self._dragging = False
        self._from = QPoint()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, line: AgendaLineData, chosen: bool, plain: bool) -> None:
        if (line, chosen, plain) == (self.line, self._chosen, self._plain):
            return
        self.line, self._chosen, self._plain = line, chosen, plain
        self.setText(without_mnemonic(line.title))
        self.setAccessibleName(", ".join(filter(None, self._spoken())))
        set_tip(self, say("window.planned_at", time=line.planned) if line.planned and line.planned != line.start else "")
        self.update()

    def _spoken(self) -> list[str]:
        line = self.line
        minutes = say("window.minutes", n=line.minutes)
        if line.length != line.minutes:
            minutes = say("window.allowed", n=line.length, minutes=line.minutes)
        cut = say("window.drop_as", n=line.drop) if line.drop else say("window.kept") if line.state in ("todo", "now") else ""
        served = [say(f"window.factor_{number}") for number in line.factors]
        took = say("window.took_so_far", n=line.took) if line.took else ""
        return [line.start, line.title, line.kind, minutes, took, say(f"window.state_{line.state}"), *served, cut]

    def sizeHint(self) -> QSize:
        return QSize(look().px(560), look().px(HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(400), look().px(HIGH))

    def ring(self) -> QRect:
        return self.rect().adjusted(3, 3, -3, -3)

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Taken here, before the scrolled page takes arrows for its own."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        # On many keyboards a plus takes Shift.
        name = KEYS.get((Qt.Key(event.key()), _NONE if event.text() in ("+", "-") else held))
        if held == _NONE and event.key() in _STEPS:
            self.walked.emit(_STEPS[Qt.Key(event.key())])
        elif name == "recover" and event.isAutoRepeat():
            event.accept()
        elif name is not None:
            self.acted.emit(name)
        else:
            event.ignore()

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.chosen.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._from, self._dragging = event.globalPosition().toPoint(), False
        self.chosen.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.globalPosition().toPoint()
        if event.buttons() & Qt.MouseButton.LeftButton and (
            self._dragging or (at - self._from).manhattanLength() >= QApplication.startDragDistance()
        ):
            self._dragging = True
            self.pulled.emit(at)
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._dragging:
            self._dragging = False
            self.let_go.emit(event.globalPosition().toPoint())

    # drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._chosen or self.underMouse() or self.line.state == "now":
            painter.fillRect(self.rect(), now.colour("paper" if self._chosen else "tint"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, now.colour("line"))
        if self._chosen:
            painter.setPen(QPen(now.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = now.tokens.radius.control
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        self._paint_dot(painter)
        left = now.px(DOT)
        self._write(painter, left, now.px(START), self.line.start, bold=self.line.state in ("todo", "now"), struck=self.line.out)
        left += now.px(START)
        if not self._plain:
            self._paint_minutes(painter, left, now.px(PLANNED))
            took = QRect(left + now.px(PLANNED), 0, now.px(TOOK), self.height())
            self._text(painter, took, self.line.took, "ink2", bold=self.line.state == "now", right=True)
            left += now.px(PLANNED + TOOK)
        self._paint_title(painter, left + now.px(16))
        if not self._plain:
            self._paint_factors(painter)
            self._paint_drop(painter)

    def _paint_dot(self, painter: QPainter) -> None:
        """Filled: done. Open: to come. Accent ring: now. Dashed: left out."""
        now, state = look(), self.line.state
        accent = now.colour("accent")
        pen = QPen(accent if state in ("done", "now") else now.colour("edge"), 2)
        if self.line.out:
            pen.setDashPattern([1, 1])
        painter.setPen(pen)
        painter.setBrush(QColor(accent) if state == "done" else Qt.BrushStyle.NoBrush)
        radius = now.px(4)
        painter.drawEllipse(QPointF(now.px(DOT) / 2, self.height() / 2), radius, radius)

    def _paint_minutes(self, painter: QPainter, left: int, wide: int) -> None:
        """The plan's minutes, struck out beside those it has instead."""
        now, line = look(), self.line
        if line.length == line.minutes and line.state != "dropped":
            self._text(painter, QRect(left, 0, wide, self.height()), str(line.minutes), "ink", right=True)
            return
        instead = str(0 if line.state == "dropped" else line.length)
        room = now.metrics("body", bold=True).horizontalAdvance(instead) + now.px(6)
        self._text(painter, QRect(left, 0, wide - room, self.height()), str(line.minutes), "ink2", right=True, struck=True)
        self._text(painter, QRect(left, 0, wide, self.height()), instead, "ink", bold=True, right=True)

    def _paint_title(self, painter: QPainter, left: int) -> None:
        now, line = look(), self.line
        room = self.width() - left - (0 if self._plain else now.px(BOXES + DROP + 16))
        title = now.metrics("body", bold=line.state == "now").elidedText(line.title, Qt.TextElideMode.ElideRight, room)
        ink: Ink = "ink3" if line.out else "ink"
        self._write(painter, left, room, title, ink=ink, bold=line.state == "now", struck=line.out)
        used = now.metrics("body", bold=line.state == "now").horizontalAdvance(title) + now.px(8)
        if not self._plain and room - used > now.px(24):
            kind = now.metrics("meta").elidedText(line.kind, Qt.TextElideMode.ElideRight, room - used)
            painter.setFont(now.font("meta"))
            painter.setPen(now.colour("ink2"))
            painter.drawText(QRect(left + used, 0, room - used, self.height()), int(Qt.AlignmentFlag.AlignVCenter), kind)

    def _paint_factors(self, painter: QPainter) -> None:
        now = look()
        side, left = now.px(BOX), self.width() - now.px(BOXES + DROP)
        radius = now.tokens.radius.small
        for number in range(1, 6):
            on = number in self.line.factors
            box = QRectF(left + (number - 1) * now.px(24), (self.height() - side) / 2, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(now.colour("edge" if on else "line"), 1))
            painter.setBrush(now.colour("paper") if on else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, radius, radius)
            if on:
                painter.setFont(now.font("meta", bold=True))
                painter.setPen(now.colour("ink"))
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(number))

    def _paint_drop(self, painter: QPainter) -> None:
        now, line = look(), self.line
        if line.state in ("todo", "now") or line.proposed:
            words = str(line.drop) if line.drop else say("window.kept_whatever")
            place = QRect(self.width() - now.px(DROP), 0, now.px(DROP - 12), self.height())
            self._text(painter, place, words, "ink" if line.drop else "ink2", bold=bool(line.drop), right=True)

    def _write(
        self, painter: QPainter, left: int, wide: int, text: str, *, ink: Ink = "ink", bold: bool = False, struck: bool = False
    ) -> None:
        self._text(painter, QRect(left, 0, wide, self.height()), text, ink, bold=bold, struck=struck)

    def _text(
        self, painter: QPainter, rect: QRect, text: str, ink: Ink, *, bold: bool = False, right: bool = False, struck: bool = False
    ) -> None:
        now = look()
        font = now.font("body", bold=bold)
        if struck:
            # A copy: fonts of the look are shared.
            font = type(font)(font)
            font.setStrikeOut(True)
        painter.setFont(font)
        painter.setPen(now.colour(ink))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), text)
