"""Decisions on the desk: one line records one; the rest may follow while the room remembers it. Read back on the shared screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from moothall.activities.decision.panel_decision_side import DecisionSide
from moothall.activities.decision.records import DECISION, DECISIONS, Decision
from moothall.activities.decision.rules import polls
from moothall.core.activity import tables_of_notices
from moothall.core.picture import Showing
from moothall.core.votes import VOTES
from moothall.desk import News
from moothall.ui.kit.entry_acts import EntryAct
from moothall.ui.kit.log_panel import LogPanel
from moothall.ui.kit.panel_context import PanelContext
from moothall.words import say


class DecisionPanel(LogPanel):
    """The list of decisions, and the one that is being written down. A decision is the whole room's, so it has no level."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        self._aside = DecisionSide(stage.desk)
        # Whose entries stand beside a decision: anything of theirs may change what has to be asked first.
        self.also_shown = (VOTES, *tables_of_notices(stage.desk.activities))
        super().__init__(stage, item_key, DECISION)

    def hear(self, news: object) -> None:
        """A decision that was recorded elsewhere, under a result, is the one to go on with."""
        super().hear(news)
        if isinstance(news, News) and news.by is not self and not news.undone:
            for change in news.changes:
                if change.table == DECISIONS.name and change.before is None:
                    self.log.rows.go_to(change.key)

    def acts(self) -> Sequence[EntryAct]:
        return (self.action_act(),)

    def marks(self, entry: Decision) -> tuple[str, ...]:
        return (say("decision.to_ratify"),) if entry.ratifies else ()

    def redraw_entry(self) -> None:
        super().redraw_entry()
        self._aside.show_decision(self.entry)

    def side(self) -> QWidget:
        return self._aside

    def links(self) -> dict[str, list[tuple[str, str]]]:
        return {"poll": [("", say("decision.no_poll")), *((v.key, v.question) for v in polls(self.desk.session))]}

    def read_back(self) -> None:
        """On the shared screen, where everybody hears the same words."""
        showing = self.spotlight_of(self.entry)
        if showing:
            self.show_wanted.emit(showing)

    def spotlight_of(self, decision: Decision | None) -> Showing | None:
        return Showing("decision", self.item_key, "entry", decision.key) if decision else None

    def spotlight(self) -> Showing | None:
        """The decision the facilitator is at; None when they are typing a new one."""
        return self.spotlight_of(self.entry) if self._at_entry else None
