"""25/10 on the desk: a card a line with its five scores; the list stands by them, the highest first."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from moothall.activities.crowd_sourcing.entries import place_words, sum_words
from moothall.activities.crowd_sourcing.records import CROWD_SOURCING, CrowdCard
from moothall.activities.crowd_sourcing.rules import RankedCard, ranked
from moothall.core.picture import Showing
from moothall.ui.kit.entry_acts import EntryAct
from moothall.ui.kit.log_panel import LogPanel
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.rows_model import ListedNote
from moothall.words import say


class CrowdSourcingPanel(LogPanel):
    """The line, and the cards as they rank."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        self._ranked: dict[str, RankedCard] = {}
        super().__init__(stage, item_key, CROWD_SOURCING)

    def order(self, entries: list[CrowdCard]) -> list[CrowdCard]:
        """Those still without scores first: they are what is to be done."""
        placed = ranked(entries)
        self._ranked = {one.card.key: one for one in placed}
        return [one.card for one in sorted(placed, key=lambda one: bool(one.place))]

    def listed(self, entry: CrowdCard) -> ListedNote:
        one = self._ranked[entry.key]
        if not one.place:
            return ListedNote(entry.key, entry.number, entry.text, asked=say("crowd_sourcing.ask_scores"))
        marks = (say("crowd_sourcing.scores", n=len(one.scores)),) if one.unusual else ()
        return ListedNote(
            entry.key, entry.number, entry.text, sum_words(one), say("crowd_sourcing.in_list", place=place_words(one)), marks=marks
        )

    def acts(self) -> tuple[EntryAct, ...]:
        return (self.action_act(),)

    def side(self) -> QWidget:
        return PlainLabel(say("crowd_sourcing.about"))

    def shown(self) -> Showing | None:
        """What a card asks for first; once that is up, the highest."""
        up = self.desk.showing
        here = up.activity == CROWD_SOURCING.key and up.item == self.item_key and not self.desk.blanked
        scored = any(one.place for one in self._ranked.values())
        return Showing(CROWD_SOURCING.key, self.item_key, "all") if here and scored and up.view != "all" else super().shown()
