"""Decisions on the desk: one line records one; the rest may follow while the room remembers it. Read back on the shared screen."""

from __future__ import annotations

from moothall.activities.decision.panel_decision_entry import DecisionForm
from moothall.activities.decision.records import DECISIONS, Decision
from moothall.activities.decision.rules import decide, decisions, delete_decision, edit_decision, polls
from moothall.core.picture import Showing
from moothall.core.votes import VOTES
from moothall.desk import News
from moothall.ui.kit.log_page import LogPage
from moothall.ui.kit.log_panel import LogPanel, LogWays
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.rows_model import ListedNote
from moothall.words import say


class DecisionPanel(LogPanel):
    """The list of decisions, and the one that is being written down. A decision is the whole room's, so it has no level."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        super().__init__(stage, item_key, LogPage(say("decision.quick"), say("decision.hint"), say("decision.empty")))
        self._form = DecisionForm()
        self.log.put_form(self._form)
        self._form.edited.connect(self.edit)
        self._form.deleted.connect(self.delete)
        self._form.read_back.connect(self.read_back)
        session = self.desk.session
        self.begin(
            LogWays(
                activity="decision",
                tables=(DECISIONS, VOTES),
                name=lambda key, text: decide(session, key, text, self.desk.now(), self.item_key),
                edit=lambda key, field, value: edit_decision(session, key, **{field: value}),
                delete=lambda key: delete_decision(session, key),
                rows=self._rows,
                show=self._show,
                refuse=self._form.refuse,
            )
        )

    def hear(self, news: object) -> None:
        """A decision that was recorded elsewhere, under a result, is the one to go on with."""
        super().hear(news)
        if isinstance(news, News) and news.by is not self and not news.undone:
            for change in news.changes:
                if change.table == DECISIONS.name and change.before is None:
                    self.log.rows.go_to(change.key)

    def _set(self, field: str, value: object) -> None:
        """The keys for levels say nothing here."""

    def _rows(self) -> tuple[str, list[ListedNote]]:
        found = decisions(self.desk.session)[::-1]
        return say("decision.count", n=len(found)), [_row(d) for d in found]

    def _show(self, decision: Decision) -> None:
        self._form.show_decision(decision, [(v.key, v.question) for v in polls(self.desk.session)])

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

    def keys(self) -> list[tuple[str, str]]:
        return [(say(f"decision.key_{n}"), say(f"decision.does_{n}")) for n in ("enter", "arrows", "read_back")]


def _row(decision: Decision) -> ListedNote:
    marks = (say("decision.to_ratify"),) if decision.ratifies else ()
    return ListedNote(decision.key, decision.number, decision.text, marks=marks)
