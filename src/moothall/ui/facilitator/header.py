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
_TITLE = 96
"""px at 100 % of a title that must stay, for people to know where they are; its tip says the rest."""
_TIME_KEY = "Ctrl+T"


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
        self.start.hide()
        self.time = Button("", keys=_TIME_KEY, small=True)
        self.time.hide()
        top.addWidget(self.title, 1)
        top.addWidget(self.time)
        top.addWidget(self.start)
        top.addLayout(self.views)
        self._column = column = QVBoxLayout(self)
        side = size.section_gap if flat else size.main_side
        # px; flat, 15 above the row and 16 below it, hairline included. Otherwise what stands below brings its own space.
        column.setContentsMargins(side, 15 if flat else size.main_top, side, 16 if flat else 0)
        column.setSpacing(4)
        self._margins = column.contentsMargins()
        column.addLayout(top)
        below.addWidget(self.prompt, 1)
        column.addLayout(below)

    def fit(self) -> None:
        """The timer and Start stand beside the title with their keys. Where the title would be cut short there, Start stands beside the
        prompt; where there is none, or text is large, they leave their keys to the key line, and go below when that isn't enough either.
        """
        # Of the widget's own width: the layout's is still the one before a change of size.
        free = self.width() - self._margins.left() - self._margins.right() - self.views.sizeHint().width() - self._top.spacing()
        acts = [act for act in (self.time, self.start) if act.isVisibleTo(self)]
        title = self.title.sizeHint().width()
        short = title > free - self._wide(acts, keys=True)
        # With large text height is dearer than the end of a title, which its tip says.
        beside_prompt = short and self.prompt.isVisibleTo(self) and look().scale.percent < _LARGE and self.start in acts
        above = [act for act in acts if act is not self.start or not beside_prompt]
        if not beside_prompt and short:
            # Measured without their keys, and left so where they are too wide with them.
            cut = min(title, look().px(_TITLE)) > free - self._wide(acts, keys=False)
            above = [] if cut else acts
        for act in acts:
            self._place(act, self._top if act in above else self._below)
        # Before it is painted: what changed its width would else stand cut for a moment.
        self._column.activate()

    def _wide(self, acts: Sequence[Button], *, keys: bool) -> int:
        """How much of the row they take, with their keys or without."""
        for act, key in ((self.time, _TIME_KEY), (self.start, say("window.key_start_item"))):
            act.set_keys(key if keys or act not in acts else "")
        return sum(act.sizeHint().width() + self._top.spacing() for act in acts)

    def _place(self, act: Button, row: QHBoxLayout) -> None:
        if row.indexOf(act) < 0:
            # In the title's row before the views; below at the end of the prompt's.
            row.insertWidget(1 if act is self.time or row.indexOf(self.time) < 0 else 2, act, 0, Qt.AlignmentFlag.AlignTop)

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
            row.fit()

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
            # Now, and not when the event loop comes to it: a part that isn't shown has no width in a layout.
            self.segmented.show()
