"""Each format read back by a reader that isn't ours: what was typed comes out as it was typed, wherever it stood."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from zipfile import ZipFile

import docx
import pytest
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from moothall.core.levels import Level
from moothall.core.redacted_copy import Copy
from moothall.exports.export_kind import Export, exports_of
from moothall.exports.summary import summary
from moothall.exports.writers.html import as_html
from moothall.exports.writers.legible import legible
from moothall.exports.writers.markdown import as_markdown
from moothall.exports.writers.word import as_word
from moothall.words import read_by
from tests.exports.sessions import SHEETS, Made, fixed

HOSTILE = [
    "<b>bold</b> &amp; <script>alert(1)</script>", "=cmd|' /C calc'!A0", "+1 for this", "-2 and @SUM(A1)", "'quoted", "# not a heading",
    "1. not a list", "2) nor this", "- nor this", "| a | b |", "a * b * c _d_ `e` ~~f~~ [g](http://h) ![i](j)", "back\\slash", "$x^2$",
    "two\nlines", "tab\there", "العربية في المدينة", "हिन्दी", "日本語 and 😀", "%s {n} {0} \\n", "e\u0301 and \u00e9", "https://example.org/?a=1&b=2",
    "text ending in backslash\\", "===", "***", "<!-- -->", "]]>", "&lt;", "\u200bzero width", "x" * 4_000,
]  # fmt: skip


def hostile() -> Made:
    made = Made(HOSTILE[0], purpose=HOSTILE[1], place=HOSTILE[2])
    board = made.board(HOSTILE[5], HOSTILE[6])
    notes = made.write(board, *HOSTILE)
    made.theme(board, HOSTILE[10], notes[:3])
    made.vote(HOSTILE[9], [(text[:300], at, 30 - at, 9) for at, text in enumerate(HOSTILE[:9])], ballots=9)
    for text in HOSTILE:
        made.log("power", text)
    return made


SESSIONS: dict[str, Callable[[], Made]] = {"empty": cache(lambda: Made("Nothing yet")), "full": cache(fixed), "hostile": cache(hostile)}
"""Made once each, and only looked at."""
MADE_OF_COPIES = [kind for kind in exports_of(SHEETS) if not kind.whole]
EXPORTS = pytest.mark.parametrize("kind", MADE_OF_COPIES, ids=lambda kind: f"{kind.key}{kind.suffix}")


def written(kind: Export, copy: Copy) -> bytes:
    with read_by("page"):
        return kind.make(copy, SHEETS)  # type: ignore[arg-type]


def document(made: Made):
    with read_by("page"):
        return summary(made.copy(), SHEETS)  # type: ignore[arg-type]


@EXPORTS
@pytest.mark.parametrize("session", ["empty", "hostile"])
def test_every_file_is_made_of_every_session_and_always_the_same(kind: Export, session: str) -> None:
    from moothall.core.errors import Refused

    for level in sorted(kind.levels):
        copy = SESSIONS[session]().copy(level, party="Nobody")
        try:
            file = written(kind, copy)
            assert file and (level is not min(kind.levels) or file == written(kind, copy)), level
        except Refused:
            # There may be nothing to count yet, or nobody who may be named; then no file is made, and a sentence says so.
            assert kind.suffix in (".pb", ".pwg") or kind.key == "personal"


def test_html_says_what_was_typed_and_runs_nothing() -> None:
    class Reader(HTMLParser):
        def __init__(self) -> None:
            super().__init__(convert_charrefs=True)
            self.words: list[str] = []
            self.tags: set[str] = set()
            self.attributes: set[str] = set()

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.tags.add(tag)
            self.attributes |= {name for name, _ in attrs}

        def handle_data(self, data: str) -> None:
            self.words.append(data)

    reader = Reader()
    reader.feed(as_html(document(hostile())).decode())
    assert set(HOSTILE) <= set(reader.words)
    assert not reader.tags & {"script", "img", "a", "link", "iframe", "b", "object"}
    assert not [name for name in reader.attributes if name.startswith("on") or name in ("href", "src", "style")]


def test_markdown_says_what_was_typed() -> None:
    reader = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    found: list[str] = []
    for token in reader.parse(as_markdown(document(hostile())).decode()):
        if token.type == "inline":
            kinds = {child.type for child in token.children or ()}
            assert kinds <= {"text", "softbreak", "hardbreak", "strong_open", "strong_close", "text_special"}, token.content
            found.append("".join("\n" if child.type == "hardbreak" else child.content for child in token.children or ()))
    said = "\n".join(found)
    # A reader of Markdown takes a tab or several spaces for one.
    assert not [text for text in HOSTILE if " ".join(text.split(" ")) not in said and "\t" not in text]


def test_word_says_what_was_typed_in_real_styles() -> None:
    content = as_word(document(hostile()))
    file = docx.Document(io.BytesIO(content))
    said = [p.text for p in file.paragraphs]
    assert not [text for text in HOSTILE if not any(text in line for line in said)]
    styles = {p.style.name for p in file.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "Note"} <= styles
    assert all(table.rows[0]._tr.trPr.xpath("w:tblHeader") for table in file.tables)
    pictures = file.element.body.xpath(".//wp:docPr")
    assert pictures and all(picture.get("descr") for picture in pictures)
    core = file.core_properties
    assert (core.author, core.last_modified_by, core.language) == ("", "", "en-GB")
    with ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_workbook_has_strings_as_strings_and_numbers_as_numbers() -> None:
    made = hostile()
    kind = next(kind for kind in exports_of(SHEETS) if kind.suffix == ".xlsx")
    book = load_workbook(io.BytesIO(written(kind, made.copy())))
    sheet = book["Contributions"]
    column = [cell.value for cell in sheet[1]].index("text")
    cells = [row[column] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"} and not sheet._hyperlinks
    assert [cell.value for cell in cells] == HOSTILE
    results = [[cell.value for cell in row] for row in book["Results of votes"].iter_rows(min_row=2)]
    assert [row[3] for row in results] == [30 - at for at in range(9)]
    assert all(page.freeze_panes == "A2" and page.auto_filter.ref for page in book)
    assert book.properties.creator in (None, "")


@pytest.mark.parametrize("key", ["themes", "votes", "results", "people"])
def test_csv_of_each_table_is_what_the_workbook_has(key: str) -> None:
    made = fixed()
    kind = next(kind for kind in exports_of(SHEETS) if (kind.key, kind.suffix) == (key, ".csv"))
    book = next(kind for kind in exports_of(SHEETS) if kind.suffix == ".xlsx")
    copy = made.copy(Level.PRIVATE)
    rows = list(csv.reader(io.StringIO(written(kind, copy).decode("utf-8-sig"), newline="")))
    sheet = next(page for page in load_workbook(io.BytesIO(written(book, copy))) if page.title.lower().startswith(key[:6]))
    assert [["" if c.value is None else str(c.value) for c in row] for row in sheet.iter_rows()] == rows
    assert len(rows) > 1


def test_a_canvas_holds_every_note_in_its_theme() -> None:
    kind = next(kind for kind in exports_of(SHEETS) if kind.suffix == ".canvas")
    nodes = json.loads(written(kind, fixed().copy()))["nodes"]
    assert len({node["id"] for node in nodes}) == len(nodes)
    groups = [node for node in nodes if node["type"] == "group"]
    assert [group["label"] for group in groups] == ["Money follows people", "Home first", "Theme C"]

    def inside(group: dict, node: dict) -> bool:
        return group["x"] <= node["x"] and node["x"] + node["width"] <= group["x"] + group["width"] and (
            group["y"] <= node["y"] and node["y"] + node["height"] <= group["y"] + group["height"]
        )  # fmt: skip

    notes = [node for node in nodes if node["id"].startswith("note")]
    # Eight notes, of which one was copied into a second theme and one lies in none.
    assert len(notes) == 9
    assert [sum(inside(group, note) for note in notes) for group in groups] == [3, 3, 2]


@pytest.mark.parametrize(
    ("words", "left"), [("a\x00b\x0bc", "abc"), ("a\r\nb\rc\u2028d", "a\nb\nc\nd"), ("\ud800x", "x"), ("é 😀", "é 😀")]
)
def test_what_no_file_may_hold_is_left_out(words: str, left: str) -> None:
    assert legible(words) == left
