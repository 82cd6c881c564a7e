"""Tables for spreadsheets: one CSV a table, and one workbook with all of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from moothall.core.activity import Activity
from moothall.core.redacted_copy import Copy
from moothall.exports.contributions_csv import as_csv
from moothall.exports.export_kind import Export
from moothall.exports.sheets import SHEETS, sheets


def _workbook(copy: Copy, _: Sequence[Activity]) -> bytes:
    from moothall.exports.writers.workbook import as_workbook

    return as_workbook(sheets(copy), copy.title)


def _table(key: str, copy: Copy, _: Sequence[Activity]) -> bytes:
    from moothall.exports.writers.csv_table import as_csv_table

    return as_csv_table(SHEETS[key](copy))


EXPORTS = (
    Export("contributions", ".csv", lambda copy, _: as_csv(copy), position=20),
    *(Export(key, ".csv", partial(_table, key), position=21) for key in SHEETS if key != "contributions"),
    Export("tables", ".xlsx", _workbook, position=25),
)
