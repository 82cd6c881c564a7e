"""`check` changes no byte, no time and no name, on a closed file, on one a crash left behind, and while it is killed."""

from __future__ import annotations

from pathlib import Path

from moothall.store import check
from tests import forked
from tests.store.sessions import SCHEMA, begin, beside, full_copy, with_board

CRASH = """
import os, sys
from pathlib import Path
from tests.store.sessions import begin, with_board, with_vote
desk = begin(Path(sys.argv[1]))
with_board(desk, 5)
vote = with_vote(desk)
os.kill(os.getpid(), 9)
"""


def _seen(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    return {p.name: (p.read_bytes(), p.stat().st_mtime_ns, p.stat().st_ino) for p in folder.iterdir()}


def crashed(folder: Path) -> Path:
    """A session whose app was killed: its last acts are in the log beside it."""
    path = folder / "a.moot"
    forked.run(CRASH, path)
    assert beside(path) == ["a.moot", "a.moot-wal", "a.moot.lock"]
    return path


def test_on_a_closed_file(tmp_path: Path) -> None:
    path = full_copy(tmp_path)
    before, times = _seen(tmp_path), tmp_path.stat().st_mtime_ns
    assert check(path, SCHEMA) == check(path, SCHEMA)
    assert (_seen(tmp_path), tmp_path.stat().st_mtime_ns) == (before, times)


def test_on_what_a_crash_left(tmp_path: Path) -> None:
    path = crashed(tmp_path)
    before, times = _seen(tmp_path), tmp_path.stat().st_mtime_ns
    assert check(path, SCHEMA).acts == 5
    assert (_seen(tmp_path), tmp_path.stat().st_mtime_ns) == (before, times)


def test_nothing_of_a_closed_file_goes_through_a_temporary_folder(tmp_path: Path, monkeypatch) -> None:
    """While a vote is open the file ties cards to ballots; a check that is killed must not leave that elsewhere."""
    elsewhere = tmp_path / "tmp"
    elsewhere.mkdir(mode=0o500)
    monkeypatch.setattr("tempfile.tempdir", str(elsewhere / "not there"))
    (tmp_path / "session").mkdir()
    path = full_copy(tmp_path / "session")
    assert check(path, SCHEMA).records


def test_check_sees_what_the_last_act_wrote(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    with_board(desk, 7)
    desk.close()
    whole = check(desk.path, SCHEMA)
    assert (whole.records, whole.acts) == (1 + 1 + 7, 3)
