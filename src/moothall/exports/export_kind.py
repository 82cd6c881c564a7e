"""A file that may leave the room, as one record: what it is called, who may have it, what makes it. A module of `kinds` is found by being
there: the window's list, the command line, its help and the tests of leaks are made from what is found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TypeAlias

from moothall.core.activity import Activity
from moothall.core.levels import Level
from moothall.core.redacted_copy import Copy
from moothall.words import say

Make: TypeAlias = Callable[[Copy, Sequence[Activity]], bytes]
EVERYBODY = frozenset(Level)


@dataclass(frozen=True, slots=True)
class Export:
    """`key` is what the command line's --what calls it, `suffix` the file's ending with its dot, `levels` whose copies may be made into
    one. `make` raises Refused where there is nothing to write. Of several with one suffix the first by `position` is the usual one.
    """

    key: str
    suffix: str
    make: Make
    levels: frozenset[Level] = EVERYBODY
    position: int = 100

    @property
    def title(self) -> str:
        """What the list of the window calls it."""
        return say(f"exports.title_{self.key.replace('-', '_')}")

    @property
    def format(self) -> str:
        """The format in words: "PDF, to print"."""
        return say(f"exports.format_{self.suffix.removeprefix('.').replace('.', '_')}")


@cache
def found_exports() -> tuple[Export, ...]:
    """Every kind of file, in the order lists have them."""
    package = import_module("moothall.exports.kinds")
    modules = (import_module(f"{package.__name__}.{module.name}") for module in iter_modules(package.__path__))
    return tuple(sorted((export for module in modules for export in module.EXPORTS), key=lambda export: export.position))


def suffixes() -> tuple[str, ...]:
    """Every ending, once."""
    return tuple(dict.fromkeys(export.suffix for export in found_exports()))


def suffix_of(path: Path) -> str:
    """The ending by which a file is known here; of `.moot.age` both parts. The last part of any other name."""
    name = path.name.lower()
    return next((suffix for suffix in suffixes() if name.endswith(suffix) and name != suffix), path.suffix.lower())


def exports_with(suffix: str) -> list[Export]:
    """Those of one ending, the usual one first."""
    return [export for export in found_exports() if export.suffix == suffix]
