"""Pure painting of what the room sees, at any size. Knows pictures and tokens; no desk, no widget, no session."""

from moothall.ui.shared_screen.painting.compose import measure, paint, paint_blank
from moothall.ui.shared_screen.painting.page import Drawn, DrawnText, State, Target
from moothall.ui.shared_screen.painting.tiles import asks_for_card

__all__ = ["Drawn", "DrawnText", "State", "Target", "asks_for_card", "measure", "paint", "paint_blank"]
