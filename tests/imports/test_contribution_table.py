"""Notes that come in: their words to the byte, their boards, themes and numbers, and a reason for each one that stays out."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from moothall.core.batch import Batch, NoteRow
from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes, sources
from moothall.core.csv_guard import guarded
from moothall.core.prompts import ask, prompts
from moothall.core.text import LONGEST
from moothall.core.themes import notes_in, themes_of, unclustered
from moothall.exports.contributions_csv import COLUMNS
from moothall.imports.contribution_table import OURS
from tests.imports.incoming import brought, empty, file_of, read, texts, theme_names


def as_csv(rows, columns=None, **how) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, **how)
    writer.writerows([columns, *rows] if columns else rows)
    return out.getvalue()


def reasons(batch: Batch) -> list[tuple[int, str]]:
    return [(left.row, left.key) for left in batch.left_out]


# ── real files ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_survey_comes_in_as_it_was_published(shared):
    published = json.loads((shared / "survey2016" / "expected.json").read_text(encoding="utf-8"))
    questions = [q for q in published["questions"] if q["items_total"]]
    session = brought(read(shared / "survey2016" / "items_import.csv"))
    boards = prompts(session)
    assert [p.text for p in boards] == [q["id"] for q in questions]
    for board, question in zip(boards, questions, strict=True):
        found = [(t.name, len(notes_in(session, t.key))) for t in themes_of(session, board.key)]
        assert found == [(t["name"], t["items"]) for t in sorted(question["themes"], key=lambda t: t["order"])]
        assert sum(n for _, n in found) == question["items_total"]
        assert not unclustered(session, board.key)
    assert [n.number for n in session.all(CONTRIBUTIONS)] == list(range(1, 343))
    with (shared / "survey2016" / "items_import.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["question"], row["text"], row["response_no"]) for row in csv.DictReader(file)]
    asked = {p.key: p.text for p in boards}
    there = [(asked[n.prompt], n.text, n.response_no) for n in session.all(CONTRIBUTIONS)]
    # In an order drawn anew, question by question; see test_apply_import.
    assert sorted(there) == sorted(rows) and [q for q, *_ in there] == [q for q, *_ in rows]


@pytest.mark.parametrize("conversation", ["london.youth.policing", "brexit-consensus"])
def test_polis_comments_to_the_byte(shared, conversation):
    path = shared / "01-polis" / conversation / "comments.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    session = brought(read(path))
    assert texts(session) == [row["comment-body"] for row in rows]
    assert [n.response_no for n in session.all(CONTRIBUTIONS)] == [row["comment-id"] for row in rows]
    assert [p.text for p in prompts(session)] == ["Imported notes"]


def test_naughty_strings_stay_as_they_are(shared, tmp_path):
    naughty = json.loads((shared / "05-nasty" / "strings" / "blns.json").read_text(encoding="utf-8"))
    batch = read(file_of(tmp_path, as_csv([[s] for s in naughty], ["text"], quoting=csv.QUOTE_ALL)))
    assert texts(brought(batch)) == [s for s in naughty if s.strip(" \ufeff").strip()]
    assert len(batch.left_out) == sum(not s.strip(" \ufeff").strip() for s in naughty)


def test_formulas_are_only_words(shared, tmp_path):
    payloads = (shared / "05-nasty" / "csv-injection" / "payloadbox-csv-payload.txt").read_text(encoding="utf-8").splitlines()
    assert texts(brought(read(file_of(tmp_path, "\n".join(payloads), "notes.txt")))) == [p for p in payloads if p.strip()]


def test_spectrum_of_quotes_and_breaks(shared, tmp_path):
    """Each table of the collection with its first column called text."""
    for path in sorted((shared / "05-nasty" / "csv-spectrum" / "csvs").glob("*.csv")):
        if path.stem == "location_coordinates":  # its answers are not those of its table
            continue
        truth = json.loads((path.parents[1] / "json" / f"{path.stem}.json").read_text(encoding="utf-8"))
        rows = truth if isinstance(truth, list) else [truth]
        first = next(iter(rows[0]))
        expected = [row[first].replace("\r\n", "\n") for row in rows]
        content = path.read_text(encoding="utf-8").replace(first, "text", 1)
        found = texts(brought(read(file_of(tmp_path, content, path.name))))
        assert [t.replace("\r\n", "\n") for t in found] == [t for t in expected if t.strip()], path.name


# ── boards, themes, numbers ─────────────────────────────────────────────────────────────────────────────────────────


def test_each_question_is_a_board_and_joins_one_that_reads_the_same():
    session = empty()
    session.apply(ask(session, "q", "What hurts?"))
    rows = (NoteRow("b", "What helps?"), NoteRow("a", "What hurts?"), NoteRow("c"))
    brought(Batch("contributions", rows), session)
    assert [p.text for p in prompts(session)] == ["What hurts?", "What helps?", "Imported notes"]


def test_themes_are_per_board_and_in_order_of_appearance():
    rows = [NoteRow(str(n), q, t) for n, (q, t) in enumerate([("1", "B"), ("1", "A"), ("2", "A"), ("1", "B"), ("1", "b"), ("1", " ")])]
    session = brought(Batch("contributions", tuple(rows)))
    # Case alone makes no other theme.
    assert theme_names(session) == ["B", "A", "A"]
    first, second = prompts(session)
    assert [t.letter for t in themes_of(session, first.key)] == ["A", "B"]
    assert [n.text for n in unclustered(session, first.key)] == ["5"]
    assert not unclustered(session, second.key)


def test_notes_take_the_next_free_numbers():
    session = empty()
    session.apply(ask(session, "q", "Q"))
    session.apply(add_notes(session, "q", [Written("one"), Written("two")], ["n1", "n2"]))
    brought(Batch("contributions", (NoteRow("three", number=0, response_no="9"), NoteRow("four", response_no="9"))), session)
    notes = session.all(CONTRIBUTIONS)
    assert [n.number for n in notes] == [1, 2, 3, 4]
    assert sources(session, notes[2:]) == 1


def our_table(rows) -> str:
    return as_csv([[guarded(cell) for cell in row] + [""] * (len(OURS) - len(row)) for row in rows], OURS)


def test_our_header_is_the_one_we_export():
    assert OURS == COLUMNS


def test_our_own_table_comes_back_exactly(shared, tmp_path):
    naughty = [s for s in json.loads((shared / "05-nasty" / "strings" / "blns.json").read_text(encoding="utf-8")) if s.strip()]
    starts = ["=1+1", "+44 20", "-3", "-3 people", "@all", "\tindented", "'tis", "''tis", "'=x", "'", "plain", "1,5"]
    rows = [
        (
            str(n * 2),
            "Q" if n % 3 else "=Q",
            "T" if n % 2 else "",
            text,
            text[:9].strip(),
            "s",
            "-7",
            "yes" if n % 5 == 0 else "",
            "yes" * (n % 7 == 0),
        )
        for n, text in enumerate([*starts, *naughty], 1)
    ]
    notes = brought(read(file_of(tmp_path, our_table(rows)))).all(CONTRIBUTIONS)
    assert [(str(n.number), n.text, n.table, n.sector, n.response_no) for n in notes] == [(r[0], *r[3:7]) for r in rows]
    assert [(n.example, n.late) for n in notes] == [(bool(r[7]), bool(r[8])) for r in rows]


def test_our_own_table_is_renumbered_where_a_number_is_taken(tmp_path):
    session = empty()
    session.apply(ask(session, "q", "Q"))
    session.apply(add_notes(session, "q", [Written("here before")], ["n1"]))
    brought(
        read(file_of(tmp_path, our_table([("1", "Q", "", "came", "", "", "", "", ""), ("5", "Q", "", "too", "", "", "", "", "")]))), session
    )
    assert [(n.number, n.text) for n in session.all(CONTRIBUTIONS)] == [(1, "here before"), (2, "came"), (3, "too")]


def test_a_strangers_apostrophe_stays(tmp_path):
    assert texts(brought(read(file_of(tmp_path, "text,theme\n'=1+1,\n")))) == ["'=1+1"]


# ── what stays out, and why ─────────────────────────────────────────────────────────────────────────────────────────


def test_rows_left_out_say_why(tmp_path):
    content = f"text,theme\nkept,T\nshort\na,b,c\n  ,T\n\n{'x' * (LONGEST + 1)},T\nalso,,,\n"
    batch = read(file_of(tmp_path, content))
    assert [n.text for n in batch.notes] == ["kept", "short", "also"]
    assert reasons(batch) == [(4, "imports.ragged"), (5, "imports.no_text"), (7, "core.too_long")]


def test_the_longest_text_is_kept(tmp_path):
    assert texts(brought(read(file_of(tmp_path, f"text\n{'é' * LONGEST}\n")))) == ["é" * LONGEST]


def test_a_huge_cell_is_one_row_left_out(tmp_path):
    batch = read(file_of(tmp_path, f'text\nbefore\n"{"y" * 3_000_000}"\nafter\n'))
    assert [n.text for n in batch.notes] == ["before", "after"]
    assert reasons(batch) == [(3, "core.too_long")]


@pytest.mark.parametrize(("ending", "row"), [('"open,T\nafter,T\n', 3), ('after,T\n"open', 4)])
def test_a_quotation_that_never_ends_spoils_its_own_line(tmp_path, ending, row):
    batch = read(file_of(tmp_path, "text,theme\nkept,T\n" + ending))
    assert ([n.text for n in batch.notes], reasons(batch)) == (["kept", "after"], [(row, "imports.open_quotation")])


# ── forms ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators(tmp_path, separator):
    batch = read(file_of(tmp_path, as_csv([["one, two; three | four", "T"]], ["Text", "THEME"], delimiter=separator)))
    assert [(n.text, n.theme) for n in batch.notes] == [("one, two; three | four", "T")]


@pytest.mark.parametrize("header", ["response no", "Response-No", " RESPONSE_NO "])
def test_headers_in_any_dress(tmp_path, header):
    assert read(file_of(tmp_path, f"{header}, TEXT \n7,hello\n")).notes[0].response_no == "7"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_one_note_a_line(tmp_path, ends):
    wrote = ["First, with a comma", "  spaced  ", "", "Ŵy ŷ 👍🏽 \u2028 one line"]
    session = brought(read(file_of(tmp_path, ends.join(wrote), "notes.txt")))
    assert texts(session) == [line for line in wrote if line]


def test_empty_lines_before_the_header(tmp_path):
    batch = read(file_of(tmp_path, "\n\r\ntext,theme\n\na,b,c\nhello,T\n"))
    assert ([n.text for n in batch.notes], reasons(batch)) == (["hello"], [(5, "imports.ragged")])


def test_one_column_without_a_header(tmp_path):
    batch = read(file_of(tmp_path, '"First, quoted"\nSecond\n'))
    assert [n.text for n in batch.notes] == ["First, quoted", "Second"]
    assert [r.key for r in batch.remarks] == ["imports.no_header"]


def test_columns_nobody_reads_are_named(tmp_path):
    batch = read(file_of(tmp_path, "text,Mood,number\nhello,fine,4\n"))
    assert batch.remarks[0].facts == {"columns": "Mood, number"}
    assert replace(batch.notes[0], text="") == NoteRow("")


def test_a_first_line_for_spreadsheets_is_no_header(tmp_path):
    batch = read(file_of(tmp_path, "sep=;\r\ntext;theme\r\none, two;T\r\n"))
    assert [(n.text, n.theme) for n in batch.notes] == [("one, two", "T")]
    assert [n.text for n in read(file_of(tmp_path, "sep=a\nb\n", "x.txt")).notes] == ["sep=a", "b"]
