"""A vote that is closed and not yet revealed: card numbers are gone, and nobody has seen a dot."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from moothall.desk import Desk
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.withheld_box import WithheldBox
from moothall.voting.panel_page import VotePage, facts_row, key_pairs
from moothall.words import say


class ClosedPage(VotePage):
    """Waits for the facilitator to reveal."""

    def __init__(self, desk: Desk, item_key: str, vote_key: str) -> None:
        super().__init__(desk, item_key, vote_key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(facts_row(self.vote, self.options))
        column.addWidget(PlainLabel(say("voting.closed_title"), "section"))
        column.addWidget(PlainLabel(say("voting.closed_help"), "body", ink="ink2"))
        column.addWidget(WithheldBox(say("voting.sealed"), say("voting.opens_at_reveal")), 1)

    def keys(self) -> list[tuple[str, str]]:
        return key_pairs("reveal")
