"""What to try next: at most three ideas, each with why, and a button that says it was tried."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.activities.process_note.rules import Idea, pattern_words
from moothall.ui.kit.button import Button
from moothall.ui.kit.card import Rule
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say

_MOST = 3
"""More would be a list to read while people speak."""


class IdeaList(QWidget):
    """`tried` gives an idea whose button was pressed."""

    tried = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        head = QHBoxLayout()
        head.addWidget(PlainLabel(say("process_note.try_next"), "section", wrap=False))
        head.addWidget(PlainLabel(say("process_note.no_rules"), "meta", ink="ink2", align=Qt.AlignmentFlag.AlignRight), 1)
        self._none = PlainLabel(say("process_note.no_ideas"), "body", ink="ink2")
        self.lines = [IdeaLine() for _ in range(_MOST)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(Rule())
        column.addWidget(self._none)
        for line in self.lines:
            line.button.clicked.connect(lambda _=False, line=line: self.tried.emit(line.idea))
            column.addWidget(line)
        self.lines[0].button.set_keys("T")
        column.addStretch(1)

    def tell(self, ideas: Sequence[Idea]) -> None:
        self._none.setVisible(not ideas)
        for place, line in enumerate(self.lines):
            line.tell(ideas[place] if place < len(ideas) else None)


class IdeaLine(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.idea: Idea | None = None
        self._name, self._how = PlainLabel("", "label"), PlainLabel("", "meta", ink="ink2")
        self._why = PlainLabel("", "meta", ink="ink3")
        self.button = Button(say("process_note.tried_it"), small=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self._name, self._how, self._why):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.button)

    def tell(self, idea: Idea | None) -> None:
        self.idea = idea
        self.setVisible(idea is not None)
        if idea is not None:
            name = say(f"process_note.tried_{idea.key}")
            self._name.setText(name)
            self._how.setText(say(f"process_note.how_{idea.key}"))
            self._why.setText(say("process_note.because", pattern=pattern_words(idea.pattern), n=idea.times, time=idea.last))
            self.button.setAccessibleDescription(name)
