"""Says that work is going on: in words after a tenth of a second, with progress and Cancel after two. Quick work shows nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from moothall.ui.kit.announce import announce
from moothall.ui.kit.button import Button
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.share_bar import ShareBar
from moothall.ui.theme.look import look
from moothall.words import say


class Busy(QWidget):
    """`shown_after` and `cancel_after` are milliseconds; without them the tokens' times hold."""

    def __init__(self, shown_after: int | None = None, cancel_after: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        motion = look().tokens.motion
        self._cancel: Callable[[], None] | None = None
        # Two timers, one for words and one for Cancel: words that flash up for quick work would only unsettle.
        self._soon = self._timer(motion.busy_shown if shown_after is None else shown_after, self._show_words)
        self._later = self._timer(motion.busy_cancel if cancel_after is None else cancel_after, self._show_progress)
        self._words = PlainLabel("", "meta", ink="ink2", wrap=False)
        self._bar, self._count = ShareBar(say("kit.working")), PlainLabel("", "meta", ink="ink2", wrap=False)
        self._button = Button(say("kit.cancel"), small=True)
        self._button.clicked.connect(self._on_cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for widget in (self._words, self._bar, self._count, self._button):
            row.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        # Hidden until somebody starts it.
        self.stop()

    def _timer(self, after: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self, interval=after, singleShot=True)
        timer.timeout.connect(then)
        return timer

    def start(self, sentence: str = "", cancel: Callable[[], None] | None = None) -> None:
        """Work begins. `cancel` is called once if the person stops it; without it there is no Cancel."""
        self.stop()
        self._cancel = cancel
        self._words.setText(sentence or say("kit.working"))
        self._soon.start()
        self._later.start()

    def progress(self, done: int, of: int) -> None:
        """`of` is 0 while nobody knows how many there are."""
        self._bar.show_count(done, of)
        self._count.setText(say("kit.progress", done=done, of=of) if of else say("kit.so_far", done=done))

    def stop(self) -> None:
        """Work is over, well or not; somebody else says how it went."""
        self._soon.stop()
        self._later.stop()
        self._bar.show_count(0, 0)
        self._count.setText("")
        # Hidden one by one too, so that the next work begins with words alone.
        for widget in (self._bar, self._count, self._button):
            widget.hide()
        self.hide()

    def _show_words(self) -> None:
        self.show()
        announce(self, self._words.text())

    def _show_progress(self) -> None:
        self.show()
        self._bar.show()
        self._count.show()
        self._button.setVisible(self._cancel is not None)

    def _on_cancel(self) -> None:
        # Forgotten before it is called: a second press must not cancel what may have begun since.
        cancel, self._cancel = self._cancel, None
        self._button.hide()
        if cancel is not None:
            cancel()

    def closeEvent(self, event: QCloseEvent) -> None:
        # A timer still running would show a widget of a window that has gone.
        self.stop()
        super().closeEvent(event)
