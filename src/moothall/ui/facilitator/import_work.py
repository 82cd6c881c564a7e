"""Looks at what comes in and reads it whole, on a thread of its own and there in a process of its own. Brings nothing in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal

from moothall.core.ballots import Tally
from moothall.core.errors import Expected
from moothall.core.model import Session
from moothall.imports import ImportSettings
from moothall.ui.kit.work_thread import WorkThread
from moothall.words import sentence

Tallies = Mapping[str, Tally]


class ImportWork(WorkThread):
    """`looked` gives a FilePreview as soon as there is one, `progressed` the rows read so far, `prepared` what is ready to come in.

    Instead, `repeated` comes with a sentence when the same file came in before, `unclear` when the content doesn't tell notes from
    people or votes, `failed` with a sentence when it can't be read, and `broke` when a fault of ours ended it.
    `session` is a snapshot, so that nobody changes it meanwhile; `newer` are rows of people for whom the file holds and not the list;
    `tallies` are the results of its votes, by which those of the file are known again.
    """

    looked = Signal(object)
    progressed = Signal(int)
    prepared = Signal(object)
    unclear = Signal()
    repeated = Signal(str)
    failed = Signal(str)

    def __init__(
        self, source: Path | str, settings: ImportSettings, session: Session, newer: Collection[int] = (), tallies: Tallies | None = None
    ) -> None:
        super().__init__()
        self._tallies = tallies or {}
        self._source, self._settings, self._session = source, settings, session
        self._newer = frozenset(newer)
        self._stopped = False

    def stop(self) -> None:
        """Soon after this nothing more is heard of it."""
        self._stopped = True
        for signal in (self.looked, self.progressed, self.prepared, self.unclear, self.repeated, self.failed, self.broke):
            # What the thread still says would else arrive at a page that reads something else by now.
            signal.disconnect()

    def work(self) -> None:
        # Readers of files are loaded when the first file comes.
        from moothall.imports import CameBefore, Unclear, preview, read_with_progress, ready
        from moothall.imports.import_settings import QUESTIONS

        try:
            found = preview(self._source, self._settings)
            self.looked.emit(found)
            if self._stopped:
                return
            # With the settings the preview found, so that both see the same columns. What it proposes for a survey is what reading finds
            # out; left to that, it also says which columns it can't know.
            proposed = self._settings.mapping is None and found.fields[: len(QUESTIONS)] == QUESTIONS
            settings = replace(found.settings, mapping=None) if proposed else found.settings
            batch = read_with_progress(self._source, settings, self.progressed.emit, lambda: self._stopped)
            chosen = self._settings
            self.prepared.emit(
                ready(
                    self._session, batch, chosen.question, chosen.again, self._newer, tally_of=self._tallies.get, apart=chosen.apart
                )
            )  # fmt: skip
        except Unclear:
            self.unclear.emit()
        except CameBefore as refused:
            self.repeated.emit(sentence(refused))
        except Expected as trouble:
            self.failed.emit(sentence(trouble))
