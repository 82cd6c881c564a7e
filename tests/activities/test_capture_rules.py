"""Reading the entry line of capture: notes, tables, and many lines at once."""

from __future__ import annotations

import pytest

from moothall.activities.capture.rules import Source, cards_by_table, note_lines, table_line, write
from moothall.core.contributions import notes_of
from moothall.core.prompts import ask
from moothall.core.refused import Refused
from moothall.desk import Desk


@pytest.mark.parametrize(("text", "table"), [("t12", "12"), ("T 3", "3"), (" t007 ", "7"), ("t0", "0")])
def test_a_table_alone_on_the_line(text: str, table: str) -> None:
    assert table_line(text) == Source(table=table)


@pytest.mark.parametrize("text", ["", "t", "tea", "t12 is loud", "12", "t1234", "t²", "table 4", "t-1"])
def test_what_is_a_note_and_no_table(text: str) -> None:
    assert table_line(text) is None


def test_many_lines_are_many_notes() -> None:
    assert note_lines("One\r\n\n  Two \n\t\nThree\u2028Four") == ["One", "Two", "Three", "Four"]


@pytest.mark.parametrize("text", ["<b>x</b>", "=1+1", "A&B", "🦊" * 50, "{n}", "%s", "ﷺ", "\u202eevil", "a" * 10_000])
def test_words_are_kept_as_written(desk: Desk, text: str) -> None:
    desk.do(ask(desk.session, "p", "Why?"))
    desk.do(write(desk.session, "p", [text], Source(table="3"), "10:24", desk.keys(1)))
    note = notes_of(desk.session, "p")[0]
    assert (note.text, note.number, note.table) == (text, 1, "3")


def test_too_long_a_note_is_refused_whole(desk: Desk) -> None:
    desk.do(ask(desk.session, "p", "Why?"))
    with pytest.raises(Refused):
        write(desk.session, "p", ["short", "a" * 10_001], Source(), "10:24", desk.keys(2))


def test_cards_by_table_name_the_tables_that_gave_none(desk: Desk) -> None:
    desk.do(ask(desk.session, "p", "Why?"))
    for table in ("3", "1", "3", "Blue"):
        desk.do(write(desk.session, "p", ["x"], Source(table=table), "10:24", desk.keys(1)))
    assert cards_by_table(desk.session, "p") == [("1", 1), ("2", 0), ("3", 2), ("Blue", 1)]
