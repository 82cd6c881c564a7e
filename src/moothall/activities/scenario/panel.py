"""The rehearsal on the desk: the case chosen or written, its moves one by one, a line for each table's split, what they had in common."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from moothall.activities.scenario import rules
from moothall.activities.scenario.panel_library import ScenarioEditor, ScenarioLibrary
from moothall.activities.scenario.panel_rehearsal_side import RehearsalSide
from moothall.activities.scenario.panel_splits import SplitBars, SplitRow
from moothall.activities.scenario.records import ANSWERS, REHEARSALS, Rehearsal
from moothall.core.agenda import AGENDA
from moothall.core.errors import Expected
from moothall.core.people import PARTICIPANTS
from moothall.core.picture import Showing
from moothall.core.scenarios import POT, Scenario
from moothall.desk import News
from moothall.desk.round_timer import TimedRound
from moothall.desk.scenario_library import keep_scenario, remove_scenario, scenarios
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.attempt import attempt, done
from moothall.ui.kit.button import Button
from moothall.ui.kit.ended import end
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.inline_parts import InlineKey, InlinePart, InlineWords
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.words import say, sentence

MINUTE = 60
_MOST = 8
"""Rules and needs in sight: more than that is no common ground."""


class ScenarioPanel(Panel):
    """The library until a case was chosen, then the case; the editor in between. `seat` is the table the line is for."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        super().__init__(stage, item_key)
        self.desk = stage.desk
        self.seat = "1"
        self.library, self.editor = ScenarioLibrary(), ScenarioEditor()
        self.pages = QStackedWidget()
        self._case: Scenario | None = None
        self.line = EntryLine(say("scenario.line"), hint=say("scenario.line_hint"))
        self._title, self._turn = PlainLabel("", "section"), PlainLabel("", "meta", ink="ink2")
        self._moves = QHBoxLayout()
        self.tiles: list[Button] = []
        self.bars = SplitBars()
        self._how, self._in = PlainLabel(say("scenario.line_how"), "meta", ink="ink2"), PlainLabel("", "meta", ink="ink2", wrap=False)
        self._common, self._needs = QVBoxLayout(), QVBoxLayout()
        self._made: list[QWidget] = []
        self.aside = RehearsalSide()
        self._lay_out()
        self._connect()
        self._redraw()

    # how it stands

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._turn, 1)
        column.addLayout(head)
        self._moves.setSpacing(8)
        column.addLayout(self._moves)
        column.addWidget(self.line)
        under = QHBoxLayout()
        under.addWidget(self._how, 1)
        under.addWidget(self._in)
        column.addLayout(under)
        scroll = ScrollPage(margins=False)
        scroll.add(self.bars)
        below = QHBoxLayout()
        below.setSpacing(32)
        for part, words in ((self._common, "scenario.in_common"), (self._needs, "scenario.would_need")):
            half = QVBoxLayout()
            half.setSpacing(6)
            half.addWidget(PlainLabel(say(words), "section"))
            part.setSpacing(4)
            half.addLayout(part)
            half.addStretch(1)
            below.addLayout(half, 1)
        scroll.add(below)
        scroll.column.addStretch(1)
        column.addWidget(scroll, 1)
        for each in (self.library, self.editor, page):
            self.pages.addWidget(each)
        self.framed().addWidget(self.pages)

    def _connect(self) -> None:
        self.library.wanted.connect(self.begin)
        self.library.edited.connect(self._edit)
        self.library.removed.connect(self._remove)
        self.editor.kept.connect(self._keep)
        self.editor.left.connect(self._redraw)
        self.line.committed.connect(self._record)
        self.line.changed.connect(self._mean)
        self.aside.onward.clicked.connect(lambda: self.turn_to((self.rehearsal.move if self.rehearsal else 0) + 1))
        self.aside.splits.clicked.connect(lambda: self._put_up("splits"))
        self.aside.common.clicked.connect(lambda: self._put_up("principles"))
        self.aside.needs.clicked.connect(lambda: self._put_up("needs"))
        self.aside.away.clicked.connect(self._put_away)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for n in range(1, 7):
            QShortcut(QKeySequence(f"Alt+{n}"), self, context=here).activated.connect(lambda n=n: self.turn_to(n))
        QShortcut(QKeySequence("Alt+S"), self, context=here).activated.connect(lambda: self._put_up("splits"))

    @property
    def rehearsal(self) -> Rehearsal | None:
        return rules.rehearsal_of(self.desk.session, self.item_key)

    # the library

    def begin(self, case: Scenario) -> None:
        desk = self.desk
        # By nobody in particular, so that the window offers Undo.
        if attempt(self, lambda: desk.do(rules.begin(desk.session, desk.key(), case, self.item_key))):
            self._put_up("move")
            self.take_focus()

    def _edit(self, case: Scenario) -> None:
        self.editor.tell(case)
        self.pages.setCurrentWidget(self.editor)
        self.editor.take_focus()

    def _keep(self, case: Scenario) -> None:
        kept = attempt(self, lambda: keep_scenario(case))
        if kept:
            self._redraw()
            self.library.take_focus()
            self.said.emit("info", say("scenario.kept", title=kept.title), None)

    def _remove(self, case: Scenario) -> None:
        if done(self.said, lambda: remove_scenario(case.key)):
            back = (say("scenario.undo_remove"), lambda: self._keep(case))
            self.said.emit("info", say("scenario.removed", title=case.title), back)
            self._redraw()

    # moves

    def turn_to(self, move: int) -> None:
        """That move is on, with its time, and on the wall if the room looks at this rehearsal; later ones stay unseen."""
        rehearsal, desk = self.rehearsal, self.desk
        if rehearsal is None or self._case is None:
            return
        if attempt(self, lambda: desk.do(rules.turn_to(desk.session, rehearsal.key, move), by=self)):
            self.seat = rules.next_table(desk.session, self.rehearsal or rehearsal, "0")
            desk.timer.start(self.item_key, self.rounds(), move - 1)
            self._put_up("move")
            self._redraw()
            self.take_focus()

    def rounds(self) -> list[TimedRound]:
        case = self._case
        if case is None:
            return []
        return [TimedRound(str(n), "", case.minutes * MINUTE) for n in range(1, len(case.moves) + 1)]

    def _put_up(self, view: str) -> None:
        rehearsal = self.rehearsal
        if rehearsal:
            self.show_wanted.emit(Showing("scenario", self.item_key, view, rehearsal.key))

    def _put_away(self) -> None:
        rehearsal, desk = self.rehearsal, self.desk
        if rehearsal:
            attempt(self, lambda: desk.do(rules.put_away(desk.session, rehearsal.key)))

    # answers

    def _typed(self, text: str) -> rules.TypedAnswer:
        return rules.read_answer(text, self.seat, len(self._case.partners) if self._case else 0)

    def _record(self, text: str) -> None:
        """Enter: the table's answer, and on to the next table; `t5` alone turns to another table."""
        rehearsal, desk = self.rehearsal, self.desk
        if rehearsal is None:
            return
        typed = self._typed(text)
        if text.strip() and not (typed.split or typed.principle or typed.field) and typed.seat:
            self.seat = typed.seat
            self.line.taken()
            self._tell_line()
            return
        try:
            desk.do(rules.record(desk.session, rehearsal, typed, desk.key(), desk.now()), by=self)
        except Expected as trouble:
            self.line.refuse(sentence(trouble))
            return
        self.line.taken()
        if not typed.field:
            self.seat = rules.next_table(desk.session, rehearsal, typed.seat)
        self._redraw()

    def _mean(self, text: str) -> None:
        self.line.mean(*self._meaning(text))
        self._draw_bars(text)

    def _meaning(self, text: str) -> list[InlinePart]:
        case = self._case
        if case is None or not text.strip():
            return []
        typed = self._typed(text)
        seat = InlineWords(say("scenario.table", table=typed.seat), "meta", "accent", bold=True)
        if typed.field:
            return [seat, InlineWords(say(f"scenario.field_{typed.field}")), InlineWords(typed.text, "meta", "ink", bold=True)]
        if not typed.split:
            return [seat]
        told = ", ".join(f"{partner.name} {share}" for partner, share in zip(case.partners, typed.split, strict=False))
        whole = sum(typed.split)
        sum_of = InlineWords(say("scenario.of_100", n=whole), "meta", "late" if whole > POT else "accent", bold=True)
        parts: list[InlinePart] = [seat, InlineWords(told), sum_of]
        if whole < POT and len(typed.split) < len(case.partners):
            name = case.partners[len(typed.split)].name
            parts += [InlineKey("="), InlineWords(say("scenario.rest_to", name=name, n=POT - whole))]
        return parts

    def _to_ladder(self, text: str) -> None:
        takes = next((a.takes_gap for a in self.desk.activities if a.takes_gap), None)
        desk = self.desk
        if takes:
            attempt(self, lambda: desk.do(takes(desk.session, desk.key(), text, desk.now(), self.item_key)))

    # drawing

    def hear(self, news: object) -> None:
        ladder = [t for a in self.desk.activities if a.takes_gap for t in a.tables]
        if isinstance(news, News) and (news.is_large or news.touches(REHEARSALS, ANSWERS, PARTICIPANTS, AGENDA, *ladder)):
            self._redraw()

    def _redraw(self) -> None:
        rehearsal = self.rehearsal
        self._case = self._read(rehearsal)
        if rehearsal is None or self._case is None:
            item = self.desk.session.find(AGENDA, self.item_key)
            self.library.tell(scenarios(), rules.settings_of(item).scenario)
            self.pages.setCurrentWidget(self.library)
            self.aside.tell(None, None, 0, False, [])
            self.keys_changed.emit()
            return
        self.pages.setCurrentIndex(2)
        self._title.setText(say("scenario.head", title=self._case.title))
        self._turn.setText(say("scenario.made_up"))
        self._draw_tiles(rehearsal, self._case)
        self._tell_line()
        self._draw_bars(self.line.text)
        self._draw_said(rehearsal)
        found = rules.answers(self.desk.session, rehearsal.key, rehearsal.move) if rehearsal.move else []
        self.aside.tell(self._case, rehearsal, len(found), rules.all_in(self.desk.session, rehearsal), self._checks(rehearsal))
        self.keys_changed.emit()

    @staticmethod
    def _read(rehearsal: Rehearsal | None) -> Scenario | None:
        try:
            return rules.case_of(rehearsal) if rehearsal else None
        except Expected:
            return None

    def _checks(self, rehearsal: Rehearsal) -> list[tuple[bool, str]]:
        """What is as it should be, and what isn't yet."""
        session = self.desk.session
        answered = {a.seat for a in rules.answers(session, rehearsal.key, rehearsal.move)} if rehearsal.move else set()
        waiting = [seat for seat in rules.tables_of(session) if seat not in answered]
        told = [(True, say("scenario.reach_100", n=len(answered)))] if answered else []
        return [*told, *((False, say("scenario.waits_for", tables=", ".join(waiting))) for _ in waiting[:1] if rehearsal.move)]

    def _draw_tiles(self, rehearsal: Rehearsal, case: Scenario) -> None:
        if len(self.tiles) != len(case.moves):
            for tile in self.tiles:
                end(tile)
            self.tiles = [Button("", keys=f"Alt+{n}", small=True) for n in range(1, len(case.moves) + 1)]
            for n, tile in enumerate(self.tiles, 1):
                tile.clicked.connect(lambda _=False, n=n: self.turn_to(n))
                self._moves.addWidget(tile, 1)
        for n, (tile, move) in enumerate(zip(self.tiles, case.moves, strict=True), 1):
            on, seen = n == rehearsal.move, n <= rehearsal.move
            words = say("scenario.tile", n=n, title=move.title)
            tile.set_words(say("scenario.tile_now", words=words) if on else words if seen else say("scenario.tile_later", words=words))

    def _tell_line(self) -> None:
        self.line.set_context(say("scenario.table", table=self.seat))
        session, rehearsal = self.desk.session, self.rehearsal
        found = len(rules.answers(session, rehearsal.key, rehearsal.move)) if rehearsal and rehearsal.move else 0
        here = len(rules.tables_of(session))
        self._in.setText(say("scenario.tables_in", n=found, of=here) if here else say("scenario.tables_in_all", n=found))

    def _draw_bars(self, text: str) -> None:
        rehearsal, case = self.rehearsal, self._case
        if rehearsal is None or case is None:
            return
        found = rules.answers(self.desk.session, rehearsal.key, max(1, rehearsal.move))
        typed = self._typed(text) if text.strip() else None
        rows = [
            SplitRow(say("scenario.table", table=a.seat), rules.split_of(a), a.principle)
            for a in found
            if not (typed and typed.split and typed.seat == a.seat)
        ]
        if typed and typed.split:
            rows.append(SplitRow(say("scenario.table", table=typed.seat), typed.split, typed.principle, open=True))
        self.bars.tell([partner.name for partner in case.partners], case.plan, rows)

    def _draw_said(self, rehearsal: Rehearsal) -> None:
        for widget in self._made:
            end(widget)
        self._made = []
        found = rules.answers(self.desk.session, rehearsal.key)
        self._fill(self._common, [(text, seats, None) for text, seats in rules.in_common(found)])
        on_ladder = self._on_ladder()
        self._fill(self._needs, [(text, seats, text.casefold() in on_ladder) for text, seats in rules.needs(found)])

    def _on_ladder(self) -> set[str]:
        """What the ladder has to settle already, as it is worded there."""
        tables = [t for a in self.desk.activities if a.takes_gap for t in a.tables]
        return {str(getattr(line, "text", "")).casefold() for t in tables for line in self.desk.session.all(t)}

    def _fill(self, column: QVBoxLayout, lines: Sequence[tuple[str, tuple[str, ...], bool | None]]) -> None:
        if not lines:
            self._add(column, PlainLabel(say("scenario.nothing_said"), "meta", ink="ink2"))
        for text, seats, on_ladder in lines[:_MOST]:
            part = QWidget()
            row = QHBoxLayout(part)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            row.addWidget(PlainLabel(text, "body"), 1)
            row.addWidget(PlainLabel(say("scenario.by_tables", n=len(seats), tables=", ".join(seats)), "meta", ink="ink2", wrap=False))
            if on_ladder is not None:
                button = Button(say("scenario.to_ladder"), small=True)
                button.setAccessibleName(say("scenario.to_ladder_named", text=text))
                button.clicked.connect(lambda _=False, text=text: self._to_ladder(text))
                if on_ladder:
                    button.unavailable(say("scenario.on_ladder"))
                row.addWidget(button)
            self._add(column, part)

    def _add(self, column: QVBoxLayout, widget: QWidget) -> None:
        column.addWidget(widget)
        widget.show()
        self._made.append(widget)

    # the window asks

    def side(self) -> QWidget:
        return self.aside

    def take_focus(self) -> None:
        if self.pages.currentWidget() is self.library:
            self.library.take_focus()
        elif self.pages.currentWidget() is self.editor:
            self.editor.take_focus()
        else:
            self.line.setFocus()

    def shown(self) -> Showing | None:
        """The move; once that is up, the splits: by then all tables are in, or the facilitator means it."""
        rehearsal, on_wall = self.rehearsal, self.desk.showing
        if rehearsal is None:
            return None
        up = on_wall.view == "move" and on_wall.subject == rehearsal.key and not self.desk.blanked
        view = "splits" if up and rehearsal.move and rules.answers(self.desk.session, rehearsal.key, rehearsal.move) else "move"
        return Showing("scenario", self.item_key, view, rehearsal.key)

    def keys(self) -> list[tuple[str, str]]:
        if self.rehearsal is None:
            return [(say("scenario.key_choose"), say("scenario.does_choose"))]
        return [(say(f"scenario.key_{name}"), say(f"scenario.does_{name}")) for name in ("answer", "rest", "seat", "move", "splits")]
