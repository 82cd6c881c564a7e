"""The ways ballots may come in by, as tiles: what each is, how many came by it, what it can't give. Decides nothing about a vote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from moothall.ui.kit.inline_parts import InlineWords, paint_row, width_of
from moothall.ui.theme.look import look
from moothall.words import say

ORDER = ("live", "paper", "booth", "table", "wall", "hands")
"""How the tiles stand; Alt+digit counts along those that a mode allows. Ways that count people come before those that don't."""
_HIGH, _PADDING, _NARROW = 64, 14, 150
"""px: a tile's height at 100 % (design language, "Route tile 64"), its inner margin at any text size, and the width at 100 % under which
the note no longer fits.
"""
# Arrows move within the row as in a group of radio buttons, so that Tab leaves it in one step.
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class WayTile(QAbstractButton):
    """One way in. Made and arranged by WayTiles."""

    ring_radius = 4

    def __init__(self, way: str, place: int, owner: WayTiles) -> None:
        super().__init__(owner)
        self.way, self._owner, self._count = way, owner, 0
        self.setCheckable(True)
        # One at a time, as Qt keeps it for buttons under one parent.
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(f"{say(f'voting.way_{way}_note')}, Alt+{place}")
        self.show_count(0)

    def show_count(self, count: int) -> None:
        if count != self._count or not self.accessibleName():
            self._count = count
            self.setAccessibleName(say("voting.way_count", way=say(f"voting.way_{self.way}"), n=count))
            self.update()

    def sizeHint(self) -> QSize:
        # px at 100 %: what is asked for; the tiles then share the row's width, and six of them fit a narrow window at 80.
        return QSize(look().px(120), look().px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(80), look().px(_HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self._owner.step(self, _STEPS[Qt.Key(event.key())])
        # Ctrl+Enter is held to close the vote, wherever the keyboard is.
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        pen = QPen(now.colour("accent" if chosen else "line"), 2 if chosen else 1)
        painter.setPen(pen)
        painter.setBrush(now.colour("tint" if chosen or self.underMouse() else "paper"))
        # A pen paints to both sides of its line: moved in by half, none of it is cut off.
        half = pen.widthF() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 4, 4)
        narrow = self.width() < now.px(_NARROW)
        padding = _PADDING // 2 if narrow else _PADDING
        inner = self.rect().adjusted(padding, 8, -padding, -8)
        # Name and count above, the note below, each in half the height whatever the text size.
        top, below = inner.adjusted(0, 0, 0, -inner.height() // 2), inner.adjusted(0, inner.height() // 2, 0, 0)
        count = InlineWords(str(self._count), "label", "accent" if self._count else "ink3")
        wide = width_of(count)
        name, note = (
            InlineWords(say(f"voting.way_{self.way}"), "label", "ink"),
            InlineWords(say(f"voting.way_{self.way}_note"), "meta", "ink2"),
        )
        if narrow:  # then the note is for screen readers alone
            paint_row(painter, top, [InlineWords(name.text, "meta", "ink", bold=True)], 0)
            paint_row(painter, below, [count], 0)
            return
        paint_row(painter, top.adjusted(top.width() - wide, 0, 0, 0), [count], 0)
        paint_row(painter, top.adjusted(0, 0, -wide - 8, 0), [name], 0)
        paint_row(painter, below, [note], 0)


class WayTiles(QWidget):
    """`chosen` tells a way when a person takes it, by mouse, arrows or Alt and its place in the row."""

    chosen = Signal(str)

    def __init__(self, ways: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(say("voting.ways"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.tiles = {way: WayTile(way, place, self) for place, way in enumerate(ways, 1)}
        for place, tile in enumerate(self.tiles.values(), 1):
            row.addWidget(tile)
            tile.clicked.connect(lambda _=False, way=tile.way: self.chosen.emit(way))
            shortcut = QShortcut(QKeySequence(f"Alt+{place}"), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(tile.click)

    def choose(self, way: str) -> None:
        """Marks a way without telling anybody."""
        self.tiles[way].setChecked(True)
        for tile in self.tiles.values():
            # Tab stops at the chosen tile alone; the others are reached by arrows, Alt and the mouse.
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tile.way == way else Qt.FocusPolicy.ClickFocus)

    def show_counts(self, routes: Mapping[str, int]) -> None:
        for way, tile in self.tiles.items():
            tile.show_count(routes.get(way, 0))

    def step(self, origin: WayTile, by: int) -> None:
        tiles = list(self.tiles.values())
        # Round the ends, as radio buttons go.
        there = tiles[(tiles.index(origin) + by) % len(tiles)]
        there.click()
        # After the click, which sends the keyboard to the page of that way.
        there.setFocus(Qt.FocusReason.OtherFocusReason)
