"""Process notes on the desk: a key when a pattern shows, words only if there is time, the day on one line, what to try next. Private."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.activities.process_note.panel_ideas import IdeaList
from moothall.activities.process_note.panel_pattern_timeline import PatternRows
from moothall.activities.process_note.records import PATTERNS, PROCESS_NOTE, ProcessNote
from moothall.activities.process_note.rules import (
    Idea,
    count_for_room,
    echo,
    ideas,
    is_counted,
    note,
    own_words,
    pattern_words,
    put_in_words,
    tried,
)
from moothall.activities.process_note.timeline import timeline
from moothall.core.agenda import AGENDA, current_item
from moothall.core.errors import Expected
from moothall.desk import News
from moothall.ui.kit.attempt import attempt
from moothall.ui.kit.card import Card
from moothall.ui.kit.field import Field
from moothall.ui.kit.list_rows import ListRows
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.private_block import PrivateAdvice
from moothall.ui.kit.private_panel import PrivatePanel
from moothall.ui.kit.rows_model import ListedNote
from moothall.ui.kit.tick import Tick
from moothall.ui.kit.two_line_row import TwoLineRow
from moothall.words import say, sentence

_TICK = 15_000  # ms between two looks at the clock, as often as the window looks
_ROWS = 3  # of the list of notes in sight


class ProcessNotePanel(PrivatePanel):
    """Digits act on this page alone, which has no line; from anywhere else it is F3 and the digit."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        super().__init__(stage, item_key)
        self.desk = stage.desk
        self._echo = PlainLabel("", "label")
        self.words = Field(say("process_note.field_seen"), hint=say("process_note.hint"), hide_label=True)
        self._head = PlainLabel("", "section", wrap=False)
        self.rows, self.ideas = PatternRows(), IdeaList()
        self.list = ListRows(say("process_note.title"), painter=TwoLineRow)
        self._empty = PlainLabel(say("process_note.empty"), "body", ink="ink2")
        self.counted = Tick(say("process_note.count_them"), say("process_note.count_note"))
        self._clock = QTimer(self, interval=_TICK)
        self._lay_out()
        self._connect()
        self._redraw()

    def _lay_out(self) -> None:
        page = self.begin_page(say("process_note.private_page"))
        card = Card(strong=True, padding=12)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._echo, 1)
        row.addWidget(self.words, 1)
        card.column.addLayout(row)
        page.add(card)
        page.add_row(self._head, None, PlainLabel(say("process_note.in_time"), "meta", ink="ink2", wrap=False))
        page.add(self.rows)
        below = QHBoxLayout()
        below.setSpacing(32)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(PlainLabel(say("process_note.each"), "section"))
        left.addWidget(self._empty)
        left.addWidget(self.list)
        left.addWidget(self.counted)
        left.addStretch(1)
        below.addLayout(left, 1)
        below.addWidget(self.ideas, 1)
        page.add(below)
        page.column.addStretch(1)
        # From the note to its words; the field that holds the edit would else be a second stop that leads there.
        self.words.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none; the stubs forget it
        QWidget.setTabOrder(self.list, self.words.edit)

    def _connect(self) -> None:
        self.rows.noted.connect(self._note)
        self.ideas.tried.connect(self._try)
        self.list.moved.connect(lambda _: self._tell_chosen())
        self.list.opened.connect(lambda _: self.words.edit.setFocus())
        self.words.changed_done.connect(self._put_in_words)
        self.words.entered.connect(self._back_to_list)
        # `clicked` and not `toggled`: the page sets it, too, when it is told.
        self.counted.clicked.connect(self._count)
        self._clock.timeout.connect(self._tell_time)
        self._clock.start()
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for n, pattern in enumerate(PATTERNS, 1):
            # A text that has the keyboard keeps its digits.
            QShortcut(QKeySequence(str(n)), self, context=here).activated.connect(lambda pattern=pattern: self._note(pattern))
        QShortcut(QKeySequence("T"), self, context=here).activated.connect(lambda: self._try(self.ideas.lines[0].idea))
        QShortcut(QKeySequence("Delete"), self.list, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(self._delete)

    @property
    def entry(self) -> ProcessNote | None:
        """The chosen note."""
        return self.desk.session.find(PROCESS_NOTE.table, self.list.key)

    # acts

    def _note(self, pattern: str) -> None:
        desk, key, item = self.desk, self.desk.key(), current_item(self.desk.session)
        if attempt(self, lambda: desk.do(note(desk.session, key, pattern, desk.now(), item.key if item else ""), by=self)):
            self.list.go_to(key)
            self.list.setFocus()

    def _put_in_words(self, text: str) -> None:
        entry = self.entry
        if entry is None:
            return
        try:
            self.desk.do(put_in_words(self.desk.session, entry.key, text), by=self)
        except Expected as trouble:
            self.words.refuse(sentence(trouble))

    def _back_to_list(self) -> None:
        if not self.words.edit.property("refused"):
            self.list.setFocus()

    def _try(self, idea: Idea | None) -> None:
        if idea is not None:
            attempt(self, lambda: self.desk.do(tried(self.desk.session, idea), by=self))

    def _count(self, on: bool) -> None:
        attempt(self, lambda: self.desk.do(count_for_room(self.desk.session, on), by=self))
        self.counted.setChecked(is_counted(self.desk.session))

    def _delete(self) -> None:
        entry = self.entry
        if entry:
            # By nobody in particular, so that the window offers Undo.
            attempt(self, lambda: self.desk.do(PROCESS_NOTE.delete(self.desk.session, entry.key)))

    # drawing

    def hear(self, news: object) -> None:
        if not isinstance(news, News):
            return
        if news.is_large or news.touches(PROCESS_NOTE.table):
            # The note made last, wherever that was, is the one that words go to.
            made = next((c.key for c in news.changes if c.table == PROCESS_NOTE.table.name and c.before is None), "")
            self._redraw(made)
        elif news.touches(AGENDA):
            self._tell_time()

    def _redraw(self, made: str = "") -> None:
        notes = PROCESS_NOTE.all(self.desk.session)
        self._head.setText(say("process_note.count", n=len(notes)))
        self.list.show_rows([self._listed(entry) for entry in reversed(notes)])
        if made or not self.list.key:
            self.list.go_to(made or (notes[-1].key if notes else ""))
        self.list.be_as_high_as_rows(_ROWS)
        self.list.setVisible(bool(notes))
        self._empty.setVisible(not notes)
        self.counted.setEnabled(bool(notes))
        self.counted.setChecked(is_counted(self.desk.session))
        self.ideas.tell(ideas(notes))
        self._tell_chosen()
        self._tell_time()

    def _listed(self, entry: ProcessNote) -> ListedNote:
        came_up = self.desk.session.find(AGENDA, entry.item)
        words = own_words(entry)
        text = say("process_note.in_words", pattern=pattern_words(entry.pattern), words=words) if words else pattern_words(entry.pattern)
        marks = (say(f"process_note.tried_{entry.tried}"),) if entry.tried else ()
        return ListedNote(entry.key, entry.number, text, came_up.title if came_up else "", entry.noted, marks=marks)

    def _tell_time(self) -> None:
        notes = PROCESS_NOTE.all(self.desk.session)
        self.rows.tell(notes, timeline(self.desk.session, notes, self.desk.today(), self.desk.now()))

    def _tell_chosen(self) -> None:
        """What was noted last, or is chosen in the list, and its words."""
        entry = self.entry
        self.words.setEnabled(entry is not None)
        self.words.set_text(own_words(entry) if entry else "")
        self._echo.setText(echo(self.desk.session, entry.key) if entry else say("process_note.press"))

    # the window asks

    def side(self) -> QWidget | None:
        return PrivateAdvice(say("process_note.side"))

    def take_focus(self) -> None:
        first = self.rows.buttons[PATTERNS[0]]
        (self.list if self.list.rows else first).setFocus()

    def keys(self) -> list[tuple[str, str]]:
        pairs = ("pattern", "words", "tried", "delete")
        return [(say(f"process_note.key_{name}"), say(f"process_note.does_{name}")) for name in pairs]
