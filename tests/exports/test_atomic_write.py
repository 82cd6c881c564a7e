"""A file is there as a whole under its name, or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.errors import Trouble
from moothall.desk.sessions import new_session
from moothall.exports import export
from moothall.words import sentence
from tests.exports.sessions import fixed

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
@pytest.mark.parametrize("suffix", [".pdf", ".csv", ".json"])
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
