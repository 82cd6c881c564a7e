"""How long a record is for each of its readers, and the short forms of it: one page, a catch-up, a page for each participant."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.redacted_copy import Copy, LogCopy, LogLine
from moothall.exports import export
from tests.exports.pdf import pages_of, text_of
from tests.exports.sessions import SHEETS, Made, fixed
from tests.exports.test_first_page import PURPOSE, log, poll

SAID = "Nobody asks the carers what they already know about the weekend and the money"
LOGS = ("key_messages", "decision", "actions", "power", "conflict", "offers", "parked", "missing", "sign_up", "two_columns", "freedom")


def pages(copy: Copy, folder: Path, what: str = "") -> list[str]:
    to = folder / f"{what}{copy.level}.pdf"
    export(copy, to, SHEETS, what)
    return pages_of(to)


def large(boards: int, themes: int, notes: int, votes: int = 1) -> Made:
    made = fixed()
    for n in range(boards):
        board = made.board(f"Question {n}: what gets in the way of going home for people who live alone?")
        words = SAID.split()
        written = made.write(board, *(f"{' '.join(words[: 4 + at % 8])} {at}" for at in range(notes)), table="3")
        for theme in range(themes):
            made.theme(board, f"Theme {theme} of question {n}", written[theme :: themes + 1])
    for n in range(votes):
        made.vote(f"Which would change most, {n}?", [(f"Option {at}", 0, 40 - 3 * at, 30 - 3 * at) for at in range(8)], ballots=40)
    for n in range(6):
        made.log("conflict", f"Tension {n} about the winter money")
        made.log("power", f"Voice {n} is heard first")
    return made


def test_three_hundred_notes_are_fourteen_pages_at_the_most(tmp_path: Path) -> None:
    made = large(boards=3, themes=8, notes=97, votes=0)
    told = pages(made.copy(), tmp_path)
    assert 8 < len(told) <= 14
    # In two columns, and all of them once: by their own last words.
    listed = "\n".join(told[-6:])
    assert all(f" {n} (" in " ".join(listed.split()) for n in (60, 96))


@pytest.mark.parametrize("boards", [0, 1, 9])
def test_boards_and_sponsors_read_two_pages(tmp_path: Path, boards: int) -> None:
    """However much there is, and nothing left off without its number."""
    copy = large(boards, themes=10, notes=33, votes=12 if boards > 1 else 1).copy(Level.COUNT)
    logs = tuple(log(key, 5, state="named") for key in LOGS) if boards else ()
    told = pages(replace(copy, purpose=PURPOSE, votes=(poll((15, 16, 8, 2, 1, 2, 1, 0)), *copy.votes), logs=logs), tmp_path)
    assert len(told) <= 2
    assert ("more questions." in told[-1], "more votes and polls." in told[-1]) == ((True, True) if boards > 1 else (False, False))
    assert "39 of 45 at 1 to 3: met." in told[0] and "Money follows people" in told[-1]


def test_anyone_outside_reads_examples_and_not_the_full_set(tmp_path: Path) -> None:
    made = large(boards=2, themes=8, notes=97)
    outside, room = pages(made.copy(Level.OUTSIDE), tmp_path), pages(made.copy(), tmp_path)
    assert len(outside) < len(room) and "Every note, by number" not in "".join(outside)
    assert "Theme 7 of question 1" in "".join(outside)
    # The tables still have all of it.
    table = tmp_path / "notes.csv"
    export(made.copy(Level.OUTSIDE), table, SHEETS)
    assert table.read_text(encoding="utf-8-sig").count("\n") > 2 * 97


def test_one_page_and_a_catch_up_of_two(tmp_path: Path) -> None:
    due = {"days": (("actions.label_by_when", "2026-11-12"),), "facts": (("actions.label_owner", "Ada Lund"),), "state": "open"}
    logs = (log("key_messages", 5), log("decision", 3), log("actions", 9, **due))
    copy = replace(fixed().copy(), purpose=PURPOSE, logs=logs)
    (one,) = pages(copy, tmp_path, "one-page")
    first, second = pages(copy, tmp_path, "catch-up")
    assert "What happens next" in one and "What happens next" in first
    assert "actions words 9" in second and "Ada Lund" in second and "decision words 3" in second
    # Nothing behind the first page where nothing was decided or taken on.
    assert len(pages(replace(copy, logs=()), tmp_path, "catch-up")) == 1


def with_owners(copy: Copy) -> Copy:
    lines = tuple(
        LogLine(n, what, "open", facts=(("actions.label_owner", who),), days=(("actions.label_by_when", "2026-11-12"),))
        for n, (what, who) in enumerate((("Ask for one rota", "Ada Lund"), ("Ring the wards", "Bo Day"), ("Find the money", "Ada Lund")), 1)
    )
    return replace(copy, logs=(LogCopy("actions", 3, (("open", 3),), lines), log("key_messages", 2)))


def test_each_participant_has_a_page_of_what_they_took_on(tmp_path: Path) -> None:
    """In a non-attributed session those who took something on aloud, and nobody else."""
    copy = with_owners(fixed().copy())
    ada, bo = pages(copy, tmp_path, "personal")
    assert "Ada Lund" in ada and "Ask for one rota" in ada and "Find the money" in ada and "Ring the wards" not in ada
    assert "Bo Day" in bo and "Ring the wards" in bo and "Ada Lund" not in bo
    for page in (ada, bo):
        assert "key_messages words 2" in page and "Whom I will tell, and by when" in page and "17 December 2026" in page
    to = tmp_path / "bo.pdf"
    export(copy, to, SHEETS, "personal", person="bo  DAY")
    assert "Ring the wards" in text_of(to) and "Ada Lund" not in text_of(to)
    for nobody, other in (("nobody_of_that_name", {"person": "Cy Young"}), ("nobody_named", {})):
        with pytest.raises(Refused) as caught:
            export(copy if other else fixed().copy(), to, SHEETS, "personal", **other)
        assert caught.value.key == f"exports.{nobody}"
    assert "Ring the wards" in text_of(to), "what was there stays"


def test_the_facilitators_own_copy_has_a_page_for_each_who_was_here(tmp_path: Path) -> None:
    told = pages(fixed().copy(Level.PRIVATE), tmp_path, "personal")
    assert len(told) == 21 and not any("Late Again" in page for page in told)
    assert "Nothing was recorded as taken on by you." in told[0]


def test_the_organiser_reads_who_came_which_days_come_and_whom_to_invite(tmp_path: Path) -> None:
    made = Made("Open", confidentiality="open")
    made.arrive(("Ada Lund", "Harbour Trust", "NHS"), ("Ida Rowe", "Harbour Trust", "NHS"))
    made.arrive(("Ben Marsh", "Fell Council", "council"), present=False)
    due = {"days": (("actions.label_by_when", "2026-11-12"),), "state": "open"}
    copy = replace(
        made.copy(), logs=(log("actions", 1, **due), log("missing", 2, state="not_asked"), log("principles", 2, state="adopted"))
    )
    said = " ".join("".join(pages(copy, tmp_path, "organiser")).split())
    assert "Here: 2 of 3 invited." in said
    assert "Fell Council 0 1 1" in said and "Harbour Trust 2 0 2" in said
    # Two days on is a Saturday, so the Monday; two weeks on a Thursday; the last in a year.
    for day in ("Mon 9 Nov 2026", "Thu 12 Nov 2026", "Thu 19 Nov 2026", "Wed 5 May 2027", "Fri 5 Nov 2027"):
        assert day in said, day
    assert "missing words 2" in said and "Ben Marsh" in said
    assert "principles words 1" in "".join(pages(copy, tmp_path, "catch-up"))
    # Whom nobody may name, nobody reads; and outside there is no such page.
    secret = Made("Closed")
    secret.arrive(("Ada Lund", "Harbour Trust", "NHS"))
    said = "".join(pages(secret.copy(), tmp_path, "organiser"))
    assert "Ada Lund" not in said and "Harbour Trust" not in said
    with pytest.raises(Refused):
        pages(made.copy(Level.OUTSIDE), tmp_path, "organiser")
