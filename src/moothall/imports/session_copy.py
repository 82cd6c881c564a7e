"""Our own copy of a session in JSON, taken back as far as its level holds: notes with their numbers, themes and marks, and sums of votes
by dots. Logs and people are not read: what others may read of them was settled for that copy, and is no record of theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from moothall.core.batch import Batch, LeftOutRow, NoteRow, Remark, VoteRows
from moothall.imports.encoding import TextSource
from moothall.imports.json_parts import each, number_of, text_of
from moothall.imports.table_layout import by_row
from moothall.imports.totals import Sum, totals, whole
from moothall.words import say


def is_copy(data: Any) -> bool:
    """Whether it is what `exports.json_copy` writes."""
    return isinstance(data, dict) and {"contributions", "boards", "level", "confidentiality"} <= data.keys()


def read_copy(source: TextSource, data: Any) -> Batch:
    """Notes by number. A hidden note whose words were kept back is left out with a reason."""
    domains = {(text_of(board, "prompt"), text_of(theme, "symbol")): text_of(theme, "domain") for board, theme in _themes(data)}
    copied = _copied(data)
    notes, left = [], []
    for row, note in enumerate(each(data, "contributions"), 1):
        read = _note(note, domains, copied)
        if read.text.strip():
            notes.append(read)
        else:
            left.append(LeftOutRow(row, "imports.no_text"))
    odd = [Remark("imports.logs_not_read")] if each(data, "logs") else []
    return Batch("contributions", tuple(notes), (), tuple(_votes(data)), by_row(left), (*source.remarks, *odd))


def _themes(data: Any) -> Iterator[tuple[Any, Any]]:
    for board in each(data, "boards"):
        for theme in each(board, "themes"):
            yield board, theme


def _copied(data: Any) -> dict[int, list[tuple[str, str]]]:
    """By a note's number the themes it lies in, each as name and letter, in the order of the boards."""
    found: dict[int, list[tuple[str, str]]] = {}
    for _, theme in _themes(data):
        for number in theme.get("notes", ()) if isinstance(theme.get("notes"), list) else ():
            found.setdefault(whole(number), []).append((text_of(theme, "name"), text_of(theme, "symbol")))
    return found


def _note(note: dict[str, Any], domains: dict[tuple[str, str], str], copied: dict[int, list[tuple[str, str]]]) -> NoteRow:
    number, letter, question = whole(note.get("number")), text_of(note, "symbol"), text_of(note, "question")
    # A theme that was only a letter has no name.
    name = "" if text_of(note, "theme") == say("exports.theme", letter=letter) else text_of(note, "theme")
    same = whole(note.get("same_as"))
    also = () if same else tuple(place for place in copied.get(number, ()) if place[1] != letter)
    return NoteRow(
        text_of(note, "text"), question, name, text_of(note, "table"), text_of(note, "sector"), text_of(note, "response_no"),
        _is(note, "example"), _is(note, "late"), number, str(number), str(same or ""), _is(note, "hidden"), _is(note, "too_general"),
        _is(note, "unclear"), letter, domains.get((question, letter), ""), also=also,
    )  # fmt: skip


def _is(note: dict[str, Any], flag: str) -> bool:
    return note.get(flag) is True


def _votes(data: Any) -> Iterator[VoteRows]:
    for vote in each(data, "votes"):
        # Dots alone have sums that say what the vote said; what was ranked, rated or polled doesn't.
        if vote.get("revealed") is True and text_of(vote, "kind") in ("cumulative", "approval", "totals"):
            options = (Sum(text_of(o, "text"), "", int(number_of(o, "dots"))) for o in each(vote, "options"))
            yield from totals(text_of(vote, "question"), options)
