"""A batch and a preview as plain data, as they travel back from the process that reads a file. Trusts no shape it did not make itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import Any

from moothall.core.batch import BallotRow, Batch, ColumnRead, FiledRow, LeftOutRow, NoteRow, PersonRow, Remark, VoteRows
from moothall.core.scales import Point
from moothall.core.votes import Candidate
from moothall.imports.import_settings import FilePreview, SourceColumn, settings_from

AT_ONCE = 500
"""Records in one message: few enough that taking one apart never holds up a window."""

# Made from the records themselves, so that a field added to one travels without a word here.
_NOTE = tuple(f.name for f in fields(NoteRow))
_HELD = tuple(f.name for f in fields(VoteRows) if f.name not in ("options", "papers", "scale"))
_LOOK = tuple(f.name for f in fields(FilePreview) if f.name not in ("source", "settings", "columns", "preview", "remarks"))

Message = tuple[str, Any]


def messages_of(batch: Batch) -> Iterator[Message]:
    """The batch in small pieces, the last one saying that it is whole."""
    for start in range(0, len(batch.notes), AT_ONCE):
        # Not all at once: a quarter of a million notes would lie in memory twice.
        yield "notes", _in_columns(batch.notes[start : start + AT_ONCE])
    yield from _in_parts("people", [(p.name, p.organisation, dict(p.fields), p.row) for p in batch.people])
    for held in batch.votes:
        yield "held", _held(held)
        yield from _in_parts("papers", [(p.row, list(p.marks.items())) for p in held.papers])
    yield from _in_parts("filed", [(x.row, x.cells) for x in batch.filed])
    yield from _in_parts("left_out", [(x.row, x.key, dict(x.facts)) for x in batch.left_out])
    told = {"remarks": _remarks(batch.remarks), "columns": _columns(batch.columns), "headings": batch.headings}
    yield "batch", {"kind": batch.kind, "digest": batch.digest, "by_place": batch.by_place} | told


def _in_columns(notes: Sequence[NoteRow]) -> list[Any]:
    """How many notes, and field by field what they have: once, where all have the same, as nearly all have in most of their fields."""
    columns = [list(map(attrgetter(name), notes)) for name in _NOTE]
    return [len(notes), [column[:1] if column.count(column[0]) == len(column) else column for column in columns]]


def _notes_of(piece: Any) -> Iterator[NoteRow]:
    """The notes again. ValueError or TypeError when these are no columns of ours."""
    number, columns = piece
    if not 0 < number <= AT_ONCE or any(len(column) not in (1, number) for column in columns):
        raise ValueError
    # `also` is the record's last field. JSON makes lists of its pairs, and a frozen record holds tuples.
    *others, also = (column if len(column) == number else column * number for column in columns)
    return map(NoteRow, *others, [tuple((name, letter) for name, letter in pairs) for pairs in also])


def _in_parts(name: str, records: list[Any]) -> Iterator[Message]:
    for start in range(0, len(records), AT_ONCE):
        yield name, records[start : start + AT_ONCE]


def _held(held: VoteRows) -> dict[str, Any]:
    # Lists in the place of records: names of fields on each of a hundred thousand lines would be most of the answer.
    options = [(o.text, o.ref, o.ordinal, o.subject) for o in held.options]
    return {**{name: getattr(held, name) for name in _HELD}, "options": options, "scale": [(p.number, p.label) for p in held.scale]}


def _remarks(remarks: tuple[Remark, ...]) -> list[tuple[str, dict[str, Any]]]:
    return [(r.key, dict(r.facts)) for r in remarks]


def _columns(columns: tuple[ColumnRead, ...]) -> list[tuple[Any, ...]]:
    return [(c.name, c.field, c.why, c.asked, c.examples) for c in columns]


class Gathered:
    """A batch being put together from its pieces."""

    def __init__(self) -> None:
        self._notes: list[NoteRow] = []
        self._people: list[PersonRow] = []
        self._left: list[LeftOutRow] = []
        self._filed: list[FiledRow] = []
        self._held: list[dict[str, Any]] = []
        self._papers: list[list[BallotRow]] = []

    def take(self, name: str, piece: Any) -> Batch | None:
        """One piece; the batch when it was the last. ValueError, KeyError or TypeError when it is none of ours."""
        if name == "notes":
            self._notes += _notes_of(piece)
        elif name == "people":
            self._people += [PersonRow(name, body, detail, row) for name, body, detail, row in piece]
        elif name == "held":
            # The ballots that follow are this vote's, until the next one begins.
            self._held.append(piece)
            self._papers.append([])
        elif name == "papers":
            self._papers[-1] += [BallotRow(row, {int(place): int(dots) for place, dots in marks}) for row, marks in piece]
        elif name == "filed":
            self._filed += [FiledRow(row, tuple(map(str, cells))) for row, cells in piece]
        elif name == "left_out":
            self._left += [LeftOutRow(*left) for left in piece]
        elif name == "batch":
            return self._whole(piece)
        else:
            raise ValueError(name)
        return None

    def _whole(self, piece: dict[str, Any]) -> Batch:
        held = tuple(map(_held_of, self._held, self._papers))
        remarks = tuple(Remark(*remark) for remark in piece["remarks"])
        columns = tuple(ColumnRead(name, goes_to, why, asked, tuple(examples)) for name, goes_to, why, asked, examples in piece["columns"])
        known = (remarks, piece["digest"], piece["by_place"], columns, tuple(map(str, piece["headings"])), tuple(self._filed))
        return Batch(piece["kind"], tuple(self._notes), tuple(self._people), held, tuple(self._left), *known)


def _held_of(plain: dict[str, Any], papers: list[BallotRow]) -> VoteRows:
    options = tuple(Candidate(*option) for option in plain["options"])
    scale = tuple(Point(*point) for point in plain["scale"])
    return VoteRows(**{**plain, "options": options, "scale": scale, "papers": tuple(papers)})


def wire_preview(preview: FilePreview) -> dict[str, Any]:
    """A preview as JSON can carry it. Without its source: who asked knows it, and knows it as a path."""
    return {
        **{name: getattr(preview, name) for name in _LOOK},
        "settings": preview.settings.plain(),
        "columns": [(c.name, c.samples, c.field, c.why) for c in preview.columns],
        "preview": preview.preview,
        "remarks": _remarks(preview.remarks),
    }


def preview_from(source: Path | str, plain: dict[str, Any]) -> FilePreview:
    """The preview that `plain` was made from. KeyError, TypeError or ValueError when it is none of ours."""
    lists: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in plain.items() if name in _LOOK}
    settings = settings_from(plain["settings"])
    columns = tuple(SourceColumn(name, tuple(samples), goes_to, why) for name, samples, goes_to, why in plain["columns"])
    preview = tuple(tuple(row) for row in plain["preview"])
    remarks = tuple(Remark(*remark) for remark in plain["remarks"])
    return FilePreview(source, settings, **lists, columns=columns, preview=preview, remarks=remarks)
