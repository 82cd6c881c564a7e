"""What the vote's pages have in common: the desk, the vote they are about, and how trouble is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from moothall.core.agenda import AGENDA, AgendaItem
from moothall.core.errors import Refused
from moothall.core.picture import Showing
from moothall.core.votes import VOTES, Option, Vote, options_of
from moothall.desk import Desk
from moothall.ui.kit.attempt import done
from moothall.ui.kit.chip import Chip
from moothall.ui.kit.wrapped_row import WrappedRow
from moothall.voting.counted_where import who_voted
from moothall.voting.room import rule_words
from moothall.voting.rules import far_card, voters_in_room
from moothall.words import say

_SHORT_RULE = 36
"""Characters of a rule beside which a third chip has room, in a window of 1440."""


class VotePage(QWidget):
    """One state of a vote. Its signals are passed on by the panel, which says what each is for."""

    said = Signal(str, str, object)
    show_wanted = Signal(object)
    follow_wanted = Signal(object)
    lock_wanted = Signal(object)  # a widget to take the desk's place, so that nothing of it is seen
    another_wanted = Signal()
    close_wanted = Signal()
    reveal_wanted = Signal(bool)  # whether by a key, which may still be held from closing
    go_wanted = Signal(str, str)
    keys_changed = Signal()

    def __init__(self, desk: Desk, item_key: str, vote_key: str) -> None:
        super().__init__()
        self.desk = desk
        self.item_key = item_key
        self.vote_key = vote_key
        self._doubted = 0  # the far card that was asked about last

    @property
    def item(self) -> AgendaItem | None:
        """None once the item has been deleted under the page."""
        return self.desk.session.find(AGENDA, self.item_key)

    @property
    def vote(self) -> Vote:
        """As it is now. Refused when it has gone, and on the page that stands before there is a vote."""
        return self.desk.session.get(VOTES, self.vote_key)

    def follow(self, showing: Showing) -> None:
        """The next look at this vote, for a room that looks at it; another vote of the item may be up, and stays."""
        if self.desk.showing.subject in ("", self.vote_key):
            self.follow_wanted.emit(showing)

    @property
    def options(self) -> Sequence[Option]:
        """In ballot order, as they are worded now."""
        return options_of(self.desk.session, self.vote_key)

    def attempt(self, act: Callable[[], object]) -> bool:
        """Whether the act was done; what stood in its way is said in a message. Only Refused and Trouble: anything else goes on up."""
        return done(self.said, act)

    def ask_about(self, card: int) -> None:
        """Refused once for a card that can hardly have been given out; the same card again is meant."""
        # A typing slip ("331" for "31") would hand in a ballot nobody holds, and shut out whoever does; but late guests are real.
        far = card_is_far(self.desk, self.vote, card)
        if far and card != self._doubted:
            self._doubted = card
            raise Refused("voting.far_card", card=card, n=voters_in_room(self.desk.session, self.vote_key))
        self._doubted = 0

    def redraw(self) -> None:
        """Something the page shows was touched."""

    def take_focus(self) -> None:
        self.setFocus()

    def unkept(self) -> str:
        """The sentence that says what closing now would throw away; "" when everything typed is kept."""
        return ""

    def fold_side(self, folded: bool) -> None:
        """The turnout and Close at the side went out of sight, or came back."""

    def leave(self) -> None:
        """Another page is turned to. What was said about something typed here is not there when one comes back; what was typed is."""

    def wall_turned(self) -> None:
        """What goes on at the shared screen is something else now. Only a live vote shows it."""

    def keys(self) -> list[tuple[str, str]]:
        return []


def card_is_far(desk: Desk, vote: Vote, card: int) -> bool:
    """Whether a card that is not in yet can hardly have been given out. Where people may vote for somebody absent, nobody can say."""
    return not vote.proxies and card not in desk.cards(vote.key) and far_card(desk.session, card, vote.key)


def unkept_way(way: str) -> str:
    """What is said when something is typed for a way in and not kept yet."""
    return say("voting.unkept", way=say(f"voting.way_{way}"))


def turnout_words(desk: Desk, vote: Vote) -> tuple[str, str]:
    """How many are in, as a figure, and of how many."""
    # As counted when it closed, else as the list is now.
    of = vote.present or voters_in_room(desk.session, vote.key)
    now = who_voted(vote, desk.turnout(vote.key), desk.tally(vote.key), of)
    voted, sheets = now.handed_in, now.totals
    rest = say("voting.of", n=of) if of and not sheets else say("voting.in") if voted or not sheets else say("voting.totals")
    return str(voted if voted or not sheets else sheets), rest


class VoteFacts(WrappedRow):
    """The chips that say what this vote is, and what goes beside them; where they don't stand side by side, on further lines."""

    def __init__(self, vote: Vote, options: Sequence[Option], *beside: QWidget) -> None:
        # The first sentence is what each person has; how the vote is held stands on the chip before it.
        rule = rule_words(vote).split(". ")[0].rstrip(".")
        chips = [Chip(say(f"voting.state_{vote.state}_{vote.mode}"), "active"), Chip(rule)]
        # Whole before many: a long rule has the room of what can be counted below.
        if len(rule) <= _SHORT_RULE:
            chips.append(Chip(say("voting.options_frozen", n=len(options), at=vote.opened)))
        super().__init__([*chips, *beside])

    def minimumSizeHint(self) -> QSize:
        # A rule as long as the page is shortened rather than pushing it wider.
        return QSize(0, super().minimumSizeHint().height())


def key_pairs(*names: str) -> list[tuple[str, str]]:
    """Keys and what they do, for the key line, by their names in the words file."""
    return [(say(f"voting.key_{n}"), say(f"voting.does_{n}")) for n in names]
