"""A vote's result split by sector, organisation or table: the one table every page, wall and file shows, with small cells withheld.

Deterministic, so that two copies never differ in what they withhold; and where rounds follow one another, what an earlier one withheld
stays withheld.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from moothall.core.ballots import Tally
from moothall.core.groups import FEW
from moothall.core.splits import suppressed
from moothall.core.votes import Option, Vote

SPLIT_KINDS = ("cumulative", "approval", "ranked", "poll")
"""Kinds where an option is chosen or not. A rated or ordered option is marked by nearly everybody, so a split would say nothing."""

Cells = Mapping[str, Mapping[str, tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Split:
    """Voters by option and group. A cell is None where it is withheld; the empty name is everybody in no group large enough to show.

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


def split_of(tally: Tally, ballots: Mapping[str, int], cells: Cells, earlier: Sequence[tuple[Vote, Split | None]] = ()) -> Split | None:
    """The split that may be shown, or None: before the result is known, with fewer than two groups of five, or where an earlier round was
    broken down another way. `ballots` are counted by group and `cells` give dots and voters by group and option.
    """
    vote = tally.vote
    if not _may_split(tally, ballots) or any(before.split_by not in ("", vote.split_by) for before, _ in earlier):
        return None
    options = tuple(sorted((line.option for line in tally.lines), key=lambda o: o.number))
    chosen = {line.option.key for line in tally.lines if line.voters}
    # That nobody at all chose an option is told by the whole room's totals, so it hides nothing and protects nothing.
    rows = {o.key: {group: cells.get(group, {}).get(o.key, (0, 0))[1] for group in ballots} for o in options if o.key in chosen}
    splits = [split for before, split in earlier if before.split_by and split]
    kept_back = {(o.key, group) for o in options for group in ballots if any(s.withheld(o, group) for s in splits)}
    shown = suppressed(rows, withheld=kept_back, sizes=ballots)
    return Split(vote.split_by, options, dict(ballots), {o.key: shown.get(o.key, dict.fromkeys(ballots)) for o in options})


def _may_split(tally: Tally, ballots: Mapping[str, int]) -> bool:
    vote = tally.vote
    known = vote.state == "revealed" and vote.kind in SPLIT_KINDS and all(line.voters is not None for line in tally.lines)
    return bool(vote.split_by) and known and len(ballots) > 1 and min(ballots.values()) >= FEW
