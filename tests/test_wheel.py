"""The wheel holds all that the checkout holds: built offline, installed in a folder of its own, and asked from there."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from email.parser import Parser
from pathlib import Path

import pytest

HERE = Path(__file__).parents[1]
WANTED = ("src", "resources", "pyproject.toml", "README.md", "LICENSE")

# Runs with the installed wheel first on the path; the rest of the path lends it the libraries it depends on.
ASK = """
import json, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import moothall
from moothall.assets import asset
from moothall.words import say
print(json.dumps({
    "from": str(Path(moothall.__file__).parents[1]),
    "version": moothall.__version__,
    "font": asset("fonts", "NotoSans-Bold.ttf").is_file(),
    "tokens": asset("themes", "tokens.toml").is_file(),
    "sentences": [say(key) for key in sys.argv[2:]],
}))
"""


def _quietly(*words: str | Path, cwd: Path) -> str:
    told = subprocess.run([sys.executable, *map(str, words)], cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    return told.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel of this checkout installed in it, and nothing else."""
    tmp = tmp_path_factory.mktemp("wheel")
    copy, target = tmp / "copy", tmp / "installed"
    copy.mkdir()
    for name in WANTED:
        if (HERE / name).is_dir():
            shutil.copytree(HERE / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(HERE / name, copy)
    _quietly("-m", "hatchling", "build", "-t", "wheel", "-d", tmp, cwd=copy)
    (wheel,) = tmp.glob("*.whl")
    _quietly("-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-compile", "--target", target, wheel, cwd=tmp)
    return target


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts}


def test_every_file_is_in_the_wheel(installed: Path) -> None:
    packed = _files(installed / "moothall")
    assert _files(HERE / "src" / "moothall") - packed == set()
    assert {f"resources/{name}" for name in _files(HERE / "resources")} - packed == set()


def test_every_activity_brings_its_words(installed: Path) -> None:
    activities = [path.parent for path in (installed / "moothall" / "activities").glob("*/__init__.py")]
    assert activities
    assert not [folder.name for folder in activities if not (folder / "words.toml").is_file()]


def test_an_installed_moothall_finds_its_files(installed: Path) -> None:
    told = json.loads(_quietly("-I", "-c", ASK, installed, "store.in_use", cwd=installed))
    assert told["from"] == str(installed)
    assert told["font"]
    assert told["tokens"]
    assert all(told["sentences"])


def test_the_wheel_says_what_it_is(installed: Path) -> None:
    (about,) = installed.glob("moothall-*.dist-info")
    facts = Parser().parsestr((about / "METADATA").read_text(encoding="utf-8"))
    assert facts["License-Expression"] == "MIT"
    assert {"LICENSE", "resources/THIRD-PARTY-LICENCES.md", "resources/fonts/OFL.txt"} <= set(facts.get_all("License-File"))
    assert "moothall = moothall.app:main" in (about / "entry_points.txt").read_text(encoding="utf-8")
