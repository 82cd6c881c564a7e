"""Word and Excel files as LibreOffice reads them: they open, and every word and number that we wrote is what it shows."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.activity import record_kinds
from moothall.core.levels import Level
from moothall.exports import export
from moothall.exports.content.blocks import words_in
from moothall.exports.sheets import sheets
from moothall.exports.summary import summary
from moothall.exports.writers.legible import legible
from moothall.words import read_by
from tests.exports.sessions import SHEETS, fixed
from tests.exports.writers.test_round_trips import hostile
from tests.trials import many

OFFICE = shutil.which("soffice")
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
"""Commas, double quotes, UTF-8, cells as they are stored and not as they are shown, one file a sheet: LibreOffice's own filter options."""


@pytest.fixture
def converted(tmp_path: Path):
    """What LibreOffice makes of a file, in a home of its own."""
    if not OFFICE:
        pytest.skip("LibreOffice isn't installed here (apt-get install libreoffice-writer libreoffice-calc)")
    # It takes ten seconds to start.
    if not many(0, 1):
        pytest.skip("only in the long form: ./run trials")

    def convert(path: Path, to: str) -> list[Path]:
        out = tmp_path / f"made of {path.name}"
        home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
        words = [OFFICE, home, "--headless", "--norestore", "--convert-to", to, "--outdir", out, path]
        done = subprocess.run(words, check=False, capture_output=True, text=True, timeout=180)
        assert done.returncode == 0 and out.is_dir(), done.stderr
        return sorted(out.iterdir())

    return convert


def plain(words: str) -> str:
    """Words with one space between two: a line may be broken anywhere."""
    return " ".join(words.replace("\ufeff", "").split())


@pytest.mark.trial
@pytest.mark.parametrize("session", [fixed, hostile])
def test_word_files_open_and_say_what_was_written(session, converted, tmp_path: Path) -> None:
    copy = session().copy(Level.PRIVATE)
    export(copy, tmp_path / "summary.docx", SHEETS)
    (text,) = converted(tmp_path / "summary.docx", "txt:Text (encoded):UTF8")
    said = plain(text.read_text(encoding="utf-8"))
    with read_by("page"):
        document = summary(copy, SHEETS)
    lost = [words for words in words_in(document.blocks) if plain(legible(words)) not in said]
    assert not lost
    # And as the pages it would print: of those, none is empty.
    (pages,) = converted(tmp_path / "summary.docx", "pdf")[:1]
    assert pages.stat().st_size


@pytest.mark.trial
@pytest.mark.parametrize("session", [fixed, hostile])
def test_workbooks_open_with_every_cell(session, converted, tmp_path: Path) -> None:
    copy = session().copy(Level.PRIVATE)
    export(copy, tmp_path / "tables.xlsx", SHEETS)
    made = {re.sub(r"^tables-", "", path.stem): path for path in converted(tmp_path / "tables.xlsx", EVERY_SHEET)}
    with read_by("page"):
        ours = sheets(copy, record_kinds(found()))
    assert set(made) == {sheet.title for sheet in ours}
    for sheet in ours:
        rows = list(csv.reader(io.StringIO(made[sheet.title].read_text(encoding="utf-8-sig"), newline="")))
        told = [["" if value is None else legible(str(value)) for value in row] for row in (sheet.columns, *sheet.rows)]
        assert [[plain(cell) for cell in row] for row in rows] == [[plain(cell) for cell in row] for row in told], sheet.title
