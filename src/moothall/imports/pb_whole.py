"""Whether a .pb file is all there. Refuses one that was cut short where that shows, and says so where it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moothall.core.batch import Remark, VoteRows
from moothall.core.errors import Trouble
from moothall.imports.pb_form import Sections
from moothall.imports.pb_oddities import differing_totals


def refuse_counts_alone(parts: Sections) -> None:
    """Trouble when the file has totals and not one ballot, as Moothall writes it: there is nothing to count."""
    counted = any(project.cells.get(column) for project in parts.projects for column in ("votes", "score"))
    if not parts.votes and counted:
        raise Trouble("imports.pb_counts_alone", file=parts.name)


def refuse_cut_short(parts: Sections, held: VoteRows) -> None:
    """Trouble when ballots are missing, or when the last line has no end and the ballots differ from the published totals."""
    said = parts.said("num_votes")
    if re.fullmatch("[0-9]{1,9}", said) and int(said) > len(parts.votes):
        raise Trouble("imports.pb_too_few", file=parts.name, said=int(said), found=len(parts.votes))
    if parts.unended and any(differing_totals(parts, held)):
        raise parts.refuse("imports.pb_unended", parts.last)


def doubts(parts: Sections) -> Iterator[Remark]:
    """A digit may be missing from a last line without an end."""
    if parts.unended:
        yield Remark("imports.pb_may_be_cut", {"line": parts.last})
