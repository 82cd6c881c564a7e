"""Votes in Pabulib's .pb format (pabulib.org/format). Refuses what it can't count for certain, naming the line.

What is merely odd is read, and remarked on. Voters are told apart while reading and forgotten after it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from moothall.core.batch import BallotRow, Batch, Remark, VoteRows
from moothall.core.errors import Trouble
from moothall.core.votes import Candidate
from moothall.imports.encoding import TextSource
from moothall.imports.pabulib_file import PabulibLine, PabulibSections, doubts, oddities, refuse_counts_alone, refuse_cut_short, sections_of
from moothall.words import say

WHOLE = re.compile("[0-9]{1,9}")
"""Whole numbers of up to nine digits, so that many add up to what the file can hold. Without a sign: less than none is refused."""


KINDS = {"approval": "approval", "choose-1": "approval", "cumulative": "cumulative", "scoring": "cumulative", "ordinal": "ordinal"}
"""What Moothall counts each of Pabulib's types as. To choose one is to approve of one; scores are dots without a budget."""


def read_pabulib(source: TextSource) -> Batch:
    """The vote in a .pb file. Trouble, naming the line, when it isn't whole or isn't of a kind Moothall counts."""
    parts = sections_of(source)
    said = _type(parts)
    places = _places(parts)
    # Before the ballots are read, for without them every other sentence would be beside the point.
    refuse_counts_alone(parts)
    held = VoteRows(
        parts.said("description") or say("imports.vote_prompt"),
        KINDS[said],
        tuple(Candidate(p.cells.get("name", "").strip() or p.cells["project_id"], ref=p.cells["project_id"]) for p in parts.projects),
        tuple(_papers(parts, said, places)),
        **_rule(parts, said),
    )
    # After they are read: whether a file is whole is told by its ballots against its own totals.
    refuse_cut_short(parts, held)
    return Batch("ballots", votes=(held,), remarks=(*source.remarks, *doubts(parts), *oddities(parts, held), *_noughts(parts, said)))


def _noughts(parts: PabulibSections, said: str) -> list[Remark]:
    """Options listed with 0 dots: some publishers count who lists them as their voters; here a voter gave a dot. Both are told."""
    listed = sum(points == 0 for vote in parts.votes for points in _points(parts, vote)) if said == "cumulative" else 0
    return [Remark("imports.zero_dots", {"n": listed})] if listed else []


def _type(parts: PabulibSections) -> str:
    said = parts.said("vote_type").casefold()
    if said in KINDS:
        return said
    if not said:
        raise Trouble("imports.pb_no_kind", file=parts.name)
    raise parts.refuse("imports.pb_other_kind", parts.meta["vote_type"].number, kind=said[:40], kinds=", ".join(KINDS))


def _rule(parts: PabulibSections, said: str) -> dict[str, Any]:
    """The rule as Moothall states it: dots, or how many options are marked where each gets one dot or a place."""
    longest, fewest = _limit(parts, "max_length"), _limit(parts, "min_length")
    # What the file states of other limits is left aside where the kind itself sets them: to choose one is one dot on one option.
    if said == "choose-1":
        return {"budget": 1, "cap": 1, "minimum": fewest}
    if said in ("approval", "ordinal"):
        return {"budget": longest, "cap": 1 if said == "approval" else None, "minimum": fewest}
    most, least = _limit(parts, "max_sum_points"), _limit(parts, "min_sum_points")
    return {"budget": most, "cap": _limit(parts, "max_points"), "minimum": least, "longest": longest, "fewest": fewest}


def _limit(parts: PabulibSections, key: str) -> int | None:
    """A whole number of the rule, or None where the file states none."""
    said = parts.said(key)
    if not said:
        return None
    if not WHOLE.fullmatch(said):
        raise parts.refuse("imports.pb_not_whole", parts.meta[key].number, field=key, value=said[:40])
    return int(said)


def _places(parts: PabulibSections) -> dict[str, int]:
    """Each option's place on the ballot by the source's own id."""
    places: dict[str, int] = {}
    for place, project in enumerate(parts.projects, 1):
        ref = project.cells["project_id"]
        if not ref or ref in places:
            raise parts.refuse("imports.pb_option_twice" if ref else "imports.pb_no_id", project.number)
        places[ref] = place
    if not places:
        raise Trouble("imports.pb_no_options", file=parts.name)
    return places


def _papers(parts: PabulibSections, said: str, places: dict[str, int]) -> Iterator[BallotRow]:
    seen: set[str] = set()
    default = (_limit(parts, "default_score") or 0) if said == "scoring" else 0
    for vote in parts.votes:
        voter = vote.cells["voter_id"]
        # Kept for this one pass, to find who stands twice, and in nothing that leaves this function.
        if voter in seen or not voter:
            raise parts.refuse("imports.pb_voter_twice" if voter else "imports.pb_no_voter", vote.number)
        seen.add(voter)
        # A score the file says a ballot gives where it says nothing; other kinds give nothing there.
        marks = dict.fromkeys(places.values(), default) | _marks(parts, vote, said, places)
        # No dots are no mark: kept as a 0, the option would have a voter who gave it nothing.
        yield BallotRow(vote.number, {place: dots for place, dots in marks.items() if dots})


def _marks(parts: PabulibSections, vote: PabulibLine, said: str, places: dict[str, int]) -> dict[int, int]:
    """Dots or, of an ordinal ballot, the place it gives, by the option's place on the ballot."""
    options = _listed(vote.cells["vote"])
    for option, times in Counter(options).items():
        if option not in places:
            raise parts.refuse("imports.pb_unknown_option", vote.number, option=option[:40])
        if times > 1:
            raise parts.refuse("imports.pb_marked_twice", vote.number, option=option[:40])
    marks = _points(parts, vote) if said in ("cumulative", "scoring") else [1] * len(options)
    if said == "ordinal":
        # The order in the cell is the order of preference.
        marks = list(range(1, len(options) + 1))
    if len(marks) != len(options):
        raise parts.refuse("imports.pb_unequal", vote.number, options=len(options), points=len(marks))
    return {places[option]: dots for option, dots in zip(options, marks, strict=True)}


def _points(parts: PabulibSections, vote: PabulibLine) -> list[int]:
    if "points" not in vote.cells:
        raise parts.refuse("imports.pb_no_column", vote.number, section="VOTES", column="points")
    said = _listed(vote.cells["points"])
    wrong = next((points for points in said if not WHOLE.fullmatch(points)), None)
    if wrong is not None:
        raise parts.refuse("imports.pb_not_points", vote.number, value=wrong[:40])
    return [int(points) for points in said]


def _listed(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(",")] if cell else []
