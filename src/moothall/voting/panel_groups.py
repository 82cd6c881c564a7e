"""Which cards were given to which group, so that a result can be split where groups are large enough. Never which card to whom."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from moothall.core.card_groups import card_groups, hand_out
from moothall.core.errors import Expected, Refused
from moothall.core.votes import SPLITS, Vote, change_rule
from moothall.desk import Desk
from moothall.ui.kit.button import Button
from moothall.ui.kit.choice import Choice
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.text_field import TextField
from moothall.voting.group_names import MOST_OFFERED, being_typed, known_groups, offered, unknown_groups
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
        # Names that fit the line being typed; a press puts one in.
        self._offers = [Button("", "link", small=True) for _ in range(MOST_OFFERED)]
        self._asked: list[str] = []  # names nobody here is from, as they were asked about last
        self._by.chosen.connect(self._split)
        self._cards.changed_done.connect(self._hand_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(say("voting.groups_help"), "meta", ink="ink2"))
        column.addWidget(self._by, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._cards)
        row = QHBoxLayout()
        for offer in self._offers:
            row.addWidget(offer)
            # The keyboard stays in the lines: leaving them would hand the cards out half typed.
            offer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            offer.clicked.connect(lambda _=False, offer=offer: self._take(offer.words))
        row.addStretch(1)
        column.addLayout(row)
        self._edit.cursorPositionChanged.connect(self._offer)
        self.redraw()

    @property
    def _edit(self) -> QPlainTextEdit:
        assert isinstance(self._cards.edit, QPlainTextEdit)
        return self._cards.edit

    def _known(self) -> list[str]:
        return known_groups(self._desk.session, self._vote().split_by)

    def _offer(self) -> None:
        """As one types: the list's own names, so that no group is there in two spellings."""
        typed = being_typed(self._cards.text(), self._edit.textCursor().position()) if self._edit.hasFocus() else None
        names = offered(self._known(), typed[2]) if typed else []
        for offer, name in zip_longest(self._offers, names, fillvalue=""):
            assert isinstance(offer, Button)
            offer.set_words(name)
            offer.setVisible(bool(name))

    def _take(self, name: str) -> None:
        typed = being_typed(self._cards.text(), self._edit.textCursor().position())
        if typed is not None:
            cursor = self._edit.textCursor()
            cursor.setPosition(typed[0])
            cursor.setPosition(typed[1], QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(name)  # as if typed: Ctrl+Z takes it out again
            self._edit.setTextCursor(cursor)

    def _split(self, by: str) -> None:
        # Not under the lines, which are out of sight while there is no split.
        self._try(lambda: self._desk.do(change_rule(self._desk.session, self._vote().key, split_by=by)), self.said.emit)
        # What was refused must not stand there as if it held.
        self.redraw()

    def _hand_out(self, text: str) -> None:
        def keep() -> None:
            # All lines or none: half a list of groups would split a result wrongly without anybody seeing it.
            ranges = ranges_typed(text)
            self._ask_whether(unknown_groups(self._known(), ranges))
            self._desk.do(hand_out(self._desk.session, self._vote().key, ranges, self._desk.keys(len(ranges))))

        self._try(keep, self._cards.refuse)

    def _ask_whether(self, unknown: list[str]) -> None:
        """Refused once for a name that nobody here is from: a slip would make two groups of one. The same again is meant."""
        before, self._asked = self._asked, unknown
        if unknown and unknown != before:
            by = say(f"voting.split_{self._vote().split_by}")
            raise Refused("voting.unknown_group", name=", ".join(unknown), by=by)

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
        self._offer()
        self._cards.set_text("\n".join(f"{g.first}-{g.last} {g.name}" for g in card_groups(self._desk.session, vote.key)))
