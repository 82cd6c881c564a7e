"""A vote's result split by sector, organisation or table: the one table every page, screen and file shows, with small cells withheld.

It is made when the vote closes, and all that the file keeps of who was in which group. Deterministic; and where rounds follow one
another, what one withheld stays withheld.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from moothall.core.ballots import Tally
from moothall.core.cell_suppression import suppressed
from moothall.core.model import Session
from moothall.core.result_reading import top_points
from moothall.core.scales import SCALES
from moothall.core.small_cells import FEW, few_together
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import Option, Vote, rounds_before, votes

Cells = Mapping[str, Mapping[str, int]]
"""Voters by group and option."""


@dataclass(frozen=True, slots=True)
class Split:
    """Voters by option and group; of a rated vote those at the top of its scale, of an order of preference those who put the option first
    (`VoteKind.split_counts`). A cell is None where it is withheld; the empty name is everybody in no group large enough to show.

    `ballots` is how many ballots each group gave. Dots are not split: with the voters they could tell who gave how many.
    """

    by: str
    options: tuple[Option, ...]
    ballots: Mapping[str, int]
    voters: Mapping[str, Mapping[str, int | None]]

    @property
    def groups(self) -> tuple[str, ...]:
        """The largest first, the rest last."""
        return tuple(sorted(self.ballots, key=lambda g: (not g, -self.ballots[g], g)))

    @property
    def shows_something(self) -> bool:
        return any(n is not None for row in self.voters.values() for n in row.values())

    def withheld(self, option: Option, group: str) -> bool:
        """Whether this split kept back, or never had, that cell of the same option."""
        same = next((o for o in self.options if alike(o) == alike(option)), None)
        return same is not None and self.voters[same.key].get(group) is None


def alike(option: Option) -> tuple[str, str]:
    """What makes an option of one round the same as one of another: its theme or note, else its words."""
    return (option.subject, "") if option.subject else ("", " ".join(option.text.casefold().split()))


def least_mark(session: Session, vote: Vote) -> int:
    """The smallest mark that is counted for an option: any at all, or of a rated vote one of the points read together as its top."""
    if kind_of(vote).split_counts != "tops":
        return 1
    scale, points = session.find(SCALES, vote.scale), vote.cap or 0
    return max(1, points - top_points(points, scale is None or scale.ordered) + 1)


def closed_rounds(session: Session, vote: Vote) -> list[Vote]:
    """The other rounds of one vote whose ballots are counted for good: those before it, and any that was quicker."""
    first = _first_round(session, vote)
    over = (v for v in votes(session) if v.state in ("closed", "revealed") and v.key != vote.key)
    return [v for v in over if _first_round(session, v) == first]


def _first_round(session: Session, vote: Vote) -> str:
    return next((before.key for before in rounds_before(session, vote)), vote.key)


def split_of(
    tally: Tally, ballots: Mapping[str, int], cells: Cells, others: Sequence[tuple[Vote, Split | None]] = (), few: int = FEW
) -> Split | None:
    """The split that may be shown once the result is, or None: with fewer than two groups of `few`, or where another round was broken
    down another way. `ballots` are counted by group, however small; groups of fewer than `few` are put together under the empty name.
    `others` are the rounds counted already, each with its split.
    """
    vote = tally.vote
    ballots, cells = _few_together(ballots, cells, few)
    if not _may_split(tally, ballots, few) or any(other.split_by not in ("", vote.split_by) for other, _ in others):
        return None
    options = tuple(sorted((line.option for line in tally.lines), key=lambda o: o.number))
    chosen = {option for group in ballots for option, n in cells[group].items() if n}
    # That nobody at all chose an option is told by the whole room's totals, so it hides nothing and protects nothing.
    rows = {o.key: {group: cells[group].get(o.key, 0) for group in ballots} for o in options if o.key in chosen}
    # A cell that one round withheld and another showed could be worked out from the two, where few changed their minds.
    splits = [split for _, split in others if split]
    kept_back = {(o.key, group) for o in options for group in ballots if any(s.withheld(o, group) for s in splits)}
    shown = suppressed(rows, few, withheld=kept_back, sizes=ballots)
    return Split(vote.split_by, options, dict(ballots), {o.key: shown.get(o.key, dict.fromkeys(ballots)) for o in options})


def _few_together(ballots: Mapping[str, int], cells: Cells, few: int) -> tuple[Mapping[str, int], Cells]:
    # Whatever isn't named any more is counted under the empty name.
    named = {group for group, _ in few_together(ballots.items(), few)}
    sizes: Counter[str] = Counter()
    voters: dict[str, Counter[str]] = {}
    for group, n in ballots.items():
        name = group if group in named else ""
        sizes[name] += n
        voters.setdefault(name, Counter()).update(cells.get(group, {}))
    return sizes, voters


def _may_split(tally: Tally, ballots: Mapping[str, int], few: int) -> bool:
    vote = tally.vote
    by_people = all(line.voters is not None for line in tally.lines)
    # One group alone is the whole room, which has its totals already.
    return bool(vote.split_by) and by_people and len(ballots) > 1 and min(ballots.values()) >= few
