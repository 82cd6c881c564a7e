"""What leaves the room: who a copy is for, what it holds, what stays behind and why, and the files. Sends nothing anywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPageSize, QResizeEvent, QShowEvent
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from moothall.core.errors import Expected
from moothall.core.levels import Level
from moothall.core.name_masking import cover_words
from moothall.core.redaction import Audience
from moothall.core.session_details import edit_details
from moothall.store.phrase_lock import SUFFIX, lock
from moothall.ui.facilitator.export_audiences import ExportAudiences
from moothall.ui.facilitator.export_files import ExportWarnings, ExportWriter, files_of, wanted
from moothall.ui.facilitator.export_formats import LOCKED, FormatsBlock
from moothall.ui.facilitator.export_outline import outline
from moothall.ui.facilitator.file_dialogs import ask_for_folder, documents_folder
from moothall.ui.facilitator.page_host import PageHost
from moothall.ui.facilitator.pdf_pages import RecordPrinter
from moothall.ui.facilitator.record_preview import RecordPreview
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.theme.look import look
from moothall.words import say, sentence

WHOM, BESIDE = 440, 800
"""px at 100 %: the audiences' width, and the least that holds them and the outline. 440 is the design's; 360 are left for the outline
then, some forty signs a line."""
_NAMED = 3
"""Files named in the message; of more it says how many."""
PDF = "pdf"
"""The tick of the summary that is printed and looked at."""
PLAIN = "\u0590"
"""Before Hebrew every letter is in the two faces of each page."""
# Qt's own word for "no limit", which PySide doesn't bring.
QWIDGETSIZE_MAX = 16_777_215


class ExportPage(Panel):
    """Three parts: whom it is for, the outline of their copy, the files (at the side). Changing the first changes the others together.

    `saved` comes when the files are written or could not be.
    It is given its host as every page is, and needs nothing of it.
    """

    saved = Signal()

    def __init__(self, stage: PanelContext, host: PageHost) -> None:
        super().__init__(stage, "")
        # One at a time: a second Save while one is being written does nothing.
        self._writing: ExportWriter | None = None
        self._written: list[Path] = []
        self._looking: ExportWarnings | None = None
        self._printing: RecordPrinter | None = None
        self._folder = Path()
        self._told_missing = ""
        self.whom, self.middle, self.formats = ExportAudiences(stage.desk.session), RecordPreview(), FormatsBlock(stage.activities)
        self._halves = QHBoxLayout(self)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(0)
        self._halves.addWidget(self.whom, 1)
        self._halves.addWidget(self.middle, 1)
        self.whom.changed.connect(self._tell)
        self.whom.next_date.changed_done.connect(self._meet_again)
        self.whom.cover.changed_done.connect(self._cover)
        self.formats.changed.connect(self._preview)
        self.formats.save.clicked.connect(self.save)
        self.formats.print_it.clicked.connect(self.print_shown)
        self.formats.open_pdf.clicked.connect(self._open_pdf)
        self._tell()

    # what is shown

    def hear(self, news: object) -> None:
        """A copy of a large session takes a moment, so nobody waits for one that isn't looked at."""
        # `showEvent` catches up.
        if self.isVisible():
            self._tell()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell()

    def _tell(self) -> None:
        self.whom.tell(self.stage.desk.session)
        # Kept: what is saved is the very copy that was shown.
        self.copy, covering = self.stage.desk.copy_and_covering(self.audience)
        self.whom.tell_left_out(self.copy.left_out)
        self.formats.tell_level(self.audience.level)
        self.formats.count_by(lambda offers: len(wanted(self.copy, offers, self.stage.activities)))
        self.whom.covering.tell(covering, self.audience.level)
        self._preview()

    def _preview(self) -> None:
        """The first file with pages among those ticked; the summary where none is."""
        ticked = wanted(self.copy, self.formats.offers, self.stage.activities)
        paged = [each for each in (*ticked, *wanted(self.copy, (PDF,), self.stage.activities)) if each.suffix == ".pdf"]
        self.middle.tell(self.copy, outline(self.copy), paged[0] if paged else None, self.stage.activities)

    @property
    def audience(self) -> Audience:
        return self.whom.audience

    def _meet_again(self, text: str) -> None:
        desk = self.stage.desk
        try:
            desk.do(edit_details(desk.session, next_date=text), by=self)
        except Expected as trouble:
            self.whom.next_date.refuse(sentence(trouble))

    def _cover(self, text: str) -> None:
        """Kept with the session: what is a nickname today is one in the next copy too."""
        desk = self.stage.desk
        try:
            desk.do(edit_details(desk.session, cover="\n".join(cover_words(text))), by=self)
        except Expected as trouble:
            self.whom.cover.refuse(sentence(trouble))

    # the files

    def save(self) -> None:
        """Says what will be missing in the files; then, or when saved again all the same, asks where and writes what is ticked."""
        if self._writing is not None or self._looking is not None or not self.formats.save.available:
            return
        chosen = wanted(self.copy, self.formats.offers, self.stage.activities)
        # Ordinary letters are in our own faces: then there is nothing to look for, and nobody waits.
        if max(repr(self.copy)) < PLAIN:
            self._ask_where()
            return
        self._looking = ExportWarnings(self.copy, chosen, self.stage.activities)
        self._looking.warned.connect(self._told)
        self._looking.broke.connect(self._broke)
        self._looking.finished.connect(self._looked)
        self.formats.busy.start(say("leave.looking"))
        self._looking.start()

    def _told(self, warning: str) -> None:
        told, self._told_missing = self._told_missing, warning
        self._looked()
        if warning and warning != told:
            self.said.emit("attention", say("leave.save_again", warning=warning), None)
        else:
            self._ask_where()

    def _looked(self) -> None:
        if self._looking is not None:
            self._looking.wait()
            self._looking = None
            self.formats.busy.stop()

    def make_in_hand(self) -> None:
        """The summary for those who were here, at once, where documents are. Nothing that is still open holds it up."""
        if self._writing is None and self._looking is None:
            self.whom.choose(Level.ROOM)
            for offer, tick in self.formats.ticks.items():
                tick.setChecked(offer == PDF)
            self.write_to(documents_folder())

    def _ask_where(self) -> None:
        folder = ask_for_folder(self, documents_folder())
        if folder is not None:
            self.write_to(folder)

    def write_to(self, folder: Path) -> None:
        self._written, self._level, self._copied = [], self.copy.level, self.copy
        files = files_of(self.copy, folder, self.formats.offers, self.stage.activities)
        self._folder = folder
        try:
            self._writing = ExportWriter(self.copy, files, self.stage.activities, self._locked())
        except Expected as trouble:
            self._failed(sentence(trouble))
            return
        # To methods of this panel, so that Qt carries the news over to the window's own thread.
        self._writing.progressed.connect(self.formats.busy.progress)
        self._writing.failed.connect(self._failed)
        self._writing.broke.connect(self._broke)
        self._writing.finished.connect(self._done)
        self.formats.busy.start(say("leave.writing"), self._stop)
        self._writing.start()

    def _locked(self) -> Callable[[], bytes] | None:
        """What makes the locked session, if it is ticked: of the session as it is now, which the other thread can't ask for."""
        if LOCKED not in self.formats.offers:
            return None
        content, phrase = self.stage.desk.copy_in_memory(), self.formats.phrase.take()
        return lambda: lock(content, phrase)

    def _stop(self) -> None:
        if self._writing is not None:
            self._writing.stop()

    def _failed(self, words: str) -> None:
        self.said.emit("failure", words, None)

    def _broke(self) -> None:
        self._failed(say("leave.broke"))

    def _done(self) -> None:
        if self._writing is None:
            # Closing the window waited for it, and the session is gone.
            return
        stopped = self._writing.stopped
        # The thread is gone before anything else happens, or closing the window now would meet it half ended.
        self.finish()
        self.formats.busy.stop()
        self.formats.tell_written(self._written)
        if stopped:
            before = say("leave.stopped", n=len(self._written), folder=str(self._folder))
            self.said.emit("attention", before if self._written else say("leave.stopped_early"), None)
        elif self._written:
            self._say_where()
        self.saved.emit()

    def _say_where(self) -> None:
        """What was saved where; and, of a private file on a disk that keeps nothing from anybody, what can be done about it."""
        from moothall.exports.atomic_write import others_may_read

        names = ", ".join(path.name for path in self._written[:_NAMED])
        if more := len(self._written[_NAMED:]):
            names = say("leave.and_more", names=names, n=more)
        told = {"names": names, "folder": str(self._folder)}
        # A locked one may lie anywhere.
        plain = [path for path in self._written if not path.name.endswith(SUFFIX)]
        if self._level == "private" and any(map(others_may_read, plain)):
            self.said.emit("attention", say("leave.others_may_read", **told), (say("leave.lock_instead"), self.lock_instead))
        else:
            self.said.emit("info", say("leave.saved", **told), None)

    def lock_instead(self) -> None:
        """Everything in one locked file: the audience, the tick, and the keyboard where the phrase goes."""
        self.whom.choose(Level.PRIVATE)
        self.formats.ticks[LOCKED].setChecked(True)
        self.formats.phrase.phrase.setFocus()

    def _open_pdf(self) -> None:
        pdf = next((path for path in self._written if path.suffix == ".pdf"), None)
        # A laptop without a viewer is no trouble of ours; the path is said instead.
        if pdf is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(pdf))):
            self.said.emit("attention", say("leave.no_viewer", path=str(pdf)), None)

    # printing

    def print_shown(self) -> None:
        """Asks which printer, which pages and how many copies, then prints what is shown."""
        if self._printing is not None:
            return
        # Held while the dialogue is up: the room goes on, and what was looked at is what is printed.
        content = self.middle.content
        if not content:
            self.said.emit("attention", say("leave.nothing_to_print"), None)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(say("leave.print_title"))
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        if dialog.exec():
            self.print_to(printer, content)

    def print_to(self, printer: QPrinter, content: bytes) -> None:
        self._printing = RecordPrinter(content, printer)
        self._printing.progressed.connect(self.formats.busy.progress)
        self._printing.failed.connect(self._failed)
        self._printing.broke.connect(self._broke)
        self._printing.finished.connect(self._printed)
        self.formats.busy.start(say("leave.printing"), self._printing.stop)
        self._printing.start()

    def _printed(self) -> None:
        self._end_printing()
        self.formats.busy.stop()
        self.saved.emit()

    def _end_printing(self) -> None:
        printing, self._printing = self._printing, None
        if printing is not None:
            printing.wait()

    def finish(self) -> None:
        """Waits for files half written, and for threads to be gone before the objects that stand for them."""
        self._looked()
        self.middle.finish()
        self._end_printing()
        writing, self._writing = self._writing, None
        if writing is None:
            return
        writing.wait()
        self._written = list(writing.written)
        if self._written:
            self.stage.desk.note_handed_out(self._written, self._level, self._copied)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room; with large text one above the other."""
        super().resizeEvent(event)
        beside = self.width() >= look().px(BESIDE)
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.whom.setMaximumWidth(look().px(WHOM) if beside else QWIDGETSIZE_MAX)
        self.whom.setMinimumWidth(look().px(WHOM) if beside else 0)

    # the window's questions

    def side(self) -> QWidget:
        return self.formats

    def foot(self) -> QWidget:
        return self.formats.foot

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("↑ ↓", say("leave.key_audience")),
            ("PgDn", say("leave.key_page")),
            ("Ctrl+E", say("leave.key_save")),
            ("Ctrl+P", say("leave.key_print")),
            ("Esc", say("window.back")),
        ]

    def take_focus(self) -> None:
        self.whom.take_focus()
