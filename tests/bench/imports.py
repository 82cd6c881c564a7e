"""What reading a file from outside costs in the process that reads it, start and all: a long honest list over plain csv, and hostile files
with the memory and processor time they got before they were refused."""

from __future__ import annotations

import csv
import json
import re
import resource
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from moothall.imports import ImportSettings, read
from moothall.imports.limits import limits_for
from tests.bench.ratios import Ratio, beside

door = sys.modules["moothall.imports.worker_client"]
"""The module: the package has a function of that name."""

ROWS = 40_000
MB = 1024 * 1024


def lists(folder: Path) -> Iterator[Ratio]:
    """A list of 40,000 rows, as text and as a workbook, each in a reader of its own."""
    path = folder / "list.csv"
    write_list(path)
    yield beside(
        f"reading {ROWS:,} rows of text in its own process", lambda: read(path), "the same rows by plain csv", lambda: _plain(path), 5
    )
    book = folder / "list.xlsx"
    _write_book(book)
    yield beside(
        f"reading {ROWS:,} rows of a workbook likewise", lambda: read(book), "starting a Python that does nothing", _nothing, 3, warm=1
    )


def write_list(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("question", "theme", "text", "table", "response_no"))
        rows.writerows((f"Question {n % 4}", f"Theme {n % 37}", _said(n), n % 12, n) for n in range(ROWS))


def _write_book(path: Path) -> None:
    from openpyxl import Workbook

    made = Workbook(write_only=True)
    page = made.create_sheet()
    page.append(("question", "theme", "text", "table", "response_no"))
    for n in range(ROWS):
        page.append((f"Question {n % 4}", f"Theme {n % 37}", _said(n), n % 12, n))
    made.save(path)


def _said(n: int) -> str:
    return f"Note number {n}, about a bed that is free too late in the afternoon"


def _plain(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file))


def _nothing() -> None:
    subprocess.run([sys.executable, "-c", ""], check=True)


def hostile(folder: Path) -> Iterator[str]:
    """For each file: seconds until it was refused, processor seconds and the most memory of its reader, and what came of it."""
    for name, path in _hostile(folder):
        took, busy, most, came = _watched(path)
        yield f"{name:<40} {path.stat().st_size / MB:>7.2f} MB  {took:>6.2f} s  {busy:>6.2f} s busy  {most:>5.0f} MB most  {came}"


def _watched(path: Path) -> tuple[float, float, float, str]:
    """The reader by itself, its memory looked at from outside: what the system adds up for children begins with their parent's."""
    before, start = _busy(), time.monotonic()
    reader = subprocess.Popen(door._command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert reader.stdin and reader.stdout
    reader.stdin.write(door._request("read", path, ImportSettings(), limits_for(path)))
    reader.stdin.close()
    told: list[bytes] = []
    listener = threading.Thread(target=lambda: told.extend(reader.stdout))  # type: ignore[arg-type]
    listener.start()
    most = 0.0
    while reader.poll() is None:
        most = max(most, _memory(reader.pid))
        time.sleep(0.005)
    listener.join()
    last = json.loads(told[-1]) if told else ["died", reader.returncode]
    came = last[1]["key"] if last[0] in ("trouble", "unclear", "refused") else str(last[0])
    return time.monotonic() - start, _busy() - before, most, came


def _busy() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(pid: int) -> float:
    """The most a process has had, in MB."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0.0
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0


def _hostile(folder: Path) -> Iterator[tuple[str, Path]]:
    yield "200 MB of noughts in a workbook", _with_part(folder / "noughts.xlsx", "xl/worksheets/sheet1.xml", b" " * 200 * MB)
    yield "words that multiply (XML entities)", _with_part(folder / "lol.xlsx", "xl/sharedStrings.xml", _entities())
    yield "a million strings in a workbook", _with_part(folder / "strings.xlsx", "xl/sharedStrings.xml", _strings())
    yield "a cell in row 1,048,576", _with_part(folder / "deep.xlsx", "xl/worksheets/sheet1.xml", _sheet(b'<row r="1048576"><c/></row>'))
    yield "200,000 brackets of JSON", _raw(folder / "deep.json", b'{"notes":' + b"[" * 200_000 + b"]" * 200_000 + b"}")
    yield "a million columns", _raw(folder / "wide.csv", b"a," * 1_000_000 + b"\n" + b"1," * 1_000_000)
    yield "a quotation of 10 MB that never ends", _raw(folder / "quote.csv", b'text,theme\n"' + b"x,\n" * 3_500_000)
    yield "a million quotation marks", _raw(folder / "quotes.csv", b'"' * 1_000_001)


def _raw(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _with_part(path: Path, part: str, content: bytes) -> Path:
    """A small workbook with one part as an attacker would have it."""
    from openpyxl import Workbook

    made = Workbook()
    made.active.append(("text",))
    plain = path.with_suffix(".plain")
    made.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {*old.namelist(), part}:
            new.writestr(name, content if name == part else old.read(name))
    return path


def _entities() -> bytes:
    steps = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
    return b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a0 "ha">' + steps + b"]><sst><si><t>&a9;</t></si></sst>"


_MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def _strings() -> bytes:
    return b"<sst " + _MAIN + b">" + b"".join(b"<si><t>s%d</t></si>" % n for n in range(1_000_000)) + b"</sst>"


def _sheet(rows: bytes) -> bytes:
    return b"<worksheet " + _MAIN + b"><sheetData>" + rows + b"</sheetData></worksheet>"


def report(folder: Path) -> None:
    print("files made to hurt, each read in a process of its own")
    for line in hostile(folder):
        print(line, flush=True)
