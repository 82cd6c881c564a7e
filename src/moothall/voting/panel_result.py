"""A vote revealed: what came, how it is read, and what the room does next. Read as where the energy is, not as a verdict."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QStackedWidget, QTableWidget, QVBoxLayout

from moothall.core.ballot_marking import worded
from moothall.core.ballots import COUNTING_NOBODY, Tally
from moothall.core.interpretation import people
from moothall.core.picture import Grid, Showing
from moothall.core.result_reading import Reading
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import Option
from moothall.desk import Desk
from moothall.ui.charts.bars import ResultBars
from moothall.ui.charts.grid_chart import GridChart
from moothall.ui.charts.result_chart import ResultChart
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.kit.segmented import Segmented
from moothall.ui.theme.look import look
from moothall.voting.panel_page import VoteFacts, VotePage, key_pairs
from moothall.voting.panel_result_next import NextSteps
from moothall.voting.result_grids import ordered, rated_grid, rounds_grid, rows_a_page, split_grid, tallies_of
from moothall.voting.result_words import beforehand, by_point, far_end, few, reading
from moothall.voting.room_result import result_pages
from moothall.voting.rules import shown_by
from moothall.words import say

# Design units, px at 100 %: `look` scales them with the text.
_LEAST_CHART = 170
"""The head of the table, four rows and what the bars mean. With less than that the page scrolls."""
_FIRST = 2
"""Rows of a result that are in sight when it comes up."""


class ResultPage(VotePage):
    """The chart with its table, the denominators in words, other ways to look at it where there are some, and the next steps."""

    def __init__(self, desk: Desk, item_key: str, vote_key: str) -> None:
        super().__init__(desk, item_key, vote_key)
        self._view = ""
        self._bars, self._grid = ResultChart(), GridChart()
        self._charts = QStackedWidget()
        self._charts.addWidget(self._bars)
        self._charts.addWidget(self._grid)
        self._words = PlainLabel("", "body")
        self._reading = PlainLabel("", "body")
        self._next = NextSteps(self, self.chosen)
        self._charts.setMinimumHeight(look().px(_LEAST_CHART))
        # It has what is left, and scrolls by itself: as high as it would like to be it would push its own head out of sight.
        self._charts.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._scroll = page = ScrollPage(margins=False)
        outer = QVBoxLayout(self)
        # In the next turn of the event loop: only then has the page been laid out with the line in it.
        self._next.opened.connect(lambda line: QTimer.singleShot(0, self, lambda: page.ensureWidgetVisible(line)))
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page)
        column = page.column
        column.addWidget(VoteFacts(self.vote, self.options))
        column.addWidget(PlainLabel(say(self.reading.heading), "section"))
        for part in (self._words, self._reading):
            column.addWidget(part)
        self._offer_views(column)
        column.addWidget(self._charts, 1)
        column.addWidget(self._next)
        self.redraw()

    @property
    def reading(self) -> Reading:
        """How a result of this kind is read."""
        return kind_of(self.vote).reading

    # ways to look at it

    def _offer_views(self, column: QVBoxLayout) -> None:
        # Made once with the page: which views there are is settled when a vote is revealed.
        views = self._views()
        if len(views) > 1:
            choice = Segmented([(view, say(f"voting.view_{view or 'plain'}")) for view in views], "", say("voting.views"))
            choice.chosen.connect(self._look)
            column.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeft)

    def _views(self) -> list[str]:
        """As it is; beside earlier rounds; by groups of people, where some of that may be shown."""
        desk, split = self.desk, self.desk.split(self.vote_key)
        rounds = len(tallies_of(desk.session, desk, self.vote)) > 1
        return ["", *(["rounds"] if rounds else []), *(["split"] if split and split.shows_something else [])]

    def _look(self, view: str) -> None:
        """Here and, where this vote is what the room is looking at, on the shared screen."""
        self._view = view
        self.redraw()
        # A view chosen for oneself must not put a result before a room that is looking at something else.
        self.follow(self.showing())

    def showing(self) -> Showing:
        return Showing(shown_by(self.vote), self.item_key, self._view, self.vote_key)

    # drawing

    def redraw(self) -> None:
        tally = self.desk.tally(self.vote_key)
        if tally is None:
            return
        # Words before the chart: they say of how many it is, and that is what it must be read with.
        self._words.setText(said_of(tally))
        self._reading.setText(self._read(tally))
        self._reading.setVisible(bool(self._reading.text()))
        grid = self._grid_of(tally)
        if grid:
            self._grid.show_grid(grid)
        else:
            self._bars.show_result(self._bars_of(tally))
        self._charts.setCurrentWidget(self._grid if grid else self._bars)
        self._next.show_tally(tally)

    def _grid_of(self, tally: Tally) -> Grid | None:
        session, split = self.desk.session, self.desk.split(self.vote_key)
        if self._view == "rounds":
            return rounds_grid(session, tallies_of(session, self.desk, tally.vote))
        if self._view == "split" and split:
            return split_grid(session, tally, split)
        return rated_grid(session, tally) if self.reading.drawn == "grid" else None

    def _bars_of(self, tally: Tally) -> ResultBars:
        return ResultBars.of_poll(by_point(self.desk.session, tally)) if self.reading.drawn == "shape" else ResultBars.of(tally)

    def _read(self, tally: Tally) -> str:
        """What the numbers say, in plain words."""
        if self.reading.drawn != "shape":
            return few(tally)
        session = self.desk.session
        found = (reading(session, tally), beforehand(session, tally), far_end(session, tally))
        return " ".join(words for words in found if words)

    def chosen(self) -> Option | None:
        """The option whose row is chosen, else the first one."""
        tally = self.desk.tally(self.vote_key)
        if tally is None:
            return None
        table = self._table
        lines = ordered(self.desk.session, tally)
        # Rows stand in the order of `ordered`, whichever chart is up; no row chosen is -1.
        return lines[max(0, table.currentRow())].option if lines else None

    @property
    def _table(self) -> QTableWidget:
        """The numbers of the chart that is up."""
        return self._bars.table if self._charts.currentWidget() is self._bars else self._grid.table

    def take_focus(self) -> None:
        self._next.take_focus()
        QTimer.singleShot(0, self, self._stay_at_its_head)

    def _stay_at_its_head(self) -> None:
        """Where the page scrolls, the keyboard stays with the result: on the steps after it, it would bring the page's end in sight."""
        focus = QApplication.focusWidget()
        if self._scroll.verticalScrollBar().maximum() and focus is not None and self._next.isAncestorOf(focus):
            self._table.setFocus(Qt.FocusReason.TabFocusReason)
            self._show_first_rows()

    def _show_first_rows(self) -> None:
        """From the head of the page, but that what stands before the numbers gives way where it leaves no room for the first of them."""
        table, bar = self._table, self._scroll.verticalScrollBar()
        last = table.item(min(_FIRST, table.rowCount()) - 1, 0)
        foot = table.viewport().mapTo(self, table.visualItemRect(last).bottomLeft()).y() if last else 0
        bar.setValue(max(0, bar.value() + foot + 1 - self._scroll.viewport().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._table.hasFocus():
            # When the page has been laid out in its new height.
            QTimer.singleShot(0, self, self._show_first_rows)

    def keys(self) -> list[tuple[str, str]]:
        if self._next.is_worded:
            return key_pairs("record_it", "leave_record")
        grid = self._grid.grid if self._charts.currentWidget() is self._grid else None
        tally = self.desk.tally(self.vote_key)
        # By the screen that shows fewest, since the wall may be a narrow one; no harm where it has but one page.
        several = len(grid.rows) > rows_a_page(grid, narrow=True) if grid else bool(tally and len(result_pages(tally, narrow=True)) > 1)
        # A poll's points are always on one page, however many.
        paged = several and self.reading.drawn != "shape"
        return key_pairs("row", "next_step", *(["next_page"] if paged else []))


def said_of(tally: Tally) -> str:
    """Ballots of people present, unused dots, blank and spoiled ballots: every count with its base."""
    vote = tally.vote
    n = people(tally)
    base = say("voting.ballots_of", n=n, of=vote.present) if vote.present else say("voting.ballots", n=n)
    # Sheets and counts: they add dots, and nobody can say how many people gave them, unless each gave one.
    sheets = sum(n for route, n in tally.routes.items() if route in COUNTING_NOBODY)
    if sheets and n != tally.ballots:
        base, sheets = f"{base} {say('voting.counted_in_the_room')}", 0
    if sheets and not tally.ballots:
        base = say("voting.totals_alone", n=sheets)
    more = [
        say("voting.totals_too", n=sheets) if sheets and tally.ballots else "",
        say(worded(vote, "voting.unused"), n=tally.unused) if tally.unused and kind_of(vote).unspent else "",
        say("voting.blank", n=tally.blank) if tally.blank else "",
        say("voting.spoiled", n=tally.spoiled) if tally.spoiled else "",
        say("voting.short", n=tally.short) if tally.short else "",
        say("voting.was_live") if vote.mode == "live" else "",
    ]
    return " ".join([base, *(m for m in more if m)])
