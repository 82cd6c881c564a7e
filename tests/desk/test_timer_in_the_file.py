"""The timer lies in the file: it outlives a crash, leaves nothing when it is taken away, and is no act."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.agenda import AGENDA, add_item
from moothall.core.errors import Trouble
from moothall.core.picture import BLANK, Showing
from moothall.desk import Desk
from moothall.desk.round_timer import TimedRound
from moothall.desk.sessions import new_session, open_session, schema_of
from moothall.store import check

ROUNDS = (TimedRound("1", "Alone.", 600), TimedRound("2", "In pairs.", 1200))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = new_session(tmp_path / "timed.moot", found())
    desk.do(add_item(desk.session, "break", "Break", 15, "plain"))
    return desk


def crashed(desk: Desk, folder: Path) -> Path:
    """What a crash would leave: the file and its log, as they are now."""
    folder.mkdir()
    for file in desk.path.parent.glob(f"{desk.path.name}*"):
        if file.is_file() and not file.name.endswith("lock"):
            shutil.copy(file, folder / file.name)
    return folder / desk.path.name


def test_after_a_crash_it_runs_on(desk: Desk, tmp_path: Path) -> None:
    desk.timer.start("break", ROUNDS, 1)
    desk.timer.add(60)
    acts = len(desk.history())
    again = open_session(crashed(desk, tmp_path / "after"), found())
    assert again.timer.item == "break" and again.timer.current == ROUNDS[1] and again.timer.running
    assert 1200 < again.timer.left <= 1260
    assert len(again.history()) == acts, "it is no act"
    again.close()
    desk.close()
    assert check(desk.path, schema_of(found())).acts == acts


def test_set_while_an_act_is_written_it_is_kept_after_it(desk: Desk, tmp_path: Path) -> None:
    act = desk.begin(add_item(desk.session, desk.key(), "Lunch", 60, "plain"))
    desk.timer.start("break", ROUNDS)
    desk.put_up(Showing("plain", "break"))
    act.whole()
    again = open_session(crashed(desk, tmp_path / "after"), found())
    assert again.timer.item == "break" and again.showing.item == "break"
    again.close()
    desk.close()


def test_taken_away_nothing_of_it_is_left(desk: Desk) -> None:
    desk.timer.start("break", ROUNDS)
    desk.timer.stop()
    desk.close()
    with sqlite3.connect(desk.path) as file:
        assert not file.execute("SELECT * FROM timer").fetchall()
    again = open_session(desk.path, found())
    assert not again.timer.is_set
    again.close()


def test_that_of_an_item_that_is_gone_is_none(desk: Desk) -> None:
    desk.timer.start("break", ROUNDS)
    desk.undo()
    desk.close()
    again = open_session(desk.path, found())
    assert not again.timer.is_set and again.session.find(AGENDA, "break") is None
    again.close()


def test_a_damaged_one_is_none_and_the_next_makes_the_file_whole(desk: Desk) -> None:
    desk.timer.start("break", ROUNDS)
    desk.put_up(Showing("plain", "break"))
    desk.close()
    with sqlite3.connect(desk.path) as file:
        file.execute("UPDATE timer SET state = replace(state, '600', '900')")
        file.execute("UPDATE shared_screen SET state = replace(state, 'break', 'brake')")
    again = open_session(desk.path, found())
    assert not again.timer.is_set and again.showing == Showing()
    again.close()
    # In doubt all the same: nobody calls it whole by closing it.
    with pytest.raises(Trouble, match=r"store\.damaged"):
        check(desk.path, schema_of(found()))
    again = open_session(desk.path, found())
    again.timer.start("break", ROUNDS)
    again.put_up(Showing("plain", "break"))
    again.close()
    assert check(desk.path, schema_of(found())).records


DEEP = '{"rounds":' + "[" * 200_000


@pytest.mark.parametrize("text", [DEEP, "[]", "[1,2]", '["plain","break",[],{},1e999,{"card":[]},1,1]', '["a","b","c","d",1,[[1,2]],1,1]'])
def test_made_to_hurt_it_is_none(desk: Desk, text: str) -> None:
    for kept in (desk._store.timer, desk._store.shared_screen):
        kept.keep(text)
    again = open_session(crashed(desk, desk.path.parent / "after"), found())
    assert not again.timer.is_set
    again.blank(False)
    assert again.picture() == BLANK
    again.close()
    desk.close()


def test_it_runs_where_the_disk_takes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise Trouble("store.full", file="x", folder="y")

    with monkeypatch.context() as full:
        full.setattr("moothall.store.kept_text.KeptText.keep", refuse)
        desk.timer.start("break", ROUNDS)
        assert desk.timer.running
    desk.close()


def test_opening_a_file_with_a_timer_changes_nothing(desk: Desk) -> None:
    desk.timer.start("break", ROUNDS)
    desk.close()
    before = desk.path.read_bytes()
    open_session(desk.path, found()).close()
    # SQLite's own counters in the header apart.
    assert desk.path.read_bytes()[100:] == before[100:]
