"""Tables for spreadsheets: one CSV a table, and one workbook with all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from moothall.core.activity import Activity, record_kinds
from moothall.core.redacted_copy import Copy
from moothall.exports.contributions_csv import as_csv
from moothall.exports.export_kind import Export, Make, has_log
from moothall.exports.sheets import SHEETS, TableSheet, record_sheet, sheets


def exports(activities: Sequence[Activity]) -> Iterator[Export]:
    yield Export("contributions", ".csv", "exports.title_contributions", lambda copy, _: as_csv(copy), "csv", position=20)
    for key, sheet in SHEETS.items():
        if key != "contributions":
            yield Export(key, ".csv", f"exports.title_{key}", _table(sheet), "tables", position=21, holds=partial(_has_rows, sheet))
    for kind in record_kinds(activities):
        make, holds = _table(partial(record_sheet, kind)), partial(has_log, kind.key)
        yield Export(kind.key, ".csv", f"{kind.key}.title_many", make, "csv", position=22, holds=holds)
    yield Export("tables", ".xlsx", "exports.title_tables", _workbook, "xlsx", position=25)


def _workbook(copy: Copy, activities: Sequence[Activity]) -> bytes:
    from moothall.exports.writers.excel import as_workbook

    return as_workbook(sheets(copy, record_kinds(activities)), copy.title)


def _table(sheet: Callable[[Copy], TableSheet]) -> Make:
    def make(copy: Copy, _: Sequence[Activity]) -> bytes:
        from moothall.exports.writers.csv_table import as_csv_table

        return as_csv_table(sheet(copy))

    return make


def _has_rows(sheet: Callable[[Copy], TableSheet], copy: Copy) -> bool:
    return bool(sheet(copy).rows)
