"""The board under a facilitator's hands: chooses, walks by key, zooms, edits in place. Says what is wished; changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen, QResizeEvent, QWheelEvent

from moothall.ui.board.canvas import Canvas
from moothall.ui.board.column import More, Note, Stop, ThemeColumn
from moothall.ui.board.drop import DropPlace, DropTarget
from moothall.ui.board.inline_editor import InlineEditor
from moothall.ui.board.key_navigation import Way, next_stop
from moothall.ui.board.layout import next_step
from moothall.ui.board.mouse import Mouse
from moothall.ui.board.note_data import theme_words
from moothall.ui.board.scene import BoardScene
from moothall.ui.kit.announce import announce
from moothall.ui.theme.look import look
from moothall.words import say

_WAYS: dict[int, Way] = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# The only keys Qt's scroll area may have: it would scroll with the arrows, too, which here walk from note to note.
_PAGES = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class BoardView(Canvas):
    """Keys it has no use for go on to the panel. `places` are where notes may be dropped, this board among them."""

    chosen = Signal()  # another note or theme is current, or the selection changed
    dropped = Signal(list, object, QPoint)  # contributions, their DropTarget, where on the screen
    opened = Signal()  # Enter
    edit_wanted = Signal()  # a double click
    menu_wanted = Signal(QPoint)  # a point of the screen
    written = Signal(object)  # an InlineEditor whose text is wished for
    zoomed = Signal(int)  # per cent

    def __init__(self, scene: BoardScene) -> None:
        super().__init__(scene)
        self.places: Sequence[DropPlace] = (self,)
        self.current: Stop | None = None
        # The ring is for whoever came by key; a click shows what was chosen already.
        self._by_key = False
        self.mouse = Mouse(self, self)
        self.setAccessibleName(say("cluster.board"))
        self.viewport().setAccessibleName(say("cluster.board"))  # Qt lets it take the focus by itself
        scene.selection_changed.connect(self.chosen)

    # what is chosen

    def notes(self) -> list[str]:
        """Contributions that an act is about: the selected ones, or else the current one."""
        selected = [note.note for note in self.board.chosen_notes()]
        if not selected and isinstance(self.current, Note):
            selected = [self.current.note]
        # A copied note may be selected in two themes, and is one contribution.
        return list(dict.fromkeys(selected))

    def theme(self) -> str:
        """The current theme; "" when a note is current, or nothing."""
        return self.current.theme.key if isinstance(self.current, ThemeColumn) else ""

    def go_to(self, stop: Stop | None, *, by_key: bool = True, add: bool = False) -> None:
        """Makes this the current note or theme, brings it into sight and selects a note; `add` keeps what was selected."""
        # Twice, before and after: the old place must lose the ring and the new one get it.
        self._update_ring()
        if isinstance(self.current, ThemeColumn):
            self.board.choose_column(self.current, False)
        self.current, self._by_key = stop, by_key
        self.board.select([stop] if isinstance(stop, Note) else [], only=not add)
        if isinstance(stop, ThemeColumn):
            self.board.choose_column(stop, True)
        if stop is not None:
            self.bring_into_sight(stop.rect)
            # The board has no items a screen reader could follow (decision 11), so it is told in words.
            announce(self, self.spoken())
        self._update_ring()
        self.chosen.emit()

    def spoken(self) -> str:
        """The current note or theme in one sentence."""
        if isinstance(self.current, Note):
            return self.current.face.spoken()
        if isinstance(self.current, More):
            return self.current.words
        return theme_words(self.current.theme) if self.current is not None else ""

    def forget_gone(self) -> None:
        """Call after a redraw: what is current may have left the board."""
        if self.current is not None and not self.board.holds(self.current):
            # Nothing else is chosen in its stead: a letter typed next must not place some other note.
            self.current = None

    def let_go(self) -> None:
        """Nothing looks chosen any more; the current note or theme is known until the keyboard comes back."""
        with QSignalBlocker(self):
            self.board.select([], only=True)
        if isinstance(self.current, ThemeColumn):
            self.board.choose_column(self.current, False)

    # zoom

    def set_zoom(self, percent: int) -> None:
        """Columns flow anew into the width there is; what was in the middle stays in sight."""
        if percent == self.zoom:
            return
        # What is being worked on stays in sight; without one, what was in the middle.
        middle = self.current or self.stop_at(self.viewport().rect().center())
        self.zoom = percent
        self.flow()
        if middle is not None:
            self.bring_to_middle(middle.rect)
        self.zoomed.emit(percent)

    def step_zoom(self, by: int) -> None:
        self.set_zoom(next_step(self.zoom, by))

    def fit(self) -> None:
        """The largest zoom, at most 100 %, with everything in sight."""
        self.set_zoom(self.board.fitting(self.width(), self.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.flow()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # One step a turn however fine the wheel: each step lays columns out anew.
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The keypad's arrows and Enter are the same keys.
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape and self.mouse.gesture is not None:
            self.mouse.cancel()
        elif key in _WAYS and not held & ~_SHIFT:
            self._walk(_WAYS[key], add=bool(held & _SHIFT))
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.board.select(self.board.notes.values())
        elif key == Qt.Key.Key_Space and not held:
            self.mouse.hold_space(True)
        elif key in _ENTER and not held:
            self._enter()
        elif key in _PAGES and not held:
            super().keyPressEvent(event)
        else:
            # On to the panel: letters, digits and Delete are acts there.
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        # A held key comes as releases and presses; only the real release ends the panning.
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.mouse.hold_space(False)
        else:
            super().keyReleaseEvent(event)

    def _walk(self, way: Way, add: bool) -> None:
        self.go_to(next_stop(self.board.rows, self.current, way), add=add)

    def _enter(self) -> None:
        if isinstance(self.current, More):
            self.unfold(self.current)
        else:
            self.opened.emit()

    def unfold(self, more: More) -> None:
        """Shows what is folded away, or folds it again."""
        self.board.unfold(more.column)
        self.go_to(more if more.is_shown else more.column, by_key=self._by_key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._by_key = event.reason() != Qt.FocusReason.MouseFocusReason
        if self.current is None and self._by_key:
            self._walk("first", add=False)
        # `let_go` took the marks away but kept the place: it comes back with the keyboard.
        elif self._by_key and not self.board.chosen_notes():
            self.go_to(self.current)
        self._update_ring()
        self.chosen.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # The release will go to whoever has the keyboard now, and the hand cursor would stay for ever.
        self.mouse.hold_space(False)
        self._update_ring()

    # the ring: round the current item, for keys only

    def ring(self) -> QRect:
        """The window's own ring has nothing to surround here, unless the board is empty."""
        return QRect() if self.board.columns else self.rect().adjusted(6, 6, -6, -6)

    def area_of(self, stop: Stop) -> QRect:
        """Where its card is on the viewport."""
        return self.on_viewport(stop.rect)

    def _update_ring(self) -> None:
        if self.current is not None and self.board.holds(self.current):
            # 8 px hold the ring's gap, its width and its smoothed edge.
            self.viewport().update(self.area_of(self.current).adjusted(-8, -8, 8, 8))

    def paint_over(self, painter: QPainter) -> None:
        if self.current is None or not (self.hasFocus() and self._by_key):
            return
        now = look()
        focus = now.tokens.focus
        # A pen paints half its width on either side of the line, so that the line lies half of it further out.
        out, radius = focus.gap + focus.width / 2, now.tokens.radius.paper + focus.radius_add
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.colour("accent"), focus.width))
        painter.drawRoundedRect(QRectF(self.area_of(self.current)).adjusted(-out, -out, out, out), radius, radius)

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.mouse.move(event):
            self.hover(self.stop_at(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.mouse.release(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The hand has gone elsewhere: now columns may find their places."""
        super().leaveEvent(event)
        if self.mouse.gesture is None:
            self.board.keep_order(False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        stop = self.stop_at(event.position().toPoint())
        if stop is not None and event.button() == Qt.MouseButton.LeftButton:
            self.go_to(stop, by_key=False)
            self.edit_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            self.menu_wanted.emit(self.menu_point())
            return
        stop = self.stop_at(event.pos())
        # A menu on one of several chosen notes is about them all; on anything else, about that.
        if not (isinstance(stop, Note) and stop.selected):
            self.go_to(stop, by_key=False)
        self.menu_wanted.emit(event.globalPos())

    def menu_point(self) -> QPoint:
        """Where a menu asked for by key opens: under the current item."""
        # Without a current item, 24 px in from the lower left corner: the menu must open over the board it is about.
        area = self.area_of(self.current) if self.current is not None else self.viewport().rect().adjusted(24, 0, 0, -24)
        return self.viewport().mapToGlobal(area.bottomLeft())

    def stop_at(self, at: QPoint) -> Stop | None:
        """What is at this point of the viewport."""
        return self.board.stop_at(self.mapToScene(at))

    # as a place to drop on

    def target_at(self, at: QPoint) -> DropTarget | None:
        here = self.viewport().mapFromGlobal(at)
        if not self.isVisible() or not self.viewport().rect().contains(here):
            return None
        column = self.board.column_at(self.mapToScene(here))
        if column is None:
            # The bare wall begins a theme: a pile needs no name and no place beforehand.
            return DropTarget("new", words=say("cluster.new_theme"))
        return DropTarget("theme", column.theme.key, column.theme.name or say("kit.no_name"), column.theme.ordinal)

    def show_landing(self, target: DropTarget | None) -> None:
        if target is not None:
            self.board.keep_order(True)
        self.board.set_landing(target.theme if target is not None else "")

    # editing

    def edit_current(self) -> None:
        """Opens the current note or theme for typing."""
        stop = self.current
        if stop is None or isinstance(stop, More):
            return
        self.bring_into_sight(stop.rect)
        key, text = (stop.face.note, stop.face.text) if isinstance(stop, Note) else (stop.theme.key, stop.theme.name)
        editor = InlineEditor(key, text, self.spoken(), self.area_of(stop), self.viewport())
        editor.done.connect(lambda *_: self.written.emit(editor))
        editor.left.connect(self.setFocus)
