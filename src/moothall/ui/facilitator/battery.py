"""Watches the laptop's battery and says in time to plug it in. Asks the system and nobody else; a laptop that tells nothing is left alone.

Linux: the kernel's own files. Windows: the system's power status. macOS: `pmset`.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from moothall.ui.kit.messages import Messages
from moothall.words import say

LOW = 15
"""Per cent at which it is said: on most laptops a quarter of an hour, or a little more."""
_EVERY = 60_000  # ms
_SUPPLIES = Path("/sys/class/power_supply")
_ON_POWER = re.compile(r"AC Power")
_SHARE = re.compile(r"(\d+)%")
_UNKNOWN, _NO_BATTERY = 255, 128  # as Windows says it


@dataclass(frozen=True, slots=True)
class Battery:
    """Per cent left, and whether it is running down."""

    percent: int
    draining: bool


def on_linux(supplies: Path = _SUPPLIES) -> Battery | None:
    """The fullest of several: one is used after the other. None on a computer without one."""
    found = []
    for folder in sorted(supplies.glob("*")):
        with suppress(OSError, ValueError):
            # Not those of a mouse or a pen.
            scope = folder / "scope"
            if (folder / "type").read_text().strip() != "Battery" or (scope.exists() and scope.read_text().strip() == "Device"):
                continue
            found.append(Battery(int((folder / "capacity").read_text()), (folder / "status").read_text().strip() == "Discharging"))
    return Battery(max(b.percent for b in found), any(b.draining for b in found)) if found else None


def on_macs(told: str) -> Battery | None:
    """What `pmset -g batt` says."""
    share = _SHARE.search(told)
    return Battery(int(share[1]), not _ON_POWER.search(told)) if share else None


def on_windows(line: int, flag: int, percent: int) -> Battery | None:
    """The fields of the system's power status: whether the line has power, what is said of the battery, how full it is."""
    return None if flag & _NO_BATTERY or percent == _UNKNOWN else Battery(percent, line == 0)


def _ask_windows() -> Battery | None:
    system: Any = import_module("ctypes")
    status = (system.c_ubyte * 12)()
    if not system.windll.kernel32.GetSystemPowerStatus(status):
        return None
    return on_windows(*status[:3])


def of_this_laptop() -> Battery | None:
    if sys.platform == "win32":
        return _ask_windows()
    if sys.platform == "darwin":
        asked = subprocess.run(["/usr/bin/pmset", "-g", "batt"], capture_output=True, text=True, timeout=2, check=False)
        return on_macs(asked.stdout)
    return on_linux()


class BatteryWatch(QObject):
    """Says it once when the battery gets low, and takes it back once the laptop is plugged in."""

    def __init__(self, parent: QObject, messages: Messages, ask: Callable[[], Battery | None] = of_this_laptop) -> None:
        super().__init__(parent)
        self._messages, self._ask, self._told = messages, ask, False
        self._ticker = QTimer(self, interval=_EVERY)
        self._ticker.timeout.connect(self.look)

    def start(self) -> None:
        self.look()
        self._ticker.start()

    def stop(self) -> None:
        """The window closes."""
        self._ticker.stop()

    def look(self) -> None:
        battery = None
        # Whatever a system does when it is asked: not to know how full it is stops no workshop.
        with suppress(Exception):
            battery = self._ask()
        low = battery is not None and battery.draining and battery.percent <= LOW
        if low and not self._told and battery:
            self._messages.say("attention", say("window.battery_low", percent=battery.percent), key="battery")
        elif self._told and not low:
            self._messages.solved("battery")
        self._told = low
