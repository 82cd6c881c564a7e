"""The shape of Pabulib's .pb files: three sections split at semicolons; whether one is all there, and what is odd in it but does no harm to
the count. Knows the lines and columns, not what they mean for the vote.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from moothall.core.batch import Remark, VoteRows
from moothall.core.errors import Fact, Trouble
from moothall.core.text import LONGEST
from moothall.core.vote_kinds import kind_of
from moothall.imports.encoding import TextSource

SECTIONS = ("META", "PROJECTS", "VOTES")
# The fields of pabulib.org/format. Any other is read past and remarked on, since a misspelt limit would change what counts.
_KNOWN_FIELDS = frozenset(
    "description country unit district subunit instance num_projects num_votes budget vote_type rule date_begin date_end language edition "
    "currency fully_funded experimental comment acknowledgments categories neighborhoods min_length max_length min_sum_cost max_sum_cost "
    "min_points max_points min_sum_points max_sum_points min_project_cost max_project_cost min_project_score_threshold "
    "max_total_cost budget_per_category budget_per_neighborhood default_score scoring_fn subdistricts leftover_budget "
    "min_length_per_category max_length_per_category min_sum_cost_per_category max_sum_cost_per_category".split()
)


class PabulibLine(NamedTuple):
    """One record: the line it starts on and its cells by column."""

    number: int
    cells: dict[str, str]


@dataclass
class PabulibSections:
    """The file as it lies: facts by key, projects and votes, each with its line."""

    name: str
    meta: dict[str, PabulibLine] = field(default_factory=dict)
    projects: list[PabulibLine] = field(default_factory=list)
    votes: list[PabulibLine] = field(default_factory=list)
    unended: bool = False
    """Whether the last line lacks its line break, as in a file that was cut short."""

    @property
    def last(self) -> int:
        """The line of the last ballot."""
        return self.votes[-1].number if self.votes else 0

    def said(self, key: str) -> str:
        """A fact by its key in small letters, or nothing when the file doesn't state it."""
        return self.meta[key].cells["value"].strip() if key in self.meta else ""

    def refuse(self, key: str, line: int, **facts: Fact) -> Trouble:
        """The Trouble that names the file and the line, for the caller to raise."""
        return Trouble(key, file=self.name, line=line, **facts)


def looks_like_pabulib(source: TextSource) -> bool:
    """By its first line, or by its name when that line is missing."""
    # 80 characters: no more of a text without line breaks is looked at.
    first = source.text.lstrip()[:80].partition("\n")[0]
    return first.strip(" ;\t\r") == "META" or source.path.suffix.lower() == ".pb"


def sections_of(source: TextSource) -> PabulibSections:
    """The three sections by their columns. Trouble, naming the line, when one is missing, cut short or out of place."""
    parts = PabulibSections(source.name, unended=not source.text.rstrip(" \t").endswith(("\n", "\r")))
    found: dict[str, list[str]] = {}
    current = ""
    for number, cells in _records(source):
        # A spreadsheet that saved the file leaves empty cells behind the name of a section.
        if cells[0] in SECTIONS and not any(cells[1:]):
            current = cells[0]
            if current in found:
                raise parts.refuse("imports.pb_section_twice", number, section=current)
            found[current] = []
        elif not current:
            raise parts.refuse("imports.pb_no_section", number)
        elif not found[current]:
            found[current] = [cell.casefold() for cell in cells]
            _know(parts, current, found[current], number)
        else:
            _keep(parts, current, PabulibLine(number, _by_column(parts, current, found[current], number, cells)))
    missing = next((name for name in SECTIONS if not found.get(name)), None)
    if missing:
        raise Trouble("imports.pb_cut_short", file=source.name, section=missing)
    return parts


def _records(source: TextSource) -> Iterator[tuple[int, list[str]]]:
    """Records with the line each starts on; empty lines are skipped."""
    # newline="" leaves breaks within a cell as they are.
    reader = csv.reader(io.StringIO(source.text, newline=""), delimiter=";")
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield start, [cell.strip() for cell in cells]
            # A quoted cell may go over several lines, so the next record starts after the last line of this one.
            start = reader.line_num + 1
    except csv.Error:
        raise Trouble("imports.endless_cell", most=csv.field_size_limit()) from None


# Columns without which a section says nothing.
_NEEDED = {"META": ("key", "value"), "PROJECTS": ("project_id",), "VOTES": ("voter_id", "vote")}


def _know(parts: PabulibSections, section: str, columns: list[str], number: int) -> None:
    missing = next((name for name in _NEEDED[section] if name not in columns), None)
    if missing:
        raise parts.refuse("imports.pb_no_column", number, section=section, column=missing)


def _by_column(parts: PabulibSections, section: str, columns: list[str], number: int, cells: list[str]) -> dict[str, str]:
    if section == "META":
        # A description may hold a semicolon that nobody quoted.
        cells = [cells[0], ";".join(cells[1:]).rstrip(";")]
    if len(cells) != len(columns):
        raise parts.refuse("imports.pb_ragged", number, cells=len(cells), width=len(columns))
    # A ballot may well list thousands of options; what people read is bounded as everywhere.
    if max(map(len, cells)) > LONGEST and section != "VOTES":
        raise parts.refuse("imports.pb_too_long", number, most=LONGEST)
    return dict(zip(columns, cells, strict=True))


def _keep(parts: PabulibSections, section: str, line: PabulibLine) -> None:
    if section == "META":
        parts.meta[line.cells["key"].casefold()] = line
    else:
        (parts.projects if section == "PROJECTS" else parts.votes).append(line)


# is it all there


def refuse_counts_alone(parts: PabulibSections) -> None:
    """Trouble when the file has totals and not one ballot, as Moothall writes it: there is nothing to count."""
    counted = any(project.cells.get(column) for project in parts.projects for column in ("votes", "score"))
    if not parts.votes and counted:
        raise Trouble("imports.pb_counts_alone", file=parts.name)


def refuse_cut_short(parts: PabulibSections, held: VoteRows) -> None:
    """Trouble when ballots are missing, or when the last line has no end and the ballots differ from the published totals."""
    said = parts.said("num_votes")
    # More ballots than stated is odd, and does no harm; fewer is a loss.
    if re.fullmatch("[0-9]{1,9}", said) and int(said) > len(parts.votes):
        raise Trouble("imports.pb_too_few", file=parts.name, said=int(said), found=len(parts.votes))
    # Cut within a line, a ballot still reads well and has a mark or a digit too few: only the totals tell.
    if parts.unended and any(differing_totals(parts, held)):
        raise parts.refuse("imports.pb_unended", parts.last)


def doubts(parts: PabulibSections) -> Iterator[Remark]:
    """A digit may be missing from a last line without an end."""
    if parts.unended:
        yield Remark("imports.pb_may_be_cut", {"line": parts.last})


# what is odd


def oddities(parts: PabulibSections, held: VoteRows) -> Iterator[Remark]:
    """In the order of the file."""
    yield from _in_meta(parts)
    yield from differing_totals(parts, held)
    yield from (_odd(vote, "sex") for vote in parts.votes if vote.cells.get("sex", "").upper() not in ("", "M", "F", "O"))


def _in_meta(parts: PabulibSections) -> Iterator[Remark]:
    found = {"num_projects": len(parts.projects), "num_votes": len(parts.votes)}
    for key, line in parts.meta.items():
        said = line.cells["value"]
        if key not in _KNOWN_FIELDS:
            yield Remark("imports.odd_field", {"line": line.number, "field": key[:40]})
        elif key == "currency" and not re.fullmatch("[A-Z]{3}", said):
            yield Remark("imports.odd_value", {"line": line.number, "field": key, "value": said[:40]})
        elif key in found and said != str(found[key]):
            yield _differs(line, key, said, found[key])


def differing_totals(parts: PabulibSections, held: VoteRows) -> Iterator[Remark]:
    """Published columns against the count of every ballot in the file, spoiled ones too, as the publisher counted them."""
    dots: Counter[int] = Counter()
    voters: Counter[int] = Counter()
    top = (held.budget or len(held.options)) + 1
    for paper in held.papers:
        # Of orders, Pabulib publishes Borda points: the longest list's length for the first, one less for each next.
        dots.update({place: top - rank for place, rank in paper.marks.items()} if kind_of(held).by_order else paper.marks)
        voters.update(paper.marks.keys())
    for place, project in enumerate(parts.projects, 1):
        for column, found in (("votes", voters[place]), ("score", dots[place])):
            said = project.cells.get(column, "")
            # As text, so that a total which is no whole number is odd too.
            if said and said != str(found):
                yield _differs(project, column, said, found)


def _odd(line: PabulibLine, field: str) -> Remark:
    return Remark("imports.odd_value", {"line": line.number, "field": field, "value": line.cells[field][:40]})


def _differs(line: PabulibLine, field: str, said: str, found: int) -> Remark:
    return Remark("imports.odd_count", {"line": line.number, "field": field, "said": said[:40], "found": found})
