"""The table and the document: what is in them, in which order, and that programs can take them back."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from moothall.core.csv_guard import unguarded
from moothall.core.levels import Level
from moothall.exports import export
from tests.exports.sessions import Made, fixed


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_the_table_lists_each_note_once_by_number(tmp_path: Path) -> None:
    to = tmp_path / "notes.csv"
    export(fixed().copy(), to, ())
    raw = to.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and raw.count(b"\r\n") == raw.count(b"\n") == 9
    rows = rows_of(to)
    own = "letter domain same_as also hidden too_general unclear"
    assert list(rows[0]) == f"number question theme text table sector response_no example late {own}".split()
    assert [row["number"] for row in rows] == [str(n) for n in range(1, 9)]
    # Note 7 lies in two themes; its own has no name yet.
    assert (rows[6]["theme"], rows[6]["text"]) == ("Theme C", "One duty desk for every referral")
    assert (rows[6]["letter"], rows[6]["also"].partition(":")[0]) == ("C", "B")
    assert (rows[7]["theme"], rows[7]["late"], rows[7]["example"]) == ("", "yes", "")


def test_the_table_holds_any_text(tmp_path: Path, shared: Path) -> None:
    naughty = [text for text in json.loads((shared / "05-nasty/strings/blns.json").read_text(encoding="utf-8")) if text.strip()]
    payloads = (shared / "05-nasty/csv-injection/payloadbox-csv-payload.txt").read_text(encoding="utf-8").splitlines()
    texts = [*naughty, *filter(str.strip, payloads), 'a,"b"\r\nc;=1', "\x00\x0b"]
    made = Made()
    made.write(made.board("=1+1"), *texts)
    export(made.copy(), tmp_path / "notes.csv", ())
    rows = rows_of(tmp_path / "notes.csv")
    assert [unguarded(row["text"]) for row in rows] == texts
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "@", "\t", "\r"))]
    assert {row["question"] for row in rows} == {"'=1+1"}


def test_the_document_is_stable_and_says_nothing_of_nothing(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        export(fixed().copy(Level.PRIVATE, "My own file"), tmp_path / name, ())
    raw = (tmp_path / "a.json").read_bytes()
    assert raw == (tmp_path / "b.json").read_bytes()
    assert b": null" not in raw and b': ""' not in raw
    told = json.loads(raw)
    assert (told["level"], told["audience"], told["next_date"]) == ("private", "My own file", "2026-12-17")
    assert [note["number"] for note in told["contributions"]] == list(range(1, 9))
    assert all(note["text"] for note in told["contributions"])
    assert told["boards"][0]["themes"][1]["notes"] == [4, 5, 7]
    assert {"people", "agenda", "votes", "logs", "boards"} <= told.keys()


def test_the_document_holds_any_text(tmp_path: Path, shared: Path) -> None:
    naughty = [text for text in json.loads((shared / "05-nasty/strings/blns.json").read_text(encoding="utf-8")) if text.strip()]
    made = Made()
    made.write(made.board("What?"), *naughty)
    export(made.copy(), tmp_path / "all.json", ())
    told = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert [note["text"] for note in told["contributions"]] == naughty


def test_what_was_left_out_is_not_even_counted(tmp_path: Path) -> None:
    made = fixed()
    made.log("conflict", "Not read back", read_back=False)
    copy = made.copy()
    assert copy.left_out
    export(copy, tmp_path / "all.json", ())
    assert "left_out" not in json.loads((tmp_path / "all.json").read_bytes())


@pytest.mark.parametrize("suffix", [".csv", ".json", ".pdf"])
def test_a_session_with_nothing_in_it_exports(tmp_path: Path, suffix: str) -> None:
    export(Made().copy(), tmp_path / f"empty{suffix}", ())
    assert (tmp_path / f"empty{suffix}").stat().st_size
