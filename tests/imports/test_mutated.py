"""Files of other tools, damaged at random but always the same way: what is left of one is read, or refused in words."""

from __future__ import annotations

import json
import re
from itertools import count
from random import Random

import pytest

from moothall.core.errors import Expected
from moothall.core.import_step import import_step_of
from moothall.imports.contribution_table import OURS
from moothall.imports.detect_format import read_here
from moothall.imports.file_preview import preview_here
from moothall.imports.formats import FORMATS
from moothall.imports.import_settings import ImportSettings
from moothall.words import sentence
from tests.imports.books import book
from tests.imports.incoming import empty
from tests.imports.test_peers import AZURE, PARABOL, QUICK
from tests.imports.test_surveys import GOOGLE, MICROSOFT, TWO_ROWS, as_text
from tests.trials import many

pytestmark = pytest.mark.trial
TIMES = many(80, 1000)
PIECES = [
    b'"',
    b",",
    b";",
    b"\t",
    b"\n",
    b"\r",
    b"null",
    b"{}",
    b"[[",
    b"-1",
    b"1e999",
    b"\x00",
    b"\xff",
    b"::",
    b"=",
    b"9" * 40,
    b"\xef\xbb\xbf",
]
VALUES = [b"null", b"3", b'"x"', b"[]", b"{}", b"[1]", b"-5.5", b"true"]
TEXTS = {
    "parabol.csv": PARABOL, "retro.csv": AZURE, "board.json": json.dumps(QUICK), "monkey.csv": TWO_ROWS, "google.csv": GOOGLE,
    "forms.csv": as_text(MICROSOFT), "ours.csv": ",".join(OURS) + "\r\n1,Q,T,a,,,,,,A,D,,B: U,\r\n2,Q,T,b,,,,,,A,D,1,,\r\n",
}  # fmt: skip


def damaged(raw: bytes, by: Random) -> bytes:
    """A few bytes put in, taken out, repeated or changed; in JSON also a value of another type."""
    found = bytearray(raw)
    for _ in range(by.randint(1, 8)):
        at, what = by.randrange(len(found) + 1), by.random()
        if what < 0.3:
            found[at : at + by.randint(0, 6)] = by.choice(PIECES)
        elif what < 0.5:
            del found[at : at + by.randint(1, 60)]
        elif what < 0.7:
            other = by.randrange(len(found) + 1)
            found[at:at] = found[other : other + by.randint(1, 200)]
        elif values := list(re.finditer(rb':\s*("[^"]*"|\d+|null|true)', bytes(found))):
            value = by.choice(values)
            found[value.start(1) : value.end(1)] = by.choice(VALUES)
    return bytes(found)


def chosen(by: Random) -> ImportSettings:
    fields = ["text", "answer", "rating", "name", "voter", "option", "dots", "theme", "table"]
    mapping = {by.randrange(9): by.choice(fields) for _ in range(by.randint(0, 3))}
    return ImportSettings(
        by.choice(["", "", "", *(form.key for form in FORMATS)]),
        header_rows=by.choice([None, None, 0, 1, 2]),
        mapping=by.choice([None, None, mapping]),
        kind=by.choice(["", "", "contributions", "participants", "ballots"]),
    )


def bring_or_refuse(path, settings) -> None:
    try:
        preview_here(path, settings)
        import_step_of(empty(), read_here(path, settings), (f"k{n}" for n in count()), "Imported")
    except Expected as trouble:
        assert "\n" not in sentence(trouble)


@pytest.mark.parametrize("name", TEXTS)
def test_made_files(tmp_path, name):
    by, path = Random(name), tmp_path / name
    for _ in range(TIMES):
        path.write_bytes(damaged(TEXTS[name].encode(), by))
        bring_or_refuse(path, chosen(by))


def test_a_workbook(tmp_path):
    by = Random("book")
    path = book(tmp_path / "b.xlsx", MICROSOFT)
    raw = path.read_bytes()
    for _ in range(TIMES):
        path.write_bytes(damaged(raw, by))
        bring_or_refuse(path, chosen(by))


def test_real_files(shared, tmp_path):
    by = Random("real")
    real = [
        p for p in sorted((shared / "04-peer-exports").iterdir()) if p.stat().st_size < 70_000 and p.suffix in (".csv", ".json", ".canvas")
    ]
    for _ in range(TIMES):
        source = by.choice(real)
        path = tmp_path / source.name
        path.write_bytes(damaged(source.read_bytes(), by))
        bring_or_refuse(path, chosen(by))
