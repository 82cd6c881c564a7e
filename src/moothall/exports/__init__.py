"""Files that leave the room, each made from a Copy and never from a session: what isn't in the Copy can't be in the file.

Writes where it is told and nowhere else; sends nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from moothall.core.activity import Activity
from moothall.core.errors import Refused, Trouble
from moothall.core.redacted_copy import Copy
from moothall.exports.atomic_write import write_whole
from moothall.exports.contributions_csv import as_csv
from moothall.exports.election_files import WHOLE_ORDERS, pabulib, pairs
from moothall.exports.json_copy import as_json
from moothall.words import read_by


def _summary(copy: Copy, activities: Sequence[Activity]) -> bytes:
    # ReportLab and its fonts load when the first page is wanted, not when the window opens.
    from moothall.exports.summary import summary
    from moothall.exports.writers.pdf import as_pdf

    return as_pdf(summary(copy, activities))


FORMATS: dict[str, Callable[[Copy, Sequence[Activity]], bytes]] = {
    ".pdf": _summary,
    ".csv": lambda copy, _: as_csv(copy),
    ".json": lambda copy, _: as_json(copy),
    ".pb": lambda copy, _: pabulib(copy),
    ".pwg": lambda copy, _: pairs(copy),
}
"""What each file ending makes: the summary, the table of contributions, the whole copy, the counts of the newest vote, its pairs."""


def export(copy: Copy, to: Path, activities: Sequence[Activity]) -> None:
    """Write `to` in the format its ending names, replacing what was there as a whole or not at all.

    Trouble when the ending is none of ours, the folder is missing or the disk doesn't take it; Refused when the file would list ballots,
    or when there are no counts to write.
    """
    # The place is looked at before anything is made for it: a summary takes a while.
    make = FORMATS.get(to.suffix.lower())
    # Before unknown endings: these are known and never written, and the sentence says why.
    if to.suffix.lower() in WHOLE_ORDERS:
        raise Refused("exports.whole_orders", file=to.name)
    if make is None:
        raise Trouble("exports.unknown_suffix", file=to.name, formats=", ".join(FORMATS))
    if not to.parent.is_dir():
        raise Trouble("exports.no_folder", folder=str(to.parent))
    with read_by("page"):
        made = make(copy, activities)
    write_whole(to, made)
