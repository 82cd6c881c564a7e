"""The register on the desk: one line declares an interest, the form says its kind and what was done. Never on the wall unasked."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from moothall import record_words
from moothall.activities.interest_register.records import INTEREST, Interest
from moothall.core.levels import Level
from moothall.record_words import field_words
from moothall.ui.kit.log_panel import LogPanel
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.private_block import PrivateAdvice
from moothall.ui.kit.rows_model import ListedNote
from moothall.words import say


class InterestsPanel(LogPanel):
    """The list of interests, the newest first, and the one that is chosen."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        super().__init__(stage, item_key, INTEREST)

    def listed(self, entry: Interest) -> ListedNote:
        who = field_words(INTEREST, INTEREST.field("participant"), self.desk.session, entry)
        asked = "" if entry.kind else say("interest_register.ask_kind")
        return ListedNote(entry.key, entry.number, entry.what, who, marks=self.marks(entry), asked=asked)

    def marks(self, entry: Interest) -> tuple[str, ...]:
        done = () if entry.outcome == "noted" else (say(f"interest_register.outcome_{entry.outcome}"),)
        if entry.visibility == Level.PRIVATE:
            return (say("kit.private_mark"), *done)
        return done if entry.read_back else (say("interest_register.not_read_back"), *done)

    def wording(self, entry: Interest) -> str:
        return entry.what if entry.visibility in (Level.PRIVATE, Level.PARTIES, Level.ROOM) else ""

    def held_back(self, entry: Interest) -> str:
        return record_words.held_back(entry)

    def side(self) -> QWidget:
        return PrivateAdvice(say("interest_register.side"))
