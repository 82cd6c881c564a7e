"""The facilitator's capture: one line to type in, Enter for the next note, the notes so far newest first."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from moothall.activities.capture.panel_side import HandedIn
from moothall.activities.capture.panel_source import SourceKeys, source_words
from moothall.activities.capture.rules import Source, note_lines, table_line, write
from moothall.core.agenda import AGENDA, AgendaItem, set_prompt
from moothall.core.contributions import CONTRIBUTIONS, Contribution, edit_note, flag_note, notes_of
from moothall.core.merging import delete_notes
from moothall.core.picture import Showing
from moothall.core.prompts import PROMPTS
from moothall.core.refused import Expected
from moothall.desk import News
from moothall.ui.kit.ask import attempt
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.list_rows import ListRows
from moothall.ui.kit.panel import Panel
from moothall.ui.kit.parts import Key
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.prompt_fields import PromptFields
from moothall.ui.kit.rows_model import Row
from moothall.ui.kit.stage import Stage
from moothall.words import say, sentence


class CapturePanel(Panel):
    """Typing, pasting, correcting and starring the notes of one prompt."""

    def __init__(self, stage: Stage, item_key: str) -> None:
        super().__init__(stage, item_key)
        self._desk = stage.desk
        self._source = Source()
        self._entry = EntryLine(say("capture.entry"), hint=say("capture.hint"))
        self._help = PlainLabel("", "meta", ink="ink2")
        self._next = PlainLabel("", "meta", ink="ink2", wrap=False)
        self._count = PlainLabel("", "section", wrap=False)
        self._order = PlainLabel(say("capture.newest_first"), "meta", ink="ink2", wrap=False)
        self._empty = PlainLabel(say("capture.empty"), "body", ink="ink2")
        self._rows = ListRows(say("capture.list"), editable=True)
        self._prompt = PromptFields()
        self._side: HandedIn | None = None
        self._lay_out()
        self._connect()
        self._stick(self._source)
        self._redraw()

    def _lay_out(self) -> None:
        column = self.framed()
        column.addWidget(self._prompt)
        column.addWidget(self._entry)
        column.addLayout(_ends(self._help, self._next))
        column.addSpacing(8)
        column.addLayout(_ends(self._count, self._order))
        column.addWidget(self._empty)
        column.addWidget(self._rows, 10)
        column.addStretch(0)

    def _connect(self) -> None:
        self._entry.committed.connect(self._type)
        self._entry.pasted_lines.connect(lambda lines: self._write(lines, pasted=True))
        self._entry.changed.connect(self._mean)
        self._entry.escaped.connect(self._rows.setFocus)
        self._rows.edited.connect(self._edit)
        self._rows.opened.connect(lambda _: self._entry.setFocus())
        self._prompt.reworded.connect(self._reword)
        self._prompt.done.connect(self.take_focus)
        self._keys = SourceKeys(self, self._desk.session)
        self._keys.chosen.connect(self._stick)

    # what it is about

    @property
    def _item(self) -> AgendaItem | None:
        return self._desk.session.find(AGENDA, self.item_key)

    @property
    def _board(self) -> str:
        return self._item.prompt if self._item else ""

    # typing

    def _type(self, text: str) -> None:
        if not text.strip():
            return
        source = table_line(text)
        if source:
            self._entry.taken()
            self._stick(source)
        else:
            self._write([text.strip()])

    def _write(self, lines: list[str], pasted: bool = False) -> None:
        """One step for all of them. What was typed stays in the line until it is on the disk."""
        desk, item = self._desk, self._item
        late = bool(item and item.state == "done")
        try:
            step = write(desk.session, self._board, lines, self._source, desk.now(), desk.keys(len(lines)), pasted, late)
            desk.do(step, by=self)
        except Expected as trouble:
            self._entry.refuse(sentence(trouble))
            return
        if not pasted:
            self._entry.taken()
        if late:
            self.said.emit("info", say("capture.late", number=step.about) if len(lines) == 1 else say("capture.late_many"), None)

    def paste(self, text: str) -> None:
        """Many lines from elsewhere are many notes."""
        self._write(note_lines(text), pasted=True)

    def _mean(self, text: str) -> None:
        source = table_line(text)
        if source:
            self._entry.mean(Key("Enter"), source_words(source))
        elif text.strip():
            self._entry.mean(Key("Enter"), say("capture.next_note"))
        else:
            self._entry.mean()

    def _stick(self, source: Source) -> None:
        self._source = source
        words = source_words(source)
        self._entry.set_context(words)
        self._help.setText(say("capture.sticks", source=words) if words else say("capture.help"))
        if self._side:
            self._side.show_current(source.table)

    def _reword(self, question: str, definition: str) -> None:
        item = self._item
        if item:
            desk = self._desk
            attempt(self, lambda: desk.do(set_prompt(desk.session, item.key, desk.key(), question, definition), by=self))

    # correcting

    def _edit(self, key: str, text: str) -> None:
        try:
            self._desk.do(edit_note(self._desk.session, key, text), by=self)
        except Expected as trouble:
            self.said.emit("attention", sentence(trouble), None)
            self._rows.edit_again(key, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys the list leaves to us: Delete, * for an example, N for a new note."""
        key = self._rows.key if self._rows.hasFocus() else ""
        note = self._desk.session.find(CONTRIBUTIONS, key)
        if note and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            attempt(self, lambda: self._desk.do(delete_notes(self._desk.session, [note.key])))
        elif note and event.text() == "*":
            attempt(self, lambda: self._desk.do(flag_note(self._desk.session, note.key, "example", not note.example)))
        elif event.text().lower() == "n" and self._rows.hasFocus():
            self.take_focus()
        else:
            super().keyPressEvent(event)

    # drawing

    def hear(self, news: object) -> None:
        if not isinstance(news, News):
            return
        if news.is_large or news.touches(AGENDA, PROMPTS):
            self._redraw()
        elif news.touches(CONTRIBUTIONS):
            for change in news.changes:
                if change.table == CONTRIBUTIONS.name:
                    self._redraw_note(change.key, change.after)
            self._redraw_counts()

    def _redraw(self) -> None:
        prompt = self._desk.session.find(PROMPTS, self._board)
        self._prompt.show_prompt(prompt.text if prompt else "", prompt.definition if prompt else "")
        self._entry.setVisible(prompt is not None)
        self._rows.show_rows(self._row(n) for n in self._newest_first())
        self._redraw_counts()

    def _redraw_note(self, key: str, note: Contribution | None) -> None:
        if note is None or note.prompt != self._board:
            self._rows.remove(key)
        elif any(r.key == key for r in self._rows.rows):
            self._rows.put(self._row(note))
        else:
            self._rows.put(self._row(note), sum(1 for r in self._rows.rows if r.number > note.number))

    def _redraw_counts(self) -> None:
        count = len(self._rows.rows)
        self._count.setText(say("capture.so_far", n=count))
        self._next.setText(say("capture.will_be", number=self._desk.session.next_number("contribution")))
        self._empty.setVisible(count == 0 and bool(self._board))
        self._order.setVisible(count > 0)
        self._rows.setVisible(count > 0)
        if self._side:
            self._side.show_board(self._desk.session, self._board)

    def _newest_first(self) -> Iterable[Contribution]:
        return reversed(notes_of(self._desk.session, self._board))

    def _row(self, note: Contribution) -> Row:
        marks = tuple(say(f"capture.mark_{flag}") for flag in ("late", "too_general", "unclear") if getattr(note, flag))
        source = source_words(Source(note.table, note.sector))
        return Row(note.key, note.number, note.text, source, note.written, starred=note.example, marks=marks)

    # the window asks

    def take_focus(self) -> None:
        (self._entry if self._board else self._prompt.question).setFocus()

    def side(self) -> QWidget:
        self._side = HandedIn()
        self._side.chosen.connect(lambda table: self._stick(Source(table=table)))
        self._side.wall_wanted.connect(lambda: self.show_wanted.emit(Showing("capture", self.item_key, "notes")))
        self._side.show_board(self._desk.session, self._board)
        self._side.show_current(self._source.table)
        return self._side

    def spotlight(self) -> Showing | None:
        """The note chosen in the list, or the newest."""
        key = self._rows.key or next((r.key for r in self._rows.rows), "")
        return Showing("capture", self.item_key, "note", key) if key else None

    def keys(self) -> list[tuple[str, str]]:
        names = ("enter", "table", "sector", "edit", "star", "delete")
        return [(say(f"capture.key_{n}"), say(f"capture.does_{n}")) for n in names]


def _ends(left: QWidget, right: QWidget) -> QHBoxLayout:
    """One at each end of a row."""
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(left, 1)
    row.addWidget(right)
    return row
