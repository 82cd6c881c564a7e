"""What the file leaves open and only a person knows: shown with the outcome, chosen there, and read anew. Chooses nothing itself."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.imports import ImportOutcome, ImportSettings
from moothall.ui.kit.choice import Choice
from moothall.words import say

QUESTIONS: Mapping[str, str] = {"everybody": "imports.marked_not_coming", "apart": "imports.options_are_themes"}
"""Fields of ImportSettings that are asked about, and the remark that gives the reason to ask."""


class AskedBlock(QWidget):
    """`answered` gives a field of ImportSettings and whether it is on."""

    answered = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.boxes = {name: self._box(name) for name in QUESTIONS}

    def _box(self, name: str) -> Choice:
        box = Choice(say(f"bring.{name}"), [("", say(f"bring.{name}_no")), ("yes", say(f"bring.{name}_yes"))])
        box.chosen.connect(lambda key: self.answered.emit(name, bool(key)))
        box.hide()
        self._column.addWidget(box)
        return box

    def tell(self, brought: ImportOutcome, settings: ImportSettings) -> None:
        """Ask what this file leaves open. What was answered stays to be taken back."""
        told = {remark.key for remark in brought.remarks}
        for name, box in self.boxes.items():
            on = bool(getattr(settings, name))
            box.setVisible(on or QUESTIONS[name] in told)
            box.choose("yes" if on else "")
        self.setVisible(any(not box.isHidden() for box in self.boxes.values()))
