"""The power log on the desk: one line names a statement; everything else about it may follow or not. Never shown to the room."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from moothall.activities.power.entries import held_back, wordings
from moothall.activities.power.records import POWER, PowerEntry
from moothall.core.levels import Level
from moothall.ui.kit.log_panel import LogPanel
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.private_block import PrivateAdvice
from moothall.words import say


class PowerPanel(LogPanel):
    """The list of statements, and the one that is chosen."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        super().__init__(stage, item_key, POWER)

    def marks(self, entry: PowerEntry) -> tuple[str, ...]:
        if entry.visibility == Level.PRIVATE:
            return (say("kit.private_mark"),)
        return () if entry.read_back else (say("power.not_read_back"),)

    def wording(self, entry: PowerEntry) -> str:
        return wordings(entry).get(Level(entry.visibility), "")

    def held_back(self, entry: PowerEntry) -> str:
        return held_back(entry)

    def side(self) -> QWidget:
        return PrivateAdvice(say("power.side"))
