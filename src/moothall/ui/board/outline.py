"""The whole board as a tree to read and to work in: theme, count, notes. For screen readers, and for whoever likes a list better."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from moothall.core.model import Session
from moothall.ui.board.inline_editor import InlineEditor
from moothall.ui.board.outline_model import KEY, ORDINAL, TEXT, OutlineModel
from moothall.ui.theme.look import look
from moothall.ui.theme.symbols import symbol_pixmap
from moothall.words import say

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Index = QModelIndex | QPersistentModelIndex


class RoomyLines(QStyledItemDelegate):
    """Lines high enough to be pressed, and a theme's with its symbol."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        now = look()
        return QSize(super().sizeHint(option, index).width(), now.px(now.tokens.size.option_row))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        ordinal = index.data(ORDINAL)
        if ordinal:
            widget: QAbstractItemView = self.parent()  # type: ignore[assignment]  # whose lines these are
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            # 24 px, the size of a symbol in every list of options.
            option.icon = _plain_icon(symbol_pixmap(ordinal, 24, look().mode, widget.devicePixelRatioF()))
            option.decorationSize = QSize(24, 24)


def _plain_icon(pixmap: QPixmap) -> QIcon:
    """The same on a chosen line as on any other."""
    icon = QIcon(pixmap)
    # Without one of its own Qt would tint the picture, and a theme's colour would be another one.
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon


class Outline(QTreeView):
    """Keys it has no use for go on to the panel."""

    chosen = Signal()
    opened = Signal()
    menu_wanted = Signal(QPoint)
    written = Signal(object)  # an InlineEditor whose text is wished for

    ring_radius = 2

    def __init__(self) -> None:
        super().__init__()
        self._lines = OutlineModel(self)
        self.setModel(self._lines)
        self.setAccessibleName(say("cluster.outline"))
        self.setHeaderHidden(True)
        # One row is measured for all: a tree of ten thousand lines would else ask each for its height.
        self.setUniformRowHeights(True)
        # px; a note's number stands clear of the symbol of its theme.
        self.setIndentation(24)
        self.setItemDelegate(RoomyLines(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        # Editing goes through the inline editor, which keeps refused text; Qt's own would lose it.
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self._lines.rowsInserted.connect(self._unfold_new)
        self.doubleClicked.connect(lambda *_: self.edit_current())

    # from the session

    def show_board(self, session: Session, prompt: str) -> None:
        self._lines.show_board(session, prompt)
        self.expandAll()

    def refresh(self, session: Session, themes: Iterable[str], notes: Collection[str]) -> None:
        """The lines of these themes, and of these notes where they lie in none."""
        self._lines.refresh(session, themes, notes)

    def _unfold_new(self, parent: QModelIndex, first: int, last: int) -> None:
        """A theme that has come shows its notes."""
        if not parent.isValid():
            for row in range(first, last + 1):
                self.expand(self._lines.index(row, 0))

    # what is chosen

    def notes(self) -> list[str]:
        """The selected notes, from the top down."""
        # A copied note may be chosen in two themes, and is one note: the dict drops the second and keeps the order.
        chosen = sorted(self.selectedIndexes()) or [self.currentIndex()]
        return list(dict.fromkeys(index.data(KEY) for index in chosen if index.parent().isValid()))

    def theme(self) -> str:
        current = self.currentIndex()
        return current.data(KEY) if current.isValid() and not current.parent().isValid() else ""

    def let_go(self) -> None:
        """Nothing looks chosen any more; the current line is known until the keyboard comes back."""
        # Nobody chose this: the panel that asked for it must not take it for a choice.
        with QSignalBlocker(self):
            self.clearSelection()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectedIndexes():
            current = self.currentIndex() if self.currentIndex().isValid() else self.model().index(0, 0)
            # Whoever comes with the keyboard sees at once where they are.
            self.selectionModel().setCurrentIndex(current, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.chosen.emit()

    def ring(self) -> QRect:
        """The current line."""
        area = self.visualRect(self.currentIndex()).intersected(self.viewport().rect())
        if area.isEmpty():
            # 6 px inside the frame: the ring is drawn outside what it surrounds, and here that is the edge of the pane.
            return self.rect().adjusted(6, 6, -6, -6)
        return area.translated(self.viewport().pos()).adjusted(6, 5, -6, -5)

    # keys and menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.opened.emit()
        # F2 is the window's way to edit, Space Qt's way to choose.
        elif event.key() == Qt.Key.Key_F2 or (event.text() and event.text().isprintable() and event.key() != Qt.Key.Key_Space):
            event.ignore()  # no search by typing: letters place
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self.menu_wanted.emit(event.globalPos() if mouse else self.menu_point())

    def menu_point(self) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())

    def edit_current(self) -> None:
        """Opens the current note or theme for typing."""
        line = self.currentIndex()
        if not line.data(KEY):
            return
        editor = InlineEditor(line.data(KEY), line.data(TEXT), line.data(), self.visualRect(line), self.viewport())
        editor.done.connect(lambda *_: self.written.emit(editor))
        # The keyboard goes back to the line that was edited, not to wherever Qt finds next.
        editor.left.connect(self.setFocus)
