"""A placed note's way to its theme: 120 ms in a straight line. Everything else on the board is instant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QPointF, QRect, QVariantAnimation, Signal

from moothall.ui.theme.look import look
from moothall.ui.theme.motion import is_still

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    # For the checker alone: a module that the scene imports can't import the scene's own parts.
    from moothall.ui.board.column import Note

MOST = 40
"""More notes than that arrive at once: nobody could follow them. It also bounds what is painted live in every frame of the journey."""


class MoveAnimation(QVariantAnimation):
    """Carries notes from where they were to where they lie now. A second journey ends the first at once."""

    moved = Signal(QRect)  # somebody passes here; nothing beneath is changed
    arrived = Signal(object)  # a note, and it lies where it belongs

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.places: dict[Note, QRect] = {}
        """Who is on the way, and where."""
        # Where each began and where it goes; both stay fixed for the journey, so that a place is one multiplication.
        self._ways: dict[Note, tuple[QPointF, QPointF]] = {}
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        # The design's: in 120 ms an easing curve would not be seen, only its slow end be felt.
        self.setEasingCurve(QEasingCurve.Type.Linear)
        self.valueChanged.connect(self._go)
        self.finished.connect(self.finish)

    def begin(self, origins: Mapping[Note, QPointF]) -> None:
        """`origins` are where the notes lay; each already belongs where it goes."""
        self.finish()
        if 0 < len(origins) <= MOST and not is_still():
            self._ways = {note: (origin, QPointF(note.rect.topLeft())) for note, origin in origins.items()}
            # ms. Read at each journey, for the look may be another one by then.
            self.setDuration(look().tokens.motion.move)
            # At once: until the first tick the tiles would show the notes where they are not yet.
            self._go(0.0)
            self.start()

    def finish(self) -> None:
        """Everything arrives now."""
        self.stop()
        # Emptied first, for whoever hears that a note has arrived paints it into a tile, and tiles leave out what is on its way.
        places, self.places, self._ways = self.places, {}, {}
        for note, place in places.items():
            self.moved.emit(place)
            if note.is_shown:
                self.arrived.emit(note)

    def _go(self, share: float) -> None:
        for note, (origin, goal) in self._ways.items():
            # The place it leaves and the place it comes to: both have to be painted over.
            self.moved.emit(self.places.get(note, QRect()))
            place = (origin + (goal - origin) * share).toPoint()
            self.places[note] = QRect(place, note.rect.size())
            self.moved.emit(self.places[note])
