"""The back pages of the summary: every note by its number, and who was there where that may be told."""

from __future__ import annotations

from moothall.core.redacted_copy import AgendaLine, BoardCopy, Copy
from moothall.exports.content.blocks import Block, Blocks, Cell, DocumentHeading, DocumentRow, DocumentTable, Item, Items, Paragraph
from moothall.exports.contribution_list import belongs, lists_of, named, on_board, source, words_of
from moothall.words import say


def every_note(copy: Copy) -> Blocks:
    """The full set, so that each response can be traced."""
    # By what may be listed: a copy of counts has items and no note.
    boards = [board for board in copy.boards if on_board(board)]
    if not boards:
        return ()
    notes = (block for board in boards for block in (DocumentHeading(3, board.prompt), _notes_of(board)))
    return (DocumentHeading(2, say("exports.every_note")), Paragraph(say("exports.every_note_how")), *notes)


def _notes_of(board: BoardCopy) -> Items:
    return Items(tuple(Item(str(p.note.number), words_of(p.note), aside=source(p)) for p in on_board(board)), small=True)


def how_it_ran(copy: Copy) -> Blocks:
    """Planned beside taken, item by item; in copies of those who were there, once anything has been held."""
    held = [line for line in copy.agenda if line.began]
    if not held:
        return ()
    rows = tuple(DocumentRow(line.title, tuple(map(Cell, _times(line)))) for line in copy.agenda)
    heads = tuple(say(f"exports.head_{name}") for name in ("item", "planned", "minutes", "began", "took"))
    still = sum(line.stood or 0 for line in held)
    remark = (Paragraph(say("exports.stood_still", n=still), "small"),) if still else ()
    return (DocumentHeading(2, say("exports.how_it_ran")), DocumentTable("", heads, rows, figures=False), *remark)


def _times(line: AgendaLine) -> tuple[str, str, str, str]:
    took = say("exports.left_out") if line.state == "dropped" else "" if line.took is None else str(line.took)
    return line.start, str(line.minutes), line.began, took


def who_was_here(copy: Copy) -> Blocks:
    """The lists of people, in the copies that may have them."""
    heads = (say("exports.head_name"), say("exports.head_from"))
    made: list[Block] = []
    for heading, people in lists_of(copy.people):
        rows = tuple(DocumentRow(named(person), (Cell(belongs(person)),)) for person in people)
        made += (DocumentHeading(2, say(heading)), DocumentTable("", heads, rows, figures=False))
    return tuple(made)
