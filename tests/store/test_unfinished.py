"""What a killed process left half-made goes at the next start, and nothing that somebody is writing. What is private is nobody else's."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.cli import main
from moothall.desk.paths import free_name
from moothall.store.unfinished import clear_away, notes_folder
from moothall.ui.facilitator.start_left import _kept_here
from tests import forked
from tests.store.sessions import begin, full_copy

# A process that stops when a file is whole and has not its name yet: it says so, and waits to be told to go on.
HALFWAY = """
import sys
from pathlib import Path
from moothall.activities import found
import moothall.store.copying, moothall.store.opening, moothall.store.whole_file, moothall.sample
from moothall.cli import main
from moothall.desk.sessions import open_session

def stop(*_):
    print("halfway", flush=True)
    sys.stdin.readline()

what, path = sys.argv[1], Path(sys.argv[2])
if what == "copy":
    moothall.store.copying.sync = stop
    desk = open_session(path, found())
    desk.save_copy(path.with_name("copy.moot"))
    desk.close()
elif what == "export":
    moothall.store.whole_file.sync = stop
    main(["export", str(path), "--to", str(path.with_name("out.csv"))], found(), lambda path: 0)
elif what == "new":
    moothall.store.opening._give_name = stop
    main(["new", str(path.with_name("new.moot"))], found(), lambda path: 0)
else:
    moothall.sample.put_in_place = stop
    main(["demo", str(path.parent)], found(), lambda path: 0)
"""

LEFT = {"copy": "copy.moot.part", "export": "out.csv.part", "new": "new.moot.part", "demo": ".moothall-*"}


@contextmanager
def halfway(what: str, path: Path) -> Iterator[forked.Forked]:
    with forked.Forked(HALFWAY, what, path) as child:
        assert child.stdout and child.stdout.readline() == "halfway\n"
        yield child
        child.kill()


@pytest.mark.parametrize("what", LEFT)
def test_what_a_kill_left_goes_at_the_next_start_and_not_before(tmp_path: Path, what: str) -> None:
    path = full_copy(tmp_path)
    with halfway(what, path):
        assert list(tmp_path.glob(LEFT[what]))
        assert main(["check", str(path)], found(), lambda path: 0) == (1 if what == "copy" else 0)
        assert list(tmp_path.glob(LEFT[what])), "swept from under somebody who lives"
    assert list(tmp_path.glob(LEFT[what]))
    main(["templates"], found(), lambda path: 0)
    assert not list(tmp_path.glob(LEFT[what]))
    assert not list(notes_folder().iterdir())


def test_a_second_writer_at_the_same_place_keeps_what_it_writes(tmp_path: Path) -> None:
    path = full_copy(tmp_path)
    with halfway("export", path):
        pass
    with halfway("export", path):
        clear_away()
        assert (tmp_path / "out.csv.part").exists()


def test_nothing_else_that_ends_so_is_swept(tmp_path: Path) -> None:
    """Browsers name what they load like that."""
    theirs = tmp_path / "film.part"
    theirs.write_bytes(b"half a film")
    path = full_copy(tmp_path)
    with halfway("export", path):
        pass
    clear_away()
    assert theirs.read_bytes() == b"half a film"


@pytest.mark.skipif(os.name != "posix", reason="the account's own folder protects it elsewhere")
@pytest.mark.parametrize("suffix", [".csv", ".json"])
def test_a_private_export_is_the_accounts_alone_from_its_first_byte(tmp_path: Path, suffix: str, monkeypatch) -> None:
    seen: list[int] = []
    monkeypatch.setattr("moothall.store.whole_file.sync", lambda part: seen.append(part.stat().st_mode & 0o777))
    path, to = full_copy(tmp_path), tmp_path / f"out{suffix}"
    to.touch(mode=0o644)
    to.with_name(to.name + ".part").touch(mode=0o666)
    assert main(["export", str(path), "--to", str(to), "--level", "private"], found(), lambda path: 0) == 0
    assert seen == [0o600] and to.stat().st_mode & 0o777 == 0o600
    assert main(["export", str(path), "--to", str(to), "--level", "room"], found(), lambda path: 0) == 0
    assert to.stat().st_mode & 0o444 == 0o444, "what is for the room may be read by others"


@pytest.mark.skipif(os.name != "posix", reason="asks for rights as posix has them")
def test_a_disk_that_keeps_no_rights_is_told(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr("moothall.store.whole_file.PRIVATE", 0o666)
    path = full_copy(tmp_path)
    assert main(["export", str(path), "--to", str(tmp_path / "out.csv"), "--level", "private"], found(), lambda path: 0) == 0
    assert "whoever has the disk can read it" in capsys.readouterr().err


@pytest.mark.parametrize("letter", ["日", "😀", "é", "a"])
def test_a_long_title_of_any_script_makes_a_name_the_disk_takes(tmp_path: Path, letter: str) -> None:
    """With everything that is written beside a session, and the number of a second one."""
    for _ in range(2):
        path = free_name(tmp_path, letter * 300)
        desk = begin(path)
        desk.save_copy(free_name(tmp_path, path.stem + " copy"))
        desk.close()
    assert len(list(tmp_path.glob("*.moot"))) == 4


def test_a_session_that_goes_while_it_is_counted(tmp_path: Path, monkeypatch) -> None:
    for name in ("a.moot", "b.moot"):
        (tmp_path / name).write_bytes(b"1234")
    stat = Path.stat

    def gone(path: Path, **how: bool) -> os.stat_result:
        seen = stat(path, **how)
        if path.name == "a.moot":
            path.unlink()
        return seen

    monkeypatch.setattr(Path, "stat", gone)
    assert _kept_here(tmp_path)[0] in (1, 2)
