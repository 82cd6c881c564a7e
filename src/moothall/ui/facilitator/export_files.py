"""Writes the files of one copy on a thread of its own. Works from the copy alone, which nobody can change meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal

from moothall.core.activity import Activity
from moothall.core.errors import Expected
from moothall.core.redacted_copy import Copy
from moothall.desk.paths import free_name
from moothall.ui.kit.work_thread import WorkThread
from moothall.words import say, sentence

# In the order of the ticks; each has its words under `leave.format_…`.
SUFFIXES = (".pdf", ".csv", ".json")


def file_names(copy: Copy, folder: Path, suffixes: Sequence[str]) -> list[Path]:
    """Names not taken yet, with the audience in them: title, level, ending."""
    stem = say("leave.file_name", title=copy.title, audience=say(f"leave.file_{copy.level}"))
    # Never over a file that is there: it may have been handed out already.
    return [free_name(folder, stem, suffix) for suffix in suffixes]


class ExportWriter(WorkThread):
    """`wrote` gives each path as it is done, `failed` a sentence, `broke` that a fault of ours ended it; `finished` comes last, as with
    every thread."""

    wrote = Signal(object)
    failed = Signal(str)

    def __init__(self, copy: Copy, paths: Sequence[Path], activities: Sequence[Activity]) -> None:
        super().__init__()
        self._copy, self._paths, self._activities = copy, tuple(paths), tuple(activities)

    def work(self) -> None:
        # The paper kit is heavy and is loaded here, when the first page is wanted.
        from moothall.exports import export

        for path in self._paths:
            try:
                export(self._copy, path, self._activities)
            except Expected as trouble:
                # The first trouble ends it: a full disk is full for the next file as well.
                self.failed.emit(sentence(trouble))
                return
            self.wrote.emit(path)
