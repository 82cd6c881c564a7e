"""A page as it will be printed, with the way to the next and back: for packs and for what leaves the room. Shows pictures; makes none."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.ui.kit.button import Button
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.theme.look import look
from moothall.ui.theme.shadow import paint_shadow
from moothall.words import say

_WAYS = {int(Qt.Key.Key_PageUp): -1, int(Qt.Key.Key_PageDown): 1}


class PagePicture(QWidget):
    """A page on the desk, as large as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        # px: small, but all of it is there on a low screen with large text.
        self.setMinimumSize(look().px(160), look().px(200))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # turned by Page Up and Page Down

    def show_image(self, image: QImage, words: str) -> None:
        """`words` say what it is to whoever can't see it."""
        self._image = image
        self.setAccessibleName(words)
        self.update()

    @property
    def is_empty(self) -> bool:
        return self._image.isNull()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.size().scaled(self.size() - self.size() / 50, Qt.AspectRatioMode.KeepAspectRatio)
        paper = QRect(0, 0, size.width(), size.height())
        paper.moveCenter(self.rect().center())
        paint_shadow(painter, paper)
        painter.drawImage(paper, self._image)


class PagePreview(QWidget):
    """`turned` by one page on or back."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.back, self.on = Button(say("packs.previous"), small=True), Button(say("packs.next"), small=True)
        self.place = PlainLabel("", "meta", ink="ink2", elided=True)
        self.picture, self.words = PagePicture(), PlainLabel("", "body", ink="ink2")
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self.back)
        bar.addWidget(self.on)
        bar.addWidget(self.place, 1)
        column = QVBoxLayout(self)
        # px: as the outline of what leaves the room.
        column.setContentsMargins(24, 16, 24, 16)
        column.addLayout(bar)
        column.addWidget(self.words)
        column.addWidget(self.picture, 1)
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.on.clicked.connect(lambda: self.turned.emit(1))

    def show_page(self, image: QImage, title: str, at: int, of: int) -> None:
        """One side of one copy; `at` counts from 0."""
        self.place.setText(say("packs.side_of", title=title, at=at + 1, of=of))
        self.picture.show_image(image, title)
        self.words.hide()
        self.picture.show()

    def show_first(self, image: QImage, words: str) -> None:
        """The first page, while nobody knows yet how many there are."""
        self.place.setText(words)
        self.picture.show_image(image, words)
        self.words.hide()
        self.picture.show()

    def tell_ends(self, first: str, last: str) -> None:
        """Why there is no way back, or on; empty where there is one."""
        self.back.unavailable(first)
        self.on.unavailable(last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _WAYS.get(event.key())
        if way is None:
            super().keyPressEvent(event)
        else:
            self.turned.emit(way)

    def show_reason(self, title: str, reason: str) -> None:
        """Why there is nothing to look at."""
        self.place.setText(title)
        self.picture.show_image(QImage(), title)
        self.words.setText(reason)
        self.words.show()
        self.picture.hide()
