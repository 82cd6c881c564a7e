"""Writes the files of one copy on a thread of its own. Works from the copy alone, which nobody can change meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Signal

from moothall.core.activity import Activity
from moothall.core.errors import Expected
from moothall.core.levels import Level
from moothall.core.redacted_copy import Copy
from moothall.desk.paths import free_name
from moothall.exports import export
from moothall.exports.export_kind import Export, exports_of
from moothall.exports.progress import Stopped, told_to
from moothall.ui.kit.work_thread import WorkThread
from moothall.words import read_by, say, sentence

_LONGEST = 36
"""Characters of the title in a file's name."""


def files_of(copy: Copy, folder: Path, offers: Collection[str], activities: Iterable[Activity]) -> list[tuple[Path, Export]]:
    """What the ticks bring, under names not taken yet: title, what of it, audience, date, version, ending."""
    # Never over a file that is there: it may have been handed out already.
    return [(free_name(folder, _stem(copy, each), each.suffix), each) for each in wanted(copy, offers, activities)]


def wanted(copy: Copy, offers: Collection[str], activities: Iterable[Activity]) -> list[Export]:
    """What the ticks stand for: what this audience may have, and of which this copy holds something."""
    level = Level[copy.level.upper()]
    return [each for each in exports_of(activities) if each.offer in offers and level in each.levels and each.holds(copy)]


def _stem(copy: Copy, export: Export) -> str:
    # A blank sheet is for nobody in particular.
    if export.offer == "blank":
        return say("leave.file_blank", log=export.title)
    # A long title gives way: whom a file is for doesn't.
    title = copy.title if len(copy.title) <= _LONGEST else f"{copy.title[:_LONGEST].rstrip()}…"
    named = title if export.key == "summary" else say("leave.file_of", title=title, what=export.title)
    audience = say(f"leave.file_{copy.level}")
    return say("leave.file_name", title=named, audience=audience, date=copy.date, version=copy.version.replace(".", "-"))


class ExportWarnings(WorkThread):
    """`warned` gives what will be missing in these files, empty when nothing is. Looking for a letter may load typefaces, and they are
    large.
    """

    warned = Signal(str)

    def __init__(self, copy: Copy, chosen: Sequence[Export], activities: Sequence[Activity]) -> None:
        super().__init__()
        self._copy, self._chosen, self._activities = copy, tuple(chosen), tuple(activities)

    def work(self) -> None:
        with read_by("page"):
            told = (each.warns(self._copy, self._activities) for each in self._chosen)
            self.warned.emit(" ".join(dict.fromkeys(filter(None, told))))


class ExportWriter(WorkThread):
    """`written` are the files that are done, `progressed` tells how far the one being made is, `failed` a sentence, `broke` that a fault of
    ours ended it; `finished` comes last, as with every thread. `locked` makes the whole session, locked, where that is among the files.
    """

    progressed = Signal(int, int)
    failed = Signal(str)

    def __init__(
        self,
        copy: Copy,
        files: Sequence[tuple[Path, Export]],
        activities: Sequence[Activity],
        locked: Callable[[], bytes] | None = None,
    ) -> None:
        super().__init__()
        self._copy, self._files, self._activities, self._locked = copy, tuple(files), tuple(activities), locked
        self.written: list[Path] = []
        self.stopped = False
        """Whether somebody has had enough. The file being made is not made; what is written already stays."""

    def stop(self) -> None:
        self.stopped = True

    def work(self) -> None:
        with told_to(self._hear), suppress(Stopped):
            for path, wanted in self._files:
                self._hear(0, 0)
                if not self._write(path, wanted):
                    return

    def _write(self, path: Path, wanted: Export) -> bool:
        """Whether to go on to the next one."""
        try:
            export(self._copy, path, self._activities, wanted.key, self._locked)
        except Expected as trouble:
            # The first trouble ends it: a full disk is full for the next file as well.
            self.failed.emit(sentence(trouble))
            return False
        self.written.append(path)
        return True

    def _hear(self, done: int, of: int) -> None:
        if self.stopped:
            raise Stopped
        self.progressed.emit(done, of)
