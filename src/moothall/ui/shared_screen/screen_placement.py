"""Where the shared screen stands: on the projector, or in a window when asked. Never lands on the facilitator's screen by itself.

Remembers the projector by what it calls itself; keeps no settings, but tells whoever does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from moothall.ui.shared_screen.screen import SharedScreen

Standing = Literal["nowhere", "wall", "lost", "window"]


def screen_name(screen: QScreen) -> str:
    """What tells one screen from another, also after it was unplugged: port, maker, model and serial number."""
    return "|".join((screen.name(), screen.manufacturer(), screen.model(), screen.serialNumber()))


class ScreenPlacement(QObject):
    """Moves `wall` about and leaves the `facilitator`'s window where it is. `chosen` is the name of the screen used last, or empty;
    `remember` is told when another one is used."""

    lost = Signal()  # the projector went away: the room sees nothing
    back = Signal()  # and is there again
    moved = Signal()  # `standing` is another one

    def __init__(self, facilitator: QWidget, wall: SharedScreen, chosen: str = "", remember: Callable[[str], None] | None = None) -> None:
        super().__init__(wall)
        self._facilitator, self._wall, self._chosen = facilitator, wall, chosen
        self._remember = remember or (lambda name: None)
        self._standing: Standing = "nowhere"
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._screen_added)
        app.screenRemoved.connect(self._screen_removed)
        wall.leave_wanted.connect(self.take_down)

    @property
    def standing(self) -> Standing:
        return self._standing

    def screens(self) -> list[QScreen]:
        """Those that could be the wall: all but the one the facilitator's window is on."""
        return [screen for screen in QGuiApplication.screens() if screen is not self._facilitator.screen()]

    def choose(self, screen: QScreen) -> None:
        """Remembers `screen` as the wall and moves there if the wall is up."""
        self._chosen = screen_name(screen)
        self._remember(self._chosen)
        if self._standing in ("wall", "lost"):
            self._stand_on(screen)

    def put_up(self) -> bool:
        """On the projector, full screen. False, and nothing happens, when there is only the facilitator's screen."""
        screen = self._projector()
        if screen is None:
            return False
        if self._chosen != screen_name(screen):
            self._chosen = screen_name(screen)
            self._remember(self._chosen)
        self._stand_on(screen)
        return True

    def present_here(self) -> None:
        """In an ordinary window, for one screen only or a shared window in a call. The facilitator asked for it, and goes on typing: it
        stands at the bottom right, half as wide as the screen, away from the entry lines, and leaves the keyboard where it is."""
        wall, room = self._wall, self._facilitator.screen().availableGeometry()
        wall.setScreen(self._facilitator.screen())
        wall.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        wall.resize(wall.sizeHint().scaled(room.width() // 2, room.height() // 2, Qt.AspectRatioMode.KeepAspectRatio))
        wall.showNormal()
        beyond = room.bottomRight() - wall.frameGeometry().bottomRight()
        wall.move(wall.frameGeometry().topLeft() + beyond)
        wall.raise_()
        self._stand("window")

    def take_down(self) -> None:
        """The wall goes; the screen shows whatever the computer shows there."""
        self._wall.hide()
        self._stand("nowhere")

    def _stand(self, standing: Standing) -> None:
        if standing != self._standing:
            self._standing = standing
            self.moved.emit()

    # finding the projector

    def _projector(self) -> QScreen | None:
        """The one used before if it is there, else any other than the facilitator's and the computer's main one."""
        others = self.screens()
        main = QGuiApplication.primaryScreen()
        return min(others, key=lambda screen: (screen_name(screen) != self._chosen, screen is main), default=None)

    def _stand_on(self, screen: QScreen) -> None:
        wall = self._wall
        wall.hide()
        wall.setWindowState(Qt.WindowState.WindowNoState)
        wall.setScreen(screen)
        wall.setGeometry(screen.geometry())
        # Taking the keyboard from the facilitator would send their next word to the wall.
        wall.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        wall.showFullScreen()
        self._stand("wall")

    # plugs

    def _screen_removed(self, screen: QScreen) -> None:
        """Hides before Qt moves the orphaned window to the screen that is left."""
        if self._standing == "wall" and self._wall.screen() is screen:
            self._wall.hide()
            self._stand("lost")
            self.lost.emit()

    def _screen_added(self, screen: QScreen) -> None:
        if self._standing == "lost" and screen is not self._facilitator.screen() and self._is_ours(screen):
            self._stand_on(screen)
            self.back.emit()

    def _is_ours(self, screen: QScreen) -> bool:
        """The same one; another only if no name was given. A different projector is put up when the facilitator says so."""
        return screen_name(screen) == self._chosen
