"""The facilitator's capture: the line cards are typed into, the notes so far newest first, silent writing and its reveal."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from moothall.activities.capture.panel_capture_side import CaptureSide
from moothall.activities.capture.panel_line import CardLine
from moothall.activities.capture.panel_list import NoteList
from moothall.activities.capture.panel_note_acts import NoteActs
from moothall.activities.capture.panel_rounds import rounds_of
from moothall.activities.capture.panel_source import SourceKeys
from moothall.activities.capture.panel_split import SplitEditor
from moothall.activities.capture.rules import (
    CardSource,
    note_lines,
)
from moothall.core.agenda import AGENDA, AgendaItem, set_prompt
from moothall.core.contributions import CONTRIBUTIONS, head_of, may_be_shown
from moothall.core.errors import Expected, Refused
from moothall.core.picture import Showing
from moothall.core.prompts import PROMPTS, reveal_notes, write_silently
from moothall.desk import News
from moothall.desk.round_timer import TimedRound
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.attempt import attempt
from moothall.ui.kit.enter_key import is_ctrl_enter
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.prompt_fields import PromptFields
from moothall.words import say, sentence

_LINE_KEYS = ("enter", "same", "plus", "table", "typed_table", "sector", "list")
"""Names in the words file, in the order of the key line: what works while one types, and what works in the list."""
_LIST_KEYS = ("edit", "star", "unclear", "general", "hide", "merge", "split", "out", "unfold", "action", "menu", "delete")


class CapturePanel(Panel):
    """Typing, pasting, correcting, joining and marking the notes of one prompt."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        super().__init__(stage, item_key)
        self._desk = stage.desk
        self._acts, self._splitting = NoteActs(self), SplitEditor()
        self._line = CardLine(self._desk, lambda: self._item)
        self._count = PlainLabel("", "section", wrap=False)
        self._order = PlainLabel(say("capture.newest_first"), "meta", ink="ink2", wrap=False)
        self._empty = PlainLabel(say("capture.empty"), "body", ink="ink2")
        self._rows = NoteList(self._desk.session, self._acts)
        self._prompt = PromptFields()
        self._side: CaptureSide | None = None
        self._lay_out()
        self._connect()
        self._redraw()

    def _lay_out(self) -> None:
        column = self.framed()
        column.addWidget(self._prompt)
        column.addWidget(self._line)
        column.addWidget(self._splitting)
        column.addSpacing(8)
        column.addLayout(_ends(self._count, self._order))
        column.addWidget(self._empty)
        # The list takes the room there is; the stretch below counts only while the list is hidden, and keeps the line at the top.
        column.addWidget(self._rows, 10)
        column.addStretch(0)

    def _connect(self) -> None:
        self._line.entry.escaped.connect(self._rows.setFocus)
        # On the whole panel, for the caret may be in the list when a look-alike is chosen.
        self._line.alikes.keys_on(self)
        self._line.said.connect(self.said)
        self._line.stuck.connect(self._show_source)
        self._rows.edited.connect(self._edit)
        self._rows.opened.connect(lambda _: self._line.setFocus())
        self._rows.split_wanted.connect(self._open_split)
        self._splitting.wanted.connect(self._split)
        self._splitting.left.connect(self._leave_split)
        self._prompt.reworded.connect(self._reword)
        self._prompt.done.connect(self.take_focus)
        self._keys = SourceKeys(self, self._desk.session)
        self._keys.chosen.connect(self._line.stick)

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

    def _show_source(self, source: CardSource) -> None:
        if self._side:
            self._side.handed_in.show_current(source.table)

    def paste(self, text: str) -> None:
        """Many lines from elsewhere are many notes."""
        self._line.write(note_lines(text), pasted=True)

    # correcting

    def _reword(self, question: str, definition: str) -> None:
        item = self._item
        if item:
            desk = self._desk
            attempt(self, lambda: desk.do(set_prompt(desk.session, item.key, desk.key(), question, definition), by=self))

    def _edit(self, key: str, text: str) -> None:
        try:
            self._desk.do(self._acts.write(key, text), by=self)
        except Expected as trouble:
            self.said.emit("attention", sentence(trouble), None)
            # The list has gone back to what the session says; what was typed is put up once more, to be mended.
            self._rows.edit_again(key, text)

    def _open_split(self, key: str) -> None:
        note = self._desk.session.find(CONTRIBUTIONS, key)
        if note is not None:
            self._splitting.open(note)

    def _split(self, key: str, texts: list[str]) -> None:
        if self._acts.split(key, texts):
            self._leave_split()

    def _leave_split(self) -> None:
        # Closing forgets the key, and the list has to find the note again.
        key = self._splitting.key
        self._splitting.close_up()
        self._rows.setFocus()
        self._rows.go_to(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys the line and the list leave to us: Ctrl+Enter reveals, Down goes from the line to the notes."""
        if is_ctrl_enter(event) and self._writing() == "silent":
            self._reveal()
        elif event.key() == Qt.Key.Key_Down and self._rows.isVisible():
            self._rows.setFocus()
        else:
            super().keyPressEvent(event)

    # silent writing

    def _keep_off(self, on: bool) -> None:
        attempt(self, lambda: self._desk.do(write_silently(self._desk.session, self._board, on), by=self))

    def _reveal(self) -> None:
        """All at once, here and on the shared screen."""
        if attempt(self, lambda: self._desk.do(reveal_notes(self._desk.session, self._board), by=self)):
            self._show_notes()

    def _show_notes(self) -> None:
        self.show_wanted.emit(Showing("capture", self.item_key, "notes"))

    # drawing

    def hear(self, news: object) -> None:
        if not isinstance(news, News):
            return
        # The timer's rounds run on the shared screen, so its news are the timer's.
        if self._side and news.shared_screen:
            self._side.rounds.tell()
        other = self._board != self._shown or news.touches(CONTRIBUTIONS)
        if news.is_large or news.touches(PROMPTS) or (news.touches(AGENDA) and other):
            self._redraw()
            self.keys_changed.emit()
        # Another item begins, or this one has other minutes: the notes are the same, and there may be thousands.
        elif news.touches(AGENDA):
            self._redraw_counts(self._board)
            if self._side:
                self._side.show_board(self._desk.session, self._board)
            self.keys_changed.emit()
        # A note at a time: a board may hold thousands, and this comes with every card typed.
        elif news.touches(CONTRIBUTIONS):
            self._redraw_notes(news)

    def _redraw(self) -> None:
        self._shown = self._board
        prompt = self._desk.session.find(PROMPTS, self._board)
        self._prompt.show_prompt(prompt.text if prompt else "", prompt.definition if prompt else "")
        self._line.setVisible(prompt is not None)
        self._line.known.learn(self._board)
        self._rows.show_board(self._board)
        self._redraw_counts(self._board)
        if self._side:
            self._side.show_board(self._desk.session, self._board)

    def _redraw_notes(self, news: News) -> None:
        changes = [change for change in news.changes if change.table == CONTRIBUTIONS.name]
        for change in changes:
            self._line.known.heed(change.key, change.after)
        session, board = self._desk.session, self._board
        # Both sides of a change: a note that moved or was taken out of another says by its old side which row it has left.
        said = (note for change in changes for note in (change.before, change.after) if note)
        self._rows.show_notes((key for note in said for key in (note.key, note.same_as) if key), board)
        # Deleted, or undone, while it was being split.
        if not self._splitting.isHidden() and session.find(CONTRIBUTIONS, self._splitting.key) is None:
            self._splitting.close_up()
        self._redraw_counts(board)
        if self._side:
            self._side.show_cards(session, board)

    def _redraw_counts(self, board: str) -> None:
        every = self._desk.session.where(CONTRIBUTIONS, "prompt", board)
        # Repeats are notes with numbers of their own (decision 10); they are told apart here, beside the notes they repeat.
        repeats = sum(bool(note.same_as) for note in every)
        self._count.setText(say("capture.so_far", n=len(every) - repeats))
        self._order.setText(say("capture.and_repeats", n=repeats) if repeats else say("capture.newest_first"))
        self._line.tell_next()
        self._empty.setVisible(not every and bool(board))
        self._order.setVisible(bool(every))
        self._rows.setVisible(bool(every))

    # the window asks

    def go_to_note(self, key: str) -> bool:
        """Chooses a note in the list, unfolding the one it repeats; False when it isn't on this board."""
        note = self._desk.session.find(CONTRIBUTIONS, key)
        if note is None or note.prompt != self._board:
            return False
        # Its row exists only while it is unfolded.
        if note.same_as:
            self._rows.fold(note.same_as, True)
        self._rows.setFocus()
        self._rows.go_to(key)
        return True

    def take_focus(self) -> None:
        (self._line if self._board else self._prompt.question).setFocus()

    def side(self) -> QWidget:
        self._side = side = CaptureSide(self.stage, self.item_key)
        side.handed_in.chosen.connect(self._press_table)
        side.show_wanted.connect(self._show_notes)
        side.silent_wanted.connect(self._keep_off)
        side.reveal_wanted.connect(self._reveal)
        side.rounds.changed.connect(lambda rule: attempt(self, lambda: self._desk.do(rule(), by=self)))
        side.show_board(self._desk.session, self._board)
        side.handed_in.show_current(self._line.source.table)
        return side

    def _press_table(self, table: str) -> None:
        """The one that is on goes off again: whoever has no keyboard can be at no table, too."""
        self._line.stick(CardSource(table="" if self._line.source.table == table else table))

    def rounds(self) -> list[TimedRound]:
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
        listed, typing = self._rows.hasFocus(), self._line.is_typed_in
        names = _LIST_KEYS if listed else _LINE_KEYS if typing else (*_LINE_KEYS, *_LIST_KEYS)
        if self._writing() == "silent":
            names = ("reveal", *names)
        return [(say(f"capture.key_{n}"), say(f"capture.does_{n}")) for n in names]


def _ends(left: QWidget, right: QWidget) -> QHBoxLayout:
    """One at each end of a row."""
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(left, 1)
    row.addWidget(right)
    return row
