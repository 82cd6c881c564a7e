"""Notes that look like what is being typed, under the entry line: number, words, how often, where from, and one key for "+1, same as".

Looks a moment after the last keystroke, a slice of the board at a time, and drops the search at the next key. Shows what it is given;
compares and decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from moothall.activities.capture.panel_source import sources_words
from moothall.activities.capture.rules import plus_line, table_line
from moothall.activities.capture.similar_notes import SimilarNotes, weighty
from moothall.core.contributions import CONTRIBUTIONS, Contribution, head_of, repeats_of
from moothall.core.model import Session
from moothall.ui.kit.announce import announce
from moothall.ui.kit.button import Button
from moothall.ui.kit.card import Card, Rule
from moothall.ui.kit.chip import Chip
from moothall.ui.kit.plain_label import PlainLabel, TextRun
from moothall.ui.theme.look import look
from moothall.words import say

MOST = 3
"""Look-alikes shown, and so Ctrl+1 to Ctrl+3. Each takes a row off the list of notes below."""
_NUMBER = 40  # px at 100 %: numbers stand above those of the list
_ROOMY = 640  # px at 100 %: a window lower than this has room for the likest only
PAUSE = 60
"""ms without a keystroke before anything is compared."""


@dataclass(frozen=True, slots=True)
class Match:
    """A note that may be the same, and how often it was said again already."""

    key: str
    number: int
    text: str
    source: str
    repeats: int

    def spoken(self) -> str:
        again = say("kit.same_as", n=self.repeats) if self.repeats else ""
        return ", ".join(filter(None, (say("kit.row", number=self.number, text=self.text), again, self.source)))


class KnownNotes:
    """What has been written for one board, ready to be compared; told of every change."""

    def __init__(self, session: Session) -> None:
        self._session, self._alike, self._board = session, SimilarNotes(), ""

    def learn(self, board: str) -> None:
        """All of a board."""
        self._board = board
        self._alike.learn((note.key, note.text) for note in self._session.where(CONTRIBUTIONS, "prompt", board))

    def heed(self, key: str, note: Contribution | None) -> None:
        """One note as it is now; None when it has gone."""
        if note is not None and note.prompt == self._board:
            self._alike.put(key, note.text)
        else:
            self._alike.drop(key)

    def looking(self, text: str, most: int) -> Iterator[list[Match]]:
        """The notes that stand for what looks like the text, each once: a slice of the board at each step, found at the last."""
        # "t3" and "+12" are no notes, and nothing is like them.
        if table_line(text) or plus_line(text):
            yield []
            return
        # Twice as many are asked for, since some may be repeats of one note and count once.
        for keys in self._alike.looking(text, 2 * most):
            found = [note for key in keys if (note := self._session.find(CONTRIBUTIONS, key))]
            # A dictionary keeps the order, the likest first.
            heads = {head.key: head for note in found for head in (head_of(self._session, note),)}
            yield [self._match(head) for head in list(heads.values())[:most]]

    def _match(self, note: Contribution) -> Match:
        repeats = repeats_of(self._session, note.key)
        return Match(note.key, note.number, note.text, sources_words([note, *repeats]), len(repeats))


class MatchRow(QWidget):
    """One note and its button."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._number = PlainLabel("", "label", ink="ink3", wrap=False, align=Qt.AlignmentFlag.AlignRight)
        self._words = PlainLabel("", elided=True)
        self._again, self._source = Chip("", "active"), PlainLabel("", "meta", ink="ink2", wrap=False)
        self.same = Button("", keys=f"Ctrl+{place}", small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 4, 3)  # px: with a small button of 32 the row is not quite 40 high
        row.setSpacing(16)
        row.addWidget(self._number)
        row.addWidget(self._words, 1)
        for part in (self._again, self._source, self.same):
            row.addWidget(part)

    def show_match(self, match: Match, typed: str) -> None:
        # Small words are left regular: bold in every note, they would say nothing.
        shared = set(weighty(typed))
        # Each time, for the text size may have changed since the row was made.
        self._number.setFixedWidth(look().px(_NUMBER))
        self._number.setText(str(match.number))
        self._words.show_runs(*(TextRun(f"{word} ", bold=bool(shared & set(weighty(word)))) for word in match.text.split()))
        self._again.setVisible(match.repeats > 0)
        self._again.show_as(say("kit.same_as", n=match.repeats), "active")
        self._source.setText(match.source)
        self.same.set_words(say("capture.same_as", number=match.number))
        self.same.setAccessibleDescription(match.spoken())


class LookAlikes(Card):
    """At most three, the likest first; one where there is little room. An empty line closes it."""

    chosen = Signal(str)  # the key of the note that says the same

    def __init__(self, looking: Callable[[str, int], Iterator[Sequence[Match]]], parent: QWidget) -> None:
        # 1 px, so that rows and rules stay clear of the card's border.
        super().__init__(strong=True, padding=1, parent=parent)
        self._looking, self._typed = looking, ""
        self._search: Iterator[Sequence[Match]] = iter(())
        self._found: tuple[Match, ...] = ()
        self.matches: tuple[Match, ...] = ()
        # Made once and filled: rows that come and go would move the list below at every key.
        self._rows = [MatchRow(place) for place in range(1, MOST + 1)]
        self._rules = [Rule() for _ in self._rows]  # the first is never shown
        self.column.setSpacing(0)
        for place, row in enumerate(self._rows):
            self.column.addWidget(self._rules[place])
            self.column.addWidget(row)
            row.same.clicked.connect(lambda _=False, place=place: self.choose(place))
        self._later = QTimer(self, singleShot=True, interval=PAUSE)
        self._later.timeout.connect(self._look)
        # At once, but behind whatever key or mouse is waiting.
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._compare)
        self.hide()

    def keys_on(self, panel: QWidget) -> None:
        """Ctrl+1 to 3, wherever the caret is in the panel."""
        for place in range(MOST):
            keys = QShortcut(QKeySequence(f"Ctrl+{place + 1}"), panel, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(lambda place=place: self.choose(place))

    def typed(self, text: str) -> None:
        """After every keystroke. An empty line closes it at once."""
        self._typed = text
        # A search under way is of the words as they were.
        self._next.stop()
        if text.strip():
            # Started anew at every key, so that only a pause in typing is answered.
            self._later.start()
        else:
            self._later.stop()
            self._show(())

    def _look(self) -> None:
        self._search = self._looking(self._typed, MOST)
        self._compare()

    def _compare(self) -> None:
        """One slice. What is shown stays until the last one has told."""
        found = next(self._search, None)
        if found is None:
            self._show(self._found)
        else:
            self._found = tuple(found)
            self._next.start()

    def choose(self, place: int) -> None:
        if place < len(self.matches):
            self.chosen.emit(self.matches[place].key)

    def _show(self, matches: tuple[Match, ...]) -> None:
        # After every card the line is empty and so is this.
        if not matches and not self.matches:
            return
        # In a low window three rows would push the list of notes out of sight.
        matches = matches if self.window().height() >= look().px(_ROOMY) else matches[:1]
        # Only what is new is announced: a screen reader would otherwise repeat the same notes after every letter.
        found = {match.key for match in matches} - {match.key for match in self.matches}
        self.matches = matches
        for place, row in enumerate(self._rows):
            self._fill(place, row)
        self.setVisible(bool(matches))
        if found:
            announce(self, say("capture.looks_like", note=matches[0].spoken(), n=len(matches)))

    def _fill(self, place: int, row: MatchRow) -> None:
        there = place < len(self.matches)
        row.setVisible(there)
        self._rules[place].setVisible(there and place > 0)
        if there:
            row.show_match(self.matches[place], self._typed)
