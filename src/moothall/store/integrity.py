"""Is the file whole? Reads every value and says so, or says what is wrong and what to do. Never writes, not even beside the file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from moothall.core.errors import Trouble
from moothall.store.opening import Schema, read_store


@dataclass(frozen=True, slots=True)
class Finding:
    """What a whole file holds: records of the session, and acts in its history."""

    records: int
    acts: int


def check(path: Path, schema: Schema) -> Finding:
    """What the file holds. Trouble in words when it can't be read, or when any value differs from what was written."""
    with read_store(path, schema) as store:
        if store.wrong():
            # One sentence for all that is wrong: which table it is in helps nobody in a workshop.
            raise Trouble("store.damaged", file=path.name)
        session = store.load()
        return Finding(sum(1 for _ in session.records()), store.acts())
