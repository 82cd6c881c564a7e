"""The lists of the close page, each made from a declaration: what was promised, what must still leave, when the group meets again."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.core.activity import Activity
from moothall.core.agenda import AGENDA
from moothall.core.session_details import details_of, six_weeks_on
from moothall.day_words import near_day, short_day
from moothall.desk import Desk
from moothall.record_words import choice_words, field_words
from moothall.ui.kit.button import Button
from moothall.ui.kit.card import Rule
from moothall.ui.kit.chip import Chip
from moothall.ui.kit.field import Field
from moothall.ui.kit.list_rows import ListRows
from moothall.ui.kit.plain_label import PlainLabel, TextRun
from moothall.ui.kit.rows_model import ListedNote
from moothall.ui.kit.segmented import Segmented
from moothall.ui.kit.two_line_row import TwoLineRow
from moothall.ui.theme.look import look
from moothall.words import say

_LATER = "9999"
"""After every date: what has none stands at the end of what is sorted by it."""


def _head(title: PlainLabel, aside: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(title, 1)
    row.addWidget(aside)
    return row


class PromiseList(QWidget):
    """Entries of one activity: soonest first where they have a day, else by number. `opened` leads to its page."""

    opened = Signal(str, str)

    def __init__(self, desk: Desk, activity: Activity) -> None:
        super().__init__()
        self._desk, self.activity, self._kind = desk, activity, activity.records[0]
        self._title, self._go = PlainLabel("", "section"), Button(say("before_leaving.open"), "link", small=True)
        self._go.setAccessibleName(say("before_leaving.open_page", what=say(f"{activity.key}.title")))
        self.rows = ListRows(say(f"{activity.key}.title_many"), painter=TwoLineRow)
        self._none = PlainLabel(say(f"{activity.key}.empty"), "meta", ink="ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(_head(self._title, self._go))
        column.addWidget(self.rows)
        column.addWidget(self._none)
        self._go.clicked.connect(lambda: self.opened.emit("", activity.key))
        self.rows.opened.connect(lambda _: self.opened.emit("", activity.key))

    def redraw(self) -> None:
        entries = self._kind.all(self._desk.session)
        days = [f.name for f in self._kind.fields if f.sort == "day" and f.name in self._kind.typed]
        if days:
            entries.sort(key=lambda e: (getattr(e, days[0]) or _LATER, e.number))
        rows = [self._listed(entry) for entry in entries]
        self._title.setText(say(f"{self.activity.key}.count", n=len(rows)))
        self.rows.show_rows(rows)
        self.rows.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self.rows.be_as_high_as_rows()
        # What the day asks nobody for isn't missing; the line takes it all the same.
        asked = any(item.activity == self.activity.key for item in self._desk.session.all(AGENDA))
        self.setVisible(bool(rows) or asked or not self.activity.listed or bool(self.activity.takes_on))

    def _listed(self, entry: Any) -> ListedNote:
        session, kind = self._desk.session, self._kind
        who = next((field_words(kind, f, session, entry) for f in kind.fields if f.sort == "person"), "")
        day = next((getattr(entry, f.name) for f in kind.fields if f.sort == "day" and f.name in kind.typed), "")
        asked = next((say(f"{kind.key}.ask_{name}") for name in kind.asked if not getattr(entry, name)), "")
        state = getattr(entry, "state", "")
        stands = choice_words(kind, kind.field("state"), state) if state in kind.states[1:] else ""
        when = near_day(day, details_of(session).date) if day else ""
        if not any(f.sort == "person" for f in kind.fields):
            # Nobody's: its words have both lines, and how it stands is said where others have their day.
            return ListedNote(entry.key, entry.number, getattr(entry, kind.title.name), time=when or stands, asked=asked)
        marks = (stands,) if stands else ()
        return ListedNote(entry.key, entry.number, getattr(entry, kind.title.name), who, when, marks=marks, asked=asked)


class SettleRows(QWidget):
    """Entries that must leave, each with its ways out side by side. `left` gives the activity, the entry's key and the way."""

    left = Signal(object, str, str)

    def __init__(self, desk: Desk, activity: Activity) -> None:
        super().__init__()
        self._desk, self.activity = desk, activity
        self._title, self._chip = PlainLabel("", "section"), Chip("")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(_head(self._title, self._chip))
        self._rows: list[QWidget] = []

    def redraw(self) -> None:
        settling = self.activity.settling
        assert settling is not None
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        entries = self.activity.records[0].all(self._desk.session)
        waiting = sum(not settling.way_of(entry) for entry in entries)
        self._title.setText(
            say("before_leaving.settled", what=say(f"{self.activity.key}.title"), n=len(entries) - waiting, of=len(entries))
        )
        self._chip.show_as(
            say("before_leaving.to_settle", n=waiting) if waiting else say("before_leaving.none_left"), "late" if waiting else "fact"
        )
        self.setVisible(bool(entries))
        for entry in entries:
            for part in (Rule(), self._row(entry, settling.way_of(entry))):
                self._column.addWidget(part)
                self._rows.append(part)

    def _row(self, entry: Any, way: str) -> QWidget:
        settling = self.activity.settling
        assert settling is not None
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        words, reason = PlainLabel("", "body"), getattr(entry, "reason", "")
        number, why = TextRun(f"{entry.number}  ", bold=True, ink="ink3"), TextRun(f"  {reason}" if reason else "", ink="ink2")
        words.show_runs(number, TextRun(entry.text), why)
        offered = [(each, say(f"{self.activity.key}.way_{each}")) for each in settling.ways]
        ways = Segmented(offered, way, say("before_leaving.leaves_as", number=entry.number))
        ways.chosen.connect(lambda chosen, key=entry.key: self.left.emit(self.activity, key, chosen))
        line.addWidget(words, 1)
        line.addWidget(ways)
        return row


class NextDate(QWidget):
    """When the group meets again; six weeks on is offered. `agreed` gives a day."""

    agreed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._field = Field(say("before_leaving.next_date"), hint=say("kit.hint_day"))
        self._usual = Button("", small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(PlainLabel(say("before_leaving.next_date"), "section"))
        column.addWidget(self._field)
        column.addWidget(self._usual)
        self._field.setMaximumWidth(look().px(344))
        self._field.changed_done.connect(self.agreed)
        self._usual.clicked.connect(lambda: self.agreed.emit(self._six_weeks_on))

    @property
    def _six_weeks_on(self) -> str:
        facts = details_of(self._desk.session)
        return six_weeks_on(facts.date, facts.cadence)

    def refuse(self, reason: str) -> None:
        self._field.refuse(reason)

    def redraw(self) -> None:
        day = details_of(self._desk.session).next_date
        self._field.set_text(day)
        self._usual.setVisible(not day and bool(self._six_weeks_on))
        self._usual.set_words(say("before_leaving.six_weeks", day=short_day(self._six_weeks_on)) if self._six_weeks_on else "")
