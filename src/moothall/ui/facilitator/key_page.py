"""F1: every key there is, by menu, and those of the panel one came from. A page to read; presses nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from moothall.ui.facilitator.commands import MENUS
from moothall.ui.facilitator.key_names import shown_keys
from moothall.ui.facilitator.page_host import CommandHost
from moothall.ui.facilitator.window_page import WindowPage
from moothall.ui.kit.card import Rule
from moothall.ui.kit.key_cap import KeyCap
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say


class KeyPage(WindowPage):
    """Two columns: the keys, and what they do."""

    def __init__(self, stage: PanelContext, host: CommandHost) -> None:
        super().__init__(stage, host, say("window.all_keys"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(2, 1)
        self.column.addLayout(self._grid)
        self.column.addStretch(1)
        # Still the panel one came from: this page is shown only after it is made.
        panel = host.panel
        here = panel.keys() if panel is not None else []
        if here:
            self._section(say("window.keys_here"), [(_caps(keys), words) for keys, words in here])
        for menu in MENUS:
            rows = [(shown_keys(command.keys), command.words) for command in host.menus.commands if command.menu == menu and command.keys]
            self._section(say(f"menu.menu_{menu}"), rows)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _section(self, title: str, rows: list[tuple[list[str], str]]) -> None:
        row = self._grid.rowCount()
        # px: the heading stands at the foot of it, with the gap above.
        self._grid.setRowMinimumHeight(row, 48)
        self._grid.addWidget(PlainLabel(title, "section"), row, 0, 1, 3, Qt.AlignmentFlag.AlignBottom)
        self._grid.addWidget(Rule(), row + 1, 0, 1, 3)
        for place, (keys, words) in enumerate(rows, row + 2):
            # Two columns of caps; no command has a third key worth a place.
            for column, key in enumerate(keys[:2]):
                self._grid.addWidget(KeyCap(key), place, column, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(PlainLabel(words), place, 2)

    def take_focus(self) -> None:
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that arrows and PgDn scroll
        self.page.setFocus()


def _caps(keys: str) -> list[str]:
    """ "↑ ↓" is two keys, "32 A" is typed."""
    parts = keys.split()
    return parts if all(len(part) == 1 for part in parts) else [keys]
