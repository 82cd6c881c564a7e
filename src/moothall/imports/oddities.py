"""What was odd about a file beside its rows: what is hidden on its sheet, what stands above, below and beside its list. Told in words with
what came of it, whoever read the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from moothall.core.batch import Batch, LeftOutRow, Remark
from moothall.imports.formats import Clues, Format
from moothall.imports.merged_cells import letters_of
from moothall.imports.sheet_reader import NAMED, SheetNotes
from moothall.imports.table_layout import by_row


def told_with(batch: Batch, form: Format, clues: Clues) -> Batch:
    """The batch with what was odd about its file; rows that are hidden on the sheet are among those left out."""
    batch = replace(batch, digest=digest_of(clues), by_place=form.shape == "survey")
    if form.shape not in ("table", "survey") and not clues.source.book:
        return batch
    notes = clues.source.book.notes if clues.source.book else SheetNotes()
    start = clues.layout.start
    hidden = [LeftOutRow(row, "imports.hidden_row") for row in notes.hidden_rows if row >= start]
    told = (*clues.layout.remarks, *clues.source.told.values(), *_of_sheet(notes, len(hidden)))
    return replace(batch, remarks=(*batch.remarks, *told), left_out=by_row((*batch.left_out, *hidden)) if hidden else batch.left_out)


def digest_of(clues: Clues) -> str:
    """What a file is known again by: its bytes, and of a workbook the sheet as well, for the next sheet is another list."""
    source, sheet = clues.source, clues.layout.sheet
    return sha256(f"{source.digest} {sheet}".encode("utf-8", "surrogatepass")).hexdigest() if source.book else source.digest


def _of_sheet(notes: SheetNotes, hidden: int) -> Iterator[Remark]:
    if hidden:
        yield Remark("imports.hidden_rows", {"n": hidden})
    if notes.hidden_columns:
        yield Remark("imports.hidden_columns", {"columns": ", ".join(letters_of(place) for place in sorted(notes.hidden_columns)[:NAMED])})
    for key, cells in (("imports.errors", notes.errors), ("imports.unsolved", notes.unsolved), ("imports.merged_across", notes.across)):
        if cells:
            yield Remark(key, {"n": len(cells), "cells": _listed(cells)})


def _listed(cells: Sequence[str]) -> str:
    return ", ".join(cells[:NAMED]) + (" …" if len(cells) > NAMED else "")
