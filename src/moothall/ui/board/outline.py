"""The whole board as a tree to read and to work in: theme, count, notes. For screen readers, and for whoever likes a list better.

Keeps one line for each record, by key; a change touches the lines of the themes it touched.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem

from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.model import Session
from moothall.core.themes import PLACEMENTS, THEMES, Theme, themes_of, unclustered
from moothall.ui.board.faces import NoteFace, face_of, faces_in, theme_words
from moothall.ui.board.in_place import InPlace
from moothall.ui.theme.look import look
from moothall.ui.theme.symbols import symbol_pixmap
from moothall.words import say

_KEY = Qt.ItemDataRole.UserRole
_TEXT = Qt.ItemDataRole.UserRole + 1
_ORDER = Qt.ItemDataRole.UserRole + 2
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RoomyLines(QStyledItemDelegate):
    """Lines high enough to be pressed."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        now = look()
        return QSize(super().sizeHint(option, index).width(), now.px(now.tokens.size.option_row))


class Outline(QTreeWidget):
    """Keys it has no use for go on to the panel."""

    chosen = Signal()
    opened = Signal()
    menu_wanted = Signal(QPoint)
    written = Signal(object)  # an InPlace whose text is wished for

    ring_radius = 2

    def __init__(self) -> None:
        super().__init__()
        self._themes: dict[str, QTreeWidgetItem] = {}
        self._prompt = ""
        self._loose = QTreeWidgetItem()
        self.setAccessibleName(say("cluster.outline"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(24)
        self.setIconSize(QSize(look().px(24), look().px(24)))
        self.setItemDelegate(RoomyLines(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.itemSelectionChanged.connect(self.chosen)
        self.itemDoubleClicked.connect(lambda *_: self.edit_current())

    # from the session

    def show_board(self, session: Session, prompt: str) -> None:
        self.clear()
        self._themes, self._prompt = {}, prompt
        for theme in themes_of(session, prompt):
            self._draw_theme(theme, faces_in(session, theme))
        self._loose = self._line(self.invisibleRootItem(), "", "")
        _fill(self._loose, [face_of(note) for note in unclustered(session, prompt)])
        self._head_loose()
        self.expandAll()

    def refresh(self, session: Session, themes: Iterable[str], notes: Iterable[str]) -> None:
        """The lines of these themes, and of these notes where they lie in none."""
        for key in themes:
            theme = session.find(THEMES, key)
            if theme is not None and theme.prompt == self._prompt:
                self._draw_theme(theme, faces_in(session, theme))
            elif key in self._themes:
                self.invisibleRootItem().removeChild(self._themes.pop(key))
        for key in notes:
            self._draw_loose(session, key)
        self._head_loose()
        self._order()

    def _draw_theme(self, theme: Theme, faces: list[NoteFace]) -> None:
        if theme.key not in self._themes:
            self._themes[theme.key] = self._line(self.invisibleRootItem(), theme.key, theme.name)
            self._themes[theme.key].setExpanded(True)
            self._themes[theme.key].setIcon(0, QIcon(symbol_pixmap(theme.ordinal, 24, look().mode, self.devicePixelRatioF())))
        line = self._themes[theme.key]
        line.setText(0, say("cluster.outline_theme", theme=theme_words(theme), count=say("cluster.notes", n=len(faces))))
        line.setData(0, _TEXT, theme.name)
        line.setData(0, _ORDER, (-len(faces), theme.ordinal))
        _fill(line, faces)

    def _draw_loose(self, session: Session, key: str) -> None:
        note = session.find(CONTRIBUTIONS, key)
        here = {line.data(0, _KEY): line for line in _under(self._loose)}
        if note is None or note.prompt != self._prompt or session.where(PLACEMENTS, "contribution", key):
            if key in here:
                self._loose.removeChild(here[key])
            return
        if key not in here:
            at = sum(1 for line in here.values() if line.data(0, _ORDER) < note.number)
            here[key] = QTreeWidgetItem()
            self._loose.insertChild(at, here[key])
        _show(here[key], face_of(note))

    def _head_loose(self) -> None:
        self._loose.setText(0, say("cluster.unplaced", n=self._loose.childCount()))
        self._loose.setFont(0, look().font("label"))

    def _order(self) -> None:
        """Largest first, the tray last. Lines move only when the order is another."""
        root = self.invisibleRootItem()
        wanted = [*sorted(self._themes.values(), key=lambda line: line.data(0, _ORDER)), self._loose]
        for place, line in enumerate(wanted):
            if root.indexOfChild(line) != place:
                is_open = line.isExpanded()
                root.removeChild(line)
                root.insertChild(place, line)
                line.setExpanded(is_open)

    def _line(self, parent: QTreeWidgetItem, key: str, text: str) -> QTreeWidgetItem:
        line = QTreeWidgetItem(parent)
        line.setData(0, _KEY, key)
        line.setData(0, _TEXT, text)
        line.setFont(0, look().font("label"))
        return line

    # what is chosen

    def notes(self) -> list[str]:
        """The selected notes, from the top down."""
        chosen = sorted(self.selectedIndexes()) or [self.currentIndex()]
        return list(dict.fromkeys(index.data(_KEY) for index in chosen if index.parent().isValid()))

    def theme(self) -> str:
        line = self.currentItem()
        return line.data(0, _KEY) if line is not None and line.parent() is None else ""

    def let_go(self) -> None:
        """Nothing looks chosen any more; the current line is known until the keyboard comes back."""
        with QSignalBlocker(self):
            self.clearSelection()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectedIndexes():
            current = self.currentIndex() if self.currentIndex().isValid() else self.model().index(0, 0)
            self.selectionModel().setCurrentIndex(current, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.chosen.emit()

    def ring(self) -> QRect:
        """The current line."""
        area = self.visualRect(self.currentIndex()).intersected(self.viewport().rect())
        if area.isEmpty():
            return self.rect().adjusted(6, 6, -6, -6)
        return area.translated(self.viewport().pos()).adjusted(6, 5, -6, -5)

    # keys and menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.opened.emit()
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
        line = self.currentItem()
        if line is None or not line.data(0, _KEY):
            return
        editor = InPlace(line.data(0, _KEY), line.data(0, _TEXT), line.text(0), self.visualItemRect(line), self.viewport())
        editor.done.connect(lambda *_: self.written.emit(editor))
        editor.left.connect(self.setFocus)


def _under(line: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (line.child(place) for place in range(line.childCount()))
    return [child for child in children if child is not None]


def _fill(line: QTreeWidgetItem, faces: list[NoteFace]) -> None:
    """The notes under a line: those that left go, new ones come, the others stay as they are."""
    wanted = {face.note for face in faces}
    for child in _under(line):
        if child.data(0, _KEY) not in wanted:
            line.removeChild(child)
    here = {child.data(0, _KEY): child for child in _under(line)}
    for place, face in enumerate(faces):
        child = here.get(face.note) or QTreeWidgetItem()
        if line.indexOfChild(child) != place:
            line.removeChild(child)
            line.insertChild(place, child)
        _show(child, face)


def _show(line: QTreeWidgetItem, face: NoteFace) -> None:
    words = say("cluster.outline_note", number=face.number, text=" ".join(face.text.split()), marks="".join(f", {m}" for m in face.marks))
    if line.text(0) != words or line.data(0, _KEY) != face.note:
        line.setText(0, words)
        line.setData(0, _KEY, face.note)
        line.setData(0, _TEXT, face.text)
        line.setData(0, _ORDER, face.number)
        line.setData(0, Qt.ItemDataRole.AccessibleTextRole, face.spoken())
