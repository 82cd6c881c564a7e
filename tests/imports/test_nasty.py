"""Every file of the collection of nasty ones, read as people do, whatever they say it is: brought in right, or refused in one sentence with
nothing half done. Where the collection says what is right, that is asked for."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.batch import KINDS
from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.errors import Expected
from moothall.core.people import people
from moothall.desk.sessions import new_session
from moothall.imports import ImportSettings, bring, preview, read
from moothall.imports.detect_format import read_here
from moothall.imports.file_preview import preview_here
from moothall.words import say, sentence
from tests.imports.incoming import brought, file_of, refusal, texts
from tests.imports.incoming import read as read_quickly

NASTY = Path(os.environ.get("MOOTHALL_SHARED", Path(__file__).parents[3] / "shared")) / "data" / "05-nasty"
FILES = sorted(path for path in NASTY.rglob("*") if path.is_file())


def in_a_sentence(act):
    """What came of it, or None and a sentence of one line."""
    try:
        return act()
    except Expected as trouble:
        assert "\n" not in sentence(trouble) and sentence(trouble).endswith(".")
        return None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_brought_in_or_refused_with_nothing_half_done(tmp_path, path):
    desk = new_session(tmp_path / "s.moot", found())
    try:
        before = dict(desk.session.records())
        for kind in ("", *KINDS):
            batch = in_a_sentence(lambda kind=kind: read_here(path, ImportSettings(kind=kind)))
            came = in_a_sentence(lambda batch=batch: bring(desk, batch)) if batch else None
            if came is None or not came.added:
                assert dict(desk.session.records()) == before
                continue
            for left in (*came.left_out, *came.short):
                assert say(left.key, **left.facts)
            desk.undo()
            assert dict(desk.session.records()) == before
    finally:
        desk.close()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_look_never_falls_over(path):
    for kind in ("", *KINDS):
        for form in ("", "table", "survey", "columns", "lines"):
            seen = in_a_sentence(lambda kind=kind, form=form: preview_here(path, ImportSettings(format=form, kind=kind)))
            assert seen is None or len(seen.preview) <= 12


@pytest.mark.parametrize("path", FILES[::6], ids=lambda path: path.name)
def test_the_reader_says_the_same(path):
    here = in_a_sentence(lambda: read_here(path, ImportSettings()))
    assert in_a_sentence(lambda: read(path)) == here
    if here:
        assert in_a_sentence(lambda: preview(path)) is not None


REFUSED = {
    "empty.csv": "empty", "test.xls": "old or locked", "dummy.csv.gz": "not text", "invalid.xlsx": "CSV UTF-8",
    "poc-xmlbomb.xlsx": "unpacks to far more", "protect.xlsx": "old or locked", "libarchive-malformed1.zip": "archive",
    "libarchive-symlink.zip": "archive", "sqlite-fuzzdata3-0001.db": "not text", "sqlite-fuzzdata3-0041.db": "database",
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_told_apart(shared, name):
    folders = [path for path in FILES if path.name == name and path.parent.name != "csvs"]
    assert folders and all(REFUSED[name] in refusal(path) for path in folders)


def test_tables_that_spreadsheets_wrote_are_tables(shared):
    for path in (shared / "05-nasty" / "excel-written").glob("*.txt"):
        seen = preview_here(path, ImportSettings())
        assert (seen.format, seen.encoding, seen.delimiter) == ("table", "utf-16", "\t"), path.name
    table = read_quickly(path.with_name("ErrorTypes.txt"), "contributions", mapping={0: "text", 5: "theme"})
    assert texts(brought(table))[:2] == ["#NULL!", "#DIV/0!"]


def test_awkward_tables_of_the_collection(shared):
    folder = shared / "05-nasty" / "csvkit"
    first = {0: "text", 1: "theme"}

    def rows(name, **chosen):
        batch = read_quickly(folder / name, "contributions", **{"mapping": first, **chosen})
        return [(n.text, n.theme) for n in batch.notes], [(left.row, left.key) for left in batch.left_out]

    assert rows("bad.csv") == ([("0", "mixed types.... uh oh")], [(2, "imports.ragged"), (3, "imports.no_text")])
    assert rows("mac_newlines.csv") == ([("1", "2"), ("Once upon\ra time", "5")], [])
    assert rows("test_header_newline.csv") == ([("d", "e")], [])
    assert rows("test_locale.csv") == ([("1,7", "200.000.000")], [])
    assert rows("no_header_row.csv", header_rows=0) == ([("1", "2")], [])
    # A row that ends early is filled up.
    assert rows("test_extra_header.csv") == ([("1", "2")], [])
    assert rows("blanks.csv", mapping={1: "text"}) == ([("NA", "")], [])
    assert rows("null_byte.csv", mapping={1: "text", 2: "theme"}) == ([("2", "3")], [])


def test_names_of_the_world_and_two_of_one_name(shared, tmp_path):
    path = shared / "05-nasty" / "unicode" / "cldr-sample-person-names.csv"
    with path.open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    assert [p.name for p in people(brought(read_quickly(path, "participants")))] == names
    listed = "Name,Organisation\nSarah Khan,“Home First”\nSarah Khan,‘Home First’\nO’Brien,\n"
    session = brought(read_quickly(file_of(tmp_path, listed)))
    assert [p.name for p in people(session)] == ["Sarah Khan", "Sarah Khan", "O’Brien"]
    assert len({p.organisation for p in people(session)}) == 3


def test_words_of_27_languages_as_a_board(shared):
    path = shared / "05-nasty" / "unicode" / "cldr-emoji-labels-27-languages.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    session = brought(read_quickly(path, format="columns"))
    assert len(session.all(CONTRIBUTIONS)) == sum(bool(cell.strip()) for row in rows for cell in row) and len(header) == 28


def test_strings_that_break_things(shared):
    folder = shared / "05-nasty" / "strings"
    lines = (folder / "blns.txt").read_text(encoding="utf-8").split("\n")
    assert set(texts(brought(read_quickly(folder / "blns.txt")))) == {line.rstrip("\r") for line in lines if line.strip("\ufeff").strip()}
    strings = json.loads((folder / "blns.json").read_text(encoding="utf-8"))
    pasted = [s for s in strings if s.strip("\ufeff").strip() and "\n" not in s and "\r" not in s]
    assert texts(brought(read_quickly("\n".join(["A list", *pasted])))) == ["A list", *pasted]
