"""People on the list of whom a newer list says something else: side by side, and chosen for each. Changes nothing itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.imports import ImportOutcome
from moothall.ui.kit.choice import Choice
from moothall.words import say

MOST_CHOSEN = 40
"""People chosen one by one; with more, the newer list had better replace the old one."""


class DifferingPeople(QWidget):
    """`newer` gives the row of somebody and whether the file holds for them."""

    newer = Signal(int, bool)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.boxes: dict[int, Choice] = {}

    def tell(self, brought: ImportOutcome) -> None:
        """Show who differs. A choice that is the same stays, and keeps the keyboard."""
        differing = {row.row: row for row in brought.same if row.key in ("imports.same_differs", "imports.same_taken")}
        wanted = dict([*differing.items()][:MOST_CHOSEN])
        if wanted.keys() != self.boxes.keys():
            self._clear()
            for row, told in wanted.items():
                self._add(row, str(told.facts["name"]))
        for row, box in self.boxes.items():
            box.choose("yes" if wanted[row].key == "imports.same_taken" else "")

    def _clear(self) -> None:
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            child.hide()
            child.deleteLater()
        self.boxes = {}

    def _add(self, row: int, name: str) -> None:
        offered = [("", say("bring.differing_here")), ("yes", say("bring.differing_newer"))]
        box = Choice(say("bring.differing", name=name), offered)
        box.chosen.connect(lambda key: self.newer.emit(row, bool(key)))
        self._column.addWidget(box)
        self.boxes[row] = box
