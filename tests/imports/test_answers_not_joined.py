"""Nothing in a copy for the room joins what one person answered to several questions: neither the survey's numbers nor our own.

The attack reads each question's notes in the order of their numbers and takes the nth of one and the nth of another for one person's.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path
from random import Random

import pytest

from moothall.core.batch import Batch, NoteRow
from moothall.core.contributions import CONTRIBUTIONS, contributions_of
from moothall.core.import_step import import_step_of
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.prompts import prompts
from moothall.core.redaction import Audience, redact
from moothall.core.session_details import details_of
from moothall.core.themes import THEMES, notes_in
from moothall.exports.contributions_csv import as_csv
from moothall.exports.json_copy import as_json
from moothall.imports.apply_import import ready
from tests.imports.incoming import brought, empty, file_of, read, texts
from tests.trials import many

PEOPLE, SURVEYS = 8, many(40, 400)

WIDE = "Timestamp,What helps?,What hurts?\n" + "\n".join(f"2026/11/05 09:0{n},help of {n},hurt of {n}" for n in range(PEOPLE))
LONG = "text,question,response_no\n" + "\n".join(
    line for n in range(PEOPLE) for line in (f"help of {n},What helps?,{n}", f"hurt of {n},What hurts?,{n}")
)


def _batch(folder: Path, form: str) -> Batch:
    batch = read(file_of(folder, form, "survey.csv"))
    assert len(batch.notes) == 2 * PEOPLE and all(row.answer for row in batch.notes)
    return batch


def _joined(session: Session) -> int:
    """How many pairs the attack gets right."""
    helps, hurts = ([c.text.split()[2] for c in contributions_of(session, p.key)] for p in prompts(session))
    return sum(a == b for a, b in zip(helps, hurts, strict=True))


@pytest.mark.parametrize("form", [WIDE, LONG], ids=["a row a person", "a row an answer"])
@pytest.mark.trial
def test_numbers_join_no_answers(form: str, tmp_path: Path) -> None:
    batch, hits = _batch(tmp_path, form), 0
    for _ in range(SURVEYS):
        session = empty()
        # As the window and the command line bring it in, with keys that are random.
        session.apply(ready(session, batch).arrival.step)
        hits += _joined(session)
        assert sorted(c.number for c in session.all(CONTRIBUTIONS)) == list(range(1, 2 * PEOPLE + 1))
    # By chance one pair of each survey is right, with a variance of one.
    assert abs(hits - SURVEYS) < 5 * SURVEYS**0.5, hits


def test_the_attack_succeeds_on_notes_in_the_order_of_the_file(tmp_path: Path) -> None:
    """The control: the same rows, taken for notes of our own."""
    batch = _batch(tmp_path, WIDE)
    rows = tuple(replace(row, answer=False) for row in batch.notes)
    assert _joined(brought(replace(batch, notes=rows))) == PEOPLE


def test_our_own_files_keep_their_numbers(tmp_path: Path) -> None:
    session = brought(_batch(tmp_path, WIDE))
    (tmp_path / "ours.csv").write_bytes(as_csv(redact(session, (), {}, Audience(Level.PRIVATE))))
    again = brought(read(tmp_path / "ours.csv"))
    assert texts(again) == texts(session)
    assert [c.response_no for c in again.all(CONTRIBUTIONS)] == [c.response_no for c in session.all(CONTRIBUTIONS)]
    # Where the numbers are taken, too.
    again.apply(ready(again, read(tmp_path / "ours.csv"), again=True).arrival.step)
    assert texts(again) == texts(session) * 2


def test_the_survey_s_own_numbers_stay_with_the_facilitator(tmp_path: Path) -> None:
    session = brought(_batch(tmp_path, LONG.replace(",0", ",R0").replace(",1", ",R1")))
    assert details_of(session).confidentiality == "non-attributed"
    for level in Level:
        copy = redact(session, (), {}, Audience(level))
        joined = {c.response_no for c in session.all(CONTRIBUTIONS)}
        told = as_json(copy).decode() + as_csv(copy).decode()
        assert ("R0" in told) == (level is Level.PRIVATE) and {"R0", "R1"} <= joined


def test_an_order_drawn_moves_nothing_but_answers() -> None:
    """Themes are still made in the order of the file, and a note that is no answer keeps its place."""
    random, keys = Random(3), (f"{n:05}" for n in count())
    batch = _rows()
    session = empty()
    mixed = iter(sorted((next(keys) for _ in range(500)), key=lambda _: random.random()))
    session.apply(import_step_of(session, batch, mixed).step)
    numbered = texts(session)
    assert numbered[0] == "first" and numbered[-1] == "last" and sorted(numbered[1:-1]) == sorted(f"a{n}" for n in range(30))
    assert numbered[1:-1] != [f"a{n}" for n in range(30)]
    assert [t.name for t in session.all(THEMES)] == ["T0", "T1", "T2"]
    assert {n.text for n in notes_in(session, session.all(THEMES)[1].key)} == {f"a{n}" for n in range(1, 30, 3)}


def _rows() -> Batch:
    answers = [NoteRow(f"a{n}", "Why?", f"T{n % 3}", response_no=str(n), answer=True) for n in range(30)]
    return Batch("contributions", (NoteRow("first", "Why?"), *answers, NoteRow("last", "Why?")))
