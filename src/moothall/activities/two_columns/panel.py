"""Vision and present reality on the desk: one line writes into a column and links, the columns stand side by side, a drag joins two."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from moothall.activities.two_columns.panel_columns import ColumnPair
from moothall.activities.two_columns.panel_columns_side import LinkSide
from moothall.activities.two_columns.records import COLUMN_NOTES, LINKS, TWO_COLUMNS, ColumnLink
from moothall.activities.two_columns.rules import change_side, column, join, links_of, read_note, write
from moothall.core.agenda import AGENDA
from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.errors import Expected, Refused
from moothall.core.picture import Showing
from moothall.core.prompts import PROMPTS
from moothall.core.themes import PLACEMENTS, THEMES
from moothall.desk import News
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.attempt import attempt
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.inline_parts import InlineKey, InlinePart, InlineWords
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.words import say, sentence


class TwoColumnsPanel(Panel):
    """`side_now` is the column the line writes into; `chosen` the link that is looked at."""

    edge_to_edge = True

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        super().__init__(stage, item_key)
        self.desk = stage.desk
        self.side_now, self._chosen = "vision", ""
        self.line = EntryLine(say("two_columns.line"), hint=say("two_columns.hint"))
        self._help = PlainLabel(say("two_columns.help"), "meta", ink="ink2")
        self._sides = PlainLabel(say("two_columns.sides"), "meta", ink="ink2", wrap=False)
        self.columns, self.aside = ColumnPair(), LinkSide(self.desk)
        self._lay_out()
        self._connect()
        self._redraw()

    def _lay_out(self) -> None:
        column = self.framed(8)
        column.setContentsMargins(24, 16, 24, 16)
        column.addWidget(self.line)
        under = QHBoxLayout()
        under.addWidget(self._help, 1)
        under.addWidget(self._sides)
        column.addLayout(under)
        page = ScrollPage(margins=False)
        page.add(self.columns)
        page.column.addStretch(1)
        column.addWidget(page, 1)

    def _connect(self) -> None:
        self.line.committed.connect(self._keep)
        self.line.changed.connect(lambda text: self.line.mean(*self._meaning(text)))
        self.line.pasted_lines.connect(self._keep_all)
        self.line.escaped.connect(lambda: self.columns.take_focus(self.side_now))
        self.columns.joined.connect(self._join)
        self.columns.chosen.connect(self._at_note)
        self.columns.turned.connect(self._turn_side)
        self.aside.unlink.clicked.connect(self._unlink)
        self.aside.worded.connect(self._word)
        self.aside.moved.clicked.connect(self._move_note)
        for keys, side in (("Alt+V", "vision"), ("Alt+R", "reality")):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda side=side: self._turn_side(side))

    @property
    def prompt(self) -> str:
        item = self.desk.session.find(AGENDA, self.item_key)
        return item.prompt if item else ""

    @property
    def link(self) -> ColumnLink | None:
        return self.desk.session.find(LINKS, self._chosen)

    # the line

    def _meaning(self, text: str) -> list[InlinePart]:
        if not text.strip() or not self.prompt:
            return []
        try:
            typed = read_note(self.desk.session, self.prompt, self.side_now, text)
        except Refused as refused:
            return [InlineWords(sentence(refused), "meta", "late", bold=True)]
        if typed.joins:
            one, other = typed.joins
            said = say("two_columns.joins", one=one.number, other=other.number)
            return [InlineWords(said, "meta", "ink", bold=True), InlineKey("Enter")]
        named = [InlineWords(say("two_columns.links_to", number=n.number, text=n.text[:40]), "meta", "ink", bold=True) for n in typed.links]
        return [*named, InlineKey("Enter"), InlineWords(say("two_columns.next"))]

    def _keep(self, text: str) -> None:
        try:
            if not self.prompt:
                raise Refused("two_columns.no_board")
            desk = self.desk
            # A key for the note and for as many links as a line can name.
            keys = desk.keys(2 + len(text.split()))
            desk.do(write(desk.session, self.prompt, self.side_now, text, keys, desk.now(), self.item_key), by=self)
        except Expected as trouble:
            self.line.refuse(sentence(trouble))
            return
        self.line.taken()

    def _keep_all(self, lines: list[str]) -> None:
        for text in lines:
            self._keep(text)

    def _turn_side(self, side: str) -> None:
        self.side_now = side
        self._tell_line()
        self.line.setFocus()

    # links

    def _join(self, one: str, other: str) -> None:
        key = self.desk.key()
        done = attempt(self, lambda: self.desk.do(join(self.desk.session, key, one, other, self.desk.now(), self.item_key), by=self))
        if done:
            self._chosen = key
            self._redraw()

    def _at_note(self, note: str) -> None:
        """The first link of the note somebody is at; once more, the next of them."""
        mine = [x.key for x in links_of(self.desk.session, self.prompt) if note in (x.vision, x.reality)]
        self._chosen = mine[(mine.index(self._chosen) + 1) % len(mine)] if self._chosen in mine else (mine or [""])[0]
        self.aside.note = note
        self._redraw()

    def _unlink(self) -> None:
        if self.link:
            attempt(self, lambda: self.desk.do(TWO_COLUMNS.delete(self.desk.session, self._chosen)))

    def _word(self, text: str) -> None:
        if self.link:
            attempt(self, lambda: self.desk.do(TWO_COLUMNS.edit(self.desk.session, self._chosen, stands_between=text), by=self))

    def _move_note(self) -> None:
        note = self.aside.note
        if note and self.desk.session.find(CONTRIBUTIONS, note):
            there = "reality" if note in {n.key for n in column(self.desk.session, self.prompt, "vision")} else "vision"
            attempt(self, lambda: self.desk.do(change_side(self.desk.session, note, there), by=self))

    # drawing

    def hear(self, news: object) -> None:
        if isinstance(news, News) and (
            news.is_large or news.touches(CONTRIBUTIONS, COLUMN_NOTES, LINKS, THEMES, PLACEMENTS, PROMPTS, AGENDA)
        ):
            self._redraw()

    def _tell_line(self) -> None:
        number = self.desk.session.next_number("contribution")
        self.line.set_context(say(f"two_columns.context_{self.side_now}", number=number))

    def _redraw(self) -> None:
        session, prompt = self.desk.session, self.prompt
        self._tell_line()
        sides = {side: column(session, prompt, side) if prompt else [] for side in ("vision", "reality")}
        links = links_of(session, prompt) if prompt else []
        self.columns.show_notes(session, sides["vision"], sides["reality"], links, self._chosen)
        self.aside.show_link(self.link, sides["vision"], sides["reality"], links)

    # the window asks

    def side(self) -> QWidget:
        return self.aside

    def take_focus(self) -> None:
        self.line.setFocus()

    def keys(self) -> list[tuple[str, str]]:
        names = ("keep", "link", "join", "side", "spotlight")
        return [(say(f"two_columns.key_{name}"), say(f"two_columns.does_{name}")) for name in names]

    def spotlight(self) -> Showing | None:
        """The pair that is looked at; both its notes are the room's own."""
        return Showing("two_columns", self.item_key, "entry", self._chosen) if self.link else None

    def shown(self) -> Showing | None:
        """The next pair after the one on the wall, once a pair is there; the question before that."""
        found = links_of(self.desk.session, self.prompt)
        on_wall = self.desk.showing
        if not found or on_wall.activity != "two_columns" or on_wall.item != self.item_key:
            return None
        keys = [x.key for x in found]
        after = keys.index(on_wall.subject) + 1 if on_wall.subject in keys else 0
        return Showing("two_columns", self.item_key, "entry", keys[after % len(keys)])
