"""Saves a session in another place when its own file was deleted, moved or replaced while it was open."""

from __future__ import annotations

from pathlib import Path

from moothall.core.errors import Trouble
from moothall.core.model import Step, added
from moothall.desk.desk import Desk
from moothall.desk.sessions import schema_of
from moothall.store import create


def rescue(desk: Desk, to: Path) -> bool:
    """Write all of it to `to`, a new file. False when only what is in memory could be saved: all but the ballots and the history. Refused
    while an act is being written; Trouble when there is such a file, or the disk refuses.
    """
    try:
        desk.save_whole(to)
    except Trouble as trouble:
        # Another file was written over it: what SQLite still reaches is a mixture.
        if trouble.key != "store.damaged":
            raise
        _write_anew(desk, to)
        return False
    return True


def _write_anew(desk: Desk, to: Path) -> None:
    session = desk.session
    changes = tuple(added(session.tables[name], record) for name, record in session.records())
    store = create(to, schema_of(desk.activities))
    try:
        # The beginning of a file of its own: nothing can be undone to before it.
        store.commit(Step("step.begin", changes, final=True), desk.now())
        # The same session still. One whose key was damaged has the new file's own.
        store.go_on_with(_key_of(desk) or store.session_key)
        store.load()
    finally:
        store.close()
    desk.rescued()


def _key_of(desk: Desk) -> str:
    try:
        return desk.session_key
    except Trouble:
        return ""
