"""A first look at a file: what form it has, which columns, and that it is read whole as the look said."""

from __future__ import annotations

import json

import pytest

from moothall.core.errors import Trouble
from moothall.imports import ImportSettings, Unclear, preview, read
from moothall.words import sentence
from tests.imports.books import book
from tests.imports.incoming import file_of


def whole(seen):
    """The whole file, read as its preview says."""
    return read(seen.source, settings=seen.settings)


def test_a_look_at_a_table(tmp_path):
    seen = preview(file_of(tmp_path, "Note;Who\nhello;Bo\nworld;Jo\n".encode("cp1252")), ImportSettings(kind="contributions"))
    assert (seen.format, seen.kind, seen.delimiter, seen.header_rows, seen.encoding) == ("table", "contributions", ";", 1, "utf-8")
    assert [(c.name, c.samples, c.field) for c in seen.columns] == [("Note", ("hello", "world"), "text"), ("Who", ("Bo", "Jo"), "")]
    assert seen.preview == (("hello", "Bo"), ("world", "Jo")) and "text" in seen.fields and "mac_roman" in seen.encodings
    assert [n.text for n in whole(seen).notes] == ["hello", "world"]


def test_a_look_where_the_content_does_not_tell(tmp_path):
    seen = preview(file_of(tmp_path, "name,organisation,text\nBo,NHS,hello\n"))
    assert (seen.kind, seen.kinds) == ("", ("contributions", "participants"))
    with pytest.raises(Unclear):
        assert whole(seen)
    chosen = preview(seen.source, ImportSettings(kind="participants"))
    assert [p.name for p in whole(chosen).people] == ["Bo"]


def test_a_look_shows_what_another_encoding_would_do(tmp_path):
    path = file_of(tmp_path, "text\ncaf\x8e\n".encode("latin-1"))
    assert [preview(path, ImportSettings(encoding=e)).preview[0][0] for e in ("", "mac_roman", "cp850")] == ["cafŽ", "café", "cafÄ"]
    with pytest.raises(Trouble) as trouble:
        preview(path, ImportSettings(encoding="utf-8"))
    assert "UTF-8" in sentence(trouble.value)


def test_a_look_at_a_workbook_and_at_pasted_text(tmp_path):
    path = book(tmp_path / "b.xlsx", {"Empty": [], "People": [["Name", "E-mail"], ["Bo", "b@x"]], "Notes": [["text"], ["hi"]]})
    seen = preview(path)
    assert (seen.sheet, seen.sheets, seen.kind) == ("People", ("Empty", "People", "Notes"), "participants")
    assert seen.encodings == seen.delimiters == ()
    assert [c.field for c in seen.columns] == ["name", "email"] and [p.name for p in whole(seen).people] == ["Bo"]
    assert preview(path, ImportSettings(sheet="Notes")).kind == "contributions"
    pasted = preview("First, with a comma\n\nSecond")
    assert (pasted.format, [n.text for n in whole(pasted).notes]) == ("lines", ["First, with a comma", "Second"])
    table = preview("text\ttheme\nhello\tT\n")
    assert (table.format, table.delimiter, [n.theme for n in whole(table).notes]) == ("table", "\t", ["T"])


def test_a_table_without_a_header_can_be_mapped(tmp_path):
    path = file_of(tmp_path, "hello,T\nworld,U\n")
    chosen = ImportSettings(kind="contributions", header_rows=0, mapping={0: "text", 1: "theme"})
    seen = preview(path, chosen)
    assert [c.name for c in seen.columns] == ["Column 1", "Column 2"]
    assert [(n.text, n.theme) for n in whole(seen).notes] == [("hello", "T"), ("world", "U")]


def test_a_mapping_may_make_a_survey_of_a_table(tmp_path):
    path = file_of(tmp_path, "Best thing,Mark,Team\nTea,4,A\nCake,N/A,B\n")
    seen = preview(path, ImportSettings(kind="contributions", mapping={0: "answer", 1: "rating", 2: "table"}))
    batch = whole(seen)
    assert [(n.question, n.text, n.table) for n in batch.notes] == [("Best thing", "Tea", "A"), ("Best thing", "Cake", "B")]
    assert [dict(p.marks) for p in batch.votes[0].papers] == [{1: 4}]


def test_a_look_at_other_forms(shared):
    seen = preview(shared / "04-peer-exports" / "scrumlr-board-export.json")
    assert (seen.format, seen.kinds, seen.columns, len(seen.preview)) == ("scrumlr", ("contributions",), (), 4)
    vote = preview(shared / "02-dotvoting" / "Switzerland_Zurich_D5.pb")
    assert (vote.format, vote.kinds) == ("pabulib", ("ballots",)) and vote.preview
    survey = preview(shared / "04-peer-exports" / "surveymonkey-food-world-cup-1to5-ratings.csv", ImportSettings(encoding="mac_roman"))
    fields = [c.field for c in survey.columns]
    assert (survey.format, fields.count("rating"), fields[0]) == ("surveymonkey", 40, "")
    assert json.dumps(survey.preview, ensure_ascii=False).count("\xca") == 0
