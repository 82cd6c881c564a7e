"""What the desk looks like: tokens on the Qt side, fonts, palette, style sheet, theme symbols, hatch and shadow. Knows no session."""

from moothall.ui.theme.apply import dress
from moothall.ui.theme.look import Look, TextScale, look, look_for

__all__ = ["Look", "TextScale", "dress", "look", "look_for"]
