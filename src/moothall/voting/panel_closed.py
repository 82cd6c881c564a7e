"""A vote that is closed and not yet revealed: card numbers are gone, and nobody has seen a dot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from moothall.desk import Desk
from moothall.ui.kit.button import Button
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.withheld_box import WithheldBox
from moothall.voting.panel_page import VoteFacts, VotePage, key_pairs
from moothall.words import say


class ClosedPage(VotePage):
    """Waits for the facilitator to reveal."""

    def __init__(self, desk: Desk, item_key: str, vote_key: str) -> None:
        super().__init__(desk, item_key, vote_key)
        # In place of the side panel's, where large text on a small screen folds that away, and its keys with it.
        self._reveal = Button(say("voting.reveal"), "primary", keys="Ctrl+Enter")
        self._reveal.clicked.connect(lambda: self.reveal_wanted.emit(False))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self._reveal, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda: self.reveal_wanted.emit(True))
        self._reveal.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(VoteFacts(self.vote, self.options))
        column.addWidget(PlainLabel(say("voting.closed_title"), "section"))
        column.addWidget(PlainLabel(say("voting.closed_help"), "body", ink="ink2"))
        column.addWidget(self._reveal, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(WithheldBox(say("voting.sealed"), say("voting.opens_at_reveal")), 1)

    def fold_side(self, folded: bool) -> None:
        self._reveal.setVisible(folded)

    def take_focus(self) -> None:
        self._reveal.setFocus(Qt.FocusReason.TabFocusReason)

    def keys(self) -> list[tuple[str, str]]:
        return key_pairs("reveal")
