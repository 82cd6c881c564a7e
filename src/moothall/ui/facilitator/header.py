"""Over a panel: the item's title, the ways to look at it, and the prompt in quotes. One line high where the panel wants the room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.ui.facilitator.activity_views import View
from moothall.ui.kit.button import Button
from moothall.ui.kit.card import Ground
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.segmented import Segmented
from moothall.ui.theme.look import look
from moothall.words import say

_LARGE = 150
"""Text size in per cent."""


class _Row(Ground):
    """Title and views on `ground`; the prompt under them unless it is flat."""

    def __init__(self, flat: bool) -> None:
        super().__init__("panel" if flat else "wall", "bottom" if flat else "")
        size = look().tokens.size
        self.title = PlainLabel("", "section" if flat else "title", elided=True)
        self.prompt = PlainLabel("", "section", ink="ink2", bold=False)
        self.prompt.setVisible(False)
        self.views = QHBoxLayout()
        top, below = QHBoxLayout(), QHBoxLayout()
        for row in (top, below):
            row.setSpacing(16)
        self._top, self._below = top, below
        self.start = Button(say("window.start_item"), keys=say("window.key_start_item"), small=True)
        self._with_key = self.start.sizeHint().width()
        self.start.hide()
        self.time = Button("", keys="Ctrl+T", small=True)
        self.time.hide()
        top.addWidget(self.title, 1)
        top.addWidget(self.time)
        top.addWidget(self.start)
        top.addLayout(self.views)
        column = QVBoxLayout(self)
        side = size.section_gap if flat else size.main_side
        # px; flat, 15 above the row and 16 below it, hairline included. Otherwise what stands below brings its own space.
        column.setContentsMargins(side, 15 if flat else size.main_top, side, 16 if flat else 0)
        column.setSpacing(4)
        self._margins = column.contentsMargins()
        column.addLayout(top)
        below.addWidget(self.prompt, 1)
        column.addLayout(below)

    def fit(self) -> None:
        """Start stands beside the title, unless the title would be cut short there: then it stands beside the prompt, or where there is
        none it leaves its key to the key line.
        """
        title, beside = self.title, self.views.sizeHint().width() + 2 * self._top.spacing()
        # Of the widget's own width: the layout's is still the one before a change of size.
        margins = self._margins
        free = self.width() - margins.left() - margins.right() - beside - self._with_key
        # With large text height is dearer than the end of a title, which its tip says.
        short = title.sizeHint().width() > free and look().scale.percent < _LARGE
        here = self._below if short and self.prompt.isVisibleTo(self) else self._top
        self.start.set_words(say("window.start_item"), "" if short and here is self._top else say("window.key_start_item"))
        if here.indexOf(self.start) < 0:
            # Before the views, or at the end of the prompt's row.
            here.insertWidget(1, self.start, 0, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class Header(QWidget):
    """`viewed` gives the activity somebody chose to look at the item with; `start` asks for the item to run, `time` for its timer, or for
    the round that comes next."""

    viewed = Signal(str)
    start = Signal()
    time = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.segmented: Segmented | None = None
        self._offered: tuple[object, ...] = ()
        # Both shapes are made and one is shown: margins and kinds of text differ, and changing them one by one would flicker.
        self._rows = {flat: _Row(flat) for flat in (False, True)}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for row in self._rows.values():
            row.start.clicked.connect(self.start)
            row.time.clicked.connect(self.time)
            column.addWidget(row)

    def tell(self, title: str, prompt: str, views: Sequence[View], current: str, *, flat: bool, runs: bool) -> None:
        """`runs`: nothing is to be started here."""
        for shape, row in self._rows.items():
            row.setVisible(shape == flat)
        row = self._rows[flat]
        row.title.setText(title)
        row.start.setVisible(not runs)
        row.prompt.setText(say("window.quoted", text=prompt) if prompt else "")
        row.prompt.setVisible(bool(prompt) and not flat)
        self._offer(views, current, row)
        row.fit()

    def offer_timer(self, words: str) -> None:
        """What the timer's button would do; without words there is nothing to time."""
        for row in self._rows.values():
            row.time.set_words(words)
            row.time.setVisible(bool(words))

    def _offer(self, views: Sequence[View], current: str, row: _Row) -> None:
        # As long as the same views are offered the choice keeps the keyboard.
        wanted = (row, *(view.key for view in views))
        if self.segmented is not None and wanted == self._offered:
            self.segmented.choose(current)
            return
        self._offered = wanted
        if self.segmented is not None:
            self.segmented.hide()
            self.segmented.deleteLater()
            self.segmented = None
        if views:
            self.segmented = Segmented([(v.key, v.words) for v in views], current, say("window.views"))
            self.segmented.chosen.connect(self.viewed)
            row.views.addWidget(self.segmented)
