"""Workbooks: cells as people see them, formulas never run, sheets found, and bombs refused before anything is unpacked for keeps."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time, timedelta

import pytest

from moothall.core.people import organisations, people
from moothall.imports import workbook
from moothall.imports.cell_text import date_as_seen, number_as_seen
from tests.imports.books import altered, book
from tests.imports.incoming import brought, read, refusal, texts


def test_contributions_people_and_ballots(tmp_path):
    notes = book(
        tmp_path / "n.xlsx", [["Text", "Theme", "Response no"], ["hello", "T", 7], ["", "T", 8], [None, None, None], ["=1+1", "T"]]
    )
    batch = read(notes)
    assert [(n.text, n.theme, n.response_no) for n in batch.notes] == [("hello", "T", "7")]
    # A formula that no spreadsheet has calculated has no value, so there is nothing to read.
    assert [(left.row, left.key) for left in batch.left_out] == [(3, "imports.no_text"), (5, "imports.no_text")]
    listed = book(
        tmp_path / "p.xlsx", [["Name", "Organisation", "E-mail"], ["Sarah Khan", "“Home” First", ""], ["Sarah Khan", "NHS", "s@x"]]
    )
    session = brought(read(listed))
    assert [p.name for p in people(session)] == ["Sarah Khan", "Sarah Khan"]
    assert [o.name for o in organisations(session)] == ["“Home” First", "NHS"]
    votes = book(tmp_path / "v.xlsx", [["voter", "option", "dots"], [1, "Bus", 2], [2, "Tram", 1.0], [2, "Bus", 0.5]])
    batch = read(votes)
    assert [dict(p.marks) for p in batch.votes[0].papers] == [{1: 2}]
    assert [left.key for left in batch.left_out] == ["imports.ballot_torn", "imports.not_dots"]


@pytest.mark.parametrize("name", ["test.xlsx", "sheets.xlsx", "test_skip_lines.xlsx"])
def test_collected_workbooks(shared, name):
    """One list in three workbooks: alone, behind an empty sheet, and below empty rows."""
    batch = read(shared / "05-nasty" / "csvkit" / name)
    assert texts(brought(batch)) == ["Chicago Reader", "Chicago Sun-Times", "Chicago Tribune", "This row has blanks", "Unicode! Σ"]
    assert not batch.left_out and {r.key for r in batch.remarks} - {"imports.other_sheets"} == {"imports.beyond_header", "imports.unread"}


def test_a_sheet_can_be_chosen(tmp_path):
    path = book(tmp_path / "b.xlsx", {"One": [["text"], ["first"]], "Two": [["text"], ["second"]]})
    assert [n.text for n in read(path).notes] == ["first"] and [n.text for n in read(path, sheet="Two").notes] == ["second"]


def test_merged_cells_and_two_header_rows(tmp_path):
    from openpyxl import Workbook

    made = Workbook()
    page = made.active
    for row in (["Who", "Rate these", None, "Say"], [None, "Bus", "Tram", None], [1, 4, 2, "Slow"], [2, 5, None, "Loud"]):
        page.append(row)
    page.merge_cells("B1:C1")
    page.merge_cells("A5:D5")
    page["A5"] = "a line across the whole sheet"
    made.save(tmp_path / "m.xlsx")
    batch = read(tmp_path / "m.xlsx", format="survey", mapping={1: "rating", 2: "rating", 3: "answer"})
    assert [(v.question, [o.text for o in v.options]) for v in batch.votes] == [("Rate these", ["Bus", "Tram"])]
    assert [(n.question, n.text) for n in batch.notes] == [("Say", "Slow"), ("Say", "Loud")]


@pytest.mark.parametrize(
    ("value", "form", "seen"),
    [
        (3, "General", "3"), (3.0, "General", "3"), (0.1 + 0.2, "General", "0.3"), (0.79, "0%", "79%"), (0.795, "0.0%", "79.5%"),
        (1234.5, "#,##0.00", "1,234.50"), (7, "000", "007"), (-3.2, "0.0", "-3.2"), (2.5, "0", "3"), (12, '"£"#,##0', "£12"),
        (1234, "#,##0_);(#,##0)", "1,234"), (-1234, "#,##0_);(#,##0)", "(1,234)"), (5, "[$£-809]#,##0", "£5"), (5, "@", "5"),
        (1e20, "General", "1e+20"), (0.5, "# ?/?", "0.5"), (20, '0" people"', "20 people"), (1500, "0.00E+00", "1500"), (4, "0.##", "4.00"),
    ],
)  # fmt: skip
def test_numbers_as_people_see_them(value, form, seen):
    assert number_as_seen(value, form) == seen


@pytest.mark.parametrize(
    ("value", "form", "seen"),
    [
        (datetime(2026, 11, 5), "dd/mm/yyyy", "05/11/2026"), (date(2026, 11, 5), "d mmmm yyyy", "5 November 2026"),
        (datetime(2026, 11, 5, 14, 7), "dd/mm/yy hh:mm", "05/11/26 14:07"), (datetime(2026, 11, 5, 14, 7), "h:mm AM/PM", "2:07 PM"),
        (datetime(2026, 11, 5), "mm-dd-yy", "2026-11-05"), (datetime(2026, 11, 5, 1, 2, 3), "", "2026-11-05 01:02:03"),
        (time(9, 5), "hh:mm", "09:05"), (datetime(2026, 11, 5), "[$-809]ddd d mmm", "Thu 5 Nov"), (time(9, 5, 7), "mm:ss", "05:07"),
    ],
)  # fmt: skip
def test_dates_as_people_see_them(value, form, seen):
    assert date_as_seen(value, form) == seen


def test_yes_no_and_lengths_of_time(tmp_path):
    path = book(tmp_path / "y.xlsx", [["text", "example"], ["a", True], ["b", False], [timedelta(hours=25), None]])
    assert [(n.text, n.example) for n in read(path).notes] == [("a", True), ("b", False), ("25:00:00", False)]


# ── made to hurt ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_bomb_of_noughts_is_refused(tmp_path):
    path = book(tmp_path / "bomb.xlsx", [["text"], ["hello"]])
    altered(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"</sheetData>", b" " * 60_000_000 + b"</sheetData>"))
    assert path.stat().st_size < 200_000 and "unpacks to far more" in refusal(path)


def test_words_that_multiply_are_refused(tmp_path, shared):
    path = book(tmp_path / "lol.xlsx", [["text"], ["hello"]])
    altered(
        path,
        "xl/workbook.xml",
        lambda xml: xml.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1) if b"?>" in xml else b"<!DOCTYPE x>" + xml,
    )
    assert "unpacks to far more" in refusal(path)
    assert "unpacks to far more" in refusal(shared / "05-nasty" / "office-malformed" / "poc-xmlbomb.xlsx")


def test_a_thousand_parts_too_many(tmp_path):
    path = book(tmp_path / "parts.xlsx", [["text"], ["hello"]])
    with zipfile.ZipFile(path, "a") as archive:
        for n in range(workbook.MOST_PARTS):
            archive.writestr(f"xl/x{n}.xml", "")
    assert "unpacks to far more" in refusal(path)


def test_what_a_sheet_says_of_its_size_is_not_believed(tmp_path):
    path = book(tmp_path / "wide.xlsx", [["text"], ["hello"]])
    altered(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'ref="A1:A2"', b'ref="A1:XFD1048576"'))
    assert [n.text for n in read(path).notes] == ["hello"]


def test_a_cell_at_the_far_end_of_a_sheet(tmp_path):
    far = book(tmp_path / "far.xlsx", [["text"], ["hello"]])
    altered(far, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'r="A2"', b'r="XFD2"'))
    assert "more than" in refusal(far)
    deep = book(tmp_path / "deep.xlsx", [["text"], ["hello"]])
    altered(deep, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'r="2"', b'r="1048576"').replace(b'r="A2"', b'r="A1048576"'))
    assert "more than" in refusal(deep)


@pytest.mark.parametrize("cut", [1, 2, 5])
def test_a_workbook_cut_short(tmp_path, cut):
    path = book(tmp_path / "cut.xlsx", [["text"], *([f"row {n}"] for n in range(500))])
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) * cut // 6])
    assert "CSV UTF-8" in refusal(path)


def test_a_broken_part_is_one_sentence(tmp_path):
    for n, part in enumerate(("xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml")):
        path = altered(book(tmp_path / f"{n}.xlsx", [["text"], ["hello"]]), part, lambda xml: xml[: len(xml) // 2])
        assert "CSV UTF-8" in refusal(path), part


def test_links_out_of_the_file_are_not_followed(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("seen")
    path = book(tmp_path / "link.xlsx", [["text"], [f'=HYPERLINK("file://{secret}")'], ["=cmd|'/c calc'!A0"], ["plain"]])
    assert [n.text for n in read(path).notes] == ["plain"]
