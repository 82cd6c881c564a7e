"""The check-out on the desk: the one question, and then the pages every poll has."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from moothall.activities.freedom.rules import prepare, question_of, settings_of
from moothall.core.errors import Refused
from moothall.desk import Desk
from moothall.desk.scale_library import ready_scale
from moothall.ui.kit.button import Button
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.kit.text_field import TextField
from moothall.voting.on_scale import KEYS_NEEDED
from moothall.voting.panel import VotingPanel
from moothall.voting.panel_page import VotePage, key_pairs
from moothall.words import say


class FreedomStart(VotePage):
    """The question as it is asked, and one press."""

    def __init__(self, desk: Desk, item_key: str, vote_key: str) -> None:
        super().__init__(desk, item_key, vote_key)
        item = self.item
        self._question = TextField(say("freedom.question"), question_of(desk.session, item) if item else "", lines=(2, 4))
        self._begin = Button(say("freedom.begin"), "primary")
        self._begin.clicked.connect(lambda: self.attempt(self._draft))
        page = ScrollPage(margins=False)
        page.add(PlainLabel(say("freedom.start_title"), "section"))
        page.add(PlainLabel(say("freedom.start_help"), "body", ink="ink2"))
        page.add(self._question)
        page.column.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def _draft(self) -> None:
        """Refused when the item or the scale has gone since the page was drawn."""
        item = self.item
        ready = ready_scale(settings_of(item).scale)
        if item is None or ready is None:
            raise Refused("core.gone")
        self.desk.do(prepare(self.desk.session, item, self._question.text(), ready, self.desk.keys(KEYS_NEEDED + 1)))

    def take_focus(self) -> None:
        self._begin.setFocus(Qt.FocusReason.TabFocusReason)

    def keys(self) -> list[tuple[str, str]]:
        return key_pairs("tab")


class FreedomPanel(VotingPanel):
    """One question, sealed."""

    start = FreedomStart
