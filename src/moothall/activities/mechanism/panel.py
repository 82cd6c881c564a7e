"""The ladder on the desk: as it is climbed, as it is changed, as it is polled."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from moothall.activities.mechanism.panel_ladder_page import LadderPage
from moothall.activities.mechanism.panel_ladder_side import LadderSide
from moothall.activities.mechanism.records import MECHANISM, SCALE
from moothall.activities.mechanism.rules import bring_in, change, move, read_line, rungs, write
from moothall.core.errors import Expected, Refused
from moothall.core.ladder import Climbing, OnLadder
from moothall.core.model import Step
from moothall.core.picture import Showing
from moothall.desk import News
from moothall.desk.starter_sets import StarterSet
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.attempt import attempt
from moothall.ui.kit.inline_parts import InlineKey, InlinePart, InlineWords
from moothall.ui.kit.panel_context import PanelContext
from moothall.voting.adoption import is_adopted
from moothall.voting.panel_adoption import AdoptionPanel, AdoptionSide, LinesLog
from moothall.words import say, sentence


class LadderLog(LinesLog):
    """Its lines, in their order; other days or people make a line proposed again, as other words do."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        super().__init__(stage, item_key, MECHANISM, None)
        self.log.show_signs(say("mechanism.signs"))

    def meaning(self, text: str) -> list[InlinePart]:
        if not text.strip():
            return []
        try:
            typed = read_line(text)
        except Refused as refused:
            return [InlineWords(sentence(refused), "meta", "late", bold=True)]
        told = [(say("mechanism.label_who"), typed.who), (say("mechanism.label_days"), typed.days)]
        facts = [part for label, words in told if words for part in (InlineWords(label), InlineWords(words, "meta", "ink", bold=True))]
        return [
            InlineWords(say(f"mechanism.sort_{typed.sort}"), "meta", "accent", bold=True),
            InlineWords(typed.text, "meta", "ink", bold=True),
            *facts,
            InlineKey("Enter"),
        ]

    def typed_step(self, key: str, text: str) -> Step:
        return write(self.desk.session, key, text, self.desk.now(), self.item_key)

    def edit(self, key: str, field: str, value: object) -> None:
        try:
            self.desk.do(change(self.desk.session, key, **{field: value}), by=self)
        except Expected as trouble:
            if not self.editor.refuse(field, sentence(trouble)):
                self.said.emit("attention", sentence(trouble), None)

    def _move(self, by: int) -> None:
        self.change(lambda key: move(self.desk.session, key, by))


class MechanismPanel(AdoptionPanel):
    """Opens on the ladder as it is climbed once there is one, else where it is drafted."""

    more_views = (("ladder", "mechanism.ladder_view"),)

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        self.ladder, self.on_it = LadderPage(), LadderSide()
        self._own_pages = QStackedWidget()
        super().__init__(stage, item_key, MECHANISM, SCALE)
        self.climbing: Climbing | None = next((a.climbing for a in self.desk.activities if a.climbing), None)
        self._tables = tuple(t for a in self.desk.activities if a.climbing for t in a.tables)
        self.ladder.chosen.connect(lambda _: self._tell_chosen())
        self.ladder.climbed.connect(self._climb)
        self.ladder.dated.connect(lambda: self.on_it.day.edit.setFocus())
        self.on_it.dated.connect(self._agree_date)
        self.on_it.settled.connect(self._settle)
        self.on_it.done.connect(self._back_to_ladder)
        self.on_it.up.clicked.connect(lambda: self._climb(1))
        QShortcut(QKeySequence("F2"), self.ladder, context=Qt.ShortcutContext.WidgetWithChildrenShortcut).activated.connect(
            lambda: self.turn_to("own")
        )
        self._redraw_ladder()
        if not self.at_poll:
            self.turn_to("ladder" if rungs(self.desk.session) else "own")

    # the parts

    def make_log(self) -> LinesLog:
        return LadderLog(self.stage, self.item_key)

    def make_side(self) -> AdoptionSide:
        return AdoptionSide(self.desk, MECHANISM, lambda line: read_line(line).text)

    def stand_on(self, log: Panel) -> None:
        """The views stand over all pages, since the ladder has no line they could stand beside."""
        super().stand_on(log)
        column = self.own.layout()
        assert column is not None
        column.removeWidget(log)
        framed = QWidget()
        around = QVBoxLayout(framed)
        around.setContentsMargins(32, 12, 24, 8)
        around.addWidget(self.ladder)
        for page in (framed, log):
            self._own_pages.addWidget(page)
        column.addWidget(self._own_pages)
        whole = self.layout()
        assert isinstance(whole, QVBoxLayout)
        row = QHBoxLayout()
        row.setContentsMargins(32, 12, 32, 0)
        row.addStretch(1)
        row.addWidget(self.views)
        whole.insertLayout(0, row)
        self.views.setVisible(True)

    def turn_to(self, view: str) -> None:
        if view in ("ladder", "own"):
            self._own_pages.setCurrentIndex(view == "own")
        if view == "poll" and not self.item_key:
            self.said.emit("info", say("voting.adoption_in_item"), None)
            self.views.choose("ladder" if self.at_ladder else "own")
            return
        super().turn_to(view)
        self._fit_side()

    def _fit_side(self) -> None:
        """Beside the ladder its tensions; how it is adopted only until it is, and where it is changed."""
        if self.on_it.parentWidget() is None:
            # Shown before they have a place, they would be windows of their own.
            return
        self.on_it.setVisible(self.at_ladder)
        self.aside.setVisible(not (self.at_ladder and is_adopted(MECHANISM, self.desk.session)))

    @property
    def at_ladder(self) -> bool:
        """Whether the ladder as it is climbed is up."""
        return not self.at_poll and self._own_pages.currentIndex() == 0

    # acts

    def bringing_in(self, chosen: StarterSet) -> Step:
        desk = self.desk
        return bring_in(desk.session, chosen.lines, desk.keys(len(chosen.lines)), desk.now(), self.item_key)

    def _asked(self) -> str:
        return say("mechanism.polled")

    def _chosen(self) -> OnLadder | None:
        return next((t for t in self._standing() if t.key == self.ladder.key), None)

    def _standing(self) -> list[OnLadder]:
        return list(self.climbing.standing(self.desk.session, self.desk.today())) if self.climbing else []

    def _climb(self, by: int) -> None:
        """Up or down for the chosen tension; one that stands on none begins at the first."""
        tension, steps, desk, climbing = self._chosen(), rungs(self.desk.session), self.desk, self.climbing
        if tension is None or climbing is None or not steps:
            return
        at = next((n for n, rung in enumerate(steps) if rung.key == tension.rung), -1)
        if not 0 <= at + by < len(steps):
            self.said.emit("info", say("mechanism.only_up" if by > 0 else "mechanism.only_down", number=tension.number), None)
            return
        # By nobody in particular, so that the window offers Undo.
        attempt(self, lambda: desk.do(climbing.climb(desk.session, tension.key, steps[at + by], desk.today(), desk.now())))

    def _agree_date(self, day: str) -> None:
        tension, climbing = self._chosen(), self.climbing
        if tension is None or climbing is None:
            return
        try:
            self.desk.do(climbing.set_due(self.desk.session, tension.key, day), by=self)
        except Expected as trouble:
            self.on_it.day.refuse(sentence(trouble))

    def _back_to_ladder(self) -> None:
        if not self.on_it.day.edit.property("refused"):
            self.ladder.take_focus()

    def _settle(self, state: str) -> None:
        tension, climbing, desk = self._chosen(), self.climbing, self.desk
        if tension and climbing:
            attempt(self, lambda: desk.do(climbing.settle(desk.session, tension.key, state, desk.today(), desk.now())))

    # the window

    def hear_own(self, news: object) -> None:
        super().hear_own(news)
        if isinstance(news, News) and (news.is_large or news.touches(*MECHANISM.tables, *self._tables)):
            self._redraw_ladder()

    def _redraw_ladder(self) -> None:
        self.ladder.tell(self.desk.session, self._standing(), self.desk.today())
        self._tell_chosen()
        self._fit_side()

    def _tell_chosen(self) -> None:
        tension, steps = self._chosen(), rungs(self.desk.session)
        at = next((n for n, rung in enumerate(steps) if tension and rung.key == tension.rung), -1)
        days = self.climbing.history(self.desk.session, tension.key) if tension and self.climbing else ()
        self.on_it.tell(tension, days, at + 1 if at + 1 < len(steps) else None, bool(self.ladder.cards))

    def own_side(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.on_it)
        column.addWidget(self.aside, 1)
        column.addStretch(0)
        self._fit_side()
        return part

    def own_focus(self) -> None:
        self.ladder.take_focus() if self.at_ladder else super().own_focus()

    def own_keys(self) -> list[tuple[str, str]]:
        if not self.at_ladder:
            return super().own_keys()
        return [(say(f"mechanism.key_{name}"), say(f"mechanism.does_{name}")) for name in ("choose", "step", "date", "change", "wall")]

    def own_spotlight(self) -> Showing | None:
        return None if self.at_ladder else super().own_spotlight()

    def shown(self) -> Showing | None:
        """The ladder alone where it is climbed; else what lines adopted together show."""
        if self.at_ladder and rungs(self.desk.session):
            return Showing("mechanism", self.item_key, "all")
        return super().shown()
