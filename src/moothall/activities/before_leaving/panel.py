"""The close page on the desk: one line keeps whatever was promised, beside it all that was, and what still needs a word.

Every list, sign and way out is found: each activity says what it has, and none is named here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.activities.before_leaving.panel_before_leaving_side import BeforeLeavingSide
from moothall.activities.before_leaving.panel_promise_lists import NextDate, PromiseList, SettleRows
from moothall.core.activity import Activity
from moothall.core.errors import Expected
from moothall.core.people import PARTICIPANTS
from moothall.core.picture import Showing
from moothall.core.session_details import SESSION_DETAILS, edit_details
from moothall.core.votes import VOTES
from moothall.desk import News
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.attempt import attempt
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.entry_meaning import EntryMeaning
from moothall.ui.kit.inline_parts import InlineKey, InlinePart, InlineWords
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.record_meaning import meaning_of
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.words import say, sentence


class BeforeLeavingPanel(Panel):
    """While a reason is asked for, the line is for that."""

    edge_to_edge = True

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        super().__init__(stage, item_key)
        self.desk = stage.desk
        found = [a for a in self.desk.activities if a.line]
        self._taker = next((a for a in found if a.takes_on), None)
        self._signed = {a.sign: a for a in found if a.sign}
        self._dropping: tuple[Activity, str, str] | None = None
        self.line = EntryLine(say("before_leaving.line"), hint=say("before_leaving.hint"))
        self.meaning = EntryMeaning()
        self.signs = PlainLabel(self._signs(), "meta", ink="ink2")
        lists = [PromiseList(self.desk, a) for a in found if a.records and not a.settling]
        # What is promised at the left, under it what must still leave; what is said and decided at the right.
        self.lists = sorted(lists, key=lambda part: part.activity is not self._taker)
        self.settling = [SettleRows(self.desk, a) for a in self.desk.activities if a.settling and a.records]
        self.date = NextDate(self.desk)
        self.aside = BeforeLeavingSide(self.desk)
        self._lay_out()
        self._connect()
        self._redraw()

    def _lay_out(self) -> None:
        column = self.framed(8)
        column.setContentsMargins(24, 16, 24, 16)
        column.addWidget(self.line)
        self.line.say_below(self.meaning)
        column.addWidget(self.meaning)
        column.addWidget(self.signs)
        page, halves = ScrollPage(margins=False), QHBoxLayout()
        halves.setSpacing(32)
        left, right = QVBoxLayout(), QVBoxLayout()
        for part in (*self.lists[:1], *self.settling):
            left.addWidget(part)
        for part in (*self.lists[1:], self.date):
            right.addWidget(part)
        for half, share in ((left, 640), (right, 344)):
            half.setSpacing(16)
            half.addStretch(1)
            halves.addLayout(half, share)
        page.add(halves)
        column.addWidget(page, 1)

    def _connect(self) -> None:
        self.line.committed.connect(self._keep)
        self.line.changed.connect(self._mean)
        self.line.escaped.connect(self._leave_line)
        for part in self.lists:
            part.opened.connect(self.go_wanted)
        for rows in self.settling:
            rows.left.connect(self._leave)
        self.date.agreed.connect(self._agree_date)
        self.aside.wanted.connect(self.go_wanted)

    def _signs(self) -> str:
        usual = say(f"{self._taker.key}.signs") if self._taker else ""
        signs = (say("before_leaving.sign", sign=sign, what=say(f"{a.key}.title").lower()) for sign, a in self._signed.items())
        return "   ".join(filter(None, (usual, *signs)))

    # the line

    def _meant(self, text: str) -> tuple[Activity | None, str]:
        """Whose line it is by its first sign, and the rest of it."""
        stripped = text.strip()
        signed = self._signed.get(stripped[:1])
        return (signed, stripped[1:].strip()) if signed else (self._taker, stripped)

    def _mean(self, text: str) -> None:
        activity, rest = self._meant(text)
        self.signs.setVisible(not text.strip())
        parts: list[InlinePart] = []
        if activity and rest and not self._dropping:
            usual = [InlineWords(rest, "meta", "ink", bold=True), InlineKey("Enter")]
            told = meaning_of(activity.records[0], self.desk.session, rest) or usual
            parts = [InlineWords(say(f"{activity.key}.title"), "meta", "accent", bold=True), *told]
        self.line.mean(*parts)

    def _keep(self, text: str) -> None:
        try:
            self._drop(text) if self._dropping else self._add(text)
        except Expected as trouble:
            self.line.refuse(sentence(trouble))
            return
        self.line.taken()
        self._stop_dropping()

    def _add(self, text: str) -> None:
        activity, rest = self._meant(text)
        if activity and activity.line:
            self.desk.do(activity.line(self.desk.session, self.desk.key(), rest, self.desk.now(), self.item_key), by=self)

    # leaving

    def _leave(self, activity: Activity, key: str, way: str) -> None:
        """Out by this way; one that wants a reason asks for it in the line."""
        settling = activity.settling
        if settling is None:
            return
        if way in settling.because:
            self._dropping = (activity, key, way)
            entry: Any = self.desk.session.get(activity.records[0].table, key)
            self.line.set_context(say("before_leaving.because", number=entry.number))
            self.line.set_hint(say("before_leaving.reason"))
            self.line.setFocus()
            return
        attempt(self, lambda: self._take_way(activity, key, way, ""))
        self._redraw()

    def _take_way(self, activity: Activity, key: str, way: str, reason: str) -> News:
        assert activity.settling is not None
        taker = self._taker.takes_on if self._taker else None
        desk = self.desk
        # By nobody in particular, so that the window offers Undo.
        return desk.do(activity.settling.leave(desk.session, key, way, reason, desk.key(), taker, desk.now()))

    def _drop(self, text: str) -> None:
        assert self._dropping is not None
        self._take_way(*self._dropping, text)

    def _stop_dropping(self) -> None:
        if self._dropping:
            self._dropping = None
            self._redraw()
        self.line.set_hint(say("before_leaving.hint"))
        self._tell_line()

    def _leave_line(self) -> None:
        """Esc in the empty line: gives up leaving something out, or hands the keyboard on, so that the next Esc leaves the page."""
        if self._dropping:
            self._stop_dropping()
        else:
            rows = next((part.rows for part in self.lists if part.rows.isVisible()), None)
            (rows or self).setFocus()

    def _agree_date(self, day: str) -> None:
        try:
            self.desk.do(edit_details(self.desk.session, next_date=day), by=self)
        except Expected as trouble:
            self.date.refuse(sentence(trouble))

    # drawing

    def hear(self, news: object) -> None:
        if not isinstance(news, News):
            return
        tables = [t for a in self.desk.activities if a.matters or a.line for t in a.tables]
        if news.is_large or news.votes or news.touches(*tables, PARTICIPANTS, SESSION_DETAILS, VOTES):
            self._redraw()

    def _tell_line(self) -> None:
        if self._taker and not self._dropping:
            table = self._taker.records[0].table
            self.line.set_context(say(f"{self._taker.key}.next", number=self.desk.session.next_number(table.name)))

    def _redraw(self) -> None:
        self._tell_line()
        for listed in self.lists:
            listed.redraw()
        for rows in self.settling:
            rows.redraw()
        self.date.redraw()
        self.aside.redraw()

    # the window asks

    def side(self) -> QWidget:
        return self.aside

    def take_focus(self) -> None:
        self.line.setFocus()

    def keys(self) -> list[tuple[str, str]]:
        signs: Sequence[tuple[str, str]] = [(sign, say(f"{a.key}.title")) for sign, a in self._signed.items()]
        return [
            (say("before_leaving.key_keep"), say("before_leaving.does_keep")),
            *signs,
            (say("before_leaving.key_spotlight"), say("before_leaving.does_spotlight")),
            (say("before_leaving.key_record"), say("before_leaving.does_record")),
        ]

    def spotlight(self) -> Showing | None:
        """The entry of a list that the facilitator is at."""
        part = next((part for part in self.lists if part.rows.hasFocus() and part.rows.key), None)
        return Showing(part.activity.key, self.item_key, "entry", part.rows.key) if part else None
