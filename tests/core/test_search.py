"""Finding notes: words, numbers, filters, and what changed since."""

from __future__ import annotations

import pytest

from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes, edit_note, flag_note
from moothall.core.merging import delete_notes, hide_note, merge_notes
from moothall.core.model import Session
from moothall.core.prompts import ask
from moothall.core.search import Query, SearchIndex, folded, query
from moothall.core.themes import new_theme, place
from tests.core.boards import after, fresh

NOTES = (
    ("One front door for every referral", "3", "Health"),
    ("Siân says: pooled MONEY", "3", "Local government"),
    ("Nobody tells it twice", "12", "Health"),
    ("Discharge starts on the day, 31 of them", "12", "Voluntary sector"),
)


@pytest.fixture
def session() -> Session:
    session = fresh()
    after(session, ask(session, "p", "What would it feel like?"), ask(session, "q", "What would be different?"))
    notes = [Written(text, table, sector) for text, table, sector in NOTES]
    after(session, add_notes(session, "p", notes, ["n1", "n2", "n3", "n4"]))
    after(session, add_notes(session, "q", [Written("Money follows people")], ["n5"]), new_theme(session, "t", "p", "One way in"))
    return after(session, place(session, ["n1", "n2"], "t", ["a", "b"]), flag_note(session, "n3", "too_general", True))


def numbers(session: Session, text: str, **chosen: str) -> list[int]:
    return [session.get(CONTRIBUTIONS, key).number for key in SearchIndex(session).find(query(text, **chosen))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("money", [2, 5]),
        ("MONEY pooled", [2]),
        ("sian", [2]),
        ("siân", [2]),
        ("tells nobody", [3]),
        ("way in", [1, 2]),
        ("health", [1, 3]),
        ("31", [4]),
        ("#3", [3]),
        ("3", [3, 4]),
        ("#99", []),
        ("table:3", [1, 2]),
        ("table:12 day", [4]),
        ("table:1", []),
        ('sector:"local gov"', [2]),
        ("sector:voluntary", [4]),
        ("theme:a", [1, 2]),
        ("theme:A money", [2]),
        ("theme:way", [1, 2]),
        ("theme:-", [3, 4, 5]),
        ("flag:general", [3]),
        ("flag:too-general", [3]),
        ("flag:nonsense", []),
        ("table:3 flag:late", []),
        ("", []),
        ("   ", []),
        ("no such words", []),
        ("100% (", []),
    ],
)
def test_what_is_found(session: Session, text: str, found: list[int]) -> None:
    assert numbers(session, text) == found


def test_filters_chosen_beside_the_line(session: Session) -> None:
    assert numbers(session, "", prompt="q") == [5]
    assert numbers(session, "money", prompt="p") == [2]
    assert numbers(session, "table:12", table="3") == [3, 4], "what is typed wins"
    assert not query("").asks


def test_hidden_notes_and_repeats_are_found_by_their_flag(session: Session) -> None:
    after(session, hide_note(session, "n4", True), merge_notes(session, "n1", ["n2"]))
    assert numbers(session, "flag:hidden") == [4]
    assert numbers(session, "flag:repeat") == [2]
    assert numbers(session, "theme:A") == [1, 2], "a repeat lies where the note it repeats lies"


def test_the_shelf_keeps_up(session: Session) -> None:
    shelf = SearchIndex(session)
    after(session, edit_note(session, "n1", "Eén loket"), delete_notes(session, ["n4"]))
    shelf.read(["n1", "n4"])
    assert shelf.find(query("een")) == ["n1"]
    assert shelf.find(query("discharge")) == []
    assert len(shelf) == 4


def test_folding() -> None:
    assert folded("  Ŵyl  ÉTÉ\nﬁn ") == "wyl ete fin"
    assert query("#31") == Query((), 31)
