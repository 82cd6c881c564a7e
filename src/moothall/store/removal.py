"""Removes a session with all that belongs to it: its file, logs and locks beside it, half-made copies. Knows of no copy elsewhere.

A disk may keep what was deleted until it needs the place; nobody here promises more.
"""

from __future__ import annotations

from pathlib import Path

from moothall.store.error_words import worded
from moothall.store.lock import behind_links, lock_path, refuse_if_held
from moothall.store.unfinished import PART


def belongings(path: Path) -> list[Path]:
    """What lies beside a session and is nobody else's, the session itself last: while it is there, it can be asked for again."""
    path = behind_links(path)
    beside = [path.with_name(path.name + suffix) for suffix in ("-wal", "-journal", "-shm", PART, f"{PART}-wal", f"{PART}-journal")]
    # Logs of another copy that were put aside keep the name they were found by.
    aside = sorted(path.parent.glob(f"{_literal(path.name)}-*.aside*"))
    return [each for each in (*beside, *aside, lock_path(path), path) if each.exists() and not each.is_dir()]


def remove_session(path: Path) -> list[Path]:
    """What was removed. Trouble when the session is open or the disk refuses, and then the session itself is still there."""
    with worded(path):
        refuse_if_held(path)
        gone = belongings(path)
        for each in gone:
            each.unlink(missing_ok=True)
        if path.is_symlink():
            path.unlink()
    return gone


def _literal(name: str) -> str:
    """A name may hold what `glob` takes for a pattern."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)
