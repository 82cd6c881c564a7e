"""Dresses the whole app: Fusion, palette, style sheet, font. The one place where the look in force changes."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from moothall.tokens import Mode, tokens
from moothall.ui.theme.look import Look, TextScale, look, look_for, wear
from moothall.ui.theme.palette import colours_of, palette_of
from moothall.ui.theme.style import sheet

# A property of the app and no variable here, so that another app in the same process begins anew.
_IN_FUSION, _DRESSED = "moothall_in_fusion", "dressed"
Wanted = Literal["system", "light", "dark", "contrast"]


def dress(app: QApplication, mode: Wanted = "system", percent: int = 100) -> Look:
    """Puts one look on every window, open or to come. `mode` "system" follows the system's light, dark or high contrast setting;
    `percent` is the text size, 100 to 200."""
    if not app.property(_IN_FUSION):
        # Once, and without asking for the style there is: behind a style sheet it has no name, so asking would set it anew each time, and
        # PySide would keep the old one's address and crash when something else comes to live there.
        app.setStyle("Fusion")
        app.setProperty(_IN_FUSION, "plain")
    new = _choose(app, mode, TextScale(percent))
    if app.property(_IN_FUSION) == _DRESSED and new == look():
        # A style sheet set anew makes every widget there is measure itself again, 0.1 ms each, for the look it has already.
        return new
    # Before anything is told to Qt: the style sheet makes widgets ask at once how they look.
    wear(new)
    # In high contrast the system's own palette, untouched.
    app.setPalette(QPalette() if new.contrast else palette_of(new.colours))
    app.setFont(new.font("body"))
    # Last. It is this that reaches every widget as a change of style, upon which they measure anew.
    app.setStyleSheet(sheet(new))
    app.setProperty(_IN_FUSION, _DRESSED)
    return new


def _choose(app: QApplication, mode: Wanted, scale: TextScale) -> Look:
    if mode == "contrast" or (mode == "system" and _wants_contrast(app)):
        return _system_look(app, scale)
    if mode == "system":
        return look_for(_system_mode(app), scale)
    return look_for(mode, scale)


def _wants_contrast(app: QApplication) -> bool:
    hints = app.styleHints()  # named, because PySide lets go of its child when it is let go of
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def _system_mode(app: QApplication) -> Mode:
    return "dark" if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def _system_look(app: QApplication, scale: TextScale) -> Look:
    app.setPalette(QPalette())  # ours off: what remains is the system's own
    palette = app.palette()
    ground = palette.color(QPalette.ColorRole.Window)
    # 128 of 255: a ground darker than the middle wants the dark tokens' symbols.
    return Look(tokens("dark" if ground.lightness() < 128 else "light"), colours_of(palette), scale, contrast=True)
