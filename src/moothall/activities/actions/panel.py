"""Actions on the desk: one line keeps one, soonest first; the rest of it in the form beside."""

from __future__ import annotations

from moothall.activities.actions.records import ACTION, Action
from moothall.activities.actions.rules import OVER
from moothall.core.people import PARTICIPANTS
from moothall.core.session_details import details_of
from moothall.day_words import near_day
from moothall.record_words import field_words
from moothall.ui.kit.log_panel import LogPanel
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.rows_model import ListedNote
from moothall.words import say


class ActionsPanel(LogPanel):
    """The list of actions, and the one that is being made clear."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
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
        owner = field_words(ACTION, ACTION.field("owner"), session, entry)
        when = near_day(entry.by_when, details_of(session).date)
        asked = "" if when else say("actions.ask_by_when")
        return ListedNote(entry.key, entry.number, entry.what, owner, when, marks=state, asked=asked)
