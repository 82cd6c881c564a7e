"""Every file says which session it holds and which Moothall wrote it last. Copies agree, also those of an old file that were
gone on with apart; a copy for rehearsal is a session of its own.
"""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from moothall import __version__
from moothall.activities import found
from moothall.core.errors import Trouble
from moothall.core.session_details import edit_details
from moothall.core.votes import options_of
from moothall.desk.sessions import open_session
from moothall.store import check, session_key
from moothall.store.checksums import rewrite_checksums
from moothall.store.close_fingerprint import remove
from moothall.store.kept_text import KEPT
from tests.store.sessions import SCHEMA, begin, fill, plain, reopened, rows, with_vote
from tests.store.test_old_files import OLD


def identity(path: Path) -> tuple[str, str]:
    with closing(plain(path)) as db:
        [row] = db.execute("SELECT session, written_by FROM identity")
    return row


def test_each_session_has_a_key_of_its_own_and_keeps_it(tmp_path: Path) -> None:
    one, other = begin(tmp_path / "one.moot"), begin(tmp_path / "other.moot")
    key = one.session_key
    assert len(key) == 32 and key != other.session_key
    fill(one)
    one = reopened(one)
    assert one.session_key == key
    one.close()
    other.close()
    assert identity(one.path) == (key, __version__)


def test_a_copy_is_the_same_session_and_one_for_rehearsal_is_another(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    fill(desk)
    desk.note_handed_out([tmp_path / "record.pdf"], "room")
    desk.save_copy(tmp_path / "copy.moot")
    desk.save_copy(tmp_path / "rehearsal.moot", rehearsal=True)
    desk.save_copy(tmp_path / "second.moot", rehearsal=True)
    keys = {}
    for name in ("copy", "rehearsal", "second"):
        check(tmp_path / f"{name}.moot", SCHEMA)
        keys[name] = identity(tmp_path / f"{name}.moot")[0]
    assert keys["copy"] == desk.session_key
    assert len({*keys.values()}) == 3
    # What the room sees and the clock go along to another laptop; who only rehearses begins without.
    beside = {name: [rows(tmp_path / f"{name}.moot")[table] for table in KEPT] for name in keys}
    assert beside["rehearsal"] == beside["second"] == [[], [], []]
    assert all(beside["copy"]) and beside["copy"] == [desk._store._db.execute(f"SELECT * FROM {table}").fetchall() for table in KEPT]
    desk.close()
    twin = open_session(tmp_path / "rehearsal.moot", found())
    assert twin.session_key == keys["rehearsal"]
    assert [twin.session.count(t) for t in twin.session.tables.values()] == [desk.session.count(t) for t in desk.session.tables.values()]
    twin.close()


@pytest.mark.parametrize("file", OLD, ids=lambda path: path.stem)
def test_copies_of_an_older_file_agree_whatever_became_of_them(file: Path, tmp_path: Path) -> None:
    keys = []
    for name in ("as it was", "gone on with"):
        desk = open_session(Path(shutil.copy(file, tmp_path / f"{name}.moot")), found())
        if name == "gone on with":
            desk.do(edit_details(desk.session, title="Another title", date="2027-02-03"))
            vote = with_vote(desk)
            desk.cast(vote, {options_of(desk.session, vote)[0].key: 1}, "paper", 1)
            desk.close_vote(vote)
        keys.append(desk.session_key)
        desk = reopened(desk)
        keys.append(desk.session_key)
        desk.close()
        check(desk.path, SCHEMA)
    assert len(keys[0]) == 32 and len({*keys}) == 1


def test_two_older_files_have_two_keys(tmp_path: Path) -> None:
    keys = set()
    for file in OLD:
        desk = open_session(Path(shutil.copy(file, tmp_path / file.name)), found())
        keys.add(desk.session_key)
        desk.close()
    assert len(keys) == len(OLD) >= 2


def test_the_version_that_wrote_last_is_that_of_the_last_act(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = begin(tmp_path / "a.moot")
    desk.close()
    monkeypatch.setattr(session_key, "__version__", "9.9")
    desk = open_session(desk.path, found())
    desk.close()
    assert identity(desk.path)[1] == __version__, "who only looked wrote nothing"
    desk = open_session(desk.path, found())
    desk.do(edit_details(desk.session, title="Another title"))
    desk.close()
    assert identity(desk.path)[1] == "9.9"
    check(desk.path, SCHEMA)


def test_a_file_made_without_a_key_is_damage(tmp_path: Path) -> None:
    """Made to fit its checksums; what asks for the key fell over."""
    desk = begin(tmp_path / "a.moot")
    desk.close()
    with closing(plain(desk.path)) as db:
        db.execute("DELETE FROM identity")
        remove(db)
        rewrite_checksums(db)
    desk = open_session(desk.path, found())
    with pytest.raises(Trouble, match=r"store\.damaged"):
        _ = desk.session_key
    desk.close()


def test_a_key_that_was_changed_from_outside_is_damage(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    desk.close()
    with closing(plain(desk.path)) as db:
        db.execute("UPDATE identity SET session = 'another'")
    with pytest.raises(Trouble, match="damaged"):
        check(desk.path, SCHEMA)
    desk = open_session(desk.path, found())
    with pytest.raises(Trouble, match=r"store\.damaged"):
        _ = desk.session_key
    desk.do(edit_details(desk.session, title="Another title"))
    desk.close()
    with pytest.raises(Trouble, match="damaged"):
        check(desk.path, SCHEMA)
