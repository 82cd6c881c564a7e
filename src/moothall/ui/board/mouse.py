"""Turns the mouse on the board into gestures: choose, band, drag, pan. Knows what was pressed; the gestures know what it means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, Qt, SignalInstance
from PySide6.QtGui import QMouseEvent

from moothall.ui.board.canvas import Canvas
from moothall.ui.board.column import More, Note, Stop
from moothall.ui.board.drop import DropPlace, DropTarget
from moothall.ui.board.gestures import Band, DragNotes, Gesture, Pan
from moothall.words import say

# Either adds to what is chosen. Notes lie in no single order, so that "from here to there" would mean nothing.
_ADDS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class Pressable(Protocol):
    """What the mouse asks of the board it is over."""

    places: Sequence[DropPlace]

    @property
    def dropped(self) -> SignalInstance: ...

    def stop_at(self, at: QPoint) -> Stop | None: ...

    def go_to(self, stop: Stop | None, *, by_key: bool = True, add: bool = False) -> None: ...

    def unfold(self, more: More) -> None: ...

    def notes(self) -> list[str]: ...


class Mouse:
    """One gesture at a time, or none. `canvas` and `pressed` are the same board: where things lie, and what a press asks for."""

    def __init__(self, canvas: Canvas, pressed: Pressable) -> None:
        self._canvas, self._pressed = canvas, pressed
        self.gesture: Gesture | None = None
        self.may_pan = False
        """Space is held."""

    def hold_space(self, held: bool) -> None:
        self.may_pan = held
        self._canvas.viewport().setCursor(Qt.CursorShape.OpenHandCursor if held else Qt.CursorShape.ArrowCursor)

    def press(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        gesture: Gesture | None = None
        # Both ways of moving a board that people bring with them from drawing programs.
        if event.button() == Qt.MouseButton.MiddleButton or (left and self.may_pan):
            gesture = Pan(self._canvas)
        elif left:
            gesture = self._take(event.position().toPoint(), bool(event.modifiers() & _ADDS))
        if gesture is not None:
            # A second button pressed meanwhile ends the first gesture without asking for anything.
            self.cancel()
            self.gesture = gesture
            gesture.start(event.globalPosition().toPoint())

    def _take(self, at: QPoint, add: bool) -> Gesture | None:
        """Chooses what was pressed, and says what may follow from it."""
        view = self._pressed
        stop = view.stop_at(at)
        if stop is None:
            view.go_to(None, by_key=False, add=add)
            return Band(self._canvas.viewport(), self._choose_in)
        if not isinstance(stop, Note):
            view.go_to(stop, by_key=False)
            if isinstance(stop, More):
                view.unfold(stop)
            # Cards and "more" lines are no notes: nothing can be dragged away from them.
            return None
        if add and stop.selected:
            self._canvas.board.unselect(stop)
            return None
        # A press on one of several selected notes may begin a drag of them all; only letting go at once means this one.
        together = stop.selected and not add
        view.go_to(stop, by_key=False, add=add or together)
        return self._drag(stop, narrows=together)

    def _drag(self, stop: Note, narrows: bool) -> Gesture:
        view = self._pressed
        notes = view.notes()
        # Whether it was a click is known only at the end; until then the whole selection might be meant.
        click = (lambda: view.go_to(stop, by_key=False)) if narrows else (lambda: None)
        words = in_hand(len(notes), stop.face.number, stop.face.text)
        return DragNotes(self._canvas, words, view.places, lambda target, at: self._let_go(notes, target, at), click)

    def _let_go(self, notes: list[str], target: DropTarget, at: QPoint) -> None:
        self._pressed.dropped.emit(notes, target, at)

    def _choose_in(self, rect: QRect) -> None:
        board = self._canvas.board
        board.select([] if rect.isEmpty() else board.notes_in(self._canvas.on_board(rect)), only=True)

    def move(self, event: QMouseEvent) -> bool:
        """Whether a gesture is under way."""
        if self.gesture is not None:
            self.gesture.move(event.globalPosition().toPoint())
        return self.gesture is not None

    def release(self, event: QMouseEvent) -> None:
        # Forgotten before it ends: what it asks for may redraw the board, and must not meet a gesture half over.
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
    # On one line: the card has no room for a note's own line breaks.
    return say("cluster.one_in_hand", number=number, text=" ".join(text.split()))
