"""What a crash leaves beside a session: read in memory as SQLite itself would recover it, and told when any of it is damaged."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.errors import Trouble
from moothall.desk.sessions import open_session
from moothall.store import check
from moothall.store.connection import read_into_memory, read_pages
from tests.store.sessions import SCHEMA, begin, beside, with_board, with_vote
from tests.store.test_check_only_reads import crashed
from tests.trials import many

REPOSITORY = Path(__file__).parents[2]
FRAME = 24 + 4096
SEED = 20261105

# ── the same as SQLite ──────────────────────────────────────────────────────────────────────────────────────────────


def recovered_by_sqlite(path: Path) -> bytes:
    """Every page, from a copy that SQLite recovers."""
    with tempfile.TemporaryDirectory() as folder:
        for file in path.parent.glob(path.name + "*"):
            shutil.copy(file, folder)
        with closing(sqlite3.connect(Path(folder, path.name))) as db:
            db.execute("SELECT count(*) FROM sqlite_schema").fetchall()
            return db.serialize()


def _scribble(path: Path, mode: str, dice: random.Random) -> None:
    """Transactions too big for the cache, some taken back, until killed."""
    db = sqlite3.connect(path, isolation_level=None)
    for pragma in ("locking_mode = EXCLUSIVE", f"journal_mode = {mode}", "cache_size = 4", "wal_autocheckpoint = 40"):
        db.execute(f"PRAGMA {pragma}")
    while True:
        db.execute("BEGIN")
        for _ in range(dice.choice((1, 3, 30))):
            db.execute("INSERT INTO t VALUES (randomblob(?))", (dice.choice((10, 900, 9000)),))
            db.execute("UPDATE t SET b = randomblob(50) WHERE abs(random()) % 9 = 0")
            db.execute("DELETE FROM t WHERE abs(random()) % 12 = 0")
        db.execute(dice.choice(("COMMIT", "COMMIT", "COMMIT", "ROLLBACK")))
        if dice.random() < 0.05:
            db.execute("VACUUM")


def compare_after_kills(folder: Path, mode: str, times: int) -> int:
    """How many of the kills left a log behind. Raises when our reading differs from SQLite's."""
    dice, logs, path = random.Random(SEED), 0, folder / "a.moot"
    for n in range(times):
        if n % 10 == 0:
            for file in folder.iterdir():
                file.unlink()
            with closing(sqlite3.connect(path)) as db:
                db.execute("CREATE TABLE t (b)")
        seed, child = dice.random(), os.fork()
        if not child:
            try:
                _scribble(path, mode, random.Random(seed))
            finally:
                os._exit(1)
        time.sleep(dice.random() * 0.03)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        logs += any(f.stat().st_size and f != path for f in folder.iterdir())
        theirs = bytearray(recovered_by_sqlite(path))
        theirs[18:20] = b"\1\1"
        with closing(read_into_memory(read_pages(path))) as ours:
            # A file may be longer than it says: it is cut only after the act that made it shorter.
            assert ours.execute("PRAGMA page_count").fetchone()[0] * 4096 == len(theirs), f"kill {n}"
            assert ours.serialize()[: len(theirs)] == theirs, f"kill {n}"
    return logs


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
@pytest.mark.trial
def test_kills_at_random_read_as_sqlite_recovers_them(tmp_path: Path, mode: str) -> None:
    times = many(12, 1000)
    source = (
        "import sys; from pathlib import Path; from tests.store.test_wal_after_a_crash import compare_after_kills; "
        "print(compare_after_kills(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])))"
    )
    # In a process of its own: it forks, and must have no threads.
    done = subprocess.run(
        [sys.executable, "-c", source, str(tmp_path), mode, str(times)], capture_output=True, text=True, check=False, cwd=REPOSITORY
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > times // 2, "most kills left nothing beside the file: the trials test nothing"


def test_no_copy_is_made_of_what_a_crash_left(tmp_path: Path, monkeypatch) -> None:
    """While a vote is open the file ties cards to ballots; a check that is killed must not leave that elsewhere."""
    path = crashed(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "not there"))
    assert check(path, SCHEMA).acts == 5


# ── damage ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _left_open(folder: Path, acts: int = 12) -> Path:
    """A copy of an open session and its log, as a crash leaves them."""
    desk = begin(folder / "a.moot")
    with_board(desk)
    for _ in range(acts):
        with_vote(desk)
    (folder / "crash").mkdir()
    for name in ("a.moot", "a.moot-wal"):
        shutil.copy(folder / name, folder / "crash" / name)
    desk.close()
    return folder / "crash" / "a.moot"


def _acts(log: bytes) -> list[int]:
    """Where each act ends: behind frames that say how long the file then is."""
    starts = range(32, len(log) - FRAME + 1, FRAME)
    return [start + FRAME for start in starts if int.from_bytes(log[start + 4 : start + 8], "big")]


def _refused(path: Path) -> None:
    before = {p.name: p.read_bytes() for p in path.parent.iterdir()}
    for act in (lambda: check(path, SCHEMA), lambda: open_session(path, found())):
        with pytest.raises(Trouble, match=r"store\.damaged"):
            act()
        assert {p.name: p.read_bytes() for p in path.parent.iterdir()} == before


def test_a_bit_flipped_before_the_last_act_is_told_and_nothing_is_touched(tmp_path: Path) -> None:
    path = _left_open(tmp_path)
    log = path.with_name("a.moot-wal")
    whole, dice = log.read_bytes(), random.Random(SEED)
    check(path, SCHEMA)
    before_last = _acts(whole)[-2]
    # The header, a frame's header field by field, pages; and the frame that ends the last act but one.
    places = [*range(0, 32, 3), *range(32, 56), 40, 100, 5000, *range(before_last - FRAME, before_last - FRAME + 24)]
    for place in (*places, *(dice.randrange(before_last) for _ in range(40))):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << dice.randrange(8)
        log.write_bytes(damaged)
        _refused(path)


def test_a_torn_last_act_is_no_damage(tmp_path: Path) -> None:
    """A power cut leaves any of its frames and not others: it was never said to be saved."""
    path = _left_open(tmp_path)
    log = path.with_name("a.moot-wal")
    whole = log.read_bytes()
    acts = check(path, SCHEMA).acts
    for start in range(_acts(whole)[-2], _acts(whole)[-1], FRAME):
        for torn in (whole[:start], whole[: start + 700], whole[:start] + bytes(FRAME) + whole[start + FRAME :]):
            log.write_bytes(torn)
            assert check(path, SCHEMA).acts == acts - 1
    open_session(path, found()).close()
    assert check(path, SCHEMA).acts == acts - 1
    assert beside(path) == ["a.moot"]
