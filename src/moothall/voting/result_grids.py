"""Results as numbers side by side: rounds, groups of people, places on a scale. The same grids for both screens."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from moothall import poll_words
from moothall.core.activity import VoteReader
from moothall.core.ballot_marking import worded
from moothall.core.ballots import BallotLine, Tally
from moothall.core.interpretation import close_calls, divides, got, ranking
from moothall.core.legibility import in_letters
from moothall.core.model import Session
from moothall.core.picture import Grid, GridCell, GridRow
from moothall.core.result_reading import counts_by_place, top_points
from moothall.core.vote_kinds import kind_of
from moothall.core.vote_splits import Split
from moothall.core.votes import Option, Vote, rounds_before
from moothall.voting.result_words import by_point, called, few, is_ordered, line_before, points, turnout
from moothall.words import say

ROWS_A_PAGE, ROWS_WITH_KEY, LONG_ROWS, LONG_ROWS_WITH_KEY, LONGEST_ROWS = 7, 5, 4, 3, 2
"""Rows of a grid on the shared screen: one more than a result's lines, for numbers need no row of dots; fewer where names are long."""
_FEW_COLUMNS = 5
_SHORT_NAME, _SHORT_HEADS = 16, 48
"""Letters of a name that stand on one line beside heads, and of all heads that stand over their columns."""
_BESIDE_MANY, _OVER_MANY, _OVER_NARROW = 20, 38, 32
"""Letters that stand on one line beside many columns; over them, on a wide screen and on a narrow one."""


def tallies_of(session: Session, ledger: VoteReader, vote: Vote) -> list[Tally]:
    """The rounds whose result is known, this vote's own last."""
    # A round that was never revealed has no tally here, as everywhere: it is left out, not shown as empty.
    known = (ledger.tally(v.key) for v in (*rounds_before(session, vote), vote))
    return [tally for tally in known if tally is not None]


def ordered(session: Session, tally: Tally) -> Sequence[BallotLine]:
    """A poll in its scale's order, rated options by their top points, everything else by dots."""
    if kind_of(tally.vote).options_are_points:
        return by_point(session, tally)
    return ranking(tally, is_ordered(session, tally.vote))


def rounds_grid(session: Session, tallies: Sequence[Tally]) -> Grid:
    """A column a round, a row an option of the last one. An option that wasn't in a round has a dash there."""
    last = tallies[-1]
    kind, in_order = kind_of(last.vote), is_ordered(session, last.vote)
    # One measure for all rounds: each shaded by its own largest, a smaller round would look as strong as the first.
    most = max((got(last, line, in_order) for tally in tallies for line in tally.lines), default=0)

    def cell(line: BallotLine | None) -> GridCell:
        if line is None:
            # Not nought: the option could not be chosen in that round.
            return GridCell("")
        # Of a poll dots are people already, and totals have nobody behind them: either way there is no second number to put in brackets.
        number, bare = got(last, line, in_order), kind.one_each or line.voters is None
        return GridCell(str(number) if bare else f"{number} ({line.voters})", _share(number, most))

    rows = tuple(_row(line.option, [cell(line_before(t, line.option)) for t in tallies]) for line in ordered(session, last))
    heads = tuple(say("voting.round", n=n) for n in range(1, len(tallies) + 1))
    note = worded(last.vote, kind.reading.rounds_note)
    return Grid(heads, rows, turnout(last), say(note, n=read_together(session, last.vote)) if note else "")


def split_grid(session: Session, tally: Tally, split: Split) -> Grid:
    """A column a group with its ballots, a row an option with its voters; what is withheld is withheld everywhere."""
    # A group of which nothing may be shown is named in words, and takes no column from the others.
    told = [group for group in split.groups if any(row[group] is not None for row in split.voters.values())]
    silent = [name or say("voting.other_groups") for name in split.groups if name not in told]
    heads = tuple(say("voting.group", name=name or say("voting.other_groups"), n=split.ballots[name]) for name in told)

    def cell(option: Option, group: str) -> GridCell:
        # None is withheld, since few stand behind it or since it could be worked out from cells that do. Empty, and never a nought.
        n = split.voters[option.key][group]
        return GridCell("") if n is None else GridCell(str(n), _share(n, split.ballots[group]))

    rows = tuple(_row(line.option, [cell(line.option, group) for group in told]) for line in ordered(session, tally))
    notes = (
        say(f"voting.withheld_{kind_of(tally.vote).split_counts}"),
        say("voting.groups_withheld", groups=", ".join(silent)) if silent else "",
    )
    return Grid(heads, rows, turnout(tally), " ".join(filter(None, notes)))


def rows_a_page(grid: Grid, narrow: bool = False) -> int:
    """How many rows the room gets at once, so that their names stand whole: long ones take two lines, or one over their cells where there
    are many, and a key of long heads some more."""
    longest, heads = max((in_letters(row.text) for row in grid.rows), default=0), sum(map(len, grid.heads))
    if len(grid.heads) > _FEW_COLUMNS and narrow:
        return LONG_ROWS_WITH_KEY if longest <= _OVER_NARROW else LONGEST_ROWS
    if len(grid.heads) > _FEW_COLUMNS and heads <= _SHORT_HEADS:
        return ROWS_A_PAGE if longest <= _BESIDE_MANY else LONG_ROWS if longest <= _OVER_MANY else LONG_ROWS_WITH_KEY
    if longest <= _SHORT_NAME:
        return ROWS_A_PAGE if heads <= _SHORT_HEADS else ROWS_WITH_KEY
    return LONG_ROWS if heads <= _SHORT_HEADS else LONG_ROWS_WITH_KEY


def rated_grid(session: Session, tally: Tally) -> Grid:
    """How many gave each option each point, from the most in favour; then the top two together, and who gave no answer."""
    scale, first = points(session, tally.vote), read_together(session, tally.vote)
    tops = [say("voting.top_two")] if first > 1 else []
    heads = (*poll_words.heads([(p.number, p.label) for p in scale]), *tops, say("voting.no_answer"))

    def cells(line: BallotLine) -> list[GridCell]:
        counts = counts_by_place(line.spread, len(scale))
        answered = sum(counts)
        # Totals by table may hold more answers than ballots, so "no answer" is never let fall below nought.
        after = [*([sum(counts[:first])] if first > 1 else []), max(0, tally.ballots - answered)]
        # Shares of those who answered this option; the columns after it are bare, for they are other sums and no part of the shape.
        return [*(GridCell(str(n), _share(n, answered)) for n in counts), *(GridCell(str(n)) for n in after)]

    rows = tuple(_row(line.option, cells(line)) for line in ordered(session, tally))
    return Grid(heads, rows, turnout(tally), rated_note(session, tally))


def rated_note(session: Session, tally: Tally, shown: Collection[int] | None = None) -> str:
    """What a room has to know to read a rated vote right; of options that are not `shown` by their numbers, only which are too close to
    one that is."""
    is_range, scale = is_ordered(session, tally.vote), points(session, tally.vote)
    seen = [line for line in ordered(session, tally) if shown is None or line.option.number in shown]
    # Only on a scale that runs from end to end can answers be far apart.
    apart = [line.option for line in seen if is_range and divides(line, len(scale))]
    divide = say("voting.divide", options=", ".join(called(o) for o in apart)) if apart else ""
    notes = (_live(tally), few(tally), divide, _close(tally, is_range, seen))
    return " ".join(note for note in notes if note)


def _live(tally: Tally) -> str:
    return say("voting.was_live") if tally.vote.mode == "live" else ""


def _close(tally: Tally, in_order: bool, seen: Collection[BallotLine]) -> str:
    """Which options are too close to call, by what the grid puts them in order by; a grid has no room for brackets."""
    touching = (run for run in close_calls(tally, in_order) if any(line in seen for line in run))
    runs = [", ".join(called(line.option) for line in run) for run in touching]
    return say("voting.near_ties", options="; ".join(runs)) if runs else ""


def read_together(session: Session, vote: Vote) -> int:
    """How many points of a rating's scale, from the most in favour, are counted together."""
    return top_points(len(points(session, vote)), is_ordered(session, vote))


def paged_grid(grid: Grid, page: int, size: int) -> Grid:
    """One page of it, the nearest to the one asked for; `size` rows each."""
    pages = max(1, -(-len(grid.rows) // size))
    page = min(max(page, 1), pages)
    return Grid(grid.heads, grid.rows[(page - 1) * size : page * size], grid.turnout, grid.note, page, pages)


def _row(option: Option, cells: Sequence[GridCell]) -> GridRow:
    return GridRow(option.number, option.ordinal, option.text, tuple(cells))


def _share(n: int, of: int) -> int:
    """Whole per cent, rounded down, for the depth of a shade."""
    return 100 * n // of if of else 0
