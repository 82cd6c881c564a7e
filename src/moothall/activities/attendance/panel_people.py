"""The list of people as Qt reads it: a tick box and the person in words, so that a screen reader says both."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from moothall.core.people import ORGANISATIONS, Participant, mark_present, people, sector_of
from moothall.desk import Desk
from moothall.ui.kit.marks import paint_tick
from moothall.ui.kit.parts import Part, Words, paint_row
from moothall.ui.theme.look import look
from moothall.words import say

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
PERSON = Qt.ItemDataRole.UserRole
_BOX = 24


class PeopleModel(QAbstractListModel):
    """The list as Qt reads it: a tick box and the person in words, so that a screen reader says both."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.people: list[Participant] = []

    def show_people(self) -> None:
        now = people(self._desk.session)
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
        role = "" if person.role == "participant" else say(f"attendance.role_{person.role.replace('-', '_')}")
        table = say("attendance.at_table", table=person.table) if person.table else ""
        return [f for f in (body.name if body else "", sector_of(self._desk.session, person), table, role) if f]

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A tick is a wish like any other: the box follows the news."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        person = self.people[index.row()]
        self._desk.do(mark_present(self._desk.session, [person.key], not person.present))
        return True


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
        side = now.px(_BOX)
        self._paint_box(painter, QRectF(row.left() + 8, row.top() + (row.height() - side) / 2, side, side), person.present)
        facts = model.facts(person) if isinstance(model, PeopleModel) else []
        parts: list[Part] = [Words(person.name, "label", "ink"), *(Words(f, "body") for f in facts)]
        paint_row(painter, row.adjusted(side + 24, 0, -8, 0), parts, 16)
        painter.fillRect(row.left(), row.bottom(), row.width(), 1, now.colour("line"))
        painter.restore()

    @staticmethod
    def _paint_box(painter: QPainter, box: QRectF, on: bool) -> None:
        now = look()
        painter.setPen(QPen(now.colour("accent" if on else "edge"), 2))
        painter.setBrush(now.colour("accent" if on else "paper"))
        radius = now.tokens.radius.small
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
        if on:
            paint_tick(painter, box, now.colour("on_accent"))

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        released = event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent)
        space = event.type() == QEvent.Type.KeyPress and getattr(event, "key", lambda: 0)() == Qt.Key.Key_Space
        if not (released or space):
            return False
        return model.setData(index, True, Qt.ItemDataRole.CheckStateRole)
