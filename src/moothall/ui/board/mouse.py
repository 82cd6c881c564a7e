"""Turns the mouse on the board into gestures: choose, band, drag, pan. Knows what was pressed; the gestures know what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent

from moothall.ui.board.column import More, Note
from moothall.ui.board.drop import DropTarget
from moothall.ui.board.gestures import Band, DragNotes, Gesture, Pan
from moothall.words import say

if TYPE_CHECKING:
    from moothall.ui.board.view import BoardView

_ADDS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class Mouse:
    """One gesture at a time, or none."""

    def __init__(self, view: BoardView) -> None:
        self._view = view
        self.gesture: Gesture | None = None
        self.may_pan = False
        """Space is held."""

    def hold_space(self, held: bool) -> None:
        self.may_pan = held
        self._view.viewport().setCursor(Qt.CursorShape.OpenHandCursor if held else Qt.CursorShape.ArrowCursor)

    def press(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        gesture: Gesture | None = None
        if event.button() == Qt.MouseButton.MiddleButton or (left and self.may_pan):
            gesture = Pan(self._view)
        elif left:
            gesture = self._take(event.position().toPoint(), bool(event.modifiers() & _ADDS))
        if gesture is not None:
            self.cancel()
            self.gesture = gesture
            gesture.start(event.globalPosition().toPoint())

    def _take(self, at: QPoint, add: bool) -> Gesture | None:
        """Chooses what was pressed, and says what may follow from it."""
        view = self._view
        stop = view.stop_at(at)
        if stop is None:
            view.go_to(None, by_key=False, add=add)
            return Band(view.viewport(), self._choose_in)
        if not isinstance(stop, Note):
            view.go_to(stop, by_key=False)
            if isinstance(stop, More):
                view.unfold(stop)
            return None
        if add and stop.selected:
            view.board.unselect(stop)
            return None
        # A press on one of several selected notes may begin a drag of them all; only letting go at once means this one.
        together = stop.selected and not add
        view.go_to(stop, by_key=False, add=add or together)
        return self._drag(stop, narrows=together)

    def _drag(self, stop: Note, narrows: bool) -> Gesture:
        view = self._view
        notes = view.notes()
        click = (lambda: view.go_to(stop, by_key=False)) if narrows else (lambda: None)
        words = in_hand(len(notes), stop.face.number, stop.face.text)
        return DragNotes(view, words, view.places, lambda target, at: self._let_go(notes, target, at), click)

    def _let_go(self, notes: list[str], target: DropTarget, at: QPoint) -> None:
        self._view.dropped.emit(notes, target, at)

    def _choose_in(self, rect: QRect) -> None:
        view = self._view
        view.board.select([] if rect.isEmpty() else view.board.notes_in(view.on_board(rect)), only=True)

    def move(self, event: QMouseEvent) -> bool:
        """Whether a gesture is under way."""
        if self.gesture is not None:
            self.gesture.move(event.globalPosition().toPoint())
        return self.gesture is not None

    def release(self, event: QMouseEvent) -> None:
        gesture, self.gesture = self.gesture, None
        if gesture is not None:
            gesture.end(event.globalPosition().toPoint())

    def cancel(self) -> None:
        gesture, self.gesture = self.gesture, None
        if gesture is not None:
            gesture.cancel()


def in_hand(count: int, number: int, text: str) -> str:
    """What is being dragged: one note by its words, several by how many."""
    if count > 1:
        return say("cluster.in_hand", n=count)
    return say("cluster.one_in_hand", number=number, text=" ".join(text.split()))
