"""A long list of notes that stays quick: only rows in sight are painted, one change touches one row. F2 edits in place."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from moothall.ui.kit.row_painter import RowPainter
from moothall.ui.kit.rows_model import Index, ListedNote, RowsModel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ListRows(QListView):
    """Keys it does not use itself go on to the panel: Delete, star and so on are the panel's, with `key` telling which row."""

    edited = Signal(str, str)  # key and new text; answer by showing the row anew, or with `edit_again`
    opened = Signal(str)  # Enter or a double click where rows can't be edited
    moved = Signal(str)  # the current row's key, "" when there is none

    ring_radius = 2

    def __init__(
        self,
        name: str,
        *,
        editable: bool = False,
        several: bool = False,
        painter: type[RowPainter] = RowPainter,
        parent: QWidget | None = None,
    ) -> None:
        """`several` lets Shift and Ctrl choose more than one row."""
        super().__init__(parent)
        self._editable = editable
        self._rows = RowsModel(editable, self)
        self._rows.edited.connect(self.edited)
        self._painter = painter(self)
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setUniformItemSizes(painter.even)
        if not painter.even:
            # Of another width, words break elsewhere and rows are of another height.
            self.setResizeMode(QListView.ResizeMode.Adjust)
        # Rows show what is under the pointer.
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked if editable else triggers.NoEditTriggers)
        self.doubleClicked.connect(self._on_double_click)

    # what it shows

    def be_as_high_as_rows(self, most: int | None = None) -> None:
        """On a page that scrolls itself: all rows in sight, or `most` of them and the rest by scrolling."""
        rows = self.model().rowCount()
        self.setFixedHeight(max(1, rows if most is None else min(rows, most)) * max(1, self.sizeHintForRow(0)) + 2)

    @property
    def rows(self) -> tuple[ListedNote, ...]:
        return tuple(self._rows.rows)

    @property
    def key(self) -> str:
        """The key of the current row; "" when there is none."""
        return self._key_at(self.currentIndex())

    @property
    def chosen(self) -> list[str]:
        """The keys of the rows chosen, in the order of the list; the current one when no other is."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        keys = [self._rows.rows[place].key for place in places]
        # Qt may have a current row outside the selection; an act is about what the ring surrounds.
        return keys if self.key in keys or not self.key else [self.key]

    def show_rows(self, rows: Iterable[ListedNote]) -> None:
        """All rows; the current one stays current if it is still there."""
        key = self.key
        self._rows.show(rows)
        self._measure()
        self.go_to(key)

    def put(self, row: ListedNote, place: int = 0) -> None:
        """One row: in place of the one with its key, or new at `place`."""
        self._rows.put(row, place)
        self._measure()

    def _measure(self) -> None:
        # Qt keeps the height a row had before its words changed.
        if not self._painter.even:
            self.scheduleDelayedItemsLayout()

    def remove(self, key: str) -> None:
        self._rows.remove(key)

    def go_to(self, key: str) -> None:
        """Makes that row current and scrolls to it; an unknown key changes nothing."""
        place = self._rows.place_of(key)
        # The row that is current already is left alone: it may be open for typing.
        if place is not None and key != self.key:
            self.setCurrentIndex(self._rows.index(place))

    def edit_again(self, key: str, text: str) -> None:
        """Opens the editor once more with what was typed and refused."""
        place = self._rows.place_of(key)
        if place is not None:
            # The editor asks the painter for its text; the model has the old one.
            self._painter.drafts[key] = text
            self.edit(self._rows.index(place))

    # what Qt tells

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit(self._key_at(current))

    def _key_at(self, index: Index) -> str:
        return self._rows.rows[index.row()].key if index.isValid() else ""

    def _on_double_click(self, index: QModelIndex) -> None:
        if not self._editable:
            self.opened.emit(self._key_at(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # While a row is being edited Enter belongs to the editor.
        if event.key() in _ENTER and self.key and self.state() != QAbstractItemView.State.EditingState:
            self.opened.emit(self.key)
        elif event.text() and event.key() not in (Qt.Key.Key_F2,) and event.text().isprintable():
            event.ignore()  # no search by typing: letters belong to the panel
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._rows.rows:
            self.setCurrentIndex(self._rows.index(0))

    def ring(self) -> QRect:
        """The current row, in the view's coordinates; nothing while an editor is open, which has a ring of its own."""
        row = self.visualRect(self.currentIndex())
        if row.isEmpty():
            return self.rect()
        seen = row.intersected(self.viewport().rect())
        # 5 px in at the sides: the ring is drawn outside, and a list mostly reaches the pane's edge.
        return seen.translated(self.viewport().pos()).adjusted(5, 0, -5, 0)
