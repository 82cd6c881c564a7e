"""The inner loop: `python -m tests.check FOLDER…` tries what belongs to the folders named, in seconds. Never the whole of anything.

A folder is named as it stands under src/moothall, or by its last words: `core`, `ui/kit`, `kit`, `power`. Style and types are those of its
files; its tests lie at the same path under tests, and an activity also has its part of the contract.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parents[1]
SOURCE, TESTS = HERE / "src" / "moothall", HERE / "tests"
BESIDE_OTHERS = (
    "contract/test_activities.py::test_there_are_activities_and_their_keys_and_places_are_their_own",
    "ui/facilitator/test_window.py::test_no_two_commands_share_a_key",
    "test_docs.py::test_every_key_of_the_window_is_in_the_handbook",
)
"""What a new activity may collide with: its place in the menus, its key, and that key's line in the handbook."""


def found(name: str) -> Path:
    """The folder under src/moothall. LookupError when there is none, or more than one of that name."""
    wanted = name.strip("/").removeprefix("src/moothall").strip("/")
    exact = SOURCE / wanted
    folders = [exact] if exact.is_dir() else [p for p in SOURCE.rglob(wanted) if p.is_dir()]
    if len(folders) != 1:
        known = " ".join(sorted(p.relative_to(SOURCE).as_posix() for p in SOURCE.rglob("*") if p.is_dir() and (p / "__init__.py").exists()))
        raise LookupError(f'"{name}" is not one folder of src/moothall. There are: {known}')
    return folders[0]


def tests_of(folder: Path) -> list[str]:
    """What pytest is given for one folder."""
    relative = folder.relative_to(SOURCE)
    own = TESTS / relative
    chosen = [str(own)] if own.is_dir() else []
    if relative.parts[0] == "activities" and len(relative.parts) > 1:
        contract = (TESTS / "contract").rglob("test_*.py")
        chosen += [f"{path}::{name}" for path in contract for name in _cases(path, relative.parts[1])]
        chosen += [str(TESTS / name) for name in BESIDE_OTHERS]
    return chosen


def _cases(path: Path, activity: str) -> list[str]:
    """The contract's tests of one activity, by the names pytest gives them."""
    words = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-k", activity, str(path)]
    told = subprocess.run(words, cwd=HERE, capture_output=True, text=True, check=False)
    return [line.partition("::")[2] for line in told.stdout.splitlines() if "::" in line]


def main(names: list[str]) -> int:
    """0 when all is well, else what the first tool that found something returned."""
    try:
        folders = [found(name) for name in names]
    except LookupError as unknown:
        print(unknown, file=sys.stderr)
        return 2
    tests = [test for folder in folders for test in tests_of(folder)]
    beside = [TESTS / folder.relative_to(SOURCE) for folder in folders]
    files = [str(folder) for folder in (*folders, *beside) if folder.is_dir()]
    steps = [
        ["ruff", "check", *files],
        ["ruff", "format", "--check", *files],
        ["mypy", *(str(folder) for folder in folders)],
        *([["pytest", "-q", *tests]] if tests else []),
    ]
    for words in steps:
        ran = subprocess.run([sys.executable, "-m", *words], cwd=HERE, env={**os.environ}, check=False)
        if ran.returncode:
            return ran.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
