"""A session whose file is deleted, moved or replaced while it is open: noticed before anything is called saved, and all of it kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes
from moothall.core.errors import Refused, Trouble
from moothall.core.prompts import prompts
from moothall.core.votes import options_of
from moothall.desk import Desk
from moothall.desk.rescue import rescue
from moothall.desk.sessions import open_session
from moothall.store import check
from moothall.words import sentence
from tests.store.sessions import SCHEMA, begin, contents, with_board, with_vote
from tests.store.test_crash_logs import more


def _deleted(path: Path) -> None:
    path.unlink()


def _moved(path: Path) -> None:
    path.rename(path.with_name("elsewhere.moot"))


def _replaced(path: Path) -> None:
    path.with_name("older.moot").replace(path)


def _written_over(path: Path) -> None:
    shutil.copyfile(path.with_name("older.moot"), path)


def _with_its_folder(path: Path) -> None:
    path.parent.rename(path.parent.with_name("gone"))


WAYS = [_deleted, _moved, _replaced, _written_over, _with_its_folder]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Some acts in, one of them only in the log, and a vote with ballots that is still open."""
    (tmp_path / "room").mkdir()
    made = begin(tmp_path / "room" / "a.moot")
    with_board(made, 400)
    made.save_copy(made.path.with_name("older.moot"))
    made.close()
    made = open_session(made.path, found())
    more(made, 40)
    vote = with_vote(made)
    made.cast(vote, {options_of(made.session, vote)[0].key: 1}, "paper", 7)
    more(made, 1)
    return made


@pytest.mark.parametrize("take", WAYS, ids=lambda take: take.__name__.strip("_"))
def test_nothing_is_called_saved_that_could_not_be_found_again(desk: Desk, tmp_path: Path, take: Callable[[Path], None]) -> None:
    assert not desk.is_taken_away()
    before, key = contents(desk.session), desk.session_key
    take(desk.path)
    stands = {p.name: p.read_bytes() for p in desk.path.parent.glob("*.moot")}
    assert desk.is_taken_away()
    heard: list[object] = []
    desk.listen(heard.append)
    vote = desk.session.all(desk.session.tables["vote"])[0].key
    for act in (lambda: more(desk, 1), lambda: desk.cast(vote, {}, "paper", 8), desk.undo):
        with pytest.raises(Trouble) as caught:
            act()
        assert caught.value.key == "store.taken_away"
        assert "can only be read" not in sentence(caught.value)
    assert not heard and contents(desk.session) == before
    rescue(desk, tmp_path / "safe.moot")
    desk.close()
    assert {p.name: p.read_bytes() for p in desk.path.parent.glob("*.moot")} == stands, "written into what was put there"
    assert not desk.path.with_name("a.moot-wal").exists()
    check(tmp_path / "safe.moot", SCHEMA)
    again = open_session(tmp_path / "safe.moot", found())
    assert contents(again.session) == before and again.session_key == key, "the same session still"
    again.close()


@pytest.mark.parametrize("take", [_deleted, _moved, _replaced, _with_its_folder])
def test_what_is_saved_elsewhere_has_the_ballots_and_their_cards(desk: Desk, tmp_path: Path, take: Callable[[Path], None]) -> None:
    take(desk.path)
    assert rescue(desk, tmp_path / "safe.moot")
    desk.close()
    again = open_session(tmp_path / "safe.moot", found())
    vote = again.session.all(again.session.tables["vote"])[0].key
    with pytest.raises(Refused, match=r"core\.card_used"):
        again.cast(vote, {options_of(again.session, vote)[1].key: 1}, "paper", 7)
    assert again.turnout(vote).people == 1
    again.close()


def test_a_file_that_comes_back_is_worked_on_again(desk: Desk) -> None:
    away = desk.path.with_name("away.moot")
    desk.path.rename(away)
    with pytest.raises(Trouble, match=r"store\.taken_away"):
        more(desk, 1)
    away.rename(desk.path)
    more(desk, 1)
    desk.close()
    check(desk.path, SCHEMA)


@pytest.mark.parametrize("notices", ["an act", "looking"])
def test_a_log_that_was_deleted_is_begun_anew(desk: Desk, tmp_path: Path, notices: str) -> None:
    """Its acts go into the file: a crash right after loses none of them."""
    log = desk.path.with_name("a.moot-wal")
    before = desk.session.count(CONTRIBUTIONS)
    log.unlink()
    assert not desk.is_taken_away() if notices == "looking" else more(desk, 1) is None
    more(desk, 1)
    (tmp_path / "crashed").mkdir()
    for path in (desk.path, log):
        shutil.copy(path, tmp_path / "crashed")
    desk.close()
    left = open_session(tmp_path / "crashed" / "a.moot", found())
    assert left.session.count(CONTRIBUTIONS) == before + (1 if notices == "looking" else 2)
    left.close()


def test_a_log_that_was_replaced_is_not_written_over(desk: Desk, tmp_path: Path) -> None:
    log = desk.path.with_name("a.moot-wal")
    log.rename(tmp_path / "away")
    log.write_bytes(b"another program's")
    with pytest.raises(Trouble, match=r"store\.taken_away"):
        more(desk, 1)
    assert rescue(desk, tmp_path / "safe.moot")
    desk.close()
    assert log.read_bytes() == b"another program's"


def test_one_taken_away_during_a_long_act(desk: Desk, monkeypatch) -> None:
    """Between the act's beginning and its end: it is not on the disk, not in memory, and not told."""
    board = prompts(desk.session)[0].key
    act = desk.begin(add_notes(desk.session, board, [Written("late")], [desk.key()]))
    write = desk._store._checksums.write
    monkeypatch.setattr(desk._store._checksums, "write", lambda: (write(), desk.path.unlink()))
    notes = desk.session.count(CONTRIBUTIONS)
    with pytest.raises(Trouble, match=r"store\.taken_away"):
        act.whole()
    assert desk.session.count(CONTRIBUTIONS) == notes
    desk.close()


def test_what_was_not_saved_elsewhere_is_kept_in_the_log(desk: Desk) -> None:
    """Closed without a word: what the log held is not thrown away, and not written over what was put there."""
    log = desk.path.with_name("a.moot-wal").read_bytes()
    _written_over(desk.path)
    stands = desk.path.read_bytes()
    desk.close()
    assert desk.path.read_bytes() == stands
    assert desk.path.with_name("a.moot-wal.aside1").read_bytes() == log
