"""The parking lot on the desk: what is still in it first; each leaves by one key as an action, for the next agenda, or dropped."""

from __future__ import annotations

from collections.abc import Sequence

from moothall.activities.parked.records import PARKED, ParkedItem
from moothall.activities.parked.rules import is_open, leave_as, leave_as_action
from moothall.core.agenda import AGENDA
from moothall.core.errors import Expected
from moothall.core.picture import Showing
from moothall.ui.kit.attempt import attempt
from moothall.ui.kit.entry_acts import EntryAct
from moothall.ui.kit.log_panel import LogPanel
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.rows_model import ListedNote
from moothall.words import say, sentence


class ParkedPanel(LogPanel):
    """While a reason is asked for, the line is for that."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        self._dropping = ""
        super().__init__(stage, item_key, PARKED)
        self.log.line.escaped.connect(self._stop_dropping)
        self.log.chosen.connect(lambda _: self._stop_dropping())

    def acts(self) -> Sequence[EntryAct]:
        self._action = EntryAct(say("parked.as_action"), self._as_action, ("Alt+1",), "Alt+1")
        self._next = EntryAct(say("parked.as_next"), lambda: self._leave("next"), ("Alt+2",), "Alt+2")
        self._drop = EntryAct(say("parked.as_dropped"), self._ask_reason, ("Alt+3",), "Alt+3")
        self._back = EntryAct(say("parked.back"), lambda: self._leave("open"))
        return self._action, self._next, self._drop, self._back

    def tell_acts(self, entry: ParkedItem) -> None:
        self._back.button.setVisible(not is_open(entry))
        for act, state in ((self._action, "action"), (self._next, "next"), (self._drop, "dropped")):
            act.button.setVisible(entry.state != state)
        if not any(a.takes_on for a in self.desk.activities):
            self._action.button.unavailable(say("parked.no_actions"))

    def order(self, entries: list[ParkedItem]) -> list[ParkedItem]:
        return sorted(entries, key=lambda e: (not is_open(e), e.number))

    def listed(self, entry: ParkedItem) -> ListedNote:
        came_up = self.desk.session.find(AGENDA, entry.item)
        asked = say("parked.where_to") if is_open(entry) else ""
        marks = () if is_open(entry) else (say(f"parked.state_{entry.state}"),)
        return ListedNote(entry.key, entry.number, entry.text, came_up.title if came_up else "", entry.noted, marks=marks, asked=asked)

    # leaving the lot

    def _leave(self, state: str) -> None:
        self.change(lambda key: leave_as(self.desk.session, key, state))

    def _as_action(self) -> None:
        taker, entry = next((a.takes_on for a in self.desk.activities if a.takes_on), None), self.entry
        if taker and entry:
            desk = self.desk
            # By nobody in particular, so that the window offers Undo.
            attempt(self, lambda: desk.do(leave_as_action(desk.session, entry.key, desk.key(), taker, desk.now())))

    def _ask_reason(self) -> None:
        """The line asks why; Enter keeps the reason and drops it, Esc leaves it where it is."""
        if self.entry:
            self._dropping = self.entry.key
            self.log.line.set_context(say("parked.dropped_because", number=self.entry.number))
            self.log.line.set_hint(say("parked.reason_hint"))
            self.log.line.setFocus()

    def _stop_dropping(self) -> None:
        if self._dropping:
            self._dropping = ""
            self.log.line.set_context("")
            self.log.line.set_hint(say("parked.hint"))

    def name_entry(self, text: str) -> None:
        if not self._dropping:
            super().name_entry(text)
            return
        try:
            self.desk.do(leave_as(self.desk.session, self._dropping, "dropped", text))
        except Expected as trouble:
            self.log.line.refuse(sentence(trouble))
            return
        self.log.line.taken()
        self._stop_dropping()

    def shown(self) -> Showing | None:
        """The lot, wherever it was opened."""
        return Showing("parked", self.item_key, "all") if PARKED.all(self.desk.session) else None
