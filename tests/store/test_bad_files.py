"""Whatever stands where a session should be: one clear sentence, nothing written, no traceback."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.errors import Trouble
from moothall.desk.sessions import new_session, open_session
from moothall.store import check
from moothall.store.error_words import worded
from moothall.store.lock import lock_path
from moothall.words import sentence
from tests import forked
from tests.store.disks import fill_up, read_only, small_disk
from tests.store.sessions import SCHEMA, begin, beside, full_copy, plain, with_board


def _empty(path: Path) -> None:
    path.touch()


def _folder(path: Path) -> None:
    path.mkdir()


def _missing(path: Path) -> None:
    pass


def _folder_gone(path: Path) -> None:
    path.parent.rmdir()


def _words(path: Path) -> None:
    path.write_text("minutes of the meeting\n" * 500)


def _other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE contribution (key TEXT)")


def _only_the_header(path: Path) -> None:
    full_copy(path.parent).rename(path)
    os.truncate(path, 100)


def _half(path: Path) -> None:
    full_copy(path.parent).rename(path)
    os.truncate(path, path.stat().st_size // 2)


def _newer(path: Path) -> None:
    full_copy(path.parent).rename(path)
    with closing(plain(path)) as db:
        db.execute(f"PRAGMA user_version = {SCHEMA.version + 1}")


def _newer_that_says_so(path: Path) -> None:
    _newer(path)
    with closing(plain(path)) as db:
        db.execute("UPDATE identity SET written_by = '9.4.1'")


def _newer_with_a_sentence_for_a_number(path: Path) -> None:
    _newer(path)
    with closing(plain(path)) as db:
        db.execute("UPDATE identity SET written_by = '9.4. Ring 0900 1234 for help'")


def _newer_without_a_word_of_it(path: Path) -> None:
    _newer(path)
    with closing(plain(path)) as db:
        db.execute("DROP TABLE identity")


def _header_then_noise(path: Path) -> None:
    full_copy(path.parent).rename(path)
    path.write_bytes(path.read_bytes()[:100] + os.urandom(20_000))


def _dangling(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


BAD = {
    _empty: "store.empty",
    _folder: "store.directory",
    _missing: "store.gone",
    _folder_gone: "store.gone",
    _words: "store.not_ours",
    _other_database: "store.not_ours",
    _only_the_header: "store.damaged",
    _half: "store.damaged",
    _newer: "store.newer",
    _newer_that_says_so: "store.newer_version",
    _newer_with_a_sentence_for_a_number: "store.newer",
    _newer_without_a_word_of_it: "store.newer",
    _header_then_noise: "store.damaged",
    _dangling: "store.gone",
}


@pytest.mark.parametrize("act", [lambda p: open_session(p, found()), lambda p: check(p, SCHEMA)], ids=["open", "check"])
@pytest.mark.parametrize(("make", "key"), BAD.items(), ids=lambda v: v if isinstance(v, str) else v.__name__)
def test_a_bad_file_is_one_sentence_and_is_not_touched(tmp_path: Path, make, key: str, act) -> None:
    path = tmp_path / "folder" / "a.moot"
    path.parent.mkdir()
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(Trouble) as caught:
        act(path)
    assert caught.value.key == key
    told = sentence(caught.value)
    assert "a.moot" in told and told.endswith(".") and "\n" not in told
    if before is not None:
        assert path.read_bytes() == before
        assert beside(path) == ["a.moot"]


def test_files_made_to_break_sqlite(tmp_path: Path, shared: Path) -> None:
    for file in sorted((shared / "05-nasty/sqlite").glob("*.db")):
        path = Path(shutil.copy(file, tmp_path / "a.moot"))
        with pytest.raises(Trouble, match=r"store\.not_ours"):
            open_session(path, found())
        data = bytearray(path.read_bytes())
        data[68:72] = b"MOOT"
        path.write_bytes(data)
        for act in (lambda p: open_session(p, found()), lambda p: check(p, SCHEMA)):
            with pytest.raises(Trouble):
                act(path)
        assert path.read_bytes() == data


LONGEST = "x" * 240 + ".moot"
"""A name the disk takes, though not with what is written beside it."""


@pytest.mark.parametrize(
    ("name", "opening", "making"),
    [
        ("x" * 300 + ".moot", "store.name_too_long", "store.name_too_long"),
        (LONGEST, "store.gone", "store.name_too_long"),
        ("nowhere/a.moot", "store.gone", "store.no_folder"),
        ("file/a.moot", "store.gone", "store.no_folder"),
        ("loop/a.moot", "store.loop", "store.no_folder"),
        ("loop", "store.loop", "store.exists"),
    ],
    ids=["too long", "nearly too long", "no folder", "a file for a folder", "a loop for a folder", "a loop"],
)
def test_names_that_cannot_be(tmp_path: Path, name: str, opening: str, making: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    for act, key in ((begin, making), (lambda p: open_session(p, found()), opening), (lambda p: check(p, SCHEMA), opening)):
        with pytest.raises(Trouble) as caught:
            act(tmp_path / name)
        assert caught.value.key == key
        assert sentence(caught.value)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "loop"]


def test_a_copy_to_no_folder_says_which(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    with pytest.raises(Trouble) as caught:
        desk.save_copy(tmp_path / "nowhere" / "copy.moot")
    desk.close()
    assert sentence(caught.value).startswith(f"There is no folder {tmp_path / 'nowhere'}.")


@pytest.mark.parametrize("code", [errno.ELOOP, errno.EMFILE, errno.ENFILE, errno.ENXIO])
def test_rare_errors_of_the_system_have_a_sentence(tmp_path: Path, code: int) -> None:
    with pytest.raises(Trouble) as caught, worded(tmp_path / "a.moot"):
        raise OSError(code, "no words")
    assert "a.moot" in sentence(caught.value)


def _no_more_files() -> None:
    """No file can be opened while the limit is as low as this."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))


def test_too_many_open_files_is_a_sentence(tmp_path: Path) -> None:
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    path = full_copy(tmp_path)
    try:
        _no_more_files()
        with pytest.raises(Trouble, match=r"store\.too_many_open"):
            check(path, SCHEMA)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)
    assert check(path, SCHEMA).records


# ── links, and what is no file at all ───────────────────────────────────────────────────────────────────────────────

ACTS = {
    "check": "check(path, SCHEMA)",
    "open": "open_session(path, found())",
}


def _told_apart(act: str, path: Path) -> str:
    """The key of the trouble it has in a process of its own, that may hang."""
    source = f"""
import sys
from pathlib import Path
from tests.store.test_bad_files import SCHEMA, Trouble, check, found, open_session
path = Path(sys.argv[1])
try:
    {ACTS[act]}
except Trouble as trouble:
    print(trouble.key)
"""
    done = forked.run(source, path)
    return done.stdout.strip()


@pytest.mark.parametrize("act", ACTS)
def test_a_pipe_or_a_device_is_no_file(tmp_path: Path, act: str) -> None:
    pipe = tmp_path / "a.moot"
    os.mkfifo(pipe)
    (tmp_path / "null.moot").symlink_to(os.devnull)
    for path in (pipe, Path(os.devnull), tmp_path / "null.moot"):
        assert _told_apart(act, path) == "store.not_a_file"


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("kind", ["pipe", "folder", "dangling link", "link"])
def test_what_has_the_name_of_the_lock_and_is_none(tmp_path: Path, act: str, kind: str) -> None:
    path, other = full_copy(tmp_path), tmp_path / "other"
    lock = lock_path(path)
    if kind == "link":
        other.write_text("someone's notes")
    {
        "pipe": lambda: os.mkfifo(lock),
        "folder": lock.mkdir,
        "dangling link": lambda: lock.symlink_to(other),
        "link": lambda: lock.symlink_to(other),
    }[kind]()
    before = beside(path)
    assert _told_apart(act, path) == "store.odd_lock"
    assert beside(path) == before
    assert not other.exists() or other.read_text() == "someone's notes"


@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
def test_a_pipe_for_a_log_is_told(tmp_path: Path, suffix: str) -> None:
    path = full_copy(tmp_path)
    os.mkfifo(f"{path}{suffix}")
    for act in ACTS:
        assert _told_apart(act, path) == "store.not_a_file"


@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
@pytest.mark.parametrize("there", [True, False], ids=["link", "dangling link"])
def test_a_link_for_a_log_is_told_by_all_alike(tmp_path: Path, suffix: str, there: bool) -> None:
    path, other = full_copy(tmp_path), tmp_path / "other"
    if there:
        other.write_text("someone's notes")
    Path(f"{path}{suffix}").symlink_to(other)
    before = beside(path)
    for act in ACTS:
        assert _told_apart(act, path) == "store.linked_log"
    assert beside(path) == before
    assert not there or other.read_text() == "someone's notes"


# ── disks that only read, or are full ───────────────────────────────────────────────────────────────────────────────


def test_a_read_only_disk_can_be_checked_and_not_worked_on(tmp_path: Path) -> None:
    with small_disk(tmp_path) as disk:
        path = full_copy(disk)
        read_only(disk)
        assert check(path, SCHEMA).records
        for act in (lambda: open_session(path, found()), lambda: begin(disk / "new.moot")):
            with pytest.raises(Trouble, match=r"store\.read_only") as caught:
                act()
            assert "Copy it" in sentence(caught.value)


def test_a_read_only_disk_with_the_log_of_a_crash(tmp_path: Path) -> None:
    with small_disk(tmp_path, 4096) as disk:
        path = disk / "a.moot"
        desk = begin(tmp_path / "a.moot")
        with_board(desk, 3)
        for name in ("a.moot", "a.moot-wal"):
            shutil.copy(tmp_path / name, disk / name)
        desk.close()
        read_only(disk)
        before = {p.name: p.read_bytes() for p in disk.iterdir()}
        assert check(path, SCHEMA).acts == 3, "what the log holds was left out"
        assert {p.name: p.read_bytes() for p in disk.iterdir()} == before


@pytest.mark.parametrize("room", [0, 4096, 16 * 1024, 40 * 1024, 64 * 1024, 100 * 1024, 130 * 1024, 160 * 1024, 200 * 1024])
def test_a_new_session_on_a_full_disk_leaves_nothing_or_a_whole_file(tmp_path: Path, room: int) -> None:
    with small_disk(tmp_path) as disk:
        fill_up(disk, leave=room)
        path = disk / "new.moot"
        try:
            desk = new_session(path, found(), title="T")
        except Trouble as trouble:
            assert trouble.key == "store.full"
            assert beside(path) == ["ballast"]
        else:
            desk.close()
            check(path, SCHEMA)


@pytest.mark.parametrize("room", [0, 8192, 64 * 1024])
def test_a_copy_on_a_full_disk_leaves_the_old_copy(tmp_path: Path, room: int) -> None:
    # Two copies of everything there is have to fit once the ballast is gone.
    with small_disk(tmp_path, kilobytes=4096) as disk:
        desk = open_session(full_copy(tmp_path), found())
        to = disk / "copy.moot"
        desk.save_copy(to)
        old = to.read_bytes()
        with_board(desk, 5)
        ballast = fill_up(disk, leave=room)
        with pytest.raises(Trouble, match=r"store\.full"):
            desk.save_copy(to)
        assert to.read_bytes() == old
        assert beside(to) == ["ballast", "copy.moot"]
        ballast.unlink()
        desk.save_copy(to)
        desk.close()
        # An open round of a form is a draft in a copy: what began it isn't among its acts.
        assert check(to, SCHEMA).records == check(desk.path, SCHEMA).records


def test_opening_on_a_full_disk_leaves_the_file_alone(tmp_path: Path) -> None:
    with small_disk(tmp_path, kilobytes=4096) as disk:
        path = full_copy(disk)
        before = path.read_bytes()
        ballast = fill_up(disk)
        with pytest.raises(Trouble, match=r"store\.full"):
            open_session(path, found())
        assert path.read_bytes() == before
        assert beside(path) == ["ballast", "session.moot"]
        check(path, SCHEMA)
        ballast.unlink()
        open_session(path, found()).close()
