"""Over the board: how many notes in how many themes, in which order, the outline and the zoom. Says what was pressed; does nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from moothall.ui.kit.button import Button
from moothall.ui.kit.card import Ground
from moothall.ui.kit.chip import Chip
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say


class BoardBar(Ground):
    """`stepped` gives 1 to zoom in and -1 out, 0 to fit everything in."""

    outlined = Signal()
    naming = Signal()
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__("wall")
        self._ordered = False  # whether the chip has anything to say: an order takes two themes
        self._count = PlainLabel("", "meta", ink="ink2", wrap=False)
        self._order = Chip(say("cluster.largest_first"))
        self.outline = Button(say("cluster.show_outline"), keys=say("cluster.key_outline"), small=True)
        # The key caps are words beside the button: what they do is in the table of keys.
        self.outline.clicked.connect(self.outlined)
        self.name_all = Button(say("cluster.name_all_short"), keys=say("cluster.key_name_all"), small=True)
        self.name_all.clicked.connect(self.naming)
        self._zoom = {
            step: Button(words, small=True) for step, words in ((-1, say("cluster.smaller")), (0, ""), (1, say("cluster.larger")))
        }
        self._keys = {self.name_all: say("cluster.key_name_all"), self.outline: say("cluster.key_outline")}
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 0)  # px: in line with the board's own margin
        row.setSpacing(16)
        row.addWidget(self._count)
        row.addWidget(self._order)
        row.addStretch(1)
        row.addWidget(self.name_all)
        row.addWidget(self.outline)
        row.addLayout(self._zoom_row())

    def _zoom_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        for step, button in self._zoom.items():
            button.clicked.connect(lambda _=False, step=step: self.stepped.emit(step))
            row.addWidget(button)
        self._zoom[-1].setAccessibleName(say("cluster.zoom_out"))
        self._zoom[1].setAccessibleName(say("cluster.zoom_in"))
        return row

    def show_counts(self, notes: int, placed: int, themes: int, repeats: int = 0) -> None:
        words, within = say("cluster.notes", n=notes), say("cluster.in_themes", n=themes)
        if repeats:
            words = say("cluster.notes_and_repeats", notes=words, n=repeats)
        # "12 of 40 placed" only while some are not: once all are, the number of notes says it.
        key = "cluster.counts" if placed == notes else "cluster.counts_some"
        self._count.setText(say(key, notes=words, placed=placed, themes=within) if themes else words)
        self._ordered = themes > 1
        self.name_all.setVisible(themes > 0)
        self._fit()

    def show_zoom(self, percent: int) -> None:
        self._zoom[0].set_words(say("cluster.zoom", n=percent))
        self._zoom[0].setAccessibleName(say("cluster.zoom_fit", n=percent))

    def show_outlined(self, outlined: bool, paged: bool = False) -> None:
        """Whether the outline stands in the board's place, or another page: nothing to zoom there."""
        to_board = outlined or paged
        self._keys[self.outline] = say("cluster.key_back") if paged else say("cluster.key_outline")
        self.outline.set_words(say("cluster.show_board" if to_board else "cluster.show_outline"))
        for button in self._zoom.values():
            button.setVisible(not outlined and not paged)
        self._fit()

    # room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Words before ornaments: in a narrow bar the order goes first, then the keys, which the key line names as well."""
        # From the fullest to the barest; the last is taken even if it is too wide, for there is nothing left to leave out.
        for ordered, keyed in ((True, True), (False, True), (False, False)):
            self._order.setVisible(ordered and self._ordered)
            for button, keys in self._keys.items():
                button.set_words(button.words, keys if keyed else "")
            if self._wanted() <= self.width():
                return

    def _wanted(self) -> int:
        row = self.layout()
        assert row is not None
        # A layout remembers its size until the next turn of the event loop, and would answer for the row as it was.
        row.invalidate()
        return row.sizeHint().width()
