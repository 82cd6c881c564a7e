"""Nothing a room reads is cut: long notes in the list, a definition over rounds. Arabic and Hebrew stand at the right."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from moothall.core.picture import Heading, NoteCard, NotePage, Picture, Question, Stages, Timer, note_pages
from moothall.desk.starter_sets import starter_sets
from moothall.ui.shared_screen.painting import measure

SIZES = [QSize(1024, 768), QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160)]
ARABIC, HEBREW = "شخص واحد لكل عائلة", "שלום לכולם"
PROMPT = "What would have to be true for every family to have one person they can call, day and night?"
DEFINITION = "A named person is somebody the family knows, who answers or calls back on the same day, and opens every door."

every_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size.width()))


@every_size
def test_notes_of_six_hundred_characters(qapp: object, size: QSize) -> None:
    short = "A note of some sixty characters, which takes two lines here."
    long = ("seventeen letters " * 40)[:600].strip()
    pages = note_pages([(1, "Home first"), (2, long), *((n, short) for n in range(3, 10))])
    for n, page in enumerate(pages, 1):
        seen = [text.text for text in measure(size, Picture((Heading("What we heard"), NotePage(page, n, len(pages)))), "light").texts]
        assert all(note.text in seen for note in page), "not a word is cut"


@pytest.mark.parametrize("size", SIZES[1:], ids=lambda size: str(size.width()))
def test_a_wide_screen_holds_a_poster_of_six_lines_and_no_word_is_cut(qapp: object, size: QSize) -> None:
    for kind in ("ground_rules", "principles"):
        for chosen in starter_sets(kind):
            (page,) = note_pages(enumerate(chosen.lines, 1), narrow=False)
            seen = [text.text for text in measure(size, Picture((Heading("How we work today"), NotePage(page))), "light").texts]
            assert set(chosen.lines) <= set(seen), [line for line in chosen.lines if line not in seen]


@every_size
def test_six_short_notes_stand_in_two_columns_read_downwards(qapp: object, size: QSize) -> None:
    texts = [f"Short note {n}" for n in range(1, 7)]
    drawn = measure(size, Picture((Heading("What we heard"), NotePage(note_pages(enumerate(texts, 1))[0]))), "light")
    place = {text.text: text.rect for text in drawn.texts}
    assert [place[text].left() > size.width() / 2 for text in texts] == [False] * 3 + [True] * 3
    assert place[texts[0]].top() == place[texts[3]].top() < place[texts[1]].top()
    long = [NoteCard(n, "A note of some eighty characters stands in one column, where it is read in one go.") for n in range(1, 5)]
    lefts = [t.rect.left() for t in measure(size, Picture((NotePage(tuple(long)),)), "light").texts if t.text == long[0].text]
    assert all(left < size.width() / 2 for left in lefts)


@every_size
def test_right_to_left_notes_stand_at_the_right(qapp: object, size: QSize) -> None:
    drawn = measure(size, Picture((NotePage((NoteCard(1, "Home first"), NoteCard(2, ARABIC), NoteCard(3, HEBREW))),)), "light")
    place = {text.text: text.rect for text in drawn.texts}
    assert place["Home first"].left() < size.width() / 4
    assert place[ARABIC].right() == pytest.approx(place[HEBREW].right(), abs=2) and place[HEBREW].right() > size.width() * 0.9
    alone = measure(size, Picture((NoteCard(2, ARABIC),)), "light")
    assert next(text.rect for text in alone.texts if text.text == ARABIC).right() > size.width() * 0.9


@every_size
@pytest.mark.parametrize("rounds", [False, True])
def test_a_definition_is_whole_during_rounds(qapp: object, size: QSize, rounds: bool) -> None:
    timed = (Stages(("1", "2", "4", "All"), 2, "In pairs: say what you wrote, then choose."), Timer(240)) if rounds else ()
    drawn = measure(size, Picture((Question(PROMPT, DEFINITION), *timed)), "light")
    place = {text.text: text.rect for text in drawn.texts}
    assert PROMPT in place and DEFINITION in place
    assert all(place[DEFINITION].bottom() <= place[label].top() for label in ("1", "All") if rounds), "and nothing lies over it"
