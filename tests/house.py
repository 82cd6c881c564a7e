"""The tree's own source, for tests that judge it: each file parsed once, whoever asks."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HERE = Path(__file__).parents[1]
SOURCE = HERE / "src" / "moothall"


def modules(*folders: Path) -> Iterator[tuple[str, str, ast.Module]]:
    """Each Python file as its path from the repository, its text and its tree."""
    for folder in folders:
        yield from _parsed(folder)


@cache
def _parsed(folder: Path) -> list[tuple[str, str, ast.Module]]:
    """Once for all rules: parsing 600 files takes longer than judging them."""
    texts = [(path, path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.py"))]
    return [(path.relative_to(HERE).as_posix(), text, ast.parse(text)) for path, text in texts]


def clean(broken: list[str]) -> None:
    """Fails with the whole list of what breaks a rule; the fix is in the source, not in the test."""
    assert not broken, "\n  " + "\n  ".join(broken)
