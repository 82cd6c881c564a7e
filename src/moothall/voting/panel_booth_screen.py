"""The booth's own screen: large options, one voter at a time, cleared after Done and when left alone. Never tells a mark before Done."""

from __future__ import annotations

from collections.abc import Sequence
from random import SystemRandom

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent

from moothall.core.errors import Expected, Refused
from moothall.core.votes import VOTES, Option
from moothall.desk import Desk
from moothall.ui.kit.announce import announce
from moothall.ui.shared_screen.screen import SharedScreen
from moothall.voting.ballot_reading import shape_of
from moothall.voting.booth import Turn, booth_says, booth_sentence
from moothall.voting.panel_page import card_is_far
from moothall.voting.rules import card_number, voters_in_room

IDLE = 120_000
"""Milliseconds after which a ballot left alone is cleared, and its card is free again."""
NARROW_BELOW = 1.5
"""Of its height: an old projector's or tablet's 1.33, not a laptop's 1.6."""
THANKS = 3_000
"""Milliseconds for which "kept" is said before the next card is asked for."""


def shuffled(options: Sequence[Option]) -> Sequence[Option]:
    """A fair order for one voter, by the system's own chance."""
    # SystemRandom, since a seeded order could be worked out again afterwards; a sample is a copy, and the ballot's own order stays.
    return SystemRandom().sample(options, len(options))


class BoothScreen(SharedScreen):
    """A screen of its own for one person. A press changes this ballot only; the desk hears of it at Done, whole."""

    kept = Signal(int)  # a card has voted

    def __init__(self, desk: Desk, vote_key: str) -> None:
        super().__init__()
        self._desk, self._vote_key = desk, vote_key
        self._turn = self._fresh_turn()
        # The far card that was asked about last: the same again is meant.
        self._doubted = 0
        self._idle = QTimer(self, interval=IDLE, singleShot=True)
        self._idle.timeout.connect(self.clear)
        self._thanks = QTimer(self, interval=THANKS, singleShot=True)
        self._thanks.timeout.connect(self._show)
        self.setWindowTitle(booth_says("voting.booth"))
        self.setAccessibleName(booth_says("voting.booth"))
        # Letters are typed as options here, so the shared screen's own single keys are off.
        self.set_single_keys(False)
        self.wished.connect(self.answer)
        self.page_wanted.connect(self._turn_page)
        self._show()

    @property
    def card(self) -> int:
        """The card of whoever stands at it; 0 between two voters."""
        return self._turn.card

    def _fresh_turn(self) -> Turn:
        """With the options as they are worded now."""
        session = self._desk.session
        return Turn(shape_of(session, session.get(VOTES, self._vote_key)), shuffled)

    def clear(self) -> None:
        """Ready for the next voter; an unfinished ballot is nowhere any more."""
        self._turn.clear()
        self._show()

    def hand(self, card: int) -> None:
        """Lets a card vote. Refused for one that is in, and once for one that can hardly have been given out."""
        vote = self._desk.session.get(VOTES, self._vote_key)
        if card in self._desk.cards(self._vote_key):
            self._doubted = 0
            raise Refused("voting.booth_used", card=card)
        if card != self._doubted and card_is_far(self._desk, vote, card):
            self._doubted = card
            raise Refused("voting.far_card", card=card, n=voters_in_room(self._desk.session, self._vote_key))
        self._doubted = 0
        # An option may have been corrected since the last voter.
        self._turn = self._fresh_turn()
        self._turn.take(card)
        self._show()

    def answer(self, wish: str) -> None:
        """What was pressed or typed at the booth; what can't be is said there."""
        # Every touch counts as presence, refused ones too.
        self._idle.start()
        self._thanks.stop()
        what, _, number = wish.partition(":")
        try:
            self._act(what, number)
        except Expected as trouble:
            self._show(booth_sentence(trouble))

    def _act(self, what: str, number: str) -> None:
        match what:
            # A card in the middle of a ballot is passed over: a press too many must not put a voter's marks away.
            case "card" if not self._turn.card:
                self.hand(card_number(number))
                return
            case "tile":
                self._turn.press(int(number))
            case "undo":
                self._turn.undo()
            case "concern":
                self._turn.worry()
            case "done" if self._turn.card:
                self._keep()
                return
        self._show()

    def _keep(self) -> None:
        """On the disk first; only then is it gone from here."""
        # In words here, where it can be mended; the desk would keep it as spoiled.
        self._turn.must_fit()
        card, ballot = self._turn.card, self._turn.ballot
        self._desk.cast(self._vote_key, ballot.marks, "booth", card, concerns=ballot.concerns)
        self._turn.clear()
        self._show(booth_says("voting.booth_kept"))
        self._thanks.start()
        self.kept.emit(card)

    @property
    def _is_narrow(self) -> bool:
        return self.width() < NARROW_BELOW * self.height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many tiles as leave names whole at this size; a ballot in the middle stays as it is."""
        super().resizeEvent(event)
        if self._turn.narrow != self._is_narrow:
            self._turn.narrow = self._is_narrow
            self.show_picture(self._turn.picture())

    def _turn_page(self, by: int) -> None:
        self._turn.turn_page(by)
        self._show()

    def _show(self, said: str = "") -> None:
        # Between two voters there is nothing to clear.
        self._idle.start() if self._turn.card else self._idle.stop()
        self._turn.narrow = self._is_narrow
        self.show_picture(self._turn.picture(said))
        announce(self, said)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever uncovers the desk or closes the booth sees no ballot."""
        super().hideEvent(event)
        self._thanks.stop()
        self.clear()
