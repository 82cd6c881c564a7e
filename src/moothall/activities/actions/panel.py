"""Actions on the desk: one line keeps one, soonest first; the rest of it in the form beside."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.activities.actions.records import ACTION, Action
from moothall.activities.actions.rules import OVER
from moothall.core.activity import notices_of, tables_of_notices
from moothall.core.notices import Notice
from moothall.core.people import PARTICIPANTS
from moothall.core.session_details import details_of
from moothall.day_words import near_day
from moothall.desk import Desk
from moothall.record_words import field_words
from moothall.ui.kit.log_panel import LogPanel
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.private_block import PrivateBlock
from moothall.ui.kit.rows_model import ListedNote
from moothall.words import say


def waiting_for(desk: Desk, action: Action) -> list[Notice]:
    """Who has still to be asked before it can be done: vetoes and duties to consult over what it speaks of."""
    words = " ".join((action.what, action.done, action.with_whom))
    return [notice for notice in notices_of(desk.activities, desk.session, words) if notice.touches and notice.open]


class WaitsFor(QWidget):
    """At the side, for the desk alone: what the chosen action waits for. Nothing while it waits for nobody."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._block, self.words = desk, PrivateBlock(say("actions.waits_for")), PlainLabel("", "meta")
        self._block.column.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._block)
        column.addStretch(1)

    def show_action(self, action: Action | None) -> None:
        found = waiting_for(self._desk, action) if action and action.state not in OVER else []
        self.words.setText("\n".join(notice.said for notice in found))
        self._block.setVisible(bool(found))


class ActionsPanel(LogPanel):
    """The list of actions, and the one that is being made clear."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        self._aside = WaitsFor(stage.desk)
        # A veto that is named, or lifted, changes what an action waits for.
        self.also_shown = tables_of_notices(stage.desk.activities)
        super().__init__(stage, item_key, ACTION)

    def order(self, entries: list[Action]) -> list[Action]:
        # Without a day it can't be kept to, so that those stand first; what is over stands last.
        return sorted(entries, key=lambda a: (a.state in OVER, a.by_when, a.number))

    def listed(self, entry: Action) -> ListedNote:
        session = self.desk.session
        state = () if entry.state == "open" else (say(f"actions.state_{entry.state}"),)
        owner_now = session.find(PARTICIPANTS, entry.owner)
        if owner_now and not owner_now.present and entry.state not in OVER:
            state = (*state, say("actions.left"))
        if entry.state not in OVER and waiting_for(self.desk, entry):
            state = (*state, say("actions.waits"))
        owner = field_words(ACTION, ACTION.field("owner"), session, entry)
        when = near_day(entry.by_when, details_of(session).date)
        asked = "" if when else say("actions.ask_by_when")
        return ListedNote(entry.key, entry.number, entry.what, owner, when, marks=state, asked=asked)

    def redraw_entry(self) -> None:
        super().redraw_entry()
        self._aside.show_action(self.entry)

    def side(self) -> QWidget:
        return self._aside
