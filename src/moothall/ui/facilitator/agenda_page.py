"""The agenda page: the day as planned and as it went, everything about it changed here, and time won back. Every change goes through the
desk; looking at an item starts nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from moothall.core.agenda import AGENDA, agenda, planned_starts
from moothall.core.agenda_acts import (
    insert_item,
    move_item,
    set_drop_order,
    skip_item,
    stretch_item,
    take_item_off,
    take_up_item,
)
from moothall.core.agenda_clock import agenda_times
from moothall.core.agenda_cuts import recover
from moothall.core.agenda_load import load_of, minutes_by_factor
from moothall.core.model import Step
from moothall.core.prompts import PROMPTS
from moothall.core.session_details import SESSION_DETAILS
from moothall.desk import News
from moothall.desk.sessions import PLAIN
from moothall.desk.settings import load_settings
from moothall.ui.facilitator.agenda_form import AgendaItemForm
from moothall.ui.facilitator.agenda_lines import agenda_lines, load_notes
from moothall.ui.facilitator.agenda_row import KEYS
from moothall.ui.facilitator.agenda_table import AgendaTable
from moothall.ui.facilitator.factor_bars import FactorBars
from moothall.ui.facilitator.find_navigation import USUAL_MINUTES
from moothall.ui.facilitator.page_host import PageHost
from moothall.ui.facilitator.recover_card import RecoverCard
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.button import Button
from moothall.ui.kit.card import Ground
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel, TextRun
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.kit.segmented import Segmented
from moothall.ui.theme.look import look
from moothall.words import say

VIEWS = ("now", "day", "printed")
_SIDE = 312  # px at 100 %: the column of Recover
_TWO_COLUMNS = 900  # px at 100 %: a narrower page has Recover under the table
_TICK = 15_000  # ms between two looks at the clock, as the rail does


class AgendaPage(Panel):
    """`table`, `recover` and `form` are its parts; the form stands in the window's side panel."""

    def __init__(self, stage: PanelContext, host: PageHost) -> None:
        super().__init__(stage, "")
        self.host, self._view = host, "day"
        self._rests = frozenset(a.key for a in stage.activities if not a.works)
        self._titles = {a.key: say(f"{a.key}.title") for a in stage.activities}
        self.table, self.recover, self.form = AgendaTable(), RecoverCard(), AgendaItemForm(stage, host)
        self._title, self._facts = PlainLabel(say("window.agenda"), "title", wrap=False), PlainLabel("", "meta", ink="ink2", elided=True)
        self.views = Segmented([(v, say(f"window.agenda_{v}")) for v in VIEWS], self._view, say("window.agenda_views"))
        self.add, self.keep = Button(say("window.insert_item"), keys="Ins", small=True), Button(say("window.keep_design"), small=True)
        self._empty = PlainLabel(say("window.agenda_empty"), ink="ink2")
        self._bars, self._bars_head = FactorBars(), PlainLabel(say("window.factor_minutes"), "label", wrap=False)
        self._notes = PlainLabel("", "meta")
        self._notes_head = PlainLabel(say("window.look_first"), "label")
        self._ticker = QTimer(self, interval=_TICK)
        self._ticker.timeout.connect(self.tell)
        self._lay_out()
        self._connect()
        self.tell()

    def _lay_out(self) -> None:
        size = look().tokens.size
        head = Ground("panel", "bottom")
        row = QHBoxLayout(head)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(16)
        row.addWidget(self._title)
        row.addWidget(self._facts, 1)
        row.addWidget(self.views)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self._empty)
        left.addWidget(self.table)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.add)
        acts.addWidget(self.keep)
        acts.addStretch(1)
        left.setSpacing(4)
        left.addSpacing(8)
        left.addLayout(acts)
        left.addSpacing(12)
        left.addWidget(self._bars_head)
        left.addWidget(self._bars)
        left.addStretch(1)
        right.addWidget(self.recover)
        right.addWidget(self._notes_head)
        right.addWidget(self._notes)
        right.setSpacing(12)
        right.addStretch(1)
        self._right = QWidget()
        self._right.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        self._body = QHBoxLayout()
        self._body.setSpacing(size.section_gap + 8)
        self._body.addLayout(left, 1)
        self._body.addWidget(self._right)
        page = ScrollPage(margins=False)
        page.column.setContentsMargins(24, 12, 24, 12)
        page.add(self._body, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(page, 1)
        self._page = page

    def _connect(self) -> None:
        self.views.chosen.connect(self._look_at)
        self.table.chose.connect(lambda _key: self._tell_form())
        self.table.acted.connect(self._act)
        self.table.moved.connect(self._drag)
        self.recover.changed.connect(self.tell)
        self.recover.wanted.connect(self.take_back_time)
        self.form.went.connect(self._act)
        self.add.clicked.connect(self.insert)
        self.keep.clicked.connect(lambda: self.host.go_page("designs"))

    # what it shows

    @property
    def chosen_item(self) -> str:
        """The key of the item that is looked at; empty without one."""
        return self.table.chosen

    def hear(self, news: object) -> None:
        if isinstance(news, News) and (news.is_large or news.touches(AGENDA, PROMPTS, SESSION_DETAILS)):
            if any(change.table == AGENDA.name for change in news.changes) and news.name == "step.recover":
                self.recover.start_over()
            self.tell()

    def tell(self) -> None:
        """Everything anew: after an act, and as the clock goes on."""
        desk = self.stage.desk
        session, today, now = desk.session, desk.today(), desk.now()
        times = agenda_times(session, today, now)
        self.recover.tell(session, times)
        then = session
        if self.recover.proposed:
            then = session.snapshot()
            then.apply(recover(session, self.recover.proposed))
        ahead = agenda_times(then, today, now)
        self.recover.say_finishes(times.planned, times.finish, ahead.finish)
        lines = agenda_lines(session, then, ahead, self._titles)
        self.table.tell([line for line in lines if self._view != "now" or line.state != "done"], self._view == "printed")
        was, load = load_of(agenda(session), self._rests), load_of(agenda(then), self._rests)
        self._bars.tell(minutes_by_factor(agenda(session)), load.factors)
        self._tell_facts(times.planned)
        self._tell_notes(load_notes(was, load, agenda(then)))
        self._tell_form()

    def _tell_facts(self, finish: str) -> None:
        session = self.stage.desk.session
        items, starts = agenda(session), planned_starts(session)
        words = say("window.agenda_facts", n=len(items), minutes=sum(i.minutes for i in items))
        if starts and items:
            words = say("window.agenda_facts_times", facts=words, start=starts[items[0].key], finish=finish)
        self._facts.setText(words)
        self._empty.setVisible(not items)
        internal = self._view != "printed"
        self.table.setVisible(bool(items))
        for part in (self._bars, self._bars_head):
            part.setVisible(bool(items) and internal)
        self._right.setVisible(bool(items) and internal)

    def _tell_notes(self, notes: list[tuple[str, str]]) -> None:
        runs: list[TextRun] = []
        for mark, words in notes:
            runs += [TextRun(("\n" if runs else "") + f"{mark}  ", bold=True, ink="late" if mark == "!" else "accent"), TextRun(words)]
        self._notes.show_runs(*runs)

    def _tell_form(self) -> None:
        self.form.tell(self.table.chosen)

    def _look_at(self, view: str) -> None:
        self._view = view
        self.tell()

    def side(self) -> QWidget:
        return self.form

    # what is done

    def _do(self, rule: Callable[[], Step]) -> bool:
        desk = self.stage.desk
        return self.host.attempt(lambda: desk.do(rule(), by=self))

    def insert(self) -> None:
        """A new item after the chosen one, and the caret in its title."""
        desk, key = self.stage.desk, self.stage.desk.key()
        after = self.table.chosen if desk.session.find(AGENDA, self.table.chosen) else ""
        if self._do(lambda: insert_item(desk.session, key, after, say("window.new_item"), USUAL_MINUTES, PLAIN)):
            self.table.choose(key)
            self._tell_form()
            self.form.take_focus()
            self.form.fields["title"].edit.selectAll()

    def take_back_time(self) -> None:
        """The cuts that are proposed, in one act."""
        cuts = self.recover.proposed
        if cuts:
            self._do(lambda: recover(self.stage.desk.session, cuts))

    def _drag(self, key: str, place: int) -> None:
        # Those that are over aren't shown in one of the views, and come first.
        hidden = len(agenda(self.stage.desk.session)) - len(self.table.rows)
        self._do(lambda: move_item(self.stage.desk.session, key, place + hidden))

    def _act(self, name: str) -> None:
        if name in ("insert", "recover"):
            self.insert() if name == "insert" else self.take_back_time()
            return
        session, key = self.stage.desk.session, self.table.chosen
        item = session.find(AGENDA, key)
        # Single letters may be turned off.
        if item is None or (name == "keep" and not load_settings().letters):
            return
        place = agenda(session).index(item)
        acts: dict[str, Callable[[], object]] = {
            "up": lambda: self._do(lambda: move_item(session, key, place - 1)) if place else None,
            "down": lambda: self._do(lambda: move_item(session, key, place + 1)),
            "skip": lambda: self._do(lambda: take_up_item(session, key) if item.state == "dropped" else skip_item(session, key)),
            "delete": lambda: self._do(lambda: take_item_off(session, key)),
            "more": lambda: self._do(lambda: stretch_item(session, key, 1)),
            "less": lambda: self._do(lambda: stretch_item(session, key, -1)),
            "keep": lambda: self._do(lambda: set_drop_order(session, key, 0 if item.drop_order else 1)),
            "open": lambda: self.host.go(key, item.activity),
            "edit": lambda: self.form.take_focus(),
            "start": lambda: self.host.start_item(key),
        }
        acts[name]()

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A new item and the proposal, wherever on the page the keyboard is; a row takes its own keys."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        name = KEYS.get((Qt.Key(event.key()), held))
        if name in ("insert", "recover") and not event.isAutoRepeat():
            self._act(name)
        else:
            super().keyPressEvent(event)

    def keys(self) -> list[tuple[str, str]]:
        named = ("↑ ↓", "look_ahead"), ("+", "minute_more"), ("-", "minute_less"), ("Alt+Up", "row_up"), ("Alt+Down", "row_down")
        also = ("Ins", "insert"), ("Del", "cut"), ("K", "keep_row"), ("F2", "edit_row"), ("Ctrl+Enter", "recover")
        pairs = [*named, *also]
        return [*((keys, say(f"window.key_{words}")) for keys, words in pairs), ("Esc", say("window.back"))]

    def take_focus(self) -> None:
        if self.table.rows:
            self.table.take_focus()
        else:
            self.add.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # the page itself

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        narrow = self.width() < look().px(_TWO_COLUMNS)
        self._body.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._right.setMaximumWidth(16_777_215 if narrow else look().px(_SIDE))
        self._right.setMinimumWidth(0 if narrow else look().px(_SIDE))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A clock nobody looks at wakes no laptop.
        self._ticker.start()
        self.tell()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ticker.stop()
