"""Playing back on the desk: the questions at the left, the themes of the chosen one at the right, the wall following if it is up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from moothall.activities.playback.rules import after, came_in, questions
from moothall.core.contributions import CONTRIBUTIONS, items, notes_of, sources
from moothall.core.picture import Showing
from moothall.core.prompts import PROMPTS
from moothall.core.themes import PLACEMENTS, THEMES, examples, notes_in, themes_of
from moothall.desk import News
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.button import Button
from moothall.ui.kit.list_rows import ListRows
from moothall.ui.kit.log_row import LogRow
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.rows_model import ListedNote
from moothall.ui.kit.two_line_row import TwoLineRow
from moothall.words import say


class PlaybackPanel(Panel):
    """`asked` is the question that is looked at."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        super().__init__(stage, item_key)
        self.desk = stage.desk
        self.asked = after(self.desk.session, "")
        self.questions = ListRows(say("playback.questions"), painter=LogRow)
        self.themes = ListRows(say("playback.themes"), painter=TwoLineRow)
        self._head, self._count = PlainLabel("", "section"), PlainLabel("", "meta", ink="ink2")
        self._empty = PlainLabel(say("playback.empty"), "body", ink="ink2")
        self._before = Button(say("playback.before"), keys="Alt+↑", small=True)
        self._next = Button(say("playback.next"), "primary", keys="Alt+↓", small=True)
        self._lay_out()
        self.questions.moved.connect(self._choose)
        self._before.clicked.connect(lambda: self._step(-1))
        self._next.clicked.connect(lambda: self._step(1))
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._step(by))
        self._redraw()

    def _lay_out(self) -> None:
        column = self.framed(12)
        column.addWidget(self._empty)
        halves = QHBoxLayout()
        halves.setSpacing(32)
        halves.addWidget(self.questions, 2)
        right = QVBoxLayout()
        for part in (self._head, self._count):
            right.addWidget(part)
        right.addWidget(self.themes, 1)
        acts = QHBoxLayout()
        for button in (self._before, self._next):
            acts.addWidget(button)
        acts.addStretch(1)
        right.addLayout(acts)
        halves.addLayout(right, 3)
        column.addLayout(halves, 1)

    def _step(self, by: int) -> None:
        self.questions.go_to(after(self.desk.session, self.asked, by))

    def _choose(self, key: str) -> None:
        if key and key != self.asked:
            self.asked = key
            self._redraw()
            # The room that looks at one question goes on to the next.
            self.follow_wanted.emit(self._showing())

    def _showing(self) -> Showing:
        return Showing("playback", self.item_key, "themes", self.asked)

    def hear(self, news: object) -> None:
        if isinstance(news, News) and (news.is_large or news.touches(PROMPTS, THEMES, PLACEMENTS, CONTRIBUTIONS)):
            self._redraw()

    def _redraw(self) -> None:
        session = self.desk.session
        found = questions(session)
        if self.asked not in {p.key for p in found}:
            self.asked = after(session, "")
        self._empty.setVisible(not found)
        for part in (self.questions, self.themes, self._head, self._count, self._before, self._next):
            part.setVisible(bool(found))
        self.questions.show_rows(self._question(place, p.key, p.text) for place, p in enumerate(found, 1))
        self.questions.go_to(self.asked)
        if self.asked:
            self._show_themes()

    def _question(self, place: int, key: str, text: str) -> ListedNote:
        told = say("playback.answers", n=items(self.desk.session, notes_of(self.desk.session, key)))
        return ListedNote(key, place, text, told if came_in(self.desk.session, key) else say("playback.written_here"))

    def _show_themes(self) -> None:
        session = self.desk.session
        notes = notes_of(session, self.asked)
        self._head.setText(session.get(PROMPTS, self.asked).text)
        self._count.setText(say("playback.count", n=items(session, notes), sources=sources(session, notes)))
        self.themes.show_rows(self._theme(theme.key, theme.letter, theme.name) for theme in themes_of(session, self.asked))

    def _theme(self, key: str, letter: str, name: str) -> ListedNote:
        notes = notes_in(self.desk.session, key)
        said = next((note.text for note in examples(note for note in notes if not note.hidden)), "")
        return ListedNote(key, 0, f"{letter}  {name or say('kit.no_name')}", said, str(items(self.desk.session, notes)))

    def take_focus(self) -> None:
        (self.questions if questions(self.desk.session) else self).setFocus()

    def keys(self) -> list[tuple[str, str]]:
        return [(say("playback.key_step"), say("playback.does_step")), (say("playback.key_show"), say("playback.does_show"))]

    def shown(self) -> Showing | None:
        return self._showing() if self.asked else None
