"""Power on the desk: statements as they were named, and one key away what the worksheet said. Never shown to the room unasked.

A statement is complete once it is named: nothing here asks for an owner, a date or an answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from moothall.activities.power.entries import held_back, wordings
from moothall.activities.power.panel_power_side import PowerSide
from moothall.activities.power.records import POWER, PowerEntry
from moothall.activities.power.rules import kind_words, said_words
from moothall.activities.power.together import pictures, share_rows, vote_told
from moothall.activities.power.worksheet_result import (
    each_question,
    freedom_strips,
    power_round,
    say_strips,
    showing_of,
    sources,
)
from moothall.core.agenda import AGENDA
from moothall.core.forms.form_rounds import ROUNDS, FormRound
from moothall.core.levels import Level
from moothall.core.people import PARTICIPANTS
from moothall.core.picture import Showing
from moothall.core.votes import VOTES
from moothall.desk import News
from moothall.ui.charts.share_chart import ShareChart
from moothall.ui.charts.strip_chart import StripChart
from moothall.ui.kit.button import Button
from moothall.ui.kit.card import Card
from moothall.ui.kit.log_panel import LogPanel
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel, TextRun
from moothall.ui.kit.rows_model import ListedNote
from moothall.ui.kit.segmented import Segmented
from moothall.words import say


@dataclass(frozen=True, slots=True)
class PowerView:
    """One way to look at the page: its card, what draws it, and who takes the keyboard there."""

    key: str
    card: QWidget
    draw: Callable[[], None]
    first: QWidget


class PowerPanel(LogPanel):
    """The statements; or the worksheet's strips, sources and freedom, with the statements at the side."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        self._aside = PowerSide()
        super().__init__(stage, item_key, POWER)
        self._title, self._state = PlainLabel("", "section"), PlainLabel("", "meta", ink="ink2")
        self._sheets = Button(say("power.to_sheets"), small=True)
        self._sheets.clicked.connect(self._go_to_sheets)
        self.strips, self.sources, self.freedom = StripChart(), ShareChart(), StripChart()
        self.strips.table.setAccessibleName(say("power.view_strips"))
        self.sources.table.setAccessibleName(say("power.view_sources"))
        self.freedom.table.setAccessibleName(say("power.view_freedom"))
        self.together = ShareChart()
        self.together.table.setAccessibleName(say("power.view_together"))
        self._views = [PowerView("statements", self.log, self.redraw_entry, self.log.line), *self._worksheet_views()]
        self.views = Segmented([(v.key, say(f"power.view_{v.key}")) for v in self._views], "statements", say("power.views"))
        self._stack = QStackedWidget()
        self._put_in_stack()
        self.views.chosen.connect(self.look)
        self._aside.wanted.connect(self.go_to_statement)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for place, view in enumerate(self._views, 1):
            QShortcut(QKeySequence(f"Ctrl+{place}"), self, context=here).activated.connect(lambda key=view.key: self.look(key))
        self._redraw()

    def _worksheet_views(self) -> list[PowerView]:
        found = []
        for key, chart, draw in (
            ("strips", self.strips, self._draw_strips), ("sources", self.sources, self._draw_sources),
            ("freedom", self.freedom, self._draw_freedom), ("together", self.together, self._draw_together),
        ):  # fmt: skip
            card = Card()
            card.column.addWidget(chart)
            found.append(PowerView(key, card, draw, chart.table))
        return found

    def _put_in_stack(self) -> None:
        """The log goes where the other views are; over them a line that says what is looked at, and the ways to look."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._title, 1)
        head.addWidget(self._sheets)
        head.addWidget(self.views)
        for view in self._views:
            self._stack.addWidget(view.card)
        column.addLayout(head)
        column.addWidget(self._state)
        column.addWidget(self._stack, 1)

    # what is looked at

    @property
    def view(self) -> str:
        return self.views.key

    def look(self, key: str) -> None:
        """One of the views; each keeps what was chosen in it."""
        self.views.choose(key)
        view = next(v for v in self._views if v.key == key)
        self._draw()
        self._stack.setCurrentWidget(view.card)
        if not any(segment.hasFocus() for segment in self.views.segments):
            view.first.setFocus()
        self.keys_changed.emit()

    def go_to_statement(self, key: str) -> None:
        """From the cards at the side into the log."""
        self.look("statements")
        self.log.rows.go_to(key)
        self.log.rows.setFocus()

    def _go_to_sheets(self) -> None:
        round_ = power_round(self.desk.session)
        item = self.desk.session.find(AGENDA, round_.item) if round_ else None
        if item:
            self.go_wanted.emit(item.key, item.activity)

    @property
    def _round(self) -> FormRound | None:
        """The worksheet's, once it is revealed."""
        found = power_round(self.desk.session)
        return found if found and found.shows_result else None

    def _draw(self) -> None:
        found = power_round(self.desk.session)
        self._sheets.setVisible(self.view != "statements" and found is not None and self.desk.session.find(AGENDA, found.item) is not None)
        self._state.setText(_state_words(found) if self.view != "statements" else "")
        self._state.setVisible(bool(self._state.text()))
        next(v for v in self._views if v.key == self.view).draw()

    def _show_title(self, bold: str, rest: str = "") -> None:
        self._title.show_runs(TextRun(bold, bold=True), TextRun(f" {rest}" if rest else "", bold=False))

    def _draw_strips(self) -> None:
        round_, shown = self._round, self.desk.shown(self._round.key) if self._round else None
        if round_ is None or shown is None:
            self._show_title(say("power.view_strips"))
            self.strips.setVisible(False)
            return
        self._show_title(say("power.on_question", subject=round_.subject) if round_.subject else "", each_question(round_).words)
        self.strips.setVisible(True)
        self.strips.show_strips(say_strips(round_, shown), say("power.middle_rating"))

    def _draw_sources(self) -> None:
        round_, shown = self._round, self.desk.shown(self._round.key) if self._round else None
        rows = sources(round_, shown) if round_ and shown else []
        self._show_title(say("power.sources_title"))
        self.sources.setVisible(bool(rows))
        self.sources.show_shares(rows, note=say("power.sources_note"))
        if round_ and not rows:
            self._state.setText(say("power.sources_none"))

    def _draw_freedom(self) -> None:
        strips = freedom_strips(self.desk.session, self.desk)
        self._show_title(say("power.freedom_title"))
        self.freedom.setVisible(strips is not None)
        self._state.setText("" if strips else say("power.freedom_none"))
        self._state.setVisible(strips is None)
        if strips:
            self.freedom.show_strips(strips)

    def _draw_together(self) -> None:
        """Power, voice and votes, sector by sector: private, in words, and never on the wall."""
        session = self.desk.session
        rows = share_rows(pictures(session, self.desk, self.desk.activities))
        heads = [say(f"power.together_{head}") for head in ("sector", "voice", "power", "vote")]
        self._show_title(say("power.together_title"))
        self.together.setVisible(bool(rows))
        note = " ".join(filter(None, (say("power.together_note"), vote_told(session, self.desk))))
        self.together.show_shares(rows, heads, note)
        self._state.setText("" if rows else say("power.together_none"))
        self._state.setVisible(not rows)

    # the log

    def listed(self, entry: PowerEntry) -> ListedNote:
        return ListedNote(entry.key, entry.number, entry.statement, kind_words(entry), marks=self.marks(entry))

    def marks(self, entry: PowerEntry) -> tuple[str, ...]:
        if entry.visibility == Level.PRIVATE:
            return (say("kit.private_mark"),)
        return () if entry.read_back else (say("power.not_read_back"),)

    def wording(self, entry: PowerEntry) -> str:
        return wordings(entry).get(Level(entry.visibility), "")

    def held_back(self, entry: PowerEntry) -> str:
        return held_back(entry)

    def redraw_entry(self) -> None:
        super().redraw_entry()
        if hasattr(self, "_stack") and self.view == "statements":
            self._show_title(say("power.statements_title"), said_words(POWER.all(self.desk.session)))

    def _redraw(self) -> None:
        super()._redraw()
        self._aside.tell(POWER.all(self.desk.session))
        # Called once by the log's own beginning, before there is anything to look at.
        if hasattr(self, "_stack"):
            self._draw()

    def hear(self, news: object) -> None:
        super().hear(news)
        told = (t for a in self.desk.activities if a.talk for t in a.tables)
        if (
            isinstance(news, News)
            and (news.touches(ROUNDS, PARTICIPANTS, VOTES, *told) or news.votes)
            and not news.touches(*self.kind.tables)
        ):
            self._draw()

    # the window asks

    def side(self) -> QWidget:
        return self._aside

    def spotlight(self) -> Showing | None:
        return super().spotlight() if self.view == "statements" else None

    def shown(self) -> Showing | None:
        """What the worksheet said, as the room may see it, while that is looked at."""
        round_ = self._round
        shown = self.desk.shown(round_.key) if round_ else None
        shows = self.view not in ("statements", "together")
        return showing_of(self.desk.session, round_, shown) if round_ and shown and shows else None

    def take_focus(self) -> None:
        next(v for v in self._views if v.key == self.view).first.setFocus()

    def keys(self) -> list[tuple[str, str]]:
        ways = [(say("power.key_views"), say("power.does_views"))]
        if self.view == "statements":
            return [*super().keys(), *ways]
        return [*ways, (say("kit.key_arrows"), say("power.does_arrows")), *([("F5", say("power.does_show"))] if self.shown() else [])]


def _state_words(round_: FormRound | None) -> str:
    """Where the worksheet is, for whoever looks for its strips too early."""
    if round_ is None:
        return say("power.no_worksheet")
    if round_.shows_result:
        return say("power.sheets_in", n=round_.filled, at=round_.closed)
    return say(f"power.worksheet_{round_.state}")
