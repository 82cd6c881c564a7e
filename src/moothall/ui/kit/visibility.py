"""Who may see a log entry: five levels, the read-back tick, and the exact words that will print. Decides nothing; reports the choice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from moothall.core.levels import Level
from moothall.ui.kit.card import Card, Rule
from moothall.ui.kit.plain_label import PlainLabel, TextRun
from moothall.ui.kit.segmented import Segmented
from moothall.ui.kit.sentence_ticks import SentenceTicks
from moothall.ui.kit.tick import Tick
from moothall.words import say


class Visibility(Card):
    """Nothing prints at a level until it has been read back to the people it concerns."""

    level_chosen = Signal(int)
    read_back = Signal(bool)
    sentence = Signal(str)  # one of those that are read back one by one

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(strong=True, parent=parent)
        choices = [(str(int(level)), say(f"kit.level_{level.name.lower()}")) for level in Level]
        # "2" only until an entry is shown, which brings its own level.
        self.levels = Segmented(choices, "2", say("kit.who_may_see"))
        self.tick = Tick(say("kit.read_back"), say("kit.read_back_how"))
        self.sentences = SentenceTicks()
        self.sentences.pressed.connect(self.sentence)
        self._prints = PlainLabel("", "meta")
        self.levels.chosen.connect(lambda key: self.level_chosen.emit(int(key)))
        # `clicked` and not `toggled`: showing an entry must not ask for a change.
        self.tick.clicked.connect(self.read_back)
        self.column.addWidget(PlainLabel(say("kit.who_may_see"), "label"))
        self.column.addWidget(self.levels)
        self.column.addWidget(self.tick)
        self.column.addWidget(self.sentences)
        self.column.addWidget(Rule())
        self.column.addWidget(self._prints)

    def show_entry(self, level: Level, read_back: bool, words: str, held_back: str) -> None:
        """`words` is what this level prints; `held_back` is why it doesn't yet, and empty when it does."""
        self.levels.choose(str(int(level)))
        self.tick.setChecked(read_back)
        if held_back:
            self._prints.show_runs(TextRun(held_back, ink="late"))
        else:
            self._prints.show_runs(TextRun(say("kit.prints_as") + " ", ink="ink2"), TextRun(words))
