"""The block at the top of the facilitator's side panel: "The room sees", what is live, and the miniature. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.core.picture import Picture
from moothall.tokens import Mode
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.shared_screen.places import Standing
from moothall.ui.shared_screen.preview import Preview
from moothall.ui.theme.look import look
from moothall.words import say

_MARK = 8


class RoomSees(QWidget):
    """Tell it the same as the wall: the picture, blank, and where the wall stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = Preview(self)
        self._live = ""
        self._mark = _Mark(self)
        self._words = PlainLabel("", "meta", ink="ink2", elided=True, align=Qt.AlignmentFlag.AlignRight)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(PlainLabel(say("screen.room_sees"), "meta", bold=True, wrap=False))
        head.addStretch()
        head.addWidget(self._mark)
        head.addWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.preview)
        self._tell()

    @property
    def words(self) -> str:
        """ "Live: what", or "Blank"."""
        return self._words.text()

    def show_picture(self, picture: Picture) -> None:
        self.preview.show_picture(picture)
        self._live = picture.live
        self._tell()

    def set_blank(self, on: bool) -> None:
        self.preview.set_blank(on)
        self._tell()

    def set_mode(self, mode: Mode) -> None:
        self.preview.set_mode(mode)

    def set_wall(self, standing: Standing, size: QSize) -> None:
        """A wall that was unplugged shows nothing, so the miniature is dark too."""
        self.preview.set_wall_size(size)
        self.preview.set_dark(standing == "lost")
        self._tell()

    def _tell(self) -> None:
        blank = self.preview.is_blank
        self._mark.set_live(not blank)
        self._words.setText(say("screen.live_blank") if blank else say("screen.live", what=self._live))


class _Mark(QWidget):
    """A filled accent dot while live, a black square while blank."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._live = False
        self.setFixedSize(_MARK, _MARK)

    def set_live(self, on: bool) -> None:
        if on != self._live:
            self._live = on
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().colour("accent" if self._live else "ink"))
        if self._live:
            painter.drawEllipse(QRectF(self.rect()))
        else:
            painter.drawRect(self.rect())
