"""Ballots: durable, but never steps. One is judged by the rule, kept on the slip it came on, and told of without what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from moothall.core.activity import Activity
from moothall.core.ballot_marking import Judgement, Marks
from moothall.core.ballots import COUNTING_NOBODY, REOPENED, SLIPS, SPOILED_BECAUSE, Turnout, checked, checked_total
from moothall.core.card_groups import group_of
from moothall.core.declarations import voters
from moothall.core.errors import Refused
from moothall.core.vote_kinds import SUMMED, kind_of
from moothall.core.vote_splits import Split, closed_rounds, least_mark, split_of
from moothall.core.votes import VOTES, Vote, close_vote, opened, options_of, reopen_vote
from moothall.desk.ballot_box import BallotBox
from moothall.desk.news import News
from moothall.desk.settings import load_settings
from moothall.desk.step_desk import StepDesk
from moothall.store import Store

WAYS_IN = {
    # Dots on a wall and hands are seen by the whole room, so they are no way in where nobody should see. A table's sheet shows no
    # single ballot.
    "sealed": frozenset({"booth", "paper", "table"}),
    "live": frozenset({"live", REOPENED, "booth", "paper", "table", "wall", "hands"}),
    "totals": frozenset({"table", "wall", "hands"}),
}
"""How ballots may come in by a vote's mode, which is chosen first: what everyone sees can't be sealed, a total has no cards."""


def ways_in(vote: Vote) -> frozenset[str]:
    """The ways in that a vote's mode and kind allow: a show of hands says nothing of a hundred points, no sum anything of ratings."""
    by_mode = WAYS_IN[vote.mode]
    by_kind = by_mode - (SUMMED - kind_of(vote).sums(vote))
    # An older file may hold a vote of a kind by totals that is not begun any more; it goes on as it was begun.
    return by_kind or by_mode


class BallotDesk(StepDesk):
    """A session that can be changed, with its ballots."""

    def __init__(self, store: Store, activities: Iterable[Activity], clock: Callable[[], datetime], ids: Callable[[], str]) -> None:
        super().__init__(store, activities, clock, ids)
        # Votes whose cards were found complete. It never goes stale: what is written from then on keeps both together.
        self._carded: set[str] = set()

    def cast(
        self,
        vote: str,
        marks: Marks,
        route: str,
        number: int | None = None,
        replace: bool = False,
        concerns: Marks | None = None,
        people: int = 0,
    ) -> News:
        """Keep one ballot. `number` is its voting card's, its table's, or the option's whose hands or wall dots were counted; `people`
        is how many stand behind such a count, 0 when nobody knows.

        Refused in words when it breaks the rule, its slip is in already (unless `replace`), or the way in is wrong. Trouble when the disk
        refuses, and then nothing has changed.
        """
        record = opened(self.session, vote)
        # What the rule refuses comes before the disk is touched; the box in memory is told last, of what the disk has taken.
        self._may_come_by(record, route, number)
        numbers = {o.key: o.number for o in options_of(self.session, vote)}
        marks, concerns = _given(marks, numbers), _given(concerns or {}, numbers)
        counted = route in COUNTING_NOBODY
        verdict = checked_total(record, marks, numbers, people) if counted else checked(record, marks, numbers, concerns)
        self._keep(vote, route, number, replace, marks, verdict, concerns)
        self._box(vote).put(route, number)
        return self._tell(votes=frozenset({vote}))

    def spoil(self, vote: str, card: int, reason: str, route: str = "paper") -> News:
        """Keep a card as spoiled, with the key of the reason: it is listed and never counted. What it held before goes. Refused for a
        reason there is none of, and when no ballot may come in this way.
        """
        self._may_come_by(opened(self.session, vote), route, card)
        if reason not in SPOILED_BECAUSE:
            raise Refused("core.no_such_reason")
        self._keep(vote, route, card, True, {}, Judgement("spoiled", reason), {})
        self._box(vote).put(route, card, reason)
        return self._tell(votes=frozenset({vote}))

    def _keep(self, vote: str, route: str, number: int | None, replace: bool, marks: Marks, verdict: Judgement, concerns: Marks) -> None:
        self._must_be_free()
        # Asking for the ledger is also what finds out whether the ballots in the file are whole.
        ledger, sort = self._store.ledger, SLIPS[route]
        with self._store.transaction():
            # Out and in again within one transaction: a power cut in between must not lose the first ballot.
            if replace and number in self.slips(vote, sort):
                ledger.take_back(vote, number or 0, sort)
            group = group_of(self.session, vote, number or 0) if sort == "card" else ""
            ledger.put(vote, self.key(), route, marks, verdict, number, concerns, group)

    def _may_come_by(self, vote: Vote, route: str, number: int | None) -> None:
        if route not in WAYS_IN[vote.mode]:
            raise Refused(f"desk.not_in_a_{vote.mode}_vote")
        if route not in ways_in(vote):
            raise Refused("desk.no_sum_of_these")
        counts_people = route not in COUNTING_NOBODY
        # Cards count from 1; an option whose hands are counted may be number 0, as the fist is in fist to five.
        if (number is None and counts_people) or (number is not None and number < (1 if counts_people else 0)):
            raise Refused("desk.no_such_card")
        if counts_people and not self._knows_its_cards(vote.key):
            raise Refused("desk.cards_stayed_behind")

    def _knows_its_cards(self, vote: str) -> bool:
        """Whether each card's ballot still has its card, which a copy made in the middle of a vote leaves behind. Asked of the file once:
        from then on both are written together.
        """
        if vote not in self._carded and self._store.ledger.knows_its_cards(vote):
            self._carded.add(vote)
        return vote in self._carded

    def take_back(self, vote: str, number: int, sort: str = "card") -> News:
        """Remove a slip's ballot whole, so that it can vote again. Refused when the vote is not open, the slip is not in, or an act
        is being written. Trouble when the disk refuses.
        """
        self._must_be_free()
        opened(self.session, vote)
        with self._store.transaction():
            self._store.ledger.take_back(vote, number, sort)
        self._box(vote).take(sort, number)
        return self._tell(votes=frozenset({vote}))

    def _box(self, vote: str) -> BallotBox:
        """The vote's slips; made anew once a step has touched a vote."""
        if vote not in self._boxes:
            self._boxes[vote] = BallotBox(self._store.ledger, vote)
        return self._boxes[vote]

    def turnout(self, vote: str) -> Turnout:
        """How many ballots are in, and by which way."""
        return self._box(vote).turnout

    def cards(self, vote: str) -> Mapping[int, str]:
        """Which cards have voted and by which way, while the vote is open; spoiled ones too. Never what they chose."""
        return self.slips(vote, "card")

    def slips(self, vote: str, sort: str) -> Mapping[int, str]:
        """Which tables' sheets ("table") or options' counts ("wall", "hands") are in, while the vote is open."""
        return self._box(vote).slips(sort)

    def spoiled_cards(self, vote: str) -> Mapping[int, str]:
        """Cards marked spoiled, with the reason's key, while the vote is open."""
        return self._box(vote).spoiled

    def reopen_vote(self, vote: str, by: object = None) -> News:
        """Back to a draft; its ballots go from the file for good. Final, and in the log. Refused once the result is known. Trouble
        as in `close_vote`.
        """
        return self._finally(reopen_vote(self.session, vote), by, also=lambda: self._store.ledger.clear(vote))

    def close_vote(self, vote: str, by: object = None) -> News:
        """Final. Card numbers and groups go from the file, its history and everything beside it; what may be shown of groups stays.
        Refused when the vote is not open. Trouble when the disk refuses, or is too full to clear away the traces at once.
        """
        step = close_vote(self.session, vote, self.now(), voters(self.session, vote))
        # Worked out inside the transaction, from ballots that still have their groups, a moment before those go.
        return self._finally(step, by, also=lambda: self._store.ledger.forget_cards(vote, self.key, self._split_to_keep(vote)))

    def _split_to_keep(self, vote: str) -> Split | None:
        """What the result by group will show once it is known, from ballots that still have their group."""
        record, ledger = self.session.get(VOTES, vote), self._store.ledger
        if not record.split_by:
            return None
        tally = ledger.tally(record, options_of(self.session, vote))
        others = [(v, ledger.split(v, options_of(self.session, v.key))) for v in closed_rounds(self.session, record)]
        # Settled now and kept: screens and files show what it says, on whatever laptop they are opened.
        return split_of(tally, *ledger.groups(record, least_mark(self.session, record)), others, load_settings().smallest_cell)


def _given(marks: Marks, numbers: Mapping[str, int]) -> dict[str, int]:
    """The marks that say something. Refused for less than none, or for what isn't voted on: no rule's sum may be mended that way."""
    if any(option not in numbers or dots < 0 for option, dots in marks.items()):
        raise Refused("core.no_such_marks")
    return {option: dots for option, dots in marks.items() if dots}
