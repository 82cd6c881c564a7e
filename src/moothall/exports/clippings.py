"""A list of themes or a result taken out of the record by itself, to paste elsewhere: as words, as a table, and as a document to draw.

Made of a copy like every file, and says whom it was made for, for nobody sees on a slide what it was cut from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from moothall.core.activity import Activity
from moothall.core.redacted_copy import BoardCopy, Copy
from moothall.exports.content.blocks import (
    Blocks,
    Cell,
    Chart,
    Document,
    DocumentHeading,
    DocumentRow,
    DocumentTable,
    Facts,
    Paragraph,
    walk,
)
from moothall.exports.form_pages import form_pages
from moothall.exports.short_pages import theme_table
from moothall.exports.summary import furniture, part_of
from moothall.exports.theme_pages import board_pages
from moothall.words import say


@dataclass(frozen=True, slots=True)
class Clipping:
    """`blocks` as they stand in the record; `lines` and `tables` say the same. `document` has them on a page of their own."""

    title: str
    lines: tuple[str, ...]
    tables: tuple[DocumentTable, ...]
    document: Document
    foot: str

    @property
    def text(self) -> str:
        """A line a row, cells parted by tabs, as spreadsheets take it."""
        rows = [row for table in self.tables for row in _rows(table)]
        return "\n".join((self.title, *self.lines, *rows, self.foot, ""))

    @property
    def html(self) -> str:
        from moothall.exports.writers.html import as_fragment

        lines = (Paragraph(line) for line in self.lines)
        told: Blocks = (Paragraph(self.title, "strong"), *lines, *self.tables, Paragraph(self.foot, "small"))
        return as_fragment(told)


def clipping(part: Copy, activities: Sequence[Activity]) -> Clipping | None:
    """Of a copy that holds one question, vote or round alone (`core.redacted_part`). None where there is nothing to show of it yet."""
    told = _board(part, part.boards[0]) if part.boards else _result(part, activities)
    if told is None:
        return None
    blocks, tables, lines = told
    what, own = furniture(part), _own(blocks)
    foot = f"{what.who}{what.level} {what.confidentiality}."
    title = next((block.words for block in walk(own) if isinstance(block, DocumentHeading)), part.title)
    return Clipping(title, lines, tables, Document(what, (*own, Paragraph(foot, "small"))), foot)


_Told: TypeAlias = tuple[Blocks, tuple[DocumentTable, ...], tuple[str, ...]]


def _board(part: Copy, board: BoardCopy) -> _Told | None:
    return (board_pages(part, board), (theme_table(part, board),), ()) if board.themes else None


def _result(part: Copy, activities: Sequence[Activity]) -> _Told | None:
    blocks = (*(block for activity in activities for block in part_of(activity, part)), *form_pages(part))
    tables = tuple(_tables(blocks))
    return (blocks, tables, tuple(_facts(blocks))) if tables else None


def _own(blocks: Blocks) -> Blocks:
    """Without the heading of the part it was one of several in."""
    first, *rest = blocks
    inner = rest and isinstance(first, DocumentHeading) and isinstance(rest[0], DocumentHeading)
    return tuple(rest) if inner else blocks


def _tables(blocks: Blocks) -> Iterator[DocumentTable]:
    """What is drawn, too, as the rows it is drawn of."""
    for block in walk(blocks):
        if isinstance(block, DocumentTable):
            yield block
        elif isinstance(block, Chart) and block.drawn != "ballot":
            rows = (DocumentRow(f"{bar.called} {bar.name}".strip(), (Cell(bar.marks), Cell(bar.remark))) for bar in block.bars)
            yield DocumentTable(block.words, (say("exports.head_option"), say("exports.head_result"), ""), tuple(rows), figures=False)


def _facts(blocks: Blocks) -> Iterator[str]:
    for block in walk(blocks):
        if isinstance(block, Facts):
            yield from (say("exports.detail", label=fact.label, text=fact.words) for fact in block.facts)


def _rows(table: DocumentTable) -> Iterator[str]:
    if table.caption:
        yield table.caption
    lines = (table.heads, *((row.name, *(cell.words for cell in row.cells)) for row in table.rows))
    yield from (_line(cells) for cells in lines)


def _line(cells: Iterable[str]) -> str:
    # A tab or a break in somebody's words would begin another cell.
    return "\t".join(" ".join(cell.split()) for cell in cells).rstrip("\t")
