"""A slip of the pen in a frozen option, put right. What is voted on stays the same, and the log has it by the option's number."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.core.errors import Expected
from moothall.core.votes import OPTIONS, correct_option, options_of
from moothall.desk import Desk
from moothall.ui.kit.choice import Choice
from moothall.ui.kit.field import Field
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say, sentence


class Corrections(QWidget):
    """Choose an option, change its words, Enter."""

    said = Signal(str, str, object)

    def __init__(self, desk: Desk, vote_key: str) -> None:
        super().__init__()
        self._desk, self._vote_key = desk, vote_key
        self._shown: list[tuple[str, str]] = []
        self._which = Choice(say("voting.correct_which"), [])
        self._words = Field(say("voting.correct_words"))
        self._which.chosen.connect(self._take)
        self._words.changed_done.connect(self._correct)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self._which)
        line.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(PlainLabel(say("voting.correct_help"), "meta", ink="ink2"))
        column.addLayout(line)
        self.redraw()

    def _take(self, key: str) -> None:
        option = self._desk.session.find(OPTIONS, key)
        self._words.set_text(option.text if option else "")

    def _correct(self, text: str) -> None:
        try:
            self._desk.do(correct_option(self._desk.session, str(self._which.box.currentData()), text))
        except Expected as trouble:
            # Said under the field, where the words still stand.
            self._words.refuse(sentence(trouble))

    def redraw(self) -> None:
        choices = [(o.key, f"{o.number} {o.text}") for o in options_of(self._desk.session, self._vote_key)]
        # Filling the list anew would throw away what is being typed, so it is only done when an option has changed.
        if choices == self._shown:
            return
        self._shown, kept = choices, self._which.box.currentData()
        self._which.box.clear()
        for key, words in choices:
            self._which.box.addItem(words, key)
        self._which.choose(kept or choices[0][0] if choices else "")
        self._take(str(self._which.box.currentData()))
