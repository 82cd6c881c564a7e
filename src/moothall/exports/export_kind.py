"""A file that may leave the room, as one record: what it is called, who may have it, what makes it. A module of `kinds` is found by being
there: the window's list, the command line, its help and the tests of leaks are made from what is found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import TypeAlias

from moothall.core.activity import Activity
from moothall.core.levels import Level
from moothall.core.redacted_copy import Copy
from moothall.words import say

Make: TypeAlias = Callable[[Copy, Sequence[Activity]], bytes]
EVERYBODY = frozenset(Level)


@dataclass(frozen=True, slots=True)
class Export:
    """`key` is what the command line's --what calls it, `suffix` the file's ending with its dot, `called` the key of its words, `levels`
    whose copies may be made into one. `make` raises Refused where there is nothing to write. Of several with one suffix the first by
    `position` is the usual one. `offer` is the tick of the window's list that brings it (`leave.format_…`); one may bring several, such as
    the table of notes and that of each log. The window leaves out those of which this copy `holds` nothing.
    """

    key: str
    suffix: str
    called: str
    make: Make
    offer: str
    levels: frozenset[Level] = EVERYBODY
    position: int = 100
    holds: Callable[[Copy], bool] = lambda _: True
    whole: bool = False
    """Made of the session itself, all of it and locked with a phrase, and not of a copy: `make` isn't asked."""
    warns: Callable[[Copy, Sequence[Activity]], str] = lambda _, __: ""
    """A sentence on what will be missing in the file, for whoever is about to make it; empty when nothing is."""
    for_person: Callable[[str], Make] | None = None
    """What makes it of one person alone, by their name; None where it isn't made of people."""

    @property
    def title(self) -> str:
        return say(self.called)


def has_log(key: str, copy: Copy) -> bool:
    """Whether the copy has an entry of this log whose words it may read."""
    return any(log.log == key and log.lines for log in copy.logs)


def exports_of(activities: Iterable[Activity]) -> tuple[Export, ...]:
    """Every kind of file there is, in the order lists have them: those of every session, and those of each kind of record."""
    known = tuple(activities)
    return tuple(sorted((export for module in _modules() for export in module.exports(known)), key=lambda export: export.position))


@cache
def _modules() -> tuple[ModuleType, ...]:
    package = import_module("moothall.exports.kinds")
    return tuple(import_module(f"{package.__name__}.{module.name}") for module in iter_modules(package.__path__))


def suffix_of(path: Path, known: Iterable[Export]) -> str:
    """The ending by which a file is known here; of `.moot.age` both parts. The last part of any other name."""
    name = path.name.lower()
    return next((each.suffix for each in known if name.endswith(each.suffix) and name != each.suffix), path.suffix.lower())
