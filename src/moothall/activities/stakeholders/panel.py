"""Who is not here, on the desk: the list and its form, the grid, and whom to talk to next. Never on the wall unasked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from moothall import record_words
from moothall.activities.stakeholders.panel_grid import StakeholderGrid
from moothall.activities.stakeholders.records import STAKEHOLDER, Stakeholder
from moothall.activities.stakeholders.rules import absent, box_of, engagement, name_one, take_over
from moothall.core.activity import Activity
from moothall.core.levels import Level
from moothall.core.model import Step
from moothall.day_words import short_day
from moothall.desk import News
from moothall.record_words import field_words
from moothall.ui.kit.attempt import attempt
from moothall.ui.kit.button import Button
from moothall.ui.kit.list_rows import ListRows
from moothall.ui.kit.log_panel import LogPanel
from moothall.ui.kit.log_row import LogRow
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.private_block import PrivateAdvice
from moothall.ui.kit.rows_model import ListedNote
from moothall.ui.kit.segmented import Segmented
from moothall.words import say

VIEWS = ("people", "grid", "list")


class StakeholdersPanel(LogPanel):
    """Three ways to look: each by Ctrl and its number."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        self._aside = MissingSide(self._take_over)
        self.also_shown = tuple(table for a in stage.activities if isinstance(a, Activity) and a.absent for table in a.tables)
        super().__init__(stage, item_key, STAKEHOLDER)
        self.grid, self.next_talks = StakeholderGrid(), ListRows(say("stakeholders.view_list"), painter=LogRow)
        self.views = Segmented([(view, say(f"stakeholders.view_{view}")) for view in VIEWS], "people", say("stakeholders.views"))
        self._stack = QStackedWidget()
        for part in (self.log, self.grid, self.next_talks):
            self._stack.addWidget(part)
        head, column = QHBoxLayout(), self.layout()
        assert isinstance(column, QVBoxLayout)
        head.addWidget(PlainLabel(say("stakeholders.not_here"), "meta", ink="ink2"), 1)
        head.addWidget(self.views)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.views.chosen.connect(self.look)
        for rows in (self.grid, self.next_talks):
            rows.opened.connect(self._go_to)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for place, view in enumerate(VIEWS, 1):
            QShortcut(QKeySequence(f"Ctrl+{place}"), self, context=here).activated.connect(lambda view=view: self.look(view))
        self._redraw()

    def look(self, view: str) -> None:
        self.views.choose(view)
        self._stack.setCurrentIndex(VIEWS.index(view))
        if not any(segment.hasFocus() for segment in self.views.segments):
            self.take_focus()
        self.keys_changed.emit()

    def _go_to(self, key: str) -> None:
        """From the grid or the list into the form."""
        self.look("people")
        self.log.rows.go_to(key)
        self.log.rows.setFocus()

    def typed_step(self, key: str, text: str) -> Step:
        return name_one(self.desk.session, key, text, self.desk.now(), self.item_key)

    def _take_over(self) -> None:
        desk, names = self.desk, absent(self.desk.session, self.desk.activities)
        attempt(self, lambda: desk.do(take_over(desk.session, names, desk.keys(len(names)), desk.now(), self.item_key)))
        # The button goes when nobody is left, and the keyboard must not go with it.
        self.take_focus()

    # drawing

    def listed(self, entry: Stakeholder) -> ListedNote:
        figures = say("stakeholders.figures", power=entry.power or "?", interest=entry.interest or "?")
        return ListedNote(entry.key, entry.number, entry.name, figures, marks=self.marks(entry))

    def marks(self, entry: Stakeholder) -> tuple[str, ...]:
        return (say("kit.private_mark"),) if entry.visibility == Level.PRIVATE else ()

    def wording(self, entry: Stakeholder) -> str:
        return entry.name if entry.visibility in (Level.PRIVATE, Level.PARTIES, Level.ROOM) else ""

    def held_back(self, entry: Stakeholder) -> str:
        return record_words.held_back(entry)

    def hear(self, news: object) -> None:
        super().hear(news)
        if isinstance(news, News):
            self._aside.tell(absent(self.desk.session, self.desk.activities))

    def _redraw(self) -> None:
        super()._redraw()
        # Called once by the log's own beginning, before there is anything else to draw.
        if not hasattr(self, "grid"):
            return
        session = self.desk.session
        self.grid.tell(STAKEHOLDER.all(session))
        self.next_talks.show_rows([self._talk(entry) for entry in engagement(session)])
        self._aside.tell(absent(session, self.desk.activities))

    def _talk(self, entry: Stakeholder) -> ListedNote:
        box = say(f"stakeholders.box_{box_of(entry) or 'none'}")
        holder = field_words(STAKEHOLDER, STAKEHOLDER.field("holder"), self.desk.session, entry)
        moves = ""
        if entry.stands and entry.wanted and entry.stands != entry.wanted:
            moves = say("stakeholders.moves", now=say(f"stakeholders.stands_{entry.stands}"), to=say(f"stakeholders.wanted_{entry.wanted}"))
        source = ", ".join(filter(None, (box, moves, holder)))
        when = short_day(entry.contact) if entry.contact else ""
        return ListedNote(entry.key, entry.number, entry.name, source, when, asked="" if when else say("stakeholders.no_contact"))

    # the window asks

    def side(self) -> QWidget:
        return self._aside

    def take_focus(self) -> None:
        (self.log.line, self.grid, self.next_talks)[VIEWS.index(self.views.key)].setFocus()

    def keys(self) -> list[tuple[str, str]]:
        ways = [(say("stakeholders.key_views"), say("stakeholders.does_views"))]
        return [*super().keys(), *ways] if self.views.key == "people" else [*ways, (say("kit.key_arrows"), say("kit.does_arrows"))]


class MissingSide(QWidget):
    """Who is missing and not on the grid yet, with one press that takes them over; and what this page is for."""

    def __init__(self, take: Callable[[], None]) -> None:
        super().__init__()
        self._names = PlainLabel("", "meta", ink="ink2")
        self.take = Button("", small=True)
        self.take.clicked.connect(take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.take, self._names, PrivateAdvice(say("stakeholders.side"))):
            column.addWidget(part)
        column.addStretch(1)

    def tell(self, names: Sequence[str]) -> None:
        self.take.set_words(say("stakeholders.take", n=len(names)))
        self._names.setText(", ".join(names))
        for part in (self.take, self._names):
            part.setVisible(bool(names))
