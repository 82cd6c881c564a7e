"""A declared record as a form: its fields in their order, its rows as cards, who may see it, its private fields in a block of their own.

Made from the declaration. Reports each field as it is settled; asks no desk and decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from moothall.core.levels import Level
from moothall.core.records import RecordField, RecordKind, RowKind
from moothall.day_words import short_day
from moothall.record_words import choice_words
from moothall.ui.kit.button import Button
from moothall.ui.kit.card import Card
from moothall.ui.kit.choice import Choice
from moothall.ui.kit.ended import end
from moothall.ui.kit.field import Field
from moothall.ui.kit.private_block import PrivateBlock
from moothall.ui.kit.segmented import Segmented
from moothall.ui.kit.text_field import TextField
from moothall.ui.kit.visibility import Visibility
from moothall.ui.theme.look import look
from moothall.words import say

_FEW, _FIVE_SHORT = 3, 30
"""So many choices stand side by side, or five whose words are no more than so many letters; others, or one that means "not said", make a
list.
"""
_LINES = (1, 6)  # the fewest and the most lines a text shows; a seventh is scrolled to
_GAP = 12  # px between two fields
_BETWEEN_CARDS = 16  # px
_BESIDE = 2  # cards in a row: two sides of a matter face each other. Short fields likewise
_SHORT = ("day", "person", "choice", "link")
"""Sorts whose values need no whole line: such fields that follow each other stand side by side, so that a form is half as long."""

Texts = Mapping[str, TextField | Field]


def text_of(key: str, field: RecordField) -> TextField | Field:
    """A field of words grows with them; a day is one line, with an example of how it is written."""
    label = say(f"{key}.field_{field.name}")
    if field.sort == "day":
        return Field(label, hint=say("kit.hint_day"))
    text = TextField(label, lines=_LINES)
    text.edit.setReadOnly(field.grows)
    return text


def _side_by_side(parts: Sequence[QWidget]) -> QGridLayout:
    """Two in a row, of one width, each from the top: a refusal under one must not move the other."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(_BETWEEN_CARDS)
    grid.setVerticalSpacing(_GAP)
    for place, part in enumerate(parts):
        grid.addWidget(part, place // _BESIDE, place % _BESIDE, Qt.AlignmentFlag.AlignTop)
    for place in range(_BESIDE):
        grid.setColumnStretch(place, 1)
    return grid


class RecordEditor(QWidget):
    """The chosen entry of one kind. `links` offers the records a field of another table may point to, by field."""

    edited = Signal(str, str, object)  # the entry's key, a field and its new value
    deleted = Signal()
    read_back = Signal()  # wanted aloud, for a kind whose entries are the room's own
    sentence_read = Signal(str)  # one sentence of those that are read back one by one
    row_added = Signal()
    row_edited = Signal(str, str, str)  # the row's key, a field, its text
    row_removed = Signal(str)

    def __init__(self, kind: RecordKind[Any]) -> None:
        super().__init__()
        self._kind, self._key = kind, ""
        self._texts = {f.name: text_of(kind.key, f) for f in kind.fields if f.sort in ("words", "day")}
        self._choices = {f.name: self._choice(f) for f in kind.fields if f.sort in ("choice", "link", "person")}
        has_level = any(f.sort == "visibility" for f in kind.fields)
        self._seen = Visibility() if has_level else None
        self._read = None if has_level else Button(say(f"{kind.key}.read_back"), keys="Ctrl+R")
        self._delete = Button(say(f"{kind.key}.delete"), "link", small=True)
        self._rows = RowCards(kind.key, kind.rows) if kind.rows else None
        self._lay_out()
        self._connect()

    def _choice(self, field: RecordField) -> Choice | Segmented:
        label = say(f"{self._kind.key}.label_{field.name}")
        # Whole numbers are keys too, and Qt's boxes carry text.
        offered = [(str(key), choice_words(self._kind, field, key)) for key in field.choices]
        few = len(offered) <= _FEW or (len(offered) <= 5 and sum(len(words) for _, words in offered) <= _FIVE_SHORT)
        if offered and few and all(field.choices):
            return Segmented(offered, offered[0][0], label)
        return Choice(label, offered)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        # Behind a hatched edge, and only where the entry has something of the facilitator's own.
        private = PrivateBlock() if any(f.name in self._kind.own_notes for f in self._kind.fields) else None
        self._fill(column, private)
        if private:
            column.addWidget(private)
        if self._read:
            column.addWidget(self._read, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._delete, 0, Qt.AlignmentFlag.AlignLeft)

    def _fill(self, column: QVBoxLayout, private: PrivateBlock | None) -> None:
        for short, names in groupby(self._kind.layout or [f.name for f in self._kind.fields], self._is_short):
            parts = list(names)
            if short:
                column.addLayout(_side_by_side([self._part(name) for name in parts]))
            else:
                self._fill_one_by_one(column, private, parts)

    def _is_short(self, name: str) -> bool:
        """Whether it may share a line. A row of segments is as wide as it is, and the facilitator's own stands apart."""
        if name not in self._texts.keys() | self._choices.keys() or name in self._kind.own_notes:
            return False
        return (name in self._kind.beside or self._kind.field(name).sort in _SHORT) and not isinstance(self._part(name), Segmented)

    def _fill_one_by_one(self, column: QVBoxLayout, private: PrivateBlock | None, names: Sequence[str]) -> None:
        for name in names:
            if name == "rows" and self._rows:
                column.addWidget(self._rows)
            elif name == "visibility" and self._seen:
                column.addWidget(self._seen)
            elif private and name in self._kind.own_notes:
                private.column.addWidget(self._part(name))
            elif name in self._texts or name in self._choices:
                part = self._part(name)
                column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if isinstance(part, Segmented) else Qt.AlignmentFlag(0))

    def _part(self, name: str) -> QWidget:
        part: QWidget = self._texts[name] if name in self._texts else self._choices[name]
        return part

    def _connect(self) -> None:
        for name, field in self._texts.items():
            field.changed_done.connect(lambda text, name=name: self._tell(name, text))
        for name, choice in self._choices.items():
            choice.chosen.connect(lambda key, name=name: self._tell(name, self._value(name, key)))
        if self._seen:
            self._seen.level_chosen.connect(lambda level: self._tell("visibility", level))
            self._seen.read_back.connect(lambda on: self._tell("read_back", on))
            self._seen.sentence.connect(self.sentence_read)
        if self._read:
            self._read.clicked.connect(self.read_back)
        if self._rows:
            self._rows.added.connect(self.row_added)
            self._rows.edited.connect(self.row_edited)
            self._rows.removed.connect(self.row_removed)
        self._delete.clicked.connect(self.deleted)

    def _value(self, name: str, key: str) -> Any:
        """The choice whose key this is as text; of a link the key itself."""
        return next((value for value in self._kind.field(name).choices if str(value) == key), key)

    def _tell(self, field: str, value: object) -> None:
        self.edited.emit(self._key, field, value)

    def refuse(self, field: str, reason: str) -> bool:
        """Says the reason under that field; False when it has no field of its own."""
        if field in self._texts:
            self._texts[field].refuse(reason)
        return field in self._texts

    def refuse_row(self, row: str, field: str, reason: str) -> None:
        if self._rows:
            self._rows.refuse(row, field, reason)

    # showing

    def show_entry(self, record: Any, rows: Sequence[Any] = (), links: Mapping[str, Sequence[tuple[str, str]]] | None = None) -> None:
        """The entry as it is. `links` are the records a field may point to, by key and words."""
        if record.key != self._key:
            for field in self._texts.values():
                field.edit.clearFocus()  # what was typed is settled for the entry it was typed for
        self._key = record.key
        for name, text in self._texts.items():
            value = getattr(record, name)
            if self._kind.field(name).grows:
                # Nothing to read and nothing to type: no field until there is something.
                text.setVisible(bool(value))
            text.set_text(short_day(value) if self._kind.field(name).sort == "day" else value)
        for name, choice in self._choices.items():
            if links and name in links and isinstance(choice, Choice):
                choice.offer(links[name])
            choice.choose(str(getattr(record, name)))
        if self._rows:
            self._rows.show_rows(rows)

    def show_wording(self, record: Any, words: str, held_back: str, sentences: Sequence[tuple[str, bool]] = ()) -> None:
        """`words` is what the entry's level prints; `held_back` is why it doesn't yet, and empty when it does. `sentences` are read back
        one by one, each with whether it was heard.
        """
        if self._seen:
            self._seen.show_entry(Level(record.visibility), record.read_back, words, held_back)
            self._seen.sentences.show_sentences(sentences)

    def lock(self, name: str, reason: str) -> None:
        """A field of words that can't be filled in for now, and why; an empty reason opens it."""
        self._texts[name].lock(reason)


class RowCards(QWidget):
    """An entry's rows, two beside each other, and a button for one more."""

    added = Signal()
    edited = Signal(str, str, str)
    removed = Signal(str)

    def __init__(self, key: str, kind: RowKind) -> None:
        super().__init__()
        self._words, self._kind = key, kind
        self._cards: dict[str, RowCard] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(_BETWEEN_CARDS)
        self._add = Button(say(f"{key}.add_side"), small=True)
        self._add.clicked.connect(self.added)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addLayout(self._grid)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def refuse(self, row: str, field: str, reason: str) -> None:
        if row in self._cards:
            self._cards[row].refuse(field, reason)

    def show_rows(self, rows: Sequence[Any]) -> None:
        wanted = {row.key for row in rows}
        for key in self._cards.keys() - wanted:
            end(self._cards.pop(key))
        for place, row in enumerate(rows):
            card = self._cards.get(row.key) or self._new_card(row.key)
            card.show_row(row)
            self._grid.addWidget(card, place // _BESIDE, place % _BESIDE)
        self._add.unavailable(say(self._kind.too_many)) if len(rows) >= self._kind.most else self._add.usable()

    def _new_card(self, key: str) -> RowCard:
        card = self._cards[key] = RowCard(self._words, self._kind)
        card.edited.connect(lambda field, text: self.edited.emit(key, field, text))
        card.removed.connect(lambda: self.removed.emit(key))
        return card


class RowCard(Card):
    """One row. Reports each field as it is settled."""

    edited = Signal(str, str)
    removed = Signal()

    def __init__(self, key: str, kind: RowKind) -> None:
        super().__init__()
        # The first names the row; what it says stands beside its label, so that two rows face each other line by line.
        self._fields = {
            f.name: TextField(say(f"{key}.side_{f.name}"), lines=_LINES, beside=place > 0) for place, f in enumerate(kind.fields)
        }
        if kind.strong:
            self._fields[kind.strong].edit.setFont(look().font("label"))
        self._remove = Button(say(f"{key}.remove_side"), "link", small=True)
        for name, field in self._fields.items():
            field.changed_done.connect(lambda text, name=name: self.edited.emit(name, text))
            self.column.addWidget(field)
        self._remove.clicked.connect(self.removed)
        self.column.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def refuse(self, field: str, reason: str) -> None:
        self._fields[field].refuse(reason)

    def show_row(self, row: Any) -> None:
        for name, field in self._fields.items():
            field.set_text(getattr(row, name))
