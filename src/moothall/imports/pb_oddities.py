"""What is odd in a .pb file but does no harm to the count: each named with its line, so that nobody has to wonder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from moothall.core.batch import Remark, VoteRows
from moothall.imports.pb_form import Line, Sections

KNOWN = frozenset(
    "description country unit district subunit instance num_projects num_votes budget vote_type rule date_begin date_end language edition "
    "currency fully_funded experimental comment acknowledgments categories neighborhoods min_length max_length min_sum_cost max_sum_cost "
    "min_points max_points min_sum_points max_sum_points min_project_cost max_project_cost min_project_score_threshold "
    "max_total_cost budget_per_category budget_per_neighborhood default_score scoring_fn subdistricts leftover_budget "
    "min_length_per_category max_length_per_category min_sum_cost_per_category max_sum_cost_per_category".split()
)


def oddities(parts: Sections, held: VoteRows) -> Iterator[Remark]:
    """In the order of the file."""
    yield from _in_meta(parts)
    yield from differing_totals(parts, held)
    yield from (_odd(vote, "sex") for vote in parts.votes if vote.cells.get("sex", "").upper() not in ("", "M", "F", "O"))


def _in_meta(parts: Sections) -> Iterator[Remark]:
    found = {"num_projects": len(parts.projects), "num_votes": len(parts.votes)}
    for key, line in parts.meta.items():
        said = line.cells["value"]
        if key not in KNOWN:
            yield Remark("imports.odd_field", {"line": line.number, "field": key[:40]})
        elif key == "currency" and not re.fullmatch("[A-Z]{3}", said):
            yield Remark("imports.odd_value", {"line": line.number, "field": key, "value": said[:40]})
        elif key in found and said != str(found[key]):
            yield _differs(line, key, said, found[key])


def differing_totals(parts: Sections, held: VoteRows) -> Iterator[Remark]:
    """Published columns against the count of every ballot in the file, spoiled ones too, as the publisher counted them."""
    dots: Counter[int] = Counter()
    voters: Counter[int] = Counter()
    top = (held.budget or len(held.options)) + 1
    for paper in held.papers:
        # Of orders, Pabulib publishes Borda points: the longest list's length for the first, one less for each next.
        dots.update({place: top - rank for place, rank in paper.marks.items()} if held.kind == "ordinal" else paper.marks)
        voters.update(paper.marks.keys())
    for place, project in enumerate(parts.projects, 1):
        for column, found in (("votes", voters[place]), ("score", dots[place])):
            said = project.cells.get(column, "")
            if said and said != str(found):
                yield _differs(project, column, said, found)


def _odd(line: Line, field: str) -> Remark:
    return Remark("imports.odd_value", {"line": line.number, "field": field, "value": line.cells[field][:40]})


def _differs(line: Line, field: str, said: str, found: int) -> Remark:
    return Remark("imports.odd_count", {"line": line.number, "field": field, "said": said[:40], "found": found})
