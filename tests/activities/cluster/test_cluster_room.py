"""What the wall shows of a board: pages that can be read, domains, and never a word that must stay with the facilitator."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from moothall.activities.cluster.room import THEMES_A_PAGE, picture
from moothall.activities.cluster.rules import candidates
from moothall.core.agenda import AgendaItem
from moothall.core.contributions import Written
from moothall.core.merging import hide_note, repeat_note
from moothall.core.model import Session
from moothall.core.picture import BLANK, NOTES_A_PAGE, Heading, NoteCard, NotePage, Picture, Question, Showing, ThemeList
from moothall.core.prompts import reveal_notes, write_silently
from moothall.core.themes import new_domain, new_theme, place
from tests.core.boards import after, board

ITEM = AgendaItem("item", 0, "Cluster", 25, "cluster", prompt="p")


def seen(session: Session, view: str = "", subject: str = "", page: int = 1) -> Picture:
    return picture(session, None, ITEM, Showing("cluster", "item", view, subject, page))  # type: ignore[arg-type]  # no ledger is asked


def texts(part: Any) -> Iterator[str]:
    """Every word of a picture, however deep."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple | list):
        for one in part:
            yield from texts(one)
    elif hasattr(part, "__dataclass_fields__"):
        for name in part.__dataclass_fields__:
            yield from texts(getattr(part, name))


def says(shown: Picture, words: str) -> bool:
    return any(words in text for text in texts(shown))


def names(shown: Picture) -> list[str]:
    return [line.name for part in shown.parts if isinstance(part, ThemeList) for line in part.themes]


def test_themes_in_order_with_items_and_pages() -> None:
    session = board(", ".join([f"{letter}: {n}" for n, letter in enumerate("ABCDEFGHIJ", 1)]))
    after(session, place(session, ["n2"], "A", ["x"]), repeat_note(session, "n3", Written(""), "again"))
    first, second = seen(session), seen(session, page=2)
    assert names(first)[:2] == ["Theme A", "Theme C"], "a repeat is one more item"
    assert (len(names(first)), len(names(second)), first.pages) == (THEMES_A_PAGE, 2, 2)
    assert seen(session, page=9) == second and seen(session, page=0) == first


def test_each_domain_has_pages_of_its_own() -> None:
    session = board("A: 1, B: 2, C: 3")
    after(session, new_domain(session, "d", "p", "Money and people", ["B"]), new_domain(session, "e", "p", "Empty"))
    shown = [seen(session, page=page) for page in (1, 2)]
    headings = [part.text for picture in shown for part in picture.parts if isinstance(part, Heading)]
    assert headings == ["Money and people", "Other themes"]
    assert [names(picture) for picture in shown] == [["Theme B"], ["Theme A", "Theme C"]]
    assert shown[0].pages == 2


def test_a_theme_pages_through_its_notes() -> None:
    session = board("A: " + " ".join(str(n) for n in range(1, 15)))
    pages = [seen(session, "theme", "A", page) for page in (1, 2, 3)]
    walls = [part for picture in pages for part in picture.parts if isinstance(part, NotePage)]
    assert [len(wall.notes) for wall in walls] == [NOTES_A_PAGE, NOTES_A_PAGE, 2]
    assert [note.number for wall in walls for note in wall.notes] == list(range(1, 15))


def test_a_hidden_note_is_never_seen() -> None:
    session = board("A: 1 2")
    after(session, hide_note(session, "n1", True))
    assert seen(session, "note", "n1") == BLANK
    assert not says(seen(session, "theme", "A"), "note 1")
    assert says(seen(session, "theme", "A"), "note 2")
    assert [line.items for part in seen(session).parts if isinstance(part, ThemeList) for line in part.themes] == [2], "but it counts"
    assert [c.text for c in candidates(session, ITEM)["notes"]] == ["note 2"], "and is on no ballot"


@pytest.mark.parametrize("view", ["", "prompt", "theme", "note"])
def test_while_writing_is_silent_no_note_is_seen(view: str) -> None:
    session = board("A: 1 2, : 3")
    after(session, write_silently(session, "p", True))
    shown = seen(session, view, {"theme": "A", "note": "n1"}.get(view, ""))
    assert not says(shown, "note ")
    after(session, reveal_notes(session, "p"))
    assert seen(session, "note", "n1").parts == (NoteCard(1, "note 1"),)


def test_silence_lets_counts_through() -> None:
    session = board("A: 1 2")
    after(session, write_silently(session, "p", True))
    assert says(seen(session, "theme", "A"), "2 notes")
    assert names(seen(session)) == ["Theme A"]


def test_a_board_without_themes_shows_its_question() -> None:
    assert any(isinstance(part, Question) for part in seen(board(": 1")).parts)
    empty = after(board(""), new_theme(board(""), "A", "p", "Empty"))
    assert seen(empty, "theme", "A").parts == (Heading("A  Empty"),)
