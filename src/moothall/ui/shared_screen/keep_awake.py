"""Keeps the laptop and its screens awake while the room sees something, by what each system offers. Asks for nothing it can't have.

Linux: the desktop's own screen saver service, by the session's message bus. Windows: the thread's execution state. macOS: `caffeinate`,
which ends with us. No system lets a program silence other programs' notifications: the handbook says how people do it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any, Protocol

from moothall.words import say

_SERVICE, _PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
_OWN = "moothall-awake"
_CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x1, 0x2
_WAIT = 500  # ms for an answer on the bus; a desktop that hangs must not hang us


class Waking(Protocol):
    """One way of staying awake. False where it isn't to be had."""

    def hold(self) -> bool: ...

    def let_go(self) -> None: ...


class OnTheBus:
    """GNOME, KDE, Xfce and others. On a connection of its own: the service forgets whoever leaves the bus, and so does one that crashed."""

    def hold(self) -> bool:
        from PySide6.QtDBus import QDBusConnection, QDBusInterface

        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _OWN)
        saver = QDBusInterface(_SERVICE, _PATH, _SERVICE, bus)
        saver.setTimeout(_WAIT)
        held = saver.isValid() and not saver.call("Inhibit", say("start.name"), say("screen.awake")).errorName()
        if not held:
            self.let_go()
        return bool(held)

    def let_go(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        QDBusConnection.disconnectFromBus(_OWN)


class OnWindows:
    """Ends with the thread that asked, which is the window's."""

    def hold(self) -> bool:
        return self._set(_CONTINUOUS | _SYSTEM | _DISPLAY)

    def let_go(self) -> None:
        self._set(_CONTINUOUS)

    def _set(self, state: int) -> bool:
        windows: Any = import_module("ctypes")
        return bool(windows.windll.kernel32.SetThreadExecutionState(state))


class OnMacs:
    """A program of the system's own, that watches ours."""

    def __init__(self) -> None:
        self._running: subprocess.Popen[bytes] | None = None

    def hold(self) -> bool:
        self._running = subprocess.Popen(["/usr/bin/caffeinate", "-d", "-i", "-w", str(os.getpid())])
        return True

    def let_go(self) -> None:
        if self._running is not None:
            self._running.terminate()
            self._running.wait()
            self._running = None


def for_this_system() -> Waking:
    if sys.platform == "win32":
        return OnWindows()
    return OnMacs() if sys.platform == "darwin" else OnTheBus()


class KeepAwake:
    """`live` is told after every change of what the room sees; only a change is passed on."""

    def __init__(self, waking: Callable[[], Waking] = for_this_system) -> None:
        self._make, self._waking = waking, None
        self.held = False

    _waking: Waking | None

    def live(self, on: bool) -> None:
        """Something stands before the room, or nothing any more. A system that refuses is no reason to stop a workshop."""
        if on == self._wanted:
            return
        self._wanted = on
        # Whatever a desktop does when it is asked; what isn't held is said on the page of the shared screen.
        with suppress(Exception):
            self._waking = self._waking or self._make()
            if on:
                self.held = self._waking.hold()
            elif self.held:
                self.held = False
                self._waking.let_go()

    _wanted = False
