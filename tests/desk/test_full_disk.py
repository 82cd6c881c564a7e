"""A disk that is full: nothing is shown as saved, memory equals disk, and work goes on once there is room, without a restart."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes
from moothall.core.errors import Trouble
from moothall.core.votes import options_of
from moothall.desk.sessions import open_session, reading
from moothall.store import check
from moothall.words import sentence
from tests.store.disks import fill_up, small_disk
from tests.store.sessions import SCHEMA, begin, beside, contents, reopened, with_board, with_vote


@pytest.mark.parametrize("room", [0, 5_000, 20_000, 60_000])
def test_acts_on_a_full_disk(tmp_path: Path, room: int) -> None:
    with small_disk(tmp_path) as disk:
        desk = begin(disk / "a.moot")
        prompt = with_board(desk, 3)
        vote = with_vote(desk)
        option = options_of(desk.session, vote)[0].key
        news: list[object] = []
        desk.listen(news.append)
        ballast = fill_up(disk, leave=room)
        kept, ballots = _work_until_full(desk, prompt, vote, option)
        assert len(news) == kept + ballots, "something was told that wasn't kept"
        before, saved = contents(desk.session), desk.saved_at
        for act in _every_act(desk, prompt, vote, option):
            with pytest.raises(Trouble) as caught:
                act()
            assert caught.value.key == "store.full"
            assert "not saved" in sentence(caught.value)
        assert contents(desk.session) == before
        assert desk.saved_at == saved
        assert len(news) == kept + ballots
        ballast.unlink()
        with_board(desk, 2)
        desk.cast(vote, {option: 1}, "paper", 999)
        desk.undo()
        desk.redo()
        before = contents(desk.session)
        desk = reopened(desk)
        assert contents(desk.session) == before
        assert desk.turnout(vote).ballots == ballots + 1
        desk.close()
        check(desk.path, SCHEMA)


def _work_until_full(desk, prompt: str, vote: str, option: str) -> tuple[int, int]:
    """Notes and ballots in turn until the disk refuses one, then ballots alone: a note may still fit where a ballot doesn't."""
    kept = ballots = 0
    for n in range(1, 500):
        try:
            desk.do(add_notes(desk.session, prompt, [Written("x" * 300)], desk.keys(1)))
            kept += 1
            desk.cast(vote, {option: 1}, "paper", n)
            ballots += 1
        except Trouble:
            break
    try:
        while True:
            desk.cast(vote, {option: 1}, "paper", 500 + ballots)
            ballots += 1
    except Trouble:
        return kept, ballots


def _every_act(desk, prompt: str, vote: str, option: str):
    yield lambda: desk.do(add_notes(desk.session, prompt, [Written("y" * 300)], desk.keys(1)))
    yield lambda: desk.cast(vote, {option: 1}, "paper", 998)
    yield lambda: desk.close_vote(vote)


def test_a_big_act_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    with small_disk(tmp_path) as disk:
        desk = begin(disk / "a.moot")
        prompt = with_board(desk)
        desk.do(add_notes(desk.session, prompt, [Written("one")], desk.keys(1)))
        with pytest.raises(Trouble, match=r"store\.full"):
            desk.do(add_notes(desk.session, prompt, [Written("x" * 2_000)] * 1_000, desk.keys(1_000)))
        assert desk.session.count(CONTRIBUTIONS) == 1
        desk.do(add_notes(desk.session, prompt, [Written("two")], desk.keys(1)))
        assert [c.number for c in desk.session.all(CONTRIBUTIONS)] == [1, 2], "what failed took numbers"
        desk = reopened(desk)
        assert [c.text for c in desk.session.all(CONTRIBUTIONS)] == ["one", "two"]
        desk.close()
        check(desk.path, SCHEMA)


def test_closing_on_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path) as disk:
        desk = begin(disk / "a.moot")
        with_board(desk, 200)
        before = contents(desk.session)
        ballast = fill_up(disk)
        try:
            desk.close()
        except Trouble as trouble:
            assert sentence(trouble)
        assert "a.moot.lock" not in beside(desk.path)
        with reading(desk.path, found()) as reader:
            assert contents(reader.session) == before
        ballast.unlink()
        desk = open_session(desk.path, found())
        assert contents(desk.session) == before
        desk.close()
        assert beside(desk.path) == ["a.moot"]


NO_ROOM = """
import resource, signal, sys
from pathlib import Path
from moothall.activities import found
from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes
from moothall.core.errors import Trouble
from moothall.desk.sessions import open_session
from moothall.words import sentence
from tests.store.sessions import begin, contents, reopened, with_board

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
desk = begin(Path(sys.argv[1]))
prompt = with_board(desk, 3)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
kept = 3
try:
    while True:
        desk.do(add_notes(desk.session, prompt, [Written("x" * 1000)], desk.keys(1)))
        kept += 1
except Trouble as trouble:
    print(trouble.key)
assert desk.session.count(CONTRIBUTIONS) == kept
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
desk.do(add_notes(desk.session, prompt, [Written("room again")], desk.keys(1)))
before = contents(desk.session)
desk = reopened(desk)
assert contents(desk.session) == before
desk.close()
"""


@pytest.mark.skipif(os.name != "posix", reason="no file size limit to set")
def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    """The same without being root: the system refuses to let files grow beyond a size."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", NO_ROOM, str(tmp_path / "a.moot")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() in ("store.full", "store.io")
    check(tmp_path / "a.moot", SCHEMA)
