"""Votes in Pabulib's .pb form (pabulib.org/format). Refuses what it can't count for certain, naming the line.

What is merely odd is read, and remarked on. Voters are told apart while reading and forgotten after it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from moothall.core.batch import Batch, Held, Paper
from moothall.core.refused import Trouble
from moothall.core.votes import Candidate
from moothall.imports.encoding import Source
from moothall.imports.pb_form import Line, Sections, sections_of
from moothall.imports.pb_oddities import oddities
from moothall.imports.pb_whole import doubts, refuse_cut_short

WHOLE = re.compile("[0-9]{1,9}")


def read_pabulib(source: Source) -> Batch:
    """The vote in a .pb file. Trouble, naming the line, when it isn't whole or isn't of a kind Moothall counts."""
    parts = sections_of(source)
    kind = _kind(parts)
    places = _places(parts)
    papers = tuple(_papers(parts, kind, places))
    budget, minimum = ("max_sum_points", "min_sum_points") if kind == "cumulative" else ("max_length", "min_length")
    held = Held(
        parts.said("description") or source.path.stem,
        kind,
        tuple(Candidate(p.cells.get("name", "").strip() or p.cells["project_id"], ref=p.cells["project_id"]) for p in parts.projects),
        papers,
        budget=_limit(parts, budget),
        cap=_limit(parts, "max_points") if kind == "cumulative" else 1,
        minimum=_limit(parts, minimum),
    )
    refuse_cut_short(parts, held)
    return Batch("ballots", held=held, remarks=(*source.remarks, *doubts(parts), *oddities(parts, held)))


def _kind(parts: Sections) -> str:
    kind = parts.said("vote_type").casefold()
    if kind in ("cumulative", "approval"):
        return kind
    if not kind:
        raise Trouble("imports.pb_no_kind", file=parts.name)
    raise parts.refuse("imports.pb_other_kind", parts.meta["vote_type"].number, kind=kind[:40])


def _limit(parts: Sections, key: str) -> int | None:
    """A whole number of the rule, or None where the file states none."""
    said = parts.said(key)
    if not said:
        return None
    if not WHOLE.fullmatch(said):
        raise parts.refuse("imports.pb_not_whole", parts.meta[key].number, field=key, value=said[:40])
    return int(said)


def _places(parts: Sections) -> dict[str, int]:
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


def _papers(parts: Sections, kind: str, places: dict[str, int]) -> Iterator[Paper]:
    seen: set[str] = set()
    for vote in parts.votes:
        voter = vote.cells["voter_id"]
        if voter in seen or not voter:
            raise parts.refuse("imports.pb_voter_twice" if voter else "imports.pb_no_voter", vote.number)
        seen.add(voter)
        yield Paper(vote.number, _marks(parts, vote, kind, places))


def _marks(parts: Sections, vote: Line, kind: str, places: dict[str, int]) -> dict[int, int]:
    options = _listed(vote.cells["vote"])
    for option, times in Counter(options).items():
        if option not in places:
            raise parts.refuse("imports.pb_unknown_option", vote.number, option=option[:40])
        if times > 1:
            raise parts.refuse("imports.pb_marked_twice", vote.number, option=option[:40])
    points = _points(parts, vote) if kind == "cumulative" else [1] * len(options)
    if len(points) != len(options):
        raise parts.refuse("imports.pb_unequal", vote.number, options=len(options), points=len(points))
    return {places[option]: dots for option, dots in zip(options, points, strict=True) if dots}


def _points(parts: Sections, vote: Line) -> list[int]:
    if "points" not in vote.cells:
        raise parts.refuse("imports.pb_no_column", vote.number, section="VOTES", column="points")
    said = _listed(vote.cells["points"])
    wrong = next((points for points in said if not WHOLE.fullmatch(points)), None)
    if wrong is not None:
        raise parts.refuse("imports.pb_not_points", vote.number, value=wrong[:40])
    return [int(points) for points in said]


def _listed(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(",")] if cell else []
