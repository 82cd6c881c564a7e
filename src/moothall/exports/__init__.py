"""Files that leave the room, each made from a Copy and never from a session: what isn't in the Copy can't be in the file.

Writes where it is told and nowhere else; sends nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from moothall.core.activity import Activity
from moothall.core.errors import Refused, Trouble
from moothall.core.levels import Level
from moothall.core.redacted_copy import Copy
from moothall.exports.atomic_write import write_whole
from moothall.exports.election_files import WHOLE_ORDERS
from moothall.exports.export_kind import Export, exports_of, suffix_of
from moothall.words import read_by


def export(
    copy: Copy, to: Path, activities: Sequence[Activity], what: str = "", locked: Callable[[], bytes] | None = None, person: str = ""
) -> None:
    """Write `to` in the format its ending names, replacing what was there as a whole or not at all. `what` is an export's key, empty for
    the usual one of that ending; `locked` makes the whole session,
    locked, for the one export that isn't made of a copy; `person` leaves all but one participant's page.

    Trouble when the ending is none of ours, the folder is missing or the disk doesn't take it; Refused when nothing of ours has that key
    and ending, when this audience may not have it, when the file would list ballots, or when there is nothing to write.
    """
    # The place is looked at before anything is made for it: a summary takes a while.
    chosen = chosen_export(to, what, Level[copy.level.upper()], activities)
    if not to.parent.is_dir():
        raise Trouble("exports.no_folder", folder=str(to.parent))
    if chosen.whole:
        if locked is None:
            raise Refused("lock.no_phrase")
        made = locked()
    else:
        with read_by("page"):
            make = chosen.for_person(person) if person and chosen.for_person else chosen.make
            made = make(copy, activities)
    write_whole(to, made, private=copy.level == "private")


def chosen_export(to: Path, what: str, level: Level, activities: Sequence[Activity]) -> Export:
    """What makes a file of this name for this level. Raises Trouble or Refused as `export` does."""
    known = exports_of(activities)
    suffix = suffix_of(to, known)
    # Before unknown endings: these are known and never written, and the sentence says why.
    if suffix in WHOLE_ORDERS:
        raise Refused("exports.whole_orders", file=to.name)
    with_suffix = [each for each in known if each.suffix == suffix]
    if not with_suffix:
        raise Trouble("exports.unknown_suffix", file=to.name, formats=", ".join(dict.fromkeys(each.suffix for each in known)))
    chosen = next((each for each in with_suffix if what in ("", each.key)), None)
    if chosen is None:
        raise Refused("exports.not_made_so", what=what[:40], file=to.name, known=", ".join(each.key for each in with_suffix))
    if chosen.whole and level not in chosen.levels:
        raise Refused("lock.private_only", file=to.name)
    if level not in chosen.levels:
        raise Refused("exports.not_at_level", title=chosen.title, file=to.name)
    return chosen
