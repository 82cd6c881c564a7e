"""The list of people as Qt reads it: a tick box and the person in words, so that a screen reader says both."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from moothall.activities.attendance.rules import role_words
from moothall.core.people import ORGANISATIONS, Participant, people, sector_of
from moothall.desk import Desk
from moothall.ui.kit.inline_parts import InlinePart, InlineWords, paint_row
from moothall.ui.kit.marks import paint_tick
from moothall.ui.theme.look import look
from moothall.words import say

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
"""Qt's "no parent": the one parent under which a flat list has rows."""
PERSON = Qt.ItemDataRole.UserRole
"""The role under which a row gives the whole record, for painting."""
_BOX = 24
"""px at 100 %: a tick box (design language, "Tick box 24"), and the least size of anything that is pressed."""


class PeopleModel(QAbstractListModel):
    """A tick box and the person in words. Asks no desk: `ticked` tells whose box was pressed."""

    ticked = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.people: list[Participant] = []

    def show_people(self) -> None:
        now = people(self._desk.session)
        # The same people in the same order: only what is said of them may differ. A reset would lose the current row and where the list is
        # scrolled to.
        if [p.key for p in now] == [p.key for p in self.people]:
            self.people = now
            self.dataChanged.emit(self.index(0), self.index(len(now) - 1))
            return
        self.beginResetModel()
        self.people = now
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.people)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        person = self.people[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(person)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if person.present else Qt.CheckState.Unchecked
        return person if role == PERSON else None

    def _words(self, person: Participant) -> str:
        return " · ".join((person.name, *self.facts(person)))

    def facts(self, person: Participant) -> list[str]:
        """Everything but the name, the empty left out."""
        body = self._desk.session.find(ORGANISATIONS, person.organisation)
        # The usual role goes without saying.
        role = "" if person.role == "participant" else role_words(person.role)
        table = say("attendance.at_table", table=person.table) if person.table else ""
        return [f for f in (body.name if body else "", sector_of(self._desk.session, person), table, role) if f]

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A tick is a wish like any other: the box follows the news."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.ticked.emit(self.people[index.row()].key)
        return True  # the press was used, which is what Qt asks; the model itself hasn't changed


class PersonPainter(QStyledItemDelegate):
    """A row of 40: tick box, name in bold, the rest. A press anywhere on the row ticks."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, look().px(look().tokens.size.row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now, person = look(), index.data(PERSON)
        row: QRect = option.rect
        model = index.model()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # px: 8 before the box, 16 after it, 8 at the right end; the words between are 16 apart.
        side = now.px(_BOX)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(row, now.colour("tint"))
        self._paint_box(painter, QRectF(row.left() + 8, row.top() + (row.height() - side) / 2, side, side), person.present)
        facts = model.facts(person) if isinstance(model, PeopleModel) else []
        parts: list[InlinePart] = [InlineWords(person.name, "label", "ink"), *(InlineWords(f, "body") for f in facts)]
        paint_row(painter, row.adjusted(side + 24, 0, -8, 0), parts, 16)
        # The hairline that rules the list like a form, on the last line of pixels of each row.
        painter.fillRect(row.left(), row.bottom(), row.width(), 1, now.colour("line"))
        painter.restore()

    @staticmethod
    def _paint_box(painter: QPainter, box: QRectF, on: bool) -> None:
        now = look()
        painter.setPen(QPen(now.colour("accent" if on else "edge"), 2))
        painter.setBrush(now.colour("accent" if on else "paper"))
        radius = now.tokens.radius.small
        # In by half the pen of 2 px, so that all of it is within the box.
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
        if on:
            paint_tick(painter, box, now.colour("on_accent"))

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        if isinstance(event, QMouseEvent):
            # On the release and for the whole row: a finger or a hurried mouse seldom meets 24 px.
            wanted = event.type() == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton
        else:
            wanted = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
        if not wanted:
            return False
        # The value counts for nothing: `setData` asks for the other state, whichever that is.
        return model.setData(index, True, Qt.ItemDataRole.CheckStateRole)
