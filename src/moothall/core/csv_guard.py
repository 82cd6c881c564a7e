"""Keeping a spreadsheet from running people's words: the reversible guard on cells that start like a formula. Touches nothing else."""

from __future__ import annotations

import re

# What spreadsheets take for a formula's beginning, as OWASP lists it for "CSV injection". The apostrophe is ours: it is what we put
# before a cell, so a cell that has one already gets a second and comes back with one.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")
# "-3" and "+1.5" can do no harm, and should be counted as numbers by whoever opens the file.
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def guarded(cell: str) -> str:
    """The cell with one apostrophe before it, if a spreadsheet could take it for a formula. A plain number stays a number."""
    return f"'{cell}" if cell.startswith(_STARTS) and not _NUMBER.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`. An apostrophe of a person's own, as in 'tis, stays: the guard would have doubled it."""
    return cell[1:] if cell.startswith("'") and guarded(cell[1:]) != cell[1:] else cell
