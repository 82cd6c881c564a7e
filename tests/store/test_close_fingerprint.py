"""The fingerprint of a closed file: while it fits nothing is compared row by row; where it doesn't, no damaged value is shown."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import closing
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes
from moothall.core.errors import Trouble
from moothall.core.prompts import prompts
from moothall.core.votes import votes
from moothall.desk import Desk
from moothall.desk.sessions import open_session
from moothall.store import check
from moothall.store.record_rows import record_of, records_of, row_of
from tests.store.sessions import SCHEMA, begin, full_copy, plain, with_board
from tests.trials import many

SEED = 20261122


def _fingerprint(path: Path) -> str:
    with closing(plain(path)) as db:
        return str(db.execute("SELECT digest FROM stamp").fetchone()[0])


def _note(desk: Desk) -> None:
    desk.do(add_notes(desk.session, prompts(desk.session)[0].key, [Written("One more")], [desk.key()]))


def _fall_over(path: Path, act: Callable[[Desk], None]) -> None:
    """A session that ends without closing, as after a crash: the file and its log are put back as they were just then."""
    desk = open_session(path, found())
    act(desk)
    logs = [path, path.with_name(path.name + "-wal")]
    left = {file: file.read_bytes() for file in logs if file.exists()}
    desk.close()
    for file, data in left.items():
        file.write_bytes(data)


def test_a_closed_file_fits_its_fingerprint_and_nothing_is_in_doubt(tmp_path: Path) -> None:
    path = full_copy(tmp_path)
    assert len(_fingerprint(path)) == 32
    desk = open_session(path, found())
    assert desk._store._fingerprint.fits
    assert not desk._store._doubtful
    desk.close()


def test_opening_and_closing_leaves_the_fingerprint(tmp_path: Path) -> None:
    path = full_copy(tmp_path)
    before = _fingerprint(path)
    open_session(path, found()).close()
    assert _fingerprint(path) == before
    check(path, SCHEMA)


def test_an_act_takes_the_fingerprint_away_and_closing_makes_another(tmp_path: Path) -> None:
    path = full_copy(tmp_path)
    before = _fingerprint(path)
    desk = open_session(path, found())
    _note(desk)
    assert desk._store._db.execute("SELECT digest FROM stamp").fetchall() == [("",)]
    desk.close()
    assert _fingerprint(path) not in ("", before)
    check(path, SCHEMA)


def test_an_act_that_was_refused_leaves_the_fingerprint(tmp_path: Path) -> None:
    path = full_copy(tmp_path)
    before = _fingerprint(path)
    desk = open_session(path, found())
    with pytest.raises(RuntimeError), desk._store.transaction():
        raise RuntimeError
    desk.close()
    assert _fingerprint(path) == before


@pytest.mark.parametrize("act", [_note, lambda desk: None], ids=["after an act", "before any"])
def test_after_a_crash_the_file_is_whole_and_gets_a_fingerprint_again(tmp_path: Path, act: Callable[[Desk], None]) -> None:
    path = full_copy(tmp_path)
    _fall_over(path, act)
    check(path, SCHEMA)
    desk = open_session(path, found())
    notes = desk.session.count(CONTRIBUTIONS)
    desk.close()
    check(path, SCHEMA)
    desk = open_session(path, found())
    assert desk._store._fingerprint.fits
    assert desk.session.count(CONTRIBUTIONS) == notes
    desk.close()


def test_a_copy_has_no_fingerprint_until_it_is_closed(tmp_path: Path) -> None:
    path = full_copy(tmp_path)
    desk = open_session(path, found())
    desk.save_copy(tmp_path / "copy.moot")
    desk.close()
    assert _fingerprint(tmp_path / "copy.moot") == ""
    check(tmp_path / "copy.moot", SCHEMA)
    open_session(tmp_path / "copy.moot", found()).close()
    assert len(_fingerprint(tmp_path / "copy.moot")) == 32


@pytest.mark.parametrize("change", ["UPDATE mark SET dots = dots + 1", "DELETE FROM slip", "UPDATE ballot SET state = 'spoiled'"])
def test_damaged_ballots_are_neither_shown_nor_changed(tmp_path: Path, change: str) -> None:
    path = full_copy(tmp_path)
    with closing(plain(path)) as db:
        db.execute(change)
    for _ in range(2):  # closing such a file must not make it look whole
        desk = open_session(path, found())
        vote = votes(desk.session)[-1].key
        for use in (desk.turnout, desk.cards, desk.close_vote):
            with pytest.raises(Trouble, match=r"store\.damaged_ballots"):
                use(vote)
        _note(desk)
        desk.close()
        with pytest.raises(Trouble, match=r"store\.damaged"):
            check(path, SCHEMA)


def test_a_damaged_history_is_not_taken_back(tmp_path: Path) -> None:
    path = full_copy(tmp_path)
    with closing(plain(path)) as db:
        db.execute("UPDATE history SET changes = replace(changes, 'a', 'b') WHERE seq = 2")
    desk = open_session(path, found())
    for use in (desk.undo, desk.redo, desk.history):
        with pytest.raises(Trouble, match=r"store\.damaged_history"):
            use()
    desk.close()


@pytest.mark.trial
def test_any_changed_byte_beside_the_fingerprint_is_told(tmp_path: Path) -> None:
    """Ballots, history and free space too, but not the free space of the page that holds the fingerprint itself."""
    path = full_copy(tmp_path)
    whole, dice = path.read_bytes(), random.Random(SEED)
    own = whole.index(_fingerprint(path).encode()) // 4096
    for at in (at for _ in range(many(50, 2000)) if (at := dice.randrange(100, len(whole))) // 4096 != own):
        data = bytearray(whole)
        data[at] ^= 1 << dice.randrange(8)
        path.write_bytes(data)
        with pytest.raises(Trouble):
            assert not check(path, SCHEMA), f"byte {at} (seed {SEED})"


def test_records_made_many_at_once_are_those_made_one_by_one(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    with_board(desk, 3)
    for table in desk.session.tables.values():
        rows = [row_of(record) for record in desk.session.all(table)]
        many = records_of(table.record, rows)
        assert many == [record_of(table.record, row) for row in rows]
        for record in many:
            assert type(record) is table.record
            assert all(type(getattr(record, f.name)) is bool for f in fields(record) if f.type == "bool")
            with pytest.raises(FrozenInstanceError):
                record.key = "other"
    desk.close()
