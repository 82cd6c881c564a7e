"""Boards from tools for retrospectives: Scrumlr, Parabol, Azure Retrospectives, QuickRetro. Columns and groups are themes; stacked notes
repeat their head; votes are sums. Authors and reactions are not read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from moothall.core.batch import Batch, LeftOutRow, NoteRow, Remark
from moothall.core.errors import Trouble
from moothall.core.text import LONGEST
from moothall.imports.encoding import TextSource
from moothall.imports.json_parts import each, number_of, text_of, within
from moothall.imports.table_layout import TableGrid, by_row, is_blank
from moothall.imports.totals import Sum, totals, whole
from moothall.words import say

Noted = tuple[int, NoteRow]
"""A note and the row it stood in, or its place in the file."""


def batch_of(source: TextSource, noted: Iterable[Noted], left: Iterable[LeftOutRow], question: str, dots: Iterable[Sum] = ()) -> Batch:
    """Notes as far as they have text of a bearable length, and the vote on them."""
    out, notes = list(left), []
    for row, note in noted:
        if is_blank(note.text):
            out.append(LeftOutRow(row, "imports.no_text"))
        elif len(note.text) > LONGEST:
            out.append(LeftOutRow(row, "core.too_long", {"length": len(note.text), "most": LONGEST}))
        else:
            notes.append(note)
    return Batch("contributions", tuple(notes), (), totals(question, dots), by_row(out), source.remarks)


# Scrumlr


def is_scrumlr(data: Any) -> bool:
    return isinstance(data, dict) and bool(each(data, "notes")) and isinstance(data.get("columns"), list) and "board" in data


def read_scrumlr(source: TextSource, data: Any) -> Batch:
    """The board as Scrumlr exports and takes it back, in JSON: columns left to right, notes as they stand, the one on top first."""
    board = text_of(data, "board", "name")
    columns = {text_of(c, "id"): (place, text_of(c, "name")) for place, c in enumerate(each(data, "columns"))}

    def stands(note: dict[str, Any]) -> tuple[int, float]:
        # Rank grows upwards, hence the minus. A note of a column the file doesn't have stands last.
        return columns.get(text_of(note, "position", "column"), (len(columns), ""))[0], -number_of(note, "position", "rank")

    notes = sorted(each(data, "notes"), key=stands)
    # One after the other: a board may have two hundred thousand of them.
    noted = (
        (n, _scrumlr_note(note, board, columns.get(text_of(note, "position", "column"), (0, ""))[1])) for n, note in enumerate(notes, 1)
    )
    voting = each(data, "votings")
    # A board may have been voted on more than once; the last voting is taken, as in the table below.
    given = within(voting[-1], "votes", "votesPerNote") if voting else None
    marks = ((text_of(note, "text"), text_of(note, "id")) for note in notes) if given else ()
    sums = (Sum(text, mark, whole(within(given, mark, "total"))) for text, mark in marks)
    return batch_of(source, noted, (), say("imports.votes_on", board=board or source.title), sums)


def _scrumlr_note(note: dict[str, Any], board: str, theme: str) -> NoteRow:
    return NoteRow(text_of(note, "text"), board, theme, mark=text_of(note, "id"), same_as=text_of(note, "position", "stack"))


def read_scrumlr_table(source: TextSource, grid: TableGrid) -> Batch:
    """The same as Scrumlr's table; of several votings the last one."""
    voting = next((name for name in reversed(grid.names) if name.startswith("voting_")), "")
    noted = [
        (row.number, NoteRow(row.cell("text"), theme=row.cell("column"), mark=row.tidy("note_id"), same_as=_stack(row.tidy("stack"))))
        for row in grid.rows
    ]
    sums = [Sum(row.cell("text"), row.tidy("note_id"), whole(row.cell(voting)), row.number) for row in grid.rows]
    return batch_of(source, noted, grid.left_out, say("imports.votes_on", board=source.title), sums)


def _stack(cell: str) -> str:
    return "" if cell == "null" else cell


# Parabol


def read_parabol(source: TextSource, grid: TableGrid) -> Batch:
    """Reflections by prompt and group. What was said about a group stays out. Its votes, which stand on each of its rows, count once."""
    noted: list[Noted] = []
    left = list(grid.left_out)
    groups: dict[str, Sum] = {}
    for row in grid.rows:
        if row.tidy("type").casefold() not in ("", "reflection"):
            left.append(LeftOutRow(row.number, "imports.discussion"))
            continue
        group = row.cell("reflectiongroup").strip()
        noted.append((row.number, NoteRow(row.cell("content"), row.cell("prompt"), group)))
        # Once a group, from its first row: added up, a group of ten notes would have ten times its votes.
        groups.setdefault(group, Sum(group, "", whole(row.cell("votes")), row.number))
    return batch_of(source, noted, left, say("imports.votes_on", board=source.title), groups.values())


# Azure Retrospectives

# Taken from the summary's first line. A row is type, "text", votes, a date without quotation marks, and who wrote it.
_TITLE = re.compile(r'\ufeff?"?Retrospectives Summary for \'(.*?)\' \(')
_ITEM = re.compile(r'"(.*?)","(.*)",(\d+),[^"]*,"[^"]*"', re.S)


def is_azure(text: str) -> bool:
    # In characters: the heading stands a few lines below the title.
    return _TITLE.match(text) is not None and "Feedback Items" in text[:2_000]


def read_azure(source: TextSource) -> Batch:
    """The feedback items of the summary. Quotation marks within a text are not doubled there, so a row ends where its last cells do.

    Trouble when there is no item at all.
    """
    title = _TITLE.match(source.text)
    noted: list[Noted] = []
    sums: list[Sum] = []
    left: list[LeftOutRow] = []
    for number, text in _items(source.text):
        cells = _ITEM.fullmatch(text)
        if cells is None:
            left.append(LeftOutRow(number, "imports.not_an_item"))
            continue
        mark = str(number)
        noted.append((number, NoteRow(cells[2], title[1] if title else "", cells[1], mark=mark)))
        sums.append(Sum(cells[2], mark, whole(cells[3]), number))
    if not noted and not left:
        raise Trouble("imports.no_question", file=source.name)
    return batch_of(source, noted, left, say("imports.votes_on", board=title[1] if title else source.title), sums)


def _items(text: str) -> Iterator[tuple[int, str]]:
    """Rows of the first table with the line each starts in; a row may go over several lines."""
    lines = re.split("\r\n|\r|\n", text)
    start = next((n for n, line in enumerate(lines) if line.startswith("Type,Description,Votes")), len(lines)) + 1
    gathered: list[str] = []
    for number, line in enumerate(lines[start:], start + 1):
        # The second table repeats items beside other programs' tasks. Inside a text the same words are only words.
        if line.strip(' "') == "Work Items" and not gathered:
            return
        if not gathered and not line.strip():
            continue
        gathered.append(line)
        # How a row ends: only this pattern, at the end of a line, tells the end of a text with quotation marks in it.
        if re.search(r'",\d+,[^"]*,"[^"]*"$', line):
            yield number - len(gathered) + 1, "\n".join(gathered)
            gathered = []
    if gathered:
        # A last row without an end is handed on, to be left out with its line and not in silence.
        yield len(lines) - len(gathered) + 1, "\n".join(gathered)


# QuickRetro


def is_quickretro(data: Any) -> bool:
    return isinstance(data, dict) and "board" in data and isinstance(data.get("messages"), list) and "version" in data


def read_quickretro(source: TextSource, data: Any) -> Batch:
    """Messages by column. Likes from devices and those the facilitator entered for people without one are added up."""
    board = text_of(data, "board", "name")
    messages = each(data, "messages")
    noted = [(n, NoteRow(text_of(m, "content"), board, text_of(m, "column", "text"), mark=str(n))) for n, m in enumerate(messages, 1)]
    sums = [Sum(text_of(m, "content"), str(n), whole(m.get("likes")) + whole(m.get("offlineLikes"))) for n, m in enumerate(messages, 1)]
    batch = batch_of(source, noted, (), say("imports.votes_on", board=board or source.title), sums)
    # Counted, so that somebody misses them knowingly; what is said about a note is not an answer to the question.
    comments = sum(len(each(message, "comments")) for message in messages)
    remarks = (*batch.remarks, Remark("imports.comments_unread", {"n": comments})) if comments else batch.remarks
    return Batch(batch.kind, batch.notes, (), batch.votes, batch.left_out, remarks)
