"""Under what was left out: which names were covered in the text, and what looks like one and was not, to be read before a copy goes out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.core.levels import Level
from moothall.core.redaction import Covering
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say

_MOST = 60
"""Words in a list; the commonest come first."""


class CoveringBlock(QWidget):
    """Not there for a copy in which nothing is covered."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        self._heads = {what: PlainLabel(say(f"leave.{what}"), "label") for what in ("covered", "doubtful")}
        self.lists = {what: PlainLabel("", "meta", ink="ink2") for what in self._heads}
        for what, head in self._heads.items():
            column.addWidget(head)
            column.addWidget(self.lists[what])

    def tell(self, covering: Covering, level: Level) -> None:
        # Whole names are covered in the room too; what else may be a name is asked only of what goes further.
        shown = {"covered": level >= Level.OUTSIDE or bool(covering.covered), "doubtful": level >= Level.OUTSIDE}
        for what, words in (("covered", covering.covered), ("doubtful", covering.doubtful)):
            self.lists[what].setText(_listed(words))
            self.lists[what].setVisible(shown[what])
            self._heads[what].setVisible(shown[what])
        self.setVisible(any(shown.values()))


def _listed(words: Sequence[tuple[str, int]]) -> str:
    listed = [say("leave.times", word=word, n=n) for word, n in words[:_MOST]]
    if (more := len(words) - _MOST) > 0:
        listed.append(say("leave.more_words", n=more))
    return ", ".join(listed) or say("leave.nothing_covered")
