"""The sample's folder. A list of what was put there, with checksums, tells our files from anybody else's; others are left alone."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from moothall.core.errors import Trouble
from moothall.exports.atomic_write import write_whole
from moothall.store.error_words import worded
from moothall.store.lock import refuse_if_held

LIST = "made-by-moothall.txt"
"""Lines of a checksum, two spaces and a name."""

_HEADER = 100
"""Bytes at the start of a session where SQLite counts openings: one that was only looked at is still as we left it."""

_LINE = re.compile(r"([0-9a-f]{64})  (\S+)")


def refuse_foreign(folder: Path, session: str, others: Iterable[str]) -> None:
    """Trouble when a file of one of these names isn't as we left it, or the session is open."""
    names = (session, *others)
    # By its lock and first: closing a second handle on a session that is open in this process would drop SQLite's locks.
    refuse_if_held(folder / session)
    # A log beside the session holds work that isn't in the session's own bytes yet.
    with worded(folder / session):
        ours = _listed(folder, names)
        for name in (*names, f"{session}-wal", f"{session}-journal"):
            path = folder / name
            if os.path.lexists(path) and not (path.is_file() and ours.get(name) == checksum(path)):
                raise Trouble("sample.not_ours", file=name, folder=str(folder))


def _listed(folder: Path, names: Sequence[str]) -> dict[str, str]:
    """What the list says we made. A file of the list's name that we didn't write is as foreign as any."""
    path = folder / LIST
    if not os.path.lexists(path):
        return {}
    found = [_LINE.fullmatch(line) for line in path.read_text(encoding="utf-8", errors="replace").splitlines()]
    ours = {line[2]: line[1] for line in found if line and line[2] in names}
    # A line that is no line of ours, or names a file we don't make.
    if len(ours) != len(found):
        raise Trouble("sample.not_ours", file=LIST, folder=str(folder))
    return ours


def checksum(path: Path) -> str:
    """SHA-256 of a file's content, in hexadecimal; of a session, without SQLite's header."""
    with path.open("rb") as file:
        file.seek(_HEADER if path.suffix == ".moot" else 0)
        return hashlib.file_digest(file, "sha256").hexdigest()


def put_in_place(made: Sequence[Path], folder: Path) -> list[Path]:
    """Move finished files into the folder and list them; their new paths. Trouble or OSError when the disk refuses."""
    # Two spaces, as sha256sum writes it. The list is written last: were the moving cut short, the new files would count as foreign, and
    # so be left alone.
    lines = [f"{checksum(path)}  {path.name}\n" for path in made]
    there = [folder / path.name for path in made]
    for path, place in zip(made, there, strict=True):
        path.replace(place)
    write_whole(folder / LIST, "".join(lines).encode())
    return there
