"""A file is there as a whole under its name, or not at all."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.errors import Trouble
from moothall.core.levels import Level
from moothall.desk.sessions import new_session
from moothall.exports import export
from moothall.exports.export_kind import exports_of
from moothall.ui.facilitator.export_files import files_of
from moothall.words import sentence
from tests.exports.sessions import SHEETS, fixed

HERE = Path(__file__).parents[2]

FULL = """
import resource, sys
from pathlib import Path
sys.path[:0] = [{here!r}, {src!r}]
from moothall.activities import found
from moothall.core.errors import Trouble
from moothall.desk.sessions import new_session
from moothall.exports import export
from moothall.words import sentence
from tests.exports.sessions import SHEETS, fixed
copy = fixed().copy()
resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512))
try:
    export(copy, Path({to!r}), SHEETS)
except Trouble as trouble:
    print(sentence(trouble))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes there")
@pytest.mark.parametrize("suffix", [".pdf"])
@pytest.mark.parametrize("before", [b"", b"the one from last time"])
def test_a_full_disk_leaves_no_trace(tmp_path: Path, suffix: str, before: bytes) -> None:
    to = tmp_path / f"summary{suffix}"
    if before:
        to.write_bytes(before)
    script = FULL.format(here=str(HERE), src=str(HERE / "src"), to=str(to))
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", check=True)
    assert told.stdout.startswith(f"The disk is full, so summary{suffix} was not written.")
    assert list(tmp_path.iterdir()) == ([to] if before else [])
    assert not before or to.read_bytes() == before


FAULTS = [
    (errno.ENOSPC, "exports.full"),
    (errno.EROFS, "exports.no_permission"),
    (errno.EACCES, "exports.no_permission"),
    (errno.EIO, "exports.not_taken"),
]
"""What a disk may say, and what the person is told: full, to be read only, not this account's (or open in Excel), broken."""


@pytest.mark.parametrize("held", [False, True], ids=["while it is written", "when it takes its name"])
def test_whatever_leaves_is_whole_or_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: bool) -> None:
    """Every export there is, each with one of the faults: the file that was there stays as it was, and nothing lies beside it. `held` is
    what Windows says of a file that another program has open: it may be made, and may not take the name.
    """
    copy = fixed().copy(Level.PRIVATE)
    made = [(kind, {"locked": lambda: b"locked"} if kind.whole else {}) for kind in exports_of(SHEETS) if kind.whole or kind.holds(copy)]
    with monkeypatch.context() as patched:
        for at, (kind, locked) in enumerate(made):
            fault, key = (errno.EACCES, "exports.no_permission") if held else FAULTS[at % len(FAULTS)]

            def refuse(*_: object, fault: int = fault, **__: object) -> None:
                raise OSError(fault, os.strerror(fault))

            if held:
                patched.setattr(Path, "replace", refuse)
            else:
                patched.setattr("moothall.store.whole_file.sync", refuse)
            to = tmp_path / f"{kind.key}{kind.suffix}"
            to.write_bytes(b"the one from last time")
            with pytest.raises(Trouble) as caught:
                export(copy, to, SHEETS, kind.key, **locked)
            assert caught.value.key == key and to.name in sentence(caught.value)
            assert to.read_bytes() == b"the one from last time"
    assert len(made) > 20
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"{kind.key}{kind.suffix}" for kind, _ in made)


STRANGE = [
    "CON",
    "com1",
    "NUL.txt",
    "🎉" * 90,
    "../../etc/passwd",
    'a/b\\c:d*e?f"g<h>i|j',
    "x" * 300,
    "ж" * 300,
    ".",
    " ",
    "\n\0tab\t",
    "ends. ",
]


@pytest.mark.parametrize("title", STRANGE)
def test_a_strange_title_makes_a_safe_name_of_every_export(tmp_path: Path, title: str) -> None:
    copy = replace(fixed().copy(Level.PRIVATE), title=title)
    offers = {kind.offer for kind in exports_of(SHEETS)}
    files = files_of(copy, tmp_path, offers, SHEETS)
    assert len(files) > 20
    for path, kind in files:
        assert path.parent == tmp_path and path.name.endswith(kind.suffix)
        assert not set(path.name) & set('\\/:*?"<>|') and path.name.isprintable() and len(path.name.encode()) <= 240
        stem = path.name.removesuffix(kind.suffix)
        assert stem == stem.strip(" .") and stem.upper() not in {"CON", "NUL", "COM1"}
        path.write_bytes(b"")  # this system takes it too


def test_an_old_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    to = tmp_path / "SUMMARY.CSV"
    to.write_bytes(b"old" * 100_000)
    export(fixed().copy(), to, ())
    assert to.read_bytes().startswith(b"\xef\xbb\xbf")
    assert list(tmp_path.iterdir()) == [to]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("summary.odt", "exports.unknown_suffix"),
        ("summary", "exports.unknown_suffix"),
        ("nowhere/summary.csv", "exports.no_folder"),
        ("taken.csv", "exports.a_folder"),
        ("n" * 300 + ".csv", "exports.name_too_long"),
    ],
)
def test_trouble_has_a_plain_sentence(tmp_path: Path, name: str, key: str) -> None:
    (tmp_path / "taken.csv").mkdir()
    with pytest.raises(Trouble) as caught:
        export(fixed().copy(), tmp_path / name, ())
    assert caught.value.key == key
    assert sentence(caught.value).endswith(".")
    assert [path.name for path in tmp_path.iterdir()] == ["taken.csv"]


def test_a_session_is_never_replaced(tmp_path: Path) -> None:
    to = tmp_path / "s.json"
    desk = new_session(to, found())
    # Open in this very process, then closed, then by way of a link.
    for close, name in ((desk.close, to), (lambda: (tmp_path / "link.json").symlink_to(to), to), (None, tmp_path / "link.json")):
        before = to.read_bytes()
        with pytest.raises(Trouble) as caught:
            export(fixed().copy(), name, ())
        assert caught.value.key == "exports.a_session"
        assert to.read_bytes() == before
        if close:
            close()


@pytest.mark.skipif(sys.platform == "win32", reason="links need an account of their own there")
def test_a_link_stays_and_leads_to_the_new_file(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    real, link = tmp_path / "stick" / "real.csv", tmp_path / "link.csv"
    link.symlink_to(real)
    for _ in range(2):
        export(fixed().copy(), link, ())
        assert link.is_symlink() and real.read_bytes().startswith(b"\xef\xbb\xbf")
    assert [p.name for p in (tmp_path / "stick").iterdir()] == ["real.csv"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to(path)], ids=["pipe", "link to itself"])
def test_what_is_no_file_is_left_alone(tmp_path: Path, make) -> None:
    to = tmp_path / "x.csv"
    make(to)
    before = to.lstat()
    with pytest.raises(Trouble) as caught:
        export(fixed().copy(), to, ())
    assert caught.value.key == "exports.not_ordinary"
    assert to.lstat() == before and list(tmp_path.iterdir()) == [to]
