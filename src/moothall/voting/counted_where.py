"""Who has voted and who is still to come, over all ways in at once: one figure for desk, wall and record. Counts no mark, reads no ballot.

A card counts one person. A table's sheet, dots on a wall and hands give marks and nobody behind them, so that whoever is on a sheet and
holds a card as well is counted twice, and nobody can say how many are missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from moothall.core.ballots import COUNTING_NOBODY, Tally, Turnout
from moothall.core.interpretation import people
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import Vote
from moothall.words import say


@dataclass(frozen=True, slots=True)
class WhoVoted:
    """`handed_in` are people: their ballots counted, short or spoiled. `totals` are sheets and counts with nobody behind them; `of` is how
    many could vote, 0 when nobody counted the room.
    """

    handed_in: int
    totals: int
    of: int

    @property
    def to_come(self) -> int | None:
        """None where nobody can say: the room wasn't counted, or people may be in a total."""
        return max(0, self.of - self.handed_in) if self.of and not self.totals else None

    @property
    def base(self) -> int:
        """What the number of people is out of; 0 where that would mislead."""
        return self.of if not self.totals and self.handed_in <= self.of else 0


def who_voted(vote: Vote, turnout: Turnout, tally: Tally | None, of: int) -> WhoVoted:
    """As it is now. `tally` where it may be known: where everybody has one mark, totals count people too."""
    totals = turnout.ballots - turnout.people
    if totals and tally is not None and kind_of(vote).one_each:
        return WhoVoted(people(tally) + turnout.spoiled, 0, of)
    return WhoVoted(turnout.people + turnout.spoiled, totals, of)


def doubts(now: WhoVoted, hands: int = 0) -> Iterator[str]:
    """What to tell whoever counts. `hands` are the most that one option got. Nothing here forbids anything."""
    if now.to_come:
        yield say("voting.to_come", n=now.to_come)
    if now.of and now.handed_in > now.of:
        yield say("voting.more_than_people", n=now.handed_in, of=now.of)
    if now.totals and now.handed_in:
        yield say("voting.sheets_too", n=now.totals)
    if now.totals and now.of:
        yield say("voting.nobody_can_say")
    if now.handed_in and hands and now.of and now.handed_in + hands > now.of:
        yield say("voting.counted_twice", hands=hands, cards=now.handed_in, sum=now.handed_in + hands, of=now.of)


def hands_left(of: int, by_card: int) -> int:
    """How many hands can go up: those who have not voted by card."""
    return max(0, of - by_card)


def said_beside(way: str, routes: Mapping[str, int], by_card: int) -> str:
    """What stands over a way in while another is in use that may count the same people; "" where none is."""
    others = [other for other in ("table", "wall", "hands") if other != way and routes.get(other)]
    if way in COUNTING_NOBODY and by_card:
        return say(f"voting.beside_cards_{way}", n=by_card)
    if others:
        return say("voting.beside_totals", ways=", ".join(say(f"voting.way_{other}") for other in others))
    return ""
