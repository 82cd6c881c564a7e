"""Files for programs: the whole copy as JSON, boards as JSON Canvas, and the newest vote's counts as elections are kept."""

from __future__ import annotations

from moothall.exports.election_files import pabulib, pairs
from moothall.exports.export_kind import Export
from moothall.exports.json_copy import as_json
from moothall.exports.writers.canvas import as_canvas

EXPORTS = (
    Export("copy", ".json", lambda copy, _: as_json(copy), position=30),
    Export("boards", ".canvas", lambda copy, _: as_canvas(copy), position=31),
    Export("counts", ".pb", lambda copy, _: pabulib(copy), position=32),
    Export("pairs", ".pwg", lambda copy, _: pairs(copy), position=33),
)
