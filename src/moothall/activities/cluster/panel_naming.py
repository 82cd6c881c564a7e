"""The naming walk: theme after theme, largest first, each named in one line with its notes in sight (practice 2.12).

Counts words and says how many read well; refuses no name for its length.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from moothall.core.errors import Expected
from moothall.core.themes import THEMES, Theme, rename_theme
from moothall.desk import Desk
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.inline_parts import InlineKey, InlinePart, InlineWords
from moothall.words import say, sentence

FEWEST, MOST = 3, 7
"""Words of a name that reads well: a phrase, neither a heading nor a sentence (practice 2.12)."""


class NamingLine(EntryLine):
    """`arrived` gives the theme that is to be named, by key; `ended` the letters of themes that still have no name."""

    arrived = Signal(str)
    ended = Signal(list)

    def __init__(self, desk: Desk) -> None:
        super().__init__(say("cluster.naming"), hint=say("cluster.naming_hint"), board=True)
        self._desk = desk
        self._themes: list[str] = []
        self._place = 0
        self.changed.connect(lambda _: self._count())
        self.committed.connect(self._commit)

    def begin(self, themes: Sequence[Theme]) -> None:
        """From the first of these to the last; an order that stays even if notes move meanwhile."""
        # One before the first, as `_next` goes on before it looks.
        self._themes, self._place = [theme.key for theme in themes], -1
        self._next()

    def _next(self) -> None:
        self._place += 1
        while self._place < len(self._themes):
            theme = self._desk.session.find(THEMES, self._themes[self._place])
            if theme is not None:
                self._offer(theme)
                return
            self._place += 1  # deleted meanwhile
        self._end()

    def _offer(self, theme: Theme) -> None:
        # Empties the line and what its undo would bring back, which is the last theme's name.
        self.taken()
        self.set_context(say("cluster.naming_at", letter=theme.letter, place=self._place + 1, of=len(self._themes)))
        self.set_text(theme.name)
        self.select_all()
        self._count()
        self.setFocus()
        self.arrived.emit(theme.key)

    def _count(self) -> None:
        words = len(self.text.split())
        meaning: list[InlinePart] = [InlineWords(say("cluster.words", n=words))] if words else []
        if not FEWEST <= words <= MOST:
            meaning.append(InlineWords(say("cluster.words_that_read_well", fewest=FEWEST, most=MOST)))
        self.mean(*meaning, InlineKey("Enter"), say("cluster.naming_next"), InlineKey("Esc"), say("cluster.naming_end"))

    def _commit(self, text: str) -> None:
        """An empty line leaves a theme as it is, and goes on."""
        key, name = self._themes[self._place], " ".join(text.split())
        try:
            # The same name again would be a step in the history that changes nothing.
            if name and name != self._desk.session.get(THEMES, key).name:
                self._desk.do(rename_theme(self._desk.session, key, name), by=self)
        except Expected as refused:
            self.refuse(sentence(refused))
            return
        self._next()

    def _escape(self) -> bool:
        """Ends the walk at once: a name half typed is not kept, and the one the theme had is."""
        # At once, where other lines clear first: the line is never empty here, since the theme's name stands in it.
        self._end()
        return True

    def _end(self) -> None:
        self.taken()
        found = [theme for key in self._themes if (theme := self._desk.session.find(THEMES, key))]
        self.ended.emit([theme.letter for theme in found if not theme.name])

    def keys(self) -> list[tuple[str, str]]:
        return [("Enter", say("cluster.naming_next")), ("Esc", say("cluster.naming_end"))]
