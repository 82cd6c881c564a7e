"""The counts of one vote in the open formats elections are published in: Pabulib's .pb, and PrefLib's .pwg for orders of preference.

Whole-room totals and never a ballot: neither file has a line that one person made. PrefLib's other formats list whole orders, which in a
small room are the ballots, so there is no writing those.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from itertools import pairwise

from moothall.core.errors import Refused
from moothall.core.preference_orders import PreferenceOutcome
from moothall.core.redacted_copy import Copy, OptionCopy, VoteCopy
from moothall.core.vote_kinds import kind_of
from moothall.exports.vote_results import asked
from moothall.words import say

WHOLE_ORDERS = (".soc", ".soi", ".toc", ".toi")
"""Formats that are lists of ballots."""

_BY_LENGTH = ("approval", "choose-1", "ordinal")
"""Pabulib's types whose ballots are a list of options without points."""


def last_result(copy: Copy, wanted: Callable[[VoteCopy], bool] = lambda vote: True) -> VoteCopy | None:
    """The newest vote whose result may be known."""
    return next((vote for vote in reversed(copy.votes) if vote.revealed and wanted(vote)), None)


def has_counts(copy: Copy) -> bool:
    """Whether a result is known."""
    return last_result(copy) is not None


def has_pairs(copy: Copy) -> bool:
    """Whether one by order of preference is."""
    return last_result(copy, lambda vote: vote.outcome is not None) is not None


# Pabulib


def pabulib(copy: Copy) -> bytes:
    """The newest result as a .pb file whose section of votes is empty. Refused when no result is known."""
    vote = last_result(copy)
    if vote is None:
        raise Refused("exports.no_result")
    out = io.StringIO(newline="")
    write = csv.writer(out, delimiter=";", lineterminator="\n").writerow
    # The three sections come even when empty: readers go by their headings, and imports.pabulib_file refuses a file without one.
    write(["META"])
    write(["key", "value"])
    for key, value in _meta(copy, vote):
        write([key, value])
    write(["PROJECTS"])
    for row in _projects(vote):
        write(row)
    write(["VOTES"])
    write(["voter_id", "vote"] if kind_of(vote).pabulib in _BY_LENGTH else ["voter_id", "vote", "points"])
    return out.getvalue().encode()


def _meta(copy: Copy, vote: VoteCopy) -> Iterator[tuple[str, str]]:
    """What the format asks for. Nobody voted on money here: it says so, and every cost is 0."""
    yield "description", _line(asked(vote))
    yield "unit", _line(copy.title)
    yield "instance", copy.date
    yield "num_projects", str(len(vote.options))
    yield "num_votes", str(vote.ballots)
    yield "budget", "0"
    yield "vote_type", kind_of(vote).pabulib
    yield "rule", "unknown"
    # Pabulib writes days as 05.11.2026. A session is one day, so it is both the first and the last.
    day = ".".join(reversed(copy.date.split("-")))
    yield from (("date_begin", day), ("date_end", day))
    yield from ((key, str(limit)) for key, limit in _rule(vote) if limit is not None)
    yield "language", "en"
    yield "comment", say("exports.pb_comment")


def _rule(vote: VoteCopy) -> tuple[tuple[str, int | None], ...]:
    kind = kind_of(vote)
    if kind.marking.rates:
        low = _lowest(vote)
        # A mark counts from 1 at the least point, so the highest number is as many points on, less one.
        return ("min_points", low), ("max_points", (vote.cap or len(vote.scale)) + low - 1)
    return tuple((name, getattr(vote, field)) for name, field in kind.pabulib_limits.items())


def _projects(vote: VoteCopy) -> Iterator[list[str]]:
    """A row an option in ballot order: who marked it (unless dots came without people behind them) and what they gave it."""
    counts_people = all(option.voters is not None for option in vote.options)
    # Where one option's voters aren't known, the column goes: a blank in it would be read as nobody.
    yield ["project_id", "cost", *(["votes"] if counts_people else []), "score", "name"]
    options = sorted(vote.options, key=lambda option: option.number)
    refs = _refs(options)
    for option in options:
        voters = [str(option.voters)] if counts_people else []
        yield [refs[option.number], "0", *voters, _score(vote, option), _line(option.text) or refs[option.number]]


def _refs(options: list[OptionCopy]) -> dict[int, str]:
    """The source's ids, or numbers where an id could not stand in a list of ids."""
    # A comma parts options in a list, a semicolon cells; a quotation mark or a line break would upset other readers.
    fit = len({o.ref for o in options}) == len(options) and not any(set(',;"\r\n') & set(o.ref) for o in options)
    return {o.number: o.ref if fit else str(o.number) for o in options}


def _score(vote: VoteCopy, option: OptionCopy) -> str:
    """Borda points of orders of preference; of ratings the sum, of the numbers that their scale is called by; else dots."""
    if vote.outcome:
        return f"{vote.outcome.borda[option.ref]:g}"
    # Marks count from 1 at the least point; each voter's is moved to the number their scale has there.
    lift = (_lowest(vote) - 1) * (option.voters or 0) if kind_of(vote).marking.rates else 0
    return str((option.dots or 0) + lift)


def _lowest(vote: VoteCopy) -> int:
    """What the point least in favour counts: its own number where a scale is called 5 to 0, one less each; where it isn't, 1."""
    numbers = [point.number for point in vote.scale]
    falls = numbers and all(before - after == 1 for before, after in pairwise(numbers))
    return numbers[-1] if falls else 1


# PrefLib


def pairs(copy: Copy) -> bytes:
    """The newest vote by order of preference as a pairwise graph: how many prefer one option to another, for each two.

    Refused when there is none whose result is known.
    """
    vote = last_result(copy, lambda v: v.outcome is not None)
    if vote is None or vote.outcome is None:
        raise Refused("exports.no_orders")
    options = sorted(vote.options, key=lambda option: option.number)
    rows = list(_preferring(vote.outcome, options))
    # PrefLib's old line of sums: voters, the sum of counts, and how many lines follow.
    sums = f"{vote.ballots},{sum(n for n, _, _ in rows)},{len(rows)}"
    names = (f"{option.number},{_line(option.text)}" for option in options)
    lines = [str(len(options)), *names, sums, *(f"{n},{a},{b}" for n, a, b in rows)]
    return ("\n".join(lines) + "\n").encode()


def _preferring(outcome: PreferenceOutcome, options: list[OptionCopy]) -> list[tuple[int, int, int]]:
    """Count and pair, the largest first."""
    found = [(outcome.pairwise[a.ref][b.ref], a.number, b.number) for a in options for b in options if a is not b]
    # A pair nobody prefers has no line in this format.
    return sorted((x for x in found if x[0]), key=lambda x: (-x[0], x[1:]))


def _line(text: str) -> str:
    """People's words on one line, which is all that most readers of these formats can read."""
    return " ".join(text.split())
