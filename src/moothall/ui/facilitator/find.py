"""Ctrl+F: every note of every prompt, found while one types, narrowed by theme, flag, table and sector. Goes there; changes
nothing but the agenda, where no item has the prompt of the note."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent

from moothall.core.contributions import CONTRIBUTIONS, Contribution, head_of
from moothall.core.model import Session
from moothall.core.prompts import PROMPTS
from moothall.core.search import Query, SearchIndex, query
from moothall.core.themes import PLACEMENTS, THEMES
from moothall.desk import News
from moothall.ui.facilitator.find_filters import Filters
from moothall.ui.facilitator.find_navigation import go_or_add
from moothall.ui.facilitator.page_host import PageHost
from moothall.ui.facilitator.window_page import WindowPage
from moothall.ui.kit.announce import announce
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.inline_parts import InlineKey
from moothall.ui.kit.list_rows import ListRows
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.rows_model import ListedNote
from moothall.words import say

# In the order of their chips; each is a field of the contribution.
_FLAGS = ("late", "too_general", "unclear", "hidden")
_PROMPT = 24
"""Signs of a prompt that are shown. Enough to tell one question from the next beside a note's own words."""


def row_of(session: Session, note: Contribution) -> ListedNote:
    """A note as the list shows it. Refused when its prompt, or the theme it lies in, has gone."""
    marks = [say(f"find.flag_{flag}") for flag in _FLAGS if getattr(note, flag)]
    if note.same_as:
        marks.append(say("find.same_as", number=head_of(session, note).number))
    letters = sorted(session.get(THEMES, p.theme).letter for p in session.where(PLACEMENTS, "contribution", note.same_as or note.key))
    # With one prompt every row would say the same.
    if session.count(PROMPTS) > 1:
        marks.append(_shortened(session.get(PROMPTS, note.prompt).text))
    where = ", ".join(letters) or say("find.loose_short")
    return ListedNote(note.key, note.number, " ".join(note.text.split()), source=where, starred=note.example, marks=tuple(marks))


def _shortened(prompt: str) -> str:
    words = " ".join(prompt.split())
    return f"{words[:_PROMPT].rstrip()}…" if len(words) > _PROMPT else words


def touched_notes(session: Session, news: News) -> set[str]:
    """Notes that an act may have changed for the finder: themselves, where they lie, what their theme is called."""
    found: set[str] = set()
    for change in news.changes:
        sides = [side for side in (change.before, change.after) if side is not None]
        if change.table == CONTRIBUTIONS.name:
            found.add(change.key)
        elif change.table == PLACEMENTS.name:
            found.update(side.contribution for side in sides)
        elif change.table == THEMES.name:
            found.update(p.contribution for p in session.where(PLACEMENTS, "theme", change.key))
    # A repeat lies where the note lies that it repeats.
    return found | {repeat.key for key in found for repeat in session.where(CONTRIBUTIONS, "same_as", key)}


MOST = 300
"""Rows listed; beyond that nobody reads on, and the count says how many there are. It also bounds what each keystroke costs."""
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Find(WindowPage):
    """The line and the filters narrow the list; arrows choose in it, Enter goes to the note. What was typed is there the next time."""

    def __init__(self, stage: PanelContext, host: PageHost) -> None:
        super().__init__(stage, host, say("find.title"))
        self.line = EntryLine(say("find.title"), hint=say("find.hint"))
        self.line.mean(InlineKey("Enter"), say("find.go"))
        self.filters = Filters()
        self.count = PlainLabel("", "meta", ink="ink2", wrap=False)
        self.list = ListRows(say("find.found"))
        # Made when the page is first shown: most sessions are never searched, and notes of a large one take a moment to read.
        self._shelf: SearchIndex | None = None
        self._behind: set[str] = set()
        """Notes that changed while nobody looked."""
        for widget in (self.line, self.filters, self.count):
            self.column.addWidget(widget)
        self.column.addWidget(self.list, 1)
        self.line.changed.connect(lambda _: self.look())
        self.line.committed.connect(lambda _: self._go(self.list.key))
        self.line.escaped.connect(host.go_back)
        self.filters.changed.connect(self.look)
        self.list.opened.connect(self._go)
        typed = self.line.focusProxy()
        assert typed is not None
        typed.installEventFilter(self)

    # looking

    @property
    def wanted(self) -> Query:
        return query(self.line.text, **self.filters.chosen)

    def look(self) -> None:
        """Looks through all notes, and lists what answers."""
        if self._shelf is None:
            return
        session = self.stage.desk.session
        wanted = self.wanted
        keys = self._shelf.find(wanted)
        self.list.show_rows([row_of(session, session.get(CONTRIBUTIONS, key)) for key in keys[:MOST]])
        if keys:
            self.list.go_to(keys[0])
        self._count(wanted, len(keys))

    def _count(self, wanted: Query, found: int) -> None:
        words = say("find.count", n=found) if wanted.asks else say("find.of_all", n=len(self._shelf or ()))
        if found > MOST:
            words = say("find.first_of", most=MOST, n=found)
        # Announced only when the number changed, or every letter would be answered aloud.
        if words != self.count.text():
            self.count.setText(words)
            announce(self.line, words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down walk through the list while the caret stays in the line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _STEPS:
            self.list.keyPressEvent(event)
            return True
        return False

    # keeping up

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._shelf is None:
            self._shelf = SearchIndex(self.stage.desk.session)
        self._catch_up()
        self.filters.offer(self.stage.desk.session)
        self.look()

    def hear(self, news: object) -> None:
        if isinstance(news, News) and self._shelf is not None:
            self._behind |= touched_notes(self.stage.desk.session, news)
            # Out of sight, changes only add up; they are read together when the page comes back.
            if self._behind and self.isVisible():
                self._catch_up()
                self.look()

    def _catch_up(self) -> None:
        # Put aside first: reading may take a while, and what is heard meanwhile must not be lost.
        behind, self._behind = self._behind, set()
        if self._shelf is not None:
            self._shelf.read(behind)

    # going there

    def _go(self, key: str) -> None:
        if key:
            go_or_add(self.host, self.stage.desk, key, self)

    def take_focus(self) -> None:
        self.line.setFocus()
        self.line.select_all()

    def keys(self) -> list[tuple[str, str]]:
        return [("↑ ↓", say("window.key_choose")), ("Enter", say("find.go")), *super().keys()]
