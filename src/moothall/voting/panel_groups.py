"""Which cards were given to which group, so that a result can be split where groups are large enough. Never which card to whom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.core.card_groups import card_groups, hand_out
from moothall.core.errors import Expected
from moothall.core.votes import SPLITS, Vote, change_rule
from moothall.desk import Desk
from moothall.ui.kit.choice import Choice
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.text_field import TextField
from moothall.voting.rules import ranges_typed
from moothall.words import say, sentence


class GroupFields(QWidget):
    """What ballots are grouped by, and a line for each group: "1-15 Health". `said` has what stood in the way of the first; the second
    says it under itself."""

    said = Signal(str)

    def __init__(self, desk: Desk, vote: Callable[[], Vote]) -> None:
        super().__init__()
        self._desk, self._vote = desk, vote
        self._by = Choice(say("voting.split_by"), [(by, say(f"voting.split_{by or 'none'}")) for by in SPLITS])
        # From two lines high to eight, one for each group; with more groups it scrolls.
        self._cards = TextField(say("voting.cards_by_group"), lines=(2, 8), one_a_line=True)
        self._by.chosen.connect(self._split)
        self._cards.changed_done.connect(self._hand_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(say("voting.groups_help"), "meta", ink="ink2"))
        column.addWidget(self._by, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._cards)
        self.redraw()

    def _split(self, by: str) -> None:
        # Not under the lines, which are out of sight while there is no split.
        self._try(lambda: self._desk.do(change_rule(self._desk.session, self._vote().key, split_by=by)), self.said.emit)
        # What was refused must not stand there as if it held.
        self.redraw()

    def _hand_out(self, text: str) -> None:
        def keep() -> None:
            # All lines or none: half a list of groups would split a result wrongly without anybody seeing it.
            ranges = ranges_typed(text)
            self._desk.do(hand_out(self._desk.session, self._vote().key, ranges, self._desk.keys(len(ranges))))

        self._try(keep, self._cards.refuse)

    def _try(self, act: Callable[[], object], tell: Callable[[str], object]) -> None:
        try:
            act()
        except Expected as trouble:
            tell(sentence(trouble))

    def redraw(self) -> None:
        vote = self._vote()
        self._by.choose(vote.split_by)
        # The lines stay in the session when the split is turned off, and come back with it.
        self._cards.setVisible(bool(vote.split_by))
        self._cards.set_text("\n".join(f"{g.first}-{g.last} {g.name}" for g in card_groups(self._desk.session, vote.key)))
