"""Answers to a survey, a row for each respondent: a question is a prompt, a written answer a contribution, a rating a mark on a scale.

Who answered is not read: not their name, their e-mail or the survey's own number for them (imports.column_kinds tells such columns by what
is in them). Notes keep the row they came from as their response, so that one can still say how many people wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from moothall.core.batch import Batch, ColumnRead, NoteRow, Remark
from moothall.core.errors import Trouble
from moothall.imports import cell_shapes as shapes
from moothall.imports import column_kinds as kinds
from moothall.imports import column_words as words
from moothall.imports.column_groups import ACROSS, PLACE, TOGETHER, parts_of, runs_of, together
from moothall.imports.encoding import TextSource
from moothall.imports.survey_votes import listed, votes_of
from moothall.imports.table_layout import TableGrid, TableRow, by_row, heading
from moothall.imports.worded_scales import worded_scale

LOOKED_AT = 1_000
"""Rows by which a column's use is proposed: enough to meet its usual answers, few enough not to hold up the preview."""

VOTES = ("rating", "rating_low", "ticks", *TOGETHER)
"""Fields that make a vote of their columns."""


def judged(grid: TableGrid) -> tuple[ColumnRead, ...]:
    """Each column by name with what it is read as (a field, or nothing), and why."""
    rows = [row.values for row in grid.rows[:LOOKED_AT]]
    parts = parts_of(grid.header, grid.above)
    in_parts = {place for run in runs_of(parts) for place in run}
    asked = [place in in_parts or _says_open(grid, place) for place in range(len(grid.header))]
    verdicts = kinds.judge(grid.header, rows, asked)
    for run in runs_of(parts):
        _share_a_scale(verdicts, run, rows)
    as_one = {
        place: kind for place, kind in together(grid.header, rows, parts).items()
        # What its cells say of a person stands; a heading such as "First choice" or "Time" only hints at one.
        if verdicts[place].kind != kinds.PERSON or (verdicts[place].why == "heading" and (kind == PLACE or place in in_parts))
    }  # fmt: skip
    ticked_beside = {parts[place].question for place, kind in as_one.items() if kind == ACROSS}
    found = []
    for place, verdict in enumerate(verdicts):
        name = heading(grid.header, place)
        if place in as_one:
            found.append(ColumnRead(name, as_one[place], as_one[place]))
        elif name in ticked_beside:
            # Some tools write all that was ticked in one cell as well.
            found.append(ColumnRead(name, "", "beside"))
        else:
            tables = verdict.kind == kinds.TABLE and any(column.field == kinds.TABLE for column in found)
            found.append(
                ColumnRead(
                    name, verdict.kind if not tables and verdict.kind in kinds.READ else "", verdict.why, not verdict.sure, verdict.examples
                )
            )
    return tuple(found)


def _share_a_scale(verdicts: list[kinds.Verdict], run: Sequence[int], rows: Sequence[Sequence[str]]) -> None:
    """One line of a rated question to which all gave the same word is rated as the others are, and nothing that they wrote."""
    rated = [verdicts[place] for place in run if verdicts[place].kind == kinds.RATING]
    said = {shapes.tidy(row[place]) for row in rows for place in run if place < len(row) and shapes.given(row[place])}
    if rated and worded_scale(said):
        for place in run:
            if verdicts[place].kind in (kinds.ANSWER, kinds.CHOICE):
                verdicts[place] = rated[0]


def _says_open(grid: TableGrid, place: int) -> bool:
    """Whether the lower of two header rows says that this was asked."""
    whole = grid.header[place].strip()
    return bool(grid.above) and grid.above[place].strip() == whole != "" and not words.about_person(whole)


def proposed(grid: TableGrid) -> dict[int, str]:
    """What each column may be read as; nothing where it is about a person, empty, a choice between a few words, or can't be known."""
    return {place: column.field for place, column in enumerate(judged(grid)) if column.field}


# reading


def read_survey(source: TextSource, grid: TableGrid, mapping: Mapping[int, str] | None, kind: str = "", question: str = "") -> Batch:
    """The written answers as notes, and what was rated, ordered or ticked as votes.

    `kind` "contributions" or "ballots" keeps to notes or to votes. Trouble when there is neither.
    """
    columns = judged(grid)
    if mapping is not None:
        columns = tuple(_mapped(column, mapping.get(place, "")) for place, column in enumerate(columns))
    fields = {place: column.field for place, column in enumerate(columns) if column.field}
    answers = [place for place, name in fields.items() if name == "answer" and kind in ("", "contributions")]
    votes = {place: name for place, name in fields.items() if name in VOTES and kind in ("", "ballots")}
    if not answers and not votes:
        raise Trouble("imports.no_answers", file=source.name, columns=listed(column.name for column in columns if column.name))
    notes = tuple(_notes(grid, answers, fields))
    found = votes_of(grid, parts_of(grid.header, grid.above), votes, question)
    odd_columns = (*source.remarks, *grid.without_heading(fields), *found.remarks, *_no_notes(grid, answers))
    return Batch(
        "contributions" if notes else "ballots", notes, (), tuple(found.votes), by_row((*grid.left_out, *found.odd)),
        (*odd_columns, *_unread(columns, mapping is not None)), columns=columns,
    )  # fmt: skip


def _mapped(column: ColumnRead, field: str) -> ColumnRead:
    return ColumnRead(column.name, field, "mapped" if field else "not_mapped")


def _unread(columns: Sequence[ColumnRead], mapped: bool) -> Iterable[Remark]:
    """Every column that stays unread is named: those that are asked about with examples, so that somebody can answer."""
    named = [column for column in columns if not column.field and column.name.strip() and column.why not in ("empty", "no_heading")]
    asked = [] if mapped else [column for column in named if column.asked]
    if asked:
        told = listed(f"{column.name} ({'; '.join(column.examples)[:60]})" for column in asked)
        yield Remark("imports.asked", {"columns": told, "n": len(asked)})
    rest = [column.name for column in columns if not column.field and column not in asked and column.why != "no_heading"]
    if rest:
        yield Remark("imports.not_asked", {"columns": listed(rest)})


def _notes(grid: TableGrid, answers: Sequence[int], fields: Mapping[int, str]) -> Iterable[NoteRow]:
    """Question by question, so that each board's notes have numbers in a row; which of them has which is drawn when they come in."""
    known = {name: place for place, name in fields.items()}
    table_at, sector_at = known.get("table"), known.get("sector")
    questions = kinds.told_apart([heading(grid.header, place) for place in range(len(grid.header))], fields)
    for place in answers:
        # Numbered among the rows read: the tool's own number for a person is not taken over.
        for response, row in enumerate(grid.rows, 1):
            text = row.values[place]
            if shapes.given(text) and place not in row.continued:
                table, sector = _tidy(row, table_at), _tidy(row, sector_at)
                yield NoteRow(text, questions[place], table=table, sector=sector, response_no=str(response), answer=True)


def _no_notes(grid: TableGrid, answers: Sequence[int]) -> Iterable[Remark]:
    said = sum(bool(cell.strip()) and not shapes.given(cell) for row in grid.rows for cell in (row.values[place] for place in answers))
    return [Remark("imports.said_nothing", {"n": said})] if said else []


def _tidy(row: TableRow, place: int | None) -> str:
    return "" if place is None else " ".join(row.values[place].split())
