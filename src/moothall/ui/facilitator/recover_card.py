"""Time to be won back, proposed before it is taken: how many minutes, which cuts, and when the day would end. Cuts nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from moothall.core.agenda import AGENDA, in_minutes
from moothall.core.agenda_clock import AgendaTimes
from moothall.core.agenda_cuts import Cut, cuts_for, cuts_on_offer
from moothall.core.errors import Refused
from moothall.core.model import Session
from moothall.ui.kit.button import Button
from moothall.ui.kit.card import Card, Rule
from moothall.ui.kit.field import Field
from moothall.ui.kit.plain_label import PlainLabel, TextRun
from moothall.ui.kit.tick import Tick
from moothall.ui.theme.look import Ink
from moothall.words import say

_FIGURES = ("planned", "stands", "then")


class RecoverCard(Card):
    """`changed` comes when other cuts are proposed, `wanted` when they are to be made."""

    changed = Signal()
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__(strong=True)
        self.proposed: tuple[Cut, ...] = ()
        self._session: Session | None = None
        self._times = AgendaTimes()
        # What somebody typed; until then it is how late it is.
        self._typed: int | None = None
        # What somebody ticked or took the tick from, against the proposal.
        self._picked: dict[str, bool] = {}
        self._told: object = None
        self.minutes = Field(say("window.recover_minutes"), "0", hide_label=True)
        self.minutes.changed.connect(self._type)
        self._why = PlainLabel("", "meta", ink="ink2")
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.ticks: dict[str, Tick] = {}
        self._found = PlainLabel("", "label")
        self._figures = {name: PlainLabel("", "section") for name in _FIGURES}
        self.take = Button("", "primary", keys="Ctrl+Enter")
        self.take.clicked.connect(self.wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(PlainLabel(say("window.recover_head"), "section", wrap=False))
        head.addStretch(1)
        # px: three figures.
        self.minutes.setFixedWidth(64)
        head.addWidget(self.minutes)
        head.addWidget(PlainLabel(say("window.recover_unit"), wrap=False))
        self.column.addLayout(head)
        self.column.addWidget(self._why)
        self.column.addWidget(Rule())
        self.column.addLayout(self._list)
        self.column.addWidget(self._found)
        grid = QGridLayout()
        grid.setSpacing(2)
        for place, (name, figure) in enumerate(self._figures.items()):
            grid.addWidget(PlainLabel(say(f"window.finish_{name}"), "meta", ink="ink2", wrap=False), 0, place)
            grid.addWidget(figure, 1, place)
        self.column.addLayout(grid)
        self.column.addWidget(self.take)

    # what is proposed

    @property
    def asked(self) -> int:
        """Minutes that are looked for."""
        return self._typed if self._typed is not None else max(0, self._times.late)

    def _type(self, text: str) -> None:
        try:
            self._typed = in_minutes(text) if text.strip() not in ("", "0") else 0
        except Refused:
            self._typed = 0
        self._picked = {}
        self._propose()
        self.changed.emit()

    def _pick(self, key: str, on: bool) -> None:
        self._picked[key] = on
        # After the tick has had its say: the list it stands in is told anew.
        QTimer.singleShot(0, self, self._after_pick)

    def _after_pick(self) -> None:
        self._propose()
        self.changed.emit()

    def tell(self, session: Session, times: AgendaTimes) -> None:
        """The agenda as it stands; what is typed and ticked is kept while it can be."""
        self._session, self._times = session, times
        if self._typed is None and not self.minutes.edit.hasFocus():
            self.minutes.edit.blockSignals(True)
            self.minutes.set_text(str(self.asked))
            self.minutes.edit.blockSignals(False)
        self._propose()

    def start_over(self) -> None:
        """After the cuts were made, or taken back: how late it is then is what is asked."""
        self._typed, self._picked = None, {}

    def _propose(self) -> None:
        if self._session is None:
            return
        proposal = {cut.key: cut for cut in cuts_for(self._session, self.asked, self._times.gone)} if self.asked else {}
        offers = cuts_on_offer(self._session, self._times.gone)
        chosen = {cut.key: self._picked.get(cut.key, cut.key in proposal) for cut in offers}
        self.proposed = tuple(proposal.get(cut.key, cut) for cut in offers if chosen[cut.key])
        self._show([proposal.get(cut.key, cut) for cut in offers], chosen)

    def _show(self, cuts: list[Cut], chosen: dict[str, bool]) -> None:
        assert self._session is not None
        told = [(cut, self._session.get(AGENDA, cut.key)) for cut in cuts]
        if told != self._told:
            self._told = told
            self._rebuild(cuts)
        for key, tick in self.ticks.items():
            tick.setChecked(chosen[key])
        late = self._times.late
        self._why.setText(say("window.recover_late", n=late) if late > 0 else say("window.recover_any"))
        found = sum(cut.minutes for cut in self.proposed)
        self._say_found(found, bool(cuts))
        if found:
            self.take.usable()
            self.take.set_words(say("window.recover_take", n=found))
        else:
            self.take.unavailable(say("window.recover_nothing" if cuts else "window.recover_none_marked"))

    def _say_found(self, found: int, any_cuts: bool) -> None:
        words = say("window.recover_found", n=found, asked=self.asked)
        if found < self.asked:
            words = say("window.recover_short", found=found, asked=self.asked)
        self._found.setText(words if self.asked or found else "")
        self._found.setVisible(bool(self.asked or found) and any_cuts)

    def say_finishes(self, planned: str, stands: str, then: str) -> None:
        """The three ends of the day, as HH:MM."""
        inks: tuple[Ink, ...] = ("ink", "late" if self._times.late > 0 else "ink", "accent_strong")
        for figure, text, ink in zip(self._figures.values(), (planned, stands, then), inks, strict=True):
            figure.show_runs(TextRun(text or "–", ink=ink))

    def _rebuild(self, cuts: list[Cut]) -> None:
        focused = next((key for key, tick in self.ticks.items() if tick.hasFocus()), "")
        while (old := self._list.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.ticks = {}
        for cut in cuts:
            self._list.addWidget(self._line(cut))
        if focused in self.ticks:
            self.ticks[focused].setFocus()

    def _line(self, cut: Cut) -> QWidget:
        assert self._session is not None
        item = self._session.get(AGENDA, cut.key)
        words = item.title if cut.to else say("window.cut_out", title=item.title)
        note = say("window.cut_to", was=cut.was, to=cut.to, how=item.fallback).strip() if cut.to else item.fallback
        tick = self.ticks[cut.key] = Tick(words, note)
        tick.clicked.connect(lambda checked, key=cut.key: self._pick(key, checked))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(tick, 1)
        row.addWidget(PlainLabel(str(cut.minutes), "label", wrap=False))
        return line
