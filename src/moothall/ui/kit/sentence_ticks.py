"""Sentences that are read back one by one, each with its tick, in the exact words that will print. Decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.tick import Tick


class SentenceTicks(QWidget):
    """`pressed` gives the sentence."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_Sentence] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def show_sentences(self, sentences: Sequence[tuple[str, bool]]) -> None:
        """Each with whether it was heard; out of sight while there is none."""
        while len(self._lines) < len(sentences):
            line = _Sentence()
            line.tick.clicked.connect(lambda _=False, line=line: self.pressed.emit(line.sentence))
            self._lines.append(line)
            self._column.addWidget(line)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(sentences))
            if place < len(sentences):
                line.tell(*sentences[place])
        self.setVisible(bool(sentences))


class _Sentence(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.sentence = ""
        self.tick, self._words = Tick(""), PlainLabel("", "meta")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def tell(self, sentence: str, heard: bool) -> None:
        self.sentence = sentence
        self.tick.setAccessibleName(sentence)
        self.tick.setChecked(heard)
        self._words.setText(sentence)
