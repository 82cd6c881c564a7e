"""The line cards are typed into, with what sticks to it, what it will mean and what looks like it. One line, one act, one step.

What was typed stays in the line until it is on the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from moothall.activities.capture.panel_similar import KnownNotes, LookAlikes
from moothall.activities.capture.panel_source import source_words
from moothall.activities.capture.rules import CardSource, count_as_repeats, is_late, plus_line, said_before, table_line, write, written
from moothall.core.agenda import AgendaItem
from moothall.core.contributions import CONTRIBUTIONS, note_numbered
from moothall.core.errors import Expected, Refused
from moothall.core.merging import repeat_note
from moothall.core.model import Step
from moothall.desk import Desk
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.inline_parts import InlineKey
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say, sentence


class CardLine(QWidget):
    """`item` gives the agenda item written for. `said` is a message for the panel; `stuck` tells where cards come from now."""

    said = Signal(str, str, object)
    stuck = Signal(object)  # a CardSource

    def __init__(self, desk: Desk, item: Callable[[], AgendaItem | None]) -> None:
        super().__init__()
        self._desk, self._item = desk, item
        # Kept here and not in the session: which table's cards lie on the desk is the typist's affair, and no part of what was said.
        self.source, self.known = CardSource(), KnownNotes(desk.session)
        self.entry = EntryLine(say("capture.entry"), hint=say("capture.hint"))
        self.alikes = LookAlikes(self.known.looking, self)
        self._help = PlainLabel("", "meta", ink="ink2")
        self._next = PlainLabel("", "meta", ink="ink2", wrap=False)
        column, below = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        below.setSpacing(16)
        below.addWidget(self._help, 1)
        below.addWidget(self._next)
        column.addWidget(self.entry)
        column.addLayout(below)
        column.addWidget(self.alikes)
        self.setFocusProxy(self.entry)
        self.entry.committed.connect(self._type)
        self.entry.pasted_lines.connect(lambda lines: self.write(lines, pasted=True))
        self.entry.pasted_table.connect(lambda cells: self.which_column(cells).popup(self.mapToGlobal(self.rect().bottomLeft())))
        self.entry.ask_for_columns()
        self.entry.changed.connect(self._mean)
        self.entry.changed.connect(self.alikes.typed)
        self.alikes.chosen.connect(lambda key: self._plus(key, self.entry.text.strip()))
        self.stick(self.source)

    def _board(self) -> str:
        item = self._item()
        return item.prompt if item else ""

    def which_column(self, cells: list[list[str]]) -> QMenu:
        """Asks which column of pasted cells holds the notes. It goes away when it closes, and then nothing was written."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place in range(max(map(len, cells))):
            column = [row[place] for row in cells if place < len(row) and row[place].strip()]
            if column:
                # 40 signs of the first cell tell one column from another; a lone & would be taken for a key.
                words = say("capture.column", n=place + 1, cell=" ".join(column[0].split())[:40]).replace("&", "&&")
                menu.addAction(words).triggered.connect(lambda _=False, lines=column: self.write(lines, pasted=True))
        return menu

    @property
    def is_typed_in(self) -> bool:
        """Whether the caret is in it."""
        # The line is a frame; the keyboard is in the edit within it.
        typed = self.entry.focusProxy()
        return typed is not None and typed.hasFocus()

    def tell_next(self) -> None:
        """Which number the next note gets."""
        self._next.setText(say("capture.will_be", number=self._desk.session.next_number("contribution")))

    def stick(self, source: CardSource) -> None:
        """Cards come from here until it is changed."""
        self.source = source
        words = source_words(source)
        self.entry.set_context(words)
        self._help.setText(say("capture.sticks", source=words) if words else say("capture.help"))
        self.stuck.emit(source)

    # what Enter does

    def _type(self, text: str) -> None:
        source, number = table_line(text), plus_line(text)
        if source:
            # A table is no note: it is taken from the line at once, and no step comes of it.
            self.entry.taken()
            self.stick(source)
        elif number:
            self._plus_number(number)
        elif text.strip():
            self.write([text.strip()])

    def write(self, lines: list[str], pasted: bool = False) -> None:
        """One step for all of them. What was typed stays in the line until it is on the disk."""
        # Whether capture has closed is asked before writing, as it was when the card was typed.
        desk, late, keys = self._desk, is_late(self._desk.session, self._item()), self._desk.keys(len(lines))
        # What is pasted never stood in the line, so what is half typed there stays.
        if not self._commit(lambda: write(desk.session, self._board(), lines, self.source, desk.now(), keys, pasted, late), not pasted):
            return
        if late:
            number = desk.session.get(CONTRIBUTIONS, keys[0]).number
            self.said.emit("info", say("capture.late", number=number) if len(lines) == 1 else say("capture.late_many"), None)
        # After the fact: the notes are safe, and saying that they repeat others is another act with its own undo.
        self._offer_repeats(keys)

    def _commit(self, rule: Callable[[], Step], used: bool = True) -> bool:
        """Whether what was typed is on the disk; otherwise the line says why and keeps it."""
        try:
            self._desk.do(rule(), by=self)
        except Expected as trouble:
            self.entry.refuse(sentence(trouble))
            return False
        if used:
            self.entry.taken()
        return True

    def _plus_number(self, number: int) -> None:
        try:
            note = note_numbered(self._desk.session, self._board(), number)
        except Refused as refused:
            self.entry.refuse(sentence(refused))
            return
        self._plus(note.key, "")

    def _plus(self, key: str, text: str) -> None:
        """One more hand said what this note says; what was typed is kept as its own words."""
        desk, late = self._desk, is_late(self._desk.session, self._item())
        # The words go with it even though they count as the same: no voice is lost (decision 10).
        note = written(text, self.source, desk.now(), late=late)
        if self._commit(lambda: repeat_note(desk.session, key, note, desk.key())):
            self.entry.setFocus()

    def _offer_repeats(self, keys: Sequence[str]) -> None:
        """Notes word for word like an earlier one stay notes, unless the facilitator says they are the same."""
        # Exactly the same words only; what is merely like them was offered before Enter.
        found = said_before(self._desk.session, self._board(), keys)
        count = sum(map(len, found.values()))
        if count:
            act = (say("capture.count_them"), lambda: self._count_repeats(found))
            # With an act in the message, so that one press counts them all.
            self.said.emit("attention", say("capture.said_before", n=count), act)

    def _count_repeats(self, found: dict[str, list[str]]) -> None:
        try:
            self._desk.do(count_as_repeats(self._desk.session, found))
        except Expected as trouble:
            self.said.emit("attention", sentence(trouble), None)

    def _mean(self, text: str) -> None:
        source, number = table_line(text), plus_line(text)
        if source:
            self.entry.mean(InlineKey("Enter"), source_words(source) or say("capture.nobodys"))
        elif number:
            self.entry.mean(InlineKey("Enter"), self._numbered(number))
        elif text.strip():
            self.entry.mean(InlineKey("Enter"), say("capture.next_note"))
        else:
            self.entry.mean()

    def _numbered(self, number: int) -> str:
        try:
            note = note_numbered(self._desk.session, self._board(), number)
        except Refused as refused:
            return sentence(refused)
        return say("capture.plus", number=number, text=note.text)
