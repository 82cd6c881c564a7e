"""A file is there as a whole under its name, or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from moothall.core.refused import Trouble
from moothall.exports import export
from moothall.words import sentence
from tests.exports.sessions import fixed

HERE = Path(__file__).parents[2]

FULL = """
import resource, sys
from pathlib import Path
sys.path[:0] = [{here!r}, {src!r}]
from moothall.core.refused import Trouble
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
