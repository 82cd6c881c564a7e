"""The notes that lie in no theme yet, as a list of cards to drag, to pick by key, to drop back on. Changes nothing itself."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from moothall.ui.board.drop import DropPlace, DropTarget
from moothall.ui.board.gestures import DragNotes, Gesture
from moothall.ui.board.inline_editor import InlineEditor
from moothall.ui.board.mouse import in_hand
from moothall.ui.board.note_data import NoteFace, Suggested
from moothall.ui.board.note_paint import laid_out, paint_note
from moothall.ui.kit.rows_model import ROW, ListedNote, RowsModel
from moothall.ui.theme.look import look
from moothall.words import say

Index = QModelIndex | QPersistentModelIndex
_REACH = 4  # px around a card, for its shadow
_WITH_SUGGESTIONS = 90  # px of a card at 100 %
_MEASURED = 200  # cards


class TrayPainter(QStyledItemDelegate):
    """Cards like the board's, each as high as its words. In a long list, which must stay quick, all are of one height: two lines of text,
    or one and its marks; and higher by a row where there are suggestions."""

    def __init__(self, tray: Tray) -> None:
        super().__init__(tray)
        self._tray = tray

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        now = look()
        if not self._tray.long:
            wide = now.px(now.tokens.size.theme_column) if self._tray.isWrapping() else self._tray.viewport().width()
            return QSize(wide, laid_out(self._tray.face(index.data(ROW).key), wide - 2 * _REACH).height + 2 * _REACH)
        card = _WITH_SUGGESTIONS if self._tray.face(index.data(ROW).key).suggested else now.tokens.size.note_min + 4
        # 160 px at 100 % is the least a list asks for; it gets the width of the side panel. Spread out a card is as wide as on the board.
        wide = now.tokens.size.theme_column if self._tray.isWrapping() else 160
        return QSize(now.px(wide), now.px(card) + 2 * _REACH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state, card = option.state, card_in(option.rect)
        face = self._tray.face(index.data(ROW).key)
        selected, hover = bool(state & QStyle.StateFlag.State_Selected), bool(state & QStyle.StateFlag.State_MouseOver)
        # Where cards are of one height a row of chips takes the place of the second line.
        laid = laid_out(face, card.width(), lines=1 if face.marks else 2) if self._tray.long else laid_out(face, card.width())
        paint_note(painter, card, face, laid, selected=selected, hover=hover)


def _row(face: NoteFace) -> ListedNote:
    # For the screen reader, which reads the row and not the painting.
    marks = (*face.marks, *face.spoken_suggestions())
    return ListedNote(face.note, face.number, face.text, repeats=face.repeats, starred=face.starred, marks=marks)


def card_in(area: QRect) -> QRect:
    """The paper within a row."""
    return area.adjusted(_REACH, _REACH, -_REACH, -_REACH)


class Tray(QListView):
    """Rows by note number. `press` is offered every key the list has no use for, and says whether it used it."""

    chosen = Signal()
    dropped = Signal(list, object, QPoint)
    opened = Signal()  # Enter
    menu_wanted = Signal(QPoint)
    written = Signal(object)  # an InlineEditor whose text is wished for

    ring_radius = 2

    def __init__(self, press: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self.places: Sequence[DropPlace] = (self,)
        # Letters place a note, so the panel is offered every key before Qt searches by typing.
        self._press, self._landing = press, False
        self._gesture: Gesture | None = None
        self._faces: dict[str, NoteFace] = {}
        self._rows = RowsModel(False, self)
        self.setModel(self._rows)
        self.setItemDelegate(TrayPainter(self))
        self.setAccessibleName(say("cluster.tray"))
        self._fit()
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setDragEnabled(True)  # so that a press on one of several selected cards keeps them all
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.doubleClicked.connect(lambda _: self.edit_current())

    def spread(self, on: bool) -> None:
        """Cards side by side, as many as the width holds, where the tray has the room of a whole board; else one under the other."""
        if on != self.isWrapping():
            self.setFlow(QListView.Flow.LeftToRight if on else QListView.Flow.TopToBottom)
            self.setWrapping(on)

    # what it shows

    @property
    def count(self) -> int:
        return len(self._rows.rows)

    @property
    def long(self) -> bool:
        """Whether there are too many to measure each."""
        return len(self._faces) > _MEASURED

    @property
    def suggests(self) -> bool:
        """Whether any note shows the themes it may belong to."""
        return any(face.suggested for face in self._faces.values())

    def face(self, note: str) -> NoteFace:
        return self._faces[note]

    def show_notes(self, faces: Iterable[NoteFace]) -> None:
        """All of them, in this order."""
        # Heights are asked again only when suggestions changed: laying a long list out costs.
        before, was_long = [face.suggested for face in self._faces.values()], self.long
        self._faces = {face.note: face for face in faces}
        self._rows.show(_row(face) for face in self._faces.values())
        if was_long != self.long or before != [face.suggested for face in self._faces.values()]:
            self._fit()

    def put(self, face: NoteFace) -> None:
        """One note that lies nowhere, new or changed. It keeps its suggestions unless it brings others."""
        here = self._faces.get(face.note)
        if here and not face.suggested:
            face = replace(face, suggested=here.suggested)
        was_long = self.long
        self._faces[face.note] = face
        if was_long != self.long or not self.long:
            self._fit()
        self._rows.put(_row(face), bisect(self._rows.rows, face.number, key=lambda row: row.number))

    def suggest(self, by_note: Mapping[str, Suggested]) -> None:
        """The themes these notes may belong to, the likeliest first; no others show any."""
        self.show_notes([replace(face, suggested=by_note.get(key, ())) for key, face in self._faces.items()])

    def _fit(self) -> None:
        """In a long list cards are of several heights only while there are suggestions."""
        self.setUniformItemSizes(self.long and not self.suggests)
        # With the next paint, since several changes often come together.
        self.scheduleDelayedItemsLayout()

    def remove(self, note: str) -> None:
        """The next one becomes current, ready for the next letter."""
        self._rows.remove(note)
        was_long = self.long
        self._faces.pop(note, None)
        if was_long != self.long:
            self._fit()
        # Placing by letter goes on from card to card without an arrow key in between.
        if self.hasFocus() and not self.selectionModel().hasSelection():
            self._select_current()

    # what is chosen

    def notes(self) -> list[str]:
        """The selected notes by number."""
        chosen = sorted(self.selectionModel().selectedRows(), key=QModelIndex.row) or [self.currentIndex()]
        return [index.data(ROW).key for index in chosen if index.isValid()]

    def theme(self) -> str:
        return ""

    def go_to(self, note: str) -> bool:
        """Makes this note the one that is chosen; False when it isn't here, and nothing changes."""
        at = self._rows.place_of(note)
        if at is not None:
            # Chosen whatever keys are held: Qt's own way would only add or move on with Ctrl.
            self.selectionModel().setCurrentIndex(self._rows.index(at), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        return at is not None

    def let_go(self) -> None:
        """Nothing looks chosen any more; the current card is known until the keyboard comes back."""
        with QSignalBlocker(self):
            self.clearSelection()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            self._select_current()
        self.chosen.emit()

    def _select_current(self) -> None:
        if self._rows.rows:
            current = self.currentIndex() if self.currentIndex().isValid() else self._rows.index(0)
            self.selectionModel().setCurrentIndex(current, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def ring(self) -> QRect:
        """The current card."""
        area = self.visualRect(self.currentIndex())
        if area.isEmpty():
            # No card to surround: the ring stands 6 px inside the list's own edge.
            return self.rect().adjusted(6, 6, -6, -6)
        return card_in(area).intersected(self.viewport().rect())

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._gesture is not None:
            self._end_gesture().cancel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.opened.emit()
        elif self._press(event):
            event.accept()
        elif event.text() and event.text().isprintable() and event.key() != Qt.Key.Key_Space:
            event.ignore()  # no search by typing
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and self.selectionModel().isSelected(index):
            row, notes = index.data(ROW), self.notes()
            words = in_hand(len(notes), row.number, row.text)
            drop = lambda target, at: self.dropped.emit(notes, target, at)  # noqa: E731
            # Our own and not Qt's drag: that one runs a loop of its own, takes the mouse from the window and can't show what lies
            # beneath.
            gesture = self._gesture = DragNotes(self, words, self.places, drop, lambda: None)
            gesture.start(event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._gesture is not None:
            self._gesture.move(event.globalPosition().toPoint())
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._gesture is not None:
            self._end_gesture().end(event.globalPosition().toPoint())

    def _end_gesture(self) -> Gesture:
        gesture, self._gesture = self._gesture, None
        assert gesture is not None
        return gesture

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self.menu_wanted.emit(event.globalPos() if mouse else self.menu_point())

    def menu_point(self) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())

    # as a place to drop on

    def target_at(self, at: QPoint) -> DropTarget | None:
        inside = self.isVisible() and self.rect().contains(self.mapFromGlobal(at))
        return DropTarget("tray", words=say("cluster.tray")) if inside else None

    def show_landing(self, target: DropTarget | None) -> None:
        landing = target is not None and target.kind == "tray"
        if landing != self._landing:
            self._landing = landing
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._landing:
            painter = QPainter(self.viewport())
            pen = QPen(look().colour("accent"), 2)
            # The mark of a destination everywhere: 2 px, dashed, accent.
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    # editing

    def edit_current(self) -> None:
        """Opens the current note for typing."""
        index = self.currentIndex()
        if not index.isValid():
            return
        # The editor is put where the card is seen, so the card must be seen first.
        self.scrollTo(index)
        row: ListedNote = index.data(ROW)
        editor = InlineEditor(row.key, row.text, row.spoken(), card_in(self.visualRect(index)), self.viewport())
        editor.done.connect(lambda *_: self.written.emit(editor))
        editor.left.connect(self.setFocus)
