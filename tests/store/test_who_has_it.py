"""One file, one holder: a second instance hears who has it, a crash leaves nothing to clear away, and no race has two winners."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.errors import Trouble
from moothall.desk.sessions import open_session
from moothall.store import check
from moothall.store.lock import lock_path
from moothall.words import sentence
from tests import forked
from tests.store.sessions import SCHEMA, begin, beside, full_copy, plain, with_board
from tests.store.test_check_only_reads import crashed

HOLD = """
import sys
from pathlib import Path
from moothall.activities import found
from moothall.desk.sessions import open_session
desk = open_session(Path(sys.argv[1]), found())
print("open", flush=True)
sys.stdin.read()
desk.close()
"""

RACE = """
import sys
from pathlib import Path
from moothall.activities import found
from moothall.core.errors import Trouble
from moothall.desk.sessions import new_session, open_session
path = Path(sys.argv[1])
sys.stdin.readline()
try:
    desk = new_session(path, found(), title="Mine") if sys.argv[2] == "new" else open_session(path, found())
except Trouble as trouble:
    print(trouble.key, flush=True)
else:
    print("won", flush=True)
    sys.stdin.read()
    desk.close()
"""


@contextmanager
def held_elsewhere(path: Path) -> Iterator[forked.Forked]:
    with forked.Forked(HOLD, path) as other:
        assert other.stdout and other.stdout.readline() == "open\n"
        yield other
        other.communicate("")


def test_a_second_instance_is_told_who_has_the_file(tmp_path: Path) -> None:
    path = full_copy(tmp_path)
    with held_elsewhere(path) as other:
        for act in (lambda: open_session(path, found()), lambda: check(path, SCHEMA)):
            with pytest.raises(Trouble, match=r"store\.in_use") as caught:
                act()
            assert str(other.pid) in sentence(caught.value)
    assert beside(path) == ["session.moot"]
    check(path, SCHEMA)


def test_the_same_instance_is_told_too_and_keeps_its_locks(tmp_path: Path) -> None:
    """Reading the file anew in the process that has it open would drop SQLite's own locks: anybody could then write."""
    path = full_copy(tmp_path)
    desk = open_session(path, found())
    for act in (lambda: open_session(path, found()), lambda: check(path, SCHEMA), lambda: begin(path)):
        with pytest.raises(Trouble):
            act()
    intruder = f"import sqlite3; sqlite3.connect({str(path)!r}, timeout=0).execute('DELETE FROM contribution')"
    done = forked.run(intruder)
    assert "locked" in done.stderr
    desk.close()


def test_another_program_that_has_the_file_is_told_apart(tmp_path: Path) -> None:
    path = full_copy(tmp_path)
    with closing(plain(path)) as db:
        db.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Trouble, match=r"store\.busy"):
            open_session(path, found())
    assert beside(path) == ["session.moot"]
    open_session(path, found()).close()


def test_a_crash_leaves_no_lock_to_clear_away(tmp_path: Path) -> None:
    path = full_copy(tmp_path)
    with held_elsewhere(path) as other:
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
    assert lock_path(path).exists()
    desk = open_session(path, found())
    with_board(desk, 1)
    desk.close()
    assert beside(path) == ["session.moot"]


@pytest.mark.parametrize("way", ["open", "new"])
def test_a_race_has_one_winner(tmp_path: Path, way: str) -> None:
    for n in range(4):
        path = tmp_path / f"{n}.moot"
        if way == "open":
            begin(path).close()
        runners = [forked.Forked(RACE, path, way) for _ in range(4)]
        for runner in runners:
            runner.stdin.write("go\n")
            runner.stdin.flush()
        answers = [runner.stdout.readline().strip() for runner in runners]
        for runner in runners:
            runner.communicate("")
            runner.close()
        losers = [a for a in answers if a != "won"]
        assert len(losers) == 3, answers
        assert set(losers) <= {"store.in_use", "store.busy", "store.exists"}, answers
        check(path, SCHEMA)
        assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith(f"{n}.")) == [f"{n}.moot"]


def test_a_copy_never_replaces_a_session_someone_works_in(tmp_path: Path) -> None:
    """They would go on writing to a file that has no name any more."""
    theirs = full_copy(tmp_path)
    mine = begin(tmp_path / "mine.moot")
    with held_elsewhere(theirs), pytest.raises(Trouble, match=r"store\.in_use"):
        mine.save_copy(theirs)
    mine.close()
    check(theirs, SCHEMA)


# ── by way of a link ────────────────────────────────────────────────────────────────────────────────────────────────


def _link_to(path: Path) -> Path:
    (path.parent / "links").mkdir()
    link = path.parent / "links" / "link.moot"
    link.symlink_to(path)
    return link


def test_a_link_is_held_when_its_session_is(tmp_path: Path) -> None:
    path = full_copy(tmp_path)
    link = _link_to(path)
    mine = begin(tmp_path / "mine.moot")
    acts = (lambda p: open_session(p, found()), lambda p: check(p, SCHEMA), mine.save_copy)
    for first, second in ((path, link), (link, path)):
        with held_elsewhere(first):
            for act in acts:
                with pytest.raises(Trouble, match=r"store\.in_use"):
                    act(second)
    mine.close()
    assert beside(link) == ["link.moot"]
    check(link, SCHEMA)


def test_a_link_has_the_log_of_its_session(tmp_path: Path) -> None:
    """What a crash left in it is read, by `check` and on opening."""
    path = crashed(tmp_path)
    link = _link_to(path)
    assert check(link, SCHEMA) == check(path, SCHEMA)
    acts = check(path, SCHEMA).acts
    open_session(link, found()).close()
    assert check(link, SCHEMA).acts == check(path, SCHEMA).acts == acts
    assert beside(link) == ["link.moot"] and beside(path) == ["a.moot", "links"]


def test_a_copy_by_way_of_a_link_is_no_copy_onto_itself(tmp_path: Path) -> None:
    desk = open_session(full_copy(tmp_path), found())
    link = _link_to(desk.path)
    with pytest.raises(Trouble, match=r"store\.(copy_onto_itself|in_use)"):
        desk.save_copy(link)
    desk.close()
    assert link.is_symlink()


def test_a_new_session_never_takes_the_place_of_a_link(tmp_path: Path) -> None:
    link = tmp_path / "link.moot"
    link.symlink_to("nowhere.moot")
    with pytest.raises(Trouble, match=r"store\.exists"):
        begin(link)
    assert beside(link) == ["link.moot"] and link.is_symlink()
