"""Making and printing packs on a thread of its own, from a session that nobody can change meanwhile. Shows nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from moothall.core.errors import Expected
from moothall.exports.packs.page import PackPage
from moothall.exports.packs.session_pack import Pack
from moothall.ui.facilitator.pdf_pages import PRINT_DPI, page_count, page_image
from moothall.ui.kit.work_thread import WorkThread
from moothall.words import say, sentence

_SIZES = {
    "a4": QPageSize.PageSizeId.A4,
    "a3": QPageSize.PageSizeId.A3,
    "letter": QPageSize.PageSizeId.Letter,
    "a5": QPageSize.PageSizeId.A5,
}


class PackCounter(WorkThread):
    """Lays out every page once: `counted` has sides by page."""

    counted = Signal(object)

    def __init__(self, pack: Pack) -> None:
        super().__init__()
        self.pack = pack
        self._stopped = False

    def stop(self) -> None:
        self._stopped = True

    def work(self) -> None:
        lines = {}
        for page in self.pack.pages:
            if self._stopped:
                return
            if page.ready and not page.lists_all:
                lines[page.code] = self.pack.line(page)
        # The covers last: they ask for all the others.
        lines |= {page.code: self.pack.line(page) for page in self.pack.pages if page.lists_all}
        self.counted.emit(lines)


class PackJob(WorkThread):
    """Something that takes a while: `progressed` says how many sides are done, `failed` why it can't be."""

    progressed = Signal(int)
    failed = Signal(str)
    wrote = Signal(object)

    def __init__(self, pack: Pack, pages: Sequence[PackPage]) -> None:
        super().__init__()
        self._pack, self._pages = pack, list(pages)
        self._stopped = False

    def stop(self) -> None:
        self._stopped = True

    def work(self) -> None:
        try:
            self.make()
        except Expected as trouble:
            self.failed.emit(sentence(trouble))

    def make(self) -> None:
        """What is to be done. Raises Expected trouble."""

    def _content(self, pages: Sequence[PackPage], done: int = 0) -> bytes:
        def go_on(sides: int) -> bool:
            self.progressed.emit(done + sides)
            return not self._stopped

        return self._pack.printed(pages, go_on)


class PackWriter(PackJob):
    """One PDF, or one for each paper and cut with the order sheet. A facilitator's is this account's alone."""

    def __init__(self, pack: Pack, files: Sequence[tuple[Path, Sequence[PackPage]]]) -> None:
        super().__init__(pack, [page for _, pages in files for page in pages])
        self._files = files

    def make(self) -> None:
        from moothall.exports.atomic_write import write_whole

        done = 0
        for path, pages in self._files:
            content = self._content(pages, done)
            if not content:
                return
            write_whole(path, content, private=any(page.private for page in pages))
            done += sum(self._pack.line(page).sides for page in pages)
            self.wrote.emit(path)


class PackPrinter(PackJob):
    """Every side to a printer, a job for each paper, and for one side or both."""

    def __init__(self, pack: Pack, pages: Sequence[PackPage], printer: QPrinter) -> None:
        super().__init__(pack, pages)
        self._printer = printer

    def make(self) -> None:
        done = 0
        for (paper, both), group in groupby(self._pages, key=lambda page: (self._pack.paper_of(page), page.two_sided)):
            content = self._content(list(group), done)
            sides = page_count(content) if content else 0
            self._prepare(paper, both)
            painter = QPainter()
            if not sides or not painter.begin(self._printer):
                self.failed.emit(say("packs.printer_refused") if sides else "")
                return
            for at in range(sides):
                if self._stopped:
                    break
                if at:
                    self._printer.newPage()
                painter.drawImage(QRectF(painter.viewport()), page_image(content, at, PRINT_DPI / 72))
            painter.end()
            done += sides

    def _prepare(self, paper: str, both: bool) -> None:
        self._printer.setFullPage(True)
        self._printer.setPageSize(QPageSize(_SIZES[paper]))
        self._printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        self._printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide if both else QPrinter.DuplexMode.DuplexNone)
