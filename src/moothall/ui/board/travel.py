"""A placed note's way to its theme: 120 ms in a straight line. Everything else on the board is instant."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation

from moothall.ui.board.note_item import NoteItem
from moothall.ui.theme.look import look


class Travel(QObject):
    """Carries notes from where they were to where they lie now. A second journey ends the first at once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ways: list[tuple[NoteItem, QPointF, QPointF]] = []
        self._clock = QVariantAnimation(self)
        self._clock.setStartValue(0.0)
        self._clock.setEndValue(1.0)
        self._clock.setEasingCurve(QEasingCurve.Type.Linear)
        self._clock.valueChanged.connect(self._go)
        self._clock.finished.connect(self._arrive)

    @property
    def under_way(self) -> bool:
        return bool(self._ways)

    def start(self, origins: Mapping[NoteItem, QPointF]) -> None:
        """`origins` are in the scene; each note already stands where it goes."""
        self.finish()
        self._ways = [(item, item.parentItem().mapFromScene(origin), item.pos()) for item, origin in origins.items()]
        self._clock.setDuration(look().tokens.motion.move)
        for item, _, _ in self._ways:
            item.setVisible(True)  # even if it goes where notes are folded away
            item.parentItem().setZValue(1)  # over the columns it passes
        self._go(0.0)
        self._clock.start()

    def finish(self) -> None:
        """Everything arrives now."""
        self._clock.stop()
        self._arrive()

    def _go(self, share: float) -> None:
        for item, origin, goal in self._ways:
            item.setPos(origin + (goal - origin) * share)

    def _arrive(self) -> None:
        ways, self._ways = self._ways, []
        for column in {item.column for item, _, _ in ways if item.scene() is not None}:
            column.setZValue(0)
            column.arrange()
