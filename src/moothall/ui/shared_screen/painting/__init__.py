"""Pure painting of what the room sees, at any size. Knows pictures and tokens; no desk, no widget, no session."""

from moothall.ui.shared_screen.painting.compose import measure, paint
from moothall.ui.shared_screen.painting.screen_page import State
from moothall.ui.shared_screen.painting.strokes import Drawn, DrawnText, PressTarget
from moothall.ui.shared_screen.painting.tile_head import asks_for_card

__all__ = ["Drawn", "DrawnText", "PressTarget", "State", "asks_for_card", "measure", "paint"]
