"""One sheet as CSV: UTF-8 with its mark, every cell quoted, cells that look like formulas guarded as those of contributions are."""

from __future__ import annotations

import csv
import io

from moothall.core.csv_guard import guarded
from moothall.exports.sheets import TableSheet


def as_csv_table(sheet: TableSheet) -> bytes:
    """A row of heads and the rows. RFC 4180."""
    out = io.StringIO(newline="")
    write = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow
    write([guarded(column) for column in sheet.columns])
    for row in sheet.rows:
        write(["" if value is None else guarded(str(value)) for value in row])
    return out.getvalue().encode("utf-8-sig")
