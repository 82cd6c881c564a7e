"""Telling what a file holds, in which encoding, and what cannot be read at all: always a sentence, never a crash."""

from __future__ import annotations

import codecs
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moothall.core.batch import KINDS
from moothall.core.errors import Expected
from moothall.imports import Unclear, encoding
from moothall.words import sentence
from tests.imports.incoming import brought, file_of, read, refusal, texts
from tests.trials import many

WELSH = "text,theme\nTŷ Siân – “dŵr”,Ŵyn\n"
LATIN = "text\nSiân – £5 “soon”\n"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("text\nhello", "contributions"),
        ("Comment-Body,agrees\nhello,1", "contributions"),
        ("question,theme,text\nq,t,hello", "contributions"),
        ("name,organisation\nBo,NHS", "participants"),
        ("name\temail\nBo\tb@x", "participants"),
        ("voter;option;dots\n1;A;2", "ballots"),
        ("\n\nMETA;\nkey;value\nvote_type;approval\nPROJECTS\nproject_id\n1\nVOTES\nvoter_id;vote\n1;1", "ballots"),
    ],
)
def test_content_tells_the_kind(tmp_path, content, kind):
    assert read(file_of(tmp_path, content, "thing.dat")).kind == kind


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("name,organisation,text\nBo,NHS,hello", ("contributions or participants",)),
        ("a,b\n1,2", KINDS),
        ("name\nBo", KINDS),
        ("voter,option\n1,2", KINDS),
    ],
)
def test_doubt_names_the_candidates(tmp_path, content, named):
    with pytest.raises(Unclear) as doubt:
        read(file_of(tmp_path, content))
    assert all(kind in sentence(doubt.value) for kind in named)


@pytest.mark.parametrize("kind", KINDS)
def test_a_missing_column_is_named_with_those_there_are(tmp_path, kind):
    told = refusal(file_of(tmp_path, "Colour,Size\nred,4\n"), kind)
    assert "Colour, Size" in told


def test_two_columns_of_one_name(tmp_path):
    assert "two columns called Text" in refusal(file_of(tmp_path, "Text,text\na,b\n"))


# ── encodings ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "raw",
    [
        WELSH.encode("utf-8"),
        WELSH.encode("utf-8-sig"),
        codecs.BOM_UTF16_LE + WELSH.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WELSH.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + WELSH.encode("utf-32-le"),
    ],
)
def test_unicode_by_its_mark_or_without(tmp_path, raw):
    batch = read(file_of(tmp_path, raw))
    assert (batch.notes[0].text, batch.notes[0].theme, batch.remarks) == ("Tŷ Siân – “dŵr”", "Ŵyn", ())


def test_old_windows_text_is_read_and_remarked_on(tmp_path):
    batch = read(file_of(tmp_path, LATIN.encode("cp1252")))
    assert batch.notes[0].text == "Siân – £5 “soon”"
    assert [r.key for r in batch.remarks] == ["imports.read_as_windows"]


def test_collected_encodings(shared, tmp_path):
    """The same little table in five encodings, its first column called text."""
    folder, found = shared / "05-nasty" / "csvkit", {}
    for name in ("test_latin1", "test_utf16_big", "test_utf16_little", "test_utf8_bom"):
        with pytest.raises(Unclear):
            read(folder / f"{name}.csv")
        found[name] = encoding.read_source(folder / f"{name}.csv").text
    assert found["test_latin1"].endswith("4,5,©")
    assert {t.splitlines()[-1] for n, t in found.items() if n != "test_latin1"} == {"4,5,ʤ"}


# ── what cannot be read ─────────────────────────────────────────────────────────────────────────────────────────────


def test_every_nasty_file_gets_a_batch_or_a_sentence(shared):
    files = [p for p in (shared / "05-nasty").rglob("*") if p.is_file()]
    assert len(files) > 40
    for path in files:
        for kind in (None, *KINDS):
            try:
                read(path, kind)
            except Expected as trouble:
                assert "\n" not in sentence(trouble), path.name


@pytest.mark.parametrize(
    ("raw", "name", "says"),
    [
        (b"", "notes.csv", "empty"),
        (b" \r\n\n", "notes.csv", "empty"),
        (codecs.BOM_UTF8, "notes.csv", "empty"),
        (b"PK\x03\x04" + bytes(40), "notes.csv", "CSV UTF-8"),
        (b"anything", "notes.xlsx", "CSV UTF-8"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "notes.csv", "not text"),
        ("text\nhello\n".encode("utf-16-le"), "notes.csv", "not text"),
        (codecs.BOM_UTF16_LE + b"t\x00\x00", "notes.csv", "not text"),
        (b"SQLite format 3\0" + bytes(80), "notes.csv", "database"),
    ],
)
def test_wrong_files_get_a_sentence(tmp_path, raw, name, says):
    assert says in refusal(file_of(tmp_path, raw, name))


def test_folders_missing_files_and_pipes(tmp_path):
    assert "folder" in refusal(tmp_path)
    assert "no file" in refusal(tmp_path / "none.csv")
    assert "no file" in refusal(tmp_path / "none" / "none.csv")
    os.mkfifo(tmp_path / "pipe")
    assert "not an ordinary file" in refusal(tmp_path / "pipe")


def test_files_past_the_limit_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(encoding, "LARGEST", 1024)
    assert texts(brought(read(file_of(tmp_path, b"text\n" + b"x" * 1019)))) == ["x" * 1019]
    assert "over" in refusal(file_of(tmp_path, b"text\n" + b"x" * 1020))


@pytest.mark.trial
@settings(max_examples=many(60, 1000), deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda t: ("text,theme\n" + t).encode("utf-8", "replace")))
def test_no_bytes_crash_it(tmp_path_factory, raw):
    path = file_of(tmp_path_factory.mktemp("any"), raw, "any.csv")
    try:
        batch = read(path)
    except Expected as trouble:
        assert sentence(trouble)
    else:
        assert all(note.text.strip() for note in batch.notes)
