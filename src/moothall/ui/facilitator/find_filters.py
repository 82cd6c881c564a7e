"""What can be chosen beside the line of Find: prompt, theme, flag, table, sector. Offers what the session has; finds nothing itself."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.model import Session
from moothall.core.prompts import prompts
from moothall.core.search import FLAGS, LOOSE
from moothall.core.themes import THEMES
from moothall.ui.kit.button import Button
from moothall.ui.kit.choice import Choice
from moothall.ui.theme.look import look
from moothall.words import say

# In the order they stand; each is an argument of the core's `query`.
_NAMES = ("prompt", "theme", "flag", "table", "sector")


class Filters(QWidget):
    """`changed` when a person chose something, or took all filters away."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chosen: dict[str, str] = {}
        self.choices = {name: Choice(say(f"find.by_{name}"), ()) for name in _NAMES}
        self.clear = Button(say("find.clear"), small=True)
        self.clear.clicked.connect(self._clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for name, choice in self.choices.items():
            # Five side by side give way before the page must be scrolled across; what is chosen is read out whole.
            choice.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            # px at 100 %: the arrow and some letters.
            choice.box.setMinimumWidth(look().px(64))
            choice.chosen.connect(lambda key, name=name: self._choose(name, key))
            row.addWidget(choice, 1)
        row.addWidget(self.clear)
        row.setAlignment(self.clear, row.alignment())

    @property
    def chosen(self) -> dict[str, str]:
        """What is asked for, by the filter's name; empty ones left out."""
        return {name: key for name, key in self._chosen.items() if key}

    def offer(self, session: Session) -> None:
        """What there is to choose now; what was chosen stays, if it is still there."""
        notes = session.all(CONTRIBUTIONS)
        # A set: the same theme may stand on two boards, and either is meant.
        names = {" ".join(t.name.split()) for t in session.all(THEMES) if t.name}
        letters = {t.letter for t in session.all(THEMES)}
        self._fill("prompt", [(p.key, " ".join(p.text.split())) for p in prompts(session)])
        self._fill("theme", [(LOOSE, say("find.loose")), *_plain(letters), *_plain(names)])
        self._fill("flag", [(flag, say(f"find.flag_{flag}")) for flag in FLAGS])
        self._fill("table", _plain({note.table for note in notes}))
        self._fill("sector", _plain({note.sector for note in notes}))
        self._show()

    def _fill(self, name: str, offered: list[tuple[str, str]]) -> None:
        box = self.choices[name].box
        box.clear()
        for key, words in [("", say("find.any")), *offered]:
            box.addItem(words, key)
        # What was chosen has gone: asking for it would find nothing, and no box would say why.
        if box.findData(self._chosen.get(name, "")) < 0:
            self._chosen[name] = ""
        self.choices[name].choose(self._chosen.get(name, ""))
        # A filter with nothing to choose is not shown; of prompts, one is no choice.
        self.choices[name].setVisible(len(offered) > (1 if name == "prompt" else 0))

    def _choose(self, name: str, key: str) -> None:
        self._chosen[name] = key
        self._show()
        self.changed.emit()

    def _clear(self) -> None:
        self._chosen = {}
        for choice in self.choices.values():
            choice.choose("")
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.clear.setVisible(bool(self.chosen))


def _plain(values: Iterable[str]) -> list[tuple[str, str]]:
    """Numbers by size, words by the alphabet."""
    ordered = sorted(
        filter(None, values), key=lambda value: (not value.isdecimal(), int(value) if value.isdecimal() else 0, value.casefold())
    )
    return [(value, value) for value in ordered]
