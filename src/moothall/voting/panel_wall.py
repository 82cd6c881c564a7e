"""The wall as the desk sees it: whose card is in hand there and for how long, who was called, who is still to come."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.core.errors import Expected
from moothall.core.picture import Showing
from moothall.core.votes import VOTES
from moothall.desk import Desk
from moothall.ui.kit.button import Button
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.inline_parts import InlineKey
from moothall.ui.kit.plain_label import PlainLabel
from moothall.voting.pace import runs
from moothall.voting.rules import TAKE_BACK, card_number, shown_by, voters_in_room
from moothall.voting.wall_station import WallStation, wall_of
from moothall.words import say, sentence

_SECOND = 1000
"""ms between two looks at how long a card has been in hand."""


class WallBlock(QWidget):
    """Never a mark: cards by number, and nothing of what they chose."""

    show_wanted = Signal(object)

    def __init__(self, desk: Desk, vote_key: str, item_key: str) -> None:
        super().__init__()
        self._desk, self._vote_key, self._item_key = desk, vote_key, item_key
        self._doubted: tuple[int, ...] = ()  # cards asked about last: the same again are meant
        self._now, self._called = PlainLabel("", "label"), PlainLabel("", "label")
        self._to_come = PlainLabel("", "meta", ink="ink2")
        self._show = Button(say("voting.wall_show"), small=True)
        self._away = Button(say("voting.wall_away"), "link", small=True)
        self._call = EntryLine(say("voting.wall_call"), hint=say("voting.wall_call_hint"), board=True)
        self._call.mean(InlineKey("Enter"))
        self._show.clicked.connect(
            lambda: self.show_wanted.emit(Showing(shown_by(desk.session.get(VOTES, vote_key)), item_key, subject=vote_key))
        )
        self._away.clicked.connect(lambda: self._wall.send_away())
        self._call.committed.connect(self._call_cards)
        self._seconds = QTimer(self, interval=_SECOND)
        self._seconds.timeout.connect(self.redraw)
        self._lay_out()
        self.redraw()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel(say("voting.wall_title"), "section"))
        row = QHBoxLayout()
        row.addWidget(self._now, 1)
        row.addWidget(self._show)
        row.addWidget(self._away)
        column.addLayout(row)
        column.addWidget(self._called)
        column.addWidget(self._call)
        column.addWidget(self._to_come)

    @property
    def _wall(self) -> WallStation:
        return wall_of(self._desk, shown_by(self._desk.session.get(VOTES, self._vote_key)))

    def _call_cards(self, text: str) -> None:
        """ "13 27" adds them to the line, a dash ends it. All of them or none."""
        words = text.replace(",", " ").split()
        try:
            cards = () if text.strip() in TAKE_BACK else tuple(card_number(word) for word in words)
            meant, self._doubted = cards == self._doubted, cards
            if words:
                self._wall.call(cards, meant=meant and bool(cards))
        except Expected as trouble:
            self._call.refuse(sentence(trouble))
            return
        self._doubted = ()
        self._call.taken()

    def redraw(self) -> None:
        wall, desk = self._wall, self._desk
        shown = wall.vote is not None and wall.vote.key == self._vote_key and not desk.blanked
        card = wall.card if shown else 0
        held = wall.held_for
        if card:
            # Asked on the wall as well.
            self._now.setText(say("voting.wall_asked" if wall.at_hand.still else "voting.wall_held", card=card, n=held))
        else:
            self._now.setText(say("voting.wall_free" if shown else "voting.wall_elsewhere"))
        self._show.setVisible(not shown)
        self._away.setVisible(bool(card))
        called = wall.called if shown else ()
        self._called.setText(say("voting.wall_called", cards=", ".join(map(str, called))) if called else "")
        self._called.setVisible(bool(called))
        # Without a wall there is nobody to call to it.
        self._call.setVisible(shown)
        missing = set(range(1, voters_in_room(desk.session, self._vote_key) + 1)) - set(desk.cards(self._vote_key))
        self._to_come.setText(say("voting.wall_to_come", cards=runs(missing)) if missing else "")
        if bool(card) != self._seconds.isActive():
            self._seconds.start() if card else self._seconds.stop()
