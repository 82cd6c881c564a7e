"""Notes on the wall's list: every word stands on some page, whoever is in the back row."""

from __future__ import annotations

from moothall.core.picture import NOTES_A_PAGE, READ_AT_ONCE, note_pages

LONG = " ".join(f"word{n}" for n in range(100))[:600]


def test_short_notes_are_six_a_page() -> None:
    pages = note_pages((n, f"Note {n}") for n in range(1, 15))
    assert [len(page) for page in pages] == [NOTES_A_PAGE, NOTES_A_PAGE, 2]
    assert note_pages([]) == [()]


def test_a_note_of_six_hundred_characters_runs_on() -> None:
    pages = note_pages([(1, "Home first"), (2, LONG), (3, "One front door")])
    assert " ".join(note.text for page in pages for note in page if note.number == 2).split() == LONG.split()
    assert len({n for n, page in enumerate(pages) for note in page if note.number == 2}) > 1
    assert list(dict.fromkeys(note.number for page in pages for note in page)) == [1, 2, 3]
    assert all(len(note.text) <= READ_AT_ONCE for page in pages for note in page)


def test_middling_notes_share_a_page_only_as_far_as_they_fit() -> None:
    pages = note_pages((n, "A note of some sixty characters, which takes two lines here.") for n in range(1, 7))
    assert [len(page) for page in pages] == [4, 2]
    lines = note_pages([(1, "\n".join("abcdefgh")), (2, "One\ntwo")])
    assert [len(page) for page in lines] == [1, 1]
