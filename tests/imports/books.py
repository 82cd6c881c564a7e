"""Workbooks for tests, made with openpyxl; and broken ones, made by hand."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path


def book(path: Path, sheets) -> Path:
    """A workbook from rows, or from rows by sheet."""
    from openpyxl import Workbook

    made = Workbook()
    made.remove(made.active)
    for name, rows in (sheets if isinstance(sheets, dict) else {"Sheet1": sheets}).items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
    made.save(path)
    return path


def altered(path: Path, part: str, change) -> Path:
    """The same workbook with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        assert part in old.namelist()
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    path.write_bytes(out.getvalue())
    return path
