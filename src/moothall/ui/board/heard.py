"""The board's own items for a screen reader: themes, under each its notes, each with its states. Says what is there; changes nothing.

Only on Linux, where it was tried at length under AT-SPI; elsewhere the outline says it all. What is folded away, the outline says too.
Interfaces are made when a screen reader asks for them, and kept as long as the app: Qt holds their addresses.
"""

# mypy: disable-error-code="override"
# Qt takes no interface for an answer where its stubs name one: there is no child there, nothing has the focus.

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleObject, QColor, QWindow
from shiboken6 import isValid

from moothall.ui.board.column import Column, More, Note, Stop
from moothall.ui.board.faces import theme_words
from moothall.words import say

if TYPE_CHECKING:
    from moothall.ui.board.view import BoardView

_Name = QAccessible.Text.Name


class HeardStop(QAccessibleInterface):
    """A theme with its notes, a note, or the line for more of them."""

    def __init__(self, board: HeardBoard, stop: Stop) -> None:
        super().__init__()
        self._board, self._stop = board, stop

    def isValid(self) -> bool:
        return isValid(self._board.view) and self._board.view.board.holds(self._stop)

    def text(self, kind: QAccessible.Text) -> str:
        if kind != _Name or not self.isValid():
            return ""
        if isinstance(self._stop, Note):
            return self._stop.face.spoken()
        if isinstance(self._stop, More):
            return self._stop.words
        return say("cluster.outline_theme", theme=theme_words(self._stop.theme), count=say("cluster.notes", n=len(self._stop.notes)))

    def state(self) -> QAccessible.State:
        state, view = QAccessible.State(), self._board.view
        if not self.isValid():
            state.invalid = True
            return state
        state.focusable = state.selectable = True
        state.focused = view.current is self._stop and view.hasFocus()
        state.selected = self._stop.selected if isinstance(self._stop, Note) else view.current is self._stop
        return state

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List if isinstance(self._stop, Column) else QAccessible.Role.ListItem

    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        view = self._board.view
        area = view.on_viewport(self._stop.area if isinstance(self._stop, Column) else self._stop.rect)
        return QRect(view.viewport().mapToGlobal(area.topLeft()), area.size())

    def _under(self) -> list[Stop]:
        if not isinstance(self._stop, Column) or not self.isValid():
            return []
        more: list[Stop] = [self._stop.more] if self._stop.more.is_shown else []
        return [*self._stop.notes[: self._stop.shown], *more]

    def childCount(self) -> int:
        return len(self._under())

    def child(self, index: int) -> QAccessibleInterface | None:
        under = self._under()
        return self._board.interface(under[index]) if 0 <= index < len(under) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self._board.place_in(self._under(), child)

    def parent(self) -> QAccessibleInterface | None:
        if not self.isValid():
            return None
        return self._board if isinstance(self._stop, Column) else self._board.interface(self._stop.column)

    # what Qt also asks for, and there is nothing to tell

    def object(self) -> QObject | None:
        return None

    def window(self) -> QWindow | None:
        return self._board.window()

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        return None

    def focusChild(self) -> QAccessibleInterface | None:
        return None

    def relations(self, *match: int) -> list[int]:
        return []

    def setText(self, kind: QAccessible.Text, text: str) -> None: ...

    def foregroundColor(self) -> QColor:
        return QColor()

    def backgroundColor(self) -> QColor:
        return QColor()

    def interface_cast(self, kind: int) -> None:
        return None


class HeardBoard(QAccessibleObject):
    """The board: a list of themes."""

    def __init__(self, view: BoardView) -> None:
        super().__init__(view)
        self.view = view
        self._made: dict[Stop, HeardStop] = {}

    def interface(self, stop: Stop) -> HeardStop:
        if stop not in self._made:
            self._made[stop] = HeardStop(self, stop)
            QAccessible.registerAccessibleInterface(self._made[stop])
        return self._made[stop]

    def place_in(self, stops: list[Stop], child: QAccessibleInterface) -> int:
        return next((place for place, stop in enumerate(stops) if self._made.get(stop) is child), -1)

    def text(self, kind: QAccessible.Text) -> str:
        return say("cluster.board") if kind == _Name else ""

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable, state.focused = True, self.view.hasFocus()
        state.invisible = not self.view.isVisible()
        return state

    def rect(self) -> QRect:
        return QRect(self.view.mapToGlobal(QPoint(0, 0)), self.view.size())

    def window(self) -> QWindow | None:
        return self.view.window().windowHandle()

    def childCount(self) -> int:
        return len(self.view.board.columns)

    def child(self, index: int) -> QAccessibleInterface | None:
        columns = list(self.view.board.columns.values())
        return self.interface(columns[index]) if 0 <= index < len(columns) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self.place_in(list(self.view.board.columns.values()), child)

    def focusChild(self) -> QAccessibleInterface | None:
        return self.interface(self.view.current) if self.view.current is not None else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        stop = self.view.stop_at(self.view.viewport().mapFromGlobal(QPoint(x, y)))
        return self.interface(stop) if stop is not None else None

    def parent(self) -> QAccessibleInterface | None:
        around = self.view.parentWidget()
        return QAccessible.queryAccessibleInterface(around) if around is not None else None

    def setText(self, kind: QAccessible.Text, text: str) -> None: ...


@cache
def let_boards_be_heard() -> None:
    """Once for the whole app: Qt asks here for what it can't make itself."""
    if sys.platform == "linux":
        QAccessible.installFactory(_heard)


_kept: list[HeardBoard] = []


def _heard(key: str, thing: QObject) -> QAccessibleInterface | None:
    from moothall.ui.board.view import BoardView

    if not isinstance(thing, BoardView):
        return None
    _kept.append(HeardBoard(thing))
    return _kept[-1]
