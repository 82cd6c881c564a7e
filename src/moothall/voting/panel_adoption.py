"""Lines that a room adopts together, on the desk: the list with its line, starter sets at the side, one poll on all of them, adopt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.core.agenda import AGENDA
from moothall.core.errors import Refused
from moothall.core.interpretation import people
from moothall.core.model import Step
from moothall.core.picture import Showing
from moothall.core.prompts import PROMPTS
from moothall.core.record_places import move_place
from moothall.core.records import RecordKind
from moothall.core.votes import VOTES
from moothall.desk import Desk, News
from moothall.desk.scale_library import ready_scale
from moothall.desk.starter_sets import StarterSet, starter_sets
from moothall.ui.kit.attempt import attempt
from moothall.ui.kit.button import Button
from moothall.ui.kit.entry_acts import EntryAct
from moothall.ui.kit.log_panel import LogPanel
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.segmented import Segmented
from moothall.voting.adoption import adopt, all_polled, bring_in, is_adopted, poll_of, prepare_poll
from moothall.voting.on_scale import KEYS_NEEDED
from moothall.voting.panel_item_poll import PanelWithPoll
from moothall.voting.result_words import counts as counts_of
from moothall.words import say


class LinesLog(LogPanel):
    """In their order, which is the order they are read aloud."""

    def __init__(self, stage: PanelContext, item_key: str, kind: RecordKind[Any], views: Segmented | None) -> None:
        super().__init__(stage, item_key, kind)
        self.log.show_signs(say("voting.adoption_signs"))
        if views:
            self.log.stand_beside_line(views)

    def acts(self) -> Sequence[EntryAct]:
        return (
            EntryAct(say("voting.adoption_up"), lambda: self._move(-1), ("Alt+Up",), "Alt+↑"),
            EntryAct(say("voting.adoption_down"), lambda: self._move(1), ("Alt+Down",), "Alt+↓"),
        )

    def _redraw(self) -> None:
        super()._redraw()
        lines = self.kind.all(self.desk.session)
        if is_adopted(self.kind, self.desk.session):
            self.log.count.setText(say(f"{self.kind.key}.is_adopted", n=len(lines)))

    def _move(self, by: int) -> None:
        self.change(lambda key: move_place(self.kind, self.desk.session, key, by))

    def order(self, entries: list[Any]) -> list[Any]:
        return entries


class AdoptionSide(QWidget):
    """How the lines stand, what may be done with all of them, and the starter sets. `brought` gives a set."""

    brought = Signal(object)

    def __init__(self, desk: Desk, kind: RecordKind[Any], title_of: Callable[[str], str] = str) -> None:
        """`title_of` a starter's line is what the line will be called."""
        super().__init__()
        self._desk, self._kind, self._title_of = desk, kind, title_of
        self._stand, self._backed = PlainLabel("", "section"), PlainLabel("", "body", ink="ink2")
        self.poll = Button(say("voting.adoption_poll"))
        self.adopt = Button(say("voting.adoption_adopt"), "primary", keys="Ctrl+Enter")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._stand, self._backed, self.poll, self.adopt):
            column.addWidget(part)
        column.addSpacing(16)
        column.addWidget(PlainLabel(say("voting.adoption_starters"), "section"))
        self._sets: list[tuple[StarterSet, Button]] = []
        for chosen in starter_sets(kind.key):
            column.addWidget(PlainLabel(chosen.title, "body", bold=True))
            column.addWidget(PlainLabel(chosen.credit, "meta", ink="ink2"))
            button = Button(say("voting.adoption_bring", n=len(chosen.lines)), small=True)
            button.setAccessibleName(say("voting.adoption_bring_named", title=chosen.title))
            button.clicked.connect(lambda _=False, chosen=chosen: self.brought.emit(chosen))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._sets.append((chosen, button))
        column.addStretch(1)
        self.redraw()

    def redraw(self) -> None:
        kind, session = self._kind, self._desk.session
        lines, vote = kind.all(session), poll_of(kind, session)
        adopted = is_adopted(kind, session)
        self._stand.setText(say(f"{kind.key}.{'is_adopted' if adopted else 'count' if lines else 'none_yet'}", n=len(lines)))
        self._backed.setText(self._poll_words())
        self._backed.setVisible(bool(self._backed.text()))
        self.poll.setVisible(bool(lines) and not adopted)
        self.adopt.setVisible(bool(lines) and not adopted)
        if vote and vote.state in ("open", "closed"):
            self.adopt.unavailable(say("voting.adoption_read_first"))
        else:
            self.adopt.usable()
        there = {line.text.strip() for line in lines}
        for chosen, button in self._sets:
            button.setVisible(not there.issuperset(map(self._title_of, chosen.lines)))

    def _poll_words(self) -> str:
        """ "31 of 45 can live with them", once that may be known; words that changed since are said to have."""
        session = self._desk.session
        vote = poll_of(self._kind, session)
        tally = self._desk.tally(vote.key) if vote and vote.shows_tally and vote.state == "revealed" else None
        if vote is None or tally is None:
            return ""
        told = say("voting.adoption_backed", got=sum(counts_of(session, tally)[: vote.support]), of=people(tally))
        return told if all_polled(self._kind, session) else f"{told} {say('voting.adoption_changed_since')}"


class AdoptionPanel(PanelWithPoll):
    """`scale` is the key of the ready scale that lines of this kind are polled on."""

    def __init__(self, stage: PanelContext, item_key: str, kind: RecordKind[Any], scale: str) -> None:
        self.own_words = f"{kind.key}.own_view"
        super().__init__(stage, item_key)
        self.desk, self.kind, self._scale = stage.desk, kind, scale
        self.log, self.aside = self.make_log(), self.make_side()
        self.stand_on(self.log)
        self.aside.brought.connect(self._bring)
        self.aside.poll.clicked.connect(self._poll)
        self.aside.adopt.clicked.connect(self._adopt)
        for keys, act in (("Ctrl+Return", self._adopt), ("Ctrl+Shift+Return", self._poll)):
            # Of the own page alone: Ctrl+Enter closes a poll on its pages.
            QShortcut(QKeySequence(keys), self.own, context=Qt.ShortcutContext.WidgetWithChildrenShortcut).activated.connect(act)

    # the parts, for a kind that needs others

    def make_log(self) -> LinesLog:
        return LinesLog(self.stage, self.item_key, self.kind, self.views if self.item_key else None)

    def make_side(self) -> AdoptionSide:
        return AdoptionSide(self.desk, self.kind)

    # acts

    def _bring(self, chosen: StarterSet) -> None:
        desk = self.desk
        # By nobody in particular, so that the window offers Undo.
        attempt(self, lambda: desk.do(self.bringing_in(chosen)))

    def bringing_in(self, chosen: StarterSet) -> Step:
        desk = self.desk
        return bring_in(self.kind, desk.session, chosen.lines, desk.keys(len(chosen.lines)), desk.now(), self.item_key)

    def _poll(self) -> None:
        if self.item_key:
            attempt(self, self._prepare)
        else:
            self.said.emit("info", say("voting.adoption_in_item"), None)

    def _prepare(self) -> None:
        ready = ready_scale(self._scale)
        if ready is None:
            raise Refused("core.gone")
        desk = self.desk
        step = prepare_poll(self.kind, desk.session, self._asked(), self.item_key, ready, desk.keys(KEYS_NEEDED + 1))
        desk.do(step, by=self)

    def _asked(self) -> str:
        """With how many lines there are: what stands on the wall is what is polled."""
        return say(f"{self.kind.key}.polled", n=len(self.kind.all(self.desk.session)))

    def _adopt(self) -> None:
        if not is_adopted(self.kind, self.desk.session):
            attempt(self, lambda: self.desk.do(adopt(self.kind, self.desk.session)))

    # the window

    def hear_own(self, news: object) -> None:
        self.log.hear(news)
        if isinstance(news, News) and (news.is_large or news.votes or news.touches(*self.kind.tables, VOTES, AGENDA, PROMPTS)):
            self.aside.redraw()

    def own_keys(self) -> list[tuple[str, str]]:
        adopting = (say("voting.key_adoption_adopt"), say("voting.does_adoption_adopt"))
        return [*self.log.keys(), adopting, (say("voting.key_adoption_poll"), say("voting.does_adoption_poll"))]

    def own_focus(self) -> None:
        self.log.take_focus()

    def own_spotlight(self) -> Showing | None:
        return self.log.spotlight()

    def own_side(self) -> QWidget:
        return self.aside

    def shown(self) -> Showing | None:
        """What the item asks first; once that is up, or without an item, the lines as they stand."""
        on_wall = self.desk.showing
        up = on_wall.activity == self.kind.key and on_wall.item == self.item_key and not self.desk.blanked
        lines = self.kind.all(self.desk.session)
        return super().shown() or (Showing(self.kind.key, self.item_key, "all") if lines and (up or not self.item_key) else None)
