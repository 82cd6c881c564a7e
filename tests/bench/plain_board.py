"""A board as one would write it first: a QGraphicsScene with one item a note that paints itself. Nothing but a thing to measure beside."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTransform
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsScene, QGraphicsView, QStyleOptionGraphicsItem, QWidget

from moothall.core.contributions import CONTRIBUTIONS
from moothall.ui.board.layout import BLOCK, BRIEF
from moothall.ui.theme.look import look
from tests.bench.board import THEMES_IN_ALL, WINDOW, session_of

_WIDE, _HIGH, _GAP, _BETWEEN, _TOP = 242, 76, 8, 16, 80


class Card(QGraphicsItem):
    """Number, text, edge. Less of it from further off, as on our board."""

    painted = 0

    def __init__(self, number: int, text: str, ordinal: int) -> None:
        super().__init__()
        self.number, self.text = number, text
        self._colour = look().sticky(ordinal)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, _WIDE, _HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        Card.painted += 1
        detail = option.levelOfDetailFromTransform(painter.worldTransform())
        near = detail >= BRIEF
        painter.setPen(look().colour("edge"))
        painter.setBrush(look().colour("paper") if detail >= BLOCK else self._colour)
        painter.drawRect(QRectF(0.5, 0.5, _WIDE - 1, _HIGH - 1))
        painter.setPen(QColor("black"))
        painter.setFont(look().font("note" if near else "figure"))
        painter.drawText(QPointF(8, 22 if near else 56), str(self.number))
        if near:
            painter.drawText(QRectF(46, 8, _WIDE - 54, _HIGH - 16), int(Qt.TextFlag.TextWordWrap), self.text)
        elif detail >= BLOCK:
            painter.setFont(look().font("entry"))
            painter.drawText(QPointF(120, 46), " ".join(self.text.split()[:3]))


class Plain:
    """The same gestures on it."""

    def __init__(self, notes: int) -> None:
        session = session_of(notes)
        self.scene, start = QGraphicsScene(), perf_counter()
        self.columns: list[list[Card]] = [[] for _ in range(THEMES_IN_ALL)]
        for n, note in enumerate(session.all(CONTRIBUTIONS)):
            card = Card(note.number, note.text, n % THEMES_IN_ALL + 1)
            self.columns[n % THEMES_IN_ALL].append(card)
            self.scene.addItem(card)
        self.view = QGraphicsView(self.scene)
        self.view.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.view.resize(*WINDOW)
        self._arrange(WINDOW[0])
        self.read = (perf_counter() - start) * 1000
        self.view.show()
        start = perf_counter()
        QApplication.processEvents()
        self.first = (perf_counter() - start) * 1000
        self._percent = 100

    def _arrange(self, width: float) -> None:
        across, top, deepest = max(1, int(width // (_WIDE + _BETWEEN))), 0, 0
        for n, column in enumerate(self.columns):
            if n and n % across == 0:
                top, deepest = top + _TOP + deepest * (_HIGH + _GAP), 0
            deepest = max(deepest, len(column))
            for k, card in enumerate(column):
                card.setPos(n % across * (_WIDE + _BETWEEN), top + _TOP + k * (_HIGH + _GAP))
        self.across = min(across, THEMES_IN_ALL)

    def settle(self) -> None:
        """Columns flow into the width there is now; not during a gesture, which a plain board would spare itself."""
        self._arrange(WINDOW[0] * 100 / self._percent)
        QApplication.processEvents()

    def painted(self) -> int:
        return Card.painted

    def in_sight(self) -> int:
        return len(self.view.items(self.view.viewport().rect()))

    def set_zoom(self, percent: int) -> None:
        self._percent = percent
        self.view.setTransform(QTransform.fromScale(percent / 100, percent / 100))

    def pan(self, by: int) -> None:
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.value() + by)

    def drag(self, n: int) -> None:
        self.columns[0][1].setPos(120 + 7 * n, 130 + 3 * n)

    def drop(self) -> None:
        self.columns[0][1].setPos(0, _TOP + _HIGH + _GAP)

    def add(self, n: int) -> None:
        column = self.columns[n % self.across]
        for card in column:
            card.moveBy(0, _HIGH + _GAP)
        card = Card(n, "One more that was starred at once", n % self.across + 1)
        card.setPos(n % self.across * (_WIDE + _BETWEEN), _TOP)
        column.insert(0, card)
        self.scene.addItem(card)

    def change(self, n: int) -> None:
        card = self.columns[n % self.across][n % 3 + 1]
        card.text = card.text[::-1]
        card.update()

    def close(self) -> None:
        self.view.close()
