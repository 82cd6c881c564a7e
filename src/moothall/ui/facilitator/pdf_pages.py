"""Pages of a PDF as pictures, to look at and to print. Makes no PDF; loads what reads one only when a page is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter

from moothall.ui.kit.work_thread import WorkThread
from moothall.words import say

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300
"""Dots in an inch that a page is given to a printer in: letters of 8 points are then as sharp as the paper takes them."""
_A4 = QSizeF(210, 297)
"""What every record is made for, in millimetres."""
_SHAPES = {3: QImage.Format.Format_RGB888, 4: QImage.Format.Format_RGBA8888}
"""By how many bytes a pixel has."""
_PDFIUM = Lock()
"""PDFium does one thing at a time; pages are looked at here while others are printed on a thread."""


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    import pypdfium2

    with _PDFIUM:
        document = pypdfium2.PdfDocument(content)
        try:
            yield document
        finally:
            document.close()


def page_image(content: bytes, at: int, scale: float) -> QImage:
    """A page of a PDF as a picture, `scale` pixels to a point."""
    return _image(content, at, scale)


def text_image(content: bytes, scale: float, top: float, foot: float, edge: float) -> QImage:
    """What stands between `top` and `foot` on the first page of a PDF, as far down as anything stands there, without `edge` on either side.
    All in points.
    """

    def filled(pixels: Any) -> Any:
        part = pixels[int(top * scale) : int(foot * scale), int(edge * scale) : -int(edge * scale) or None]
        # The last row that isn't paper from end to end, and a little air under it.
        inked = (part != part[-1, -1]).any(axis=(1, 2)).nonzero()[0]
        return part[: int(inked[-1] + 8 * scale)] if len(inked) else part[:1]

    return _image(content, 0, scale, filled)


def _image(content: bytes, at: int, scale: float, cut: Callable[[Any], Any] | None = None) -> QImage:
    with _opened(content) as document:
        page = document[at]
        bitmap = page.render(scale=scale, rev_byteorder=True)
        image = _cut(bitmap, cut) if cut else _whole(bitmap)
        # Let go while nobody else is at it: otherwise each would go when this ends, and that is after the lock.
        bitmap.close()
        page.close()
    return image


def _whole(bitmap: Any) -> QImage:
    """Without what a part of it takes, which is a seventh of a second to load, and the first page is waited for."""
    # Copied: the pixels go with the document.
    return QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, _SHAPES[bitmap.n_channels]).copy()


def _cut(bitmap: Any, cut: Callable[[Any], Any]) -> QImage:
    pixels: Any = cut(bitmap.to_numpy())
    high, wide, channels = pixels.shape
    return QImage(pixels.tobytes(), wide, high, wide * channels, _SHAPES[channels]).copy()


def page_count(content: bytes) -> int:
    """Pages of a PDF."""
    with _opened(content) as document:
        return len(document)


class RecordPrinter(WorkThread):
    """A PDF to a printer, the pages that were asked for, on the paper that was chosen: on A3 a page is as much larger."""

    progressed = Signal(int, int)
    failed = Signal(str)

    def __init__(self, content: bytes, printer: QPrinter) -> None:
        super().__init__()
        self._content, self._printer = content, printer
        self.stopped = False

    def stop(self) -> None:
        self.stopped = True

    def work(self) -> None:
        last = page_count(self._content)
        # 0 and 0 are all of them.
        first, until = self._printer.fromPage() or 1, self._printer.toPage() or last
        pages = range(max(first, 1), min(until, last) + 1)
        self._printer.setFullPage(True)
        painter = QPainter()
        if not pages or not painter.begin(self._printer):
            self.failed.emit(say("leave.printer_refused"))
            return
        for done, page in enumerate(pages):
            if self.stopped:
                break
            if done:
                self._printer.newPage()
            painter.drawImage(_fitting(painter.viewport()), page_image(self._content, page - 1, PRINT_DPI / 72))
            self.progressed.emit(done + 1, len(pages))
        painter.end()


def _fitting(sheet: QRect) -> QRectF:
    """As large as the sheet takes a page of A4, in its middle."""
    size = _A4.scaled(QSizeF(sheet.size()), Qt.AspectRatioMode.KeepAspectRatio)
    return QRectF((sheet.width() - size.width()) / 2, (sheet.height() - size.height()) / 2, size.width(), size.height())
