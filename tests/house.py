"""The tree's own source, for tests that judge it: each file parsed once, whoever asks."""

from __future__ import annotations

import ast
import gc
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
    """Once for all rules: parsing 900 files takes longer than judging them.

    The trees are a million objects that stay: the collector looks at them neither while they grow (that took three times as long as
    the parsing) nor afterwards.
    """
    texts = [(path, path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.py"))]
    gc.disable()
    try:
        parsed = [(path.relative_to(HERE).as_posix(), text, ast.parse(text)) for path, text in texts]
    finally:
        gc.enable()
    gc.freeze()
    return parsed


@cache
def walked(tree: ast.Module) -> list[ast.AST]:
    """Every node of a module. Twenty rules go through all of them, and walking takes longer than judging."""
    return list(ast.walk(tree))


def clean(broken: list[str]) -> None:
    """Fails with the whole list of what breaks a rule; the fix is in the source, not in the test."""
    assert not broken, "\n  " + "\n  ".join(broken)
