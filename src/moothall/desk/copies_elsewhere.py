"""A copy of a session that lies elsewhere, as it comes to this laptop: brought here whole, under a name that is free, and opened as any
session.

Never opens the copy in place: it stays what somebody can go back to.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from moothall.desk.paths import free_name, sessions_folder
from moothall.store.copying import PRIVATE, logs_beside, swept, sync, sync_folder
from moothall.store.error_words import worded
from moothall.store.lock import behind_links, refuse_if_held
from moothall.store.unfinished import PART, half_made


def bring_here(path: Path, title: str = "") -> Path:
    """The copy's bytes, with what a crash left beside it, in the folder where sessions are kept on this laptop. Trouble when it is open,
    gone, or the disk refuses; nothing is left here then.
    """
    with worded(path):
        path = behind_links(path)
        refuse_if_held(path)
        to = free_name(sessions_folder(), title or path.stem)
        made: list[Path] = []
        try:
            # Logs first: a session must not have its name before everything that belongs to it is there.
            for log in logs_beside(path):
                made.append(to.with_name(to.name + log.name.removeprefix(path.name)))
                shutil.copyfile(log, made[-1])
            part = to.with_name(to.name + PART)
            with half_made(part), swept(part):
                part.touch(mode=PRIVATE)
                shutil.copyfile(path, part)
                sync(part)
                part.replace(to)
            sync_folder(to.parent)
        except BaseException:
            for log in made:
                with suppress(OSError):
                    log.unlink()
            raise
    return to


def written_at(path: Path) -> str:
    """When the copy was written, as HH:MM of that day; empty where the disk doesn't say."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).strftime("%H:%M")
    except OSError:
        return ""
