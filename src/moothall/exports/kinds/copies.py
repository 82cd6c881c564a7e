"""Files for programs: the whole copy as JSON, boards as JSON Canvas, the newest vote's counts as elections are kept; and the session
itself, locked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moothall.core.activity import Activity
from moothall.core.levels import Level
from moothall.core.redacted_copy import Copy
from moothall.exports.election_files import has_counts, has_pairs, pabulib, pairs
from moothall.exports.export_kind import Export
from moothall.exports.json_copy import as_json
from moothall.exports.writers.json_canvas import as_canvas
from moothall.store.phrase_lock import SUFFIX


def exports(_: Sequence[Activity]) -> Iterator[Export]:
    yield Export("session", ".json", "exports.title_session", lambda copy, _: as_json(copy), "json", position=30)
    yield Export("boards", ".canvas", "exports.title_boards", lambda copy, _: as_canvas(copy), "canvas", position=31)
    yield Export("counts", ".pb", "exports.title_counts", lambda copy, _: pabulib(copy), "counts", position=32, holds=has_counts)
    yield Export("pairs", ".pwg", "exports.title_pairs", lambda copy, _: pairs(copy), "counts", position=33, holds=has_pairs)
    private = frozenset({Level.PRIVATE})
    yield Export("locked", SUFFIX, "exports.title_locked", _never, "locked", private, position=40, whole=True)


def _never(_: Copy, __: Sequence[Activity]) -> bytes:
    raise AssertionError("a locked session isn't made of a copy")
