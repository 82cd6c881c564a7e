"""The grid of numbered cards: which ballots are in, which not, which spoiled, which not given out. Knows no name and no mark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from moothall.ui.theme.hatch import paint_hatch
from moothall.ui.theme.look import look
from moothall.words import say

CardState = Literal["in", "not_in", "spoiled", "not_given"]
# Across and down, in cells.
_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class BallotCell(QAbstractButton):
    """One card. Made and arranged by BallotCells."""

    # px; the cell's own corners are 3, and the ring lies outside them.
    ring_radius = 4

    def __init__(self, number: int, state: CardState, owner: BallotCells) -> None:
        super().__init__(owner)
        self.number = number
        self._owner = owner
        self._state: CardState = state
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # No stop for Tab by itself: of fifty cards only one is (see `_reached_by_tab`).
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_state(state)

    @property
    def state(self) -> CardState:
        return self._state

    def show_state(self, state: CardState) -> None:
        self._state = state
        self.setAccessibleName(say(f"kit.card_{state}", n=self.number))
        self.update()

    def sizeHint(self) -> QSize:
        side = look().px(look().tokens.size.ballot_cell)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self._owner.step(self, *_STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        filled = self._state == "in"
        painter.setFont(now.font("meta", bold=filled))
        painter.setPen(now.colour("on_accent" if filled else "ink3" if self._state == "not_given" else "ink"))
        if self._state == "spoiled":
            self._clear_for_number(painter)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), str(self.number))

    def _paint_ground(self, painter: QPainter) -> None:
        now = look()
        # Half a pixel in, so that a line of 1 px falls on whole pixels and stays sharp.
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        # A card nobody has is a bare number: no box invites a press.
        if self._state == "not_given" and not self.underMouse():
            return
        filled = self._state == "in"
        painter.setPen(QPen(now.colour("accent" if filled else "edge"), 1))
        painter.setBrush(now.colour("accent" if filled else "tint" if self.underMouse() else "paper"))
        painter.drawRoundedRect(box, 3, 3)
        if self._state == "spoiled":
            # Strong, because at 28 px the usual hatch would be two lines.
            paint_hatch(painter, box.adjusted(1, 1, -1, -1), strong=True)

    def _clear_for_number(self, painter: QPainter) -> None:
        """The number stands on a patch of paper, or the hatch would eat it."""
        # 2 px of paper on either side; less height than the font's line, which holds room for accents that figures don't have.
        wide = painter.fontMetrics().horizontalAdvance(str(self.number)) + 4
        tall = painter.fontMetrics().height() - 2
        patch = QRectF((self.width() - wide) / 2, (self.height() - tall) / 2, wide, tall)
        painter.fillRect(patch, look().colour("paper"))


class BallotCells(QWidget):
    """`show_cards` takes pairs of number and state and redraws only what differs, `show_card` one of them. Arrows move; `chosen` tells the
    number pressed."""

    chosen = Signal(int)

    def __init__(self, name: str, columns: int = 9, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self.cells: list[BallotCell] = []
        self._by_number: dict[int, BallotCell] = {}
        self.setAccessibleName(name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        # Half a grid step: with 28 px to a cell the middles are 32 apart, more than the 24 a target needs.
        self._grid.setSpacing(4)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def show_cards(self, cards: Sequence[tuple[int, CardState]]) -> None:
        # Other cards were given out. As long as they are the same, only cells that differ are touched: the keyboard stays where it
        # is.
        if [number for number, _ in cards] != [cell.number for cell in self.cells]:
            self._rebuild(cards)
            return
        for cell, (_, state) in zip(self.cells, cards, strict=True):
            if cell.state != state:
                cell.show_state(state)

    def show_card(self, number: int, state: CardState) -> None:
        """Nothing happens when that card is not shown."""
        cell = self._by_number.get(number)
        if cell is not None and cell.state != state:
            cell.show_state(state)

    def _rebuild(self, cards: Sequence[tuple[int, CardState]]) -> None:
        for cell in self.cells:
            self._grid.removeWidget(cell)
            # At once: deleting comes with the next turn of the event loop, and until then the old cell would lie under the new one.
            cell.hide()
            cell.deleteLater()
        self.cells = [BallotCell(number, state, self) for number, state in cards]
        self._by_number = {cell.number: cell for cell in self.cells}
        for place, cell in enumerate(self.cells):
            self._grid.addWidget(cell, place // self._columns, place % self._columns)
            cell.clicked.connect(lambda _=False, number=cell.number: self.chosen.emit(number))
        if self.cells:
            self._reached_by_tab(self.cells[0])

    def _reached_by_tab(self, cell: BallotCell) -> None:
        """One stop for Tab in the whole grid; the arrows do the rest."""
        for other in self.cells:
            other.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other is cell else Qt.FocusPolicy.ClickFocus)

    def step(self, origin: BallotCell, across: int, down: int) -> None:
        # Left of the first in a row is the last of the row above: the numbers run on.
        place = self.cells.index(origin) + across + down * self._columns
        if 0 <= place < len(self.cells):
            self._reached_by_tab(self.cells[place])
            self.cells[place].setFocus(Qt.FocusReason.OtherFocusReason)
