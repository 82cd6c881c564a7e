"""Where a window of ours first stands: as large as designed, or as the screen allows, title bar included. Moves no other window."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QMainWindow

# px; every screen is drawn for it.
DESIGNED = QSize(1440, 900)
# px; VGA, the smallest screen a projector or a remote desktop may still offer. Everything scrolls there.
LEAST = QSize(640, 480)
FRAME = QSize(16, 40)
"""px a system may put round a window, most of it as title bar. Known for certain only once the window is up."""


def fit_on_screen(window: QMainWindow) -> None:
    """Gives the window its sizes, in the middle of what panels and docks leave of its screen."""
    room = window.screen().availableGeometry()
    window.setMinimumSize(LEAST)
    # Never larger than the screen leaves: a title bar out of reach can't be dragged back.
    window.resize(DESIGNED.boundedTo(room.size() - FRAME))
    framed = QRect(QPoint(0, 0), window.size() + FRAME)
    framed.moveCenter(room.center())
    window.move(framed.topLeft())
