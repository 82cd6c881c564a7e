"""The line a draft's further options are typed in, one after the other, or pasted all at once. Puts nothing on a ballot itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.inline_parts import InlineKey
from moothall.voting.rules import text_candidates
from moothall.words import say


class OptionEntry(EntryLine):
    """`given` has the candidates typed or pasted. What was typed stays until it is `taken`."""

    given = Signal(list)  # list[Candidate]

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(say("voting.option_entry"), hint=hint, board=True, parent=parent)
        self.committed.connect(self._give)
        self.pasted_lines.connect(lambda lines: self._give("\n".join(lines)))
        self.changed.connect(self._mean)

    def _give(self, text: str) -> None:
        candidates = text_candidates(text)
        if candidates:
            self.given.emit(candidates)

    def _mean(self, text: str) -> None:
        self.mean(*((InlineKey("Enter"), say("voting.add_option")) if text.strip() else ()))
