"""Who asks whom as a table: rows ask, columns are asked, a cell holds its asks and their answers. Shows; changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from moothall.activities.offers.records import HelpAsked
from moothall.ui.kit.tip import plain_tip
from moothall.ui.theme.look import look
from moothall.words import say

Place = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ASKS = Qt.ItemDataRole.UserRole
_CELL, _WIDE, _HIGH, _NAMES = 28, 72, 36, 170  # px at 100 %, as designed


class OffersModel(QAbstractTableModel):
    """One column more than there are bodies, and one row: the sums both ways."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.bodies: list[tuple[str, str]] = []
        self._asks: dict[tuple[str, str], list[HelpAsked]] = {}

    def show(self, bodies: Sequence[tuple[str, str]], asks: Sequence[HelpAsked]) -> None:
        found: dict[tuple[str, str], list[HelpAsked]] = {}
        for ask in asks:
            found.setdefault((ask.asker, ask.asked), []).append(ask)
        if list(bodies) == self.bodies:
            self._asks = found
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self.bodies, self._asks = list(bodies), found
        self.endResetModel()

    def rowCount(self, parent: Place = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.bodies) + 1

    def columnCount(self, parent: Place = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.bodies) + 1

    def asks_at(self, row: int, column: int) -> list[HelpAsked]:
        if row >= len(self.bodies) or column >= len(self.bodies):
            return []
        return self._asks.get((self.bodies[row][0], self.bodies[column][0]), [])

    def place_of(self, ask: HelpAsked) -> tuple[int, int] | None:
        keys = [key for key, _ in self.bodies]
        return (keys.index(ask.asker), keys.index(ask.asked)) if ask.asker in keys and ask.asked in keys else None

    def sum_at(self, row: int, column: int) -> int:
        """Of a row, a column or, in the corner, of all."""
        size = len(self.bodies)
        keys = [key for key, _ in self.bodies]
        rows, columns = keys if row >= size else [keys[row]], keys if column >= size else [keys[column]]
        return sum(len(found) for (asker, asked), found in self._asks.items() if asker in rows and asked in columns)

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column, size = index.row(), index.column(), len(self.bodies)
        if row >= size or column >= size:
            return str(self.sum_at(row, column)) if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        asks = self.asks_at(row, column)
        if role == _ASKS:
            return asks
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head = say("offers.cell", who=self.bodies[row][1], whom=self.bodies[column][1])
            return f"{head}: {'; '.join(_spoken(ask) for ask in asks) or say('offers.nothing_asked')}"
        if role == Qt.ItemDataRole.ToolTipRole and asks:
            return plain_tip("\n".join(_spoken(ask) for ask in asks))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole and section < len(self.bodies):
            return plain_tip(self.bodies[section][1])
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section >= len(self.bodies):
            return say("offers.sum_asks") if orientation == Qt.Orientation.Horizontal else say("offers.sum_asked")
        return self.bodies[section][1]


def _spoken(ask: HelpAsked) -> str:
    answer = say(f"offers.answer_{ask.answer}") if ask.answer else say("offers.unanswered")
    return say("offers.told", number=ask.number, what=ask.what, answer=answer)


class AnswerCells(QStyledItemDelegate):
    """Paints a cell: a letter in a box for the answer, a tick where it is an action, a figure for several."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Place) -> QSize:
        return QSize(look().px(_WIDE), look().px(_HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:
        now, area = look(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        asks: list[HelpAsked] | None = index.data(_ASKS)
        painter.fillRect(area.left(), area.top(), 1, area.height(), now.colour("line"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, now.colour("line"))
        if asks is None:
            self._paint_sum(painter, area, str(index.data()))
        elif index.row() == index.column():
            painter.fillRect(area.adjusted(1, 0, 0, -1), now.colour("panel"))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, now.colour("tint"))
            painter.setPen(QPen(now.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(area).adjusted(1, 1, -1, -1))
        if asks:
            side = now.px(_CELL)
            box = QRect(area.center().x() - side // 2, area.center().y() - side // 2, side, side)
            paint_answer(painter, box, asks[0].answer if len(asks) == 1 else "", str(len(asks)) if len(asks) > 1 else "")
            if any(ask.action for ask in asks):
                painter.setFont(now.font("label"))
                painter.setPen(now.colour("accent"))
                painter.drawText(
                    QRect(box.right() + 3, area.top(), area.right() - box.right(), area.height()), int(Qt.AlignmentFlag.AlignVCenter), "✓"
                )
        painter.restore()

    @staticmethod
    def _paint_sum(painter: QPainter, area: QRect, figure: str) -> None:
        now = look()
        painter.setFont(now.font("label", bold=figure != "0"))
        painter.setPen(now.colour("ink" if figure != "0" else "ink3"))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), figure)


def paint_answer(painter: QPainter, box: QRect, answer: str, figure: str = "") -> None:
    """Y filled, T tinted, N plain, ? dashed, nothing said empty: told apart by letter and edge, never by colour alone."""
    now = look()
    pen = QPen(now.colour("accent" if answer in ("yes", "will_try") else "edge"), 1.5)
    if answer == "too_vague":
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(now.colour({"yes": "accent", "will_try": "tint"}.get(answer, "paper")))  # type: ignore[arg-type]  # two inks, and a third
    painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 4, 4)
    painter.setFont(now.font("meta", bold=True))
    painter.setPen(now.colour("on_accent" if answer == "yes" else "ink"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), figure or (say(f"offers.letter_{answer}") if answer else ""))


class BodyNames(QHeaderView):
    """Names in two lines over their columns, in one beside their rows; what is cut is in the tip."""

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        now, across = look(), self.orientation() == Qt.Orientation.Horizontal
        name = str(self.model().headerData(logicalIndex, self.orientation()))
        painter.save()
        painter.fillRect(rect, now.colour("wall"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, now.colour("line"))
        painter.setFont(now.font("meta" if across else "note"))
        painter.setPen(now.colour("ink2" if across else "ink"))
        if across:
            self._paint_two(painter, rect.adjusted(2, 2, -2, -4), name)
        else:
            cut = now.metrics("note").elidedText(name, Qt.TextElideMode.ElideRight, rect.width() - 8)
            painter.drawText(rect.adjusted(0, 0, -8, 0), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), cut)
        painter.restore()

    @staticmethod
    def _paint_two(painter: QPainter, area: QRect, name: str) -> None:
        """The first words that fit, and the rest below them."""
        metrics, words = look().metrics("meta"), name.split()
        first = ""
        while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= area.width():
            first = f"{first} {words.pop(0)}".strip()
        if not first and words:
            # Longer than its column: it is cut, and the rest still stands below it.
            first = words.pop(0)
        lines = [line for line in (first, " ".join(words)) if line]
        for place, line in enumerate(reversed(lines)):
            box = QRect(area.left(), area.bottom() - (place + 1) * look().line("meta"), area.width(), look().line("meta"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), metrics.elidedText(line, Qt.TextElideMode.ElideRight, area.width()))


class OffersGrid(QTableView):
    """`moved` tells the cell somebody is at; `opened` is Enter there; `onward` is Tab, to the next that waits for an answer."""

    moved = Signal(int, int)
    opened = Signal()
    onward = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.asks = OffersModel(self)
        self.setModel(self.asks)
        self.setHorizontalHeader(BodyNames(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(BodyNames(Qt.Orientation.Vertical, self))
        if (corner := self.findChild(QAbstractButton)) is not None:
            corner.hide()
        # Lines are painted with the cells.
        self.setShowGrid(False)
        self.setItemDelegate(AnswerCells(self))
        self.setAccessibleName(say("offers.grid"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.fit()

    def fit(self) -> None:
        """Heads and cells as large as the text is."""
        now = look()
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setMinimumSectionSize(now.px(48))
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch if len(self.asks.bodies) <= 11 else QHeaderView.ResizeMode.Fixed)
        across.setDefaultSectionSize(now.px(_WIDE))
        across.setFixedHeight(2 * now.line("meta") + 12)
        across.setHighlightSections(False)
        down.setDefaultSectionSize(now.px(_HIGH))
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setFixedWidth(now.px(_NAMES))
        down.setHighlightSections(False)

    def show_asks(self, bodies: Sequence[tuple[str, str]], asks: Sequence[HelpAsked]) -> None:
        self.asks.show(bodies, asks)
        self.fit()

    def go_to(self, ask: HelpAsked) -> None:
        if place := self.asks.place_of(ask):
            self.setCurrentIndex(self.asks.index(*place))

    def currentChanged(self, current: Place, previous: Place) -> None:
        super().currentChanged(current, previous)
        self.moved.emit(current.row(), current.column())

    def ring(self) -> QRect:
        cell = self.visualRect(self.currentIndex())
        return self.rect() if cell.isEmpty() else cell.translated(self.viewport().pos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.text().strip() and event.text().isprintable():
            event.ignore()  # letters are a line being typed
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to the next ask that waits for its answer; past the last one, on to what comes after the table."""
        index = self.currentIndex()
        place = (index.row(), index.column())
        waiting = [
            (row, column)
            for row in range(len(self.asks.bodies))
            for column in range(len(self.asks.bodies))
            if any(not ask.answer for ask in self.asks.asks_at(row, column))
        ]
        after = [cell for cell in waiting if (cell > place if forward else cell < place)]
        if not after:
            return super().focusNextPrevChild(forward)
        self.setCurrentIndex(self.asks.index(*(after[0] if forward else after[-1])))
        return True
