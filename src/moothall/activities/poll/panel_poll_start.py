"""Before there is a poll: the proposal in words everyone can see, and the scale it is answered on. Both can change until it opens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from moothall.activities.poll.rules import prepare, proposal_of, settings_of
from moothall.core.errors import Refused
from moothall.desk import Desk
from moothall.desk.scale_library import ready_scale, ready_scales
from moothall.ui.kit.button import Button
from moothall.ui.kit.choice import Choice
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.kit.text_field import TextField
from moothall.voting.on_scale import KEYS_NEEDED
from moothall.voting.panel_page import VotePage, key_pairs
from moothall.words import say


class PollStart(VotePage):
    """A proposal and a scale."""

    def __init__(self, desk: Desk, item_key: str, vote_key: str) -> None:
        super().__init__(desk, item_key, vote_key)
        item = self.item
        self._proposal = TextField(say("poll.proposal"), proposal_of(desk.session, item) if item else "", lines=(2, 6))
        self._scale = Choice(say("poll.scale"), [(s.key, s.name) for s in ready_scales()])
        # As wide as the longest name, so that the page doesn't move when another scale is chosen.
        self._scale.box.setMinimumContentsLength(max(len(s.name) for s in ready_scales()))
        self._scale.choose(settings_of(item).scale)
        self._begin = Button(say("poll.begin"), "primary")
        self._begin.clicked.connect(self._prepare)
        page = ScrollPage(margins=False)
        page.add(PlainLabel(say("poll.start_title"), "section"))
        page.add(PlainLabel(say("poll.start_help"), "body", ink="ink2"))
        page.add(self._proposal)
        page.column.addWidget(self._scale, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def _prepare(self) -> None:
        self.attempt(self._draft)

    def _draft(self) -> None:
        """Refused when the item or the scale has gone since the page was drawn."""
        item, ready = self.item, ready_scale(self._scale.box.currentData())
        if item is None or ready is None:
            raise Refused("core.gone")
        # One key more than a scale may need: the vote's own.
        self.desk.do(prepare(self.desk.session, item, self._proposal.text(), ready, self.desk.keys(KEYS_NEEDED + 1)))

    def take_focus(self) -> None:
        self._proposal.setFocus(Qt.FocusReason.TabFocusReason)

    def keys(self) -> list[tuple[str, str]]:
        return key_pairs("tab")
