"""The rows of a note list as a Qt model, so that screen readers see them. Keeps what it is shown; asks nobody and changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from moothall.ui.kit.tip import plain_tip
from moothall.words import say

Index = QModelIndex | QPersistentModelIndex
# One shared invalid index for the default arguments Qt's calls need.
_NO_PARENT = QModelIndex()
ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class ListedNote:
    """One line of a list. `number` 0 shows none; `repeats` is how often it was said again; `marks` are short
    words such as "too general"; `asked` is what is still wanting of it. `under` stands it in, below the row it belongs to."""

    key: str
    number: int
    text: str
    source: str = ""
    time: str = ""
    repeats: int = 0
    starred: bool = False
    marks: tuple[str, ...] = ()
    under: bool = False
    asked: str = ""

    def spoken(self) -> str:
        """The whole row in one sentence."""
        said = say("kit.row", number=self.number, text=self.text) if self.number else self.text
        more = [say("kit.same_as", n=self.repeats) if self.repeats else "", *self.marks, say("kit.starred") if self.starred else ""]
        return ", ".join(filter(None, (said, self.asked, *more, self.source, self.time)))


class RowsModel(QAbstractListModel):
    """Newest first or in any order: the order it is shown in."""

    edited = Signal(str, str)  # key and the text typed; the row itself changes when it is shown anew

    def __init__(self, editable: bool, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[ListedNote] = []
        self._editable = editable

    @property
    def rows(self) -> Sequence[ListedNote]:
        return self._rows

    def show(self, rows: Iterable[ListedNote]) -> None:
        """All rows at once. When the keys are the same, only rows that differ are touched: the selection and the scrolling stay."""
        new = list(rows)
        if [row.key for row in new] == [row.key for row in self._rows]:
            for place, row in enumerate(new):
                self._replace(place, row)
            return
        # Coarse, and only when rows came, went or changed places.
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    def put(self, row: ListedNote, place: int = 0) -> None:
        """Shows one row: in place of the one with its key, or new at `place`."""
        at = self.place_of(row.key)
        if at is not None:
            self._replace(at, row)
            return
        # Qt must not be told of a place the list doesn't have.
        place = max(0, min(place, len(self._rows)))
        self.beginInsertRows(QModelIndex(), place, place)
        self._rows.insert(place, row)
        self.endInsertRows()

    def remove(self, key: str) -> None:
        at = self.place_of(key)
        if at is not None:
            self.beginRemoveRows(QModelIndex(), at, at)
            del self._rows[at]
            self.endRemoveRows()

    def place_of(self, key: str) -> int | None:
        return next((place for place, row in enumerate(self._rows) if row.key == key), None)

    def _replace(self, place: int, row: ListedNote) -> None:
        # Frozen rows compare by what they say: one that says the same is not painted again.
        if self._rows[place] != row:
            self._rows[place] = row
            index = self.index(place)
            self.dataChanged.emit(index, index)

    # what Qt asks

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken()
        if role == Qt.ItemDataRole.ToolTipRole:
            # A list shortens long notes; the tip has the whole.
            return plain_tip(row.text)
        return row if role == ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if self._editable else usual

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """An edit is a wish: it goes to whoever listens, and the row waits for their answer."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.EditRole and value != row.text:
            self.edited.emit(row.key, str(value))
        # False tells Qt that the model holds what it held.
        return False
