"""A published survey report of 2016, brought in and written in every format: its themes, counts and responses, read back by readers that
aren't ours, equal what was published. Skips where that report isn't here."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pymupdf
import pytest
from markdown_it import MarkdownIt

from moothall.activities import found
from moothall.core.levels import Level
from moothall.core.redacted_copy import Copy
from moothall.core.redaction import Audience
from moothall.desk.sessions import new_session
from moothall.exports import export
from moothall.imports import bring, read

Published = list[tuple[str, list[tuple[int, str, int]]]]
"""Each question with its themes in the order printed: place, name, items."""
HEADING = re.compile(r"^(?:\W{0,2}[A-Z]{1,2}\s+)?(\d+)\.\s+(.+?)\s+\((\d+) items?\)$", re.DOTALL)
"""As a theme's heading is printed, its letter before it or not."""


@pytest.fixture
def survey(shared: Path) -> Path:
    return shared / "survey2016"


@pytest.fixture
def published(survey: Path) -> Published:
    questions = json.loads((survey / "expected.json").read_text(encoding="utf-8"))["questions"][1:]
    themes = [sorted(question["themes"], key=lambda theme: theme["order"]) for question in questions]
    return [(q["id"], [(t["order"], t["name"], t["items"]) for t in of]) for q, of in zip(questions, themes, strict=True)]


@pytest.fixture
def responses(survey: Path) -> Counter[tuple[str, ...]]:
    with (survey / "items_import.csv").open(encoding="utf-8", newline="") as file:
        return Counter((row["question"], row["theme"], row["text"]) for row in csv.DictReader(file))


@pytest.fixture
def copy(survey: Path, tmp_path: Path) -> Copy:
    desk = new_session(tmp_path / "survey.moot", found(), title="Survey")
    bring(desk, read(survey / "items_import.csv"))
    made = desk.copy_for(Audience(Level.PRIVATE))
    desk.close()
    return made


def parts(headings: list[tuple[int, str]]) -> Published:
    """Headings by level, as themes under their questions."""
    told: Published = []
    for level, words in headings:
        if level == 2 and re.fullmatch(r"Q\d", words):
            told.append((words, []))
        elif level == 3 and (theme := HEADING.match(words)):
            told[-1][1].append((int(theme[1]), " ".join(theme[2].split()), int(theme[3])))
    return told


def headings_of_word(content: bytes) -> list[tuple[int, str]]:
    # Word's title is level 1 of a document, its first level of heading our second.
    lines = docx.Document(io.BytesIO(content)).paragraphs
    return [(int(line.style.name[-1]) + 1, line.text) for line in lines if line.style.name.startswith("Heading ")]


class _Headings(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self._level, self._skip = 0, False

    def handle_starttag(self, tag: str, attributes: Any) -> None:
        if re.fullmatch(r"h[1-6]", tag):
            self._level = int(tag[1])
            self.found.append((self._level, ""))
        self._skip = ("class", "symbol") in attributes

    def handle_endtag(self, tag: str) -> None:
        self._level, self._skip = (0 if tag == f"h{self._level}" else self._level), False

    def handle_data(self, data: str) -> None:
        if self._level and not self._skip:
            self.found[-1] = (self._level, self.found[-1][1] + data)


def headings_of_html(content: bytes) -> list[tuple[int, str]]:
    reader = _Headings()
    reader.feed(content.decode())
    return reader.found


def headings_of_markdown(content: bytes) -> list[tuple[int, str]]:
    tokens = MarkdownIt().parse(content.decode())
    opened = ((at, token) for at, token in enumerate(tokens) if token.type == "heading_open")
    # What the marks mean, and not how they are written.
    return [(int(token.tag[1]), "".join(part.content for part in tokens[at + 1].children or [])) for at, token in opened]


def headings_of_pdf(content: bytes) -> list[tuple[int, str]]:
    """By the bookmarks, each found again on the page that it leads to."""
    with pymupdf.open(stream=content) as file:
        outline = file.get_toc()
        for _, words, page in outline:
            assert " ".join(words.split()) in " ".join(file[page - 1].get_text().split())
    return [(level, words) for level, words, _ in outline]


READERS = {".pdf": headings_of_pdf, ".docx": headings_of_word, ".html": headings_of_html, ".md": headings_of_markdown}


def test_the_documents_say_what_was_published(copy: Copy, published: Published, tmp_path: Path) -> None:
    for suffix, headings in READERS.items():
        to = tmp_path / f"survey{suffix}"
        export(copy, to, found())
        assert parts(headings(to.read_bytes())) == published, suffix


def test_the_tables_say_what_was_published(copy: Copy, published: Published, responses: Counter[tuple[str, ...]], tmp_path: Path) -> None:
    themes, notes = tmp_path / "themes.csv", tmp_path / "notes.csv"
    export(copy, themes, found(), "themes")
    export(copy, notes, found())
    with themes.open(encoding="utf-8-sig", newline="") as file:
        rows = [tuple(map(unguarded, (row["question"], row["theme"], row["items"]))) for row in csv.DictReader(file)]
    assert rows == [(question, name, str(items)) for question, of in published for _, name, items in of]
    with notes.open(encoding="utf-8-sig", newline="") as file:
        assert Counter(tuple(map(unguarded, (r["question"], r["theme"], r["text"]))) for r in csv.DictReader(file)) == responses
    export(copy, tmp_path / "survey.xlsx", found())
    book = openpyxl.load_workbook(tmp_path / "survey.xlsx", read_only=True)
    sheets = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
    heads, *rows = sheets["Themes"]
    places = [heads.index(name) for name in ("question", "theme", "items")]
    counted = [(question, name, items) for question, of in published for _, name, items in of]
    assert [tuple(row[at] for at in places) for row in rows] == counted
    heads, *rows = sheets["Contributions"]
    places = [heads.index(name) for name in ("question", "theme", "text")]
    assert Counter(tuple(row[at] for at in places) for row in rows) == responses
    book.close()


def unguarded(cell: str) -> str:
    """As a spreadsheet shows it: one apostrophe before what could be a formula."""
    return cell[1:] if cell.startswith("''") else cell


def test_the_files_for_programs_say_what_was_published(
    copy: Copy, published: Published, responses: Counter[tuple[str, ...]], tmp_path: Path
) -> None:
    export(copy, tmp_path / "survey.json", found())
    told = json.loads((tmp_path / "survey.json").read_bytes())
    boards = [(board["prompt"], [(at, t["name"], t["items"]) for at, t in enumerate(board["themes"], 1)]) for board in told["boards"]]
    assert boards == published
    assert Counter((note["question"], note["theme"], note["text"]) for note in told["contributions"]) == responses
    export(copy, tmp_path / "survey.canvas", found())
    nodes = json.loads((tmp_path / "survey.canvas").read_bytes())["nodes"]
    groups = [node["label"] for node in nodes if node["type"] == "group"]
    for _, of in published:
        for _, name, _ in of:
            assert any(name in label for label in groups), name
    assert sum(node["type"] == "text" for node in nodes) >= sum(responses.values())
