"""The miniature of the screen in the facilitator's window: the same painting, smaller, never a description of it. Can't be pressed."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from moothall.core.picture import BLANK, Picture
from moothall.tokens import Mode, tokens
from moothall.ui.shared_screen.countdown import Countdown
from moothall.ui.shared_screen.painting import Drawn, State, measure
from moothall.ui.shared_screen.spoken import spoken
from moothall.ui.theme.look import look
from moothall.words import say

_LEAST_PAUSE = 250  # ms between two paintings: at most four a second
# px of black round the picture: the shared material has a frame, nothing private has.
_FRAME = 2


class ScreenPreview(QWidget):
    """Give it the same picture, blank and mode as the screen, and the screen's size so that lines break alike."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Full HD until a projector says otherwise.
        self._picture, self._blank, self._screen_size = BLANK, False, QSize(1920, 1080)
        self._mode: Mode = "light"
        self._countdown = Countdown(self)
        # The last drawing, out of date when None. A new one is compared with it, and painted where they differ.
        self._laid: Drawn | None = None
        self._since = QElapsedTimer()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._repaint)
        self._countdown.ticked.connect(self._repaint_soon)
        self._countdown.ended.connect(self._tell)
        size = tokens().size
        self.setFixedSize(size.preview_width, size.preview_height)
        self.setAccessibleName(say("screen.miniature"))
        self._tell()

    @property
    def is_blank(self) -> bool:
        return self._blank or not self._picture.parts

    def show_picture(self, picture: Picture) -> None:
        if self._countdown.is_news(self._picture, picture):
            self._picture = picture
            self._refresh()

    def set_blank(self, on: bool) -> None:
        """At once: a blank screen with a lit preview would be a lie, if only for a quarter of a second."""
        if on != self._blank:
            self._blank = on
            self._refresh()
            # Not by the timer that spares the processor.
            self._repaint()

    def set_mode(self, mode: Mode) -> None:
        """The screen's mode, not the desk's."""
        if mode != self._mode:
            self._mode = mode
            self._refresh()

    def set_screen_size(self, size: QSize) -> None:
        if size != self._screen_size and not size.isEmpty():
            self._screen_size = size
            self._refresh()

    def _refresh(self) -> None:
        self._countdown.start(BLANK if self.is_blank else self._picture)
        self._tell()
        self._repaint_soon()

    def _tell(self) -> None:
        self.setAccessibleDescription(spoken(self._picture, blank=self.is_blank, gone=self._countdown.gone))

    def _repaint_soon(self) -> None:
        # One repaint is on its way and will show this, too.
        if self._later.isActive():
            return
        spent = self._since.elapsed() if self._since.isValid() else _LEAST_PAUSE
        if spent >= _LEAST_PAUSE:
            self._repaint()
        else:
            self._later.start(int(_LEAST_PAUSE - spent))

    def _repaint(self) -> None:
        """Where it has become another, and no more."""
        self._later.stop()
        self._since.start()
        before, self._laid = self._laid, None
        place = self._place()
        # Out of sight nothing is drawn merely to be compared.
        if before is not None and self.isVisible() and before.size == place.size():
            self.update(self._drawn().differs_from(before).translated(place.topLeft()))
        else:
            self.update()

    def _drawn(self) -> Drawn:
        size = self._place().size()
        if self._laid is None or self._laid.size != size:
            self._laid = measure(size, BLANK if self.is_blank else self._picture, self._mode, State(self._countdown.gone))
        return self._laid

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = look().colour("ink")
        painter.fillRect(self.rect(), ink)
        place = self._place()
        painter.save()
        painter.setClipRect(place)
        painter.translate(place.topLeft())
        self._drawn().paint(painter, event.region().translated(-place.topLeft()))
        painter.restore()
        # Twice as wide, for the outer half lies outside the widget.
        painter.setPen(QPen(ink, 2 * _FRAME))
        painter.drawRect(self.rect())

    def _place(self) -> QRect:
        """In the screen's own proportions; the frame lies over its edge."""
        place = QRect(self.rect().topLeft(), self._screen_size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio))
        place.moveCenter(self.rect().center())
        return place
