"""The facilitator's capture: one line to type in, Enter for the next note, look-alikes under it, the notes so far newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from moothall.activities.capture.panel_acts import NoteActs
from moothall.activities.capture.panel_alike import KnownNotes, LookAlikes
from moothall.activities.capture.panel_list import NoteList
from moothall.activities.capture.panel_rounds import rounds_of
from moothall.activities.capture.panel_side import CaptureSide
from moothall.activities.capture.panel_source import SourceKeys, source_words
from moothall.activities.capture.panel_split import SplitEditor
from moothall.activities.capture.rules import (
    Source,
    count_as_repeats,
    is_late,
    note_lines,
    plus_line,
    said_before,
    table_line,
    write,
    written,
)
from moothall.core.agenda import AGENDA, AgendaItem, set_prompt
from moothall.core.contributions import CONTRIBUTIONS, head_of, may_be_shown, note_numbered
from moothall.core.merging import repeat_note
from moothall.core.model import Step
from moothall.core.picture import Showing
from moothall.core.prompts import PROMPTS, reveal_notes, write_silently
from moothall.core.refused import Expected, Refused
from moothall.desk import News
from moothall.desk.timer import Round
from moothall.ui.kit.ask import attempt
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.panel import Panel
from moothall.ui.kit.parts import Key
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.prompt_fields import PromptFields
from moothall.ui.kit.stage import Stage
from moothall.words import say, sentence

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LINE_KEYS = ("enter", "same", "plus", "table", "typed_table", "sector", "list")
_LIST_KEYS = ("edit", "star", "unclear", "general", "hide", "merge", "split", "out", "unfold", "menu", "delete", "new")


class CapturePanel(Panel):
    """Typing, pasting, correcting, joining and marking the notes of one prompt."""

    def __init__(self, stage: Stage, item_key: str) -> None:
        super().__init__(stage, item_key)
        self._desk = stage.desk
        self._source, self._acts = Source(), NoteActs(self)
        self._known = KnownNotes(self._desk.session)
        self._entry = EntryLine(say("capture.entry"), hint=say("capture.hint"))
        self._alikes, self._splitting = LookAlikes(self._known.like), SplitEditor()
        self._help = PlainLabel("", "meta", ink="ink2")
        self._next = PlainLabel("", "meta", ink="ink2", wrap=False)
        self._count = PlainLabel("", "section", wrap=False)
        self._order = PlainLabel(say("capture.newest_first"), "meta", ink="ink2", wrap=False)
        self._empty = PlainLabel(say("capture.empty"), "body", ink="ink2")
        self._rows = NoteList(self._desk.session, self._acts)
        self._prompt = PromptFields()
        self._side: CaptureSide | None = None
        self._lay_out()
        self._connect()
        self._stick(self._source)
        self._redraw()

    def _lay_out(self) -> None:
        column = self.framed()
        column.addWidget(self._prompt)
        column.addWidget(self._entry)
        column.addLayout(_ends(self._help, self._next))
        column.addWidget(self._alikes)
        column.addWidget(self._splitting)
        column.addSpacing(8)
        column.addLayout(_ends(self._count, self._order))
        column.addWidget(self._empty)
        column.addWidget(self._rows, 10)
        column.addStretch(0)

    def _connect(self) -> None:
        self._entry.committed.connect(self._type)
        self._entry.pasted_lines.connect(lambda lines: self._write(lines, pasted=True))
        self._entry.changed.connect(self._mean)
        self._entry.changed.connect(self._alikes.typed)
        self._entry.escaped.connect(self._rows.setFocus)
        self._alikes.chosen.connect(lambda key: self._plus(key, self._entry.text.strip()))
        self._alikes.keys_on(self)
        self._rows.edited.connect(self._edit)
        self._rows.opened.connect(lambda _: self._entry.setFocus())
        self._rows.typing_wanted.connect(self.take_focus)
        self._rows.split_wanted.connect(self._open_split)
        self._splitting.wanted.connect(self._split)
        self._splitting.left.connect(self._leave_split)
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

    def _writing(self) -> str:
        prompt = self._desk.session.find(PROMPTS, self._board)
        return prompt.writing if prompt else ""

    # typing

    def _type(self, text: str) -> None:
        source, number = table_line(text), plus_line(text)
        if source:
            self._entry.taken()
            self._stick(source)
        elif number:
            self._plus_number(number)
        elif text.strip():
            self._write([text.strip()])

    def _write(self, lines: list[str], pasted: bool = False) -> None:
        """One step for all of them. What was typed stays in the line until it is on the disk."""
        desk, late, keys = self._desk, is_late(self._desk.session, self._item), self._desk.keys(len(lines))
        if not self._commit(lambda: write(desk.session, self._board, lines, self._source, desk.now(), keys, pasted, late), not pasted):
            return
        if late:
            number = desk.session.get(CONTRIBUTIONS, keys[0]).number
            self.said.emit("info", say("capture.late", number=number) if len(lines) == 1 else say("capture.late_many"), None)
        self._offer_repeats(keys)

    def _commit(self, rule: Callable[[], Step], used: bool = True) -> bool:
        """Whether what was typed is on the disk; otherwise the line says why and keeps it."""
        try:
            self._desk.do(rule(), by=self)
        except Expected as trouble:
            self._entry.refuse(sentence(trouble))
            return False
        if used:
            self._entry.taken()
        return True

    def _plus_number(self, number: int) -> None:
        try:
            note = note_numbered(self._desk.session, self._board, number)
        except Refused as refused:
            self._entry.refuse(sentence(refused))
            return
        self._plus(note.key, "")

    def _plus(self, key: str, text: str) -> None:
        """One more hand said what this note says; what was typed is kept as its own words."""
        desk, late = self._desk, is_late(self._desk.session, self._item)
        note = written(text, self._source, desk.now(), late=late)
        if self._commit(lambda: repeat_note(desk.session, key, note, desk.key())):
            self._entry.setFocus()

    def _offer_repeats(self, keys: Sequence[str]) -> None:
        """Notes word for word like an earlier one stay notes, unless the facilitator says they are the same."""
        found = said_before(self._desk.session, self._board, keys)
        count = sum(map(len, found.values()))
        if count:
            act = (say("capture.count_them"), lambda: attempt(self, lambda: self._desk.do(count_as_repeats(self._desk.session, found))))
            self.said.emit("attention", say("capture.said_before", n=count), act)

    def paste(self, text: str) -> None:
        """Many lines from elsewhere are many notes."""
        self._write(note_lines(text), pasted=True)

    def _mean(self, text: str) -> None:
        source, number = table_line(text), plus_line(text)
        if source:
            self._entry.mean(Key("Enter"), source_words(source))
        elif number:
            self._entry.mean(Key("Enter"), self._numbered(number))
        elif text.strip():
            self._entry.mean(Key("Enter"), say("capture.next_note"))
        else:
            self._entry.mean()

    def _numbered(self, number: int) -> str:
        try:
            note = note_numbered(self._desk.session, self._board, number)
        except Refused as refused:
            return sentence(refused)
        return say("capture.plus", number=number, text=note.text)

    def _stick(self, source: Source) -> None:
        self._source = source
        words = source_words(source)
        self._entry.set_context(words)
        self._help.setText(say("capture.sticks", source=words) if words else say("capture.help"))
        if self._side:
            self._side.handed_in.show_current(source.table)

    def _reword(self, question: str, definition: str) -> None:
        item = self._item
        if item:
            desk = self._desk
            attempt(self, lambda: desk.do(set_prompt(desk.session, item.key, desk.key(), question, definition), by=self))

    # correcting

    def _edit(self, key: str, text: str) -> None:
        try:
            self._desk.do(self._acts.write(key, text), by=self)
        except Expected as trouble:
            self.said.emit("attention", sentence(trouble), None)
            self._rows.edit_again(key, text)

    def _open_split(self, key: str) -> None:
        note = self._desk.session.find(CONTRIBUTIONS, key)
        if note is not None:
            self._splitting.open(note)

    def _split(self, key: str, texts: list[str]) -> None:
        if self._acts.split(key, texts):
            self._leave_split()

    def _leave_split(self) -> None:
        key = self._splitting.key
        self._splitting.close_up()
        self._rows.setFocus()
        self._rows.go_to(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys the line and the list leave to us: Ctrl+Enter reveals, Down goes from the line to the notes."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._writing() == "silent":
            self._reveal()
        elif event.key() == Qt.Key.Key_Down and self._rows.isVisible():
            self._rows.setFocus()
        else:
            super().keyPressEvent(event)

    # silent writing

    def _keep_off(self, on: bool) -> None:
        attempt(self, lambda: self._desk.do(write_silently(self._desk.session, self._board, on), by=self))

    def _reveal(self) -> None:
        """All at once, and the wall turns to them if it shows this item."""
        if attempt(self, lambda: self._desk.do(reveal_notes(self._desk.session, self._board), by=self)):
            self._show_notes()
            if self._desk.blanked:
                self.said.emit("info", say("capture.revealed_blank"), None)

    def _show_notes(self) -> None:
        self.show_wanted.emit(Showing("capture", self.item_key, "notes"))

    # drawing

    def hear(self, news: object) -> None:
        if not isinstance(news, News):
            return
        if self._side and news.wall:
            self._side.rounds.tell()
        if news.is_large or news.touches(AGENDA, PROMPTS):
            self._redraw()
        elif news.touches(CONTRIBUTIONS):
            self._redraw_notes(news)

    def _redraw(self) -> None:
        prompt = self._desk.session.find(PROMPTS, self._board)
        self._prompt.show_prompt(prompt.text if prompt else "", prompt.definition if prompt else "")
        self._entry.setVisible(prompt is not None)
        self._known.learn(self._board)
        self._rows.show_board(self._board)
        self._redraw_counts()

    def _redraw_notes(self, news: News) -> None:
        changes = [change for change in news.changes if change.table == CONTRIBUTIONS.name]
        for change in changes:
            self._known.heed(change.key, change.after)
        session = self._desk.session
        said = (note for change in changes for note in (change.before, change.after) if note)
        self._rows.show_notes((key for note in said for key in (note.key, note.same_as) if key), self._board)
        if self._splitting.key and session.find(CONTRIBUTIONS, self._splitting.key) is None:
            self._splitting.close_up()
        self._redraw_counts()

    def _redraw_counts(self) -> None:
        session = self._desk.session
        every = session.where(CONTRIBUTIONS, "prompt", self._board)
        repeats = sum(bool(note.same_as) for note in every)
        self._count.setText(say("capture.so_far", n=len(every) - repeats))
        self._order.setText(say("capture.and_repeats", n=repeats) if repeats else say("capture.newest_first"))
        self._next.setText(say("capture.will_be", number=session.next_number("contribution")))
        self._empty.setVisible(not every and bool(self._board))
        self._order.setVisible(bool(every))
        self._rows.setVisible(bool(every))
        if self._side:
            self._side.show_board(session, self._board)

    # the window asks

    def go_to_note(self, key: str) -> bool:
        """Chooses a note in the list, unfolding the one it repeats; False when it isn't on this board."""
        note = self._desk.session.find(CONTRIBUTIONS, key)
        if note is None or note.prompt != self._board:
            return False
        if note.same_as:
            self._rows.fold(note.same_as, True)
        self._rows.setFocus()
        self._rows.go_to(key)
        return True

    def take_focus(self) -> None:
        (self._entry if self._board else self._prompt.question).setFocus()

    def side(self) -> QWidget:
        self._side = side = CaptureSide(self.stage, self.item_key)
        side.handed_in.chosen.connect(lambda table: self._stick(Source(table=table)))
        side.wall_wanted.connect(self._show_notes)
        side.silent_wanted.connect(self._keep_off)
        side.reveal_wanted.connect(self._reveal)
        side.rounds.changed.connect(lambda rule: attempt(self, lambda: self._desk.do(rule(), by=self)))
        side.show_board(self._desk.session, self._board)
        side.handed_in.show_current(self._source.table)
        return side

    def rounds(self) -> list[Round]:
        """For the timer: the stages of 1-2-4-All that take any time."""
        return rounds_of(self._desk, self.item_key)

    def spotlight(self) -> Showing | None:
        """The note chosen in the list, or the newest. Refused when it is kept from the room."""
        session = self._desk.session
        chosen = session.find(CONTRIBUTIONS, self._rows.key or next((r.key for r in self._rows.rows), ""))
        if chosen is None:
            return None
        note = head_of(session, chosen)
        if not may_be_shown(session, note):
            raise Refused("capture.kept_hidden" if note.hidden else "capture.kept_silent", number=note.number)
        return Showing("capture", self.item_key, "note", note.key)

    def keys(self) -> list[tuple[str, str]]:
        """Those of the line while one types, those of the list while it has the keyboard, else all."""
        line, notes = self._entry.focusProxy(), self._rows
        names = _LIST_KEYS if notes.hasFocus() else _LINE_KEYS if line and line.hasFocus() else (*_LINE_KEYS, *_LIST_KEYS)
        return [(say(f"capture.key_{n}"), say(f"capture.does_{n}")) for n in names]


def _ends(left: QWidget, right: QWidget) -> QHBoxLayout:
    """One at each end of a row."""
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(left, 1)
    row.addWidget(right)
    return row
