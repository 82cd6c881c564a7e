"""What in a record is another than it was when a version of it was handed out or finished: told from two copies for the same reader, so
that nothing is told of which they may not know.

A copy is remembered as digests, part by part: no wording is kept that was changed since.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from moothall.core.redacted_copy import Copy, LogCopy, RecordChange

Stamp: TypeAlias = Mapping[str, Mapping[str, str]]
"""Digests by part of the record ("note", "log decision"…) and by what its pieces are called there."""

FACTS = ("title", "date", "place", "series", "purpose", "next_date")
_LENGTH = 12
"""Hexadecimal digits of a digest: among ten thousand notes no two are mistaken for each other."""


def stamp_of(copy: Copy) -> dict[str, dict[str, str]]:
    """The digests of a copy. The agenda isn't in it: that the next item began changes no record."""
    stamp = {
        "facts": {name: _digest(getattr(copy, name)) for name in FACTS},
        "people": {"": _digest(replace(copy.people, named=()))},
        "note": {str(n.number): _digest((n.text, n.same_as, n.hidden, where)) for n, where in _notes(copy)},
        "theme": {f"{at} {t.symbol}": _digest(t.name) for at, board in enumerate(copy.boards) for t in board.themes},
        "vote": {f"{v.question} {v.round}": _digest((v.state, v.options, v.people)) for v in copy.votes},
        "form": {f"{f.title} {f.subject}": _digest((f.state, f.filled, f.answered, f.written)) for f in copy.forms},
    }
    # By their words and not by their numbers, which close up when one goes.
    logs = {
        f"log {log.log}": {_digest(line.text): _digest((line.state, line.facts, line.details)) for line in log.lines} for log in copy.logs
    }
    return {part: pieces for part, pieces in (stamp | logs).items() if pieces}


def changes_since(before: Stamp, copy: Copy) -> tuple[RecordChange, ...]:
    """What is another in this copy, part by part, in the order of the record."""
    now, logs = stamp_of(copy), {f"log {log.log}": log for log in copy.logs}
    parts = dict.fromkeys((*now, *before))
    found = (_change(part, before.get(part, {}), now.get(part, {}), logs.get(part)) for part in parts)
    return tuple(change for change in found if change.added or change.changed or change.removed)


def _change(part: str, old: Mapping[str, str], new: Mapping[str, str], log: LogCopy | None) -> RecordChange:
    added = [name for name in new if name not in old]
    changed = [name for name, digest in new.items() if name in old and old[name] != digest]
    gone = sum(name not in new for name in old)
    if log is not None:
        # One that went and one that came are most often one that was worded anew.
        called = {_digest(line.text): str(line.number) for line in log.lines}
        reworded, gone = added[: min(gone, len(added))], max(0, gone - len(added))
        return RecordChange(part, _named(called, added[len(reworded) :]), _named(called, (*changed, *reworded)), gone)
    return RecordChange(part, tuple(added), tuple(changed), gone)


def _named(called: Mapping[str, str], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted((called[name] for name in names), key=int))


def _notes(copy: Copy) -> Iterator[tuple[Any, str]]:
    for board in copy.boards:
        yield from ((note, theme.symbol) for theme in board.themes for note in theme.notes if not note.copy)
        yield from ((note, "") for note in board.unclustered)


def _digest(value: object) -> str:
    return hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
