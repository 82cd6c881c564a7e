"""A locked session, one page before it opens: the phrase. Makes a session of it in this account's own folder; keeps no phrase."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.core.errors import Expected
from moothall.desk.paths import free_name
from moothall.store.phrase_lock import SUFFIX, unlock
from moothall.ui.facilitator.export_phrase import phrase_field
from moothall.ui.kit.busy import Busy
from moothall.ui.kit.button import Button
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.kit.work_thread import WorkThread
from moothall.ui.theme.look import look
from moothall.words import say, sentence


class UnlockWork(WorkThread):
    """On a thread of its own: every try takes seconds, on purpose. `opened` comes when the session is there, `failed` with a sentence."""

    opened = Signal()
    failed = Signal(str)

    def __init__(self, locked: Path, phrase: str, to: Path) -> None:
        super().__init__()
        self._locked, self._phrase, self._to = locked, phrase, to

    def work(self) -> None:
        try:
            unlock(self._locked, self._phrase, self._to)
        except Expected as trouble:
            self.failed.emit(sentence(trouble))
        else:
            self.opened.emit()


class UnlockPage(QWidget):
    """`opened` gives the path of the session it became; `left` goes back to the cards."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, locked: Path, folder: Path) -> None:
        super().__init__()
        self._locked = locked
        self._to = free_name(folder, locked.name[: -len(SUFFIX)] if locked.name.lower().endswith(SUFFIX) else locked.stem)
        self._work: UnlockWork | None = None
        page = ScrollPage()
        column = page.column
        column.setContentsMargins(48, 40, 48, 24)
        column.setSpacing(12)
        column.addWidget(PlainLabel(say("lock.title"), "title"))
        column.addWidget(PlainLabel(say("lock.what_comes", file=locked.name, name=self._to.name), ink="ink2"))
        self.phrase = phrase_field(say("lock.phrase"))
        # px at 100 %: as wide as a new session's title.
        self.phrase.setMaximumWidth(look().px(560))
        self.phrase.entered.connect(self._open)
        column.addWidget(self.phrase)
        self.busy = Busy()
        column.addWidget(self.busy)
        self.open = Button(say("lock.open"), "primary", keys="Enter")
        self.open.clicked.connect(self._open)
        back = Button(say("start.back"), keys="Esc")
        back.clicked.connect(self.left)
        page.add_row(self.open, back, None)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page)

    def take_focus(self) -> None:
        self.phrase.setFocus()

    def _open(self) -> None:
        # One try at a time: a second Enter while one runs does nothing.
        if self._work is not None:
            return
        self._work = UnlockWork(self._locked, self.phrase.text(), self._to)
        self._work.opened.connect(self._opened)
        self._work.failed.connect(self._failed)
        self._work.broke.connect(self._broke)
        self._work.finished.connect(self.finish)
        self.busy.start(say("lock.opening"))
        self._work.start()

    def _opened(self) -> None:
        self.finish()
        self.phrase.edit.clear()
        self.opened.emit(self._to)

    def _failed(self, words: str) -> None:
        self.phrase.refuse(words)
        self.phrase.setFocus()

    def _broke(self) -> None:
        self._failed(say("window.fault"))

    def finish(self) -> None:
        """Waits for the thread to be gone before the object that stands for it."""
        self.busy.stop()
        if self._work is not None:
            self._work.wait()
            self._work = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
