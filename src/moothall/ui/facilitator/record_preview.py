"""The middle of *What leaves the room*: the very pages that would be saved, made beside the window, or all of the copy in words. Decides
nothing about who reads what.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from moothall.core.activity import Activity
from moothall.core.errors import Expected
from moothall.core.redacted_copy import Copy
from moothall.exports.export_kind import Export
from moothall.ui.facilitator.export_outline import OutlineLine
from moothall.ui.facilitator.export_preview import OutlinePage
from moothall.ui.facilitator.page_preview import PagePreview
from moothall.ui.facilitator.pdf_pages import page_count, page_image
from moothall.ui.kit.made_when_seen import MadeWhenSeen
from moothall.ui.kit.segmented import Segmented
from moothall.ui.kit.work_thread import WorkThread
from moothall.words import read_by, say, sentence

_SCALE = 1.6
"""Pixels to a point, as pages of a pack are looked at."""
_LONG = 400
"""About how much there is to set from which on the first page is made by itself first: nobody waits for a thousand notes to see it."""


class PageMaker(WorkThread):
    """Makes the file that would be saved. `first` has the first page of a long one as a picture, `made` the whole file, `failed` why there
    is none.
    """

    first = Signal(QImage)
    made = Signal(bytes)
    failed = Signal(str)

    def __init__(self, copy: Copy, chosen: Export, activities: Sequence[Activity]) -> None:
        super().__init__()
        self._copy, self._chosen, self._activities = copy, chosen, tuple(activities)

    def work(self) -> None:
        try:
            with read_by("page"):
                if self._chosen.key == "summary":
                    self._begin()
                content = self._chosen.make(self._copy, self._activities)
        except Expected as trouble:
            self.failed.emit(sentence(trouble))
            return
        self.made.emit(content)

    def _begin(self) -> None:
        from dataclasses import replace

        from moothall.exports.content.blocks import length
        from moothall.exports.summary import summary
        from moothall.exports.writers.pdf import as_pdf

        # The first block of a summary is its first page.
        document = summary(self._copy, self._activities)
        if length(document.blocks) > _LONG:
            self.first.emit(page_image(as_pdf(replace(document, blocks=document.blocks[:1])), 0, _SCALE))


class RecordPreview(QWidget):
    """`tell` it the copy and what is made of it. `content` is the file as it would be saved; empty while it is being made."""

    def __init__(self) -> None:
        super().__init__()
        self.outline, self.pages = OutlinePage(), PagePreview()
        self.content = b""
        self._at = self._of = 0
        self._asked: tuple[Copy, Export | None, tuple[Activity, ...]] | None = None
        self._maker: PageMaker | None = None
        self.shown = Segmented((("page", say("leave.as_pages")), ("words", say("leave.as_words"))), "page", say("leave.reading"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.pages)
        self._stack.addWidget(self.outline)
        bar = QHBoxLayout()
        # px: in line with the page under it.
        bar.setContentsMargins(24, 16, 24, 0)
        bar.addWidget(self.shown)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        self.shown.chosen.connect(self._choose)
        self.pages.turned.connect(self._turn)
        # A copy changes several times in a moment while somebody types a label or the room goes on.
        self._anew = MadeWhenSeen(self, self._make)

    def tell(self, copy: Copy, lines: Sequence[OutlineLine], chosen: Export | None, activities: Sequence[Activity]) -> None:
        """Nothing chosen that has pages: then the copy is there in words."""
        self.outline.tell(lines)
        asked = (copy, chosen, tuple(activities))
        if asked == self._asked:
            return
        other = self._asked is None or self._asked[1] != chosen or self._asked[0].level != copy.level
        self._asked, self.content = asked, b""
        if other:
            self._at = 0
        self._anew.ask()

    def look_at_words(self) -> None:
        self.shown.choose("words")
        self._choose("words")

    def _choose(self, key: str) -> None:
        self._stack.setCurrentIndex(1 if key == "words" else 0)

    # making

    def _make(self) -> None:
        if self._asked is None or self._maker is not None:
            # One at a time; `_ended` makes what was asked for meanwhile.
            return
        copy, chosen, activities = self._asked
        self._anew.made()
        if chosen is None:
            self.pages.show_reason("", say("leave.no_pages"))
            return
        if self.pages.picture.is_empty:
            self.pages.show_reason(chosen.title, say("leave.making_pages"))
        self._maker = PageMaker(copy, chosen, activities)
        # To methods of this widget, so that Qt carries the news over to the window's own thread.
        self._maker.first.connect(self._first)
        self._maker.made.connect(self._made)
        self._maker.failed.connect(self._failed)
        self._maker.finished.connect(self._ended)
        self._maker.start()

    def _first(self, image: QImage) -> None:
        if not self._anew.stale and self._at == 0:
            self.pages.show_first(image, say("leave.first_page"))

    def _made(self, content: bytes) -> None:
        if not self._anew.stale:
            self.content, self._of = content, page_count(content)
            self._look()

    def _failed(self, words: str) -> None:
        if not self._anew.stale:
            self.pages.show_reason("", words)

    def _ended(self) -> None:
        self.finish()
        if self._anew.stale:
            self._anew.ask()

    def finish(self) -> None:
        """The thread is gone before the objects that stand for it."""
        maker, self._maker = self._maker, None
        if maker is not None:
            maker.wait()

    # looking

    def _turn(self, by: int) -> None:
        if self.content:
            self._at += by
            self._look()

    def _look(self) -> None:
        self._at = max(0, min(self._at, self._of - 1))
        title = self._asked[1].title if self._asked and self._asked[1] else ""
        self.pages.show_page(page_image(self.content, self._at, _SCALE), title, self._at, self._of)
        last = self._at == self._of - 1
        self.pages.tell_ends("" if self._at else say("leave.first_page"), say("leave.last_page") if last else "")
