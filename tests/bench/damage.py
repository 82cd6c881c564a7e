"""Flip single bits of a session file: how many changed values do SQLite's own checks pass, and how many does ours?

`python -m tests.bench damage [TIMES] [SEED]`. A file counts as changed when any value of any table reads otherwise than it was written.
"""

from __future__ import annotations

import random
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from moothall.core.errors import Trouble
from moothall.store import check
from tests.store.sessions import SCHEMA, begin, fill, rows, with_board


def report(times: int, seed: int) -> None:
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="moothall-bench-") as name:
        desk = begin(Path(name, "a.moot"))
        fill(desk)
        with_board(desk, 500)
        desk.close()
        path, whole, truth = desk.path, desk.path.read_bytes(), rows(desk.path)
        passed = {"quick_check": 0, "integrity_check": 0, "moothall check": 0}
        changed = told = 0
        for _ in range(times):
            data = bytearray(whole)
            data[dice.randrange(100, len(data))] ^= 1 << dice.randrange(8)
            path.write_bytes(data)
            differs = _read(path) != truth
            changed += differs
            told += not _ours(path)
            for check_name in ("quick_check", "integrity_check"):
                passed[check_name] += differs and _sqlite_passes(path, check_name)
            passed["moothall check"] += differs and _ours(path)
    print(f"{times:,} flipped bits, seed {seed}: {changed:,} changed what a table gives. Passed as whole all the same:")
    for check_name, number in passed.items():
        print(f"  {check_name:<16} {number:>5,} ({100 * number / changed:.1f} %)")
    print(f"  moothall check refused {told:,} in all, the others read exactly as they were written")


def _read(path: Path) -> object:
    try:
        return rows(path)
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return "unreadable"


def _sqlite_passes(path: Path, check_name: str) -> bool:
    pragma = {"quick_check": "PRAGMA quick_check", "integrity_check": "PRAGMA integrity_check"}[check_name]
    try:
        with closing(sqlite3.connect(path)) as db:
            return db.execute(pragma).fetchall() == [("ok",)]
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return False


def _ours(path: Path) -> bool:
    try:
        check(path, SCHEMA)
    except Trouble:
        return False
    return True
