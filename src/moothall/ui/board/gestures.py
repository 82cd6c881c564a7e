"""What a hand does with the mouse, as objects: start, move, end or cancel. Only `end` asks for anything, and once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QRubberBand, QWidget

from moothall.ui.board.drop import Carried, DropPlace, DropTarget


class Gesture:
    """Points are of the screen. Each ends with `end` or `cancel`, and leaves nothing behind."""

    def start(self, at: QPoint) -> None:
        self._from = at

    def move(self, at: QPoint) -> None:
        """The pointer is here now."""

    def end(self, at: QPoint) -> None:
        """The button was let go here."""

    def cancel(self) -> None:
        """Esc, or the window lost the mouse."""

    def is_far(self, at: QPoint) -> bool:
        """Whether this is a drag and no longer an unsteady click."""
        # The system's own distance: who set it larger for an unsteady hand means it here too.
        return (at - self._from).manhattanLength() >= QApplication.startDragDistance()


class Pan(Gesture):
    """The board follows the hand."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        self._bars = (area.horizontalScrollBar(), area.verticalScrollBar())
        # Measured from the start and not step by step: a bar that hit its end would otherwise lose the way back.
        self._began = tuple(bar.value() for bar in self._bars)

    def move(self, at: QPoint) -> None:
        way = at - self._from
        for bar, began, moved in zip(self._bars, self._began, (way.x(), way.y()), strict=True):
            bar.setValue(began - moved)


class Band(Gesture):
    """A rubber band round notes. `choose` gets the rectangle on `area` as it grows, an empty one for a mere click."""

    def __init__(self, area: QWidget, choose: Callable[[QRect], None]) -> None:
        self._area, self._choose = area, choose
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, area)

    def move(self, at: QPoint) -> None:
        # Once it is there it follows back to its own beginning too.
        if self._band.isVisible() or self.is_far(at):
            self._band.setGeometry(self._rect(at))
            self._band.show()
            self._choose(self._rect(at))

    def end(self, at: QPoint) -> None:
        if not self._band.isVisible():
            # An empty rectangle means that nothing is chosen: a click on the bare wall lets go of what was.
            self._choose(QRect())
        self._leave()

    def cancel(self) -> None:
        self._choose(QRect())
        self._leave()

    def _rect(self, at: QPoint) -> QRect:
        return QRect(self._area.mapFromGlobal(self._from), self._area.mapFromGlobal(at)).normalized()

    def _leave(self) -> None:
        self._band.hide()
        # One band a gesture; the board would gather them otherwise.
        self._band.deleteLater()


class DragNotes(Gesture):
    """Notes in hand. They stay where they lie until somebody says that they have moved; a card goes with the pointer instead.

    `drop` gets the target once, at the end; `click` is called when the hand never moved.
    """

    def __init__(
        self,
        host: QWidget,
        words: str,
        places: Sequence[DropPlace],
        drop: Callable[[DropTarget, QPoint], None],
        click: Callable[[], None],
    ) -> None:
        self._host, self._words, self._places, self._drop, self._click = host, words, places, drop, click
        self._carried: Carried | None = None

    def move(self, at: QPoint) -> None:
        if self._carried is None:
            if not self.is_far(at):
                return
            # A child of the window, not of the board: it must be seen over the tray as well.
            self._carried = Carried(self._host.window(), self._words)
        target = self._target(at)
        self._carried.go(at, target)
        self._show(target)

    def end(self, at: QPoint) -> None:
        # Asked before `cancel`, which forgets both.
        carried, target = self._carried is not None, self._target(at)
        self.cancel()
        if not carried:
            self._click()
        elif target is not None:
            self._drop(target, at)

    def cancel(self) -> None:
        self._show(None)
        if self._carried is not None:
            self._carried.hide()
            self._carried.deleteLater()
            self._carried = None

    def _target(self, at: QPoint) -> DropTarget | None:
        # The first that takes it: the tray and the board don't overlap, so that order decides nothing.
        return next((target for place in self._places if (target := place.target_at(at)) is not None), None)

    def _show(self, target: DropTarget | None) -> None:
        for place in self._places:
            place.show_landing(target)
