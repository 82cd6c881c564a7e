"""Reading the entry line of capture: notes, tables, and many lines at once."""

from __future__ import annotations

import pytest

from moothall.activities.capture.rules import (
    CardSource,
    cards_by_table,
    is_late,
    note_lines,
    plus_line,
    said_before,
    same_words,
    table_line,
    write,
)
from moothall.activities.capture.similar_notes import SimilarNotes
from moothall.core.agenda import AGENDA, add_item
from moothall.core.contributions import notes_of
from moothall.core.errors import Refused
from moothall.core.prompts import ask, reveal_notes, write_silently
from moothall.desk import Desk


@pytest.mark.parametrize(("text", "table"), [("t12", "12"), ("T 3", "3"), (" t007 ", "7"), ("t0", "")])
def test_a_table_alone_on_the_line(text: str, table: str) -> None:
    assert table_line(text) == CardSource(table=table)


@pytest.mark.parametrize("text", ["", "t", "tea", "t12 is loud", "12", "t1234", "t²", "table 4", "t-1"])
def test_what_is_a_note_and_no_table(text: str) -> None:
    assert table_line(text) is None


def test_many_lines_are_many_notes() -> None:
    assert note_lines("One\r\n\n  Two \n\t\nThree\u2028Four") == ["One", "Two", "Three", "Four"]


@pytest.mark.parametrize("text", ["<b>x</b>", "=1+1", "A&B", "🦊" * 50, "{n}", "%s", "ﷺ", "\u202eevil", "a" * 10_000])
def test_words_are_kept_as_written(desk: Desk, text: str) -> None:
    desk.do(ask(desk.session, "p", "Why?"))
    desk.do(write(desk.session, "p", [text], CardSource(table="3"), "10:24", desk.keys(1)))
    note = notes_of(desk.session, "p")[0]
    assert (note.text, note.number, note.table) == (text, 1, "3")


def test_too_long_a_note_is_refused_whole(desk: Desk) -> None:
    desk.do(ask(desk.session, "p", "Why?"))
    with pytest.raises(Refused):
        write(desk.session, "p", ["short", "a" * 10_001], CardSource(), "10:24", desk.keys(2))


def test_cards_by_table_name_the_tables_that_gave_none(desk: Desk) -> None:
    desk.do(ask(desk.session, "p", "Why?"))
    for table in ("3", "1", "3", "Blue"):
        desk.do(write(desk.session, "p", ["x"], CardSource(table=table), "10:24", desk.keys(1)))
    assert cards_by_table(desk.session, "p") == [("1", 1), ("2", 0), ("3", 2), ("Blue", 1)]


@pytest.mark.parametrize(
    ("text", "number"), [("+12", 12), (" + 7 ", 7), ("+0", 0), ("+", 0), ("+12 beds", 0), ("12", 0), ("+²", 0), ("++1", 0)]
)
def test_a_plus_and_a_number_alone_on_the_line(text: str, number: int) -> None:
    assert plus_line(text) == number


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Home first", "home  FIRST.", True),
        ("Home first", "Home first!", True),
        ("Straße", "STRASSE", True),
        ("Home first", "Homes first", False),
        ("Home first?", "Home first", False),
    ],
)
def test_when_two_notes_have_the_same_words(one: str, other: str, same: bool) -> None:
    assert (same_words(one) == same_words(other)) is same


@pytest.mark.parametrize(
    ("state", "writing", "late"),
    [
        ("now", "", False),
        ("now", "silent", False),
        ("now", "revealed", True),
        ("done", "", True),
        ("todo", "", False),
        ("dropped", "", False),
    ],
)
def test_what_comes_after_capture_closed_is_late(desk: Desk, state: str, writing: str, late: bool) -> None:
    desk.do(ask(desk.session, "p", "Why?"))
    desk.do(add_item(desk.session, "i", "Item", 5, "capture", prompt="p", state=state))
    if writing:
        desk.do(write_silently(desk.session, "p", True))
    if writing == "revealed":
        desk.do(reveal_notes(desk.session, "p"))
    assert is_late(desk.session, desk.session.get(AGENDA, "i")) is late


def test_nothing_typed_again_is_nothing_to_offer(desk: Desk) -> None:
    desk.do(ask(desk.session, "p", "Why?"))
    keys = desk.keys(3)
    desk.do(write(desk.session, "p", ["a", "b", "c"], CardSource(), "10:24", keys))
    assert said_before(desk.session, "p", keys) == {}


# look-alikes

NOTES = (
    "Discharge starts on the day of admission",
    "Home is the first answer from the day you arrive",
    "Better communication",
    "One number to ring",
    "Nobody tells their story twice",
    "The budget sits with the person, not the building",
    "It is what it is",
)


@pytest.fixture
def alike() -> SimilarNotes:
    known = SimilarNotes()
    known.learn((text, text) for text in NOTES)
    return known


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Discharge starts the day you come", "Discharge starts on the day of admission"),
        ("disch", "Discharge starts on the day of admission"),
        ("comunication", "Better communication"),
        ("communication, better!", "Better communication"),
        ("one num", "One number to ring"),
        ("the person and the budget", "The budget sits with the person, not the building"),
        ("IT IS WHAT IT IS", "It is what it is"),
    ],
)
def test_what_looks_alike(alike: SimilarNotes, typed: str, found: str) -> None:
    assert alike.like(typed, 3)[0] == found


@pytest.mark.parametrize("typed", ["", "the", "hom", "of the", "🦊", "A winter plan in June", "...", "\u202e", "a" * 10_000])
def test_what_looks_like_nothing(alike: SimilarNotes, typed: str) -> None:
    assert alike.like(typed, 3) == []


def test_look_alikes_follow_every_change(alike: SimilarNotes) -> None:
    alike.put("new", "A winter plan in June")
    assert alike.like("winter plan for June", 3) == ["new"]
    alike.put("new", "Something else")
    assert alike.like("winter plan for June", 3) == []
    alike.drop("new")
    alike.drop("never there")
    assert alike.like("Something else", 3) == []


def test_the_likest_comes_first_and_never_too_many(alike: SimilarNotes) -> None:
    for n in range(50):
        alike.put(str(n), f"Home first {n}")
    alike.put("same", "Home first")
    assert alike.like("home first", 3)[0] == "same"
    assert len(alike.like("home first", 3)) == 3
