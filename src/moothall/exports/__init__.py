"""Files that leave the room, each made from a Copy and never from a session: what isn't in the Copy can't be in the file.

Writes where it is told and nowhere else; sends nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from moothall.core.activity import Activity, record_kinds
from moothall.core.errors import Refused, Trouble
from moothall.core.records import RecordKind
from moothall.core.redacted_copy import Copy
from moothall.core.session_tables import CORE_RECORDS
from moothall.exports.atomic_write import write_whole
from moothall.exports.contributions_csv import as_csv
from moothall.exports.election_files import WHOLE_ORDERS, pabulib, pairs
from moothall.exports.json_copy import as_json
from moothall.exports.records_csv import records_csv
from moothall.words import read_by


@dataclass(frozen=True, slots=True)
class Export:
    """A file that can be made of a copy. `key` is what `moothall export --what` and the words files (`leave.format_…`) call it; `offer` is
    the tick of the window's list that brings it, if any: one may stand for several, such as the tables of notes and of each log.
    """

    key: str
    suffix: str
    make: Callable[[Copy, Sequence[Activity]], bytes]
    offer: str = ""
    log: str = ""
    """The log it is about: the window writes none for a log without entries, unless it is a sheet to fill in."""


def _summary(copy: Copy, activities: Sequence[Activity]) -> bytes:
    # ReportLab and its fonts load when the first page is wanted, not when the window opens.
    from moothall.exports.summary import summary

    return summary(copy, activities)


def _blank(kind: RecordKind[Any], copy: Copy, activities: Sequence[Activity]) -> bytes:
    from moothall.exports.summary import blank_sheet

    return blank_sheet(kind, copy)


_ALWAYS = (
    Export("summary", ".pdf", _summary, "pdf"),
    Export("contributions", ".csv", lambda copy, _: as_csv(copy), "csv"),
    Export("session", ".json", lambda copy, _: as_json(copy), "json"),
    Export("counts", ".pb", lambda copy, _: pabulib(copy)),
    Export("pairs", ".pwg", lambda copy, _: pairs(copy)),
)
"""The summary, the table of contributions, the whole copy, the counts of the newest vote, its pairs. Of those with one ending, the first is
what is made when nobody says which."""
OFFERS = (*(each.offer for each in _ALWAYS if each.offer), "blank")
"""The ticks of the window's list, in its order; each has its words under `leave.format_…` and `leave.holds_…`."""


def exports_of(activities: Iterable[Activity]) -> tuple[Export, ...]:
    """Every file there is: those of every session, and for each kind of record its table and its sheet to fill in."""
    kinds = record_kinds(activities)
    tables = (Export(k.key, ".csv", lambda copy, _, k=k: records_csv(k, copy), "csv", k.key) for k in kinds)  # type: ignore[misc]
    sheets = (Export(f"blank-{k.key}", ".pdf", partial(_blank, k), "blank", k.key) for k in kinds if k not in CORE_RECORDS)
    return (*_ALWAYS, *tables, *sheets)


def export(copy: Copy, to: Path, activities: Sequence[Activity], what: str = "") -> None:
    """Write `to` in the format its ending names, replacing what was there as a whole or not at all; of several with that ending `what`.

    Trouble when the ending is none of ours or `what` has another, the folder is missing or the disk doesn't take it; Refused when the file
    would list ballots, or when there are no counts to write.
    """
    # The place is looked at before anything is made for it: a summary takes a while.
    known = exports_of(activities)
    made_so = [each for each in known if each.suffix == to.suffix.lower()]
    chosen = next((each for each in made_so if what in ("", each.key)), None)
    # Before unknown endings: these are known and never written, and the sentence says why.
    if to.suffix.lower() in WHOLE_ORDERS:
        raise Refused("exports.whole_orders", file=to.name)
    if not made_so:
        raise Trouble("exports.unknown_suffix", file=to.name, formats=", ".join(dict.fromkeys(each.suffix for each in known)))
    if chosen is None:
        raise Trouble("exports.not_made_so", what=what, file=to.name, known=", ".join(each.key for each in made_so))
    if not to.parent.is_dir():
        raise Trouble("exports.no_folder", folder=str(to.parent))
    with read_by("page"):
        made = chosen.make(copy, activities)
    write_whole(to, made, private=copy.level == "private")
