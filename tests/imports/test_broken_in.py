"""Files somebody tried to break the reading with: each is read, or told in words that fit what is wrong with it."""

from __future__ import annotations

import json

import pytest

from moothall.core.errors import Expected
from moothall.imports.boards import _around
from moothall.imports.file_preview import preview_here
from moothall.imports.import_settings import ImportSettings
from moothall.imports.workbook import MOST_ROWS
from tests.imports.books import altered, book
from tests.imports.incoming import file_of, read, refusal


def keys(batch) -> list[str]:
    return [remark.key for remark in batch.remarks]


def test_a_column_without_a_heading_is_told():
    batch = read("text,,table\nhello,lost words,2\n")
    (remark,) = batch.remarks
    assert (remark.key, remark.facts) == ("imports.no_heading", {"n": 2})


def test_empty_columns_without_a_heading_are_nothing():
    assert not read("text,,\nhello,,\n").remarks


def test_a_column_without_a_heading_can_be_mapped():
    found = preview_here("text,,table\nhello,lost words,2\n", ImportSettings())
    assert [column.name for column in found.columns] == ["text", "Column 2", "table"]
    batch = read("text,,table\nhello,lost words,2\n", mapping={1: "text"}, kind="contributions", format="table")
    assert [note.text for note in batch.notes] == ["lost words"]
    assert "imports.no_heading" not in keys(batch)


def test_a_survey_tells_of_it_too():
    batch = read("Question 1,\nHello there one,x\nHi again two,y\n", format="survey")
    assert "imports.no_heading" in keys(batch)


@pytest.mark.parametrize(("name", "row"), [("many.csv", "a,b\n"), ("many.txt", "a\n")])
def test_too_many_rows(tmp_path, name, row):
    assert "250000 rows" in refusal(file_of(tmp_path, "text,x\n" + row * MOST_ROWS, name), "contributions").replace(",", "")


def test_an_endless_cell(tmp_path):
    """It spoils its own line, and none below it."""
    batch = read(file_of(tmp_path, 'text\nbefore\n"' + "y" * 5_000_000 + '"\nafter\n'))
    assert ([note.text for note in batch.notes], [x.key for x in batch.left_out]) == (["before", "after"], ["core.too_long"])


def test_an_empty_workbook_is_empty(tmp_path):
    assert "empty" in refusal(file_of(tmp_path, b"", "a.xlsx"))


def test_a_damaged_workbook_is_not_called_an_office_file(tmp_path):
    path = altered(book(tmp_path / "a.xlsx", [["text"], ["a"]]), "xl/worksheets/sheet1.xml", lambda raw: raw[:-40] + b"<")
    assert "damaged" in refusal(path)


def test_words_of_its_own_in_utf_16(tmp_path):
    def with_entity(raw: bytes) -> bytes:
        text = raw.decode()
        start = text.index("<worksheet")
        return ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]>' + text[start:]).encode("utf-16")

    path = altered(book(tmp_path / "a.xlsx", [["text"], ["a"]]), "xl/worksheets/sheet1.xml", with_entity)
    assert "unpacks" in refusal(path)


def test_a_formula_without_a_result_is_told(tmp_path):
    assert keys(read(book(tmp_path / "a.xlsx", [["text"], ["=1+1"], ["a"]]))) == ["imports.unsolved"]
    assert not keys(read(book(tmp_path / "b.xlsx", [["text"], ["a"]])))


def test_two_byte_order_marks(tmp_path):
    batch = read(file_of(tmp_path, "\ufeff\ufefftext\na\n"))
    assert [note.text for note in batch.notes] == ["a"]


def test_a_cell_of_a_stray_mark_alone_is_no_note():
    batch = read("text,table\na,1\n\ufeff,2\n")
    assert [note.text for note in batch.notes] == ["a"]
    assert [(left.row, left.key) for left in batch.left_out] == [(3, "imports.no_text")]


def test_a_reading_fault_is_not_told_as_a_saving_fault(tmp_path):
    from pathlib import Path

    memory = Path("/proc/self/mem")
    if not memory.exists():
        pytest.skip("no such file here")
    with pytest.raises(Expected) as told:
        read(memory)
    assert told.value.key == "imports.unreadable"


def test_one_mark_between_two_points_leaves_ratings_ratings():
    batch = read("Timestamp,How was it?\n1,5\n2,4\n3,3.5\n4,N/A\n5,none\n6,3\n")
    assert (batch.kind, len(batch.notes), len(batch.votes[0].papers)) == ("ballots", 0, 3)
    assert [(left.row, left.key) for left in batch.left_out] == [(4, "imports.not_on_scale")]


def test_two_lists_of_one_name(tmp_path):
    lists = [{"id": str(n), "name": "To do", "pos": n} for n in (1, 2)]
    cards = [{"name": f"c{n}", "idList": str(n), "pos": 1} for n in (1, 2)]
    batch = read(file_of(tmp_path, json.dumps({"name": "B", "lists": lists, "cards": cards}), "b.json"))
    assert "imports.lists_alike" in keys(batch)
    assert {note.theme for note in batch.notes} == {"To do"}


def test_smallest_group_around_each_card():
    """Against asking every group about every card."""
    from random import Random

    by = Random("canvas")
    points = [(by.randint(0, 40) / 2, by.randint(0, 40) / 2) for _ in range(200)]
    groups = []
    for n in range(60):
        x, y = by.randint(0, 18), by.randint(0, 18)
        groups.append(((x, y, x + by.randint(0, 9), y + by.randint(0, 9)), str(n)))

    def plainly(x, y):
        inside = [(g, label) for g, label in groups if g[0] <= x <= g[2] and g[1] <= y <= g[3]]
        return min(inside, key=lambda pair: (pair[0][2] - pair[0][0]) * (pair[0][3] - pair[0][1]))[1] if inside else ""

    assert list(_around(points, groups)) == [plainly(x, y) for x, y in points]
