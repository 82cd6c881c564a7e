"""Logs and journals beside a session that are not its own, or are damaged: told in words, and every byte stays until the person chooses."""

from __future__ import annotations

import os
import shutil
import struct
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes
from moothall.core.errors import Trouble
from moothall.core.prompts import prompts
from moothall.desk import Desk
from moothall.desk.sessions import open_session, reading
from moothall.store import check
from moothall.store.crash_logs import put_aside
from moothall.words import sentence
from tests.store.sessions import SCHEMA, begin, beside, with_board

ACTS = {
    "open": lambda p: open_session(p, found()).close(),
    "check": lambda p: check(p, SCHEMA),
    "show": lambda p: _read(p),
}


def _read(path: Path) -> int:
    with reading(path, found()) as reader:
        return len(reader.session.all(CONTRIBUTIONS))


def _bytes(path: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in path.parent.iterdir()}


def refused(path: Path, key: str) -> None:
    """By every way in, and nothing in the folder differs after it."""
    before = _bytes(path)
    for name, act in ACTS.items():
        with pytest.raises(Trouble) as caught:
            act(path)
        assert caught.value.key == key, name
        assert path.name in sentence(caught.value)
        assert _bytes(path) == before, name


def more(desk: Desk, number: int, text: str = "more") -> None:
    """That many acts of one note each."""
    for n in range(number):
        desk.do(add_notes(desk.session, prompts(desk.session)[0].key, [Written(f"{text} {n} " + "x" * 200)], [desk.key()]))


def crash(desk: Desk, to: Path) -> Path:
    """The session as it would lie there had the app been killed now."""
    to.mkdir(exist_ok=True)
    for name in (desk.path.name, desk.path.name + "-wal"):
        shutil.copy(desk.path.with_name(name), to / name)
    return to / desk.path.name


@pytest.fixture
def story(tmp_path: Path) -> dict[str, Path]:
    """A session of 20 notes and its copy, closed with 30, killed with 35, and later closed with 40."""
    (tmp_path / "live").mkdir()
    desk = begin(tmp_path / "live" / "s.moot")
    with_board(desk, 20)
    desk.save_copy(tmp_path / "copy.moot")
    more(desk, 10, "mid")
    desk.close()
    closed = Path(shutil.copy(desk.path, tmp_path / "closed.moot"))
    desk = open_session(desk.path, found())
    more(desk, 5, "late")
    crashed = crash(desk, tmp_path / "crashed")
    more(desk, 5, "last")
    desk.close()
    return {"copy": tmp_path / "copy.moot", "closed": closed, "crashed": crashed, "newer": desk.path}


def test_what_a_crash_left_is_played_in(story: dict[str, Path]) -> None:
    assert _read(story["crashed"]) == 35
    open_session(story["crashed"], found()).close()
    assert _read(story["crashed"]) == 35


def test_a_refused_file_and_its_logs_stay_byte_for_byte(story: dict[str, Path]) -> None:
    """One letter of an older note was damaged. The log was played in and removed, and the sentence said that nothing had changed."""
    path = story["crashed"]
    damaged = path.read_bytes().replace(b"Note of the 7th", b"Note of the 8th")
    assert damaged != path.read_bytes()
    path.write_bytes(damaged)
    path.with_name("s.moot-shm").write_bytes(b"left by another program")
    refused(path, "store.damaged")
    assert beside(path) == ["s.moot", "s.moot-shm", "s.moot-wal"]


def test_a_refused_file_without_a_log_is_not_closed_like_a_good_one(story: dict[str, Path]) -> None:
    """Closing what was refused gave it a fingerprint, which then vouched for the damage."""
    path = story["crashed"]
    path.with_name("s.moot-wal").unlink()
    path.write_bytes(path.read_bytes().replace(b"Note of the 7th", b"Note of the 8th"))
    refused(path, "store.damaged")


@pytest.mark.parametrize("over", ["copy", "newer"])
def test_another_state_of_the_file_put_over_a_crashed_one(story: dict[str, Path], over: str) -> None:
    path = story["crashed"]
    shutil.copy(story[over], path)
    refused(path, "store.foreign_log")


def test_the_state_before_put_over_a_crashed_one_has_the_log_of_its_later_acts(story: dict[str, Path]) -> None:
    path = story["crashed"]
    shutil.copy(story["closed"], path)
    assert _read(path) == 35
    check(path, SCHEMA)


def test_an_older_log_that_would_make_a_whole_file_of_less(tmp_path: Path) -> None:
    """Every page it holds was written again later, so that what it makes is whole, and older."""
    desk = begin(tmp_path / "a.moot")
    with_board(desk)
    desk.close()
    desk = open_session(desk.path, found())
    more(desk, 1)
    path = crash(desk, tmp_path / "crashed")
    more(desk, 1)
    desk.close()
    shutil.copy(desk.path, path)
    refused(path, "store.foreign_log")


def test_the_log_of_another_session(story: dict[str, Path], tmp_path: Path) -> None:
    other = begin(tmp_path / "other.moot", "Another")
    with_board(other, 3)
    path = story["newer"]
    shutil.copy(tmp_path / "other.moot-wal", path.with_name("s.moot-wal"))
    other.close()
    refused(path, "store.foreign_log")


def test_putting_a_log_aside_keeps_both(story: dict[str, Path]) -> None:
    path = story["crashed"]
    log = path.with_name("s.moot-wal").read_bytes()
    shutil.copy(story["copy"], path)
    for number in (1, 2):
        assert put_aside(path) == [path.with_name(f"s.moot-wal.aside{number}")]
        assert path.with_name(f"s.moot-wal.aside{number}").read_bytes() == log
        open_session(path, found()).close()
        assert _read(path) == 20
        path.with_name("s.moot-wal").write_bytes(log)


@pytest.mark.parametrize("place", [5, 40, 4000])
def test_a_damaged_log_beside_a_whole_file_leaves_the_choice(story: dict[str, Path], place: int) -> None:
    path = story["crashed"]
    log = path.with_name("s.moot-wal")
    damaged = bytearray(log.read_bytes())
    damaged[place] ^= 1
    log.write_bytes(damaged)
    refused(path, "store.damaged_log")


# ── journals ────────────────────────────────────────────────────────────────────────────────────────────────────────


def journal_of(before: bytes, pages: int = 0, numbers: tuple[int, ...] = ()) -> bytes:
    """What would bring a file back to `before`; all of its pages, or those named. Made to claim `pages`, if said."""
    count = len(before) // 4096
    numbers = numbers or tuple(range(1, count + 1))
    made = struct.pack(">8s5I", bytes.fromhex("d9d505f920a163d7"), len(numbers), 7, pages or count, 512, 4096).ljust(512, b"\0")
    for number in numbers:
        page = before[(number - 1) * 4096 : number * 4096]
        made += struct.pack(">I", number) + page + struct.pack(">I", (7 + sum(page[4096 - 200 : 0 : -200])) & 0xFFFFFFFF)
    return made


@pytest.mark.parametrize("older", ["copy", "closed"])
def test_a_planted_journal_is_not_played_in(story: dict[str, Path], older: str) -> None:
    path = story["newer"]
    path.with_name("s.moot-journal").write_bytes(journal_of(story[older].read_bytes()))
    refused(path, "store.foreign_log")


@pytest.mark.parametrize("pages", [1 << 31, 1 << 20])
def test_a_journal_that_claims_more_pages_than_there_are(story: dict[str, Path], pages: int) -> None:
    path = story["newer"]
    path.with_name("s.moot-journal").write_bytes(journal_of(path.read_bytes(), pages, (1, 2)))
    refused(path, "store.damaged_log")


def test_a_journal_of_several_files(story: dict[str, Path]) -> None:
    """SQLite would look for a file by the name at its end."""
    path = story["newer"]
    name = b"/etc/hosts"
    end = struct.pack(">I", 0x40000001) + name + struct.pack(">II", len(name), sum(name)) + bytes.fromhex("d9d505f920a163d7")
    path.with_name("s.moot-journal").write_bytes(journal_of(path.read_bytes()) + end)
    refused(path, "store.damaged_log")


def test_the_journal_of_an_act_cut_short_is_played_in(story: dict[str, Path]) -> None:
    """Half of the act's pages were written, the header's counter first of all."""
    path = story["newer"]
    before = bytearray(path.read_bytes())
    during = bytearray(before)
    during[24:28] = (int.from_bytes(before[24:28], "big") + 1).to_bytes(4, "big")
    during[4096 * 3 : 4096 * 4] = os.urandom(4096)
    path.write_bytes(during)
    path.with_name("s.moot-journal").write_bytes(journal_of(bytes(before), numbers=(1, 4)))
    assert _read(path) == 40
    open_session(path, found()).close()
    assert _read(path) == 40


# ── one file by two names ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_second_name_of_an_open_session_is_open_too(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    with_board(desk, 2)
    (tmp_path / "elsewhere").mkdir()
    other = tmp_path / "elsewhere" / "b.moot"
    other.hardlink_to(desk.path)
    for act in ACTS.values():
        with pytest.raises(Trouble, match=r"store\.in_use"):
            act(other)
    with pytest.raises(Trouble, match=r"store\.copy_onto_itself"):
        desk.save_copy(other)
    more(desk, 1)
    desk.close()
    assert _read(other) == 3
