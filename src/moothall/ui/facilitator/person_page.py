"""One person's data: found by name over everything in the session, printed for them, and taken out with its history. Says where copies may
remain that nobody here can reach.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QHBoxLayout

from moothall.core.activity import record_kinds
from moothall.core.errors import Expected, Refused
from moothall.core.personal_data import PersonalData
from moothall.core.session_tables import CORE_RECORDS
from moothall.desk.paths import free_name
from moothall.ui.facilitator.details_blocks import line_of
from moothall.ui.facilitator.file_dialogs import documents_folder
from moothall.ui.facilitator.page_host import SessionHost
from moothall.ui.facilitator.pdf_pages import RecordPrinter
from moothall.ui.facilitator.window_page import WindowPage
from moothall.ui.kit.button import Button
from moothall.ui.kit.field import Field
from moothall.ui.kit.hold_button import HoldButton
from moothall.ui.kit.list_rows import ListRows
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.rows_model import ListedNote
from moothall.ui.kit.tick import Tick
from moothall.words import read_by, say, sentence


class PersonPage(WindowPage):
    """A name in `name`, what is found in `list`; `found` is None until somebody was looked for."""

    def __init__(self, stage: PanelContext, host: SessionHost) -> None:
        super().__init__(stage, host, say("window.person"), say("personal.how"))
        self._session_host = host
        self._printing: RecordPrinter | None = None
        self._kinds = (*record_kinds(stage.activities), *CORE_RECORDS)
        self.found: PersonalData | None = None
        self.name = Field(say("personal.name"), hint=say("personal.name_hint"))
        # px; a line longer than that is hard to read over.
        self.name.setMaximumWidth(720)
        self.parts = Tick(say("personal.parts"), say("personal.parts_note"))
        self.count, self.list = PlainLabel("", "section"), ListRows(say("personal.named"))
        self.copies = PlainLabel("", ink="ink2")
        self.save, self.print_it = Button(say("personal.save"), small=True), Button(say("personal.print"), small=True)
        self.erase = HoldButton(say("personal.erase"), small=True)
        self._lay_out()
        self.name.changed_done.connect(self._look)
        self.parts.toggled.connect(lambda: self._look(self.name.text()))
        self.save.clicked.connect(self._save)
        self.print_it.clicked.connect(self._print)
        self.erase.held.connect(self._erase)
        self.erase.refused.connect(lambda why: self.said.emit("info", why, None))
        self._tell()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.save, self.print_it, self.erase):
            row.addWidget(button)
        row.addStretch(1)
        for widget in (self.name, self.parts, self.count):
            self.column.addWidget(widget)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(row)
        self.column.addWidget(PlainLabel(say("personal.copies"), "label"), 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.copies)

    # what is found

    def _look(self, name: str) -> None:
        self.found = None
        if name.strip():
            try:
                self.found = self.stage.desk.data_of(name, self.parts.isChecked())
            except Refused as refused:
                self.name.refuse(sentence(refused))
            except Expected as trouble:
                self.said.emit("failure", sentence(trouble), None)
        self._tell()

    def hear(self, news: object) -> None:
        """What was found may be another thing by now, and is what is printed and erased."""
        if self.found and self.isVisible():
            self._look(self.name.text())

    def _tell(self) -> None:
        from moothall.exports.personal_data_page import where

        found, rows = self.found, []
        if found:
            rows = [ListedNote(p.key, 0, p.name, source=say("personal.listed")) for p in found.people]
            listed = enumerate((*found.mentions, *found.linked, *found.lines))
            rows += [ListedNote(f"{at}", 0, " ".join(m.text.split()), source=where(m, self._kinds)) for at, m in listed]
        self.list.show_rows(rows)
        self.count.setText(say("personal.found", n=found.number) if found else "")
        why = "" if found and found.number else say("personal.nobody" if found else "personal.name_first")
        for button in (self.save, self.print_it, self.erase):
            button.unavailable(why)
        self.copies.setText("\n".join(self._copies()))

    def _copies(self) -> list[str]:
        """Where copies may remain: what left, the second copy, and what nobody here knows of."""
        second = self._session_host.second_copy
        out = [line_of(each) for each in self.stage.desk.handed_out]
        return [*out, *([say("personal.second_copy", path=str(second))] if second else []), say("personal.elsewhere"), say("personal.disk")]

    # what is done with it

    def _pages(self) -> bytes:
        from moothall.exports.personal_data_page import as_document
        from moothall.exports.writers.pdf import as_pdf

        assert self.found is not None
        with read_by("page"):
            return as_pdf(as_document(self.stage.desk.session, self.found, self._kinds, self._copies()))

    def _save(self) -> None:
        """Among the documents, for this account alone: it is theirs and nobody else's."""
        from moothall.exports.atomic_write import write_whole

        if self.found is None:
            return
        to = free_name(documents_folder(), say("personal.file", name=self.found.name), ".pdf")
        if self.host.attempt(lambda: write_whole(to, self._pages(), private=True)):
            self.said.emit("info", say("leave.saved", names=to.name, folder=str(to.parent)), None)

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(say("leave.print_title"))
        if dialog.exec():
            self.print_to(printer)

    def print_to(self, printer: QPrinter) -> None:
        self.finish()
        self._printing = RecordPrinter(self._pages(), printer)
        self._printing.failed.connect(lambda words: self.said.emit("failure", words, None))
        self._printing.start()

    def _erase(self) -> None:
        name, parts, number = self.name.text(), self.parts.isChecked(), self.found.number if self.found else 0
        if self.host.attempt(lambda: self.stage.desk.erase_data(name, parts, by=self)):
            self.said.emit("info", say("step.erase_person", about=str(number)), None)
        self._look(name)

    def finish(self) -> None:
        """The thread is gone before the objects that stand for it."""
        printing, self._printing = self._printing, None
        if printing is not None:
            printing.wait()

    def take_focus(self) -> None:
        self.name.setFocus()

    def keys(self) -> list[tuple[str, str]]:
        return [("Enter", say("personal.key_look")), *super().keys()]
