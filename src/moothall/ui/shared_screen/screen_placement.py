"""Where the shared screen stands: on the projector, or in a window when asked. Never lands on the facilitator's screen by itself.

Remembers the projector by what it calls itself; keeps no settings, but tells whoever does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from moothall.ui.shared_screen.screen import SharedScreen

# "wall" is a projector; "lost" one that was unplugged while in use.
Standing = Literal["nowhere", "wall", "lost", "window"]


def screen_name(screen: QScreen) -> str:
    """What tells one screen from another, also after it was unplugged: port, maker, model and serial number."""
    return "|".join((screen.name(), screen.manufacturer(), screen.model(), screen.serialNumber()))


def in_one_place(one: QRect, other: QRect) -> bool:
    """Whether screens that lie there show the same part of the desktop, as a projector does that mirrors the laptop at another size."""
    # Not any overlap: scaled by different factors, neighbours may share a few pixels.
    return _area(one.intersected(other)) * 2 > min(_area(one), _area(other))


def _area(rect: QRect) -> int:
    return rect.width() * rect.height() if rect.isValid() else 0


class ScreenPlacement(QObject):
    """Moves `screen_window` about and leaves the `facilitator`'s where it is. `chosen` is the name of the screen used last, or empty;
    `remember` is told when another one is used."""

    lost = Signal()  # the projector went away: the room sees nothing
    back = Signal()  # and is there again
    moved = Signal()  # `standing` is another one

    def __init__(
        self, facilitator: QWidget, screen_window: SharedScreen, chosen: str = "", remember: Callable[[str], None] | None = None
    ) -> None:
        super().__init__(screen_window)
        self._facilitator, self._screen_window, self._chosen = facilitator, screen_window, chosen
        self._remember = remember or (lambda name: None)
        self._standing: Standing = "nowhere"
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._screen_added)
        app.screenRemoved.connect(self._screen_removed)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._screens_moved)
        screen_window.leave_wanted.connect(self.take_down)

    @property
    def standing(self) -> Standing:
        return self._standing

    def screens(self) -> list[QScreen]:
        """Those that could be the projector: all but the one the facilitator's window is on, and what mirrors that one."""
        return [screen for screen in QGuiApplication.screens() if self._stands_apart(screen)]

    def _stands_apart(self, screen: QScreen) -> bool:
        here = self._facilitator.screen()
        return screen is not here and not in_one_place(screen.geometry(), here.geometry())

    @property
    def mirrored(self) -> bool:
        """Whether another screen shows what the facilitator's does, where the system tells them apart. Some report one screen for both."""
        here = self._facilitator.screen()
        others = (screen for screen in QGuiApplication.screens() if screen is not here)
        return any(in_one_place(screen.geometry(), here.geometry()) for screen in others)

    def choose(self, screen: QScreen) -> None:
        """Remembers `screen` as the projector, and moves the shared screen there if it is up."""
        self._chosen = screen_name(screen)
        self._remember(self._chosen)
        if self._standing in ("wall", "lost"):
            self._stand_on(screen)

    def put_up(self) -> bool:
        """On the projector, full screen. False, and nothing happens, when there is only the facilitator's screen."""
        screen = self._projector()
        if screen is None:
            return False
        # Written only when another: each time is a file on the disk.
        if self._chosen != screen_name(screen):
            self._chosen = screen_name(screen)
            self._remember(self._chosen)
        self._stand_on(screen)
        return True

    def present_here(self) -> None:
        """In an ordinary window, for one screen only or a shared window in a call. The facilitator asked for it, and goes on typing: it
        stands at the bottom right, half as wide as the screen, away from the entry lines, and leaves the keyboard where it is."""
        screen_window, room = self._screen_window, self._facilitator.screen().availableGeometry()
        screen_window.setScreen(self._facilitator.screen())
        screen_window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        screen_window.resize(screen_window.sizeHint().scaled(room.width() // 2, room.height() // 2, Qt.AspectRatioMode.KeepAspectRatio))
        screen_window.showNormal()
        # Moved after it is shown: only then is its frame known.
        beyond = room.bottomRight() - screen_window.frameGeometry().bottomRight()
        screen_window.move(screen_window.frameGeometry().topLeft() + beyond)
        screen_window.raise_()
        self._stand("window")

    def take_down(self) -> None:
        """The shared screen goes; the projector shows whatever the computer shows there."""
        self._screen_window.hide()
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
        # False sorts before True: the remembered one, then any that isn't the main one, and the main one rather than none.
        return min(others, key=lambda screen: (screen_name(screen) != self._chosen, screen is main), default=None)

    def _stand_on(self, screen: QScreen) -> None:
        screen_window = self._screen_window
        screen_window.hide()
        screen_window.setWindowState(Qt.WindowState.WindowNoState)
        # Hidden and plain before it moves: a full-screen window may stay where it is.
        screen_window.setScreen(screen)
        screen_window.setGeometry(screen.geometry())
        # Taking the keyboard from the facilitator would send their next word to the screen.
        screen_window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        screen_window.showFullScreen()
        self._stand("wall")

    # plugs

    def _screen_removed(self, screen: QScreen) -> None:
        """Hides before Qt moves the orphaned window to the screen that is left."""
        if self._standing == "wall" and self._screen_window.screen() is screen:
            self._lose()

    def _lose(self) -> None:
        # At once, and not when asked: a picture on the facilitator's own screen may be seen by whoever stands behind them.
        self._screen_window.hide()
        self._stand("lost")
        self.lost.emit()

    def _screen_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._screens_moved)
        self._come_back(screen)

    def _come_back(self, screen: QScreen) -> None:
        if self._standing == "lost" and self._stands_apart(screen) and self._is_ours(screen):
            self._stand_on(screen)
            self.back.emit()

    def _screens_moved(self) -> None:
        """Somebody chose to mirror the laptop, or to extend it again: mirrored, the shared screen would lie over the desk."""
        if self._standing == "wall" and not self._stands_apart(self._screen_window.screen()):
            self._lose()
        for screen in QGuiApplication.screens():
            self._come_back(screen)

    def _is_ours(self, screen: QScreen) -> bool:
        """The same one; another only if no name was given. A different projector is put up when the facilitator says so."""
        return screen_name(screen) == self._chosen
