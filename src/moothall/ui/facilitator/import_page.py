"""Bringing in a file or pasted text: what it is, how it is read, what would come of it, and then one act. Asks on no other window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from moothall.core.votes import votes
from moothall.imports import FilePreview, ImportSettings, PreparedImport
from moothall.ui.facilitator.file_dialogs import ask_for_file
from moothall.ui.facilitator.import_came import CameBlock
from moothall.ui.facilitator.import_columns import ColumnsBlock, RowPreview
from moothall.ui.facilitator.import_outcome import OutcomeBlock, reasons_of
from moothall.ui.facilitator.import_settings_block import ImportSettingsBlock
from moothall.ui.facilitator.import_source import SourceBlock
from moothall.ui.facilitator.import_work import ImportWork
from moothall.ui.facilitator.page_host import PageHost
from moothall.ui.facilitator.window_page import WindowPage
from moothall.ui.kit.announce import announce
from moothall.ui.kit.enter_key import is_ctrl_enter
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say

_ABOUT_COLUMNS = frozenset({"format", "kind", "delimiter", "sheet", "header_rows", "header_at"})
"""Fields of ImportSettings after which columns are other columns, so that what was mapped is forgotten."""


class ImportPage(WindowPage):
    """Nothing comes in until the button says so; one Undo takes it all back."""

    def __init__(self, stage: PanelContext, host: PageHost) -> None:
        super().__init__(stage, host, say("bring.title"), say("bring.note"))
        self._source: Path | str = ""
        self._chosen = ImportSettings()
        self._newer = frozenset[int]()
        self.found: FilePreview | None = None
        self._ready: PreparedImport | None = None
        self._taking: ImportWork | None = None
        # Threads told to stop that haven't ended: dropping one that runs would end the app.
        self._leaving: set[ImportWork] = set()
        self.source, self.choices, self.columns = SourceBlock(), ImportSettingsBlock(), ColumnsBlock()
        self.preview, self.outcome, self.came = RowPreview(), OutcomeBlock(), CameBlock(host, stage.desk)
        self._came = False
        self._headings: dict[str, PlainLabel] = {}
        self._lay_out()
        self.source.file_wanted.connect(self._choose)
        self.source.pasted.connect(self.take)
        self.choices.chosen.connect(self._choose_about)
        self.columns.mapped.connect(self._map)
        self.preview.heading_at.connect(lambda row: self._choose_about("header_at", row))
        self.outcome.wanted.connect(self.bring)
        self.outcome.stop_wanted.connect(self._give_up)
        self.outcome.again_wanted.connect(lambda: self._choose_about("again", True))
        self.outcome.newer.connect(self._choose_newer)
        self.outcome.answered.connect(self._choose_about)
        self._show_parts()

    def _lay_out(self) -> None:
        self.column.addWidget(self.source)
        parts = {"came": self.came, "outcome": self.outcome, "choices": self.choices, "columns": self.columns, "preview": self.preview}
        for name, part in parts.items():
            heading = self._headings[name] = PlainLabel(say(f"bring.section_{name}"), "section")
            self.column.addSpacing(8)
            self.column.addWidget(heading)
            self.column.addWidget(part)
        self.column.addStretch(1)

    def _show_parts(self) -> None:
        found = self.found
        shown = {
            "choices": found is not None,
            "columns": found is not None and bool(found.fields),
            "preview": found is not None and bool(found.preview),
            "outcome": found is not None or self._taking is not None,
            "came": self._came,
        }
        for name, on in shown.items():
            self._headings[name].setVisible(on)
            getattr(self, name).setVisible(on)

    # what comes in

    def _choose(self) -> None:
        path = ask_for_file(self, self.stage.desk.path.parent)
        if path is not None:
            self.take(path)

    def take(self, source: Path | str) -> None:
        """A file or pasted text to look at, instead of what was there before."""
        self._source, self._chosen, self.found, self._newer, self._came = source, ImportSettings(), None, frozenset(), False
        self.source.taken(source.name if isinstance(source, Path) else say("imports.pasted"))
        # Reading begins at once: a preview costs nothing and can be stopped, and nothing comes in by it.
        self._read()

    def _choose_about(self, name: str, value: Any) -> None:
        self._chosen = replace(self._chosen, **{name: value})
        if name == "header_rows":
            # How many headings there are is counted from the top again.
            self._chosen = replace(self._chosen, header_at=0)
        if name in _ABOUT_COLUMNS:
            self._chosen = replace(self._chosen, mapping=None)
        self._read()

    def _map(self, place: int, field: str) -> None:
        assert self.found is not None
        proposed = {n: column.field for n, column in enumerate(self.found.columns) if column.field}
        mapping = dict(proposed if self._chosen.mapping is None else self._chosen.mapping)  # what is looked at may be a choice behind
        mapping.pop(place, None)
        self._chosen = replace(self._chosen, mapping={**mapping, place: field} if field else mapping)
        self._read()

    def _choose_newer(self, row: int, on: bool) -> None:
        self._newer = self._newer | {row} if on else self._newer - {row}
        self._read()

    # looking and reading

    def _read(self) -> None:
        # One at a time: what an older choice asked for would come last and be shown.
        self._let_go()
        # What was ready was ready for other choices.
        self._ready = None
        desk = self.stage.desk
        tallies = {vote.key: tally for vote in votes(desk.session) if (tally := desk.tally(vote.key)) is not None}
        taking = self._taking = ImportWork(self._source, self._chosen, desk.snapshot(), self._newer, tallies)
        taking.looked.connect(self._looked)
        taking.progressed.connect(self.outcome.progress)
        taking.prepared.connect(self._prepared)
        taking.unclear.connect(self._unclear)
        taking.repeated.connect(self._repeated)
        taking.failed.connect(self._failed)
        taking.broke.connect(self._broke)
        self.outcome.wait(say("bring.reading"))
        self.outcome.begin()
        self._show_parts()
        taking.start()

    def _let_go(self) -> None:
        """What is still being read is not wanted any more; its thread is kept until it has ended."""
        taking, self._taking = self._taking, None
        if taking is None:
            return
        taking.stop()
        self._leaving = {one for one in self._leaving if one.isRunning()} | {taking}

    def _give_up(self) -> None:
        self._let_go()
        self.outcome.busy.stop()
        self.outcome.wait(say("bring.stopped"))

    def _looked(self, found: FilePreview) -> None:
        self.found = found
        self.choices.tell(found, self._chosen)
        self.columns.tell(found)
        self.preview.tell(found)
        self._show_parts()

    def _unclear(self) -> None:
        self._failed(say("bring.say_which"))

    def _repeated(self, words: str) -> None:
        self._failed(words)
        self.outcome.came_before(words)

    def _broke(self) -> None:
        self._failed(say("bring.broke"))

    def _prepared(self, prepared: PreparedImport) -> None:
        self._ready = prepared
        self.outcome.tell(prepared.brought, self._chosen)
        announce(self, self.outcome.words.text())

    def _failed(self, words: str) -> None:
        self.outcome.busy.stop()
        self.outcome.wait(words)
        announce(self, words)

    # bringing in

    def bring(self) -> None:
        """The one act. When the session has changed since the file was read it is prepared again, and said so."""
        # Loaded when first used, as all readers of files are.
        from moothall.imports import begin_ready

        prepared, desk = self._ready, self.stage.desk
        if prepared is None or not prepared.brought.brings:
            return
        # Notes were numbered since: what was prepared would give the same numbers again.
        if prepared.counters != desk.session.counters:
            self._read()
            self.said.emit("info", say("bring.prepared_again"), None)
            return
        # Thousands of notes may take seconds to write; the window lives meanwhile.
        self.host.carry_out(lambda: begin_ready(desk, prepared, by=self), lambda _: self._brought(prepared))

    def _brought(self, prepared: PreparedImport) -> None:
        """It is in. Meanwhile somebody may have taken up another file here, which then stays."""
        words = say(f"bring.came_{prepared.brought.kind}", n=prepared.brought.added)
        if self._ready is prepared:
            self.came.tell(prepared, words, reasons_of(prepared.brought))
            self._came = True
            self._clear()
        self.said.emit("info", words, (say("menu.undo"), self.host.take_back))

    def _clear(self) -> None:
        self._source, self.found, self._ready = "", None, None
        self._let_go()
        self.source.taken("")
        self.source.text.set_text("")
        self._show_parts()
        (self.came.show_them if self._came else self.source.choose).setFocus()

    def finish(self) -> None:
        """Before the window closes: no thread outlives it."""
        self._let_go()
        for taking in self._leaving:
            # Qt ends the app when a thread's object goes before the thread.
            taking.wait()
        self._leaving.clear()

    # the window asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_ctrl_enter(event):
            self.bring()
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        self.source.choose.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keys(self) -> list[tuple[str, str]]:
        return [("Ctrl+Enter", say("bring.key_bring")), *super().keys()]
