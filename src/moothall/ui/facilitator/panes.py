"""How the window's width is shared between rail, main area and side panel, and which of them has the keyboard. Holds no content.

Under 1280 the side panel narrows, under 1120 the rail is slim, under 960 the side panel folds and F6 brings up one pane at a time.
Widths are counted at 100 % text: larger text has the same effect as a smaller screen.
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from moothall.ui.facilitator.window_parts import WindowParts
from moothall.ui.theme.look import look

# px at 100 %, the design's.
NARROW_SIDE, SLIM_RAIL, ONE_PANE = 1280, 1120, 960
# px at 100 %; the panel's usual width is the token's 304.
_SIDE_NARROW, _SIDE_FOLDED = 240, 48


class Panes:
    """The three panes of one window, in reading order."""

    def __init__(self, window: QWidget, parts: WindowParts) -> None:
        self._window, self._parts = window, parts
        self._rail_choice: bool | None = None  # slim or full, once the facilitator has said so
        self._unfolded = False  # the side panel has the main area's place, on a narrow window

    @property
    def _width(self) -> float:
        # Larger text is a smaller window.
        return self._window.width() * 100 / look().scale.percent

    @property
    def one_at_a_time(self) -> bool:
        return self._width < ONE_PANE

    def fit(self) -> None:
        """Shares the width out again: after a change of window, text size or place."""
        parts, now = self._parts, look()
        parts.rail.be_slim(self._slim())
        parts.rail.fit()
        # The window has grown: there is room for both again.
        if not self.one_at_a_time:
            self._unfolded = False
        parts.middle.setVisible(not self._unfolded)
        if self._unfolded:
            parts.side.fit(self._window.width() - parts.rail.width(), folded=False, alone=True)
        elif self.one_at_a_time:
            parts.side.fit(now.px(_SIDE_FOLDED), folded=True)
        else:
            parts.side.fit(now.px(_SIDE_NARROW if self._width < NARROW_SIDE else now.tokens.size.side_panel), folded=False)

    def _slim(self) -> bool:
        if self.one_at_a_time:
            return True
        if self._rail_choice is not None:
            return self._rail_choice
        return self._width < SLIM_RAIL or self._parts.main.wants_room

    def toggle_rail(self) -> None:
        """Full or slim, and it stays so whatever is shown."""
        self._rail_choice = not self._parts.rail.slim
        self.fit()

    def bring_middle(self) -> None:
        """The main area in its place again, if the side panel had taken it."""
        if self._unfolded:
            self._unfolded = False
            self.fit()

    def turn(self) -> None:
        """The side panel in the main area's place, or the main area in its own again."""
        self._give(self._parts.main if self._unfolded else self._parts.side)

    # the keyboard

    def step(self, by: int) -> None:
        """To the next pane or the previous one, round the end."""
        parts = self._parts
        order: list[QWidget] = [parts.rail, parts.main, parts.side]
        focus = QApplication.focusWidget()
        # 1, the main area, when the keyboard is in none of them, as in a message.
        here = next((n for n, pane in enumerate(order) if focus is not None and pane.isAncestorOf(focus)), 1)
        self._give(order[(here + by) % len(order)])

    def _give(self, there: QWidget) -> None:
        """The keyboard to a pane, on screen if it was not."""
        parts = self._parts
        self._unfolded = self.one_at_a_time and there is parts.side
        self.fit()
        if there is parts.main:
            parts.main.take_focus()
        elif there is parts.rail:
            parts.rail.take_focus()
        else:
            parts.side.take_focus()
