"""What tests of the page of what leaves the room share: choosing an audience, and the files it wrote."""

from __future__ import annotations

from PySide6.QtCore import Qt

from moothall.core.levels import Level
from moothall.ui.facilitator.export_page import ExportPage

SECRET = "How should we tell Harbour Trust that nobody believes them?"


def choose(qtbot, leave: ExportPage, level: Level) -> None:
    qtbot.mouseClick(leave.whom.choices[level], Qt.MouseButton.LeftButton)


def written(qtbot, leave: ExportPage, folder) -> list:
    folder.mkdir(exist_ok=True)
    with qtbot.waitSignal(leave.saved, timeout=30_000):
        leave.write_to(folder)
    return sorted(folder.iterdir())
