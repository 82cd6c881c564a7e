"""What a file says repeats what: marks that are shared, wrong, or go round in a circle, and tables made up at random."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moothall.activities import found
from moothall.core.contributions import CONTRIBUTIONS, repeats_of
from moothall.core.errors import Expected
from moothall.core.votes import options_of, votes
from moothall.desk.sessions import new_session
from moothall.imports import bring, plan
from moothall.imports.contribution_table import OURS
from moothall.words import say
from tests.imports.incoming import brought, empty, read
from tests.trials import many


def repeats(text: str) -> list[tuple[str, str]]:
    """Each note of a table with the text of the note it repeats."""
    session = brought(read(text))
    by_key = {note.key: note.text for note in session.all(CONTRIBUTIONS)}
    return [(note.text, by_key.get(note.same_as, "")) for note in session.all(CONTRIBUTIONS)]


def remarks(text: str) -> list[str]:
    return [say(remark.key, **remark.facts) for remark in plan(empty(), read(text)).remarks]


# ── marks ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_two_notes_of_one_response():
    """A split answer keeps its response; who repeats it repeats its first part."""
    table = "text,response_no,same_as\na,1,\nb,1,\nc,3,1\n"
    assert repeats(table) == [("a", ""), ("b", ""), ("c", "a")]
    assert not remarks(table)


def test_second_part_of_a_response_may_repeat_the_first():
    assert repeats("text,response_no,same_as\na,1,\nb,1,1\n") == [("a", ""), ("b", "a")]


def test_two_of_our_own_tables_pasted_together():
    header, row = ",".join(OURS), "{n},Q,,{text},,,,,,,,{same_as},,,,\r\n"
    table = (
        header + "\r\n" + "".join(row.format(n=n, text=t, same_as=s) for n, t, s in [(1, "a", ""), (2, "b", 1), (1, "c", ""), (2, "d", 1)])
    )
    assert repeats(table) == [("a", ""), ("b", "a"), ("c", ""), ("d", "a")]


def test_scrumlr_with_a_note_twice():
    header = "note_id,author_id,author,text,column_id,column,rank,stack,voting_0"
    session = brought(read(header + "\nx,,,one,,C,0,null,3\nx,,,two,,C,0,null,1\ny,,,three,,C,0,x,0\n"))
    first, _, third = session.all(CONTRIBUTIONS)
    assert third.same_as == first.key
    assert {option.subject for option in options_of(session, votes(session)[0].key)} == {first.key}


@pytest.mark.parametrize(
    ("rows", "expected", "words"),
    [
        ("a,1,9\n", [("a", "")], "1 note says it is the same as one that is not in this file (9)."),
        ("a,1,1\n", [("a", "")], "1 note says it is the same as itself (1)."),
        ("a,1,2\nb,2,1\nc,3,1\n", [("a", ""), ("b", ""), ("c", "a")], "2 notes say they are the same as themselves, or as each other"),
        ("a,1,9\nb,2,1\n", [("a", ""), ("b", "a")], "1 note says it is the same as one that is not in this file (9)."),
    ],
)
def test_wrong_marks_are_told_and_the_note_stands_alone(rows, expected, words):
    table = "text,response_no,same_as\n" + rows
    assert repeats(table) == expected
    (remark,) = remarks(table)
    assert remark.startswith(words)


def test_a_note_of_another_question_is_not_repeated():
    table = "text,question,response_no,same_as\na,One,1,\nb,Two,2,1\n"
    assert repeats(table) == [("a", ""), ("b", "")]
    assert "another question" in remarks(table)[0]


def test_a_long_line_of_repeats():
    table = "text,response_no,same_as\n" + "".join(f"t{n},{n},{n - 1 or ''}\n" for n in range(1, 20_001))
    session = brought(read(table))
    head = session.all(CONTRIBUTIONS)[0]
    assert len(repeats_of(session, head.key)) == 19_999


# ── anything ────────────────────────────────────────────────────────────────────────────────────────────────────────

SHORT = st.one_of(
    st.sampled_from(["", "", "1", "2", "3", "7", "A", "B", "ZZZZZZZZZZ", " ", "x", "\ufeff", "0", "999999999", "A: T", "A: T\nB: U", ":"]),
    st.text(max_size=3),
)
TABLES = st.one_of(
    st.tuples(st.just(OURS), st.lists(st.tuples(*[SHORT] * len(OURS)), max_size=7)),
    st.tuples(
        st.permutations(["text", "question", "theme", "response_no", "same_as", "number", "also", "letter", "domain", ""]),
        st.lists(st.tuples(*[SHORT] * 10), max_size=7),
    ),
)


def as_table(header, rows) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([header, *rows])
    return out.getvalue()


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("any") / "any.moot"


@pytest.mark.trial
@settings(max_examples=many(40, 500), deadline=None)
@given(table=TABLES)
def test_any_table_comes_in_whole_or_is_refused_in_words(file, table):
    file.unlink(missing_ok=True)
    desk = new_session(file, found())
    before = len(desk.session.all(CONTRIBUTIONS)), dict(desk.session.counters)
    try:
        batch = read(as_table(*table), "contributions", header_rows=1)
        came = bring(desk, batch)
    except Expected:
        assert (len(desk.session.all(CONTRIBUTIONS)), dict(desk.session.counters)) == before
        return
    else:
        notes = desk.session.all(CONTRIBUTIONS)
        assert len(notes) == came.added == len(batch.notes)
        assert len(notes) + len(came.left_out) == len(table[1])
        by_key = {note.key: note for note in notes}
        for note in notes:
            assert not note.same_as or (not by_key[note.same_as].same_as and by_key[note.same_as].prompt == note.prompt)
        if notes:
            desk.undo()
            assert not desk.session.all(CONTRIBUTIONS)
    finally:
        desk.close()
