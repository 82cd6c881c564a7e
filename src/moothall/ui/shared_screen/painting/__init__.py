"""Pure painting of what the room sees, at any size. Knows pictures and tokens; no desk, no widget, no session."""

from moothall.ui.shared_screen.painting.compose import measure, paint, paint_blank
from moothall.ui.shared_screen.painting.page import Drawn, DrawnText, State, Target

__all__ = ["Drawn", "DrawnText", "State", "Target", "measure", "paint", "paint_blank"]
