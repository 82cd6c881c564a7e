"""A workbook as the person who opens it sees it: what is hidden, merged, broken or beside the list is right, or told."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from moothall.words import say
from tests.imports.books import altered, book
from tests.imports.incoming import read

PEOPLE = [["name", "organisation", "table"], ["Edda Moss", "Quay Trust", 1], ["Finn Ode", "Mill Fund", 2], ["Gia Pell", "Weir Club", 3]]


def names(batch):
    return [person.name for person in batch.people]


def told(batch):
    return {remark.key.removeprefix("imports."): say(remark.key, **remark.facts) for remark in batch.remarks}


def sheet_of(path, rows, change):
    made = Workbook()
    page = made.active
    for row in rows:
        page.append(row)
    change(page, made)
    made.save(path)
    return path


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_told_and_not_read(tmp_path, state):
    path = book(tmp_path / "h.xlsx", {"codes": [["name", "organisation"], ["Not A Person", "x"]], "Guests": PEOPLE})
    altered(
        path,
        "xl/workbook.xml",
        lambda xml: xml.replace(b'name="codes"', b'name="codes" ').replace(b'state="visible"', state.join(('state="', '"')).encode(), 1),
    )
    batch = read(path)
    assert names(batch) == ["Edda Moss", "Finn Ode", "Gia Pell"] and "codes (hidden)" in told(batch)["other_sheets"]
    assert names(read(path, sheet="codes")) == ["Not A Person"]


def test_a_cover_is_no_list(tmp_path):
    cover = [["Summer round"], [None], ["Contact", "Office"], ["Printed", "1 May"]]
    batch = read(book(tmp_path / "c.xlsx", {"Cover": cover, "Guests": PEOPLE}))
    assert names(batch) == ["Edda Moss", "Finn Ode", "Gia Pell"] and "Cover" in told(batch)["other_sheets"]


def test_hidden_rows_and_columns_are_told(tmp_path):
    def hide(page, _):
        page.row_dimensions[3].hidden = True
        page.column_dimensions["B"].hidden = True

    batch = read(sheet_of(tmp_path / "r.xlsx", PEOPLE, hide), "participants")
    assert names(batch) == ["Edda Moss", "Gia Pell"] and {p.organisation for p in batch.people} == {""}
    assert [(left.row, left.key) for left in batch.left_out] == [(3, "imports.hidden_row")]
    assert "column B" in told(batch)["hidden_columns"] and told(batch)["hidden_rows"].startswith("1 row")


def test_a_cell_merged_downwards_speaks_for_all_its_rows(tmp_path):
    rows = [["theme", "text", "table"], ["Homes", "One", 1], [None, "Two", 1], [None, "Three", 1], [None, "Four", 2]]
    path = sheet_of(tmp_path / "m.xlsx", rows, lambda page, _: (page.merge_cells("A2:A4"), page.merge_cells("C2:C4")))
    assert [(n.theme, n.text, n.table) for n in read(path).notes] == [
        ("Homes", "One", "1"),
        ("Homes", "Two", "1"),
        ("Homes", "Three", "1"),
        ("", "Four", "2"),
    ]


def test_a_merged_name_is_one_person(tmp_path):
    rows = [
        ["name", "organisation", "email"],
        ["Edda Moss", "Quay Trust", "a@x.example"],
        [None, None, "b@x.example"],
        ["Finn Ode", "Mill Fund", ""],
    ]
    batch = read(sheet_of(tmp_path / "n.xlsx", rows, lambda page, _: page.merge_cells("A2:A3")))
    assert names(batch) == ["Edda Moss", "Finn Ode"] and [(x.row, x.key) for x in batch.left_out] == [(3, "imports.merged_row")]


def test_a_cell_merged_across_is_told(tmp_path):
    path = sheet_of(tmp_path / "a.xlsx", PEOPLE, lambda page, _: page.merge_cells("B3:C3"))
    assert "B3" in told(read(path))["merged_across"]


@pytest.mark.parametrize(
    "above", [[["Guests of the summer round"]], [["Guests"], ["as of", "1 May"], [None]], [["Event", "Summer"], ["Place", "Hall"]]]
)
def test_titles_above_the_headings_are_told(tmp_path, above):
    rows = [[None, *row] for row in (*above, *PEOPLE)]
    batch = read(book(tmp_path / "t.xlsx", rows))
    assert names(batch) == ["Edda Moss", "Finn Ode", "Gia Pell"]
    assert f"Row {len(above) + 1} was taken" in told(batch)["above_header"]


def test_the_heading_row_can_be_said(tmp_path):
    rows = [["Namen", "Haus"], ["x", "y"], ["wer", "woher"], ["Edda Moss", "Quay Trust"]]
    batch = read(book(tmp_path / "s.xlsx", rows), "participants", header_at=3, mapping={0: "name", 1: "organisation"})
    assert names(batch) == ["Edda Moss"]


def test_another_table_below_or_beside_is_told(tmp_path):
    below = [*PEOPLE, [], ["What to bring"], ["title", "table"], ["Chairs", 4]]
    batch = read(book(tmp_path / "b.xlsx", below))
    assert names(batch) == ["Edda Moss", "Finn Ode", "Gia Pell"]
    assert "rows 6 to 8" in told(batch)["another_table"] and "in row 7" in told(batch)["another_table"]
    beside = [[*row, None, *other] for row, other in zip(PEOPLE, [["name", "room"], ["Hall", 9], ["Loft", 2], [None, None]], strict=True)]
    batch = read(book(tmp_path / "c.xlsx", beside))
    assert names(batch) == ["Edda Moss", "Finn Ode", "Gia Pell"] and "E to F" in told(batch)["table_beside"]


def test_headings_on_every_page_are_passed_over(tmp_path):
    batch = read(book(tmp_path / "p.xlsx", [*PEOPLE, [], ["Second page"], *PEOPLE[:2]]))
    assert names(batch) == ["Edda Moss", "Finn Ode", "Gia Pell", "Edda Moss"] and "row 6, 7" in told(batch)["heading_again"]


def test_the_strict_form_is_read(tmp_path):
    path = book(tmp_path / "x.xlsx", PEOPLE)
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
        altered(
            path,
            part,
            lambda xml: xml.replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"
            ),
        )
    altered(
        path,
        "xl/_rels/workbook.xml.rels",
        lambda xml: xml.replace(b"http://schemas.openxmlformats.org/officeDocument/2006", b"http://purl.oclc.org/ooxml/officeDocument"),
    )
    assert names(read(path)) == ["Edda Moss", "Finn Ode", "Gia Pell"]


def test_errors_and_unsolved_formulas_are_blank_and_named(tmp_path):
    path = book(tmp_path / "e.xlsx", [["name", "organisation"], ["Edda Moss", "=1+1"], ["Finn Ode", "#REF!"]])
    batch = read(path)
    assert [(p.name, p.organisation) for p in batch.people] == [("Edda Moss", ""), ("Finn Ode", "")]
    assert "B3 #REF!" in told(batch)["errors"] and "B2" in told(batch)["unsolved"]


def test_escaped_signs_and_texts_that_look_like_numbers(tmp_path):
    path = book(tmp_path / "d.xlsx", [["text", "table"], ["one_x000D_\ntwo", "007"], ["half_x005F_x000D_done", "1e5"]])
    assert [(n.text, n.table) for n in read(path).notes] == [("one\ntwo", "007"), ("half_x000D_done", "1e5")]


def test_a_narrow_sheet_of_notes_is_a_list_as_good_as_a_wider_one(tmp_path):
    """The first of two lists, though the second has more columns; and no cover for one word on it."""
    two = book(tmp_path / "two.xlsx", {"Board": [["text"], ["hello"], ["again"]], "Guests": [["name", "email"], ["Bo", "b@x"]]})
    assert [note.text for note in read(two).notes] == ["hello", "again"]
    cover = book(tmp_path / "cover.xlsx", {"Cover": [["title"], ["Day one"]], "Guests": [["name", "email"], ["Bo", "b@x"]]})
    assert [person.name for person in read(cover).people] == ["Bo"]
